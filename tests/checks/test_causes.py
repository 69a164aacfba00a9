"""What follows from one cause is one message, and what does not follow from it is said all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.problem import Problem

COUNCIL, SCHOOL, K1, MEASURE = (
    "actors/COUNCIL.yml",
    "actors/SCHOOL.yml",
    "lower/goals/K-1.yml",
    "lower/measures/M-5.1.2.yml",
)
FIELD, LOWER, UPPER = "fields/language.yml", "concepts/lower.yml", "concepts/upper.yml"


def said(folder: Path) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in check(folder).problems]


def the_only(folder: Path) -> Problem:
    (problem,) = check(folder).problems
    return problem


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


def append(folder: Path, file: str, text: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as target:
        target.write(text)


def test_a_record_that_is_gone_is_missed_once_at_the_first_place_that_names_it(world_folder: Path) -> None:
    (world_folder / "actors/DISTRICT.yml").unlink()
    problem = the_only(world_folder)
    assert (problem.file, problem.code, problem.values["value"]) == (COUNCIL, "record-missing", "DISTRICT")
    assert problem.message("de").endswith("genannt wird die Kennung an 7 Stellen")
    assert f"{K1}:" in problem.advice("de")
    assert f"{LOWER}:" in problem.advice("en")
    assert "Meinten Sie" not in problem.advice("de")


def test_an_id_that_is_only_spelt_wrongly_is_told_at_each_place(world_folder: Path) -> None:
    for file in (K1, MEASURE):
        replace(world_folder, file, "actor: DISTRICT", "actor: district")
    assert said(world_folder) == [(K1, "unknown-reference"), (MEASURE, "unknown-reference")]


def test_what_is_still_to_be_filled_in_is_no_record(world_folder: Path) -> None:
    for file in (K1, MEASURE):
        replace(world_folder, file, "actor: DISTRICT", "actor: TODO")
    assert {code for _, code in said(world_folder)} == {"unknown-reference"}


def test_what_does_not_follow_from_a_cause_is_said_besides(world_folder: Path) -> None:
    (world_folder / "actors/DISTRICT.yml").unlink()
    replace(world_folder, MEASURE, "rhythm: yearly", "rhythm: jährlich")
    replace(world_folder, FIELD, "order: 1", "order: eins")
    assert sorted(said(world_folder)) == [
        (COUNCIL, "record-missing"),
        (FIELD, "needs-number"),
        (MEASURE, "unknown-value"),
    ]


def test_a_concept_that_is_gone_explains_its_folder(world_folder: Path) -> None:
    (world_folder / LOWER).unlink()
    problem = the_only(world_folder)
    assert (problem.code, problem.values["value"]) == ("record-missing", "lower")


def test_nothing_is_concluded_from_the_absence_of_a_record_that_is_gone(world_folder: Path) -> None:
    (world_folder / MEASURE).unlink()
    codes = {code for _, code in said(world_folder)}
    assert codes == {"record-missing"}


def test_a_language_that_is_gone_is_one_message_whichever_it_is(world_folder: Path) -> None:
    (world_folder / "languages/de.yml").unlink()
    problem = the_only(world_folder)
    assert (problem.code, problem.values["language"]) == ("language-missing", "de")


def test_a_language_of_one_text_is_told_where_it_stands(world_folder: Path) -> None:
    replace(world_folder, FIELD, '  de: "Sprache"\n', '  de: "Sprache"\n  fr: "Langue"\n')
    assert said(world_folder) == [(FIELD, "unknown-language")]


def test_the_parent_of_a_concept_is_named_as_its_links_name_it(world_folder: Path) -> None:
    link = '  - to: Z-1\n    type: contributes\n    reason:\n      de: "So hilft es."\n      en: "Thus it helps."\n'
    append(world_folder, K1, f"links:\n{link}")
    replace(world_folder, LOWER, "parent: upper\n", "")
    problem = the_only(world_folder)
    assert (problem.file, problem.code) == (LOWER, "parent-missing")
    assert problem.advice("de") == "Ergänzen Sie die Zeile „parent: upper“."


def test_a_concept_above_another_is_not_put_below_it(world_folder: Path) -> None:
    """Links that lead downwards are wrong themselves."""
    link = '  - to: K-1\n    type: agrees\n    reason:\n      de: "So hilft es."\n      en: "Thus it helps."\n'
    for file in ("upper/goals/Z-1.yml", "upper/guidelines/G-1.yml"):
        append(world_folder, file, f"links:\n{link}")
    assert "parent-missing" not in {code for _, code in said(world_folder)}


def test_a_section_with_another_number_is_named_in_its_line(world_folder: Path) -> None:
    replace(world_folder, LOWER, 'number: "5.1"', 'number: "5.7"')
    problem = the_only(world_folder)
    text = (world_folder / LOWER).read_text("utf-8").splitlines()
    assert (problem.file, problem.code) == (LOWER, "section-missing")
    assert '"5.7"' in text[problem.line - 1]
    assert "Schreiben Sie hier wieder „5.1“" in problem.advice("de")


def test_a_section_that_one_entry_invents_is_told_there(world_folder: Path) -> None:
    replace(world_folder, K1, 'section: "5.1"', 'section: "9.9"')
    assert (K1, "section-unknown") in said(world_folder)
    assert "section-missing" not in {code for _, code in said(world_folder)}


TWICE: list[tuple[str, Callable[[str], str]]] = [
    (MEASURE, lambda text: text + text),
    (SCHOOL, lambda text: text + text),
    (LOWER, lambda text: text + "\n" + text),
    ("languages/en.yml", lambda text: text + text),
    ("ui/vocabulary.yml", lambda text: text + text),
    (MEASURE, lambda text: text[: text.index("bindingness")] + text + text[text.index("bindingness") :]),
]


@pytest.mark.parametrize(("file", "paste"), TWICE)
def test_a_file_that_was_pasted_twice_is_one_message(
    file: str, paste: Callable[[str], str], world_folder: Path
) -> None:
    path = world_folder / file
    path.write_text(paste(path.read_text("utf-8")), "utf-8")
    assert said(world_folder) == [(file, "file-twice")]


def test_two_fields_that_stand_twice_are_two_messages(world_folder: Path) -> None:
    append(world_folder, FIELD, "order: 2\nquestion:\n  de: Wo?\n  en: Where?\n")
    assert [code for _, code in said(world_folder)] == ["repeated-key", "repeated-key"]


def test_a_text_whose_letters_are_wrong_need_not_be_compared_yet(world_folder: Path) -> None:
    replace(world_folder, FIELD, "Wer Deutsch kann", "Wer De\u03c5tsch kann")
    assert said(world_folder) == [(FIELD, "odd-letter")]


def test_what_is_wrong_with_a_text_is_said_beside_a_wrong_value(world_folder: Path) -> None:
    replace(world_folder, FIELD, "order: 1", "order: eins")
    replace(world_folder, FIELD, "kommt leichter zurecht.", "kommt leichter zurecht: muster@example.org")
    codes = {code for file, code in said(world_folder) if file == FIELD}
    assert {"needs-number", "contact-data"} <= codes


def test_a_label_that_is_missing_is_said_beside_a_wrong_value(world_folder: Path) -> None:
    replace(world_folder, FIELD, "order: 1", "order: eins")
    replace(world_folder, "ui/vocabulary.yml", "\nrole.obliged:", "\nrole.obligat:")
    assert "label-orphaned" in {code for _, code in said(world_folder)}
