/* The search in the page: suggestions under the field, and the page of results.
   Loaded when a reader first uses a search field.  Texts from the index reach the page as text, never as HTML. */
import { Index, terms } from "./search-engine.js";

const FILTERS = ["concept", "kind", "field", "actor", "bindingness", "state"];
const LONGEST_QUERY = 300;
const loading = new Map();

/* An unseen search: the first that a reader waits for finds its code compiled. */
const warmed = (index) => { index.search(`${index.documents[0].title} xyzxyzxyz`); return index; };

const load = (address) => {
  if (!loading.has(address)) {
    loading.set(address, fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((data) => warmed(new Index(data))).catch((error) => { loading.delete(address); throw error; }));
  }
  return loading.get(address);
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
    this.others = JSON.parse(form.dataset.others);
  }

  load() { return load(this.own); }

  /** Hits of the own language; where a word was not surely found, those of the other languages as well. */
  async find(typed) {
    const query = typed.slice(0, LONGEST_QUERY);
    const index = await this.load();
    const hits = index.search(query).map((hit) => ({ ...hit, document: index.documents[hit.place], index }));
    let failed;
    if (hits.length && hits[0].sure > .99) { return { index, hits, failed }; }
    for (const address of Object.values(this.others)) {
      const other = await load(address).catch((error) => { failed = error; });
      if (other) { this.#join(hits, index, other, query); }
    }
    return { index, hits: hits.sort((one, other) => other.score - one.score), failed };
  }

  #join(hits, index, other, query) {
    const own = new Map(hits.map((hit) => [hit.document.id, hit]));
    const known = new Map(index.documents.map((document) => [document.id, document]));
    for (const hit of other.search(query)) {
      const id = other.documents[hit.place].id;
      const score = hit.score * .8;
      if (!known.has(id) || hit.sure < .5 || (own.has(id) && own.get(id).score >= score)) { continue; }
      const entry = own.get(id) || { document: known.get(id), terms: new Set(), place: -1 };
      if (!own.has(id)) { hits.push(entry); }
      Object.assign(entry, { score, sure: hit.sure, index, through: other.language, foreign: { index: other, hit } });
    }
  }

  address(document) { return this.root + document.url; }
}

const eyebrow = (index, found) => {
  const line = element("p", { class: "eyebrow" });
  const level = index.levels[found.concept];
  if (level) { line.append(element("span", { class: `mark mark--${level}` }, element("span", { class: `shape shape--${level}`, "aria-hidden": "true" }), index.facets.concept[found.concept])); }
  line.append(element("span", { class: "eyebrow__kind" }, index.facets.kind[found.kind] || ""));
  for (const words of [index.facets.term[found.concept], found.place]) { if (words) { line.append(element("span", {}, words)); } }
  return line;
};

const reason = ({ document: found, index, terms: words, foreign }) => {
  if (foreign) {
    const { index: other, hit } = foreign;
    const text = other.documents[hit.place];
    const passage = other.passage(text, hit.terms) || text.title;
    return element("p", { class: "hit__why" }, `${fill(index.labels.through, { language: index.languages[other.language] })} `, element("q", { lang: other.language, dir: "auto" }, ...marked(passage, hit.terms, other.language)));
  }
  const passage = index.passage(found, words);
  if (passage) { return element("p", { class: "hit__passage" }, ...marked(passage, words, index.language)); }
  const also = index.names(found).find((name) => terms(name, index.language).some((word) => words.has(word)));
  const summary = found.summary || found.text || "";
  const line = element("p", { class: "hit__passage" }, (/^.*?[.!?؟](?=\s)/s.exec(summary) || [summary])[0]);
  if (also) { line.append(" ", element("span", { class: "hit__why" }, fill(index.labels.because, { words: also }))); }
  return line;
};

const hitElement = (search, hit) => element("li", { class: "hit" }, eyebrow(hit.index, hit.document),
  element("h3", { class: "hit__title" }, element("a", { href: search.address(hit.document) }, ...marked(hit.document.title, hit.terms, hit.index.language))), reason(hit));

/* --- suggestions under a search field: the combobox pattern --- */
export const attach = (form) => {
  const search = new Search(form);
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let options = [], active = -1, turn = 0;

  /* For screen readers; for everybody where no list shows. */
  const say = (words, visible = false) => { status.textContent = words; status.className = visible ? "find__message" : "visually-hidden"; };
  const close = () => { turn += 1; list.hidden = true; say(""); input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const choose = (place) => {
    active = place;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const show = async () => {
    const mine = turn += 1;
    const query = input.value.trim();
    if (query.length < 2) { close(); return; }
    const result = await search.find(query).catch(() => null);
    if (mine !== turn || document.activeElement !== input) { return; }
    if (!result) { close(); say(form.dataset.failed, true); return; }
    const { index, hits, failed } = result;
    options = hits.slice(0, 6).map((hit, place) => element("a", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false", tabindex: "-1", href: search.address(hit.document) },
      element("span", { class: "suggestion__title" }, hit.document.title), element("span", { class: "suggestion__kind" }, [index.facets.kind[hit.document.kind], hit.document.place].filter(Boolean).join(`${index.labels.comma} `))));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    say(options.length ? counted(index, "count", hits.length) : index.labels[failed ? "incomplete" : "none"], !options.length);
    choose(-1);
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

const holds = (found, name, value) => !value || (name === "field" ? (found.fields || []).includes(value)
  : name === "actor" ? (found.actors || []).includes(value) : found[name] === value);

const filterElement = (index, hits, filters, name) => {
  const others = hits.filter((hit) => FILTERS.every((one) => one === name || holds(hit.document, one, filters[one])));
  const values = Object.entries(index.facets[name]).map(([value, label]) => [value, label, others.filter((hit) => holds(hit.document, name, value)).length])
    .filter(([value, , count]) => count || value === filters[name]);
  if (!values.length) { return ""; }
  const select = element("select", { id: `filter-${name}`, name }, element("option", { value: "" }, fill(index.labels.all, { count: number(index, others.length) })),
    ...values.map(([value, label, count]) => { const option = element("option", { value }, `${label} (${number(index, count)})`); option.selected = value === filters[name]; return option; }));
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

export const page = async (form, results, register) => {
  const search = new Search(form);
  const input = form.querySelector("input[type=search]");
  const status = results.querySelector("[role=status]");
  const body = results.querySelector("[data-hits]");
  let shown = 0, current = null, turn = 0;

  const more = () => {
    const { filtered, list, button, index } = current;
    for (const hit of filtered.slice(shown, shown + 20)) { list.append(hitElement(search, hit)); }
    const first = list.children[shown];
    shown = Math.min(shown + 20, filtered.length);
    button.hidden = shown >= filtered.length;
    button.textContent = counted(index, "more", filtered.length - shown);
    return first;
  };

  const nothing = (index, query, failed) => {
    const near = index.nearest(query);
    const parts = failed ? [] : [element("p", {}, index.labels.none)];
    if (near) { const link = element("a", { href: `?${new URLSearchParams({ q: near })}` }, near); parts.push(element("p", {}, `${index.labels.nearest} `, link)); }
    body.replaceChildren(...parts, results.querySelector("[data-nothing]").content.cloneNode(true));
  };

  const render = async () => {
    const mine = turn += 1;
    const address = new URL(window.location);
    const query = (address.searchParams.get("q") || "").trim();
    if (mine > 1 || !input.value) { input.value = query; } /* else the script came while the reader was typing */
    results.hidden = !query;
    register.hidden = Boolean(query);
    if (!query) { return; }
    const { index, hits, failed } = await search.find(query).catch((error) => ({ failed: error }));
    if (mine !== turn) { return; }
    if (outdated(failed)) { window.location.reload(); return; }
    if (!index) { status.textContent = form.dataset.failed; register.hidden = false; body.replaceChildren(); return; }
    const filters = chosen(address, index);
    const filtered = hits.filter((hit) => FILTERS.every((name) => holds(hit.document, name, filters[name])));
    status.textContent = [(hits.length || !failed) && counted(index, "count", filtered.length), failed && index.labels.incomplete].filter(Boolean).join(" – ");
    if (!hits.length) { nothing(index, query, failed); return; }
    const filterRow = element("div", { class: "filters", role: "group", "aria-label": index.labels.filters }, ...FILTERS.map((name) => filterElement(index, hits, filters, name)));
    const list = element("ol", { class: "hits" });
    const button = element("button", { type: "button", class: "button button--quiet" });
    current = { filtered, list, button, index };
    shown = 0;
    body.replaceChildren(folded(index, filters, filterRow, body.querySelector(".narrowing")?.open), list, button);
    more();
    button.addEventListener("click", () => more()?.querySelector("a")?.focus());
    if (!filtered.length) { list.after(element("p", {}, index.labels["none_filtered"])); }
    filterRow.addEventListener("change", (event) => {
      const next = new URL(window.location);
      if (event.target.value) { next.searchParams.set(event.target.name, event.target.value); } else { next.searchParams.delete(event.target.name); }
      window.history.replaceState(null, "", next);
      render().then(() => document.getElementById(event.target.id)?.focus());
    });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.history.pushState(null, "", `?${new URLSearchParams({ q: input.value.trim() })}`);
    render();
  });
  window.addEventListener("popstate", render);
  search.load().catch(() => { /* said once there is a query */ });
  await render();
};
