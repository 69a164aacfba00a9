"""Rules about times that look right and cannot be: what no word of the text says, and what its concept rules out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

from konzept.checks.subject import entries, obligations, problem
from konzept.language.dates import named_dates
from konzept.model import Calendar, Duty, Entry, Figure, Localised, Obligation, Record, Rhythm, Term
from konzept.model.days import first_day, last_day
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)([12]\d)\d{2}[/–-](\d{2})(?!\d)")
_MONTH = 7
"""How many characters of a date say the year and the month."""
_RECURRING = frozenset({Rhythm.YEARLY, Rhythm.REGULARLY, Rhythm.CONTINUOUS})
_LATEST = 10
"""How many years after its term a concept may still ask for something."""
# The months that a vague time of a year may mean.
_VAGUE: Mapping[str, Mapping[str, range]] = {
    "de": {
        r"\b(?:anfang|beginn)\b": range(1, 5),
        r"\bmitte\b": range(5, 9),
        r"\bende\b": range(9, 13),
        r"\b(?:erste|1\.) halbjahr": range(1, 7),
        r"\b(?:zweite|2\.) halbjahr": range(7, 13),
        r"\bfrühjahr": range(2, 7),
        r"\bsommer": range(5, 10),
        r"\bherbst": range(8, 13),
    },
    "en": {
        r"\b(?:early|beginning of|start of)\b": range(1, 5),
        r"\bmid\b|\bmiddle of\b": range(5, 9),
        r"\b(?:late|end of)\b": range(9, 13),
        r"\bfirst half\b": range(1, 7),
        r"\bsecond half\b": range(7, 13),
        r"\bspring\b": range(2, 7),
        r"\bsummer\b": range(5, 10),
        r"\bautumn\b": range(8, 13),
    },
}


def dates_are_said_in_words(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for record, path, date in _dates(partial):
        # The other languages say the same: one report is enough.
        if language := silent_on(date, record, found):
            words = _when(record)[language]
            yield problem(partial, record, path, "date-not-in-words", date=date, words=words, language=language)


def silent_on(date: Calendar, record: Obligation | Duty, found: Mapping[str, Entry]) -> str:
    """A language in which the words beside a date say another one or none; nothing if all of them say it."""
    said = list(_words(record, found))
    rhythm = record.rhythm if isinstance(record, Duty) else record.when and record.when.rhythm
    if rhythm in _RECURRING and not any(_YEAR.search(wording) for _, wording in said):
        return ""  # of what comes again and again, only the first time has a year
    return next((language for language, wording in said if not _says(wording, language, date)), "")


def _dates(partial: PartialDataset) -> Iterator[tuple[Obligation | Duty, FieldPath, Calendar]]:
    for entry in obligations(partial):
        for name in ("deadline", "since") if entry.when else ():
            date = getattr(entry.when, name)
            unsaid = name == "since" and (_begins(partial, entry.concept, date) or _speaks_of_the_end(entry))
            if date and not unsaid:
                yield entry, ("when", name), date
    for duty in partial.dataset.duties.values():
        if duty.deadline:
            yield duty, ("deadline",), duty.deadline


def _speaks_of_the_end(entry: Obligation) -> bool:
    """Whether the words name the year of the deadline: then they need not name that of the beginning as well."""
    end = entry.when.deadline if entry.when else None
    return bool(entry.when and end and any(end[:4] in wording for _, wording in entry.when.text.items()))


def _begins(partial: PartialDataset, id_: str, date: Calendar | None) -> bool:
    """Whether a concept begins in the year of a date: what holds from then on need not say so."""
    concept = partial.dataset.concepts.get(id_)
    if concept is None or date is None:
        return True  # it cannot be read yet, and nothing can be said
    begins = (concept.edition, concept.term.start if concept.term else None)
    return any(begin and begin[:4] == date[:4] for begin in begins)


def _when(record: Obligation | Duty) -> Localised:
    if isinstance(record, Duty):
        return record.when
    return record.when.text if record.when else record.title


def _words(record: Obligation | Duty, found: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """In each language the words that name the time: those for it, else all of the entry or the duty."""
    for language, wording in _when(record).items():
        if _YEAR.search(wording):
            yield language, wording
        elif isinstance(record, Duty):
            texts: Iterable[Localised] = (
                record.text,
                record.title,
                *(found[one].text for one in record.entries if one in found),
            )
            yield language, " ".join(text[language] for text in texts if language in text)
        elif language in record.text:
            yield language, record.text[language]


def _says(wording: str, language: str, date: Calendar) -> bool:
    """Whether the words allow for the date: its year stands there, and no word says another month."""
    if date[:4] not in _years(wording):
        return False
    exact = [one.date for one in named_dates(wording, language) if one.date[:4] == date[:4]]
    if exact or len(date) < _MONTH:
        return not exact or any(one.startswith(date[: len(one)]) or date.startswith(one) for one in exact)
    table = _VAGUE.get(language, {})
    months = [month for pattern, span in table.items() if re.search(pattern, wording.lower()) for month in span]
    return not months or int(date[5:_MONTH]) in months


def _years(wording: str) -> set[str]:
    """The years that a text names, the second half of „2018/19“ among them."""
    short = {f"{match[1]}{match[2]}" for match in _SHORT_YEAR.finditer(wording)}
    return short | set(_YEAR.findall(wording))


def deadlines_fit_their_concept(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        concept, date = partial.dataset.concepts.get(entry.concept), entry.when.deadline if entry.when else None
        if concept is None or date is None:
            continue
        begin = concept.edition or (concept.term.start if concept.term else None)
        if begin and concept.term and last_day(concept.term.end) < first_day(begin):
            continue  # one of the two is wrong, and nobody knows which
        if begin and last_day(date) < first_day(begin):
            yield problem(partial, entry, ("when", "deadline"), "deadline-early", date=date, begin=begin)
        elif concept.term and first_day(date).year > last_day(concept.term.end).year + _LATEST:
            yield problem(partial, entry, ("when", "deadline"), "deadline-late", date=date, end=concept.term.end)


def figures_are_dated_in_their_text(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for figure in partial.dataset.figures.values():
        entry, concept = found.get(figure.entry), partial.dataset.concepts.get(figure.concept)
        for path, date in _of_figure(figure) if entry else ():
            later = concept and concept.edition and first_day(date) > last_day(concept.edition)
            texts: list[Localised] = [figure.text, figure.population, figure.title, *([entry.text] if entry else [])]
            said = {year for text in texts for _, wording in text.items() for year in _years(wording)}
            if said and date[:4] not in said and not later:
                yield problem(partial, figure, path, "figure-date-nowhere", date=date, entry=figure.entry)


def _of_figure(figure: Figure) -> Iterator[tuple[FieldPath, Calendar]]:
    if figure.as_of:
        yield ("as_of",), figure.as_of
    if figure.period:
        yield ("period", "start"), figure.period.start
        if figure.period.end[:4] != figure.period.start[:4]:
            yield ("period", "end"), figure.period.end


def concepts_have_a_likely_time(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        if concept.edition and first_day(concept.edition) > today:
            continue  # that is said, and what follows from it is no mistake of its own
        if concept.edition and concept.term and _is_over(concept.term, concept.edition):
            values = {"end": concept.term.end, "edition": concept.edition}
            yield problem(partial, concept, ("term", "end"), "term-before-edition", **values)
        if concept.official and concept.edition and last_day(concept.official.retrieved) < first_day(concept.edition):
            values = {"retrieved": concept.official.retrieved, "edition": concept.edition}
            yield problem(partial, concept, ("official", "retrieved"), "retrieved-early", **values)
    for record, path, start, end in _spans(partial):
        years = last_day(end).year - first_day(start).year
        if years > _LONGEST:
            yield problem(partial, record, path, "span-long", start=start, end=end, years=years)


def _is_over(term: Term, edition: Calendar) -> bool:
    """Whether a term that runs forward ends before the edition."""
    return first_day(term.start) <= last_day(term.end) < first_day(edition)


_LONGEST = 30
"""In years: no concept holds longer, and none prints a number about a longer time."""


def _spans(partial: PartialDataset) -> Iterator[tuple[Record, FieldPath, Calendar, Calendar]]:
    for concept in partial.dataset.concepts.values():
        if concept.term:
            yield concept, ("term", "end"), concept.term.start, concept.term.end
        for index, time in enumerate(concept.in_force):
            if time.end:
                yield concept, ("in_force", index, "end"), time.start, time.end
