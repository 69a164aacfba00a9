"""Every sentence of an official text belongs to an entry: what the check says without any document, and how fast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from konzept.checks import sentences
from konzept.checks.run import check
from konzept.model import ENTRY_KINDS, Entry, SourceSentence
from konzept.model.dataset import Dataset
from konzept.read.load import PartialDataset, load
from konzept.report.problem import Problem
from konzept.texts import LANGUAGES
from tests.support.places import ROOT

SENTENCES = {"5": ("00000005",), "5.1": ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd")}
SOURCES = {
    "statements/S-1": "- {fingerprint: aaaaaaaa}",
    "goals/K-1": '- {fingerprint: "00000005"}\n  - {fingerprint: bbbbbbbb}\n  - {fingerprint: cccccccc}',
    "measures/M-5.1.2": "- {fingerprint: dddddddd}\n  - {fingerprint: aaaaaaaa, repeated: true}",
}


@pytest.fixture
def world(world_folder: Path) -> Path:
    """The small world with five sentences, each rendered, one of them twice and one by an entry of another section."""
    path = world_folder / "concepts" / "lower.yml"
    text = path.read_text("utf-8")
    for number, marks in SENTENCES.items():
        listed = ", ".join(f'"{mark}"' for mark in marks)
        text = text.replace(f'  - number: "{number}"\n', f'  - number: "{number}"\n    sentences: [{listed}]\n')
    path.write_text(text, "utf-8")
    for name, source in SOURCES.items():
        write(world_folder, name, source)
    return world_folder


def write(world: Path, name: str, source: str) -> None:
    """Puts what an entry renders at the end of its file, in place of what stood there."""
    path = world / "lower" / f"{name}.yml"
    text = path.read_text("utf-8").partition("\nsource:\n")[0].rstrip("\n")
    path.write_text(f"{text}\nsource:\n  {source}\n" if source else f"{text}\n", "utf-8")


def found(world: Path) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in check(world).problems]


def only(world: Path) -> Problem:
    (problem,) = check(world).problems
    return problem


def line(world: Path, problem: Problem) -> str:
    return (world / problem.file).read_text("utf-8").split("\n")[problem.line - 1]


def test_a_world_whose_sentences_all_have_their_entry_is_without_fault(world: Path) -> None:
    assert check(world).problems == ()


def test_a_concept_without_sentences_or_claims_is_not_checked(world_folder: Path, world: Path) -> None:
    for name in SOURCES:
        write(world, name, "")
    assert check(world).problems == ()
    write(world, "goals/K-1", "- {fingerprint: bbbbbbbb}")
    path = world / "concepts" / "lower.yml"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(one for one in lines if "sentences" not in one), "utf-8")
    assert check(world).problems == ()


def test_a_sentence_without_an_entry_is_said_at_its_place_with_the_entries_beside_it(world: Path) -> None:
    write(world, "goals/K-1", '- {fingerprint: "00000005"}\n  - {fingerprint: bbbbbbbb}')
    problem = only(world)
    assert (problem.file, problem.code) == ("concepts/lower.yml", "sentence-unclaimed")
    assert '"cccccccc"' in line(world, problem)
    assert problem.message("de").endswith("Abschnitt 5.1 gibt kein Eintrag wieder: Satz 3")
    assert "„K-1“ und „M-5.1.2“" in problem.advice("de")
    assert '"cccccccc"' in problem.advice("en")


def test_sentences_in_a_row_are_one_problem(world: Path) -> None:
    write(world, "goals/K-1", '- {fingerprint: "00000005"}')
    problem = only(world)
    assert problem.message("en").endswith("section 5.1: sentence 2–3")
    assert '"bbbbbbbb", "cccccccc"' in problem.advice("en")


def test_an_entry_that_is_gone_leaves_its_sentences_behind(world: Path) -> None:
    (world / "lower" / "goals" / "K-1.yml").unlink()
    assert [code for file, code in found(world) if file == "concepts/lower.yml"] == ["sentence-unclaimed"] * 2
    alone, between = (one for one in check(world).problems if one.code == "sentence-unclaimed")
    assert "If there is none yet, add it" in alone.advice("en")
    assert "“S-1” and “M-5.1.2”" in between.advice("en")


def test_an_entry_without_a_sentence_says_which_are_free(world: Path) -> None:
    write(world, "statements/S-1", "")
    write(world, "measures/M-5.1.2", "- {fingerprint: dddddddd}")
    problem = only(world)
    assert (problem.file, problem.code) == ("lower/statements/S-1.yml", "sentence-none")
    assert line(world, problem) == 'section: "5.1"'
    assert '"aaaaaaaa"' in problem.advice("de")


def test_an_entry_for_which_no_sentence_is_left_may_say_that_it_repeats_one(world: Path) -> None:
    write(world, "goals/K-1", '- {fingerprint: "00000005"}\n  - {fingerprint: bbbbbbbb}')
    write(world, "statements/S-1", "- {fingerprint: aaaaaaaa}\n  - {fingerprint: cccccccc}")
    write(world, "measures/M-5.1.2", "- {fingerprint: dddddddd}")
    assert check(world).problems == ()
    write(
        world, "statements/S-1", "- {fingerprint: aaaaaaaa}\n  - {fingerprint: cccccccc}\n  - {fingerprint: dddddddd}"
    )
    write(world, "measures/M-5.1.2", "")
    assert "repeated: true" in only(world).advice("de")
    write(world, "measures/M-5.1.2", "- {fingerprint: dddddddd, repeated: true}")
    assert check(world).problems == ()


def test_a_statement_on_how_the_text_is_organised_needs_no_sentence(world: Path) -> None:
    write(world, "goals/K-1", '- {fingerprint: "00000005"}\n  - {fingerprint: bbbbbbbb}\n  - {fingerprint: cccccccc}')
    write(world, "measures/M-5.1.2", "- {fingerprint: dddddddd}\n  - {fingerprint: aaaaaaaa}")
    write(world, "statements/S-1", "")
    assert only(world).code == "sentence-none"
    path = world / "lower" / "statements" / "S-1.yml"
    path.write_text(path.read_text("utf-8").replace("type: background", "type: structure"), "utf-8")
    assert check(world).problems == ()


def test_a_sentence_that_the_concept_does_not_have_is_an_error_that_helps(world: Path) -> None:
    write(world, "measures/M-5.1.2", "- {fingerprint: dddddddc}")
    problem = only(world)
    assert (problem.file, problem.code) == ("lower/measures/M-5.1.2.yml", "sentence-unknown")
    assert "dddddddc" in line(world, problem)
    assert problem.advice("de") == "Meinten Sie „dddddddd“?"
    write(world, "measures/M-5.1.2", '- {fingerprint: "12345678"}')
    assert '"dddddddd"' in only(world).advice("en")
    write(world, "measures/M-5.1.2", '- {fingerprint: dddddddd}\n  - {fingerprint: "12345678"}')
    assert only(world).advice("en").startswith("Delete the line")


def test_two_entries_cannot_have_the_same_sentences(world: Path) -> None:
    write(
        world, "measures/M-5.1.2", "- {fingerprint: dddddddd}\n  - {fingerprint: bbbbbbbb}\n  - {fingerprint: cccccccc}"
    )
    problem = only(world)
    assert (problem.file, problem.code) == ("lower/measures/M-5.1.2.yml", "sentence-twice")
    assert "bbbbbbbb" in line(world, problem)
    assert problem.message("de") == 'Diese Sätze nennt schon der Eintrag „K-1“: "bbbbbbbb", "cccccccc"'
    again = ("dddddddd", "bbbbbbbb, repeated: true", "cccccccc, repeated: true")
    write(world, "measures/M-5.1.2", "\n  ".join(f"- {{fingerprint: {one}}}" for one in again))
    assert check(world).problems == ()


def test_an_entry_names_a_sentence_once(world: Path) -> None:
    write(world, "statements/S-1", "- {fingerprint: aaaaaaaa}\n  - {fingerprint: aaaaaaaa, repeated: true}")
    problem = only(world)
    assert (problem.code, problem.field) == ("repeated-item", ("source", 1, "fingerprint"))


def test_a_sentence_that_is_only_repeated_is_an_error(world: Path) -> None:
    write(
        world,
        "goals/K-1",
        '- {fingerprint: "00000005"}\n  - {fingerprint: bbbbbbbb, repeated: true}\n  - {fingerprint: cccccccc}',
    )
    problem = only(world)
    assert (problem.file, problem.code) == ("lower/goals/K-1.yml", "sentence-repeated-only")
    assert "repeated: true" in line(world, problem)


def test_the_same_words_in_two_sections_are_two_sentences(world: Path) -> None:
    path = world / "concepts" / "lower.yml"
    path.write_text(path.read_text("utf-8").replace('["00000005"]', '["dddddddd"]'), "utf-8")
    write(world, "goals/K-1", "- {fingerprint: bbbbbbbb}\n  - {fingerprint: cccccccc}")
    assert [(one.code, one.values["section"]) for one in check(world).problems] == [("sentence-unclaimed", "5")]


@pytest.mark.parametrize("value", ["aaaaaaaa", '"aaaaaaaa-2"'])
def test_a_fingerprint_has_its_form(world: Path, value: str) -> None:
    write(world, "statements/S-1", f"- {{fingerprint: {value}}}")
    assert "needs-sentence" not in {code for _, code in found(world)}


@pytest.mark.parametrize("value", ["Satz 1", "aaaaaaa", "AAAAAAAA", '"aaaaaaaa-1"', "12345678"])
def test_what_is_no_fingerprint_is_an_error_that_says_so(world: Path, value: str) -> None:
    write(world, "statements/S-1", f"- {{fingerprint: {value}}}")
    assert {code for _, code in found(world)} & {"needs-sentence", "needs-quotes"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_filled_in_both_languages(world: Path, language: str) -> None:
    write(world, "goals/K-1", "")
    write(world, "statements/S-1", "- {fingerprint: dddddddd}\n  - {fingerprint: eeeeeeee}")
    for problem in check(world).problems:
        assert "{sentences}" not in problem.message(language) + problem.advice(language)
        assert problem.message(language)
        assert problem.advice(language)


# --- the real data ---


@pytest.fixture(scope="module")
def real() -> PartialDataset:
    return load(ROOT / "data").partial


def problems(partial: PartialDataset) -> list[Problem]:
    return [*sentences.every_sentence_has_an_entry(partial), *sentences.sentences_are_claimed_once(partial)]


def without(partial: PartialDataset, entry: Entry) -> PartialDataset:
    return _with(partial, {entry.id: None})


def _with(partial: PartialDataset, changed: Mapping[str, Entry | None]) -> PartialDataset:
    """The data with some entries changed or gone, in memory."""
    records = {
        kind: {id_: changed.get(id_, one) for id_, one in found.items() if changed.get(id_, one) is not None}
        if kind in ENTRY_KINDS
        else found
        for kind, found in partial.dataset.records.items()
    }
    dataset = Dataset(records, partial.dataset.labels, partial.dataset.label_files, partial.dataset.pages)  # type: ignore[arg-type]
    return replace(partial, dataset=dataset)


def entries(partial: PartialDataset) -> Iterator[Entry]:
    for claims in sentences.claims_of(partial):
        yield from claims.entries


def claims_alone(entry: Entry) -> bool:
    """Whether an entry renders a sentence in the first place, so that it would be missed."""
    return any(not one.repeated for one in entry.source)


@pytest.mark.data
def test_the_sentences_of_the_real_texts_are_recorded_and_all_rendered(real: PartialDataset) -> None:
    assert {claims.concept.id for claims in sentences.claims_of(real)} == set(real.dataset.concepts)
    assert problems(real) == []


@pytest.mark.data
def test_no_entry_of_the_real_data_can_go_without_being_missed(real: PartialDataset) -> None:
    unmissed = [entry for entry in entries(real) if not problems(without(real, entry))]
    assert [entry.id for entry in unmissed if claims_alone(entry)] == []
    assert all(not claims_alone(entry) for entry in unmissed)


@pytest.mark.data
def test_no_sentence_of_the_real_data_can_go_from_its_entry_without_being_missed(real: PartialDataset) -> None:
    for entry in entries(real):
        for index, one in enumerate(entry.source):
            fewer = (*entry.source[:index], *entry.source[index + 1 :])
            found = problems(_with(real, {entry.id: replace(entry, source=fewer)}))
            assert bool(found) is not one.repeated, f"{entry.id}: {one.fingerprint}"


@pytest.mark.data
def test_no_sentence_of_the_real_data_can_be_taken_by_a_second_entry(real: PartialDataset) -> None:
    every = list(entries(real))
    for entry, other in zip(every, [*every[1:], every[0]], strict=True):
        if claims_alone(entry) and other.concept == entry.concept:
            more = (
                *other.source,
                SourceSentence(fingerprint=next(one.fingerprint for one in entry.source if not one.repeated)),
            )
            assert problems(_with(real, {other.id: replace(other, source=more)})), f"{entry.id}, {other.id}"


@pytest.mark.data
def test_the_rules_on_sentences_take_no_time(real: PartialDataset) -> None:
    begun = process_time()
    problems(real)
    assert process_time() - begun < 0.2
