"""What other commands have to do with an example: those that record something, and git."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from konzept.checks.run import Checked
from konzept.cli.app import main
from konzept.official.recording import fingerprints, words_that_bind, write, write_words
from konzept.report.problem import Problem


def record_translations(data: Path) -> None:
    """Notes that all translations are right, without a word."""
    with redirect_stdout(io.StringIO()):
        if main(["translated", "--all", "--data", str(data)]):
            raise RuntimeError("the world of the examples cannot be recorded")


def commit(data: Path) -> None:
    """Gives the data a history of one commit."""
    author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message=x")):
        subprocess.run(["git", "-C", str(data), *arguments], check=True, env=_environment())


def _environment() -> dict[str, str]:
    """Without what a hook of git's own sets for another repository, and without anybody's habits."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**own, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def _record_sources(checked: Checked, data: Path) -> tuple[Problem, ...]:
    if checked.dataset is None:
        return checked.problems
    marks = fingerprints(checked.documents.segmentations)
    outcomes = [write(checked.dataset, concept, marks, data) for concept in checked.documents.segmentations]
    for concept, words in words_that_bind(checked.documents.segmentations, marks).items():
        outcomes += write_words(checked.dataset, concept, words, data)
    return tuple(problem for one in outcomes for problem in one.problems)


COMMANDS: Mapping[str, Callable[[Checked, Path], tuple[Problem, ...]]] = {"sources --record": _record_sources}
"""What a command says that the checker does not, by its name."""
