"""The two sides of a proposal: the data, the hand-written pages and the addresses of each."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from konzept.checks.run import check
from konzept.model import Record
from konzept.model.dataset import World
from konzept.plan.pages import ENTRY_FOLDERS, Page, PageKey, plan
from konzept.read.load import load
from konzept.report.problem import Problem

FOLDERS = ("data", "content")
_PAGES = {
    "figure": "figures",
    "chart": "figures",
    "duty": "duties",
    "report": "duties",
    "law": "laws",
    "term": "glossary",
    "note": "notes",
    "reference": "references",
    "audience": "contacts",
    "synonyms": "search",
}


_NO_PLAN = (KeyError, TypeError, ValueError, yaml.YAMLError)
"""What a hand-written page without route, title or front matter leads to: the build says so, here it only means
that there are no addresses to name."""


class NoSuchRevision(Exception):
    """Git does not know the revision; the text is its name."""


@dataclass(frozen=True)
class Side:
    """One state of the project; `world` holds all that could be read, whole if there are no errors."""

    folder: Path
    world: World
    whole: bool
    problems: tuple[Problem, ...]
    prose: Mapping[str, str]

    def has_file(self, record: Record) -> bool:
        return (self.folder / "data" / record.file).is_file()

    def plans(self) -> Mapping[str, Mapping[PageKey, Page]]:
        """The pages of each language by key; empty if the data are too broken to say."""
        if not self.whole:
            return {}
        content = self.folder / "content"
        try:
            return {language: plan(self.world, language, content) for language in self.world.languages}
        except _NO_PLAN:
            return {}


def side(folder: Path) -> Side:
    """Reads the state of the project that lies in a folder."""
    data = folder / "data"
    checked, loaded = check(data), load(data)
    prose = {
        path.relative_to(folder / "content").as_posix(): path.read_text("utf-8", "replace")
        for path in sorted((folder / "content").rglob("*.md"))
        if path.is_file()
    }
    return Side(folder, loaded.draft.world, checked.world is not None, checked.problems, prose)


def page_key(kind: str, id_: str) -> PageKey:
    """The key of the page on which readers see a record; that of no page if it is on no page of its own kind."""
    if kind in ENTRY_FOLDERS:
        return PageKey("entry", id_)
    return PageKey(kind, id_) if kind in ("actor", "concept", "field") else PageKey(_PAGES.get(kind, ""))


def resolve(project: Path, revision: str) -> str:
    """The commit a revision means."""
    done = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise NoSuchRevision(revision)
    return done.stdout.decode().strip()


def common_ancestor(project: Path, base: str, head: str) -> str:
    """Where a proposal branched off, so that what others did since is not counted as its own; else the base itself."""
    done = _git(project, "merge-base", base, head)
    return done.stdout.decode().strip() if done.returncode == 0 else base


def changed_elsewhere(project: Path, base: str, head: str | None) -> int:
    """How many files outside of data and texts differ from the base."""
    commits = [base, head] if head else [base]
    done = _git(project, "diff", "--name-only", "-z", *commits, "--", ".", *(f":(exclude){name}" for name in FOLDERS))
    return done.stdout.count(b"\0")


def unpack(project: Path, commit: str, target: Path) -> None:
    """Writes the data and texts of a commit into a folder; a link in them is left out, since it may lead anywhere."""
    present = [name for name in FOLDERS if _git(project, "cat-file", "-e", f"{commit}:{name}").returncode == 0]
    done = _git(project, "archive", "--format=tar", commit, *present)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive.getmembers():
            source = archive.extractfile(member) if member.isfile() else None
            if source is not None:
                path = target / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(source.read())


def _git(project: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False)
