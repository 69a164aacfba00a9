"""Mutations of the interface's labels and of what files record of their translations."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.mutation.mutation import DataFile, Line, Mutation


def _of_labels(file: DataFile, rng: Random, wanted: Callable[[Line, Line], bool]) -> tuple[Line, Line] | None:
    """Both halves of a label that suits."""
    if not file.file.startswith("ui/"):
        return None
    pairs = [pair for line in file.fields if not line.indent and (pair := file.pair(line)) and wanted(*pair)]
    return rng.choice(pairs) if pairs else None


def _with_blank(german: Line, english: Line) -> bool:
    return german.quoted and english.quoted and "{" in german.value


def blank_in_another_language(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, name: text.replace(name, "{anzahl_neu}"), ("label-blank", "label-lacks"))


def blank_lost(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, name: text.replace(name, "viele"), "label-lacks")


def blank_without_its_end(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, name: text.replace(name, name[:-1]), "label-brace")


def blank_in_double_braces(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, name: text.replace(name, f"{{{name}}}"), ("label-brace", "label-lacks"))


def blank_with_a_space(file: DataFile, rng: Random) -> Mutation | None:
    codes = ("label-blank", "label-brace", "label-lacks")
    return _blank(file, rng, lambda text, name: text.replace(name, f"{{ {name[1:-1]} }}"), codes)


def blank_with_a_format(file: DataFile, rng: Random) -> Mutation | None:
    codes = ("label-blank", "label-brace", "label-lacks")
    return _blank(file, rng, lambda text, name: text.replace(name, f"{name[:-1]}!r}}"), codes)


def blank_of_another_label(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, _: f"{text} {{nirgends}}", "label-blank")


def lone_brace_in_a_label(file: DataFile, rng: Random) -> Mutation | None:
    return _blank(file, rng, lambda text, _: f"{text} {{", "label-brace")


def _blank(
    file: DataFile, rng: Random, change: Callable[[str, str], str], codes: str | tuple[str, ...]
) -> Mutation | None:
    pair = _of_labels(file, rng, _with_blank)
    if not pair:
        return None
    half = rng.choice(pair)
    names = re.findall(r"\{\w+\}", half.value)
    if not names or len(names) != len(set(names)):
        return None
    new = change(half.value[1:-1], rng.choice(names))
    return file.expect(file.with_value(half, f'"{new}"'), half.number, codes)


def label_renamed(file: DataFile, rng: Random) -> Mutation | None:
    pair = _of_labels(file, rng, lambda german, _: german.quoted)
    above = file.parent(pair[0]) if pair else None
    if above is None:
        return None
    lines = {above.number, *range(1, 5), len(file.lines)}
    return file.expect(
        file.with_key(above, f"{above.key}_neu"), lines, ("label-lost", "label-unknown", "label-missing")
    )


def label_deleted(file: DataFile, rng: Random) -> Mutation | None:
    pair = _of_labels(file, rng, lambda german, _: german.quoted)
    above = file.parent(pair[0]) if pair else None
    if above is None:
        return None
    text = file.with_lines(above.number, file.end(above), [])
    return file.expect(text, range(1, len(file.lines) + 1), ("label-lost", "label-missing"))


def labels_deleted(file: DataFile, rng: Random) -> Mutation | None:
    return file.edit({file.file: None}, 1, "label-file-missing") if file.file.startswith("ui/") else None


def _marks(file: DataFile) -> list[int]:
    """The lines of fingerprints at the end of the file."""
    return [number for number, line in enumerate(file.lines, 1) if re.fullmatch(r" +- [a-f][0-9a-f]{7}", line)]


def fingerprint_too_short(file: DataFile, rng: Random) -> Mutation | None:
    return _fingerprint(file, rng, lambda line: line[:-1], "needs-fingerprint")


def fingerprint_in_capitals(file: DataFile, rng: Random) -> Mutation | None:
    return _fingerprint(file, rng, str.upper, "needs-fingerprint")


def fingerprint_with_a_joiner(file: DataFile, rng: Random) -> Mutation | None:
    return _fingerprint(file, rng, lambda line: f"{line[:-3]}\u2060{line[-3:]}", ("odd-character", "needs-fingerprint"))


def word_for_a_fingerprint(file: DataFile, rng: Random) -> Mutation | None:
    return _fingerprint(file, rng, lambda line: f"{line[:-8]}geprüft", "needs-fingerprint")


def fingerprint_of_another_text(file: DataFile, rng: Random) -> Mutation | None:
    codes = ("translation-outdated", "translation-unsure", "translation-unneeded")
    made = _fingerprint(file, rng, lambda line: f"{line[:-8]}abcdef01", codes)
    return made and file.expect(_content(made, file), range(1, len(file.lines) + 1), codes)


def fingerprint_twice(file: DataFile, rng: Random) -> Mutation | None:
    """The ledger is a set: once more says nothing more."""
    found = _marks(file)
    if not found:
        return None
    number = rng.choice(found)
    return file.expect(file.with_lines(number, number, [file.lines[number - 1]] * 2))


def ledger_without_addresses(file: DataFile, rng: Random) -> Mutation | None:
    """The comments are for people."""
    found = _marks(file)
    if not found:
        return None
    head = file.lines[: found[0] - 2]
    tail = [line for line in file.lines[found[0] - 2 :] if not line.lstrip().startswith("#")]
    return file.expect("\n".join([*head, *tail]) + "\n")


def ledger_as_one_text(file: DataFile, rng: Random) -> Mutation | None:
    found = _marks(file)
    if not found or file.lines[found[0] - 3].strip() != "en:":
        return None
    number = found[0] - 2
    text = file.with_lines(number, len(file.lines), ['  en: "geprüft"'])
    return file.expect(text, number, ("needs-list", "needs-fingerprint"))


def ledger_in_conflict(file: DataFile, rng: Random) -> Mutation | None:
    found = _marks(file)
    if not found:
        return None
    number = rng.choice(found)
    line = file.lines[number - 1]
    new = ["<<<<<<< HEAD", line, "=======", f"{line[:-8]}abcdef01", ">>>>>>> Vorschlag"]
    return file.expect(file.with_lines(number, number, new), range(number, number + 5), "conflict")


def _fingerprint(
    file: DataFile, rng: Random, change: Callable[[str], str], codes: str | tuple[str, ...]
) -> Mutation | None:
    found = _marks(file)
    if not found:
        return None
    number = rng.choice(found)
    return file.expect(file.with_line(number, change(file.lines[number - 1])), number, codes)


def _content(made: Mutation, file: DataFile) -> bytes:
    content = made.edits[file.file]
    assert isinstance(content, bytes)
    return content
