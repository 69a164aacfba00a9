"""The small world with its translations recorded, and one in which they have fallen behind."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from konzept.__main__ import main
from tests.support.places import ROOT, TESTS

AUTHOR = ("-c", "user.name=x", "-c", "user.email=x@example.org")
MEASURE = "lower/measures/M-5.1.2.yml"
OLD = "Mindestens zwölf Kursplätze: der ganze Text."
NEW = "Mindestens zwölf Plätze im Kurs: der ganze Text."


def recorded(folder: Path) -> Path:
    """A copy of the small world, its pages' labels included, in which every translation is current."""
    return shutil.copytree(_recorded(), folder / "data")


@cache
def _recorded() -> Path:
    """Made once for all tests of a process."""
    folder = Path(tempfile.mkdtemp(prefix="konzept-recorded-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = shutil.copytree(TESTS / "world", folder / "data")
    shutil.copytree(ROOT / "data/ui", data / "ui")
    assert main(["translated", "--all", "--data", str(data)]) == 0
    return data


def committed(folder: Path) -> None:
    """Gives a folder a history of one commit."""
    git(folder, "init", "--quiet")
    commit(folder)


def commit(folder: Path) -> None:
    """Adds a commit of all that a folder holds."""
    git(folder, "add", "--all")
    git(folder, *AUTHOR, "commit", "--quiet", "--message=x")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def change(file: Path, old: str, new: str) -> None:
    """Replaces what stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def fallen_behind(folder: Path) -> Path:
    """A text has changed, another is new, one file records nothing, and one fingerprint has lost its text.

    Nothing of it has a history, which would tell what somebody has looked at.
    """
    data = recorded(folder)
    change(data / MEASURE, OLD, NEW)
    school = data / "actors/SCHOOL.yml"
    school.write_text(school.read_text(encoding="utf-8").partition("translation:")[0], encoding="utf-8")
    change(data / "laws/gg.yml", "  en:\n", "  en:\n    - deadbeef\n")
    district = data / "actors/DISTRICT.yml"
    addition = 'note:\n  de: "Neu."\n  en: "New."\n'
    district.write_text(addition + district.read_text(encoding="utf-8"), encoding="utf-8")
    return data
