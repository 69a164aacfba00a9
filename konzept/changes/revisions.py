"""The state of the project before and after a proposal: the data, the hand-written pages and the addresses of each."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from konzept.checks.run import check, read
from konzept.model import Record
from konzept.model.dataset import Dataset
from konzept.plan.pages import Page, PageKey, plan
from konzept.read.pages import CONTENT, content_beside
from konzept.report.disk import naming
from konzept.report.problem import Problem
from konzept.translation.versions import Project

_NO_PLAN = (KeyError, TypeError, ValueError, yaml.YAMLError)
"""What a hand-written page without route, title or front matter leads to: the build says so, here it only means
that there are no addresses to name."""


_UNTRUSTED = b"dubious ownership"
_NO_REPOSITORY = b"not a git repository"


class NoSuchRevision(Exception):
    """Git does not give a revision: `why` is the key of the reason, `name` the revision."""

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(why)
        self.why, self.name = why, name


@dataclass(frozen=True)
class Revision:
    """One state of the project; `dataset` holds all that could be read, whole if there are no errors.

    `prose` are the hand-written pages by their path in the folder beside the data.
    """

    data: Path
    dataset: Dataset
    whole: bool
    problems: tuple[Problem, ...]
    prose: Mapping[str, str]

    def has_file(self, record: Record) -> bool:
        return (self.data / record.file).is_file()

    def plans(self) -> Mapping[str, Mapping[PageKey, Page]]:
        """The pages of each language by key; empty if the data are too broken to say."""
        try:
            return {language: plan(self.dataset, language) for language in self.dataset.languages if self.whole}
        except _NO_PLAN:
            return {}


def read_revision(data: Path, project: Project | None = None) -> Revision:
    """Reads the state of the project whose data lie in a folder, and its pages beside them.

    `project` is where their history is, if it is not there.
    """
    checked, content = check(data, project=project), content_beside(data)
    dataset = read(data, project=project)[0].partial.dataset
    pages = [path for path in sorted(content.rglob("*.md")) if path.is_file()]
    prose = {path.relative_to(content).as_posix(): path.read_text("utf-8", "replace") for path in pages}
    return Revision(data, dataset, checked.dataset is not None, checked.problems, prose)


@contextmanager
def both_revisions(data: Path, base: str, head: str = "") -> Iterator[tuple[Revision, Revision, int]]:
    """What a proposal branched off from and what it is now, and how many files besides data and pages it changes.

    Without `head`, the files as they are now are the proposal; a commit lies in a temporary folder meanwhile.
    Raises `NoSuchRevision`.
    """
    data = data.absolute()
    git = _Repository(data.parent, (data.name, CONTENT))
    base, head = git.commit(base), git.commit(head) if head else ""
    base = git.common_ancestor(base, head or "HEAD")
    with tempfile.TemporaryDirectory(prefix="konzept-changes-") as folder:
        old, new = Path(folder) / "old" / data.name, Path(folder) / "new" / data.name if head else data
        git.unpack(base, old.parent)
        if head:
            git.unpack(head, new.parent)
        proposal = Project(data, base)
        yield read_revision(old), read_revision(new, proposal), git.changed_elsewhere(base, head)


@dataclass(frozen=True)
class _Repository:
    """The history of the project; `folders` are those of data and pages."""

    project: Path
    folders: tuple[str, ...]

    def commit(self, revision: str) -> str:
        """The commit a revision means."""
        done = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if _UNTRUSTED in done.stderr:
            raise NoSuchRevision("untrusted")
        if _NO_REPOSITORY in done.stderr:
            raise NoSuchRevision("no_repository")
        if done.returncode:
            shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
            raise NoSuchRevision("shallow" if shallow else "no_revision", revision)
        return done.stdout.decode().strip()

    def common_ancestor(self, base: str, head: str) -> str:
        """Where a proposal branched off: what others did since is not its own; else the base itself."""
        done = self._git("merge-base", base, head)
        return done.stdout.decode().strip() if done.returncode == 0 else base

    def changed_elsewhere(self, base: str, head: str) -> int:
        """How many files outside of the folders differ from the base."""
        commits = [base, head] if head else [base]
        excluded = [f":(exclude){folder}" for folder in self.folders]
        return self._git("diff", "--name-only", "-z", *commits, "--", ":/", *excluded).stdout.count(b"\0")

    def unpack(self, commit: str, target: Path) -> None:
        """Writes the folders of a commit; a link in them is left out, since it may lead anywhere."""
        present = [name for name in self.folders if self._git("cat-file", "-e", f"{commit}:./{name}").returncode == 0]
        if not present:
            return
        done = self._git("archive", "--format=tar", commit, *present)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            for member in archive.getmembers():
                if member.isfile() and (source := archive.extractfile(member)):
                    path = target / member.name
                    with naming(path):
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(source.read())

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command, english = ["git", "-C", str(self.project), *arguments], os.environ | {"LC_ALL": "C"}
        try:
            return subprocess.run(command, capture_output=True, check=False, env=english)
        except FileNotFoundError:
            raise NoSuchRevision("no_git") from None
