"""Applies mutations to a copy of the data, one at a time, and judges what the checker says about each."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest import mock

from bench.mutations import files, harmless, shapes, spelling, syntax
from bench.mutations.mutation import Maker, Mutation, Original
from konzept import checks
from konzept.read import load
from konzept.read.source import Document, Folder
from konzept.report.problem import Problem, Severity

MAKERS: tuple[Maker, ...] = (
    *spelling.MAKERS,
    *shapes.MAKERS,
    *syntax.MAKERS,
    *files.MAKERS,
    *harmless.MAKERS,
)
PATIENCE = 10
_NOT_FOR_CLERKS = re.compile(r"\{|<class|\\x|\\u|\b(Traceback|\w*Error|None|scalar|token|mapping|dict|tuple)\b")


@dataclass(frozen=True)
class Verdict:
    """What came of one mutation; `said` is what the checker said about it."""

    mutation: Mutation
    said: tuple[Problem, ...]
    seconds: float
    crash: str
    touched: bool

    @property
    def right_place(self) -> bool:
        """The right file and line, with a code that says the right thing; nothing for what is harmless."""
        if self.crash or self.touched or not self.mutation.codes:
            return not (self.crash or self.touched or self.said)
        return any(
            problem.file in self.mutation.named()
            and problem.line in self.mutation.lines
            and problem.code in self.mutation.codes
            for problem in self.said
        )

    @property
    def single(self) -> bool:
        return 0 < len(self.said) <= self.mutation.most if self.mutation.codes else not self.said

    @property
    def clear(self) -> bool:
        """Every message is a sentence in German, short, with advice, and without a word of the machinery."""
        return all(is_clear(problem) for problem in self.said)

    @property
    def good(self) -> bool:
        return self.right_place and self.single and self.clear


def is_clear(problem: Problem) -> bool:
    said, advice = problem.message("de"), problem.advice("de")
    whole = f"{said} {advice}"
    return bool(said) and len(whole) < 700 and whole.isprintable() and not _NOT_FOR_CLERKS.search(whole)


def originals(data: Path) -> list[Original]:
    """Every file of the data folder."""
    paths = sorted(data.rglob("*.yml"))
    ids = frozenset(path.stem for path in paths)
    return [Original(path.relative_to(data).as_posix(), path.read_text("utf-8"), ids) for path in paths]


def mutations(found: Sequence[Original], each: int, seed: int = 2018, only: str = "") -> Iterator[Mutation]:
    """Up to `each` mutations of every category, every one of another file as far as there are enough."""
    for maker in MAKERS:
        if only not in maker.__name__:
            continue
        chance = Random(f"{seed} {maker.__name__}")  # noqa: S311 – repeatable, not secret
        taken: set[tuple[tuple[str, bytes | Path | None], ...]] = set()
        for file in chance.sample(found, len(found)) * 2:
            made = maker(file, chance)
            if made is None or (key := tuple(made.edits.items())) in taken:
                continue
            taken.add(key)
            yield _named(made, maker.__name__.replace("_", " "))
            if len(taken) == each:
                break
    if only in "circle_of_two":
        yield from shapes.circles(found, Random(seed), each)  # noqa: S311


def _named(made: Mutation, category: str) -> Mutation:
    return dataclasses.replace(made, category=category)


class _Remembering(Folder):
    """A folder whose files are read again only when they changed."""

    def __init__(self, root: Path, known: dict[str, tuple[tuple[int, int], Document]]) -> None:
        super().__init__(root)
        self._known = known

    def read(self, path: Path | str, name: str) -> Document:
        status = Path(path).lstat()
        stamp = (status.st_mtime_ns, status.st_size)
        if name not in self._known or self._known[name][0] != stamp:
            self._known[name] = (stamp, super().read(path, name))
        return self._known[name][1]


class Laboratory:
    """A copy of the data that mutations are tried on; files that did not change are not parsed again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.files = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.yml")}
        self._read: dict[str, tuple[tuple[int, int], Document]] = {}
        self.before = tuple(self._check())

    def _check(self) -> list[Problem]:
        load._cache.clear()  # noqa: SLF001
        with mock.patch.object(load, "Folder", self._folder):
            loaded = load.load(self.data)
        return [*loaded.problems, *checks.check(loaded.draft)]

    def _folder(self, root: Path) -> Folder:
        return _Remembering(root, self._read)

    def run(self, mutation: Mutation) -> Verdict:
        """Applies the mutation, checks, judges and puts everything back."""
        self._apply(mutation)
        before = self._bytes(mutation)
        crash = ""
        found: list[Problem] = []
        begun = _work_done()
        try:
            with _patience():
                found = self._check()
        except Exception:  # noqa: BLE001 – whatever it is, it is the result
            crash = traceback.format_exc()
        seconds = _work_done() - begun
        touched = self._bytes(mutation) != before
        self._restore(mutation)
        return Verdict(dataclasses.replace(mutation, edits={}), self._new(found), seconds, crash, touched)

    def _new(self, found: list[Problem]) -> tuple[Problem, ...]:
        """The errors; only if there are none, what is a warning."""
        new = [problem for problem in found if problem not in self.before]
        errors = [problem for problem in new if problem.severity is Severity.ERROR]
        return tuple(sorted(errors or new, key=lambda problem: (problem.file, problem.line)))

    def _apply(self, mutation: Mutation) -> None:
        for name, content in mutation.edits.items():
            path = self.data / name
            if isinstance(content, bytes):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            else:
                path.unlink()
                if isinstance(content, Path):
                    path.symlink_to(content)

    def _bytes(self, mutation: Mutation) -> list[bytes | str]:
        paths = [self.data / name for name in mutation.edits]
        return [
            str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else "" for path in paths
        ]

    def _restore(self, mutation: Mutation) -> None:
        for name in mutation.edits:
            path = self.data / name
            path.unlink(missing_ok=True)
            if name in self.files:
                path.write_bytes(self.files[name])
            elif path.parent != self.data and not any(path.parent.iterdir()):
                path.parent.rmdir()


def _work_done() -> float:
    """Processor seconds so far, those of other processes that worked for this one among them."""
    return sum(os.times()[:4])


@contextmanager
def _patience() -> Iterator[None]:
    """Ends what takes far too long: a check that hangs is a result as well."""

    def end(*_: object) -> None:
        raise TimeoutError(f"no answer within {PATIENCE} seconds of computing")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


_TOKEN = re.compile(r"[\w.-]+")


def write_slice(data: Path, target: Path, seeds: Sequence[str]) -> None:
    """A part of the data small enough for many tries: the seeds, and whatever a file in it names."""
    ids: dict[str, list[Path]] = {}
    for path in sorted(data.rglob("*.yml")):
        ids.setdefault(path.stem, []).append(path)
    wanted = [path for folder in ("languages", "operator", "ui", "concepts") for path in (data / folder).glob("*.yml")]
    wanted += [data / seed for seed in seeds]
    taken: set[Path] = set()
    while wanted:
        path = wanted.pop()
        if path in taken:
            continue
        taken.add(path)
        if path.parent.name not in ("ui", "languages", "operator"):
            wanted += [found for token in _TOKEN.findall(path.read_text("utf-8")) for found in ids.get(token, [])]
    for path in taken:
        place = target / path.relative_to(data)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
