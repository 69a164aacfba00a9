"""Rules about how texts are written: short summaries, and one sentence per line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import in_text
from konzept.model import Prose
from konzept.read.load import Draft
from konzept.report.problem import Problem

LONGEST_SUMMARY = 240
"""In characters: what fits on a card without scrolling on a telephone, and in a search result on the whole."""

_CLOSING = "”“’»)*_"
_OPENING = "„“‚‘«(*_"
# A full stop after one of these, after a single letter or after the number of a day ends no sentence.
_ABBREVIATIONS = (
    "Abb Abs Art Aufl Bd Dr Kap Nr No Prof S St Str Tel Ziff bzw ca etc evtl ff ggf inkl max min p para sog usw vgl vs"
)
_SHORT = re.compile(rf"(?<!\w)(?:{'|'.join(_ABBREVIATIONS.split())}|\w|\d+)\.$", re.IGNORECASE)
_BETWEEN = re.compile(rf"[.!?…][{_CLOSING}]*(?= +[{_OPENING}]*[A-ZÄÖÜ\d])")
_ENDED = re.compile(rf"[.!?:;,…][{_CLOSING}]*$|\|$|  $")
_PLAIN_ENDS = tuple(".!?:;,…|")
_BEGINS_ANEW = re.compile(r"\s*(?:[-*+>|#]|\d+[.)])")

Fault = tuple[str, int, str]
"""The code of a problem, its line in the text, and what to show of it."""


def summaries_are_short(draft: Draft) -> Iterator[Problem]:
    for found in draft.bilingual:
        if found.record is None or found.path != ("summary",):
            continue
        for language, text in found.text.items():
            if len(text) > LONGEST_SUMMARY:
                place = found._replace(path=("summary", language))
                yield in_text(draft, place, "summary-long", length=len(text), limit=LONGEST_SUMMARY)


def a_line_holds_one_sentence(draft: Draft) -> Iterator[Problem]:
    for found in draft.bilingual:
        if not isinstance(found.text, Prose):
            continue
        for language, text in found.text.items():
            for code, number, sample in _faults(text):
                place = found._replace(path=(*found.path, language))
                yield in_text(draft, place, code, number, found=sample)


def _faults(text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    several = _BETWEEN.search(text) is not None
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        for match in _BETWEEN.finditer(line) if several else ():
            if not _SHORT.search(line[: match.start() + 1]):
                yield "two-sentences", number, line[match.end() :].strip()
        if line.endswith(_PLAIN_ENDS) or not following or not line:
            continue  # nearly every line, and quicker than a search
        if line.strip() and following.strip() and not _ENDED.search(line) and not _BEGINS_ANEW.match(following):
            yield "broken-sentence", number, line.strip()
