"""What the check says, by code, from `rules.yml`, `problems.yml` and `hints.yml` in `konzept/texts/`.

The files are read when there is something to say: a check that finds nothing does without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from konzept.texts import Wording, as_written, group

# A code with its block: what is indented below it.
_EXCUSABLE = re.compile(r"^    ([a-z0-9-]+):\n(?:      .*\n)*?      excusable: true$", re.MULTILINE)


@dataclass(frozen=True)
class Message:
    """What is wrong.  A warning is reported and does not stop the build.

    A rule that can only guess is `excusable`: an exception in the data may say that all is well.
    """

    text: Wording
    warning: bool
    excusable: bool


@cache
def messages() -> Mapping[str, Message]:
    """Every message by its code."""
    return {code: _message(found) for block in _blocks() for code, found in block.get("codes", {}).items()}


@cache
def hints() -> Mapping[str, Wording]:
    """Every hint by its name: the code that it goes with, or a name of its own."""
    found: dict[str, Wording] = dict(group("hints"))
    for block in _blocks():
        found |= block.get("hints", {})
        found |= {code: one["hint"] for code, one in block.get("codes", {}).items() if "hint" in one}
    return found


@cache
def excusable_codes() -> tuple[str, ...]:
    """The codes that an exception may name: where the rule can only guess, an editor may know better.

    A check with an exception and without a problem needs these and none of the messages, which take long to read.
    """
    files = (as_written(name) for name in ("problems", "rules"))
    return tuple(sorted(match[1] for text in files for match in _EXCUSABLE.finditer(text)))


def phrase(key: str, language: str) -> str:
    """A phrase that messages are put together from."""
    found: str = group("phrases")[key][language]
    return found


def _blocks() -> Iterator[Mapping[str, Any]]:
    yield from group("problems").values()
    yield from group("rules").values()


def _message(found: Mapping[str, Any]) -> Message:
    return Message(found["message"], found.get("level") == "warning", found.get("excusable", False))
