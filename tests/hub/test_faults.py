"""Whatever is wrong with a harvest: one message, the last good state stays, and so does the rest of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from konzept.hub import reading
from konzept.hub.reasons import HINTS
from konzept.model.dataset import Dataset
from konzept.publish.open_data.manifest import MANIFEST
from konzept.texts import LANGUAGES, group
from tests.hub.conftest import Hub, lower_as
from tests.hub.faults import FAULTS
from tests.support.published import copy, renamed

COUNTIES = {f"kreis-{number:02}": name for number, name in enumerate(FAULTS, 1)}
PAGE = "nebeneinander/sprache"


class Visit(NamedTuple):
    """A hub whose counties were all taken over once, and are spoilt since, each in its own way."""

    hub: Hub
    kept: Mapping[str, bytes]
    codes: Mapping[str, int]
    said: Mapping[str, list[str]]
    before: str


@pytest.fixture(scope="module")
def visit(small_world: Dataset, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    folder = tmp_path_factory.mktemp("faults")
    hub = Hub(small_world, folder / "in", folder / "state", folder / "out")
    copy(published / "auental", hub.folder / "auental")
    for county in COUNTIES:
        words = lower_as(county)
        renamed(published / "lower", hub.folder / county, words, ("index", "concepts", "g", "measures"))
    assert hub.run()[0] == 0
    kept = {file.stem: file.read_bytes() for file in hub.state.iterdir()}
    before = hub.page(PAGE)
    for county, name in COUNTIES.items():
        FAULTS[name].spoil(hub.folder / county)
    ended = {language: hub.run(language) for language in LANGUAGES}
    codes, said = ({language: one[at] for language, one in ended.items()} for at in (0, 1))
    return Visit(hub, kept, codes, said, before)


@pytest.mark.parametrize("county", COUNTIES, ids=COUNTIES.values())
def test_a_faulty_harvest_is_one_message_and_changes_nothing(visit: Visit, county: str) -> None:
    fault = FAULTS[COUNTIES[county]]
    reason = group("hub")["refused"][fault.code]
    for language in LANGUAGES:
        (line,) = [line for line in visit.said[language] if line.startswith(f"{county}: ")]
        assert f" {fault.file.format(county=county)}: {reason[language].split('{')[0]}" in line
        assert group("hub")["hint"][HINTS[fault.code]][language] in line
        assert "2026-02-01" in line, "what is shown meanwhile"
        assert line.isprintable()
        assert visit.codes[language] == 1
    assert (visit.hub.state / f"{county}.json").read_bytes() == visit.kept[county]
    index = visit.hub.page("2" if county > "kreis-49" else ".")
    row = index.split(f'<tr data-county="{county}" data-harvest="')[1]
    assert row.startswith("gone" if fault.code == "gone" else "refused")
    assert "Stand vom 1.\u00a0Februar 2026; " in row.split("</td>")[0], "the day, and that later data were refused"


def test_what_was_taken_over_before_is_shown_as_it_was(visit: Visit) -> None:
    after = visit.hub.page(PAGE)
    assert visit.before.count("data-plan=") == after.count("data-plan=") > 50
    assert 'data-county="auental" data-harvest="current"' in visit.hub.page(".")
    shown = b"".join(visit.hub.files().values()).decode("utf-8", "replace")
    for trace in ("evil.example", "javascript:alert", "alert(1)", "\u202e", "onclick"):
        assert trace not in shown


def test_every_reason_that_can_be_given_has_its_fault():
    """What a folder's name and the sum of all files bring about is looked at elsewhere."""
    assert {fault.code for fault in FAULTS.values()} == {*group("hub")["refused"]} - {"bad-name", "too-much"}
    assert HINTS.keys() == group("hub")["refused"].keys()
    assert {*HINTS.values()} == {*group("hub")["hint"]}


def test_a_harvest_that_is_huge_only_as_a_whole_is_refused(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "TOTAL_LIMIT", 1000)
    code, said = hub.run()
    assert code == 1
    assert said[0].startswith(f"auental: nicht übernommen. {MANIFEST}: Alles zusammen ist größer als")
    assert "noch nie" in said[0]
    assert hub.page(".").count('data-harvest="never"') == 2


@pytest.mark.parametrize("name", ["Kreis Nord", "..x", "kreis_1", "ä"])
def test_a_folder_that_is_not_named_like_a_concept_is_said_and_not_shown(hub: Hub, name: str) -> None:
    copy(hub.folder / "lower", hub.folder / name)
    code, said = hub.run("en")
    if name.startswith("."):
        assert (code, len(said)) == (0, 2), "what is hidden is on its way"
        return
    assert code == 1
    assert "The folder is not named like a concept." in said[0]
    assert 'data-county="auental"' in hub.page(".")
    assert hub.page(".").count("data-county=") == 2
