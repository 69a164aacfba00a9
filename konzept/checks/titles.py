"""Rules about short texts: a title is a title, and a word is a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import entries, in_text, problem
from konzept.model import Language, Operator, Prose, Synonyms
from konzept.model.texts import LocalisedText
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value

LONGEST_LINE, LONGEST_WORD = 500, 60
_LONGEST: dict[str, int] = {"title": 300, "name": 300, "short_name": 250, "term": 250, "question": 300, "heading": 300}
"""In characters, by the field that is shown as a heading or in a list; any other line has `LONGEST_LINE`."""
_SIGNS = ("unit",)
"""Fields that may hold a sign alone: “%”."""
_ADDRESS = re.compile(r"\b(?:[a-z]{3,10}://|www\.)\S+", re.IGNORECASE)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONG_WORD = re.compile(rf"[^\W_]{{{LONGEST_WORD + 1},}}")
_LINKS = re.compile(r"\]\([^)\s]*\)|\b[a-z]{3,10}://\S+", re.IGNORECASE)


def lines_are_lines(partial: PartialDataset) -> Iterator[Problem]:
    for record, path, text in partial.localised:
        if record is None or isinstance(text, Prose) or isinstance(record, Operator):
            continue
        most = _LONGEST.get(str(path[-1]), LONGEST_LINE)
        for language, wording in text.items():
            place = LocalisedText(record, (*path, language), text)
            if path[-1] not in _SIGNS and not _LETTER_OR_DIGIT.search(wording):
                yield in_text(partial, place, "text-says-nothing", found=wording)
            elif match := _ADDRESS.search(wording):
                yield in_text(partial, place, "address-as-text", found=match[0])
            elif len(wording) > most:
                yield in_text(partial, place, "line-long", length=len(wording), limit=most)


def words_have_an_end(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if not written.language or isinstance(written.record, Operator | Language | Synonyms):
            continue
        if max(map(len, written.text.split()), default=0) <= LONGEST_WORD:
            continue
        text = _LINKS.sub("", written.text)
        if match := _LONG_WORD.search(text):
            below = text.count("\n", 0, match.start())
            values: dict[str, Value] = {"found": f"{match[0][:20]}…", "length": len(match[0]), "limit": LONGEST_WORD}
            yield in_text(partial, written, "word-long", below, **values)


def summaries_are_no_copies(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        for name, other in (("summary", "title"), ("text", "summary")):
            one, two = getattr(entry, name), getattr(entry, other)
            same = next((lang for lang in one if lang in two and _bare(one[lang]) == _bare(two[lang])), None)
            if same:
                yield problem(partial, entry, (name, same), "text-copied", other=other)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
