"""A build that stays gives, after every kind of edit, the bytes of a whole build, and nothing while data are broken."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

from konzept.model.dataset import Dataset
from konzept.model.texts import LocalisedText
from konzept.publish import recipe
from konzept.publish.job import BuildJob
from konzept.publish.readings import Readings
from konzept.publish.watch import Watch
from konzept.read.load import load
from konzept.report.progress import Reporter
from tests.support.small_project import contents, write

TODAY = datetime.date(2026, 12, 1)


def job(project: Path, output: str = "site") -> BuildJob:
    return BuildJob(project, project / "data", project / "sources", TODAY, project / output)


@pytest.fixture(scope="module")
def said() -> list[str]:
    return []


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, said: list[str]) -> Iterator[tuple[Path, Watch]]:
    project = write(tmp_path_factory.mktemp("watched") / "project")
    watch = Watch(job(project), lambda: TODAY, Reporter("en", said.append))
    watch.refresh()
    yield project, watch
    watch.close()


def whole(project: Path) -> dict[str, bytes]:
    shutil.rmtree(project / "whole", ignore_errors=True)
    said: list[str] = []
    assert recipe.build(job(project, "whole"), Reporter("en", said.append)) == 0, said
    return contents(project / "whole")


def changed(project: Path, file: str, old: str, new: str) -> None:
    path = next(iter(sorted((project / "data").glob(file))), project / file)
    text = path.read_text("utf-8")
    assert old in text, f"{path} has no {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")


TEXT, ALL = "a text", "all"
EDITS = {
    "a text": ("lower/measures/M-5.1.2.yml", ": der ganze Text.", ": der Text, und zwar ganz.", TEXT),
    "a summary, which describes its page": ("lower/measures/M-5.1.2.yml", "in short.", "very short.", TEXT),
    "a translation that is out of date": ("lower/measures/M-5.1.2.yml", "wenn Geld da ist", "falls Geld da ist", TEXT),
    "a reason of a body": ("lower/measures/M-5.1.2.yml", "Der Kreis fördert das Projekt", "Der Kreis trägt es", TEXT),
    "a note": ("notes/N-1.yml", "Gedruckt steht", "Gedruckt ist", TEXT),
    "words that are marked up": ("notes/N-1.yml", "The print says", "The **print** says", TEXT),
    "what a document prints": ("notes/N-1.yml", 'printed: "Plätze"', 'printed: "Plätzen"', ALL),
    "a title, which other pages name": ("lower/measures/M-5.1.2.yml", "At least twelve course", "Twelve course", ALL),
    "a choice": ("notes/N-1.yml", "weight: minor", "weight: major", ALL),
    "a term of the glossary": ("glossary/district.yml", "de: |\n    ", "de: |\n    Eben: ", ALL),
    "a label": ("ui/frame.yml", 'nav.home:\n  de: "', 'nav.home:\n  de: "Zur ', ALL),
    "a hand-written page": ("content/en/about.md", "Hello", "Good day", ALL),
}


# By day one text, one that describes a page, and one change of everything.
BY_DAY = ("a text", "a summary, which describes its page", "a choice")


@pytest.mark.parametrize(
    "kind", [kind if kind in BY_DAY else pytest.param(kind, marks=pytest.mark.nightly) for kind in EDITS]
)
def test_after_an_edit_the_site_is_that_of_a_whole_build(kind, watched, said):
    project, watch = watched
    file, old, new, extent = EDITS[kind]
    changed(project, file, old, new)
    said.clear()
    assert watch.refresh()
    assert contents(project / "site") == whole(project)
    assert any("shows the change" in line for line in said) is (extent == TEXT), said


BREAKS = {
    "what cannot be read": ("notes/N-1.yml", "entries: [M-5.1.2, S-1]", "entries: [M-5.1.2, S-1"),
    "a rule between records": ("lower/measures/M-5.1.2.yml", "at least twelve places every year", "13 places a year"),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_broken_data_leave_the_site_as_it_was(kind, watched, said, capfd):
    project, watch = watched
    before, (file, old, new) = contents(project / "site"), BREAKS[kind]
    changed(project, file, old, new)
    watch.refresh()
    changed(project, "references/R-1.yml", "\n  de: ", "\n  de:  ")
    watch.refresh()
    assert contents(project / "site") == before
    assert capfd.readouterr().err.count("stays as it was") == 2
    changed(project, file, new, old)
    said.clear()
    watch.refresh()
    assert contents(project / "site") == before == whole(project)
    assert any("shows the change" in line for line in said), said


def test_nothing_is_done_while_nothing_changes(watched):
    assert not watched[1].refresh()


def test_no_index_of_the_data_keeps_a_wording(watched):
    """Else the texts behind it would be noted for the first file alone that asks for it."""
    dataset = load(watched[0] / "data").partial.dataset
    indexes = [name for name, value in vars(Dataset).items() if isinstance(value, cached_property)]
    readings = Readings()
    fresh = dataclasses.replace(dataset)
    readings.of("all", lambda: [getattr(fresh, name) for name in indexes])
    assert list(readings.that_read({id(one.text) for one in fresh.texts if isinstance(one, LocalisedText)})) == []
