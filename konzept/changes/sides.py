"""The two sides of a proposal: the data, the hand-written pages and the addresses of each."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from konzept.checks.run import check
from konzept.model import Record
from konzept.model.dataset import World
from konzept.plan.pages import ENTRY_FOLDERS, Page, PageKey, plan
from konzept.read.load import load
from konzept.report.problem import Problem
from konzept.translation.pages import CONTENT, content_beside

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

    data: Path
    world: World
    whole: bool
    problems: tuple[Problem, ...]
    prose: Mapping[str, str]

    def has_file(self, record: Record) -> bool:
        return (self.data / record.file).is_file()

    def plans(self) -> Mapping[str, Mapping[PageKey, Page]]:
        """The pages of each language by key; empty if the data are too broken to say."""
        if not self.whole:
            return {}
        content = content_beside(self.data)
        try:
            return {language: plan(self.world, language, content) for language in self.world.languages}
        except _NO_PLAN:
            return {}


def side(data: Path) -> Side:
    """Reads the state of the project whose data lie in a folder, and its texts beside them."""
    checked, loaded, content = check(data), load(data), content_beside(data)
    prose = {
        path.relative_to(content).as_posix(): path.read_text("utf-8", "replace")
        for path in sorted(content.rglob("*.md"))
        if path.is_file()
    }
    return Side(data, loaded.draft.world, checked.world is not None, checked.problems, prose)


def page_key(kind: str, id_: str) -> PageKey:
    """The key of the page on which readers see a record; that of no page if it is on no page of its own kind."""
    if kind in ENTRY_FOLDERS:
        return PageKey("entry", id_)
    return PageKey(kind, id_) if kind in ("actor", "concept", "field") else PageKey(_PAGES.get(kind, ""))


@contextmanager
def both_sides(data: Path, base: str, head: str = "") -> Iterator[tuple[Side, Side, int]]:
    """What a proposal branched off from and what it is now, and how many other files it changes.

    Without `head`, the files as they are now are the proposal; a commit lies in a temporary folder meanwhile.
    """
    data = data.absolute()
    project, folders = data.parent, (data.name, CONTENT)
    base, head = _resolve(project, base), _resolve(project, head) if head else ""
    base = _common_ancestor(project, base, head or "HEAD")
    with tempfile.TemporaryDirectory(prefix="konzept-changes-") as folder:
        old, new = Path(folder) / "old" / data.name, Path(folder) / "new" / data.name if head else data
        _unpack(project, base, folders, old.parent)
        if head:
            _unpack(project, head, folders, new.parent)
        yield side(old), side(new), _changed_elsewhere(project, base, head, folders)


def _resolve(project: Path, revision: str) -> str:
    """The commit a revision means."""
    done = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise NoSuchRevision(revision)
    return done.stdout.decode().strip()


def _common_ancestor(project: Path, base: str, head: str) -> str:
    """Where a proposal branched off, so that what others did since is not counted as its own; else the base itself."""
    done = _git(project, "merge-base", base, head)
    return done.stdout.decode().strip() if done.returncode == 0 else base


def _changed_elsewhere(project: Path, base: str, head: str, folders: Sequence[str]) -> int:
    """How many files outside of data and texts differ from the base."""
    commits = [base, head] if head else [base]
    done = _git(project, "diff", "--name-only", "-z", *commits, "--", ":/", *(f":(exclude){name}" for name in folders))
    return done.stdout.count(b"\0")


def _unpack(project: Path, commit: str, folders: Sequence[str], target: Path) -> None:
    """Writes the data and texts of a commit into a folder; a link in them is left out, since it may lead anywhere."""
    present = [name for name in folders if _git(project, "cat-file", "-e", f"{commit}:./{name}").returncode == 0]
    if not present:
        return
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
