// Reads a data file into the form's values and writes changed values back into the very text they came from:
// what nobody changed keeps its bytes, comments included.  `yaml` parses; the edits here are made by position.
//
// A shape says what a value is made of: {type: "map", fields}, {type: "list", item, flow},
// {type: "text", style: "quoted" | "plain" | "block"} or {type: "truth", default}; a file's own has a `head`, too.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";
import { renderMap, renderPair, renderItem, renderInline, restyle } from "./notation.js";

// The hidden field that carries a record's own text through the form, and the box that says its translations are right.
export const SOURCE = "source_text";
const CHECKED = "translation_checked";

// Signs that nobody sees and copying leaves behind, as `UNSEEN` in konzept/read/safe_text.py has them.
const UNSEEN =
  /[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e01ef}]|(?<![\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc])[\u061c\u200c-\u200f](?![\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc])/gu;

// A page begins with its head between two lines of dashes.
const PAGE = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/;

/** How a whole file is read and written: labels have full stops in their names, and pages a text below their head. */
export function format(shape) {
  if (shape.page) return { fromFile: (text) => readPage(text, shape), toFile: (values) => writePage(values, shape) };
  if (!shape.dot) return { fromFile: (text) => read(text, shape), toFile: (values) => recorded(write(values, shape), values, shape) };
  const names = (values, from, to) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name === SOURCE ? name : name.replaceAll(from, to), value]));
  const inFile = { ...shape, fields: names(shape.fields, shape.dot, ".") };
  return {
    fromFile: (text) => names(read(text, inFile), ".", shape.dot),
    toFile: (values) => recorded(write(names(values, shape.dot, "."), inFile), values, inFile),
  };
}

function readPage(text, shape) {
  const source = text.replace(/\r\n?/g, "\n");
  const [, head, body] = source.match(PAGE) ?? [null, "", source];
  return { ...read(head, shape), text: body.trim(), [SOURCE]: source };
}

/** Head and text keep every byte as long as nobody changed them. */
function writePage(values, shape) {
  const [, head, body] = values[SOURCE].match(PAGE) ?? [null, "", values[SOURCE]];
  const text = String(values.text ?? "").replace(/\r\n?/g, "\n").trim();
  const [before] = body.match(/^\n*/);
  return `---\n${write({ ...values, [SOURCE]: head }, shape)}---\n${before}${text}\n`;
}

/** The values of a file for the form.  What the form does not know (a key of its own, a comment) stays in SOURCE. */
export function read(text, shape) {
  const source = `${text.trimEnd()}\n`;
  return { ...shown(parse(source), shape), [SOURCE]: source };
}

/** The text of a file: the old one with the changed values in it, or a new one in the project's notation. */
export function write(values, shape) {
  const wanted = cleaned(values, shape) ?? {};
  const source = values[SOURCE] ? `${values[SOURCE].trimEnd()}\n` : "";
  const text = source ? patched(source, wanted, shape) : `${shape.head}\n${renderMap(wanted, shape, 0)}`;
  const found = cleaned(shown(parse(text), shape), shape) ?? {};
  if (!same(found, wanted)) throw new Error("The file could not be written as it was filled in.");
  return text;
}

/** The text of a file with the fingerprint of every translated text, if its box is ticked; see `translation/recording.py`. */
export async function recorded(text, values, shape) {
  if (!values[CHECKED]) return text;
  const [source, ...others] = shape.languages;
  const texts = [...originals(shown(parse(text), shape), shape, [], shape.languages)].filter((one) => one.wordings[source]);
  const lines = [];
  for (const language of others) {
    const items = new Map();
    for (const { path, wordings } of texts)
      if (wordings[language]) items.set(await fingerprint(path, wordings[source]), path);
    if (items.size) lines.push(`  ${language}:`);
    for (const [mark, path] of items) lines.push(`    # ${path}`, `    - ${mark}`);
  }
  const edits = new Edits(text);
  const pair = parse(text).items.find((one) => one.key.value === "translation");
  const [start, end] = pair ? [pair.key.range[0], edits.after(pair.value?.range ? pair.value : pair.key)] : [text.length, text.length];
  edits.replace(start, end, lines.length ? `translation:\n${lines.join("\n")}\n` : "");
  return edits.applied();
}

/** Every text that exists in several languages, in the order of the fields, with its address. */
function* originals(value, shape, path, languages) {
  if (shape.type === "list") for (const item of value ?? []) yield* originals(item, shape.item, path, languages);
  if (shape.type !== "map" || !value) return;
  const fields = Object.entries(shape.fields);
  if (fields.length === languages.length && fields.every(([name, field]) => languages.includes(name) && field.type === "text"))
    yield { path: path.join("."), wordings: value };
  else for (const [name, field] of fields) yield* originals(value[name], field, [...path, name], languages);
}

/** Eight digits for a text in its field, as `translation/segments.py` has them. */
async function fingerprint(path, text) {
  const plain = text.replaceAll(/[\u00ad\u2060\u200c]/g, "").replaceAll("\u2011", "-").normalize("NFC");
  const bytes = new TextEncoder().encode(`${path}\n${plain.trim().split(/\s+/).join(" ")}`);
  const digest = new DataView(await crypto.subtle.digest("SHA-256", bytes)).getBigUint64(0);
  return "abcdef"[digest % 6n] + ((digest / 6n) % 16n ** 7n).toString(16).padStart(7, "0");
}

function parse(source) {
  const document = parseDocument(source, { schema: "failsafe", logLevel: "silent" });
  if (document.errors.length) throw document.errors[0];
  return document.contents;
}

/** What a node holds, as the form shows it. */
function shown(node, shape) {
  if (shape.type === "map") {
    const pairs = isMap(node) ? node.items : [];
    const known = pairs.filter((pair) => shape.fields[pair.key.value]);
    const values = known.map((pair) => [pair.key.value, shown(pair.value, shape.fields[pair.key.value])]);
    return { ...unsaid(shape), ...Object.fromEntries(values) };
  }
  if (shape.type === "list") return isSeq(node) ? node.items.map((item) => shown(item, shape.item)) : [];
  const text = isScalar(node) ? node.value : "";
  return shape.type === "truth" ? text === "true" : text;
}

/** Switches that a file may leave out mean something all the same. */
function unsaid(shape) {
  const switches = Object.entries(shape.fields).filter(([, field]) => field.type === "truth" && "default" in field);
  return Object.fromEntries(switches.map(([name, field]) => [name, field.default]));
}

/** Values without what is empty, in the order of the shape, everything a text; undefined if nothing is left. */
function cleaned(value, shape) {
  if (value === undefined || value === null) return undefined;
  if (shape.type === "map") {
    const pairs = Object.entries(shape.fields)
      .map(([name, field]) => [name, value[name] === field.default ? undefined : cleaned(value[name], field)])
      .filter(([, inner]) => inner !== undefined);
    return pairs.length ? Object.fromEntries(pairs) : undefined;
  }
  if (shape.type === "list") {
    const items = [...value].map((item) => cleaned(item, shape.item)).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (shape.type === "truth") return String(value === true);
  const lines = String(value).replace(UNSEEN, "").replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd());
  return (shape.style === "block" ? lines.join("\n") : lines.join(" ")).trim() || undefined;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function patched(source, wanted, shape) {
  const root = parse(source);
  if (!isMap(root) || !root.items.length) {
    const [start, end] = isMap(root) ? root.range : [source.length, source.length];
    const rest = source.slice(end).replace(/^\n/, "");
    return Object.keys(wanted).length ? source.slice(0, start) + renderMap(wanted, shape, 0) + rest : source;
  }
  const edits = new Edits(source);
  editMap(edits, root, wanted, shape);
  const text = edits.applied();
  return Object.keys(wanted).length || isMap(parse(text)) ? text : `${text}{}\n`;
}

/** Changes to a text by position; nothing is applied before all of them are known. */
class Edits {
  constructor(source) {
    this.source = source;
    this.list = [];
  }

  replace(start, end, text) {
    this.list.push({ start, end, text });
  }

  applied() {
    const ordered = this.list.map((edit, index) => ({ ...edit, index }));
    ordered.sort((a, b) => b.start - a.start || b.end - a.end || b.index - a.index);
    return ordered.reduce((text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end), this.source);
  }

  lineStart(position) {
    return this.source.lastIndexOf("\n", position - 1) + 1;
  }

  /** The start of the line after a node, its comment on the same line included. */
  after(node) {
    let end = node.range[1];
    if (!isScalar(node) && !node.flow && node.items.length) {
      const last = node.items.at(-1);
      return this.after(isScalar(last) ? last : last.value ?? last.key ?? last);
    }
    if (this.source[end - 1] === "\n" && end > node.range[0]) {
      while (this.source[end - 2] === "\n") end -= 1; // empty lines below a block belong to nobody
      return end;
    }
    const line = this.source.indexOf("\n", end);
    return line < 0 ? this.source.length : line + 1;
  }

  column(position) {
    return position - this.lineStart(position);
  }
}

function editValue(edits, node, wanted, shape, indent) {
  const present = cleaned(shown(node, shape), shape);
  if (same(present, wanted)) return true;
  if (shape.type === "map" && isMap(node) && !node.flow) return editMap(edits, node, wanted, shape) ?? true;
  if (shape.type === "list" && isSeq(node) && !node.flow) return editList(edits, node, wanted, shape) ?? true;
  if (node?.flow && (isSeq(node) || isMap(node))) return editInline(edits, node, wanted, shape);
  if (!isScalar(node) || typeof wanted !== "string") return false;
  const [start, end] = node.range;
  edits.replace(start, end, restyle(node, edits.source.slice(start, end), wanted, indent, shape));
  return true;
}

/** A value in brackets is written anew, though each item that was there keeps its notation, and a list its line breaks. */
function editInline(edits, node, wanted, shape) {
  const [start, end] = node.range;
  const items = isSeq(node) ? node.items.filter(isScalar) : [];
  const written = new Map(items.map((item) => [item.value, edits.source.slice(item.range[0], item.range[1])]));
  const plain = items.length && items.length === node.items.length && Array.isArray(wanted);
  edits.replace(start, end, plain ? inlineList(edits.source, node, wanted, shape, written) : renderInline(wanted, shape, written));
  return true;
}

/** A list in brackets: what stands between its items, which may be the end of a line, stays before each that was there. */
function inlineList(source, node, wanted, shape, written) {
  const [start, end] = node.range;
  const { items } = node;
  const before = items.map((item, index) => source.slice(index ? items[index - 1].range[1] : start + 1, item.range[0]));
  const present = items.map((item) => cleaned(shown(item, shape.item), shape.item));
  const kept = aligned(present, wanted).filter(({ fresh }) => fresh !== undefined);
  const parts = kept.map(({ old, fresh }, index) => {
    const between = index ? before[old || -1] ?? ", " : before[0];
    return between + renderInline(wanted[fresh], shape.item, written);
  });
  return `[${parts.join("")}${source.slice(items.at(-1).range[1], end)}`;
}

function editMap(edits, node, wanted, shape) {
  const indent = edits.column(node.items[0].key.range[0]);
  const present = new Map(node.items.map((pair) => [pair.key.value, pair]));
  for (const [index, pair] of node.items.entries()) {
    const name = pair.key.value;
    const field = shape.fields[name];
    if (!field || (!(name in wanted) && saysNothing(pair.value, field))) continue;
    if (!(name in wanted)) removePair(edits, node, index);
    else if (!editValue(edits, pair.value, wanted[name], field, indent)) {
      removePair(edits, node, index);
      present.delete(name);
    }
  }
  insertPairs(edits, node, present, wanted, shape, indent);
}

/** Whether a field may stay although the form leaves it out: an empty list, or a switch set to what it means anyway. */
function saysNothing(node, field) {
  const present = shown(node, field);
  return cleaned(present, field) === undefined || ("default" in field && present === field.default);
}

function removePair(edits, node, index) {
  const { key, value } = node.items[index];
  const start = key.range[0];
  const end = edits.after(value?.range ? value : key);
  const line = edits.lineStart(start);
  const alone = !edits.source.slice(line, start).trim();
  const next = node.items[index + 1];
  // The first field of a list's item shares its line with the dash, which the next field takes over.
  if (alone || !next) edits.replace(alone ? line : start, end, "");
  else edits.replace(start, next.key.range[0], "");
}

/** New fields go behind the nearest field that the shape names before them. */
function insertPairs(edits, node, present, wanted, shape, indent) {
  let place = null;
  for (const name of Object.keys(shape.fields)) {
    const pair = present.get(name);
    if (pair) place = pair;
    if (pair || !(name in wanted)) continue;
    const text = renderPair(name, wanted[name], shape.fields[name], indent);
    if (place) {
      const position = edits.after(place.value?.range ? place.value : place.key);
      edits.replace(position, position, text);
    } else {
      const start = node.items[0].key.range[0];
      edits.replace(start, start, `${text.trimStart()}${" ".repeat(indent)}`);
    }
  }
}

function editList(edits, node, wanted, shape) {
  const present = node.items.map((item) => cleaned(shown(item, shape.item), shape.item));
  const dash = edits.source.lastIndexOf("-", node.items[0].range[0] - 1);
  const indent = edits.column(dash);
  let previous = null;
  for (const { old, fresh } of aligned(present, wanted)) {
    const item = old === undefined ? undefined : node.items[old];
    if (item === undefined) insertItem(edits, node, previous, wanted[fresh], shape.item, indent);
    else if (fresh === undefined) removeItem(edits, item);
    else if (!editValue(edits, item, wanted[fresh], shape.item, indent + 2)) {
      removeItem(edits, item);
      insertItem(edits, node, item, wanted[fresh], shape.item, indent);
    }
    previous = item ?? previous;
  }
}

function removeItem(edits, item) {
  edits.replace(edits.lineStart(item.range[0]), edits.after(item), "");
}

function insertItem(edits, node, previous, wanted, shape, indent) {
  const position = previous ? edits.after(previous) : edits.lineStart(node.items[0].range[0]);
  edits.replace(position, position, renderItem(wanted, shape, indent));
}

/** Pairs old items with new ones: equal ones first (longest common run), what lies between them in order. */
function aligned(present, wanted) {
  const steps = [];
  let old = 0;
  let fresh = 0;
  for (const [keptOld, keptFresh] of [...common(present, wanted), [present.length, wanted.length]]) {
    while (old < keptOld && fresh < keptFresh) steps.push({ old: old++, fresh: fresh++ });
    while (old < keptOld) steps.push({ old: old++ });
    while (fresh < keptFresh) steps.push({ fresh: fresh++ });
    if (keptOld < present.length) steps.push({ old: old++, fresh: fresh++ });
  }
  return steps;
}

function common(present, wanted) {
  const left = present.map((item) => JSON.stringify(item));
  const right = wanted.map((item) => JSON.stringify(item));
  const lengths = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i][j] =
        left[i] === right[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const pairs = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
