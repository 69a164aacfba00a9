"""Rules about numbers: they fit their unit, their source and each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from konzept.checks.subject import entries, obligations, problem
from konzept.language.numerals import NUMERALS, numbers
from konzept.model import Figure, Localised, Measure, Obligation, Precision, Progress, Text
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_PER_CENT = ("%", "prozent", "per cent", "percent")
# What can be had in parts.  Anything else is counted: people, places, groups.
_MEASURED = (
    "%|prozent|prozentpunkte|million|millionen|milliarden|euro|stunden|tage|wochen|monate|jahre|kilometer|meter|hektar|"
    "quadratmeter|quadratkilometer|liter|tonnen|grad|punkte"
)
_MEASURES = frozenset(_MEASURED.split("|"))
_WIDTH = {Precision.EXACT: Decimal("0.5"), Precision.ABOUT: Decimal(1)}
"""How far a share may be from what its figures give, in units of its last digit: as far as rounding explains."""


def quantities_fit_their_unit(partial: PartialDataset) -> Iterator[Problem]:
    for record, path, value, unit in _quantities(partial):
        if _is_over(value, unit):
            yield problem(partial, record, path, "percent-over", value=str(value))
        elif not _fits(value, unit):
            yield problem(partial, record, path, "count-fraction", value=str(value), unit=dict(unit.items()))


def _quantities(partial: PartialDataset) -> Iterator[tuple[Figure | Obligation | Progress, FieldPath, Decimal, Text]]:
    for figure in partial.dataset.figures.values():
        yield figure, ("value",), figure.value, figure.unit
    for entry in obligations(partial):
        for index, quantity in enumerate(entry.quantities):
            yield entry, ("quantities", index, "value"), quantity.value, quantity.unit
    measures = partial.dataset.of(Measure)
    for progress in partial.dataset.progress.values():
        asked = measures[progress.measure].quantities if progress.measure in measures else ()
        for index, told in enumerate(progress.values):
            if 0 < told.quantity <= len(asked):
                yield progress, ("values", index, "value"), told.value, asked[told.quantity - 1].unit


def _fits(value: Decimal, unit: Text) -> bool:
    whole = value == value.to_integral_value()
    return not _is_over(value, unit) and (whole or _is_measured(unit))


def _is_over(value: Decimal, unit: Text) -> bool:
    return value > 100 and _is_share(unit)


def _is_share(unit: Text) -> bool:
    return any(wording.lower().startswith(_PER_CENT) for _, wording in unit.items())


def _is_measured(unit: Text) -> bool:
    """Whether the first word of the unit is a measure; its German is the one the table knows."""
    first = next(wording for _, wording in unit.items()).lower().split()
    return _is_share(unit) or bool(first and first[0] in _MEASURES)


def quantities_stand_in_their_text(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        for index, quantity in enumerate(entry.quantities):
            value = quantity.value
            # “One” is rarely told from “a”, and what is no quantity at all has its own message.
            if value <= 1 or not _fits(value, quantity.unit):
                continue
            texts = [entry.text, entry.summary, *(commitment.text for commitment in entry.commitments)]
            missing = [one for one in partial.dataset.languages if not any(_says(text, one, value) for text in texts)]
            if missing:
                values = {"value": str(value), "languages": ", ".join(missing)}
                yield problem(partial, entry, ("quantities", index, "value"), "quantity-not-in-text", **values)


def figures_stand_in_their_text(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for figure in partial.dataset.figures.values():
        entry = found.get(figure.entry)
        missing = [
            language
            for language in partial.dataset.languages
            if entry and not _says(entry.text, language, figure.value)
        ]
        if missing and figure.value >= 0 and not _is_over(figure.value, figure.unit):
            values = {"value": str(figure.value), "entry": figure.entry, "languages": ", ".join(missing)}
            yield problem(partial, figure, ("value",), "figure-not-in-text", **values)


def _says(text: Localised, language: str, value: Decimal) -> bool:
    number = format(value.normalize(), "f")
    said = numbers(text[language], language) if language in NUMERALS and language in text else {number}
    return number in said or f"{number}%" in said


def contradictions_have_a_note(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[object, Figure] = {}
    for figure in partial.dataset.figures.values():
        other = first.setdefault((figure.unit, figure.population, figure.as_of, figure.period), figure)
        if other.value != figure.value and not _explained(partial, figure, other):
            values = {"value": str(figure.value), "other": str(other.value), "file": other.file}
            yield problem(partial, figure, ("value",), "figures-contradict", **values)


def shares_add_up(partial: PartialDataset) -> Iterator[Problem]:
    figures = partial.dataset.figures
    for figure in figures.values():
        if (figure.part is None) != (figure.whole is None):
            name, other = ("whole", "part") if figure.whole is None else ("part", "whole")
            yield problem(partial, figure, (other,), "share-half", given=other, missing=name)
        part, whole = figures.get(figure.part or ""), figures.get(figure.whole or "")
        if part and whole and whole.value and _is_off(figure, part, whole) and not _explained(partial, figure):
            share = (part.value * 100 / whole.value).quantize(Decimal("0.01"))
            values = {"value": str(figure.value), "share": str(share), "part": part.id, "whole": whole.id}
            yield problem(partial, figure, ("value",), "share-off", **values)


def _is_off(figure: Figure, part: Figure, whole: Figure) -> bool:
    digit = Decimal(1).scaleb(int(figure.value.as_tuple().exponent))
    width = _WIDTH.get(figure.precision)
    return width is not None and abs(part.value * 100 / whole.value - figure.value) > digit * width


def _explained(partial: PartialDataset, *figures: Figure) -> bool:
    """Whether one note names all of these figures."""
    wanted = {figure.id for figure in figures}
    return any(wanted <= set(note.figures) for note in partial.dataset.notes.values())
