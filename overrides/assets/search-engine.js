/* Finds documents in the index of one language.  Pure: no page, no network.
   `terms` and `stem` do as konzept/language/search_terms.py does; tests/search/vectors.yml holds both to it. */

const BRITISH = [
  [/is(e[ds]?|ers?|ing|ations?|ational)$/, "iz$1"], [/yse(d|s)?$/, "yze$1"], [/our(s|ed|ing|al|ers?)?$/, "or$1"],
  [/ogramme(s?)$/, "ogram$1"], [/tre(s?)$/, "ter$1"], [/elling$/, "eling"],
];
const SHORTEST = { de: 3, en: 3 };
const ENDINGS = {
  de: ["ern", "ten", "em", "en", "er", "es", "te", "e", "n", "s", "t"],
  en: ["ings", "ing", "ers", "er", "ed", "es", "s", "e"],
};
/* Forms of a letter that Arabic and Persian keyboards give for one another, and their number signs; digits by their last bits. */
const FORMS = { "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643", "\u066b": ".", "\u066c": "," };
const ARABIC_ARTICLE = /^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=[\u0620-\u064a]{3})/;
const TOKEN = /[a-z]{1,2}-\d(?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?|§\d+[a-z]?|\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu;

const spelling = (term, language) =>
  language !== "en" || term.length < 5 ? term : BRITISH.reduce((word, [from, to]) => word.replace(from, to), term);

const joined = (_, before, rest) => before + rest.replace(/[^a-z\d]/g, "");

/** The search terms of a text in its order. */
export const terms = (text, language) => {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/[\u2010-\u2013]/g, "-")
    .replace(/([a-zäöü])((?:[/*:_·]-?(?:innen|in|r|n|e|m)|\((?:innen|in)\))+)(?![a-zäöü])/g, joined)
    .replace(/[\u0671\u0649\u06cc\u0629\u06a9\u066b\u066c\u0660-\u0669\u06f0-\u06f9]/g, (sign) => FORMS[sign] || String(sign.charCodeAt(0) & 15))
    .normalize("NFD").replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "").replace(/([aou])e/g, "$1")
    .replace(/(^|[^a-z])paragra(?:ph|f)(?:en)?(?=[ \n\t]*\d)/g, (word, before) => (language === "de" ? `${before}§` : word))
    .replace(/(?:§+|(^|[^a-z])sections?)[ \n\t]*(\d+[a-z]?)(?![\d.]*\.\d)/g, "$1§$2")
    .replace(/(^|[^a-z])art(?:ikel|icles?)?\.?[ \n\t]*(\d+)/g, "$1art$2")
    .replace(/(\d[a-z]?)\((\d+)\)/g, "$1 abs$2 ").replace(/(^|[^a-z])(?:abs(?:atz)?\.?|paragraph)[ \n\t]*(\d+)/g, "$1 abs$2 ")
    .replace(/(^|[^\d.,])(\d{1,3}(?:[.,]\d{3})+)(?![.,]?\d)/g, joined)
    .replace(/(\d),(\d)/g, "$1.$2");
  return (folded.match(TOKEN) || []).flatMap((token) => {
    const identifier = /^[a-z]{1,2}-(\d.*)$/.exec(token);
    return identifier ? [token, identifier[1]] : [spelling(token, language)];
  });
};

const feminine = (term) => {
  if (term.length >= 8 && term.endsWith("innen")) { return term.slice(0, -5); }
  return term.length >= 7 && /(?:er|or|t)in$/.test(term) ? term.slice(0, -2) : term;
};

const shortened = (word, language) => {
  const ending = ENDINGS[language].find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST[language]);
  return ending ? word.slice(0, -ending.length) : word;
};

/** A term without its inflection, as far as simple rules go. */
export const stem = (term, language) => {
  if (/\d/.test(term)) { return term; }
  if (!ENDINGS[language]) { return term.replace(ARABIC_ARTICLE, ""); }
  if (language === "en") { return shortened(term.replace(/ies$/, "y"), language); }
  return shortened(shortened(feminine(term), language), language);
};

/** Letters to change, add, drop or swap to make one word of the other; more than `limit` counts as `limit + 1`. */
export const distance = (one, other, limit) => {
  if (Math.abs(one.length - other.length) > limit) { return limit + 1; }
  let before = [], row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) { next[j] = Math.min(next[j], before[j - 2] + 1); }
    }
    if (Math.min(...next) > limit) { return limit + 1; }
    [before, row] = [row, next];
  }
  return row[other.length];
};

const typosAllowed = (term) => (/\d/.test(term) || term.length < 4 ? 0 : term.length < 8 ? 1 : term.length < 14 ? 2 : 3);

const WEIGHTS = { title: 8, also: 4, summary: 3, text: 1 };
const KINDS = { measure: 1.2, goal: 1.15, guideline: 1.15, field: 1.1, page: .8, section: .9, statement: .85, concept: .9, actor: 1.15 };
const SURE = .7;

/** The index of one language, ready to be asked. */
export class Index {
  constructor(data) {
    this.language = data.language;
    this.locale = data.locale;
    this.labels = data.labels;
    const titles = (kind) => Object.fromEntries(data.documents.filter((one) => one.kind === kind).map((one) => [one.id.split(":")[1], one.title]));
    this.facets = { ...data.facets, field: titles("field"), actor: titles("actor") };
    this.levels = data.levels;
    this.languages = data.languages;
    this.documents = data.documents;
    this.stop = new Set(data.stop);
    this.synonyms = data.synonyms.flatMap(([words, means]) => words.map((word) => [word, means]));
    this.postings = new Map();
    this.stems = new Map();
    this.stemOf = new Map();
    this.titles = data.documents.map((document, place) => this.#add(document, place));
    for (const term of this.postings.keys()) {
      const key = stem(term, this.language);
      this.stemOf.set(term, key);
      this.stems.set(key, [...(this.stems.get(key) || []), term]);
    }
  }

  #add(document, place) {
    const title = terms(document.title, this.language);
    const parts = { title, also: this.names(document).flatMap((one) => terms(one, this.language)),
      summary: terms(document.summary || "", this.language), text: terms(document.text || "", this.language) };
    if (document.place) { parts.also.push(...terms(document.place, this.language)); }
    for (const [part, words] of Object.entries(parts)) {
      for (const word of words) {
        const posting = this.postings.get(word) || new Map();
        const weight = posting.get(place) || 0;
        posting.set(place, Math.max(weight, document.kind === "section" && part === "also" ? 12 : WEIGHTS[part]) + (weight ? .1 : 0));
        this.postings.set(word, posting);
      }
    }
    return new Set(terms(document.title.replace(/\(.*?\)/g, ""), this.language));
  }

  /** The names a document is found by that its text need not hold: identifiers, fields, actors, laws. */
  names(document) {
    const named = ["field", "actor"].flatMap((facet) => (document[`${facet}s`] || []).map((id) => this.facets[facet][id]));
    return [...(document.also || []), ...(document.id.includes(":") ? [] : [document.id]), ...named];
  }

  /** Which words of the vocabulary a query word stands for, and how well (0 to 1); misspelt ones unless told otherwise. */
  matches(query, misspellings = true) {
    const found = new Map();
    const note = (term, quality) => found.set(term, Math.max(found.get(term) || 0, quality));
    const digits = /\d/.test(query);
    if (this.postings.has(query)) { note(query, 1); }
    for (const term of this.stems.get(stem(query, this.language)) || []) { note(term, .92); }
    if (digits && !found.size) {
      for (const term of this.postings.keys()) { if (term === query.replace(/^\D+/, "") || term.startsWith(`${query}.`)) { note(term, .9); } }
      return found;
    }
    if (digits) {
      for (const term of this.postings.keys()) { if (term.startsWith(`${query}.`)) { note(term, .6); } }
      return found;
    }
    const root = stem(query, this.language);
    for (const term of this.postings.keys()) {
      if (term.startsWith(query)) { note(term, (term.length - query.length > 3 ? .72 : .5) + .2 * query.length / term.length); }
      else if (query.length > 3 && term.includes(query)) { note(term, .6 + .2 * query.length / term.length); }
      else if (root.length > 5 ? term.includes(root) : root.length > 4 && term.startsWith(root) && term.length - root.length < 5) { note(term, .55 + .2 * root.length / term.length); }
      else if (term.length > 3 && query.length - term.length > 2 && this.#inside(term, query)) { note(term, .3 + .35 * term.length / query.length); }
    }
    if (misspellings && ![...found.values()].some((quality) => quality >= SURE)) { this.#typos(query, note); }
    return found;
  }

  #inside(term, query) {
    const root = term.length > 5 ? this.stemOf.get(term) : term;
    return root.length > 3 && (query.startsWith(root) || query.endsWith(term));
  }

  #typos(query, note) {
    const limit = typosAllowed(query);
    if (!limit) { return; }
    const root = stem(query, this.language);
    for (const term of this.postings.keys()) {
      if (term.length < 4) { continue; }
      const steps = Math.min(distance(query, term, limit), distance(root, this.stemOf.get(term), limit));
      if (steps <= limit) { note(term, .66 - .1 * steps); }
      else if (term.length > query.length + limit && distance(query, term.slice(0, query.length), 1) <= 1 && query.length > 5) { note(term, .4); }
    }
  }

  #misspelt(word) {
    const limit = typosAllowed(word);
    return [...this.postings.keys()].some((term) => distance(word, term, limit) <= limit);
  }

  /** For a word: how much each document has of it. */
  #documents(found) {
    const best = new Map();
    for (const [term, quality] of found) {
      for (const [place, weight] of this.postings.get(term)) {
        const value = quality ** 3 * (1 + weight);
        if (!best.has(place) || best.get(place).value < value) { best.set(place, { value, terms: [term], quality }); }
      }
    }
    return best;
  }

  /** For a phrase: the documents that hold each of its words, as much as the one they hold least of. */
  #phrase(words, factor) {
    const each = words.map((word) => this.#documents(new Map([...this.matches(word)].filter(([, quality]) => quality >= .6))));
    const all = new Map();
    for (const [place, first] of each[0]) {
      const parts = each.map((documents) => documents.get(place));
      if (parts.every(Boolean)) {
        const least = Math.min(...parts.map((part) => part.value));
        all.set(place, { value: least * factor, terms: parts.flatMap((part) => part.terms), quality: Math.min(...parts.map((part) => part.quality)) * factor });
      }
    }
    return all;
  }

  /** A compound in parts that are words of the texts: Migrantenkinder, Flüchtlingsunterbringung. */
  #split(word) {
    if (this.language !== "de" || word.length < 9) { return null; }
    for (let cut = word.length - 4; cut >= 4; cut -= 1) {
      const right = word.slice(cut);
      if (!this.#known(right)) { continue; }
      const left = [word.slice(0, cut), word.slice(0, cut).replace(/s$/, "")].find((one) => this.#known(one));
      const rest = left ? [left] : this.#split(word.slice(0, cut).replace(/s$/, ""));
      if (rest) { return [...rest, right]; }
    }
    return null;
  }

  #known(word) { return word.length > 3 && this.stems.has(stem(word, this.language)); }

  /** A word with its documents; its rarity counts those it names itself, before synonyms join. */
  #group(word, found) {
    const documents = this.#documents(found);
    const surely = [...documents.values()].filter((one) => one.quality >= SURE).length;
    return { word, found, documents, rarity: Math.log(1 + this.documents.length / (1 + (surely || documents.size))) };
  }

  /** One group for each word of the query: the documents it leads to, by itself and through its synonyms. */
  #groups(query) {
    const all = terms(query, this.language).slice(0, 24);
    const typed = [...new Set(all)];
    const wanted = typed.filter((word) => !this.stop.has(word));
    const groups = (wanted.length ? wanted : typed).flatMap((word) => {
      const synonym = this.synonyms.some(([from]) => this.#holds([word], from));
      const found = this.matches(word, !synonym);
      const known = synonym || [...found.values()].some((quality) => quality >= SURE) || this.#misspelt(word);
      const parts = known ? null : this.#split(word);
      return parts ? parts.map((part) => this.#group(part, this.matches(part))) : [this.#group(word, found)];
    });
    for (const [from, means] of this.synonyms) {
      if (!this.#holds(all, from)) { continue; }
      for (const group of groups.filter(({ word }) => from.some((one) => stem(one, this.language) === stem(word, this.language)))) {
        for (const meaning of means) { this.#join(group.documents, this.#phrase(meaning, .9)); }
      }
    }
    return groups;
  }

  #join(documents, others) {
    for (const [place, other] of others) {
      if (!documents.has(place) || documents.get(place).value < other.value) { documents.set(place, other); }
    }
  }

  #holds(words, sequence) {
    const same = (one, other) => one === other || stem(one, this.language) === stem(other, this.language);
    return words.some((_, start) => sequence.every((word, step) => words[start + step] !== undefined && same(words[start + step], word)));
  }

  /** Documents that answer a query, best first: `{place, score, terms, sure}`; `sure` is the part of the query found surely. */
  search(query) {
    const groups = this.#groups(query);
    const scores = new Map();
    let whole = 0;
    for (const { found, documents, rarity } of groups) {
      whole += rarity;
      for (const [place, { value, terms: words, quality }] of documents) {
        const entry = scores.get(place) || { place, score: 0, part: 0, sure: 0, terms: new Set() };
        entry.score += rarity * value;
        entry.part += rarity * Math.min(1, quality / SURE);
        entry.sure += quality >= SURE ? rarity : 0;
        for (const word of words) { entry.terms.add(word); }
        for (const [word, good] of found) { if (good >= .5) { entry.terms.add(word); } }
        scores.set(place, entry);
      }
    }
    const hits = [...scores.values()].map((entry) => this.#finish(entry, whole, groups.length));
    return hits.sort((one, other) => other.score - one.score || one.place - other.place);
  }

  #finish(entry, whole, words) {
    const document = this.documents[entry.place];
    const title = this.titles[entry.place];
    const inTitle = [...title].filter((word) => entry.terms.has(word)).length;
    const wholeTitle = inTitle === title.size && title.size === words;
    entry.score *= (entry.part / whole) ** 3 * (KINDS[document.kind] || 1) * (1 + .5 * inTitle / Math.max(title.size, words)) * (wholeTitle ? 1.4 : 1);
    entry.sure /= whole;
    return entry;
  }

  /** The sentence of a document that holds most of the terms; empty when none does. */
  passage(document, found) {
    const sentences = [document.summary || "", ...(document.text || "").replace(/([.!?:؟])\s+/g, "$1\n").split("\n")];
    let best = "", most = 0;
    for (const sentence of sentences) {
      const held = new Set(terms(sentence, this.language).filter((word) => found.has(word))).size;
      if (held > most) { [best, most] = [sentence, held]; }
    }
    return best;
  }

  /** The word of the texts nearest to what was typed, for “did you mean”. */
  nearest(query) {
    const wanted = terms(query, this.language).find((word) => word.length > 3 && !this.stop.has(word));
    if (!wanted) { return ""; }
    let best = "", least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
    for (const document of this.documents) {
      for (const word of `${document.title} ${document.summary || ""} ${document.text || ""}`.match(/[\p{L}\p{M}]{4,}/gu) || []) {
        const steps = distance(wanted, terms(word, this.language)[0] || "", least - 1);
        if (steps < least) { [best, least] = [word, steps]; }
      }
    }
    return best;
  }
}
