"""What a change of the data asks to be made anew: the files that read a changed text, or everything.

Narrow are changes of texts alone, in records that nothing reads but what notes that it reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from konzept.lint.site import LanguageLint
from konzept.model.dataset import Dataset, kind_of
from konzept.model.differences import TextPairs, text_pairs
from konzept.model.texts import LocalisedText
from konzept.plan.pages import MISSING, PageKey
from konzept.plan.site import DATA_FILE, OPEN_DATA
from konzept.publish.job import BuildJob, LanguageSite
from konzept.publish.mkdocs_run import hand_written
from konzept.publish.open_data.manifest import MANIFEST, renewed
from konzept.publish.readings import SHARED, Readings
from konzept.publish.recipe import BuildFailed, Made
from konzept.publish.site_files import Files, file_name, language_files, made_page, shared_files
from konzept.report.progress import Reporter
from konzept.show.render import Renderer
from konzept.show.search_parts import file_names
from konzept.show.views.outdated import outdated_texts

NARROW = frozenset(
    [
        "goal",
        "guideline",
        "measure",
        "statement",
        "note",
        "reference",
        "duty",
        "figure",
        "chart",
        "progress",
        "document",
        "actor",
        "audience",
        "law",
    ]
)
"""Kinds whose texts are kept in nothing that several files share, as terms, labels and the names of concepts are."""
_ALL_DATA = (DATA_FILE, f"{OPEN_DATA}konzept.json")
_SUMS = f"{OPEN_DATA}{MANIFEST}"
_LEDGER = PageKey("translations")


@dataclass(frozen=True)
class Change:
    """The texts of records that were read anew, before and after, and those that differ, by what they are known by."""

    pairs: TextPairs
    changed: frozenset[int]


class State:
    """The site as it lies there: what it was made from, and what each of its files has read."""

    def __init__(self, made: Made, folder: Path) -> None:
        """`folder` holds what the build has noted."""
        self.made = made
        texts = (one for one in made.dataset.texts if isinstance(one, LocalisedText))
        self._known = {id(one.text) for one in texts if one.record and kind_of(one.record) in NARROW}
        self._names: dict[int, int] = {}
        self._kept: TextPairs = []
        loaded = {code: Readings.load(folder / code) for code in (SHARED, *made.languages)}
        self.readings = {code: one.limited(self._known, {}) for code, one in loaded.items()}

    def suits(self, made: Made) -> bool:
        """Whether all but texts is as it was, so that there are the same files."""
        before = self.made
        return (before.address, before.documents) == (made.address, made.documents) and _same_plan(before, made)

    def change(self, dataset: Dataset) -> Change | None:
        """What a new state of the data changes; None if that is more than texts of narrow kinds."""
        pairs = _text_pairs(self.made.dataset, dataset)
        if pairs is None:
            return None
        return Change(pairs, frozenset(self._names.get(id(old), id(old)) for old, new in pairs if old != new))

    def take(self, made: Made, change: Change, found: Mapping[str, Readings]) -> None:
        """The new state, once its files are in place; old texts are kept, so that no other is known by their place."""
        self._names |= {id(new): self._names.get(id(old), id(old)) for old, new in change.pairs}
        self._kept += change.pairs
        for code, readings in found.items():
            self.readings[code].renew(readings.limited(self._known, self._names))
        self.made = made


def _text_pairs(before: Dataset, now: Dataset) -> TextPairs | None:
    """The texts of every record that was read anew; None if something else is different."""
    if (before.labels, before.pages, before.frozen) != (now.labels, now.pages, now.frozen):
        return None
    found: TextPairs = []
    for kind, records in now.records.items():
        old = before.records.get(kind, {})
        if list(old) != list(records):
            return None
        for id_, record in records.items():
            if record is old[id_]:
                continue
            pairs = text_pairs(old[id_], record)
            if pairs is None or (kind not in NARROW and any(one != other for one, other in pairs)):
                return None
            found += pairs
    return found


def _same_plan(before: Made, now: Made) -> bool:
    """Whether there are the same pages and assets; what a page is described by, and the search, may differ."""
    for code, language in now.languages.items():
        old = before.languages.get(code)
        if old is None or old.site.changed != language.site.changed or old.site.today != language.site.today:
            return False
        if _others(old) != _others(language) or list(old.site.pages) != list(language.site.pages):
            return False
        pairs = zip(old.site.pages.values(), language.site.pages.values(), strict=True)
        if any(one is not other and replace(one, description=other.description) != other for one, other in pairs):
            return False
    return list(before.languages) == list(now.languages)


def _others(language: LanguageSite) -> dict[str, str]:
    """The addresses of what is not of the search."""
    of_search = file_names(language.site.dataset)
    return {name: address for name, address in language.addresses.items() if name not in of_search}


def make_changed(
    job: BuildJob, state: State, made: Made, change: Change, reporter: Reporter
) -> tuple[dict[str, bytes], dict[str, Readings]]:
    """The files that may have changed, by their place in the site, and what each has read.

    Raises `BuildFailed` for faults in them, after these have been said.
    """
    sites = {code: one.site for code, one in made.languages.items()}
    contents: dict[str, bytes] = {}
    found = {SHARED: Readings()}
    shared = shared_files(job, sites)
    for name in ({*state.readings[SHARED].that_read(change.changed), *_ALL_DATA} & shared.keys()) - {_SUMS}:
        contents[name] = found[SHARED].of(name, shared[name])
    published = {name.removeprefix(OPEN_DATA): made for name, made in contents.items() if name.startswith(OPEN_DATA)}
    contents[_SUMS] = renewed((job.output / _SUMS).read_bytes(), published)
    for code, language in made.languages.items():
        found[code] = Readings()
        files, lint = _files(job, language, reporter)
        path = f"{language.site.language.path}/" if language.site.language.path else ""
        for name in _touched(state, code, language, change) & files.keys():
            contents[path + name] = found[code].of(name, files[name])
        for line in lint.take("warnings"):
            reporter.write(f"[{code}] {line}")
        if errors := lint.take("errors"):
            reporter.write("\n".join(f"[{code}] {line}" for line in errors))
            raise BuildFailed("build.mend_code")
    return contents, found


def _touched(state: State, code: str, language: LanguageSite, change: Change) -> set[str]:
    """The files of a language that may have changed."""
    old, site = state.made.languages[code].site, language.site
    found = {*state.readings[code].that_read(change.changed), file_name(site.pages[_LEDGER])}
    found |= {language.addresses[name] for name in file_names(site.dataset)}
    for key, page in site.pages.items():
        described = page.description != old.pages[key].description
        if described or outdated_texts(old, old.pages[key]) != outdated_texts(site, page):
            found |= {file_name(page), *([file_name(site.pages[MISSING])] if described else [])}
    return found


def _files(job: BuildJob, language: LanguageSite, reporter: Reporter) -> tuple[Files, LanguageLint]:
    """What gives every file of a language, the hand-written pages as well, and what looks at pages for faults."""
    renderer = Renderer(language.site, language.addresses)
    lint = language.lint(reporter.language)
    texts: dict[PageKey, str] = {}

    def written(key: PageKey) -> bytes:
        texts.update(texts or hand_written(job, language, reporter.language))
        return made_page(renderer, lint, key, texts[key]).encode()

    prose = {file_name(page): partial(written, key) for key, page in language.site.pages.items() if page.prose}
    return {**language_files(language, renderer, lint), **prose}, lint
