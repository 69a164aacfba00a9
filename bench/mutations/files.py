"""Mutations of whole files: their bytes, their size, their name and their place; and changes that are harmless."""

from __future__ import annotations

import dataclasses
from pathlib import Path, PurePosixPath
from random import Random

from bench.mutations.mutation import Maker, Mutation, Original
from konzept.read.convert import PROBLEM_LIMIT

_WIDE = ("ui/", "operator/", "languages/", "concepts/")
_MEBIBYTE = 2**20
_LIMIT = PROBLEM_LIMIT + 1


def byte_order_mark(file: Original, chance: Random) -> Mutation:
    return file.expect(b"\xef\xbb\xbf" + file.text.encode(), 1, "byte-order-mark")


def utf_16(file: Original, chance: Random) -> Mutation:
    return file.expect(file.text.encode("utf-16"), 1, ("not-utf8", "not-text"))


def latin_1(file: Original, chance: Random) -> Mutation | None:
    number = next((n for n, line in enumerate(file.lines, 1) if any(letter in line for letter in "äöüß")), 0)
    encoded = file.text.encode("cp1252", "replace")
    broken = next((n for n, line in enumerate(encoded.split(b"\n"), 1) if any(byte > 127 for byte in line)), 0)
    return file.expect(encoded, broken, "not-utf8") if number else None


def decoded_wrongly(file: Original, chance: Random) -> Mutation | None:
    text = file.text.encode().decode("cp1252", "replace")
    number = next((n for n, line in enumerate(file.lines, 1) if any(letter in line for letter in "äöüßÄÖÜ")), 0)
    odd = next((n for n, line in enumerate(file.lines, 1) if any(ord(letter) > 127 for letter in line)), 0)
    return file.expect(text, {number, odd}, ("mojibake", "odd-character")) if number else None


def carriage_returns_alone(file: Original, chance: Random) -> Mutation:
    return file.expect(file.text.replace("\n", "\r"), 1, "odd-character")


def null_bytes(file: Original, chance: Random) -> Mutation:
    place = chance.randrange(len(file.lines))
    text = file.with_line(place + 1, f"{file.lines[place]}\0")
    return file.expect(text, {1, place + 1}, ("odd-character", "not-text"))


def picture(file: Original, chance: Random) -> Mutation:
    return file.expect(b"\x89PNG\r\n\x1a\n" + chance.randbytes(5_000), 1, ("not-utf8", "not-text"))


def archive(file: Original, chance: Random) -> Mutation:
    return file.expect(b"PK\x03\x04\x14\0" + chance.randbytes(5_000), 1, ("not-utf8", "not-text", "odd-character"))


def empty(file: Original, chance: Random) -> Mutation:
    nothing = chance.choice(["", "\n", "# nichts\n", "---\n", "   \n\n", "~\n"])
    return file.expect(nothing, 1, ("file-empty", "file-needs-fields", "missing-fields"))


def no_fields(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(("ui/", "operator/")):
        return None
    return file.expect(
        chance.choice(["{}\n", "[]\n", "Hallo\n", "- a\n- b\n"]), 1, ("file-needs-fields", "missing-fields")
    )


def cut_off(file: Original, chance: Random) -> Mutation | None:
    """Cut in the middle of a line inside a text; inside the last language's last text only its end can tell."""
    if file.file.startswith(("ui/", "operator/", "synonyms/", "languages/")):
        return None
    data = file.text.encode()
    place = chance.randrange(20, len(data) - 2)
    last = data[:place].count(b"\n") + 1
    if data[place : place + 1] in b"\n" or data[place - 1 : place] in b'\n ."?!' or place == len(data) - 2:
        return None
    holders = {line.number for line in file.fields if line.number <= last <= file.end(line)}
    codes = {
        "missing-language",
        "missing-field",
        "missing-fields",
        "file-cut-off",
        "quote-open",
        "not-utf8",
        "empty-text",
        "cut-off",
    }
    codes |= {"empty-value", "colon-missing", "unknown-key", "unknown-value", "unknown-reference", "bracket-open"}
    codes |= {
        "needs-fields",
        "file-needs-fields",
        "needs-languages",
        "unknown-language",
        "text-after-bar",
        "needs-list",
    }
    return file.expect(data[:place], {1, file.top, last} | holders, codes)


def fifty_megabytes(file: Original, chance: Random) -> Mutation:
    return file.expect(file.text.encode() * (50 * _MEBIBYTE // len(file.text.encode()) + 1), 1, "file-too-big")


def very_long_text(file: Original, chance: Random) -> Mutation | None:
    line = file.pick(chance, lambda line: line.quoted and line.key in ("de", "en"))
    filler = chance.choice(["a", "0", "1 ", "@", "a@", "[", "(", "<", "a.", "ä", "[](", "*", "_ "])
    text = filler * (900_000 // len(filler.encode()))
    return line and file.expect(
        file.with_value(line, f'"{text.strip()}"'), {1, line.number}, ("file-too-big", "text-too-long")
    )


def thousands_of_unknown_fields(file: Original, chance: Random) -> Mutation | None:
    extra = "".join(f"feld{number}: x\n" for number in range(5_000))
    codes = {"too-many", "unknown-key", "needs-languages", "file-too-big"}
    return dataclasses.replace(file.expect(file.text + extra, range(1, 10**4), codes), most=_LIMIT)


def thousands_of_unknown_references(file: Original, chance: Random) -> Mutation | None:
    line = file.pick(chance, lambda line: line.key in ("fields", "by", "audiences", "entries"))
    items = ", ".join(f"nichts-{number}" for number in range(5_000))
    made = line and file.expect(file.with_value(line, f"[{items}]"), line.number, ("too-many", "unknown-reference"))
    return made and dataclasses.replace(made, most=_LIMIT)


def _moved(file: Original, name: str, code: str | tuple[str, ...], named: str = "", where: str = "") -> Mutation:
    edits = {file.file: None, name: file.text.encode()}
    return file.edit(edits, 1, code, where or named or name)


def _path(file: Original) -> PurePosixPath:
    return PurePosixPath(file.file)


def name_with_odd_letters(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    path = _path(file)
    odd = chance.choice([f"{path.stem} neu", f"{path.stem}ä", f"{path.stem}_1", f"-{path.stem}", f"{path.stem}(1)"])
    return _moved(file, str(path.with_name(f"{odd}.yml")), "bad-id")


def wrong_suffix(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    suffix = chance.choice([".yaml", ".YML", ".txt", ".yml.txt", ".yml.bak", ".yml~", ".json", ""])
    return _moved(file, str(_path(file).with_name(_path(file).stem + suffix)), ("wrong-suffix", "unknown-file"))


def folder_of_another_kind(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(_WIDE) or "/" in str(_path(file).parent):
        return None
    others = {"actors", "fields", "figures", "laws", "glossary", "notes", "duties", "references"}
    other = chance.choice(sorted(others - {_path(file).parts[0]}))
    return _moved(file, f"{other}/{_path(file).name}", "wrong-folder")


def entry_among_the_actors(file: Original, chance: Random) -> Mutation | None:
    if "/measures/" not in file.file and "/goals/" not in file.file:
        return None
    return _moved(file, f"actors/{_path(file).name}", "wrong-folder")


def no_folder(file: Original, chance: Random) -> Mutation | None:
    return None if file.file.startswith(_WIDE) else _moved(file, _path(file).name, "unknown-file")


def folder_in_a_folder(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    folder = _path(file).parent / "neu"
    return _moved(file, f"{folder}/{_path(file).name}", "unknown-folder", str(folder))


def link_out_of_the_folder(file: Original, chance: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    target = chance.choice(["/etc/passwd", "/etc", "/dev/zero", "/no/such/file", "../../../../etc/hostname"])
    return file.edit({file.file: Path(target)}, 1, ("file-outside", "file-unreadable", "unknown-folder"))


def link_to_itself(file: Original, chance: Random) -> Mutation | None:
    return None if file.file.startswith(_WIDE) else file.edit({file.file: Path(_path(file).name)}, 1, "file-unreadable")


def name_in_other_letters(file: Original, chance: Random) -> Mutation | None:
    path = _path(file)
    other = path.stem.swapcase()
    if other == path.stem or file.file.startswith(_WIDE):
        return None
    copy = str(path.with_name(f"{other}.yml"))
    first, second = sorted([file.file, copy])
    return Mutation(
        second, frozenset({1}), frozenset({"id-taken"}), {copy: file.text.encode()}, also=frozenset({first})
    )


MAKERS: tuple[Maker, ...] = (
    byte_order_mark,
    utf_16,
    latin_1,
    decoded_wrongly,
    carriage_returns_alone,
    null_bytes,
    picture,
    archive,
    empty,
    no_fields,
    cut_off,
    fifty_megabytes,
    very_long_text,
    thousands_of_unknown_fields,
    thousands_of_unknown_references,
    name_with_odd_letters,
    wrong_suffix,
    folder_of_another_kind,
    entry_among_the_actors,
    no_folder,
    folder_in_a_folder,
    link_out_of_the_folder,
    link_to_itself,
    name_in_other_letters,
)
