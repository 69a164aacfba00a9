"""The rule that what a text gives from one number to another runs forward: years, ages, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import in_text
from konzept.model import Operator
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_TO = r"(?:\s?[–-]\s?|\s(?:bis(?: unter| einschließlich| zum)?|to|until|and|und)\s)"
_YEARS = re.compile(rf"(?<![0-9.,–-])([12][0-9]{{3}}){_TO}([12][0-9]{{3}})(?![0-9,–-])")
# Ages and lengths of time: only beside their unit, since other numbers may well go down.
_UNIT = r"(?=[\s-](?:Jahr|Monat|Woche|Tag|jährig|year|month|week|day))"
_SPANS = re.compile(rf"(?<![0-9.,–-])([0-9]{{1,3}}){_TO}([0-9]{{1,3}})\s?{_UNIT}")
_ANY = re.compile(rf"[0-9]{_TO}[0-9]")
_LIST = re.compile(r"\b(?:und|and)\b")
_BETWEEN = re.compile(r"(?:zwischen|between|aged?)\s$", re.IGNORECASE)


def ranges_run_forward(partial: PartialDataset) -> Iterator[Problem]:
    for found in partial.localised:
        if isinstance(found.record, Operator):
            continue
        for language, wording in found.text.items():
            if _ANY.search(wording) and (match := next(_backwards(wording), None)):
                place = found._replace(path=(*found.path, language))
                below = wording.count("\n", 0, match.start())
                yield in_text(partial, place, "range-backwards", below, found=match[0].strip())
                break  # the other languages say the same


def _backwards(wording: str) -> Iterator[re.Match[str]]:
    for match in (one for pattern in (_YEARS, _SPANS) for one in pattern.finditer(wording)):
        between = _BETWEEN.search(wording[: match.start()])
        if int(match[1]) > int(match[2]) and (between or not _LIST.search(match[0])):
            yield match
