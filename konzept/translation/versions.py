"""What files held earlier, read from git in a few runs for all of them together.

Each proposal is one step: what was merged counts as a whole, and so does what was done since the proposal began.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from konzept.read.pages import content_beside

VERSIONS_READ = 40
AT_ONCE = 2
"""How many versions of each file are read ahead: nearly always the first is enough."""
BASE = "KONZEPT_BASE"
"""The variable with the commit that a proposal is to be merged into; hosts set it."""
_MAIN = "origin/HEAD"
_FAILURES = (OSError, subprocess.SubprocessError, ValueError)
_COMMIT, _NOTHING = "\x01", "0"

Log = Mapping[str, Sequence[tuple[int, str]]]
"""By the path of a file: the numbers of the commits that changed it, from the newest, and what it was then (an id)."""


@dataclass(frozen=True)
class Project:
    """Whose history it is: the folder of the data in it, and the commit that a proposal began with.

    Without that commit, a proposal begins where it left what `KONZEPT_BASE` names, or else the main branch.
    """

    data: Path
    base: str = ""


@dataclass(frozen=True)
class Version:
    """What a file held after a commit, and the number of that, counted from the newest."""

    text: str
    commit: int


@dataclass
class Versions:
    """Asks git until a point in time (`time.monotonic`).  What it cannot say is not there, and nothing fails."""

    project: Project
    until: float
    _texts: dict[str, str] = field(default_factory=dict)

    def of(self, file: Path) -> Iterator[Version]:
        """What a file once held, the newest first."""
        with suppress(*_FAILURES):
            for commit, blob in self._found(file)[:VERSIONS_READ]:
                self._fetch([blob])
                yield Version(self._texts[blob], commit)

    def beside(self, file: Path, version: Version) -> str:
        """What another file held at the time of a version; nothing if that cannot be told."""
        with suppress(*_FAILURES):
            for commit, blob in self._found(file):
                if commit >= version.commit:
                    self._fetch([blob])
                    return self._texts[blob]
        return ""

    def prefetch(self, files: Iterable[Path]) -> None:
        """Reads the newest versions of many files at once."""
        with suppress(*_FAILURES):
            self._fetch([blob for file in files for _, blob in self._found(file)[:AT_ONCE]])

    def at_start(self) -> Mapping[str, str]:
        """The files of the data where the proposal began, by their path in the folder, and what they held (ids)."""
        with suppress(*_FAILURES):
            said = os.fsdecode(self._git("ls-tree", "-r", "-z", self._start)).split("\0")
            parts = (line.partition("\t") for line in said if line)
            return {file: place.split()[2] for place, _, file in parts}
        return {}

    def texts(self, blobs: Iterable[str]) -> Mapping[str, str]:
        """What is behind the ids that other methods give."""
        with suppress(*_FAILURES):
            self._fetch(blobs)
        return self._texts

    @cached_property
    def known(self) -> bool:
        """Whether there is a history of the data."""
        with suppress(*_FAILURES):
            return bool(self._log)
        return False

    @property
    def whole(self) -> bool:
        """Whether it reaches back to the beginning of the data."""
        return self.known and self._place[1] == "false"

    @cached_property
    def _place(self) -> tuple[Path, str]:
        """The folder of the repository, and whether its history is cut off."""
        top, shallow = self._git("rev-parse", "--show-toplevel", "--is-shallow-repository").splitlines()
        return Path(os.fsdecode(top)).resolve(), shallow.decode()

    def _found(self, file: Path) -> Sequence[tuple[int, str]]:
        """Raises `ValueError` for a file outside of the repository."""
        return self._log.get(file.resolve().relative_to(self._place[0]).as_posix(), ())

    @cached_property
    def _start(self) -> str:
        """Where the proposal began; where it is, if that cannot be told."""
        if self.project.base:
            return self.project.base
        for base in filter(None, (os.environ.get(BASE), _MAIN)):
            with suppress(subprocess.CalledProcessError):
                return self._git("merge-base", "HEAD", base).decode().strip()
        return "HEAD"

    @cached_property
    def _log(self) -> Log:
        folders = [path.resolve() for path in (self.project.data, content_beside(self.project.data))]
        inside = [str(path) for path in folders if path.is_relative_to(self._place[0])]
        how = ("--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--find-renames", "--format=tformat:%x01")
        return _parsed(os.fsdecode(self._git("log", *how, self._start, "--", *inside)))

    def _fetch(self, blobs: Iterable[str]) -> None:
        wanted = [blob for blob in dict.fromkeys(blobs) if blob not in self._texts]
        self._texts |= {blob: "" for blob in wanted if not blob.strip(_NOTHING)}
        wanted = [blob for blob in wanted if blob.strip(_NOTHING)]
        if not wanted:
            return
        said = self._git("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        for blob in wanted:
            head, _, rest = said.partition(b"\n")
            size = int(head.split()[-1])
            self._texts[blob], said = rest[:size].decode("utf-8", "replace"), rest[size + 1 :]

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git answers; raises if it takes too long or is not there."""
        command = ["git", "-C", str(self.project.data), *arguments]
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise subprocess.TimeoutExpired(command, 0)
        # A hook of git's own sets these for the commit it belongs to.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=seconds, env=environment)
        return done.stdout


def _parsed(said: str) -> Log:
    """What `git log --raw -z` says.  A renamed file is found under its newest name."""
    found: dict[str, list[tuple[int, str]]] = {}
    newest: dict[str, str] = {}
    commit = -1
    parts = iter(said.split("\0"))
    for part in parts:
        if part == _COMMIT:
            commit += 1
        elif part.strip():
            *_, blob, status = part.split()
            path = next(parts)
            if status.startswith("R"):
                before, path = path, next(parts)
                newest[before] = newest.get(path, path)
            found.setdefault(newest.get(path, path), []).append((commit, blob))
    return found
