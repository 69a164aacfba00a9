"""One state of the site's files: the pages that follow from it, and what the check says of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path

from konzept.lint.site import LEVELS, LanguageLint
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments
from konzept.plan.pages import PageKey
from konzept.plan.site import sites
from konzept.publish.asset_hashes import theme_assets
from konzept.publish.job import THEME_ASSETS, BuildJob, LanguageSite, last_change
from konzept.publish.mkdocs_run import hand_written
from konzept.publish.site_files import Files, file_name, language_files, made_page, shared_files
from konzept.show.render import Renderer
from konzept.show.search_parts import file_names, search_files


class Snapshot:
    """The site as one state of the files has it; each part of it is made when it is first asked for."""

    def __init__(
        self, job: BuildJob, documents: SourceDocuments, dataset: Dataset, address: str, language: str
    ) -> None:
        """`language` is that of messages."""
        self.dataset = dataset
        self._job, self._documents, self._address, self._language = job, documents, address, language
        self._texts: dict[str, Mapping[PageKey, str]] = {}
        self._lints: list[LanguageLint] = []

    @cached_property
    def files(self) -> Files:
        """Every file of the site by its place in it; assets have addresses that do not depend on their bytes."""
        shared = theme_assets(self._job.project / THEME_ASSETS)
        official = self._documents.segmentations
        changed = last_change(self._job)
        all_sites = sites(self.dataset, self._address, self._job.today, official, changed)
        found = dict(shared_files(self._job, all_sites))
        for site in all_sites.values():
            assets: dict[str, Callable[[], bytes]] = {name: partial(bytes, one) for name, one in shared.items()}
            search = cache(partial(search_files, site))
            assets |= {name: partial(_made, search, name) for name in file_names(self.dataset)}
            language = LanguageSite(site, assets, {name: f"assets/{name}" for name in assets})
            renderer = Renderer(site, language.addresses)
            lint = language.lint(self._language)
            self._lints.append(lint)
            made = dict(language_files(language, renderer, lint))
            for key, page in site.pages.items():
                if page.prose:
                    made[file_name(page)] = partial(self._hand_written, language, renderer, lint, key)
            path = f"{site.language.path}/" if site.language.path else ""
            found |= {path + name: make for name, make in made.items()}
        return found

    def _hand_written(self, language: LanguageSite, renderer: Renderer, lint: LanguageLint, key: PageKey) -> bytes:
        """A hand-written page; MkDocs makes the texts of a language all together."""
        code = language.site.language.id
        if code not in self._texts:
            self._texts[code] = hand_written(self._job, language, self._language)
        return made_page(renderer, lint, key, self._texts[code][key]).encode()

    def faults(self) -> list[str]:
        """What is wrong with the pages made since this was last asked."""
        return [line for lint in self._lints for level in LEVELS for line in lint.take(level)]

    @cached_property
    def form(self) -> Path:
        """The folder with the form for editors."""
        from konzept.admin import folder  # noqa: PLC0415 – few previews have the form

        site = Path(tempfile.mkdtemp(prefix="konzept-form-"))
        folder.write(site, self.dataset, self._job.project, self._job.today)
        return site


def _made(files: Callable[[], Mapping[str, bytes]], name: str) -> bytes:
    return files()[name]
