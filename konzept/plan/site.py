"""One language's site as the views see it: the data, the pages and the way this language writes things."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from konzept.language.locale import Wording
from konzept.language.markdown import TermFinder
from konzept.model import Language
from konzept.model.dataset import World
from konzept.official.segmentation import Segmentation
from konzept.plan.pages import Page, plan
from konzept.translation.ledger import Ledger, ledger


@dataclass(frozen=True)
class Site:
    """The site in one language on one day.  `address` is the absolute address of the whole site, with a slash.

    `official` holds the official wording by concept, where its document is there.
    """

    world: World
    language: Language
    content: Path
    address: str
    today: datetime.date
    official: Mapping[str, Segmentation] = field(default_factory=dict)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        return plan(self.world, self.language.id, self.content)

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.language.locale)

    @cached_property
    def terms(self) -> TermFinder:
        return TermFinder(self.world.terms, self.language.id)

    @cached_property
    def translations(self) -> Ledger:
        """The state of every translation."""
        return ledger(self.world, self.content)

    @cached_property
    def counterparts(self) -> Mapping[str, Mapping[str, Page]]:
        """The pages of every language, by language code."""
        return {
            code: self.pages if code == self.language.id else plan(self.world, code, self.content)
            for code in self.world.languages
        }

    def absolute(self, language: str, key: str) -> str:
        """The absolute address of a page in one language."""
        path = self.world.languages[language].path
        return self.address + (f"{path}/" if path else "") + self.counterparts[language][key].address
