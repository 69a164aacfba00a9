"""Where entries are retold, the fingerprint that says they were looked at, and how it gets into a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.model import Fingerprint
from konzept.model.dataset import Dataset
from konzept.translation.paraphrase_record import ParaphraseRecorder, rewritten
from konzept.translation.paraphrases import entry_fingerprint, paraphrases
from konzept.translation.recording import NotWritable
from tests.support import small_project

ENTRY = "Das Amt bietet abends kostenlose Sprachkurse für Eltern an.", "Free language courses for parents."
TOLD = "Abends gibt es kostenlose Sprachkurse für Eltern.", "There are free courses for parents."
PLACES = {
    "actors/DISTRICT.yml": "text",
    "audiences/migrants.yml": "text",
    "fields/language.yml": "plain",
    "glossary/district.yml": "explanation",
    "concepts/lower.yml": "plain",
}


def put(folder: Path, file: str, field: str, de: str, en: str) -> None:
    """Gives a file a text of two lines in place of the one that it has."""
    path = folder / file
    lines = path.read_text("utf-8").split("\n")
    start = lines.index(f"{field}:")
    end = next((at for at in range(start + 1, len(lines)) if lines[at] and not lines[at].startswith(" ")), len(lines))
    text = f"{field}:\n  de: |\n    Ein Satz davor.\n    {de}\n  en: |\n    A sentence before.\n    {en}"
    path.write_text("\n".join([*lines[:start], text, *lines[end:]]), "utf-8")


def load(folder: Path) -> Dataset:
    checked = check(folder)
    assert checked.dataset is not None
    return checked.dataset


@pytest.fixture
def world(world_folder: Path) -> Path:
    put(world_folder, "lower/goals/K-1.yml", "text", *ENTRY)
    return world_folder


@pytest.mark.parametrize(("file", "field"), PLACES.items())
def test_a_sentence_that_retells_an_entry_is_found_in_every_language(file: str, field: str, world: Path) -> None:
    put(world, file, field, *TOLD)
    (place,) = paraphrases(load(world)).of_entry["K-1"]
    assert (place.file, place.path, place.below, place.text) == (file, (field, "de"), 1, TOLD[0])


def test_a_duty_retells_the_entries_that_it_names(world: Path) -> None:
    path = world / "duties/yearly-report.yml"
    path.write_text(path.read_text("utf-8").replace("[S-1]", "[K-1]").replace("[COUNCIL]", "[DISTRICT]"), "utf-8")
    first, *_ = paraphrases(load(world)).of_entry["K-1"]
    assert (first.file, first.text) == ("duties/yearly-report.yml", "Der Beirat berichtet dem Kreis.")


def test_a_note_or_a_title_retells_nothing(world: Path) -> None:
    put(world, "actors/SCHOOL.yml", "note", *TOLD)
    put(world, "notes/N-1.yml", "text", *TOLD)
    assert paraphrases(load(world)).of_entry.keys() == {"S-1"}  # of which the duty speaks


def test_a_line_of_a_page_retells_an_entry_macros_and_links_aside(tmp_path: Path) -> None:
    data = small_project.write(tmp_path) / "data"
    put(data, "lower/goals/K-1.yml", "text", *ENTRY)
    for language, said in zip(("de", "en"), TOLD, strict=True):
        page = data.parent / "content" / language / "index.md"
        head = page.read_text("utf-8").partition("\n---\n")[0]
        page.write_text(f"{head}\n---\n\n## {said}\n\n[{said}]({{{{ address('matrix') }}}})\n", "utf-8")
    (place,) = paraphrases(load(data)).of_entry["K-1"]
    lines = (data.parent / "content/de/index.md").read_text("utf-8").split("\n")
    assert (place.file, place.path, place.text) == ("../content/de/index.md", (), TOLD[0])
    assert lines[place.below - 1].startswith("[")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("kostenlose", "teure", False),
        ("Language on the spot: in short.", "Language here.", True),  # the translation is no part of it
        ("Sprache vor Ort: kurz gesagt.", "Sprache hier.", False),
        ("    Das Amt bietet", "    Das  Amt bietet", True),
        ('de: "Sprache vor Ort"', 'de: "Sprache"', True),  # the title stands elsewhere
    ],
)
def test_the_fingerprint_stands_for_what_an_entry_says(old: str, new: str, same: bool, world: Path) -> None:
    before = load(world)
    mark = entry_fingerprint(before, before.entries["K-1"])
    path = world / "lower/goals/K-1.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    after = load(world)
    assert (entry_fingerprint(after, after.entries["K-1"]) == mark) is same


@pytest.mark.parametrize("part", ["condition", "when", "commitment"])
def test_commitments_conditions_and_times_count(part: str, world_folder: Path) -> None:
    before = load(world_folder)
    mark = entry_fingerprint(before, before.entries["M-5.1.2"])
    old = {"condition": "wenn Geld da ist", "when": "jährlich, bis Mitte 2020", "commitment": "Der Kreis fördert jedes"}
    path = world_folder / "lower/measures/M-5.1.2.yml"
    path.write_text(path.read_text("utf-8").replace(old[part], f"{old[part]} doch"), "utf-8")
    after = load(world_folder)
    assert entry_fingerprint(after, after.entries["M-5.1.2"]) != mark


MARK = Fingerprint("a1b2c3d4")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nparaphrased: a1b2c3d4\n"),
        ("a: 1", "a: 1\nparaphrased: a1b2c3d4\n"),
        ("a: 1\ntranslation:\n  en: [a]\n", "a: 1\nparaphrased: a1b2c3d4\ntranslation:\n  en: [a]\n"),
        ("paraphrased: b0000000 # x\na: 1\n", "paraphrased: a1b2c3d4\na: 1\n"),
        ("a: 1\r\ntranslation: {en: [a]}\r\n", "a: 1\r\nparaphrased: a1b2c3d4\r\ntranslation: {en: [a]}\r\n"),
    ],
)
def test_one_line_is_written_and_nothing_else(before: str, after: str) -> None:
    assert rewritten(before.encode(), MARK).decode() == after


@pytest.mark.parametrize("odd", ["{a: 1}\n", "- a\n", "a: |\n  x\ntranslation\n"])
def test_what_is_written_in_an_unusual_way_is_left_alone(odd: str) -> None:
    with pytest.raises(NotWritable):
        rewritten(odd.encode(), MARK)


def test_recording_makes_the_check_quiet_until_the_entry_changes_again(world: Path) -> None:
    put(world, "actors/DISTRICT.yml", "text", *TOLD)
    dataset = load(world)
    recorder = ParaphraseRecorder(dataset, world, "de")
    assert [entry.id for entry in recorder.retold] == ["K-1", "S-1"]
    assert recorder.record(dataset.entries["S-1"])
    assert recorder.record(dataset.entries["K-1"])
    assert check(world).problems == ()
    again = ParaphraseRecorder(load(world), world, "de")
    assert not again.record(again.dataset.entries["K-1"])
    path = world / "lower/goals/K-1.yml"
    path.write_text(path.read_text("utf-8").replace("kostenlose", "teure"), "utf-8")
    (problem,) = check(world).problems
    assert problem.code == "paraphrase-outdated"
