"""Mutations with one cause and many effects, and those where a wrong guess would turn the meaning round."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from random import Random

from tests.mutation.mutation import REFERENCES, DataFile, Line, Mutation

_GONE = ("record-missing", "unknown-reference", "exception-file")
_LISTS = ("fields", "by", "audiences", "entries", "figures", "drawn_up_by", "owed_by")


def _gone(file: DataFile, *folders: str) -> Mutation | None:
    inside = any(f"/{folder}" in f"/{file.file}" for folder in folders)
    return _unsaid(file.gone({file.file: None}, _GONE)) if inside else None


def _unsaid(made: Mutation | None) -> Mutation | None:
    """A mutation that must be followed by no guess: it would be a wrong one."""
    return made and dataclasses.replace(made, unsaid="Meinten Sie")


def actor_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "actors/")


def law_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "laws/")


def field_of_action_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "fields/")


def figure_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "figures/")


def audience_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "audiences/")


def aim_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "goals/", "guidelines/")


def measure_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "measures/")


def statement_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "statements/")


def concept_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return _gone(file, "concepts/")


def record_renamed(file: DataFile, rng: Random) -> Mutation | None:
    """A file with another name, as if ids were there to be changed."""
    if not file.file.startswith(("actors/", "laws/", "audiences/")):
        return None
    name = file.file.replace(f"{file.id}.yml", f"{file.id}-neu.yml")
    return file.gone({file.file: None, name: file.text.encode()}, _GONE)


def entry_renumbered(file: DataFile, rng: Random) -> Mutation | None:
    if "/measures/" not in file.file and "/goals/" not in file.file:
        return None
    name = file.file.replace(".yml", "9.yml")
    return file.gone({file.file: None, name: file.text.encode()}, _GONE)


def language_deleted(file: DataFile, rng: Random) -> Mutation | None:
    if not file.file.startswith("languages/"):
        return None
    return file.edit({file.file: None}, range(1, 100), "language-missing", _first_actor(file))


def _first_actor(file: DataFile) -> str:
    return "actors/" + min(one for one in file.ids if one.isupper() and one.isalpha()) + ".yml"


def language_renamed(file: DataFile, rng: Random) -> Mutation | None:
    if not file.file.startswith("languages/"):
        return None
    edits = {file.file: None, f"languages/{file.id}2.yml": file.text.encode()}
    return file.edit(edits, range(1, 100), ("language-missing", "language-untranslated"), _first_actor(file))


def language_begun(file: DataFile, rng: Random) -> Mutation | None:
    if file.file != "languages/en.yml":
        return None
    code = rng.choice(["uk", "fr", "pl", "tr"])
    text = f'name: "{code}"\nlocale: {code}\ndirection: ltr\npath: "{code}"\norder: 9\n'
    new = f"languages/{code}.yml"
    return file.edit({new: text.encode()}, 1, "language-untranslated", new)


def parent_taken_away(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: file.file.startswith("concepts/") and line.key == "parent")
    level = file.pick(rng, lambda line: line.key == "level")
    if not line or not level:
        return None
    codes = ("parent-missing", "link-without-parent")
    return file.expect(file.with_lines(line.number, line.number, []), level.number, codes)


def section_renumbered(file: DataFile, rng: Random) -> Mutation | None:
    """A section with another number, and the list of sections that is looked into for it."""
    return _section(file, rng, lambda text: re.sub(r'(number: "[\d.]*)\d"', r'\g<1>99"', text))


def section_taken_away(file: DataFile, rng: Random) -> Mutation | None:
    return _section(file, rng, lambda _: None)


def _section(file: DataFile, rng: Random, change: Callable[[str], str | None]) -> Mutation | None:
    sections = [line for line in file.fields if line.key == "sections" and line.indent == 0]
    if not file.file.startswith("concepts/") or not sections:
        return None
    numbered = {
        number: match[1]
        for number, text in enumerate(file.lines, 1)
        if (match := re.search(r'- (?:\{)?number: "([\d.]+)"', text))
    }
    named = [number for number, section in numbered.items() if _often(file, section) and _is_leaf(section, numbered)]
    if not named:
        return None
    number = rng.choice(named)
    ends = [other for other in [*numbered, file.end(sections[0]) + 1] if other > number]
    block = file.lines[number - 1 : min(ends) - 1]
    first = change(block[0])
    kept = [] if first is None else [first, *block[1:]]
    text = file.with_lines(number, number + len(block) - 1, kept)
    return file.expect(text, {number, sections[0].number}, "section-missing")


def _often(file: DataFile, section: str) -> bool:
    return file.everything.count(f'\nsection: "{section}"\n') > 3


def _is_leaf(section: str, numbered: dict[int, str]) -> bool:
    return not any(other.startswith(f"{section}.") for other in numbered.values())


def languages_exchanged_in_a_file(file: DataFile, rng: Random) -> Mutation | None:
    if "/measures/" not in file.file and not file.file.startswith(("duties/", "fields/")):
        return None
    head, mark, ledger = file.text.partition("\ntranslation:")
    text = re.sub(r"(?m)^( *(?:- )?)(de|en):", lambda one: f"{one[1]}{'en' if one[2] == 'de' else 'de'}:", head)
    return file.expect(text + mark + ledger, range(1, len(file.lines)), ("languages-swapped", "wrong-language"))


def languages_exchanged_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key == "text" and line.indent == 0 and file.pair(line) is not None)
    pair = line and file.pair(line)
    if not line or not pair or file.end(pair[1]) - pair[0].number < 6:
        return None
    texts = [file.lines[one.number : file.end(one)] for one in pair]
    lines = [f"  {pair[0].key}: |", *texts[1], f"  {pair[1].key}: |", *texts[0]]
    text = file.with_lines(pair[0].number, file.end(pair[1]), lines)
    return file.expect(text, range(line.number, file.end(pair[1])), ("languages-swapped", "wrong-language"))


def file_pasted_twice(file: DataFile, rng: Random) -> Mutation | None:
    return _twice(file, file.text + file.text, len(file.lines) + file.top)


def file_pasted_without_its_first_line(file: DataFile, rng: Random) -> Mutation | None:
    rest = file.text.partition("\n")[2]
    return _twice(file, file.text + rest, len(file.lines) + file.top - 1)


def file_pasted_into_the_middle(file: DataFile, rng: Random) -> Mutation | None:
    tops = [line.number for line in file.fields if line.indent == 0]
    if len(tops) < 6:
        return None
    at = tops[4]
    lines = [*file.lines[: at - 1], *file.lines, *file.lines[at - 1 :]]
    return _twice(file, "\n".join(lines) + "\n", at - 1 + file.top)


def _twice(file: DataFile, text: str, line: int) -> Mutation | None:
    many = sum(line.indent == 0 for line in file.fields) >= 3
    return file.expect(text, line, "file-twice") if many else None


def file_pasted_twice_with_a_line_between(file: DataFile, rng: Random) -> Mutation | None:
    return file.expect(f"{file.text}---\n{file.text}", len(file.lines) + 1, "second-document")


# Other signs than a hyphen.


def _sign(file: DataFile, rng: Random, sign: str) -> Mutation | None:
    line = file.pick(rng, lambda line: line.dash)
    if not line:
        return None
    text = file.lines[line.number - 1].replace("- ", f"{sign} ", 1)
    return file.expect(file.with_line(line.number, text), line.number, "list-sign")


def en_dash(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "\u2013")


def em_dash(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "\u2014")


def minus_sign(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "\u2212")


def hyphen_of_a_typesetter(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, rng.choice("\u2010\u2011\u2012\u2043"))


def bullet(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "\u2022")


def middle_dot(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "\u00b7")


def star_for_an_item(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "*")


def plus_for_an_item(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, "+")


def bullet_of_another_typeface(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, rng.choice("\uf0b7\uf0a7\u25aa\u25e6\u25cf"))


def counted_item(file: DataFile, rng: Random) -> Mutation | None:
    return _sign(file, rng, rng.choice(["1.", "1)", "a)"]))


def dashes_in_a_list_of_ids(file: DataFile, rng: Random) -> Mutation | None:
    sign = rng.choice("\u2013\u2022\u2014*")
    line = file.pick(rng, lambda line: line.key in _LISTS and line.value.startswith("["))
    if not line or line.dash:
        return None
    ids = line.value.strip("[]").split(", ")
    lines = [f"{' ' * line.indent}{line.key}:", *(f"{' ' * (line.indent + 2)}{sign} {one}" for one in ids)]
    return file.expect(file.with_lines(line.number, line.number, lines), line.number + 1, "list-sign")


def one_dash_of_a_list_of_ids(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in _LISTS and ", " in line.value)
    if not line or line.dash:
        return None
    ids = line.value.strip("[]").split(", ")
    inner = " " * (line.indent + 2)
    lines = [f"{' ' * line.indent}{line.key}:", f"{inner}- {ids[0]}", *(f"{inner}\u2013 {one}" for one in ids[1:])]
    return file.expect(file.with_lines(line.number, line.number, lines), line.number + 2, "list-sign")


# How a longer text begins, and what its letters are.


def _block(file: DataFile, rng: Random, sign: str, code: str) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value == "|" and file.end(line) > line.number + 1)
    return line and file.expect(file.with_line(line.number, _headed(file, line, sign)), line.number, code)


def _headed(file: DataFile, line: Line, sign: str) -> str:
    return file.lines[line.number - 1].removesuffix("|") + sign


def folded_text(file: DataFile, rng: Random) -> Mutation | None:
    return _block(file, rng, ">", "text-folded")


def folded_text_without_its_end(file: DataFile, rng: Random) -> Mutation | None:
    return _block(file, rng, rng.choice([">-", ">+", ">2", ">-2"]), "text-folded")


def text_with_too_high_a_number(file: DataFile, rng: Random) -> Mutation | None:
    return _block(file, rng, rng.choice(["|3", "|4", "|6-", "|-8"]), "text-indent-number")


def text_with_too_low_a_number(file: DataFile, rng: Random) -> Mutation | None:
    return _block(file, rng, rng.choice(["|1", "|-1", "|1+"]), "text-indent-number")


def _letter(file: DataFile, rng: Random, old: str, new: str, code: str) -> Mutation | None:
    """Another sign for a letter of a word of a text."""
    blocks = [line for line in file.fields if line.value == "|"]
    found = [
        number
        for line in blocks
        for number in range(line.number + 1, file.end(line) + 1)
        if re.search(rf"[a-z]{old}[a-z]", file.lines[number - 1])
    ]
    if not found:
        return None
    number = rng.choice(found)
    text = re.sub(rf"(?<=[a-z]){old}(?=[a-z])", new, file.lines[number - 1], count=1)
    return file.expect(file.with_line(number, text), number, code)


def letter_lost(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "[a-z]", "\ufffd", "letter-lost")


def letter_lost_on_every_line(file: DataFile, rng: Random) -> Mutation | None:
    number = next((number for number, text in enumerate(file.lines, 1) if "ü" in text), 0)
    return file.expect(file.text.replace("ü", "\ufffd"), number, "letter-lost") if number else None


def sign_of_direction(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "n", "n" + rng.choice("\u200e\u200f\u061c"), "odd-character")


def joiner(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "n", "n" + rng.choice("\u200c\u200d\u2060"), "odd-character")


def sign_of_formulas(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "e", "e" + rng.choice("\u2061\u2062\u2063\u2064"), "odd-character")


def filler(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "e", "e" + rng.choice("\u3164\u115f\u034f\uffa0"), "odd-character")


def double_letter(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "f", rng.choice("\ufb01\ufb02\ufb00"), "odd-letter")


def cyrillic_letter(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "e", "\u0435", "odd-letter")


def greek_letter(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "o", "\u03bf", "odd-letter")


def letter_of_double_width(file: DataFile, rng: Random) -> Mutation | None:
    return _letter(file, rng, "n", "\uff4e", "odd-letter")


def bullet_of_a_pdf_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value == "|" and file.end(line) > line.number)
    if not line:
        return None
    number = line.number + 1
    text = file.lines[number - 1]
    indent = text[: len(text) - len(text.lstrip())]
    sign = rng.choice("\uf0b7\uf0a7\uf0d8")
    return file.expect(file.with_line(number, f"{indent}{sign} {text.strip()}"), number, "odd-bullet")


# Guesses: none may turn the meaning round.


def _value(file: DataFile, rng: Random, made: Callable[[str], str]) -> Mutation | None:
    keys = ("bindingness", "basis", "standing", "role", "weight", "kind", "level", "precision")
    line = file.pick(rng, lambda line: line.key in keys and len(line.value) > 3 and line.value.islower())
    return line and _unsaid(file.expect(file.with_value(line, made(line.value)), line.number, "unknown-value"))


def negated_value(file: DataFile, rng: Random) -> Mutation | None:
    before = rng.choice(["not_", "no_", "non-", "nicht_", "kein_", "un", "in", "dis", "without_", "half_"])
    return _value(file, rng, lambda value: before + value)


def negation_behind_a_value(file: DataFile, rng: Random) -> Mutation | None:
    behind = rng.choice(["_not", "_no", "_never", "less", "_nicht"])
    return _value(file, rng, lambda value: value + behind)


def value_without_its_beginning(file: DataFile, rng: Random) -> Mutation | None:
    return _value(file, rng, lambda value: value[2:])


def _reference(file: DataFile, rng: Random, made: Callable[[str], str], wanted: str) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in REFERENCES and bool(re.fullmatch(wanted, line.value)))
    wrong = made(line.value) if line else ""
    if not line or wrong in file.ids or wrong == line.value:
        return None
    return file.expect(file.with_value(line, wrong), line.number, "unknown-reference")


def id_without_its_zero(file: DataFile, rng: Random) -> Mutation | None:
    return _reference(file, rng, lambda value: value.replace("-0", "-"), r"[A-Z]+-0\d")


def id_with_another_number(file: DataFile, rng: Random) -> Mutation | None:
    return _unsaid(_reference(file, rng, lambda value: f"{value}7", r"[A-Z]+-.*\d"))


def id_in_other_capitals(file: DataFile, rng: Random) -> Mutation | None:
    return _reference(file, rng, str.swapcase, r"[A-Z-]{2,}")


def id_with_another_letter(file: DataFile, rng: Random) -> Mutation | None:
    """One letter of a short id is another id, and not that which is nearest."""
    return _unsaid(_reference(file, rng, lambda value: f"{value[:-1]}Q", r"[A-Z]{2,4}"))


def id_with_a_cyrillic_letter(file: DataFile, rng: Random) -> Mutation | None:
    return _reference(file, rng, lambda value: value.replace("A", "\u0410", 1), r"[A-Z-]*A[A-Z-]*")


def id_with_another_separator(file: DataFile, rng: Random) -> Mutation | None:
    return _reference(file, rng, lambda value: value.replace("-", rng.choice("_.\u2013"), 1), r"[A-Z]+-.+")


def id_of_another_kind(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key == "actor")
    return line and _unsaid(file.expect(file.with_value(line, "LZ-03"), line.number, "unknown-reference"))


def id_of_a_year_before(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key == "law")
    return line and _unsaid(file.expect(file.with_value(line, "gesetz-2017"), line.number, "unknown-reference"))


def recorded_in_a_language_that_is_none(file: DataFile, rng: Random) -> Mutation | None:
    number = next((number for number, text in enumerate(file.lines, 1) if text == "translation:"), 0)
    if not number or file.lines[number] != "  en:":
        return None
    code = rng.choice(["fr", "eng", "EN"])
    return file.expect(file.with_line(number + 1, f"  {code}:"), number + 1, "unknown-language")


def recorded_in_the_language_of_the_original(file: DataFile, rng: Random) -> Mutation | None:
    number = next((number for number, text in enumerate(file.lines, 1) if text == "translation:"), 0)
    if not number or file.lines[number] != "  en:":
        return None
    return file.expect(file.with_line(number + 1, "  de:"), number + 1, "translation-of-source")
