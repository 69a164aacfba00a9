"""The real data multiplied: what "four times the data" means.

Each copy has concepts, entries, actors and all the rest under ids of its own, which refer to each other and not to the
first.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Container
from pathlib import Path

# What exists once, however many concepts there are; words of the search stand in one group, and a word is one term.
_ONCE = ("languages", "operator", "ui", "synonyms", "glossary")
_REFERENCES = (
    "concept|entry|entries|actor|by|owed_by|owed_to|publisher|body|drafting|involved|stated_in|part_of|parent|fields|law|audiences|to|figures|"
    "part|whole|source_body|reported_by|discharges"
)
_REFERENCE = re.compile(rf"^( *(?:- )?(?:{_REFERENCES}):)( [\w.-]+| \[[\w., -]+\]|(?:\n +- [\w.-]+)+)$", re.MULTILINE)
_ID = re.compile(r"\w[\w.-]*")
_EXCUSED = re.compile(r"^record: ([\w-]+)/(.+)\.yml$", re.MULTILINE)
# No two records of a kind have the same name, nor the same place in an order.
_NAME = re.compile(r"^((?:name|title):\n  de: \".*)(\"\n  en: \".*)\"$", re.MULTILINE)
_ORDER = re.compile(r"^order: (\d+)$", re.MULTILINE)
_SLUG = re.compile(r"^slug:\n(?:  .*\n)+", re.MULTILINE)


def multiply(data: Path, target: Path, times: int) -> None:
    """Writes the data `times` over into the folder `target`."""
    shutil.copytree(data, target)
    files = [
        file.relative_to(data) for file in sorted(data.rglob("*.yml")) if file.relative_to(data).parts[0] not in _ONCE
    ]
    concepts = {file.stem for file in (data / "concepts").glob("*.yml")}
    for number in range(2, times + 1):
        for file in files:
            copy = target / _place(file, concepts, f"-{number}")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(renamed((data / file).read_text("utf-8"), f"-{number}", concepts), "utf-8")


def _place(file: Path, concepts: Container[str], suffix: str) -> Path:
    """Where the copy of a file lies: the folder of a concept is copied as well."""
    top = file.parts[0] + suffix if file.parts[0] in concepts else file.parts[0]
    return Path(top, *file.parts[1:-1], f"{file.stem}{suffix}.yml")


def renamed(text: str, suffix: str, concepts: Container[str] = ()) -> str:
    """The text of a file whose references, and whose words in addresses, end in the suffix."""
    text = _EXCUSED.sub(lambda match: f"record: {_place(Path(match[0][8:]), concepts, suffix).as_posix()}", text)
    text = _NAME.sub(rf'\1 {suffix}\2 {suffix}"', text)
    text = _ORDER.sub(lambda match: f"order: {match[1]}{suffix.strip('-').rjust(4, '0')}", text)
    text = _SLUG.sub(lambda match: match[0].replace('"\n', f'{suffix}"\n'), text)
    return _REFERENCE.sub(lambda match: match[1] + _ID.sub(lambda found: found[0] + suffix, match[2]), text)
