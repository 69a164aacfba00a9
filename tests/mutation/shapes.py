"""Mutations of what a field holds: the wrong form, a missing language, the languages exchanged, a circle."""

from __future__ import annotations

from random import Random

from tests.mutation.mutation import DataFile, Line, Mutation

_REQUIRED = {"title", "section", "position", "fields", "summary", "text", "bindingness", "name", "group", "standing"}
_PLAIN = {"section", "position", "bindingness", "title_origin", "group", "standing", "number", "order", "basis"}


def text_for_a_list(file: DataFile, rng: Random) -> Mutation | None:
    names = ("fields", "audiences", "entries", "by", "sections", "figures", "variants")
    line = file.pick(rng, lambda line: line.key in names)
    return line and file.expect(file.with_value(line, "etwas"), line.number, "needs-list")


def list_for_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in _PLAIN and bool(line.value))
    return line and file.expect(file.with_value(line, f"[{line.value}]"), line.number, "needs-text")


def block_for_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in _PLAIN and bool(line.value) and not line.dash)
    if not line:
        return None
    indent = " " * line.indent
    lines = [f"{indent}{line.key}:", f'{indent}  de: "x"', f'{indent}  en: "y"']
    return file.expect(file.with_lines(line.number, line.number, lines), line.number, "needs-text")


def text_for_both_languages(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: file.pair(line) is not None)
    return line and file.expect(file.with_value(line, '"Nur ein Text"'), line.number, "needs-languages")


def list_for_both_languages(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: file.pair(line) is not None)
    return line and file.expect(file.with_value(line, '["eins", "zwei"]'), line.number, "needs-languages")


def languages_in_a_language(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("de", "en") and line.quoted and not line.dash)
    if not line:
        return None
    indent = " " * line.indent
    lines = [f"{indent}{line.key}:", f"{indent}  {line.key}: {line.value}"]
    return file.expect(file.with_lines(line.number, line.number, lines), line.number, "needs-text")


def missing_field(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(("ui/", "synonyms/", "operator/")):
        return None
    required = {*_REQUIRED} - ({"text"} if file.file.startswith(("actors/", "laws/")) else set())
    line = file.pick(rng, lambda line: line.indent == 0 and line.key in required)
    return line and file.expect(
        file.with_lines(line.number, file.end(line), []), file.top, ("missing-field", "indentation")
    )


def missing_half(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith("synonyms/"):
        return None
    # Lists by language may leave a language out: there may be nothing to list.
    lists = ("forms", "renderings")
    line = file.pick(rng, lambda line: file.pair(line) is not None and not line.dash and line.key not in lists)
    if not line:
        return None
    half = rng.choice(file.pair(line) or ())
    text = file.with_lines(half.number, file.end(half), [])
    return file.expect(text, line.number, "missing-language")


def empty_half(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("de", "en") and _is_half(file, line))
    wrong = rng.choice(['""', "''", '" "', "|", "~"])
    codes = {"empty-text", "needs-quotes"}
    return line and file.expect(file.with_value(line, wrong), line.number, codes)


def bare_half(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("de", "en") and _is_half(file, line))
    return line and file.expect(file.with_value(line, ""), line.number, "empty-text")


def empty_field(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in _PLAIN and bool(line.value))
    return line and file.expect(file.with_value(line, ""), line.number, "empty-value")


def halves_exchanged(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: _long_pair(file, line) is not None)
    pair = line and _long_pair(file, line)
    if not line or not pair:
        return None
    german, english = pair
    text = _swapped(file, german, english)
    return file.expect(text, range(line.number, file.end(english) + 1), ("languages-swapped", "wrong-language"))


def short_halves_exchanged(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: _short_pair(file, line) is not None)
    pair = line and _short_pair(file, line)
    if not line or not pair:
        return None
    german, english = pair
    lines = {line.number, german.number, english.number}
    return file.expect(_swapped(file, german, english), lines, ("languages-swapped", "wrong-language"))


def german_in_the_english_half(file: DataFile, rng: Random) -> Mutation | None:
    return _copied(file, rng, 0)


def english_in_the_german_half(file: DataFile, rng: Random) -> Mutation | None:
    return _copied(file, rng, 1)


def _copied(file: DataFile, rng: Random, source: int) -> Mutation | None:
    line = file.pick(rng, lambda line: _long_pair(file, line) is not None)
    pair = line and _long_pair(file, line)
    if not pair:
        return None
    one, other = pair[source], pair[1 - source]
    body = _body(file, one)
    text = file.with_lines(other.number, file.end(other), [body[0].replace(f"{one.key}:", f"{other.key}:"), *body[1:]])
    return file.expect(text, range(other.number, other.number + len(body)), ("wrong-language", "same-text"))


def _body(file: DataFile, line: Line) -> list[str]:
    return file.lines[line.number - 1 : file.end(line)]


def _swapped(file: DataFile, german: Line, english: Line) -> str:
    one, other = _body(file, german), _body(file, english)
    first = other[0].replace("en:", "de:", 1).replace(" " * english.indent, _start(file, german), 1)
    second = " " * english.indent + one[0].lstrip(" -").replace("de:", "en:", 1)
    return file.with_lines(german.number, file.end(english), [first, *other[1:], second, *one[1:]])


def _start(file: DataFile, line: Line) -> str:
    return file.lines[line.number - 1][: line.indent]


def _pairs(file: DataFile, line: Line) -> tuple[Line, Line] | None:
    other = file.file.startswith(("synonyms/", "languages/")) or line.key == "forms" or line.key.startswith("route.")
    pair = None if other else file.pair(line)
    return pair if pair and pair[0].number < pair[1].number else None


def _long_pair(file: DataFile, line: Line) -> tuple[Line, Line] | None:
    pair = _pairs(file, line)
    return pair if pair and all(len(" ".join(_body(file, half)).split()) > 9 for half in pair) else None


def _short_pair(file: DataFile, line: Line) -> tuple[Line, Line] | None:
    pair = _pairs(file, line)
    short = pair and all(half.quoted and 3 < len(half.value.split()) <= 9 for half in pair)
    return pair if short else None


def _is_half(file: DataFile, line: Line) -> bool:
    parent = file.parent(line)
    return parent is not None and parent.key not in ("forms", "words", "means")


def actor_part_of_itself(file: DataFile, rng: Random) -> Mutation | None:
    if not file.file.startswith("actors/"):
        return None
    text = "\n".join(line for line in file.lines if not line.startswith("part_of:"))
    name = file.file.removeprefix("actors/").removesuffix(".yml")
    return file.expect(f"{text}\npart_of: {name}\n", text.count("\n") + 2, "circle")
