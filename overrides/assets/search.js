/* The search in the page: suggestions under the field, and the page of results.
   Loaded when a reader first uses a search field.  Texts from the index reach the page as text, never as HTML. */
import { Index, terms } from "./search-engine.js";

const FILTERS = ["concept", "kind", "field", "actor", "bindingness", "state"];
const LONGEST_QUERY = 300;
const PATIENCE = 20000;
const loading = new Map();

const wait = (time) => new Promise((done) => { setTimeout(done, time); });

/* Lets what waits have its turn, without the rest that a timer takes. */
const pause = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); done(); }; port2.postMessage(0); });

/* What is made once; what is lost is made again another time. */
const once = (key, make) => {
  if (!loading.has(key)) { loading.set(key, make().catch((error) => { loading.delete(key); throw error; })); }
  return loading.get(key);
};

/* What does not come in time counts as lost. */
const load = (address) => once(address, () => Promise.race([
  fetch(address).then((found) => (found.ok ? found.json() : Promise.reject(new Error(found.status)))),
  wait(PATIENCE).then(() => { throw new Error("late"); }),
]));

/* An index is read in slices, so that a slow phone stays awake; a search nobody sees has the code compiled. */
const sliced = async (steps) => {
  for (let done = false; !done;) {
    await pause();
    const end = performance.now() + 12;
    while (!done && performance.now() < end) { ({ done } = steps.next()); }
  }
};

const read = async (whole, part) => {
  const index = new Index(whole, part);
  await sliced(index.build());
  await sliced(index.listen());
  await pause();
  index.search(index.documents[0].title);
  return index;
};

/* Beside an index in parts, that of a concept, or else the one with the titles of all, of which another language has no need. */
const open = async (address, concept, titles) => {
  const whole = await load(address);
  const part = whole.parts?.includes(concept) ? concept : whole.parts && titles;
  return once(`${address} ${part}`, async () => Object.assign(await read(whole, part && await load(address.replace("search-index", `search-index-${part}`))), { address }));
};

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) { if (value !== undefined) { made.setAttribute(key, value); } }
  made.append(...children.filter((child) => child !== ""));
  return made;
};

const fill = (label, values) => Object.entries(values).reduce((words, [key, value]) => words.replaceAll(`{${key}}`, () => value), label);

const number = (index, value) => value.toLocaleString(index.locale);

const counted = (index, key, count) =>
  fill(index.labels[`${key}.${new Intl.PluralRules(index.locale).select(count)}`] || index.labels[`${key}.other`], { count: number(index, count) });

/** The words of a text with those marked that a hit was found by. */
const marked = (text, found, language) => text.split(/([\p{L}\p{N}§][\p{L}\p{M}\p{N}./*:-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}])/gu)
  .map((part, place) => (place % 2 && terms(part, language).some((word) => found.has(word)) ? element("mark", {}, part) : part));

/** One site's search: its own index, and the others for what only they know. */
export class Search {
  constructor(form) {
    this.root = form.dataset.root;
    this.own = form.dataset.index;
    this.others = Object.values(JSON.parse(form.dataset.others));
    this.concept = form.elements.concept?.value;
  }

  async load() {
    const index = await open(this.own, this.concept, "-titles");
    this.part = index.part;
    return index;
  }

  /** Hits of the own language, handed to `early` as soon as they are there; those of the others where a finished word needs them. */
  async find(typed, { typing, early } = {}) {
    const query = typed.slice(0, LONGEST_QUERY);
    const index = await this.load();
    const unfinished = typing && !/\s$/.test(query);
    const { hits: found, similar, missing, meant } = index.search(query, { typing: unfinished });
    const result = { index, similar, meant, hits: found.map((hit) => ({ ...hit, document: index.documents[hit.place], index })) };
    const [best] = result.hits;
    const scarce = best && best.sure <= .7 && found.filter((hit) => hit.sure >= .5).length < 3;
    if (missing || (best && (unfinished || !(similar || scarce || /^(?:note|reference)$/.test(best.document.kind))))) { return result; }
    if (!similar) { early?.(result); }
    for (const address of this.others) {
      const other = await open(address, this.concept).catch((error) => { result.failed = error; });
      if (other) { this.#join(result, other, query); }
    }
    return result;
  }

  /* What another language finds as it is written comes before what is merely similar. */
  #join(result, other, query) {
    const { index, hits, similar } = result;
    const own = new Map(hits.map((hit) => [hit.document.id, hit]));
    const known = new Map(index.documents.map((document) => [document.id, document]));
    for (const hit of other.search(query, { exact: true }).hits) {
      const { id } = other.documents[hit.place];
      const entry = own.get(id) || { document: known.get(id), terms: new Set(), place: -1, score: 0 };
      const score = similar ? hit.score + 1000 : hit.score * .8;
      if (!entry.document || hit.sure < .6 || entry.score >= score) { continue; }
      if (!own.has(id)) { hits.push(entry); }
      Object.assign(entry, { score, sure: hit.sure, index, through: other.language, foreign: { index: other, hit } });
      result.similar = false;
    }
    hits.sort((one, another) => another.score - one.score);
  }

  address(document) { return this.root + document.url; }

  /* A query in an address, with the concept whose part it is asked of. */
  asked(query) { return new URLSearchParams({ q: query, ...(this.part && { concept: this.part }) }); }
}

const eyebrow = (index, found) => {
  const line = element("p", { class: "eyebrow" });
  const level = index.levels[found.concept];
  if (level) { line.append(element("span", { class: `mark mark--${level}` }, element("span", { class: `shape shape--${level}`, "aria-hidden": "true" }), index.facets.concept[found.concept])); }
  line.append(element("span", { class: "eyebrow__kind" }, index.facets.kind[found.kind] || ""));
  for (const words of [index.facets.term[found.concept], found.place]) { if (words) { line.append(element("span", {}, words)); } }
  return line;
};

/* Why a hit was found: the sentence that says it; a text is fetched once somebody comes to a hit that needs it. */
const reason = ({ document: found, index, terms: words, place, foreign }, text = "") => {
  const { index: of, hit } = foreign || { index, hit: { terms: words, place } };
  const { title, summary = "" } = foreign ? of.documents[hit.place] : found;
  const passage = of.passage([summary, ...text.split("\n"), ...(foreign ? [title] : [])], hit.terms);
  const quote = (said) => element("q", { lang: of.language, dir: "auto" }, ...marked(said, hit.terms, of.language));
  const spelt = () => [...hit.terms].filter((term) => of.words.get(term)?.spelt).map((term) => of.spelt(term));
  const through = foreign && `${fill(index.labels.through, { language: index.languages[of.language] })} `;
  if (passage) { return foreign ? element("p", { class: "hit__why" }, through, quote(passage)) : element("p", { class: "hit__passage" }, ...marked(passage, words, index.language)); }
  const also = foreign ? "" : index.names(found).find((name) => terms(name, index.language).some((word) => words.has(word)));
  const line = element("p", { class: "hit__passage" }, foreign ? "" : summary);
  if (foreign) { line.className = "hit__why"; line.append(through, quote(spelt()[0] || title)); }
  else if (also) { line.append(" ", element("span", { class: "hit__why" }, fill(index.labels.because, { words: also }))); }
  else if (spelt().length && ![...words].some((word) => terms(title, index.language).includes(word))) { line.append(" ", element("span", { class: "hit__why" }, fill(index.labels.because, { words: spelt().slice(0, 3).join(index.labels.comma + " ") }))); }
  else { return line; }
  const at = hit.place - of.start;
  if (!text && (at < 0 || of.part) && "IntersectionObserver" in window) {
    new IntersectionObserver(([entry], watch) => {
      if (!entry.isIntersecting) { return; }
      watch.disconnect();
      load(of.address.replace("search-index", at < 0 ? "search-texts" : `search-texts-${of.part}`)).then((all) => all.at(at)).then((all) => { if (all) { line.replaceWith(reason({ document: found, index, terms: words, place, foreign }, all)); } }, () => { /* the words found say enough */ });
    }).observe(line);
  }
  return line;
};

const hitElement = (search, hit) => element("li", { class: "hit" }, eyebrow(hit.index, hit.document),
  element("h3", { class: "hit__title" }, element("a", { href: search.address(hit.document), "data-hit": hit.document.id }, ...marked(hit.document.title, hit.terms, hit.index.language))), reason(hit));

/* --- suggestions under a search field: the combobox pattern --- */
export const attach = (form) => {
  const search = new Search(form);
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let options = [], active = -1, turn = 0, waiting = 0;

  /* For screen readers, again once the reader pauses; for everybody where no list shows. */
  const say = (words, visible = false) => {
    clearTimeout(waiting);
    const now = () => { status.textContent = words; status.className = visible ? "find__message" : "visually-hidden"; };
    if (words && !visible && status.textContent && status.className !== "find__message") { waiting = setTimeout(now, 400); } else { now(); }
  };
  const close = () => { turn += 1; list.hidden = true; say(""); input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const choose = (place) => {
    active = place;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const option = (href, ...words) => element("a", { role: "option", "aria-selected": "false", tabindex: "-1", href }, ...words);
  const draw = ({ index, hits, similar, failed }, query) => {
    options = hits.slice(0, 6).map(({ document: found }) => option(search.address(found), element("span", { class: "suggestion__title" }, found.title),
      element("span", { class: "suggestion__kind" }, [index.facets.kind[found.kind], found.place].filter(Boolean).join(`${index.labels.comma} `))));
    const shown = options.length;
    if (shown) { options.push(option(`${form.action}?${search.asked(query)}`, fill(index.labels.everything, { query }))); }
    options.forEach((one, at) => { one.id = `${list.id}-${at}`; });
    list.replaceChildren(...options);
    if (similar) { list.dataset.note = index.labels.similar; } else { delete list.dataset.note; }
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(!list.hidden));
    say(shown ? `${similar ? `${index.labels.similar} ` : ""}${counted(index, "suggested", shown)}${index.labels.comma} ${counted(index, "count", hits.length)}` : index.labels[failed ? "incomplete" : "none"], !shown);
    choose(-1);
  };
  const show = async () => {
    const mine = turn += 1;
    const query = input.value.trim();
    if (query.length < 2) { close(); return; }
    const result = await search.find(input.value, { typing: true }).catch(() => null);
    if (mine !== turn || document.activeElement !== input) { return; }
    if (result) { draw(result, query); } else { close(); say(form.dataset.failed, true); }
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) { event.preventDefault(); show(); }
    else if (step) { event.preventDefault(); choose((active + 1 + step + options.length + 1) % (options.length + 1) - 1); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); options[active].click(); }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); /* the field keeps the focus */
  input.addEventListener("blur", () => setTimeout(close, 150));
  search.load().then(() => { if (input.value) { show(); } }, () => { if (document.activeElement === input) { say(form.dataset.failed, true); } });
};

/* --- the page of results --- */
/* The filters in the address; what is no value of a filter counts as none. */
const chosen = (address, index) => Object.fromEntries(FILTERS.map((name) => {
  const value = address.searchParams.get(name) || "";
  return [name, Object.hasOwn(index.facets[name], value) ? value : ""];
}));

const holds = ({ document: found, index }, name, value) => !value || (name === "field" ? (found.fields || []).includes(value)
  : name === "actor" ? (found.actors || []).includes(value) : found[name] === value || (name === "concept" && index.part));

const filterElement = (index, hits, filters, name) => {
  const others = hits.filter((hit) => FILTERS.every((one) => one === name || holds(hit, one, filters[one])));
  const choice = index.scope && name === "concept"; /* of what is searched, so that nothing can be counted */
  const values = Object.entries(index.facets[name]).map(([value, label]) => [value, label, others.filter((hit) => holds(hit, name, value)).length])
    .filter(([value, , count]) => choice || count || value === filters[name]);
  if (name === "actor") { values.sort(([, one], [, other]) => one.localeCompare(other, index.locale)); }
  if (!values.length) { return ""; }
  const select = element("select", { id: `filter-${name}`, name }, element("option", { value: "" }, fill(index.labels.all, { count: number(index, others.length) })),
    ...values.map(([value, label, count]) => { const option = element("option", { value }, choice ? label : `${label} (${number(index, count)})`); option.selected = value === filters[name]; return option; }));
  return element("div", { class: "filter" }, element("label", { for: `filter-${name}` }, index.labels[`filter.${name}`]), select);
};

/* Folded on a small screen, so that a hit is in sight; what is chosen stands in the line. */
const folded = (index, filters, row, open) => {
  const values = FILTERS.map((name) => index.facets[name][filters[name]]).filter(Boolean).join(`${index.labels.comma} `);
  const details = element("details", { class: "narrowing" }, element("summary", {}, index.labels.filters + (values && `: ${values}`)), row);
  details.open = open || window.matchMedia("(min-width: 40rem)").matches;
  return details;
};

/* A site built anew has another index; the page loaded again names it. */
const outdated = (error) => error?.message === "404" && performance.getEntriesByType("navigation")[0].type !== "reload";

export const page = async (form, results, register, browse) => {
  const search = new Search(form);
  const input = form.querySelector("input[type=search]");
  const status = results.querySelector("[role=status]");
  const body = results.querySelector("[data-hits]");
  const { title } = document;
  let shown = 0, current = null, turn = 0, browsing = browse;

  const more = (until = shown + 20) => {
    const { filtered, list, button, index } = current;
    const first = shown;
    for (const hit of filtered.slice(shown, until)) { list.append(hitElement(search, hit)); }
    shown = Math.max(shown, Math.min(until, filtered.length));
    button.hidden = shown >= filtered.length;
    button.textContent = counted(index, "more", filtered.length - shown);
    return list.children[first];
  };

  const elsewhere = (whole) => {
    const found = results.querySelector("[data-nothing]").content.cloneNode(true);
    return whole ? [...found.children] : [found.querySelector("[data-elsewhere]")];
  };

  const draw = ({ index, hits, similar, meant, failed }, query, done) => {
    const filters = chosen(new URL(window.location), index);
    const filtered = hits.filter((hit) => FILTERS.every((name) => holds(hit, name, filters[name])));
    const parts = [];
    status.textContent = [(hits.length || (done && !failed)) && counted(index, "count", filtered.length), similar && index.labels.similar, failed && index.labels.incomplete].filter(Boolean).join(" – ");
    results.toggleAttribute("data-similar", similar);
    results.dataset.query = query;
    if (meant) { parts.push(element("p", {}, `${index.labels.nearest} `, element("a", { href: `?${search.asked(meant)}` }, meant))); }
    if (similar) { parts.push(...elsewhere(false)); }
    const filterRow = element("div", { class: "filters", role: "group", "aria-label": index.labels.filters }, ...FILTERS.map((name) => filterElement(index, hits, filters, name)));
    filterRow.addEventListener("change", (event) => {
      const next = new URL(window.location);
      if (event.target.value) { next.searchParams.set(event.target.name, event.target.value); } else { next.searchParams.delete(event.target.name); }
      browsing = true;
      window.history.replaceState(null, "", next);
      render().then(() => document.getElementById(event.target.id)?.focus());
    });
    if (index.scope) { parts.push(element("p", { class: "hint" }, index.scope)); }
    if (hits.length || index.scope) { parts.push(folded(index, filters, filterRow, body.querySelector(".narrowing")?.open)); }
    if (!hits.length) { body.replaceChildren(...parts, ...(done && !failed ? [element("p", {}, index.labels.none)] : []), ...(done ? elsewhere(true) : [])); return; }
    const list = element("ol", { class: "hits" });
    const button = element("button", { type: "button", class: "button button--quiet" });
    current = { filtered, list, button, index };
    shown = 0;
    body.replaceChildren(...parts, list, button);
    more();
    button.addEventListener("click", () => more()?.querySelector("a")?.focus());
    if (!filtered.length) { list.after(element("p", {}, index.labels["none_filtered"])); }
  };

  /* Without a query the filters choose from all there is, in the order of the texts. */
  const everything = async () => {
    const index = await search.load();
    return { index, similar: false, hits: index.documents.map((found, place) => ({ document: found, index, place, terms: new Set() })).filter(({ place }) => index.has(place)) };
  };

  const render = async () => {
    const mine = turn += 1;
    const { searchParams } = new URL(window.location);
    const query = (searchParams.get("q") || "").trim();
    search.concept = searchParams.get("concept");
    const all = !query && (browsing || FILTERS.some((name) => searchParams.get(name)));
    if (mine > 1 || !input.value) { input.value = query; } /* else the script came while the reader was typing */
    document.title = query ? `${query} · ${title}` : title;
    results.hidden = !query && !all;
    if (results.hidden) { register.hidden = false; return; }
    results.setAttribute("aria-busy", "true");
    const early = (result) => { if (mine === turn && result.hits.length) { draw(result, query, false); register.hidden = true; } };
    const slow = setTimeout(() => { if (mine === turn) { status.textContent = form.dataset.waiting; } }, 300);
    const result = await (all ? everything() : search.find(query, { early })).catch((error) => ({ failed: error }));
    clearTimeout(slow);
    if (mine !== turn) { return; }
    if (outdated(result.failed)) { window.location.reload(); return; }
    if (result.index) { draw(result, query, true); } else { status.textContent = form.dataset.failed; results.dataset.query = query; body.replaceChildren(); }
    register.hidden = Boolean(result.index);
    results.removeAttribute("aria-busy");
    const { top, count } = window.history.state || {};
    if (count > shown && current) { more(count); }
    if (top) { window.scrollTo(0, top); }
  };

  /* Where the reader was, for the way back. */
  const keep = () => window.history.replaceState({ top: window.scrollY, count: shown }, "");
  const go = (address) => { keep(); window.history.pushState(null, "", address); render(); };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    browsing = false;
    go(`?${search.asked(input.value.trim())}`);
  });
  register.querySelector("[data-browse]").addEventListener("click", () => { browsing = true; render(); });
  window.addEventListener("popstate", () => { browsing = false; render(); });
  window.addEventListener("pagehide", keep);
  search.load().catch(() => { /* said once there is a query */ });
  await render();
};
