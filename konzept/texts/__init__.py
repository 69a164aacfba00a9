"""Everything the program says to people who work on the project, in YAML files beside this module.

These are the project's working languages; the languages of the site are data and can be others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("de", "en")
"""The working languages, the default first."""

Wording = Mapping[str, str]
"""One text in each working language; `{name}` in it is filled in."""

_FOLDER = Path(__file__).parent
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def group(name: str) -> Mapping[str, Any]:
    """What the file `name.yml` says, as it stands there; it is read on first use."""
    return content(_FOLDER / f"{name}.yml")


def as_written(name: str) -> str:
    """The file `name.yml` letter by letter, for what can be told without reading all of it as YAML."""
    return (_FOLDER / f"{name}.yml").read_text("utf-8")


def content(file: Path) -> Mapping[str, Any]:
    """What a file of the program's own says."""
    found: Mapping[str, Any] = yaml.load(file.read_bytes(), Loader=_LOADER)  # noqa: S506
    return found


def wording(key: str) -> Wording:
    """The text under a key such as `build.finished`: the file, then the way through it.

    Raises `KeyError` for an unknown key, which is a mistake in the program.
    """
    name, *steps = key.split(".")
    found: Any = group(name)
    for step in steps:
        found = found[step]
    return {language: found[language] for language in LANGUAGES}


def tell(key: str, language: str, /, **values: object) -> str:
    """The text under a key in one language, with its `{placeholders}` filled."""
    return wording(key)[language].format(**values)
