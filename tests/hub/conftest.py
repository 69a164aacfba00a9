"""Two invented counties that have published, and a hub that has taken them over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from konzept.hub import run
from konzept.model.dataset import Dataset
from konzept.report.progress import Reporter
from tests.support.places import ROOT
from tests.support.published import copy, county_words, publish, renamed

TODAY = datetime.date(2026, 3, 1)


@dataclass(frozen=True)
class Hub:
    """A hub's folders; `run` runs it and returns the exit code and what it said."""

    dataset: Dataset
    folder: Path
    state: Path
    output: Path

    def run(self, language: str = "de", today: datetime.date = TODAY) -> tuple[int, list[str]]:
        said: list[str] = []
        job = run.HubJob(ROOT, self.folder, self.state, self.output, today)
        code = run.hub(job, self.dataset, Reporter(language, said.append))
        return code, said

    def page(self, place: str) -> str:
        return (self.output / place / "index.html").read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Everything the hub shows, by place."""
        found = (path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}


def lower_as(county: str) -> dict[str, str]:
    """What is replaced so that the district of the small world becomes another."""
    return county_words("lower", county, '"Kreis"', f'"{county.title()}"') | {'"District"': f'"{county.title()}"'}


@pytest.fixture(scope="session")
def published(small_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of two counties: `lower` of the small world, and the same as `auental`."""
    folder = tmp_path_factory.mktemp("published")
    publish(small_world, folder / "lower", "https://lower.example/")
    renamed(folder / "lower", folder / "auental", lower_as("auental"))
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_search() -> Iterator[None]:
    """Whether Pagefind is installed makes no difference here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("konzept.hub.search.is_installed", lambda: False)
        yield


@pytest.fixture
def hub(small_world: Dataset, published: Path, tmp_path: Path) -> Hub:
    """A hub over copies of the folders, which may be altered."""
    copy(published, tmp_path / "in")
    return Hub(small_world, tmp_path / "in", tmp_path / "state", tmp_path / "out")
