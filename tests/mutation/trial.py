"""Applies mutations to a copy of the data, one at a time, and judges what the check reports about each."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from konzept.checks.run import check
from konzept.report.problem import Problem, Severity
from tests.mutation import causes, files, harmless, labels, marks, plausible, shapes, spelling, syntax
from tests.mutation.mutation import DataFile, Mutation, Mutator, naming_lines

# Every public function of these modules is a mutator; plausible ones are rows of a table.
MUTATORS: tuple[Mutator, ...] = plausible.MUTATORS + tuple(
    function
    for module in (spelling, shapes, syntax, files, marks, labels, causes, harmless)
    for name, function in vars(module).items()
    if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
)
PROJECT = Path(__file__).resolve().parent.parent.parent
TIME_LIMIT = 10
_NOT_FOR_CLERKS = re.compile(r"\{|<class|\\x|\\u|\b(Traceback|\w*Error|None|scalar|token|mapping|dict|tuple)\b")
# What a label has where a number or a name comes, and how a missing label is written.
_BLANK = re.compile(r"„\{\{?[^{}“]*\}?\}“|\{de: [^{}]*\}|\{\w+\}")
# A text that changes in one language asks to look at the other one and at what retells it, whatever else is wrong.
_ASKS_TO_LOOK = frozenset({"translation-outdated", "translation-unsure", "paraphrase-outdated"})
_TOKEN = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Result:
    """What came of one mutation; `problems` is what the check reported about it."""

    mutation: Mutation
    problems: tuple[Problem, ...]
    seconds: float
    crash: str
    touched: bool

    @property
    def right_place(self) -> bool:
        """The right file and line, with a code that says the right thing; nothing for what is harmless."""
        if self.crash or self.touched or not self.mutation.codes:
            return not (self.crash or self.touched or self.problems)
        if self.mutation.unsaid and any(self.mutation.unsaid in problem.advice("de") for problem in self.problems):
            return False
        return any(
            problem.file in self.mutation.named()
            and problem.line in self.mutation.lines
            and problem.code in self.mutation.codes
            for problem in self.problems
        )

    @property
    def single(self) -> bool:
        return 0 < len(self.problems) <= self.mutation.most if self.mutation.codes else not self.problems

    @property
    def clear(self) -> bool:
        """Every message is a sentence in German, short, with advice, and without a word of the machinery."""
        return all(is_clear(problem) for problem in self.problems)

    @property
    def good(self) -> bool:
        return self.right_place and self.single and self.clear


def is_clear(problem: Problem) -> bool:
    message, advice = problem.message("de"), problem.advice("de")
    whole = f"{message} {advice}"
    if problem.file.startswith("ui/") or problem.code == "text-markup":
        whole = _BLANK.sub("", whole)
    return bool(message) and len(whole) < 700 and whole.isprintable() and not _NOT_FOR_CLERKS.search(whole)


def data_files(data: Path) -> list[DataFile]:
    """Every file of the data folder."""
    paths = sorted(data.rglob("*.yml"))
    ids = frozenset(path.stem for path in paths)
    texts = {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in paths}
    everything = "\n".join(texts.values())
    return [DataFile(file, text, ids, everything) for file, text in texts.items()]


def mutations(found: Sequence[DataFile], each: int, seed: int = 2018, only: str = "") -> Iterator[Mutation]:
    """Up to `each` mutations of every category, every one of another file as far as there are enough."""
    for mutator in MUTATORS:
        if only not in mutator.__name__:
            continue
        rng = Random(f"{seed} {mutator.__name__}")  # noqa: S311 – repeatable, not secret
        taken: set[tuple[tuple[str, bytes | Path | None], ...]] = set()
        for file in rng.sample(found, len(found)) * 2:
            made = mutator(file, rng)
            if made is None or (key := tuple(made.edits.items())) in taken:
                continue
            taken.add(key)
            yield dataclasses.replace(made, category=mutator.__name__.replace("_", " "))
            if len(taken) == each:
                break
    if only in "circle_of_two":
        yield from _circles_of_two(found, Random(seed), each)  # noqa: S311


def _circles_of_two(found: Sequence[DataFile], rng: Random, count: int) -> Iterator[Mutation]:
    """Actors that are part of each other, the one mutation of two files: either may be named."""
    actors = [file for file in found if file.file.startswith("actors/") and "\npart_of:" not in file.text]
    for _ in range(count if len(actors) > 1 else 0):
        one, other = rng.sample(actors, 2)
        edits = {
            file.file: f"{file.text}part_of: {Path(parent.file).stem}\n".encode()
            for file, parent in ((one, other), (other, one))
        }
        lines = frozenset({len(one.lines) + 1, len(other.lines) + 1})
        yield Mutation(one.file, lines, frozenset({"circle"}), edits, "circle of two", frozenset({other.file}))


class DataCopy:
    """A copy of the data that mutations are tried on; `before` is what the check reports without any."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.files = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.yml")}
        self.before = frozenset(map(_without_place, check(data).problems))

    def run(self, mutation: Mutation, *, build: bool = False) -> Result:
        """Applies the mutation, checks (and builds), judges and puts everything back."""
        if mutation.naming:
            mutation = self._with_places(mutation)
        self._apply(mutation)
        before = self._contents(mutation)
        crash = ""
        found: tuple[Problem, ...] = ()
        begun = _processor_seconds()
        try:
            with _time_limit():
                found = check(self.data).problems
        except Exception:  # noqa: BLE001 – whatever it is, it is the result
            crash = traceback.format_exc()
        seconds = _processor_seconds() - begun
        crash = crash or (self._built() if build else "")
        touched = self._contents(mutation) != before
        self._restore(mutation)
        new = self._new(found, _ASKS_TO_LOOK - mutation.codes)
        return Result(dataclasses.replace(mutation, edits={}), new, seconds, crash, touched)

    def _built(self) -> str:
        """What a build says that does not end in a sentence; empty for one that does."""
        command = [sys.executable, "-m", "konzept", "build", "--data", str(self.data)]
        with tempfile.TemporaryDirectory() as site:
            done = subprocess.run(
                [*command, "--output", f"{site}/site"], cwd=PROJECT, capture_output=True, text=True, check=False
            )
        said = done.stdout + done.stderr
        ends = done.returncode in (0, 1) and "Traceback" not in said and said.rstrip()[-1:] in set(".!?)“")
        return "" if ends else f"the build ended with {done.returncode}:\n{said[-2000:]}"

    def _new(self, found: Sequence[Problem], without: Collection[str]) -> tuple[Problem, ...]:
        """The errors; only if there are none, what is a warning."""
        new = [one for one in found if _without_place(one) not in self.before and one.code not in without]
        errors = [problem for problem in new if problem.severity is Severity.ERROR]
        return tuple(sorted(errors or new, key=lambda problem: (problem.file, problem.line)))

    def _with_places(self, mutation: Mutation) -> Mutation:
        """The mutation with the places of the file that is gone: the lines that name it."""
        files = {name: content.decode() for name, content in self.files.items() if name not in mutation.edits}
        found = {name: naming_lines(text, mutation.naming) for name, text in files.items() if mutation.naming in text}
        lines = mutation.lines.union(*found.values())
        return dataclasses.replace(mutation, lines=lines, also=frozenset(name for name in found if found[name]))

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

    def _contents(self, mutation: Mutation) -> list[bytes | str]:
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


def _without_place(problem: Problem) -> tuple[str, str, str]:
    """What a problem says, wherever lines that are new have moved it."""
    return problem.file, problem.code, problem.message("de")


def _processor_seconds() -> float:
    """So far, with those of other processes that worked for this one."""
    return sum(os.times()[:4])


@contextmanager
def _time_limit() -> Iterator[None]:
    """Ends what takes far too long: a check that hangs is a result as well."""

    def end(*_: object) -> None:
        raise TimeoutError(f"no answer within {TIME_LIMIT} seconds of computing")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


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
