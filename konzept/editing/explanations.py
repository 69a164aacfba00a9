"""Takes out of a file what `new` wrote there to explain it, once nothing is left to fill in."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache
from typing import Any, cast

from konzept.editing.template import TODO, comment, explanation
from konzept.editing.tidying import LineChange, Lines, NumberedLine, Step
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import parts_of
from konzept.read.files import DataFile
from konzept.read.source import Node
from konzept.texts import LANGUAGES, tell

_COMMENT = re.compile(r"^ *# (.*)$")
_SWITCHED_OFF = re.compile(r"^ *#+(?=[\w-])")


def drop_explanations(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """No explanations of `new`, and no optional fields that are still switched off below one; other comments stay."""
    filled_in = not any(TODO in line.text for line in lines if not line.text.lstrip().startswith("#"))
    if model is None or not filled_in or not any(_COMMENT.match(line.text) for line in lines):
        return lines, []
    known = _known_lines(cast(Hashable, model))
    allowed = tuple(tell("new.explanation.allowed", one, values="") for one in LANGUAGES)
    gone: list[NumberedLine] = []
    listing = False
    for line in lines:
        match = _COMMENT.match(line.text)
        said = match[1] if match else ""
        # The values of a field may take several lines, each of which ends with a label in brackets or a comma.
        listing = said.startswith(allowed) or (listing and said.endswith((")", ",")))
        after_one = bool(gone) and gone[-1].number == line.number - 1
        if said in known or listing or (after_one and _SWITCHED_OFF.match(line.text)):
            gone.append(line)
    dropped = {line.number for line in gone}
    return [line for line in lines if line.number not in dropped], [LineChange(one, "explanation") for one in dropped]


def drop_doubled_blank_lines(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """One blank line where there are several, and none at the beginning."""
    last = max((line.number for line in lines if line.text), default=0)  # what follows it has a step of its own
    pairs = zip([NumberedLine(0, ""), *lines], lines, strict=False)
    gone = {one.number for before, one in pairs if not one.text and not before.text and one.number < last}
    return [line for line in lines if line.number not in gone], [LineChange(one, "blank-lines") for one in sorted(gone)]


@cache
def _known_lines(model: Hashable) -> frozenset[str]:
    """The lines of all that `new` explains in a file of a kind, in both working languages."""
    kind = cast(type[Any], model)
    sentences = [tell("new.explanation.how", language) for language in LANGUAGES]
    for language in LANGUAGES:
        about = description(kind)
        sentences.append(f"{about.label[language]}: {about.hint[language]}")
        for one in (one for part in (kind, *parts_of(kind)) for one in described_fields(part)):
            sentences += [explanation(one, language, optional=optional) for optional in (False, True)]
    return frozenset(line.removeprefix("# ") for sentence in sentences for line in comment(sentence))
