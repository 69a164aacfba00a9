"""Rules about the labels: those that the program asks for are there, and each keeps the blanks that are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.language.locale import RARE_PLURALS
from konzept.model.vocabulary import vocabulary_prefixes
from konzept.plan import labels as plan
from konzept.read.load import PartialDataset
from konzept.read.suggest import alike
from konzept.report.problem import AllOf, Problem, Value, Verbatim

_BLANK = re.compile(r"\{([^{}]*)\}")
_ROUTE = "route."


def label_files_are_there(partial: PartialDataset) -> Iterator[Problem]:
    for file in _missing_files(partial):
        count = sum(one.file == file for one in plan.wanted_labels().values())
        yield Problem(file, 1, 1, (), "label-file-missing", {"count": count})


def labels_that_are_asked_for_are_there(partial: PartialDataset) -> Iterator[Problem]:
    renamed = {near for _, near in _strangers(partial)}
    for key in _missing(partial):
        if key not in renamed:
            yield _missing_label(partial, key)


def labels_are_asked_for(partial: PartialDataset) -> Iterator[Problem]:
    for key, near in _strangers(partial):
        file, line, column = partial.label_place((key,))
        hint = "did-you-mean" if near else ""
        yield Problem(file, line, column, (key,), "label-unknown", {"nearest": near}, hint)


def labels_keep_their_blanks(partial: PartialDataset) -> Iterator[Problem]:
    wanted = plan.wanted_labels()
    for key, label in partial.dataset.labels.items():
        one = wanted.get(key) or wanted.get(_for_any_number(key))
        for language, wording in label.items():
            if one and (one.blanks or "{" in wording or "}" in wording):
                optional = one.blanks if key not in wanted else one.optional
                for code, hint, values in blank_faults(wording, sorted(one.blanks), optional):
                    file, line, column = partial.label_place((key, language))
                    yield Problem(file, line, column, (key, language), code, values, hint)


def labels_are_unclear(partial: PartialDataset) -> bool:
    """Whether a label is lost, misspelt or broken: what belongs to it then only looks new, or unneeded."""
    return any(_missing(partial)) or any(_strangers(partial)) or any(labels_keep_their_blanks(partial))


def _missing_files(partial: PartialDataset) -> list[str]:
    there = {one.file for one in partial.dataset.label_files}
    return [file for file in dict.fromkeys(one.file for one in plan.wanted_labels().values()) if file not in there]


def _missing(partial: PartialDataset) -> Iterator[str]:
    """The labels that are missing from a file that is there; those of vocabularies have a rule of their own."""
    vocabularies, gone = vocabulary_prefixes(), set(_missing_files(partial))
    for key, one in plan.wanted_labels().items():
        if key not in partial.dataset.labels and one.file not in gone and key.partition(".")[0] not in vocabularies:
            yield key


def _strangers(partial: PartialDataset) -> Iterator[tuple[str, str]]:
    """The labels that nobody asks for, each with the missing one that was probably meant."""
    missing, wanted, vocabularies = list(_missing(partial)), plan.wanted_labels(), vocabulary_prefixes()
    for key in partial.dataset.labels:
        known = key in wanted or key.startswith(_ROUTE) or key.partition(".")[0] in vocabularies
        if not known and _for_any_number(key) not in wanted:
            yield key, alike(key, missing) or ""


def _for_any_number(key: str) -> str:
    """The label that serves where a language has no form of its own for few things."""
    base, _, category = key.rpartition(".")
    return f"{base}.other" if category in RARE_PLURALS else ""


def _missing_label(partial: PartialDataset, key: str) -> Problem:
    one = plan.wanted_labels()[key]
    words = ", ".join(f'{language}: "…"' for language in partial.dataset.languages)
    values: dict[str, Value] = {"pasted": Verbatim(f"{key}: {{{words}}}"), "blanks": _listed(sorted(one.blanks))}
    before = ""
    for other, place in plan.wanted_labels().items():
        if other == key:
            break
        before = other if place.file == one.file and other in partial.dataset.labels else before
    _, line, column = partial.label_place((before,)) if before else ("", 1, 1)
    return Problem(one.file, line, column, (key,), "label-lost", values, "label-lost-blanks" if one.blanks else "")


def blank_faults(
    wording: str, allowed: list[str], optional: frozenset[str]
) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """What is wrong with the blanks of a label: codes, each with the name of another hint and what it mentions."""
    rest, found = _BLANK.sub("", wording), _BLANK.findall(wording)
    if "{" in rest or "}" in rest:
        yield "label-brace", "", {}
        return
    missing = [name for name in allowed if name not in found and name not in optional]
    unknown = [name for name in found if name not in allowed]
    for name in unknown:
        # One that is missing is meant, if it is the only one; it needs no second message.
        near = missing[0] if len(missing) == 1 and len(unknown) == 1 else alike(name, allowed) or ""
        missing = [one for one in missing if one != near]
        hint = "label-blank-meant" if near else "" if allowed else "label-blank-none"
        yield "label-blank", hint, {"blank": f"{{{name}}}", "nearest": f"{{{near}}}", "blanks": _listed(allowed)}
    if missing:
        yield "label-lacks", "", {"blanks": _listed(missing)}


def _listed(names: list[str]) -> AllOf:
    return AllOf(tuple(f"{{{name}}}" for name in names))
