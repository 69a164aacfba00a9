/* The palette button: as the device has it, light, dark.  Remembered only when the reader presses it.
   The same for the switch that shows all languages at once.  And the search, fetched when a reader first uses it.
   Escape closes the menu, which opens without a script.  A word's explanation comes to the word.  Links can be copied.
   Which browsers count is said in HACKING.md. */
(() => {
  "use strict";
  const folder = new URL(".", document.currentScript.src);
  const choices = ["auto", "light", "dark"];
  /* Where nothing may be stored, a choice lasts for the page. */
  const lasting = new Map();
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return lasting.get(key); } };
  const remember = (key, value) => { try { if (value) { localStorage.setItem(key, value); } else { localStorage.removeItem(key); } } catch { lasting.set(key, value); } };
  const palette = () => remembered("konzept-palette") || "auto";
  /* What is remembered may have changed on another page or in another tab. */
  const show = () => {
    const choice = palette(), button = document.querySelector("[data-palette]"), box = document.querySelector("[data-both]");
    if (choice === "auto") { document.documentElement.removeAttribute("data-theme"); }
    else { document.documentElement.setAttribute("data-theme", choice); }
    if (button) { button.querySelector(".palette__label").textContent = button.dataset[choice]; button.title = button.dataset[choice]; button.hidden = false; }
    if (box) { box.checked = remembered("konzept-both") === "1"; }
  };
  show();
  for (const event of ["pageshow", "storage"]) { window.addEventListener(event, show); }
  /* A page opened from a file may load no module; the offline copy brings the search along as a script. */
  const search = async () => window.konzeptSearch || import(new URL("search.js", folder));
  const startSearch = () => {
    for (const form of document.querySelectorAll("form[data-search]")) {
      const status = form.querySelector("[role=status]");
      const say = (words) => { status.textContent = words; status.className = words ? "find__message" : "visually-hidden"; };
      let asked = false;
      /* What could not be loaded is asked for again when a reader comes back; the form leads to the page of the search all the same. */
      form.addEventListener("focusin", () => {
        if (asked) { return; }
        asked = true;
        search().then((module) => module.attach(form), () => { asked = false; if (form.contains(document.activeElement)) { say(form.dataset.failed); } });
      });
      form.addEventListener("focusout", () => { if (!asked) { say(""); } });
    }
    const results = document.querySelector("[data-results]");
    if (!results) { return; }
    const form = document.querySelector("form[data-search-page]");
    const browse = document.querySelector("[data-browse]");
    const open = (event) => search().then((module) => module.page(form, results, document.querySelector("[data-register]"), event?.type === "click"), () => {
      results.hidden = false;
      results.querySelector("[role=status]").textContent = form.dataset.failed;
    });
    browse.hidden = false;
    if (window.location.search) { open(); return; }
    const first = (event) => { form.removeEventListener("focusin", first); browse.removeEventListener("click", first); open(event); };
    form.addEventListener("focusin", first);
    browse.addEventListener("click", first);
  };
  const startBoth = () => {
    const box = document.querySelector("[data-both]");
    box?.addEventListener("change", () => remember("konzept-both", box.checked && "1"));
  };
  const startMenu = () => {
    const menu = document.querySelector("details.menu");
    menu?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) { return; }
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };
  /* The explanations stand at the foot of the page, where the words lead by themselves. */
  const startTerms = () => {
    const list = document.querySelector("[data-terms]");
    if (!list || !("showPopover" in HTMLElement.prototype)) { return; }
    const box = document.createElement("div");
    const [name, text, close] = ["p", "div", "button"].map((tag) => box.appendChild(document.createElement(tag)));
    box.className = "explained";
    box.tabIndex = -1;
    for (const [key, value] of Object.entries({ popover: "auto", role: "dialog", "aria-labelledby": "explained" })) { box.setAttribute(key, value); }
    name.id = "explained";
    name.className = "explained__word";
    close.type = "button";
    close.textContent = list.dataset.terms;
    close.addEventListener("click", () => box.hidePopover());
    const beside = (word) => {
      const [at, size] = [word.getClientRects()[0], box.getBoundingClientRect()];
      const space = document.documentElement.clientWidth - size.width - 8;
      const above = at.bottom + size.height + 8 > window.innerHeight && at.top > size.height + 8;
      box.style.left = `${window.scrollX + Math.max(8, Math.min(at.left, space))}px`;
      box.style.top = `${window.scrollY + (above ? at.top - size.height - 6 : at.bottom + 6)}px`;
    };
    for (const word of document.querySelectorAll("a.term[href^='#term-']")) {
      const item = document.getElementById(word.hash.slice(1));
      word.setAttribute("aria-haspopup", "dialog");
      word.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
        event.preventDefault();
        const copy = item.querySelector("dd").cloneNode(true);
        copy.querySelector(".terms__back").remove();
        name.textContent = item.querySelector("dt").textContent;
        text.replaceChildren(...copy.childNodes);
        word.after(box);
        box.showPopover();
        beside(word);
        box.focus({ preventScroll: true });
      });
    }
  };
  const startCopies = () => {
    const page = document.querySelector("[data-copy]");
    if (!page || !navigator.clipboard || window.location.protocol === "file:") { return; }
    const words = page.parentElement.dataset;
    const prepare = (button, hash) => {
      const answer = document.createElement("span");
      answer.className = "copy__answer";
      answer.setAttribute("role", "status");
      button.after(" ", answer);
      button.addEventListener("click", () => {
        const address = new URL(window.location.pathname + hash, window.location).href;
        for (const other of document.querySelectorAll(".copy__answer")) { other.textContent = ""; }
        navigator.clipboard.writeText(address).then(
          () => { answer.textContent = words.copied; },
          () => { answer.textContent = `${words.notCopied} ${address}`; },
        );
      });
    };
    prepare(page, "");
    page.hidden = false;
    for (const point of document.querySelectorAll("[data-point] > li[id]")) {
      const { link, point: place } = point.parentElement.dataset;
      const [button, hidden] = ["button", "span"].map((tag) => document.createElement(tag));
      button.type = "button";
      button.className = "copy";
      hidden.className = "visually-hidden";
      hidden.textContent = ` ${place.replace("#", point.id.slice(1))}`;
      button.append(link, hidden);
      point.querySelector("p").append(" ", button);
      prepare(button, `#${point.id}`);
    }
  };
  const startPalette = () => {
    document.querySelector("[data-palette]")?.addEventListener("click", () => {
      remember("konzept-palette", choices[(choices.indexOf(palette()) + 1) % choices.length]);
      show();
    });
  };
  /* The same query and place in the other language, however a reader opens the link. */
  const startLanguages = () => {
    const list = document.querySelector(".languages");
    const carry = () => { for (const link of list.querySelectorAll("a")) { link.search = window.location.search; link.hash = window.location.hash; } };
    for (const event of ["pointerover", "focusin", "click"]) { list?.addEventListener(event, carry); }
  };
  /* Paper shows what is folded; where styles cannot open it, it is opened for as long as the page prints. */
  const startPaper = () => {
    if (CSS.supports("selector(::details-content)")) { return; }
    let opened = [];
    window.addEventListener("beforeprint", () => { opened = [...document.querySelectorAll("main details:not([open]):not(.official)")]; for (const one of opened) { one.open = true; } });
    window.addEventListener("afterprint", () => { for (const one of opened) { one.open = false; } });
  };
  const start = () => { show(); for (const begin of [startMenu, startBoth, startSearch, startPalette, startLanguages, startPaper, startTerms, startCopies]) { begin(); } };
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
