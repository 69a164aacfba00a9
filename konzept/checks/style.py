"""Rules about how texts are written: short summaries, and one sentence per line."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.subject import in_text
from konzept.language.sentences import faults
from konzept.model import Prose
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

LONGEST_SUMMARY = 240
"""In characters: what fits on a card without scrolling on a telephone, and in a search result on the whole."""


def summaries_are_short(partial: PartialDataset) -> Iterator[Problem]:
    for found in partial.localised:
        if found.record is None or found.path != ("summary",):
            continue
        for language, text in found.text.items():
            if len(text) > LONGEST_SUMMARY:
                place = found._replace(path=("summary", language))
                yield in_text(partial, place, "summary-long", length=len(text), limit=LONGEST_SUMMARY)


def a_line_holds_one_sentence(partial: PartialDataset) -> Iterator[Problem]:
    for found in partial.localised:
        if not isinstance(found.text, Prose):
            continue
        for language, text in found.text.items():
            for fault in faults(text):
                place = found._replace(path=(*found.path, language))
                code = "broken-sentence" if fault.breaks_off else "two-sentences"
                yield in_text(partial, place, code, fault.line, found=fault.found)
