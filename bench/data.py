"""The real data multiplied: what "four times the data" means.

Each copy has concepts, entries, actors and all the rest under ids of its own, which refer to each other and not to the
first; or only what belongs to the local concepts is copied, and all of them answer the one concept of the Land.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Container, Iterable
from pathlib import Path

from konzept.translation.segments import text_fingerprint

# What exists once, however many concepts there are; words of the search stand in one group, and a word is one term.
_ONCE = ("languages", "operator", "ui", "synonyms", "glossary")
# What local concepts share as well.
_SHARED = ("fields", "audiences", "laws")
_LEVEL_OF_THE_LAND = "\nlevel: land\n"
_REFERENCES = (
    "concept|entry|entries|actor|by|owed_by|owed_to|publisher|body|drafting|involved|stated_in|part_of|parent|fields|law|audiences|to|figures|"
    "part|whole|source_body|reported_by|discharges"
)
_REFERENCE = re.compile(rf"^( *(?:- )?(?:{_REFERENCES}):)( [\w.-]+| \[[\w., -]+\]|(?:\n +- [\w.-]+)+)$", re.MULTILINE)
_ID = re.compile(r"\w[\w.-]*")
_EXCUSED = re.compile(r"^record: ([\w-]+)/(.+)\.yml$", re.MULTILINE)
# No two records of a kind have the same name, nor the same place in an order.
_NAME = re.compile(r"^((?:name|short_name|title):\n  de: \".*)(\"\n  en: \".*)\"$", re.MULTILINE)
_ORDER = re.compile(r"^order: (\d+)$", re.MULTILINE)
_SLUG = re.compile(r"^slug:\n(?:  .*\n)+", re.MULTILINE)


def multiply(data: Path, target: Path, times: int, *, local: bool = False) -> None:
    """Writes the data `times` over into the folder `target`; with `local`, what belongs to the Land stays once."""
    shutil.copytree(data, target)
    files = [
        file.relative_to(data) for file in sorted(data.rglob("*.yml")) if file.relative_to(data).parts[0] not in _ONCE
    ]
    if local:
        files = local_files(data, files)
    copied = {file.stem for file in files}
    kept = {file.stem for file in data.rglob("*.yml")} - copied
    concepts = {file.stem for file in files if file.parts[0] == "concepts"}
    for number in range(2, times + 1):
        # A section of a concept has an anchor in which its number follows the concept's id.
        suffix = f"-no{number}"
        for file in files:
            copy = target / _place(file, concepts, suffix)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(renamed((data / file).read_text("utf-8"), suffix, concepts, kept), "utf-8")


def local_files(data: Path, files: Iterable[Path]) -> list[Path]:
    """The files that there is one of for each local concept: its own, what names it, and what nobody else names."""
    named = {file: _named((data / file).read_text("utf-8")) for file in files if file.parts[0] not in _SHARED}
    lands = {file.stem for file in named if _LEVEL_OF_THE_LAND in (data / file).read_text("utf-8")}
    own = {file for file in named if {"concepts", *lands}.isdisjoint(file.parts[:1]) and len(file.parts) > 2}
    own |= {file for file in named if file.parts[0] == "concepts" and file.stem not in lands}
    ids = {file.stem for file in own}
    while more := {
        file
        for file, found in named.items()
        if file not in own and file.parts[0] not in ("actors", *lands) and found & ids and file.stem not in lands
    }:
        own, ids = own | more, ids | {file.stem for file in more}
    shared: set[str] = {
        one for file, found in named.items() if file not in own and file.parts[0] != "actors" for one in found
    }
    while others := {
        one for file, found in named.items() if file.stem in shared and file not in own for one in found - shared
    }:
        shared |= others
    actors = [file for file in named if file.parts[0] == "actors" and file.stem not in shared]
    return sorted([*own, *actors])


def _named(text: str) -> set[str]:
    """The ids that a file refers to, and the record that it excuses."""
    found = {one for match in _REFERENCE.finditer(text) for one in _ID.findall(match[2])}
    return found | {Path(match[2]).name for match in _EXCUSED.finditer(text)}


def _place(file: Path, concepts: Container[str], suffix: str) -> Path:
    """Where the copy of a file lies: the folder of a concept is copied as well."""
    top = file.parts[0] + suffix if file.parts[0] in concepts else file.parts[0]
    return Path(top, *file.parts[1:-1], f"{file.stem}{suffix}.yml")


def renamed(text: str, suffix: str, concepts: Container[str] = (), kept: Container[str] = ()) -> str:
    """The text of a file whose references, and whose words in addresses, end in the suffix, but for the ids `kept`."""
    text = _EXCUSED.sub(lambda match: f"record: {_place(Path(match[0][8:]), concepts, suffix).as_posix()}", text)
    for name in _NAME.finditer(text):  # so that the translation of a name stays recorded
        path, was = (name[1].partition(":")[0],), name[1].partition('"')[2]
        text = text.replace(f"- {text_fingerprint(path, was)}\n", f"- {text_fingerprint(path, f'{was} {suffix}')}\n")
    text = _NAME.sub(rf'\1 {suffix}\2 {suffix}"', text)
    text = _ORDER.sub(lambda match: f"order: {match[1]}{suffix.strip('-no').rjust(4, '0')}", text)
    text = _SLUG.sub(lambda match: match[0].replace('"\n', f'{suffix}"\n'), text)

    def other(found: re.Match[str]) -> str:
        return found[0] if found[0] in kept else found[0] + suffix

    return _REFERENCE.sub(lambda match: match[1] + _ID.sub(other, match[2]), text)
