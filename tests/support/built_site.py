"""The real site, built once for a whole test run by the project's own command, and its pages as parsed documents."""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html as lxml_html

from konzept.model.dataset import Dataset
from konzept.plan.pages import Page, PageKey, plan
from konzept.plan.site import sites
from konzept.publish.frozen_files import frozen_files
from konzept.read.load import load
from tests.support.places import ROOT

TODAY = "2026-03-01"
ADDRESS = "https://konzepte.example/"
LANGUAGES = ("de", "en")
RESULT = "result.json"

# What a project consists of besides its data and its hand-written pages.
PROJECT_FILES = ("mkdocs.yml", "mkdocs.en.yml", "hooks.py", "macros.py", "overrides")


@dataclass(frozen=True)
class Document:
    """One finished page: `address` is its path on the server (`/en/actors/LK/`), `source` its HTML."""

    address: str
    language: str
    source: str

    @cached_property
    def tree(self) -> lxml_html.HtmlElement:
        return lxml_html.document_fromstring(self.source)

    @cached_property
    def main(self) -> lxml_html.HtmlElement:
        """The page's own content, without the frame."""
        return self.tree.find(".//main")

    @cached_property
    def squeezed(self) -> str:
        """The words of the page's content without any white space or invisible characters, to search in."""
        return squeeze(self.main.text_content())


def squeeze(text: str) -> str:
    """A text without white space, soft hyphens and the like, so that line breaks in the HTML do not matter."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split())


@dataclass(frozen=True)
class BuiltSite:
    """A finished site and what it was made from."""

    folder: Path
    data: Path
    content: Path

    @cached_property
    def said(self) -> str:
        """What the build has said."""
        _, said = json.loads((self.folder.parent / RESULT).read_text(encoding="utf-8"))
        return str(said)

    @cached_property
    def dataset(self) -> Dataset:
        world = load(self.data).dataset
        assert world is not None, "the data are broken: run `make check`"
        return world

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every page by its address, the ones for unknown addresses (`/404.html`) included."""
        return {one.address: one for one in self._read()}

    def _read(self) -> Iterator[Document]:
        paths = {language.path: language.id for language in self.dataset.languages.values()}
        frozen = frozen_files(self.data, sites(self.dataset, ADDRESS, datetime.date.fromisoformat(TODAY), {}))
        for file in sorted(self.folder.rglob("*.html")):
            place = file.relative_to(self.folder).as_posix()
            if place in frozen:  # it looks as the site looked then
                continue
            language = paths.get(place.partition("/")[0], paths[""])
            yield Document("/" + place.removesuffix("index.html"), language, file.read_text(encoding="utf-8"))

    def of(self, language: str) -> Mapping[str, Document]:
        """The pages of one language by address."""
        return {address: one for address, one in self.documents.items() if one.language == language}

    @cached_property
    def plans(self) -> Mapping[str, Mapping[PageKey, Page]]:
        """The pages that should be there, by language and key."""
        return {language: plan(self.dataset, language) for language in self.dataset.languages}

    def address(self, language: str, key: PageKey | str) -> str:
        """The path of a page on the server."""
        key = page_key(key) if isinstance(key, str) else key
        path = self.dataset.languages[language].path
        return f"/{path}/{self.plans[language][key].address}" if path else f"/{self.plans[language][key].address}"

    def page(self, language: str, key: PageKey | str) -> Document:
        """A page by its key."""
        return self.documents[self.address(language, key)]


HAND_WRITTEN = {path.stem for path in (ROOT / "content" / "de").glob("*.md")}


def page_key(name: str) -> PageKey:
    """A page's key from a short name: `glossary`, `about` (hand-written), `entry:LZ-01`, `section:land/1.2.2`."""
    return PageKey("prose", name) if name in HAND_WRITTEN else PageKey(*re.split("[:/]", name))


def build(project: Path, output: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Runs the project's own build command; `extra` goes into its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPT_")}
    settings = {"PYTHONPATH": str(ROOT), "KONZEPT_URL": ADDRESS, **extra}
    command = [sys.executable, "-m", "konzept", "build", "--output", str(output), "--today", TODAY]
    return subprocess.run(command, cwd=project, env=kept | settings, capture_output=True, encoding="utf-8", check=False)


def copy_project(target: Path, *, linked: tuple[str, ...] = ("data", "content")) -> Path:
    """A project like the real one; what `linked` does not name must be put there before it can be built."""
    target.mkdir(parents=True)
    for name in (*PROJECT_FILES, *linked):
        (target / name).symlink_to(ROOT / name)
    return target


# Which failed builds this process has already shown the terminal of.
_told: dict[str, bool] = {}


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run see."""
    parallel = "PYTEST_XDIST_WORKER" in os.environ
    return factory.getbasetemp().parent if parallel else factory.getbasetemp()


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Lets `make` fill a folder once for all workers of this run, the others wait; returns the folder."""
    base = shared_folder(factory)
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def shared_build(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], Path]) -> BuiltSite:
    """Builds the project that `prepare` makes, once for all workers of this run; the others wait for it."""

    def make(folder: Path) -> None:
        result = build(prepare(folder / "project"), folder / "site")
        (folder / RESULT).write_text(json.dumps([result.returncode, result.stdout + result.stderr]))

    folder = once(factory, name, make)
    code, said = json.loads((folder / RESULT).read_text())
    if code != 0:
        told, _told[name] = _told.get(name, False), True
        pytest.fail(f"the site “{name}” does not build" + ("" if told else f":\n{said[-4000:]}"), pytrace=False)
    return BuiltSite(folder / "site", folder / "project" / "data", folder / "project" / "content")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site in both languages."""
    return shared_build(tmp_path_factory, "real", copy_project)
