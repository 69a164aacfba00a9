"""Who is bound by a text and who is not, and whom a duty is owed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check
from tests.checks.test_checks import changed, only

GOAL = "lower/goals/K-1.yml"
SCHOOL = "actors/SCHOOL.yml"
DUTY = "duties/yearly-report.yml"
SAID = 'commitments:\n  - text: {{de: "Räume öffnen.", en: "Opening rooms."}}\n    by: [{}]\n'


def with_text(folder: Path, file: str, text: str) -> set[tuple[str, str]]:
    with (folder / file).open("a", encoding="utf-8") as written:
        written.write(text)
    return {(problem.file, problem.code) for problem in check(folder).problems}


def test_an_independent_body_has_no_commitment(world_folder: Path) -> None:
    assert with_text(world_folder, GOAL, SAID.format("DISTRICT, SCHOOL")) == {(GOAL, "independent-bound")}


@pytest.mark.parametrize("basis", ["explicit", "inferred"])
def test_an_independent_body_is_not_responsible(basis: str, world_folder: Path) -> None:
    body = f'- actor: SCHOOL\n    basis: {basis}\n    reason: {{de: "Der Satz davor.", en: "The sentence before."}}'
    problems = changed(world_folder, GOAL, "- actor: DISTRICT\n    basis: explicit", body)
    assert only(problems) == (GOAL, "independent-bound")


def test_a_body_that_the_concept_binds_may_do_all_that(world_folder: Path) -> None:
    changed(world_folder, SCHOOL, "standing: independent", "standing: bound")
    said = SAID.format("SCHOOL")
    note = "text:\n  de: |\n    Sie muss ihre Räume öffnen.\n  en: |\n    It must open its rooms.\n"
    assert with_text(world_folder, GOAL, said) | with_text(world_folder, SCHOOL, note) == set()


def in_both(de: str, en: str) -> str:
    return f"text:\n  de: |\n    Das ist eine Schule.\n    {de}\n  en: |\n    This is a school.\n    {en}\n"


@pytest.mark.parametrize(
    ("de", "en", "lines"),
    [
        (
            "Der Landkreis begrüßt sie; politische Gruppen müssen sich im Rahmen der Werte bewegen.",
            "The district welcomes them; political groups must stay within the values.",
            [14, 17],
        ),
        ("Sie muss ihre Räume öffnen.", "It is asked to open its rooms.", [14]),
        ("Der Text lädt sie ein.", "They have to take part.", [17]),
        ("Gemeint ist eine Stelle, die Kurse anbieten muss.", "This means a body that must offer courses.", [14, 17]),
        ("Es heißt, dass sie Räume stellen müssen.", "It says that they must provide rooms.", [14, 17]),
    ],
)
def test_the_text_about_an_independent_body_does_not_say_that_it_must(
    de: str, en: str, lines: list[int], world_folder: Path
) -> None:
    with (world_folder / SCHOOL).open("a", encoding="utf-8") as written:
        written.write(in_both(de, en))
    found = check(world_folder).problems
    assert [(one.file, one.code, one.line) for one in found] == [(SCHOOL, "independent-must", line) for line in lines]


@pytest.mark.parametrize(
    ("de", "en"),
    [
        ("Das sind die Orte, an denen Integration gelingen muss.", "This is where integration has to succeed."),
        ("Die beiden Gruppen müssen sich nicht decken.", "The two groups need not be the same."),
        ("Sie soll ihre Räume öffnen.", "It is to open its rooms."),
        ("Der Text sagt, dass Integration hier gelingen muss.", "The text says that integration has to succeed here."),
    ],
)
def test_it_may_say_what_else_must_happen(de: str, en: str, world_folder: Path) -> None:
    assert with_text(world_folder, SCHOOL, in_both(de, en)) == set()


def test_a_duty_is_owed_to_the_recipient_whom_its_entry_names(world_folder: Path) -> None:
    goal = "partners:\n  - actor: GOV\n    role: recipient\n  - actor: COUNCIL\n    role: cooperating\n"
    duty = (world_folder / DUTY).read_text("utf-8").replace("owed_to: [DISTRICT]\n", "").replace("[S-1]", "[K-1]")
    (world_folder / DUTY).write_text(duty, "utf-8")
    assert with_text(world_folder, GOAL, goal) == {(DUTY, "duty-recipient")}
    (world_folder / DUTY).write_text(duty.replace("rhythm:", "owed_to: [GOV]\nrhythm:"), "utf-8")
    assert check(world_folder).problems == ()


def test_a_paper_for_the_assembly_that_a_council_belongs_to_is_owed_to_that_assembly(world_folder: Path) -> None:
    changed(world_folder, DUTY, "owed_by: [COUNCIL]", "owed_by: [DISTRICT, COUNCIL]")
    (found,) = changed(world_folder, DUTY, "owed_to: [DISTRICT]\n", "")
    assert (found.file, found.code, found.values["actor"]) == (DUTY, "duty-recipient", "DISTRICT")


def test_a_duty_whose_entry_names_nobody_has_no_recipient(world_folder: Path) -> None:
    assert changed(world_folder, DUTY, "owed_to: [DISTRICT]\n", "") == ()
    assert changed(world_folder, DUTY, "owed_by: [COUNCIL]", "owed_by: [COUNCIL, GOV]") == ()
