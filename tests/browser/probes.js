/* What the tests of access ask of a page: its focus stops, its targets, its colours, and what its text runs into.
   Every probe returns a list of problems, each a line that names the element. */
(() => {
  "use strict";

  const told = (one) => (one
    ? `<${one.localName} class="${one.getAttribute("class") || ""}"> ${one.textContent.trim().slice(0, 40)}` : "nothing");
  const shown = (one) => one.getClientRects().length > 0 && one.checkVisibility({ visibilityProperty: true });

  /* What the Tab key reaches, in the order of the page. */
  const stops = () => [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && shown(one));

  /* --- colours: whatever the style sheets may compute, as red, green, blue and opacity from 0 to 1 --- */
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((one) => one / 255));
    }
    return known.get(colour);
  };
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((one) => (one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4));
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const ground = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const colour = getComputedStyle(up).backgroundColor;
      if (channels(colour)[3] > .5) { return colour; }
    }
    return "white";
  };

  /* --- focus --- */
  const outOfSight = (one, box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const wide = right - left >= Math.min(box.width, innerWidth) - 1;
    const high = bottom - top >= Math.min(box.height, innerHeight) - 1;
    if (!wide || !high) { return `out of sight at ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`; }
    for (const [x, y] of [[.5, .5], [.05, .5], [.95, .5], [.5, .1], [.5, .9]]) {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      /* Between the letters of a link the line itself is hit. */
      if (!one.contains(hit) && hit !== one.parentElement) { return `covered by ${told(hit)}`; }
    }
    return "";
  };

  /* The element around that cuts off what reaches so far beyond a box. */
  const cutBy = (one, box, reach) => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === "visible") { continue; }
      const edge = up.getBoundingClientRect();
      const inside = box.left - reach >= edge.left - 1 && box.right + reach <= edge.right + 1
        && box.top - reach >= edge.top - 1 && box.bottom + reach <= edge.bottom + 1;
      if (!inside) { return up; }
    }
    return null;
  };

  const ringFault = (one, box) => {
    const style = getComputedStyle(one);
    const width = parseFloat(style.outlineWidth), offset = parseFloat(style.outlineOffset);
    if (style.outlineStyle !== "solid" || width < 2) { return "no ring"; }
    const below = ground(offset < 0 ? one : one.parentElement);
    const ratio = contrast(style.outlineColor, below);
    if (ratio < 3) { return `a ring of ${ratio.toFixed(2)}:1 on ${below}`; }
    const edge = one.getClientRects().length === 1 && cutBy(one, box, Math.max(0, offset + width));
    return edge ? `the ring is cut off by ${told(edge)}` : "";
  };

  const turnsBack = (place, before) => {
    if (!before) { return ""; }
    if (place.bottom <= before.top + 1 && place.left <= before.left + 1) { return "the focus goes up and back"; }
    const level = Math.min(place.bottom, before.bottom) - Math.max(place.top, before.top) > 6;
    return level && place.right <= before.left + 1 ? "the focus goes back in the line" : "";
  };

  const scrolls = (one) => { for (let up = one; up; up = up.parentElement) { if (getComputedStyle(up).overflowX === "auto") { return true; } } return false; };
  const stuck = (one) => { for (let up = one; up; up = up.parentElement) { if (getComputedStyle(up).position === "sticky") { return true; } } return false; };

  /* Where a box lies once nothing is scrolled; what is stuck to a place stays there. */
  const unscrolled = (one, box) => {
    let [x, y] = [0, 0];
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (!scrolls(up) || !stuck(one)) { x += up.scrollLeft; }
      y += up.scrollTop;
    }
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
  };

  const focus = () => {
    const problems = [];
    let before = null;
    for (const one of stops()) {
      one.focus();
      const box = one.getClientRects()[0];
      const place = unscrolled(one, box);
      const faults = document.activeElement === one
        ? [outOfSight(one, box), ringFault(one, box), turnsBack(place, before)] : ["takes no focus"];
      problems.push(...faults.filter(Boolean).map((words) => `${told(one)}: ${words}`));
      before = one.matches(".skip") ? null : place; /* the skip link lies above everything */
    }
    return problems;
  };

  const listen = () => {
    const all = stops();
    window.walked = [];
    document.addEventListener("focusin", (event) => window.walked.push(all.indexOf(event.target)));
    return all.length;
  };

  /* --- targets: WCAG 2.5.8 with its exceptions --- */
  const SMALLEST = 24;
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const away = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

  /* Inline: the line height of other words in the same sentence or block sets the size. */
  const inSentence = (one) => {
    if (!getComputedStyle(one).display.startsWith("inline") || getComputedStyle(one).display !== "inline") { return false; }
    let block = one.parentElement;
    while (getComputedStyle(block).display === "inline") { block = block.parentElement; }
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      const outside = !text.parentElement.closest("a, button, summary, input, select, .visually-hidden");
      if (outside && /[\p{L}\p{N}]/u.test(text.data) && shown(text.parentElement)) { return true; }
    }
    return false;
  };

  /* A label that a click may go to in place of its box. */
  const boxOf = (one) => {
    const box = one.getBoundingClientRect();
    return [one, ...(one.labels || [])].map((part) => part.getBoundingClientRect())
      .find((part) => part.width >= SMALLEST && part.height >= SMALLEST) || box;
  };

  const targets = () => {
    const all = stops().filter((one) => !one.matches(".skip, [role=region]")).map((one) => ({ one, box: boxOf(one), boxes: [...one.getClientRects()] }));
    const small = ({ box }) => box.width < SMALLEST - .05 || box.height < SMALLEST - .05;
    const crowded = (mine) => all.some((other) => other !== mine && !other.one.contains(mine.one) && (small(other)
      ? Math.hypot(middle(mine.box)[0] - middle(other.box)[0], middle(mine.box)[1] - middle(other.box)[1]) < SMALLEST
      : other.boxes.some((box) => away(middle(mine.box), box) < SMALLEST / 2)));
    return all.filter((mine) => small(mine) && !inSentence(mine.one) && crowded(mine))
      .map(({ one, box }) => `${told(one)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`);
  };

  /* --- text that is cut off, sticks out or runs into other text --- */
  /* For screen readers alone: a pixel of a clip. */
  const onlyHeard = (one) => {
    for (let up = one; up; up = up.parentElement) {
      if (getComputedStyle(up).clipPath === "inset(50%)") { return true; }
    }
    return false;
  };

  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const holder = text.parentElement;
      if (!text.data.trim() || !shown(holder) || holder.closest(".skip, title, desc") || onlyHeard(holder)) { continue; }
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        if (box.width > 2 && box.height > 2) { found.push({ holder, box }); }
      }
    }
    return found.sort((one, other) => one.box.top - other.box.top);
  };

  /* A line is higher than its letters: they meet where the middle of one lies in the other. */
  const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.height, other.height) * .45;

  const hidesOverflow = (style) => style.overflowX === "hidden" || style.overflowX === "clip" || style.overflowY === "hidden";
  const cutOff = ({ holder, box }) => {
    for (let up = holder; up && up !== document.body; up = up.parentElement) {
      if (!hidesOverflow(getComputedStyle(up))) { continue; }
      const edge = up.getBoundingClientRect();
      if (box.right > edge.right + 2 || box.left < edge.left - 2 || box.bottom > edge.bottom + 4 || box.top < edge.top - 4) { return true; }
    }
    return false;
  };


  const text = () => {
    scrollTo(0, 0);
    const { scrollWidth, clientWidth } = document.documentElement;
    const all = lines(), problems = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide, the window ${clientWidth}`] : [];
    all.forEach((mine, place) => {
      if (cutOff(mine)) { problems.push(`${told(mine.holder)}: cut off`); }
      if ((mine.box.right > innerWidth + 1 || mine.box.left < -1) && !scrolls(mine.holder)) { problems.push(`${told(mine.holder)}: off the screen`); }
      for (let next = place + 1; next < all.length && all[next].box.top < mine.box.bottom; next += 1) {
        const other = all[next];
        if (other.holder !== mine.holder && meet(mine.box, other.box) && stuck(mine.holder) === stuck(other.holder)) {
          problems.push(`${told(mine.holder)} runs into ${told(other.holder)}`);
        }
      }
    });
    return problems;
  };

  /* --- words that are broken though they take up little more than half of the window: what is around leaves no room ---
     Longer ones get hyphens from browsers that know where, and so do those in the fixed column of the matrix.
     A line may end after a hyphen or a dash, as in 2018–2020. */
  const words = () => {
    const problems = [], range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const holder = text.parentElement;
      if (!shown(holder) || holder.closest("code, body [dir=ltr], .skip, .matrix th, title, desc") || onlyHeard(holder)) { continue; }
      for (const { 0: word, index } of text.data.matchAll(/[^\s\u00ad\u200b–-]{3,}/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
        const width = boxes.reduce((sum, box) => sum + box.width, 0);
        if (boxes.some((box) => box.top > boxes[0].bottom - 2) && width < innerWidth * .6) { problems.push(`${told(holder)}: ${word} is broken`); }
      }
    }
    return problems;
  };

  /* --- lists that are none for WebKit: no item of theirs is a list item with a marker, be it an empty one --- */
  const lists = () => [...document.querySelectorAll("ul:not([role]), ol:not([role])")]
    .filter((list) => shown(list) && !list.closest("nav"))
    .filter((list) => ![...list.children].some((item) => (({ display, listStyleType }) => display === "list-item" && listStyleType !== "none")(getComputedStyle(item))))
    .map((list) => `${told(list)}: is no list in WebKit`);

  /* What a reader who needs it sets: WCAG 1.4.12. */
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } "
      + "p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets.push(sheet);
  };

  /* --- motion --- */
  const motion = () => {
    const found = [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => [one, getComputedStyle(one, part)]))
      .filter(([, style]) => style.animationName !== "none" || style.transitionDuration.split(",").some((one) => parseFloat(one) > 0));
    const smooth = getComputedStyle(document.documentElement).scrollBehavior !== "auto";
    return [...found.map(([one]) => `${told(one)}: moves`), ...(smooth ? ["the page scrolls smoothly"] : [])];
  };

  window.probes = { focus, listen, targets, text, words, lists, space, motion, contrast, ground };
})();
