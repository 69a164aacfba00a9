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

const MONTHS = /(ja)|(f)|(m.?r)|(ap)|(ma)|(jun)|(jul)|(au)|(s)|(o)|(n)|(d)/;

const date = (before, day, month, year) =>
  `${before}${year}.${(day && month > 12 && day <= 12 ? [+day, +month] : day ? [+month, +day] : [+month]).join(".")} `;

const spelling = (term, language) =>
  language !== "en" || term.length < 5 ? term : BRITISH.reduce((word, [from, to]) => word.replace(from, to), term);

const PLAIN = { ä: "a", ö: "o", ü: "u", ß: "ss" };
const joined = (_, before, rest) => before + rest.replace(/[^a-z\d]/g, "");

/** The search terms of a text in its order. */
export const terms = (text, language) => {
  /* Most words alone are of this kind, and nothing else below concerns them. */
  if (/^[a-zäöüß]+$/i.test(text)) { return [spelling(text.toLowerCase().replace(/[äöüß]/g, (letter) => PLAIN[letter]).replace(/([aou])e/g, "$1"), language)]; }
  const folded = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/[\u2010-\u2013]/g, "-")
    .replace(/([a-zäöü])((?:[/*:_·]-?(?:innen|in|r|n|e|m)|\((?:innen|in)\))+)(?![a-zäöü])/g, joined)
    .replace(/[\u0671\u0649\u06cc\u0629\u06a9\u066b\u066c\u0660-\u0669\u06f0-\u06f9]/g, (sign) => FORMS[sign] || String(sign.charCodeAt(0) & 15))
    .normalize("NFD").replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "").replace(/([aou])e/g, "$1")
    .replace(/(^|[^\d])((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)/g, (_, before, year, month, day) => date(before, day, month, year))
    .replace(/(^|[^\d./])(?:(\d\d?)[./] ?)?(?:(\d\d?)\/|(\d\d?)\. ?)((?:19|20)\d\d)(?!\d|[./]\d)/g,
      (whole, before, day, month, other, year) => (day || month ? date(before, day, month || other, year) : whole))
    .replace(/(^|[^\da-z])(?:(\d\d?)(?:\.|st|nd|rd|th)?[ \n\t]*(?:of )?)?(jan(?:uary?)?|feb(?:ruary?)?|mar(?:z|ch)?|mrz|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?[ \n\t]*(?:(\d\d?)(?:st|nd|rd|th)?,?[ \n\t]+)?((?:19|20)\d\d)(?!\d)/g,
      (_, before, day, month, other, year) => date(before, day || other, MONTHS.exec(month).findIndex((one, at) => at && one), year))
    .replace(/(^|[^a-z])paragra(?:ph|f)(?:en)?(?=[ \n\t]*\d)/g, (word, before) => (language === "de" ? `${before}§` : word))
    .replace(/(?:§+|(^|[^a-z])sections?)[ \n\t]*(\d+[a-z]?)(?![\d.]*\.\d)/g, "$1§$2")
    .replace(/(^|[^a-z])art(?:ikel|icles?)?\.?[ \n\t]*(\d+)/g, "$1art$2")
    .replace(/(\d[a-z]?)\((\d+)\)/g, "$1 abs$2 ").replace(/(^|[^a-z])(?:abs(?:atz)?\.?|paragraph)[ \n\t]*(\d+)/g, "$1 abs$2 ")
    .replace(/(^|[^\d.,])(\d{1,3}(?:[., ]\d{3})+)(?![.,]?\d)/g, joined)
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

const rules = (pairs) => pairs.map(([from, to]) => [new RegExp(from, "g"), to]);
const rewritten = (term, pairs) => pairs.reduce((word, [from, to]) => word.replace(from, to), term);

/* Letters to change, add, drop or swap to make one word of the other; more than `limit` counts as `limit + 1`. */
const ROWS = [0, 1, 2].map(() => new Uint16Array(310));
const distance = (one, other, limit) => {
  const [width, height] = [other.length, one.length];
  if (Math.abs(height - width) > limit) { return limit + 1; }
  let [before, row, next] = ROWS;
  for (let j = 0; j <= width; j += 1) { row[j] = j; }
  for (let i = 1; i <= height; i += 1) {
    let least = next[0] = i;
    const letter = one.charCodeAt(i - 1), last = one.charCodeAt(i - 2);
    for (let j = 1; j <= width; j += 1) {
      const here = other.charCodeAt(j - 1);
      let steps = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (letter === here ? 0 : 1));
      if (i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && last === here) { steps = Math.min(steps, before[j - 2] + 1); }
      next[j] = steps;
      if (steps < least) { least = steps; }
    }
    if (least > limit) { return limit + 1; }
    [before, row, next] = [row, next, before];
  }
  return row[width];
};

const typosAllowed = (term) => (/\d/.test(term) || term.length < 4 ? 0 : term.length < 8 ? 1 : term.length < 14 ? 2 : 3);

/* One bit for each letter: words that differ in many need no closer look. */
const letters = (term) => { let mask = 0; for (let at = 0; at < term.length; at += 1) { mask |= 1 << term.charCodeAt(at) % 32; } return mask; };
const ones = (mask) => { let count = 0; for (let rest = mask; rest; rest &= rest - 1) { count += 1; } return count; };

/* The documents that a row of signs names, written by konzept/show/search_index.py: each says how many to go on. */
const placesOf = (signs, start) => {
  const found = [];
  let last = start - 1, number = 0, unit = 1;
  for (let at = 0; at < signs.length; at += 1) {
    const code = signs.charCodeAt(at), value = code - (code < 65 ? 48 : code < 97 ? 55 : 61);
    number += (value % 31) * unit;
    unit *= 31;
    if (value < 31) { found.push(last += number + 1); number = 0; unit = 1; }
  }
  return found;
};

/* `LZ-01`, `lz 1` and `LZ1` are one identifier. */
const compact = (id) => id.toLowerCase().replace(/[^a-z\d]+/g, " ").replace(/(^|\D)0+(?=\d)/g, "$1").replaceAll(" ", "");

const add = (map, key, value) => { if (map.has(key)) { map.get(key).push(value); } else { map.set(key, [value]); } };
const better = (documents, place, one) => { const known = documents.get(place); if (!known || known.value < one.value) { documents.set(place, one); } };

const WEIGHTS = { title: 8, also: 4, summary: 3, text: 1 };
const KINDS = { measure: 1.2, goal: 1.15, guideline: 1.15, field: 1.1, page: .8, section: .9, statement: .85, concept: .9, actor: 1.15, note: .35, reference: .35 };
/* From here on a word counts as found; so much of a query has to be found for a list to hold what was asked for,
   and so much where every word is known, but not together. */
const SURE = .7, LEAST = .5, LEAST_OF_KNOWN = .55;
/* What a text alone says counts for less than a title, a name, a summary or a synonym. */
const TEXT_ALONE = .7;
/* Hits with less than this part of the best one's score are left out. */
const TAIL = .03;

/** The index of one language, ready to be asked once `build` has come to its end; `part` brings more documents, and words of its own. */
export class Index {
  constructor(whole, part = { documents: [] }) {
    const data = { ...whole, ...part, labels: { ...whole.labels, ...part.labels }, documents: [...whole.documents, ...part.documents], start: whole.documents.length };
    const titles = (kind) => Object.fromEntries(data.documents.filter((one) => one.kind === kind).map((one) => [one.id.split(":")[1], one.title]));
    Object.assign(this, data, { facets: { ...data.facets, field: titles("field"), actor: titles("actor") }, source: [whole, part], derived: rules(data.derived), sounds: rules(data.sounds),
      words: new Map(), missing: new Map(), stems: new Map(), families: new Map(), meanings: new Map(), ids: new Map(), phrases: [], titles: [] });
    this.stop = new Set(data.stop.split(" ").flatMap((term) => { const root = stem(term, data.language); return root.length > 3 ? [term, `~${root}`] : [term]; }));
    this.light = new Set(Object.values(data.facets.concept).flatMap((name) => terms(name, data.language)).map((term) => stem(term, data.language)));
  }

  /** Reads the data bit by bit; whoever runs it may rest after each. */
  *build() {
    const [{ synonyms, uncovered }] = this.source;
    for (const [at, { words, places }] of this.source.entries()) {
      const signs = places?.split(" ");
      for (const [number, spelt] of words?.split(" ").entries() || []) {
        const { documents } = this.#word(terms(spelt, this.language)[0], spelt);
        for (const place of placesOf(signs[number], at * this.start)) { documents.push(place, WEIGHTS.text); }
        if (number % 50 === 0) { yield; }
      }
    }
    const known = new Map();
    for (const [place, document] of this.documents.entries()) {
      this.#add(document, place, known);
      if (place % 5 === 0) { yield; }
    }
    const said = (list) => list.split("|").map((spelt) => [spelt, terms(spelt, this.language)]);
    for (const [heads, meanings] of synonyms) {
      const means = said(meanings).map(([, typed]) => typed);
      for (const [spelt, typed] of said(heads)) {
        if (typed.length > 1) { this.phrases.push([typed, means]); } else { this.#word(typed[0], spelt).means.push(...means); }
      }
      yield;
    }
    const missing = [];
    for (const [, typed] of said(uncovered)) {
      if (typed.length > 1) { this.phrases.push([typed, []]); } else if (typed.length && !this.words.has(typed[0])) { missing.push({ term: typed[0], documents: [], means: [] }); }
    }
    for (const [number, word] of [...this.words.values(), ...missing].entries()) {
      const { term } = word;
      word.stem = stem(term, this.language);
      if (number < this.words.size) { add(this.stems, word.stem, word); } else if (!this.stems.has(word.stem)) { this.missing.set(word.stem, word); }
      if (number % 50 === 0) { yield; }
    }
    this.source = null;
  }

  #word(term, spelt) {
    let word = this.words.get(term);
    if (!word) { this.words.set(term, word = { term, spelt, documents: [], means: [] }); }
    return word;
  }

  /** What may wait until the index can be asked, or until a query needs it: families of words, and how words sound. */
  *listen() {
    for (const [number, word] of [...this.words.values(), ...this.missing.values()].entries()) {
      if (!word.letters) {
        word.letters = letters(word.term);
        word.sound = rewritten(word.term, this.sounds);
        if (!this.missing.has(word.stem)) { add(this.families, this.#family(word.term), word); }
      }
      if (number % 50 === 0) { yield; }
    }
    this.heard = true;
  }

  #add(document, place, known) {
    /* Nearly every word and name stands in many documents; what has a digit or a sign may mean more than its words. */
    const once = (text, make) => { let found = known.get(text); if (!found) { known.set(text, found = make(text)); } return found; };
    const all = (text) => terms(text, this.language).map((term) => this.#word(term));
    const wordsOf = (text) => once(text, () => (/[\d§]/.test(text) ? all(text) : text.split(/[\s–—]+/).flatMap((one) => once(one.replace(/^[„“‘’(]+|[.,;:?!“”’)]+$/g, ""), all))));
    const [kind, name] = document.id.split(":");
    if (!name || /^(?:duty|note|reference)$/.test(kind)) { this.ids.set(compact(name || kind), name || kind); }
    const parts = { title: [document.title], also: [...this.names(document), document.place || ""], summary: [document.summary || ""] };
    for (const [part, texts] of Object.entries(parts)) {
      const full = document.kind === "section" && part === "also" ? 12 : WEIGHTS[part];
      for (const text of texts) {
        for (const { documents } of wordsOf(text)) {
          const last = documents.length - 2;
          if (documents[last] === place) { documents[last + 1] = Math.max(documents[last + 1], full) + .1; } else { documents.push(place, full); }
        }
      }
    }
    this.titles.push(new Set(wordsOf(document.title.replace(/\(.*?\)/g, "")).map((word) => word.term)));
  }

  /** The names a document is found by that its text need not hold: identifiers, fields, actors, laws. */
  names(document) {
    const named = ["field", "actor"].flatMap((facet) => (document[`${facet}s`] || []).map((id) => this.facets[facet][id]));
    return [...(document.also || []), ...(document.id.includes(":") ? [] : [document.id]), ...named];
  }

  #family(term) { const root = rewritten(term, this.derived); return root.length > 4 ? root : term; }

  #known(term) { return term.length > 2 && this.stems.has(stem(term, this.language)); }

  /* Whether a compound may end or begin here: what is left over is a word of its own, linked or not. */
  #ends(rest) { return rest.length < 3 ? /^(?:e?n|e?s)?$/.test(rest) : [rest, rest.replace(/(?:e?s|e?n)$/, ""), rest.replace(/^(?:e?s|e?n)/, "")].some((one) => this.#known(one)); }

  /* Which words of the index a query word stands for, and how well (0 to 1). */
  #matches(query, { typing, exact } = {}) {
    const found = new Map();
    const note = (word, quality) => { if (word && (found.get(word) || 0) < quality) { found.set(word, quality); } };
    note(this.words.get(query), 1);
    if (exact) {
      for (const ending of this.language === "de" ? ["n", "en"] : ["s"]) {
        note(this.words.get(query + ending), .95);
        if (query.endsWith(ending)) { note(this.words.get(query.slice(0, -ending.length)), .95); }
      }
      return found;
    }
    const digits = /\d/.test(query);
    const root = stem(query, this.language);
    if (!digits) {
      for (const word of this.stems.get(root) || []) { note(word, Math.abs(word.term.length - query.length) > 3 ? .6 : .92); }
      for (const word of this.families.get(this.#family(query)) || []) { note(word, .8); }
    }
    /* An article written in one with its word is no part of what other words begin with. */
    const bare = ENDINGS[this.language] ? query : root;
    const part = digits ? `${query}.` : root.length > 4 ? root : bare;
    const compounds = this.language === "de" && query.length > 3;
    for (const word of this.words.values()) {
      const at = word.term.indexOf(part), share = bare.length / word.term.length;
      if (at < 0 || share >= 1) { continue; }
      if (digits) { if (at === 0) { note(word, .9); } }
      else if (typing && word.term.startsWith(bare)) { note(word, .75 + .2 * share); }
      else if (compounds && word.documents.length && this.#ends(word.term.slice(0, at)) && this.#ends(word.stem.slice(at + part.length))) { note(word, .6 + .25 * share); }
      else if (at === 0 && bare.length > 3) { note(word, .4 + .25 * share); }
    }
    return found;
  }

  /* The words that somebody may have meant who wrote another one: the nearest by letters or by sound, and how near. */
  #typos(query) {
    const limit = typosAllowed(query), found = new Map();
    const heard = rewritten(query, this.sounds), root = stem(query, this.language), mask = letters(query);
    let least = limit;
    for (const word of limit ? [...this.words.values(), ...this.missing.values()] : []) {
      const { term } = word;
      if (term.length < 4) { continue; }
      const same = word.sound === heard && distance(query, term, 3) <= (query.length < 6 ? 2 : 3);
      if (!same && (Math.abs(term.length - query.length) > limit + 2 || ones(mask ^ word.letters) > 2 * limit + 1)) { continue; }
      let steps = Math.min(distance(query, term, limit), distance(root, word.stem, limit) + .25);
      if (term[0] !== query[0] && word.sound[0] !== heard[0]) { steps += .5; }
      if (same) { steps = Math.min(steps, this.language === "de" ? .5 : 1.25); }
      if (steps <= limit) { found.set(word, steps); least = Math.min(least, steps); }
    }
    const missing = [...found].some(([word, steps]) => steps === least && this.missing.get(word.stem) === word);
    const near = new Map();
    for (const [word, steps] of found) {
      /* A slip in a word that people look up; what merely stands in some text was hardly meant. */
      const named = !missing && (word.means.length || word.documents.some((weight, at) => at % 2 && weight > 2));
      if (steps <= least + .5) { near.set(word, Math.min(named ? 1 : SURE - .04, .796 - .5 * steps / query.length)); }
    }
    return [near, near.size ? least : Infinity, missing];
  }

  /* For words found: how much each document has of them, by itself or through what a synonym means. */
  #documents(found, plain) {
    const best = new Map();
    for (const [word, quality] of found) {
      for (let at = 0; at < word.documents.length; at += 2) {
        const weight = word.documents[at + 1];
        better(best, word.documents[at], { value: quality ** 3 * (1 + weight), terms: [word.term], quality, strong: weight > 2 });
      }
      for (const means of plain ? [] : word.means) {
        for (const [place, one] of this.#meaning(means)) { better(best, place, { ...one, value: quality ** 3 * .9 * one.value, quality: Math.min(quality, one.quality) }); }
      }
    }
    return best;
  }

  /* For what a synonym means: the documents that hold each of its words. */
  #meaning(words) {
    const key = words.join(" ");
    if (!this.meanings.has(key)) {
      this.meanings.set(key, this.#all(words.map((word) => this.#documents(new Map([...this.#matches(word)].filter(([, quality]) => quality >= .6)), true))));
    }
    return this.meanings.get(key);
  }

  /* The documents that all of several groups name, as much as the one that names them least. */
  #all(each) {
    const all = new Map();
    for (const place of each[0].keys()) {
      const parts = each.map((documents) => documents.get(place));
      const least = (key) => Math.min(...parts.map((part) => part[key]));
      if (parts.every(Boolean)) { all.set(place, { value: least("value"), terms: parts.flatMap((part) => part.terms), quality: least("quality"), strong: parts.every((part) => part.strong) }); }
    }
    return all;
  }

  /* A compound in parts that are words of the index: Migrantenkinder, daycare. */
  #split(word) {
    const least = this.language === "de" ? 4 : 3;
    for (let cut = word.length - least; cut >= least; cut -= 1) {
      const right = word.slice(cut), plain = word.slice(0, cut).replace(/s$/, "");
      if (!this.#known(right)) { continue; }
      const left = [word.slice(0, cut), plain].find((one) => one.length >= least && this.#known(one));
      const rest = left ? [left] : this.language === "de" && this.#split(plain);
      if (rest) { return [...rest, right]; }
    }
    return null;
  }

  /* Documents that hold all parts of a compound by name are what is asked for; those that hold one are only like it. */
  #compound(word, parts) {
    const each = parts.map((part) => this.#documents(this.#matches(part))), documents = new Map();
    for (const [number, one] of each.entries()) {
      for (const [place, part] of one) {
        const known = documents.get(place) || { value: 0, terms: [] };
        documents.set(place, { value: known.value + part.value * parts[number].length / word.length / 2, terms: [...known.terms, ...part.terms], quality: .6 });
      }
    }
    for (const [place, { value, quality, strong }] of this.#all(each)) {
      const one = documents.get(place);
      Object.assign(one, { value: one.value + value, quality: strong && quality > .78 ? .8 : .66, strong });
    }
    return { words: [word, ...parts], found: new Map(), documents };
  }

  /* The documents that one word of a query leads to. */
  #group(word, options) {
    if (this.missing.has(stem(word, this.language))) { return { words: [word], found: new Map(), documents: new Map(), missing: true }; }
    const found = this.#matches(word, options), documents = this.#documents(found);
    const sure = (one) => [...one.values()].some(({ quality }) => quality >= SURE);
    if (options.exact || sure(documents) || /\d/.test(word)) { return { words: [word], found, documents }; }
    const parts = this.#split(word);
    const compound = parts && this.#compound(word, parts);
    const [near, steps, missing] = this.#typos(word);
    if (compound && sure(compound.documents) && steps > 1) { return compound; }
    for (const [place, one] of this.#documents(near)) { better(documents, place, one); }
    if (compound && !sure(documents)) { return compound; }
    for (const [other, quality] of near) { found.set(other, quality); }
    return { words: [word], found, documents, meant: missing ? null : [...near].sort(([, one], [, other]) => other - one)[0]?.[0] };
  }

  /* For a phrase of the synonyms or of the topics not covered: the documents it leads to, and those that hold its words. */
  #phrase(own, from, means) {
    const documents = own.length ? this.#all(own.map((word) => this.#documents(this.#matches(word), true))) : new Map();
    const group = { words: own.length ? own : from, found: new Map(), documents };
    if (!means.length) { return { words: own, found: group.found, documents: new Map(), missing: true }; }
    for (const meaning of means) { for (const [place, one] of this.#meaning(meaning)) { better(documents, place, { ...one, value: one.value * .9 }); } }
    return group;
  }

  /* The query in groups, one for each phrase and each other word that says something. */
  #groups(query, options) {
    const same = (one, other) => one === other || stem(one, this.language) === stem(other, this.language);
    const holds = (words, sequence) => words.some((_, start) => sequence.every((word, step) => words[start + step] !== undefined && same(words[start + step], word)));
    const all = terms(this.#identified(query), this.language).slice(0, 24).flatMap((term) => (/^[a-z]+\d+$/.test(term) && !this.words.has(term) ? term.match(/[a-z]+|\d+/g) : [term]));
    const typed = [...new Set(all)];
    const content = typed.filter((term) => !this.stop.has(term) && !this.stop.has(`~${stem(term, this.language)}`));
    const wanted = content.length ? content : typed;
    const groups = [], spoken = new Set();
    for (const [from, means] of this.phrases.filter(([words]) => holds(all, words)).sort(([one], [other]) => other.length - one.length)) {
      const own = wanted.filter((word) => from.some((one) => same(one, word)));
      if (own.some((word) => spoken.has(word))) { continue; }
      for (const word of own) { spoken.add(word); }
      groups.push(this.#phrase(own, from, means));
    }
    const rest = groups.length && !content.length ? [] : wanted.filter((word) => !spoken.has(word));
    for (let place = 0; place < rest.length; place += 1) {
      const [one, next] = [rest[place], rest[place + 1]];
      const joined = next && !options.exact && all[all.indexOf(one) + 1] === next && [one + next, `${one}s${next}`].find((word) => this.words.has(word) || (word.length > 7 && this.#known(word)));
      if (joined) { place += 1; }
      groups.push(this.#group(joined || one, { ...options, typing: options.typing && place === rest.length - 1 }));
    }
    for (const group of groups) {
      group.surely = [...group.documents.values()].filter((one) => one.quality >= SURE).length;
      const named = [...group.found].some(([word, quality]) => quality > .9 && word.documents.length);
      const number = named ? group.surely : group.surely ** .7;
      group.rarity = Math.log(1 + this.documents.length / (1 + (number || group.documents.size)));
      group.need = number ? group.rarity : Math.log(1 + this.documents.length);
    }
    return groups;
  }

  /* `M525`, `lz 12`: an identifier in its own form. */
  #identified(query) {
    return query.replace(/(^|[^\p{L}\d])([a-z]{1,2}[\s.-]*\d[\d\s.-]*(?:[a-z](?![\p{L}\d]))?)/giu, (whole, before, id) => (this.ids.has(compact(id)) ? `${before}${this.ids.get(compact(id))} ` : whole));
  }

  /**
   * What answers a query: `hits`, best first, each `{place, score, terms, sure}` with the part of the query found surely;
   * whether they are merely `similar`; whether something asked for is known to be `missing`; and the query as it was `meant`, where a word was taken for misspelt.
   * `typing`: the last word is not finished; `exact`: words count only as they are written.
   */
  search(query, options = {}) {
    if (!this.heard && !options.exact) { for (const _ of this.listen()) { /* all at once */ } }
    const groups = this.#groups(query, options);
    const heavy = groups.filter((group) => !group.words.some((word) => this.light.has(stem(word, this.language))));
    const counted = heavy.length ? heavy : groups;
    const scores = new Map();
    let whole = 0, need = 0;
    for (const group of counted) {
      whole += group.rarity;
      need += group.need;
      for (const [place, { value, terms: words, quality, strong }] of group.documents) {
        const entry = scores.get(place) || { place, score: 0, part: 0, sure: 0, terms: new Set() };
        entry.score += group.rarity * value;
        entry.part += group.rarity * Math.min(1, quality / SURE);
        entry.sure += quality < SURE ? 0 : group.need * (strong ? 1 : TEXT_ALONE);
        for (const word of words) { entry.terms.add(word); }
        for (const [word, good] of group.found) { if (good >= .5) { entry.terms.add(word.term); } }
        scores.set(place, entry);
      }
    }
    const hits = [...scores.values()].filter(({ place }) => this.has(place)).map((entry) => this.#finish(entry, whole, need, groups.length));
    hits.sort((one, other) => other.score - one.score || one.place - other.place);
    const known = counted.length > 1 && counted.every((group) => group.surely);
    const similar = hits.length > 0 && hits[0].sure < (known ? LEAST_OF_KNOWN : LEAST);
    return { hits: hits.filter((hit) => hit.score >= TAIL * hits[0].score), similar, missing: counted.some((group) => group.missing), meant: this.#meant(query, groups) };
  }

  /** Whether a document belongs to the concept whose part is there, or to no concept. */
  has(place) { const { concept } = this.documents[place]; return !this.part || !concept || concept === this.part; }

  #finish(entry, whole, need, words) {
    const title = this.titles[entry.place];
    const inTitle = [...title].filter((word) => entry.terms.has(word)).length;
    entry.score *= (entry.part / whole) ** 3 * (KINDS[this.documents[entry.place].kind] || 1) * (1 + .5 * inTitle / Math.max(title.size, words));
    entry.sure /= need;
    return entry;
  }

  #meant(query, groups) {
    const meant = new Map(groups.filter((group) => group.meant).map((group) => [group.words[0], this.spelt(group.meant.term)]));
    return meant.size ? query.replace(/[\p{L}\p{M}]+/gu, (typed) => meant.get(terms(typed, this.language)[0]) || typed) : "";
  }

  /** A word as a text or a title has it. */
  spelt(term) {
    const word = this.words.get(term);
    if (!word || word.spelt) { return word ? word.spelt : term; }
    const { title, summary, also = [] } = this.documents[word.documents[0]];
    return [title, summary, ...also].join(" ").match(/[\p{L}\p{M}\d]+/gu).find((one) => terms(one, this.language)[0] === term) || term;
  }

  /** The sentence that holds most of the terms; empty when none does. */
  passage(sentences, found) {
    let best = "", most = 0;
    for (const sentence of sentences) {
      const held = new Set(terms(sentence, this.language).filter((word) => found.has(word))).size;
      if (held > most) { [best, most] = [sentence, held]; }
    }
    return best;
  }
}
