"""Rules about how firmly an entry binds: its official sentences beside its texts, its commitments and its labels.

They need no document: entries record which words decide, sentence by sentence (`python -m konzept sources --record`).
The words, their mates in our wording and the labels they bear out are one table, `konzept/language/modals.yml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from konzept.checks.subject import entries, obligations, problem
from konzept.language.modals import Addition, Modal, additions, first_of, modals, plain, table
from konzept.model import Bindingness, Commitment, Entry, Localised, Obligation
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.read.suggest import alike
from konzept.report.problem import Problem, Value

OPEN_WORDS = ("modal-lost", "modal-fewer", "modal-uncommitted", "modal-added", "label-without-word")
"""What only says that an entry does not fit its official sentences yet; the record of these goes on all the same."""


def recorded_words_are_known(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        for index, sentence in enumerate(entry.source):
            for number, name in enumerate(sentence.modals or ()):
                if name not in table():
                    near = alike(name, table())
                    path = ("source", index, "modals", number)
                    found = problem(partial, entry, path, "modal-unknown", modal=name, nearest=near or "")
                    yield replace(found, hint="did-you-mean") if near else found


def texts_keep_the_words_that_bind(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        for modal, times in recorded(entry).items():
            for language, wording in entry.text.items():
                count = modal.count(wording, language)
                if count is not None and count < times:
                    code = "modal-fewer" if count else "modal-lost"
                    values: dict[str, Value] = {"modal": modal.name, "kind": modal.kind.name}
                    values |= {"times": times, "count": count}
                    yield problem(partial, entry, ("text", language), code, **values)


def commitments_keep_the_words_that_bind(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        labels = {label for _, label in _labels(entry)}
        for modal in recorded(entry) if entry.commitments else ():
            if modal.kind.owed and labels.isdisjoint(modal.kind.labels):
                texts = list(_of_commitments(entry))
                silent = next((language for language in entry.text if not _said(modal, texts, language)), None)
                if silent:
                    values: dict[str, Value] = {"modal": modal.name, "kind": modal.kind.name, "language": silent}
                    yield problem(partial, entry, ("commitments",), "modal-uncommitted", **values)


def texts_add_no_words_that_bind(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        if is_clear(entry):
            kinds = {modal.kind.id for modal in recorded(entry)}
            yield from _added(partial, entry, [one for one in additions() if one.kinds.isdisjoint(kinds)])


def labels_have_their_word(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        borne = {label for sentence in entry.source for label in _borne(sentence.modals or ())}
        for path, label in _labels(entry) if is_clear(entry) else ():
            if label not in borne:
                words = tuple(modal.name for modal in table().values() if label in modal.kind.labels)
                values = {"label": label.value, "words": words, "borne": tuple(sorted(borne))}
                found = problem(partial, entry, path, "label-without-word", **values)
                yield replace(found, hint="label-plain") if label in plain().labels else found


def labels_are_not_inherited_by_plain_statements(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        if entry.bindingness is not Bindingness.MANDATE or not is_clear(entry):
            continue
        labels = [{label for name in one.modals or () for label in table()[name].kind.labels} for one in entry.source]
        firm = sum(Bindingness.MANDATE in found for found in labels)
        if firm and not all(labels):
            inheriting = [one for one in entry.commitments if one.bindingness is None]
            said = sum(_assigns(one) for one in entry.commitments)
            silent = sum(not _assigns(one) for one in inheriting)
            if silent > max(firm - said, 0):
                values = {"count": len(inheriting), "sentences": firm}
                yield problem(partial, entry, ("commitments",), "label-inherited", **values)


def _assigns(commitment: Commitment) -> bool:
    """Whether a commitment says itself, as an official sentence would, that it is a task."""
    said = modals(commitment.text["de"]) if "de" in commitment.text else ()
    return any(Bindingness.MANDATE in table()[name].kind.labels for name in said)


def is_clear(entry: Entry) -> bool:
    """Whether something can be concluded from the words that are not recorded: all that are can be read."""
    return bool(entry.source) and all(_is_known(sentence.modals) for sentence in entry.source)


def _is_known(modals: Sequence[str] | None) -> bool:
    return modals is not None and all(name in table() for name in modals)


def recorded(entry: Entry) -> dict[Modal, int]:
    """The words of an entry's sentences, and how often its text has to hold a mate of each."""
    names = Counter(name for sentence in entry.source for name in sentence.modals or () if name in table())
    return {table()[name]: times if table()[name].kind.counted else 1 for name, times in names.items()}


def _labels(entry: Obligation) -> Iterator[tuple[FieldPath, Bindingness]]:
    """The labels that an entry shows, with their places."""
    yield ("bindingness",), entry.bindingness
    for index, commitment in enumerate(entry.commitments):
        if commitment.bindingness:
            yield ("commitments", index, "bindingness"), commitment.bindingness


def _of_commitments(entry: Obligation) -> Iterator[Localised]:
    """What an entry says in few words of what it commits to: also under which conditions and when."""
    yield from entry.conditions
    if entry.when:
        yield entry.when.text
    for commitment in entry.commitments:
        yield commitment.text
        if commitment.condition:
            yield commitment.condition


def _said(modal: Modal, texts: list[Localised], language: str) -> bool:
    """Whether one of the texts holds a mate; in a language without a table, nothing is missed."""
    wordings = (text[language] for text in texts if language in text)
    return any(modal.count(wording, language) != 0 for wording in wordings)


def _added(partial: PartialDataset, entry: Entry, additions: Sequence[Addition]) -> Iterator[Problem]:
    texts: list[tuple[FieldPath, Localised]] = [(("summary",), entry.summary), (("text",), entry.text)]
    if isinstance(entry, Obligation):
        texts += [(("commitments", index, "text"), one.text) for index, one in enumerate(entry.commitments)]
    for path, text in texts:
        for language, wording in text.items():
            for addition in additions:
                if word := first_of(addition.forms.get(language, ()), wording):
                    yield problem(partial, entry, (*path, language), "modal-added", word=word)


def _borne(names: tuple[str, ...]) -> Iterator[str]:
    """The labels that one sentence bears out."""
    known = [table()[name].kind for name in names if name in table()]
    yield from (label for kind in known for label in kind.labels)
    if not any(kind.weakens for kind in known):
        yield from plain().labels
