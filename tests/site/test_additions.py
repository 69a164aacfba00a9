"""Whatever editors add the right way leaves everything green that a change of the texts has to pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.additions import add_one_of_each
from tests.support.places import ROOT

COMMANDS = (["konzept", "check"], ["pytest", "-q", "-m", "data", "-p", "no:cacheprovider"])


def copy_of_everything(target: Path) -> Path:
    """The project as git knows it, with the packages of this run."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    for name in filter(None, listed.stdout.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


@pytest.mark.nightly
def test_one_of_each_thing_that_editors_add_leaves_everything_green(tmp_path: Path) -> None:
    project = copy_of_everything(tmp_path / "project")
    add_one_of_each(project)
    mine = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    for command in COMMANDS:
        place = ["--basetemp", str(tmp_path / "tests")] if command[0] == "pytest" else []
        done = subprocess.run(
            [sys.executable, "-m", *command, *place], cwd=project, env=mine, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-8000:]
