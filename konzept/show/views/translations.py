"""The state of the translations: how many texts are current, and every one that is not, with its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from konzept.model import Language, Localised
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.outdated import TextName, record_name, text_name
from konzept.translation.ledger import Finding, State
from konzept.translation.segments import SourceType, TranslatedFile


@dataclass(frozen=True)
class OpenFile:
    """A file with translations that are not current: its name if it has one, its path, and the texts by state."""

    name: Localised | str
    file: str
    texts: tuple[tuple[State, tuple[TextName, ...]], ...]


@dataclass(frozen=True)
class TranslationProgress:
    """One language that is translated into; `counts` has every state, those with nothing in them as well.

    `missing` counts the texts that a language which is not complete lacks.
    """

    language: Language
    total: int
    missing: int
    counts: tuple[tuple[State, int], ...]
    files: tuple[OpenFile, ...]


@dataclass(frozen=True)
class TranslationsView:
    """All languages that are translated into, and the one they are translated from."""

    original: Language
    languages: tuple[TranslationProgress, ...]


def translations_view(site: Site, key: PageKey) -> TranslationsView:
    """The view of all translations."""
    root = site.dataset.root_language
    others = [language for language in site.dataset.languages.values() if language.id != root.id]
    return TranslationsView(root, tuple(_progress(site, language) for language in others))


def _progress(site: Site, language: Language) -> TranslationProgress:
    found = [one for one in site.translations.every if one.language == language.id]
    count = site.translations.count(language.id)
    # The files of a language that is only begun would be all of them; there is a list to work through.
    passed_over = (State.CURRENT,) if language.complete else (State.CURRENT, State.MISSING)
    open_ones = [one for one in found if one.state not in passed_over]
    groups = groupby(open_ones, key=lambda one: one.file.file)
    files = tuple(_file(site, tuple(findings)) for _, findings in groups)
    missing = 0 if language.complete else count[State.MISSING]
    return TranslationProgress(language, len(found), missing, tuple((state, count[state]) for state in State), files)


def _file(site: Site, findings: Sequence[Finding]) -> OpenFile:
    file = findings[0].file
    states = ((state, tuple(text_name(one) for one in findings if one.state is state)) for state in State)
    return OpenFile(_name(site, file), _path(file), tuple((state, names) for state, names in states if names))


def _name(site: Site, file: TranslatedFile) -> Localised | str:
    """A record's name, a page's title; labels have none."""
    if file.type is SourceType.PAGES:
        return site.pages[PageKey("prose", file.name)].title
    record = site.dataset.records[file.kind][file.name] if file.kind else None
    name = record_name(record) if record else None
    return name if name and site.language.id in name else ""


def _path(file: TranslatedFile) -> str:
    """The way to the file from the project's folder."""
    return file.file.removeprefix("../") if file.type is SourceType.PAGES else str(PurePosixPath("data", file.file))
