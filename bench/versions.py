"""The versions of this project that are measured: the files as they are now, and an earlier revision beside them.

Each is laid out as a clone, because the check looks into the history for what a changed text said before.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.data import multiply
from bench.measure import CommandFailed, Job

PROJECT = Path(__file__).resolve().parent.parent
BASELINE = "89d3f5f"
_NOT_NEEDED = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "site", "sources", "tests")


@dataclass(frozen=True)
class Version:
    """A name for the tables, and the revision; without one, the files as they are."""

    name: str
    revision: str = ""

    @property
    def folder(self) -> str:
        return self.revision or "now"

    def lay_out(self, parent: Path, times: int = 1, *, local: bool = False) -> Path:
        """Writes the version into a new folder below `parent`, with so many times its data, or its local concepts."""
        project = parent / self.folder
        _git("clone", "--quiet", "--shared", "--no-checkout", str(PROJECT), str(project))
        if not self.revision:
            shutil.copytree(PROJECT, project, ignore=_NOT_NEEDED, dirs_exist_ok=True)
        elif not _git("-C", str(project), "checkout", "--quiet", self.revision):
            raise CommandFailed(f"git checkout {self.revision}")
        if times > 1:
            once = (project / "data").rename(project / "once")
            multiply(once, project / "data", times, local=local)
            shutil.rmtree(once)
        return project

    def build(self, project: Path, output: Path) -> Job:
        """The build of what was laid out."""
        konzept = [sys.executable, "-m", "konzept"]
        build = [*konzept, "build", "--output", str(output)]
        return Job(self.name, [build], project, output, server=[*konzept, "serve", "--port"])


NOW = Version("this version")


def earlier(revision: str) -> Version | None:
    """The version of a revision; None where this copy of the project does not know it."""
    return Version(revision, revision) if _git("cat-file", "-e", f"{revision}^{{commit}}") else None


def _git(*arguments: str) -> bool:
    """Whether git is there and has done it."""
    try:
        return subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
