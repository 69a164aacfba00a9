/* The palette button: as the device has it, light, dark.  Remembered only when the reader presses it.
   The same for the switch that shows all languages at once.  And the search, fetched when a reader first uses it.
   Escape closes the menu, which opens without a script. */
(() => {
  "use strict";
  const folder = new URL(".", document.currentScript.src);
  const choices = ["auto", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("konzept-palette") || "auto"; } catch { return "auto"; } };
  const apply = (choice) => {
    if (choice === "auto") { document.documentElement.removeAttribute("data-theme"); }
    else { document.documentElement.setAttribute("data-theme", choice); }
  };
  const label = (button, choice) => { button.querySelector(".palette__label").textContent = button.dataset[choice]; button.title = button.dataset[choice]; };
  apply(stored());
  /* A page opened from a file may load no module; the offline copy brings the search along as a script. */
  const search = async () => window.konzeptSearch || import(new URL("search.js", folder));
  const startSearch = () => {
    for (const form of document.querySelectorAll("form[data-search]")) {
      form.addEventListener("focusin", () => search().then((module) => module.attach(form), () => { /* the form still leads to the page of the search */ }), { once: true });
    }
    const results = document.querySelector("[data-results]");
    if (!results) { return; }
    const form = document.querySelector("form[data-search-page]");
    const open = () => search().then((module) => module.page(form, results, document.querySelector("[data-register]")), () => {
      results.hidden = false;
      results.querySelector("[role=status]").textContent = form.dataset.failed;
    });
    if (new URL(window.location).searchParams.get("q")) { open(); } else { form.addEventListener("focusin", open, { once: true }); }
  };
  const startBoth = () => {
    const box = document.querySelector("[data-both]");
    if (!box) { return; }
    try { box.checked = localStorage.getItem("konzept-both") === "1"; } catch { /* a private window */ }
    box.addEventListener("change", () => {
      try { if (box.checked) { localStorage.setItem("konzept-both", "1"); } else { localStorage.removeItem("konzept-both"); } } catch { /* likewise */ }
    });
  };
  const startMenu = () => {
    const menu = document.querySelector("details.menu");
    menu?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) { return; }
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };
  const start = () => {
    startMenu();
    startBoth();
    startSearch();
    const button = document.querySelector("[data-palette]");
    if (!button) { return; }
    button.hidden = false;
    label(button, stored());
    button.addEventListener("click", () => {
      const next = choices[(choices.indexOf(stored()) + 1) % choices.length];
      try { localStorage.setItem("konzept-palette", next); } catch { /* a private window: the choice lasts for this page */ }
      apply(next);
      label(button, next);
    });
  };
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
