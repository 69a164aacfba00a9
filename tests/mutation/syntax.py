"""Mutations of how YAML is written: indentation, quotation marks, colons, and what YAML can do and must not."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from tests.mutation.mutation import DataFile, Line, Mutation

_LOST = {"indentation", "colon-missing", "colon-in-text", "dash-misplaced", "unknown-key", "empty-value", "empty-text"}
_LOST |= {"indented-too-far"}


def repeated_field(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0)
    if not line:
        return None
    again = file.lines[line.number - 1 : file.end(line)]
    return file.expect(file.text + "\n".join(again) + "\n", len(file.lines) + 1, "repeated-key")


def repeated_half(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key == "en" and line.quoted)
    if not line:
        return None
    same = file.lines[line.number - 1]
    return file.expect(file.with_lines(line.number, line.number, [same, same]), line.number + 1, "repeated-key")


def indented_by_one_more(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: _between(file, line))
    return line and file.expect(file.with_line(line.number, " " + file.lines[line.number - 1]), line.number, _LOST)


def indented_by_one_less(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent > 0 and not line.dash and _between(file, line))
    return line and file.expect(file.with_line(line.number, file.lines[line.number - 1][1:]), line.number, _LOST)


def indented_by_two_more(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0 and bool(line.value) and line.number > 1)
    return line and file.expect(file.with_line(line.number, "  " + file.lines[line.number - 1]), line.number, _LOST)


def text_less_indented(file: DataFile, rng: Random) -> Mutation | None:
    block = file.pick(rng, lambda line: line.value == "|" and file.end(line) > line.number + 1)
    if not block:
        return None
    number = rng.randrange(block.number + 1, file.end(block) + 1)
    text = file.lines[number - 1].strip()
    if not text or text.startswith("-"):
        return None
    return file.expect(file.with_line(number, text), number, {*_LOST, "text-not-indented"})


def _between(file: DataFile, line: Line) -> bool:
    """The line has others of its own kind beside it, so that it alone is out of line."""
    return line.key in ("de", "en") and line.quoted and not line.dash


def tab_as_indentation(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent > 0 and not line.dash)
    return line and file.expect(
        file.with_line(line.number, "\t" + file.lines[line.number - 1].lstrip()), line.number, "tab-indent"
    )


def tabs_everywhere(file: DataFile, rng: Random) -> Mutation | None:
    lines = [line.replace("  ", "\t") if line.startswith("  ") else line for line in file.lines]
    first = next((number for number, line in enumerate(lines, 1) if line.startswith("\t")), 0)
    return file.expect("\n".join(lines) + "\n", first, "tab-indent") if first else None


def no_break_space_as_indentation(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent > 1 and not line.dash)
    if not line:
        return None
    text = "\u00a0" * line.indent + file.lines[line.number - 1].lstrip()
    return file.expect(file.with_line(line.number, text), line.number, "odd-space")


def no_break_space_after_the_colon(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value))
    if not line:
        return None
    text = file.lines[line.number - 1].replace(f"{line.key}: ", f"{line.key}:\u00a0", 1)
    return file.expect(file.with_line(line.number, text), line.number, "odd-space")


def invisible_character(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted)
    odd = rng.choice(["\u200b", "\u202e", "\ufeff", "\u2028", "\x07", "\x1b", "\u2066", "\u00ad"])
    return line and file.expect(file.with_value(line, f'"{odd}{line.value[1:]}'), line.number, "odd-character")


def quotation_never_closed(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted)
    return line and file.expect(file.with_value(line, line.value[:-1]), line.number, ("quote-open", "bracket-open"))


def quotation_never_opened(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and line.value[1].isalnum() and ": " not in line.value)
    return line and file.expect(file.with_value(line, line.value[1:]), line.number, "quote-lost")


def curly_quotation_marks(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and line.key in ("de", "en") and ": " not in line.value)
    return line and file.expect(file.with_value(line, f"„{line.value[1:-1]}“"), line.number, "curly-quotes")


def curly_quotation_mark_at_the_end(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and line.key in ("de", "en"))
    return line and file.expect(file.with_value(line, f"{line.value[:-1]}”"), line.number, "quote-open")


def quotation_within_a_quotation(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and len(line.value.split()) > 3)
    if not line:
        return None
    words = line.value[1:-1].split()
    words[1] = f'"{words[1]}"'
    return file.expect(file.with_value(line, f'"{" ".join(words)}"'), line.number, "text-after-quote")


def colon_in_plain_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and len(line.value.split()) > 2 and line.value[1].isalpha())
    if not line:
        return None
    first, rest = line.value[1:-1].split(" ", 1)
    return file.expect(file.with_value(line, f"{first}: {rest}"), line.number, "colon-in-text")


def hash_in_plain_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and line.value[1].isalpha() and ": " not in line.value)
    return line and file.expect(file.with_value(line, f"{line.value[1:-1]} #5"), line.number, "comment-swallowed")


def comma_after_a_value(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value) and line.value not in ("|", "{}") and line.key != "de")
    codes = {"text-after-quote", "unknown-value", "needs-number", "unknown-reference", "indentation", "needs-boolean"}
    codes |= {"text-after-bracket", "needs-list", "needs-decimal", "needs-date", "locale-unknown"}
    return line and file.expect(file.with_value(line, f"{line.value},"), line.number, codes)


def commas_without_an_item(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("["))
    codes = {"bracket-open", "empty-value", "reserved-start"}
    return line and file.expect(file.with_value(line, line.value.replace("]", ",, x]")), line.number, codes)


def bracket_never_closed(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("["))
    return line and file.expect(file.with_value(line, line.value[:-1]), line.number, "bracket-open")


def bracket_never_opened(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("["))
    return line and file.expect(file.with_value(line, line.value[1:]), line.number, ("needs-list", "text-after-quote"))


def round_brackets(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("["))
    return line and file.expect(file.with_value(line, f"({line.value[1:-1]})"), line.number, "needs-list")


def colon_forgotten(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value) and line.value != "|" and not line.dash)
    if not line:
        return None
    text = file.lines[line.number - 1].replace(f"{line.key}:", line.key, 1)
    return file.expect(file.with_line(line.number, text), line.number, {"colon-missing", "indentation"})


def space_after_the_colon_forgotten(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value) and line.value != "|" and not line.dash)
    if not line:
        return None
    text = file.lines[line.number - 1].replace(f"{line.key}: ", f"{line.key}:", 1)
    return file.expect(file.with_line(line.number, text), line.number, {"colon-missing", "colon-space"})


def space_after_the_dash_forgotten(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.dash)
    if not line:
        return None
    text = file.lines[line.number - 1].replace("- ", "-", 1)
    return file.expect(file.with_line(line.number, text), line.number, {"dash-space", "needs-list", *_LOST})


def dash_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted)
    return line and file.expect(file.with_value(line, f"- {line.value[1:-1]}"), line.number, "dash-misplaced")


def text_after_the_bar(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value == "|")
    return line and file.expect(
        file.with_line(line.number, file.lines[line.number - 1] + " Und noch etwas"), line.number, "text-after-bar"
    )


def reserved_sign(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted)
    wrong = rng.choice(["@", "`", "%"])
    return line and file.expect(file.with_value(line, f"{wrong}{line.value[1:-1]}"), line.number, "reserved-start")


def backslash(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted)
    return line and file.expect(file.with_value(line, f'"C:\\daten {line.value[1:]}'), line.number, "backslash")


def anchor(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value))
    return line and file.expect(file.with_line(line.number, _marked(file, line, "&a ")), line.number, "anchor")


def alias(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value))
    return line and file.expect(file.with_value(line, "*wichtig"), line.number, "alias")


def tag(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value))
    name = rng.choice(["!!python/object/apply:os.system ", "!!str ", "!Ref ", "!!binary ", "!e!x "])
    return line and file.expect(file.with_line(line.number, _marked(file, line, name)), line.number, "tag")


def _marked(file: DataFile, line: Line, mark: str) -> str:
    return file.lines[line.number - 1].replace(f"{line.key}: ", f"{line.key}: {mark}", 1)


def billion_laughs(file: DataFile, rng: Random) -> Mutation | None:
    names = "abcdefghij"
    lines = [f'{names[0]}: &{names[0]} ["ha", "ha"]']
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in pairwise(names)]
    start = len(file.lines) + 1
    return file.expect(file.text + "\n".join(lines) + "\n", {start, start + 1}, {"anchor", "alias"})


def merge_key(file: DataFile, rng: Random) -> Mutation | None:
    start = len(file.lines) + 1
    return file.expect(f"{file.text}<<: {{order: 1}}\n", start, {"unknown-key", "bad-label-key"})


def second_document(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0 and line.number > 1 and not line.dash)
    if not line:
        return None
    mark = rng.choice(["---", "..."])
    lines = [mark, file.lines[line.number - 1]]
    expected = {line.number, line.number + 1} if mark == "..." else {line.number}
    return file.expect(file.with_lines(line.number, line.number, lines), expected, "second-document")


def conflict_markers(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.number > 1)
    if not line:
        return None
    same = file.lines[line.number - 1]
    lines = ["<<<<<<< HEAD", same, "=======", same, ">>>>>>> vorschlag"]
    return file.expect(file.with_lines(line.number, line.number, lines), line.number, "conflict")


def conflict_markers_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value == "|")
    if not line:
        return None
    same = file.lines[line.number]
    lines = ["<<<<<<< HEAD", same, "=======", same, ">>>>>>> vorschlag"]
    return file.expect(file.with_lines(line.number + 1, line.number + 1, lines), line.number + 1, "conflict")


def nested_without_end(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: bool(line.value) and line.value != "|")
    depth = rng.choice([50, 5_000, 200_000])
    return line and file.expect(file.with_value(line, "[" * depth), line.number, ("too-deep", "bracket-open"))


def nested_blocks(file: DataFile, rng: Random) -> Mutation | None:
    start = len(file.lines) + 1
    lines = [f"{' ' * depth}a{depth}:" for depth in range(rng.choice([30, 300]))]
    codes = {"too-deep", "unknown-key", "empty-value"}
    return file.expect(file.text + "\n".join(lines) + "\n", range(start, start + 40), codes)


def list_as_a_field_name(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith("operator/"):
        return None
    start = len(file.lines) + 1
    wrong = rng.choice(["? [a, b]\n: c\n", "[a, b]: c\n", "{a: b}: c\n"])
    return file.expect(file.text + wrong, start, {"key-not-text", "colon-missing", "reserved-start"})
