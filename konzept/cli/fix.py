"""`python -m konzept fix`: mends how data files are written, says what it did, and never changes what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from konzept.cli.parser import Parser, folder_exists
from konzept.editing.repair import repair
from konzept.editing.tidying import Change
from konzept.model import KINDS
from konzept.read.files import SUFFIX, DataFile, placed
from konzept.read.rewriting import replace_file
from konzept.read.source import read
from konzept.report.formats import shown_path, statement
from konzept.report.problem import Problem
from konzept.texts import tell

_USAGE = "python -m konzept fix [--data DIR] [--check] [--lang de|en] [FILE …]"
_OTHER_SUFFIXES = (".yaml", ".YML", ".YAML")
_CANNOT_BE_MENDED = frozenset(("file-outside", "file-unreadable", "file-too-big", "not-utf8"))
_MODELS = {kind.name: kind.model for kind in KINDS}


@dataclass(frozen=True)
class Outcome:
    """What became of one file: what was mended, or why it was left alone."""

    changes: tuple[Change, ...] = ()
    refusal: str = ""
    values: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def main(argv: list[str]) -> int:
    """The exit code: 0 all is well, 1 something is left to do by hand (or, with --check, at all), 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None or not folder_exists(options.data, options.lang):
        return 2
    data: Path = options.data
    paths = list(dict.fromkeys(options.files)) or list(_all(data))
    outcomes = [(path, mend(path, data, write=not options.check)) for path in paths]
    for path, outcome in outcomes:
        _say(path, outcome, data, options.lang)
    return _sum_up([outcome for _, outcome in outcomes], options.lang, only_look=options.check)


def mend(path: Path, data: Path, *, write: bool) -> Outcome:
    """Mends one file, whole or not at all."""
    found = _found(path, data)
    if found is None:
        return Outcome(refusal="misplaced", values={"data": str(data)})
    if path.is_symlink():
        return Outcome(refusal="link")
    if not path.exists():
        return Outcome(refusal="missing")
    document = read(path, found.file, data)
    if _CANNOT_BE_MENDED & {problem.code for problem in document.problems}:
        return Outcome(refusal="unreadable", problems=document.problems)
    return _mend_text(path, found, write=write)


def _mend_text(path: Path, found: DataFile, *, write: bool) -> Outcome:
    target = path.with_suffix(SUFFIX)
    try:
        before = path.read_bytes().decode("utf-8")
        repaired = repair(before, found, _MODELS.get(found.kind))
        if repaired.text is None:
            refusal = "ambiguous" if repaired.ambiguous else "unreadable"
            return Outcome(refusal=refusal, problems=repaired.problems)
        if target != path and target.exists():
            return Outcome(refusal="taken", values={"name": target.name})
        changes = repaired.changes if target == path else (Change(0, "suffix"), *repaired.changes)
        if write and changes:
            replace_file(path, repaired.text.encode("utf-8"), target.name)
    except UnicodeDecodeError:
        return Outcome(refusal="unreadable")
    except OSError:
        return Outcome(refusal="unwritable")
    return Outcome(changes, values={"suffix": path.suffix})


def _found(path: Path, data: Path) -> DataFile | None:
    try:
        file = path.absolute().relative_to(data.absolute()).as_posix()
    except ValueError:
        return None
    return placed(file) if path.suffix in (SUFFIX, *_OTHER_SUFFIXES) else None


def _all(data: Path) -> Iterable[Path]:
    """Every file of the data folder that can hold a record or labels; hidden ones are passed over."""
    for path in sorted(data.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(data).parts)
        if not hidden and not path.is_dir() and _found(path, data):
            yield path


def _say(path: Path, outcome: Outcome, data: Path, language: str) -> None:
    """One line for each thing mended, or why the file was left alone, with the checker's own message."""
    name = shown_path(str(path.absolute()), data)
    for change in outcome.changes:
        place = f"{name}:{change.line}" if change.line else name
        print(f"{place}: {tell(f'fix.repairs.{change.code}', language, **outcome.values)}")
    if outcome.refusal:
        print(f"{name}: {tell(f'fix.refusals.{outcome.refusal}', language, **outcome.values)}")
    for problem in outcome.problems:
        advice = problem.advice(language)
        print(f"    {problem.line}: {statement(problem, language)}" + (f"\n        {advice}" if advice else ""))


def _sum_up(outcomes: list[Outcome], language: str, *, only_look: bool) -> int:
    counts = {
        "files": len(outcomes),
        "changes": sum(len(outcome.changes) for outcome in outcomes),
        "changed": sum(bool(outcome.changes) for outcome in outcomes),
        "refused": sum(bool(outcome.refusal) for outcome in outcomes),
    }
    if counts["changes"]:
        print(tell(f"fix.summaries.{'to-mend' if only_look else 'mended'}", language, **counts))
    if counts["refused"]:
        print(tell("fix.summaries.refused", language, **counts))
    if not counts["changes"] and not counts["refused"]:
        print(tell("fix.summaries.clean", language, **counts))
    return int(bool(counts["refused"] or (only_look and counts["changes"])))


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept fix",
        description="Berichtigt die Schreibweise, nie den Inhalt / mends how files are written, never what they say",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_data()
    parser.add_argument("--check", action="store_true", help="nur berichten / only report")
    parser.add_language()
    return parser
