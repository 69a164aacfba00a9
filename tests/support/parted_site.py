"""The small world with a second district below the same Land, built as if it had too many entries for one index."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.data import renamed
from tests.support import small_site
from tests.support.built_site import ADDRESS, TODAY, BuiltSite, once
from tests.support.small_project import environment

SUFFIX, SECOND = "-2", "lower-2"
# What the second district has of its own; all else exists once.
OWN = ("concepts/lower.yml", "lower/**/*.yml", "actors/[!G]*.yml", "duties/*.yml", "documents/*.yml", "figures/*.yml",
       "notes/*.yml", "exceptions/*.yml")  # fmt: skip
# A word that only the text of a measure holds, by its concept, in each language.
WORDS = {"lower": {"de": "Zaunkönig", "en": "goldcrest"}, SECOND: {"de": "Rotkehlchen", "en": "nuthatch"}}
BUILD = """import sys
from konzept.__main__ import main
from konzept.show import search_parts
search_parts.MOST_ENTRIES = 0
sys.exit(main(sys.argv[1:]))"""


def add_district(data: Path) -> None:
    """Writes the second district, and a word of its own into the text of each district’s measure."""
    files = [file for pattern in OWN for file in sorted(data.glob(pattern))]
    once_only = {file.stem for file in data.rglob("*.yml")} - {file.stem for file in files}
    stays = re.compile(rf"\b({'|'.join(map(re.escape, sorted(once_only)))}){SUFFIX}\b")
    for file in files:
        place = file.relative_to(data).as_posix()
        copy = data / re.sub(r"^lower/", f"{SECOND}/", place).replace(".yml", f"{SUFFIX}.yml")
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = renamed(file.read_text("utf-8"), SUFFIX, {"lower"})
        copy.write_text(stays.sub(r"\1", text), "utf-8")
    for concept, number in (("lower", ""), (SECOND, SUFFIX)):
        measure = data / concept / "measures" / f"M-5.1.2{number}.yml"
        text = measure.read_text("utf-8")
        for said, word in zip(("der ganze Text.", "the full text."), WORDS[concept].values(), strict=True):
            assert text.count(said) == 1
            text = text.replace(said, f"{said[:-1]} ({word}).")
        measure.write_text(text, "utf-8")


def made(folder: Path) -> None:
    project = small_site.prepare(folder / "project")
    add_district(project / "data")
    arguments = ["build", "--output", str(folder / "site"), "--today", TODAY]
    settings = environment(KONZEPT_URL=ADDRESS)
    command = [sys.executable, "-c", BUILD, *arguments]
    result = subprocess.run(command, cwd=project, env=settings, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def parted_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = once(tmp_path_factory, "parted", made)
    return BuiltSite(folder / "site", folder / "project/data", folder / "project/content")
