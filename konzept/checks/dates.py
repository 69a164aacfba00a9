"""Rules about dates in texts: none is more exact than what the official text says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from konzept.checks.quotations import Wording
from konzept.checks.subject import entries, in_text, obligations
from konzept.language.dates import NamedDate, named_dates
from konzept.model import Duty, Entry, Figure, Localised, Record, Text
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value

_GERMAN = "de"
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTH = 7
"""How many characters of a date say the year and the month."""


def dates_are_as_exact_as_the_text(partial: PartialDataset) -> Iterator[Problem]:
    everywhere, in_files = _months_for_sorting(partial), _vague_years(partial)
    years = {month[:4] for month in everywhere} | {year for vague in in_files.values() for year in vague}
    if not years:
        return
    dated = re.compile("|".join(years))
    for written in partial.written:
        if dated.search(written.text):
            vague = in_files.get(written.record.file, {}) if written.record else {}
            for found in named_dates(written.text, written.language):
                if printed := everywhere.get(found.date[:_MONTH]) or vague.get(found.date[:4]):
                    values: dict[str, Value] = {"found": found.written, "printed": dict(printed.items())}
                    yield in_text(partial, written, "date-too-exact", found.line, **values)
    for language, pages in partial.dataset.pages.items():
        for page in pages.values():
            for found in named_dates(page.text, language) if dated.search(page.text) else ():
                if printed := everywhere.get(found.date[:_MONTH]):
                    values = {"found": found.written, "printed": dict(printed.items())}
                    yield Problem(page.file, page.line + found.line, 1, (), "date-too-exact", values)


def _months_for_sorting(partial: PartialDataset) -> Mapping[str, Text]:
    """The months that only sort something, with what the text prints instead."""
    dated = [(one.when.text, (one.when.deadline, one.when.since)) for one in obligations(partial) if one.when]
    dated += [(duty.when, (duty.deadline, None)) for duty in partial.dataset.duties.values()]
    return {
        date[:_MONTH]: text
        for text, dates in dated
        for date in dates
        if date and len(date) >= _MONTH and not any(one.date[:_MONTH] == date[:_MONTH] for one in _named(text))
    }


def _vague_years(partial: PartialDataset) -> Mapping[str, Mapping[str, Text]]:
    """By file, the years that the time of an entry gives without a month; the files are its own and its duties'."""
    found: dict[str, dict[str, Text]] = defaultdict(dict)
    for entry in obligations(partial):
        if entry.when:
            exact = {one.date[:4] for one in _named(entry.when.text)}
            vague = {year for _, text in entry.when.text.items() for year in _YEAR.findall(text)} - exact
            duties = (duty.file for duty in partial.dataset.duties.values() if entry.id in duty.entries)
            for file in (entry.file, *duties) if vague else ():
                found[file].update(dict.fromkeys(vague, entry.when.text))
    return found


def _named(text: Localised) -> list[NamedDate]:
    return [one for language, wording in text.items() for one in named_dates(wording, language)]


def dates_stand_in_the_document(partial: PartialDataset, wording: Wording) -> Iterator[Problem]:
    """Ensure that each day and month named in an entry, a figure or a duty stands in the document of its concept."""
    known = {
        concept: {date[:length] for date, *_ in named_dates(document.text, _GERMAN) for length in (_MONTH, len(date))}
        for concept, document in wording.documents.by_concept.items()
    }
    place = {entry.id: entry.concept for entry in entries(partial)}
    for written in partial.written:
        if written.language == _GERMAN and written.record:
            concepts = [one for one in _concepts(written.record, place) if one in known]
            for found in named_dates(written.text, _GERMAN) if concepts else ():
                if not any(found.date in known[concept] for concept in concepts):
                    yield in_text(partial, written, "date-nowhere", found.line, found=found.written)


def _concepts(record: Record, place: Mapping[str, str]) -> list[str]:
    """The concepts whose text a record renders."""
    if isinstance(record, Entry | Figure):
        return [record.concept]
    return [place[entry] for entry in record.entries if entry in place] if isinstance(record, Duty) else []
