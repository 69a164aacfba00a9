"""Makes what an example cannot write down: a picture, a link out of the data, a text without end.

Each maker gets the place of the file, and a place outside the project that is free.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from konzept.model.published import state_of
from konzept.read.load import load
from konzept.read.rewriting import replace_file

_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9
_EDITION = """\
title: {{de: "Ausgabe 2026-01", en: "Edition 2026-01"}}
date: "2026-01-15"
status: published
files:
  - name: "index.json"
    sha256: "{sha256}"
"""
_CHANGE = """\
kind: correction
entries: [K-1]
what: {de: "Der Titel ist berichtigt.", en: "The title has been corrected."}
why: {de: "Er war falsch.", en: "It was wrong."}
"""
_PDF = b"%PDF-1.7\n"


def _dangling(path: Path, outside: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "gone.yml")


def _outside(path: Path, outside: Path) -> None:
    path.rename(outside)
    path.symlink_to(outside)


def _document_outside(path: Path, outside: Path) -> None:
    outside.write_text("1 Ziele\n", "utf-8")
    path.symlink_to(outside)


def _too_big(path: Path, outside: Path) -> None:
    path.write_text(path.read_text("utf-8") + "# " + "x" * 1_000_000, "utf-8")


def _with_mark(path: Path, outside: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def _as_latin(path: Path, outside: Path) -> None:
    path.write_bytes(path.read_text("utf-8").replace("V", "Ü").encode("latin-1"))


def _picture(path: Path, outside: Path) -> None:
    path.write_bytes(_PICTURE)


def _many_fields(path: Path, outside: Path) -> None:
    path.write_text(path.read_text("utf-8") + "".join(f"feld{number}: x\n" for number in range(200)), "utf-8")


def _long_text(path: Path, outside: Path) -> None:
    line = "    Wer Deutsch kann, kommt leichter zurecht.\n"
    path.write_text(path.read_text("utf-8").replace(line, line * 500), "utf-8")


def _pdf(path: Path, outside: Path) -> None:
    path.write_bytes(_PDF)


def _pdf_alone(path: Path, outside: Path) -> None:
    path.with_suffix(".pdf").write_bytes(_PDF)


def _change_of_nothing(path: Path, outside: Path) -> None:
    data = path.parents[1]
    dataset = load(data).partial.dataset
    states = {entry.id: state_of(dataset, entry) for entry in dataset.entries.values()}
    index = json.dumps({"entries": states, "changes": [], "compared": ""}).encode()
    replace_file(data / "editions/2026-01/index.json", index)
    replace_file(data / "editions/2026-01.yml", _EDITION.format(sha256=hashlib.sha256(index).hexdigest()).encode())
    replace_file(path, _CHANGE.encode())


MAKERS: Mapping[str, Callable[[Path, Path], None]] = {
    "dangling link": _dangling,
    "link outside": _outside,
    "folder outside": _outside,
    "document outside": _document_outside,
    "too big": _too_big,
    "byte order mark": _with_mark,
    "latin-1": _as_latin,
    "picture": _picture,
    "many fields": _many_fields,
    "long text": _long_text,
    "PDF": _pdf,
    "PDF alone": _pdf_alone,
    "change of nothing": _change_of_nothing,
}
