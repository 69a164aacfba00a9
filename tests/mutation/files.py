"""Mutations of whole files: their bytes, their size, their name and their place."""

from __future__ import annotations

import dataclasses
from pathlib import Path, PurePosixPath
from random import Random

from konzept.read.convert import PROBLEM_LIMIT
from tests.mutation.mutation import DataFile, Mutation

_WIDE = ("ui/", "operator/", "languages/", "concepts/")
_MEBIBYTE = 2**20
_LIMIT = PROBLEM_LIMIT + 1


def byte_order_mark(file: DataFile, rng: Random) -> Mutation:
    return file.expect(b"\xef\xbb\xbf" + file.text.encode(), 1, "byte-order-mark")


def utf_16(file: DataFile, rng: Random) -> Mutation:
    return file.expect(file.text.encode("utf-16"), 1, ("not-utf8", "not-text"))


def latin_1(file: DataFile, rng: Random) -> Mutation | None:
    number = next((n for n, line in enumerate(file.lines, 1) if any(letter in line for letter in "äöüß")), 0)
    encoded = file.text.encode("cp1252", "replace")
    broken = next((n for n, line in enumerate(encoded.split(b"\n"), 1) if any(byte > 127 for byte in line)), 0)
    return file.expect(encoded, broken, "not-utf8") if number else None


def decoded_wrongly(file: DataFile, rng: Random) -> Mutation | None:
    text = file.text.encode().decode("cp1252", "replace")
    number = next((n for n, line in enumerate(file.lines, 1) if any(letter in line for letter in "äöüßÄÖÜ")), 0)
    odd = next((n for n, line in enumerate(file.lines, 1) if any(ord(letter) > 127 for letter in line)), 0)
    return file.expect(text, {number, odd}, ("mojibake", "odd-character")) if number else None


def carriage_returns_alone(file: DataFile, rng: Random) -> Mutation:
    return file.expect(file.text.replace("\n", "\r"), 1, "odd-character")


def null_bytes(file: DataFile, rng: Random) -> Mutation:
    place = rng.randrange(len(file.lines))
    text = file.with_line(place + 1, f"{file.lines[place]}\0")
    return file.expect(text, {1, place + 1}, ("odd-character", "not-text"))


def picture(file: DataFile, rng: Random) -> Mutation:
    return file.expect(b"\x89PNG\r\n\x1a\n" + rng.randbytes(5_000), 1, ("not-utf8", "not-text"))


def archive(file: DataFile, rng: Random) -> Mutation:
    return file.expect(b"PK\x03\x04\x14\0" + rng.randbytes(5_000), 1, ("not-utf8", "not-text", "odd-character"))


def empty(file: DataFile, rng: Random) -> Mutation:
    nothing = rng.choice(["", "\n", "# nichts\n", "---\n", "   \n\n", "~\n"])
    return file.expect(nothing, 1, ("file-empty", "file-needs-fields", "missing-fields"))


def no_fields(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(("ui/", "operator/")):
        return None
    return file.expect(
        rng.choice(["{}\n", "[]\n", "Hallo\n", "- a\n- b\n"]), 1, ("file-needs-fields", "missing-fields")
    )


def cut_off(file: DataFile, rng: Random) -> Mutation | None:
    """Cut in the middle of a line inside a text; inside the last language's last text only its end can tell."""
    if file.file.startswith(("ui/", "operator/", "synonyms/", "languages/")):
        return None
    data = file.text.encode()
    place = rng.randrange(20, len(data) - 2)
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
        "needs-fingerprint",
    }
    return file.expect(data[:place], {1, file.top, last} | holders, codes)


def fifty_megabytes(file: DataFile, rng: Random) -> Mutation:
    return file.expect(file.text.encode() * (50 * _MEBIBYTE // len(file.text.encode()) + 1), 1, "file-too-big")


def very_long_text(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and line.key in ("de", "en"))
    filler = rng.choice(["a", "0", "1 ", "@", "a@", "[", "(", "<", "a.", "ä", "[](", "*", "_ "])
    text = filler * (900_000 // len(filler.encode()))
    return line and file.expect(
        file.with_value(line, f'"{text.strip()}"'), {1, line.number}, ("file-too-big", "text-too-long")
    )


def thousands_of_unknown_fields(file: DataFile, rng: Random) -> Mutation | None:
    extra = "".join(f"feld{number}: x\n" for number in range(5_000))
    codes = {"too-many", "unknown-key", "needs-languages", "file-too-big"}
    return dataclasses.replace(file.expect(file.text + extra, range(1, 10**4), codes), most=_LIMIT)


def thousands_of_unknown_references(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("fields", "by", "audiences", "entries"))
    items = ", ".join(f"nichts-{number}" for number in range(5_000))
    made = line and file.expect(file.with_value(line, f"[{items}]"), line.number, ("too-many", "unknown-reference"))
    return made and dataclasses.replace(made, most=_LIMIT)


def _moved(file: DataFile, name: str, code: str | tuple[str, ...], named: str = "", where: str = "") -> Mutation:
    edits = {file.file: None, name: file.text.encode()}
    return file.edit(edits, 1, code, where or named or name)


def _path(file: DataFile) -> PurePosixPath:
    return PurePosixPath(file.file)


def name_with_odd_letters(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    path = _path(file)
    odd = rng.choice([f"{path.stem} neu", f"{path.stem}ä", f"{path.stem}_1", f"-{path.stem}", f"{path.stem}(1)"])
    return _moved(file, str(path.with_name(f"{odd}.yml")), "bad-id")


def wrong_suffix(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    suffix = rng.choice([".yaml", ".YML", ".txt", ".yml.txt", ".yml.bak", ".yml~", ".json", ""])
    return _moved(file, str(_path(file).with_name(_path(file).stem + suffix)), ("wrong-suffix", "unknown-file"))


def folder_of_another_kind(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(_WIDE) or "/" in str(_path(file).parent):
        return None
    others = {"actors", "fields", "figures", "laws", "glossary", "notes", "duties", "references"}
    other = rng.choice(sorted(others - {_path(file).parts[0]}))
    return _moved(file, f"{other}/{_path(file).name}", "wrong-folder")


def entry_among_the_actors(file: DataFile, rng: Random) -> Mutation | None:
    if "/measures/" not in file.file and "/goals/" not in file.file:
        return None
    return _moved(file, f"actors/{_path(file).name}", "wrong-folder")


def no_folder(file: DataFile, rng: Random) -> Mutation | None:
    return None if file.file.startswith(_WIDE) else _moved(file, _path(file).name, "unknown-file")


def folder_in_a_folder(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    folder = _path(file).parent / "neu"
    return _moved(file, f"{folder}/{_path(file).name}", "unknown-folder", str(folder))


def link_out_of_the_folder(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(_WIDE):
        return None
    target = rng.choice(["/etc/passwd", "/etc", "/dev/zero", "/no/such/file", "../../../../etc/hostname"])
    return file.edit({file.file: Path(target)}, 1, ("file-outside", "file-unreadable", "unknown-folder"))


def link_to_itself(file: DataFile, rng: Random) -> Mutation | None:
    return None if file.file.startswith(_WIDE) else file.edit({file.file: Path(_path(file).name)}, 1, "file-unreadable")


def name_in_other_letters(file: DataFile, rng: Random) -> Mutation | None:
    path = _path(file)
    other = path.stem.swapcase()
    if other == path.stem or file.file.startswith(_WIDE):
        return None
    copy = str(path.with_name(f"{other}.yml"))
    first, second = sorted([file.file, copy])
    return Mutation(
        second, frozenset({1}), frozenset({"id-taken"}), {copy: file.text.encode()}, also=frozenset({first})
    )
