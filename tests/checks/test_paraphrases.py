"""What retells an entry is looked at again when it changes, and is neither weaker nor stronger nor more exact."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check
from tests.translation.test_paraphrases import put

GOAL = "lower/goals/K-1.yml"
ACTOR = "actors/DISTRICT.yml"
NAMED = "lower/statements/S-1.yml"


def add(folder: Path, file: str, text: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as written:
        written.write(text)


def told(folder: Path) -> list[tuple[str, int, str]]:
    """What is reported, but for the entry that the duty of the small world names."""
    return [(one.file, one.line, one.code) for one in check(folder).problems if one.file != NAMED]


def entry(folder: Path, de: str, en: str, modals: str, label: str = "intention") -> None:
    """The goal, with one official sentence."""
    path = folder / GOAL
    put(folder, GOAL, "text", de, en)
    path.write_text(path.read_text("utf-8").replace("bindingness: intention", f"bindingness: {label}"), "utf-8")
    add(folder, GOAL, f'source:\n  - fingerprint: "0a1b2c3d"\n    modals: [{modals}]\n')


@pytest.mark.parametrize(
    ("said", "modals", "label", "retold", "code"),
    [
        (  # the case of the glossary
            ("Der Beirat ist beauftragt, konkrete Fristen und Vorgaben zu beschließen.", "It is commissioned."),
            "beauftragt",
            "mandate",
            ("Er kann konkrete Fristen und Vorgaben beschließen.", "It is commissioned."),
            "paraphrase-weaker",
        ),
        (  # the case of the self-organisations
            ("Das Amt begrüßt politische Gruppen, die Werte des Grundgesetzes achten.", "It welcomes groups."),
            "",
            "commitment",
            ("Politische Gruppen müssen die Werte des Grundgesetzes achten.", "It welcomes groups."),
            "paraphrase-stronger",
        ),
        (  # the case of the page for migrant organisations
            ("Der Rat berät mindestens einmal jährlich öffentlich über die Umsetzung.", "It debates at least once."),
            "mindestens",
            "commitment",
            ("Einmal jährlich berät der Rat öffentlich über die Umsetzung.", "It debates at least once."),
            "paraphrase-exact",
        ),
        (
            ("Das Amt bietet kostenlose Sprachkurse für Eltern abends an.", "It offers courses."),
            "",
            "commitment",
            ("Das Amt soll abends kostenlose Sprachkurse für Eltern anbieten.", "It offers courses."),
            "paraphrase-weaker",
        ),
        (
            ("Das Amt fördert kostenlose Sprachkurse für Eltern abends.", "It funds courses."),
            "",
            "commitment",
            ("Soweit Geld da ist, fördert es kostenlose Sprachkurse für Eltern.", "It funds courses."),
            "paraphrase-stronger",
        ),
        (
            (
                "Das Amt fördert wenigstens zwölf kostenlose Sprachkurse für Eltern.",
                "It funds at least twelve courses.",
            ),
            "mindestens",
            "commitment",
            ("Es fördert zwölf kostenlose Sprachkurse für Eltern.", "It funds at least twelve courses."),
            "paraphrase-exact",
        ),
    ],
)
def test_a_text_that_says_more_or_less_than_what_it_retells_is_reported(
    said: tuple[str, str], modals: str, label: str, retold: tuple[str, str], code: str, world_folder: Path
) -> None:
    entry(world_folder, *said, modals, label)
    put(world_folder, ACTOR, "text", *retold)
    assert told(world_folder) == [(ACTOR, 13, code)]
    put(world_folder, ACTOR, "text", said[0], retold[1])
    assert told(world_folder) == []


def test_the_translation_is_compared_on_its_own_line(world_folder: Path) -> None:
    entry(world_folder, "Das Amt bietet kostenlose Sprachkurse für Eltern an.", "It offers courses.", "", "commitment")
    put(world_folder, ACTOR, "text", "Es bietet kostenlose Sprachkurse für Eltern.", "It may offer free courses.")
    assert told(world_folder) == [(ACTOR, 16, "paraphrase-weaker")]


@pytest.mark.parametrize(
    ("de", "modals", "label"),
    [
        ("Es muss kostenlose Sprachkurse für Eltern geben.", "muss", "mandate"),
        ("Es kann kostenlose Sprachkurse für Eltern geben.", "kann", "may"),
        ("Es soll kostenlose Sprachkurse für Eltern geben.", "soll", "intention"),
        ("Wer kann kostenlose Sprachkurse für Eltern nutzen?", "", "commitment"),
        ("Er sagt, wie Eltern kostenlose Sprachkurse nutzen können.", "", "commitment"),
    ],
)
def test_what_is_as_firm_as_its_entry_is_right(de: str, modals: str, label: str, world_folder: Path) -> None:
    entry(world_folder, de, "X must or may or should.", modals, label)
    put(world_folder, ACTOR, "text", de, "A text.")
    assert [code for file, _, code in told(world_folder) if file == ACTOR] == []


def test_nothing_is_concluded_from_an_entry_whose_sentences_are_not_recorded(world_folder: Path) -> None:
    put(world_folder, GOAL, "text", "Das Amt bietet kostenlose Sprachkurse für Eltern an.", "It offers courses.")
    put(world_folder, ACTOR, "text", "Es muss kostenlose Sprachkurse für Eltern anbieten.", "It must.")
    assert told(world_folder) == []


def test_one_message_names_every_place_that_retells_a_changed_entry(world_folder: Path) -> None:
    put(world_folder, GOAL, "text", "Das Amt bietet kostenlose Sprachkurse für Eltern an.", "It offers courses.")
    for file, field in ((ACTOR, "text"), ("fields/language.yml", "plain"), ("glossary/district.yml", "explanation")):
        put(world_folder, file, field, "Es bietet kostenlose Sprachkurse für Eltern.", "It offers courses.")
    add(world_folder, GOAL, "paraphrased: a0000000\n")
    (problem,) = (one for one in check(world_folder).problems if one.file != NAMED)
    assert (problem.file, problem.code, problem.line) == (GOAL, "paraphrase-outdated", 22)
    said = problem.message("de")
    assert all(f"{file}:" in said for file in (ACTOR, "fields/language.yml", "glossary/district.yml"))
    assert "paraphrased: " in problem.advice("de")
    assert "python -m konzept paraphrased K-1" in problem.advice("en")


def test_an_entry_that_nothing_retells_may_change_in_silence(world_folder: Path) -> None:
    add(world_folder, GOAL, "paraphrased: a0000000\n")
    assert told(world_folder) == []


def test_without_any_record_nothing_is_asked_for(world_folder: Path) -> None:
    put(world_folder, GOAL, "text", "Das Amt bietet kostenlose Sprachkurse für Eltern an.", "It offers courses.")
    put(world_folder, ACTOR, "text", "Es bietet kostenlose Sprachkurse für Eltern.", "It offers courses.")
    assert told(world_folder) == []
    add(world_folder, "upper/goals/Z-1.yml", "paraphrased: a0000000\n")
    assert told(world_folder) == [(GOAL, 1, "paraphrase-unrecorded")]
