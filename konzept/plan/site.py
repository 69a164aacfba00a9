"""One language's site as the views see it: the data, the pages and the way this language writes things."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from konzept.language.locale import LocaleFormat
from konzept.language.markdown import TermFinder
from konzept.model import Language
from konzept.model.dataset import Dataset
from konzept.official.segmentation import Segmentation
from konzept.plan.pages import Page, PageKey, plan
from konzept.translation.ledger import Ledger, ledger

NO_ADDRESS = "/"
"""Stands for the site's address while nobody has named one: what is made of it are paths, without a host."""
DATA_FILE = "data/konzept.json"
"""All data as one file, below the address of the site."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of texts and data, as REUSE.toml has it."""
OPEN_DATA = "data/v1/"
"""The folder of the data as they are promised to stay, likewise."""


@dataclass(frozen=True, eq=False)
class Site:
    """The site in one language on one day.  `address` is that of the whole site, with a slash, or `NO_ADDRESS`.

    `plans` are the pages of every language, by its code.
    `official` holds the official wording by concept, where its document is there.
    `changed` is the day of the last change of the texts, where it is known.
    """

    dataset: Dataset
    language: Language
    plans: Mapping[str, Mapping[PageKey, Page]]
    address: str
    today: datetime.date
    official: Mapping[str, Segmentation] = field(default_factory=dict)
    changed: datetime.date | None = None

    @property
    def pages(self) -> Mapping[PageKey, Page]:
        return self.plans[self.language.id]

    @property
    def has_address(self) -> bool:
        return self.address != NO_ADDRESS

    @cached_property
    def wording(self) -> LocaleFormat:
        return LocaleFormat(self.language.locale)

    @cached_property
    def terms(self) -> TermFinder:
        return TermFinder(self.dataset.terms, self.language.id)

    @cached_property
    def translations(self) -> Ledger:
        """The state of every translation."""
        return ledger(self.dataset)

    def root(self, language: str) -> str:
        """The absolute address of a language's first page; a path while the site has no address."""
        path = self.dataset.languages[language].path
        return f"{self.address}{path}/" if path else self.address

    def absolute(self, language: str, key: PageKey) -> str:
        """The absolute address of a page in one language, likewise."""
        return self.root(language) + self.plans[language][key].address


def sites(
    dataset: Dataset,
    address: str,
    today: datetime.date,
    official: Mapping[str, Segmentation],
    changed: datetime.date | None = None,
) -> Mapping[str, Site]:
    """The site of every language by code, in the order of the languages."""
    languages = sorted(dataset.languages.values(), key=lambda language: language.order)
    plans = {language.id: plan(dataset, language.id) for language in languages}
    return {one.id: Site(dataset, one, plans, address, today, official, changed) for one in languages}
