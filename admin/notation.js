// How the project writes YAML: double quotes round texts, `|` blocks for prose, ids bare, lists of ids in brackets.

const BARE = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const WHOLE = /^(0|[1-9]\d{0,8})$/;
const OTHER_MEANING = /^(true|false|yes|no|on|off|null|y|n)$/i;
// What may stay without quotation marks where somebody wrote it so: words, no signs that mean something to YAML.
const UNQUOTED = /^\p{L}([\p{L}\p{N} _.–-]*[\p{L}\p{N}.])?$/u;

const quoted = (text) => JSON.stringify(text);
const spaces = (count) => " ".repeat(count);

/** A field with its value, as whole lines. */
export function renderPair(name, value, shape, indent) {
  return `${spaces(indent)}${name}:${afterColon(value, shape, indent)}`;
}

/** The fields of a map, as whole lines. */
export function renderMap(values, shape, indent) {
  const names = Object.keys(shape.fields).filter((name) => name in values);
  return names.map((name) => renderPair(name, values[name], shape.fields[name], indent)).join("");
}

/** One item of a list, as whole lines with its dash. */
export function renderItem(value, shape, indent) {
  const head = `${spaces(indent)}- `;
  if (shape.type === "map") return head + renderMap(value, shape, indent + 2).trimStart();
  return `${head}${scalar(value, shape, indent)}`;
}

/** A value in brackets on one line; `written` has the notation of items that were there before. */
export function renderInline(value, shape, written = new Map()) {
  if (shape.type === "list") return `[${value.map((item) => renderInline(item, shape.item, written)).join(", ")}]`;
  if (shape.type !== "map") return written.get(value) ?? beside(value, shape, written);
  const names = Object.keys(shape.fields).filter((name) => name in value);
  return `{${names.map((name) => `${name}: ${renderInline(value[name], shape.fields[name])}`).join(", ")}}`;
}

/** A new item follows its neighbours: without quotation marks where they have none and it needs none. */
function beside(text, shape, written) {
  const unquoted = [...written].some(([value, source]) => value === source);
  return unquoted && UNQUOTED.test(text) && !OTHER_MEANING.test(text) ? text : bare(text, shape);
}

/** A changed text in the notation that it had: quotation marks, block or bare. */
export function restyle(node, source, text, indent, shape) {
  if (node.type === "BLOCK_LITERAL") return block(text, indent + 2, source.slice(0, source.indexOf("\n")));
  if (node.type === "BLOCK_FOLDED") return block(text, indent + 2);
  if (text.includes("\n")) return block(text, indent + 2).trimEnd();
  if (node.type === "QUOTE_SINGLE") return `'${text.replaceAll("'", "''")}'`;
  if (node.type === "PLAIN") return source && UNQUOTED.test(text) && !OTHER_MEANING.test(text) ? text : bare(text, shape);
  return quoted(text);
}

function afterColon(value, shape, indent) {
  if (shape.type === "map") return `\n${renderMap(value, shape, indent + 2)}`;
  if (shape.type === "list" && shape.flow) return ` ${renderInline(value, shape)}\n`;
  if (shape.type === "list") return `\n${value.map((item) => renderItem(item, shape.item, indent + 2)).join("")}`;
  return ` ${scalar(value, shape, indent)}`;
}

function scalar(text, shape, indent) {
  if (shape.style === "block" || text.includes("\n")) return block(text, indent + 2);
  return `${bare(text, shape)}\n`;
}

function bare(text, shape) {
  if (shape.type === "truth") return text;
  const may = shape.style === "plain" && (WHOLE.test(text) || BARE.test(text)) && !OTHER_MEANING.test(text);
  return may ? text : quoted(text);
}

/** Prose: each line of its own, empty lines really empty. */
function block(text, indent, header = "|") {
  const lines = text.split("\n").map((line) => (line ? spaces(indent) + line : ""));
  return `${header}\n${lines.join("\n")}\n`;
}
