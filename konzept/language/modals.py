"""Finds the words by which a text says how firmly it binds: in official sentences, and their mates in our wording.

The table of the words is `modals.yml` beside this module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from konzept.language.phrases import Phrase, SearchedText, apart, found, phrase, searched
from konzept.texts import Wording, content


@dataclass(frozen=True, eq=False)
class ModalClass:
    """What the words of a class have in common: `labels` are those of an entry that they bear out.

    `weakens`: a sentence with such a word does not bear out what a plain statement does.  `owed`: the commitments have
    to show it as well as the text.  `counted`: the text has to hold it as often as the official sentences do.
    """

    id: str
    name: Wording
    labels: tuple[str, ...]
    weakens: bool
    owed: bool
    counted: bool


@dataclass(frozen=True, eq=False)
class Modal:
    """A word of the table, by the name that entries record, with how it is printed and its mates in each language."""

    name: str
    kind: ModalClass
    printed: tuple[Phrase, ...]
    mates: Mapping[str, tuple[Phrase, ...]]

    def count(self, text: str, language: str) -> int | None:
        """How often its mates stand in a wording; None in a language that has no table."""
        mates = self.mates.get(language)
        return None if mates is None else len(found(mates, searched(text)))


@cache
def written() -> Mapping[str, Any]:
    """The table as it stands in its file; it is read on first use."""
    return content(Path(__file__).with_suffix(".yml"))


@cache
def table() -> Mapping[str, Modal]:
    """Every word by its name."""
    return {name: _modal(name, said) for name, said in written()["words"].items()}


@cache
def classes() -> Mapping[str, ModalClass]:
    """Every class of words by its id."""
    return {id_: _class(id_, said) for id_, said in written()["classes"].items()}


def plain() -> ModalClass:
    """What a sentence bears out in which no word of the table decides."""
    return _class("plain", written()["plain"])


@dataclass(frozen=True)
class Addition:
    """What our wording says only where an official sentence has a word of one of the classes: forms by language."""

    kinds: frozenset[str]
    forms: Mapping[str, tuple[Phrase, ...]]


@cache
def additions() -> tuple[Addition, ...]:
    """Everything that no wording may add."""
    return _additions("only_where_printed")


@cache
def weakenings() -> tuple[Addition, ...]:
    """Everything that makes a text weaker than the entry it retells."""
    return _additions("retold_only_where_printed")


def _additions(name: str) -> tuple[Addition, ...]:
    return tuple(Addition(frozenset(said["classes"]), _by_language(said)) for said in written()[name])


def modals(sentence: str) -> tuple[str, ...]:
    """The words of an official sentence that say how firmly it binds, by their names in the table, in their order."""
    text = SearchedText(sentence)
    # Of two words that stand in the same place, the first of the table counts.
    names = {match: modal.name for modal in reversed([*table().values()]) for match in found(modal.printed, text)}
    return tuple(dict.fromkeys(names[match] for match in apart(names)))


def first_of(forms: Sequence[Phrase], text: str) -> str:
    """The first place where one of the forms stands, in its words; empty if none does."""
    return next((text[match.start : match.end] for match in found(forms, searched(text))), "")


def _modal(name: str, said: Mapping[str, Any]) -> Modal:
    return Modal(name, classes()[said["class"]], _forms(said["printed"]), _by_language(said))


def _class(id_: str, said: Mapping[str, Any]) -> ModalClass:
    flags = {flag: flag in said["is"] for flag in ("weakens", "owed", "counted")}
    return ModalClass(id_, said["name"], tuple(said["labels"]), **flags)


def _by_language(said: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    return {key: _forms(listed) for key, listed in said.items() if key not in ("class", "classes", "printed")}


def _forms(written: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(phrase(one) for one in written)
