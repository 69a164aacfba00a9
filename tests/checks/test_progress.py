"""What the checker says of states of measures and of the documents that prove them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.problem import Problem, Severity

TODAY = datetime.date(2026, 12, 1)
RECORD = "lower/progress/2018/M-5.1.2.yml"
REPORT = "reports/lower-2018.yml"
DOCUMENT = "documents/report-2018.yml"


def put(folder: Path, file: str, text: str) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, "utf-8")


def said(folder: Path, today: datetime.date = TODAY) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in check(folder, today=today).problems]


def changed(folder: Path, file: str, old: str, new: str) -> tuple[Problem, ...]:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return check(folder, today=TODAY).problems


def state(folder: Path, year: int, state: str, *more: str) -> None:
    """A record of the measure with a report of its year."""
    put(
        folder,
        f"documents/report-{year}.yml",
        f'title: {{de: "Bericht {year}", en: "Report {year}"}}\ntype: report\ndate: {year}-12-31\naccess: public\n'
        "discharges: [yearly-report]\n",
    )
    put(
        folder,
        f"lower/progress/{year}/M-5.1.2.yml",
        f"as_of: {year}-12-31\nstate: {state}\nreported_by: COUNCIL\n"
        'text: {de: "Es gab Plätze.", en: "There were places."}\n'
        'obstacle: {de: "Es fehlte Geld.", en: "Money was missing."}\n'
        f'evidence: [{{document: report-{year}, at: {{de: "S. 1", en: "p. 1"}}}}]\n' + "".join(more),
    )


def corrects(year: int) -> str:
    return f'corrects: {{year: {year}, reason: {{de: "Das war falsch gezählt.", en: "That was miscounted."}}}}\n'


@pytest.mark.parametrize("later", ["not_started", "under_way", "partly", "paused", "given_up"])
def test_what_was_done_cannot_be_undone_without_a_word(later: str, world_folder: Path) -> None:
    state(world_folder, 2018, "done")
    state(world_folder, 2019, "not_mentioned")
    state(world_folder, 2020, later)
    assert said(world_folder) == [("lower/progress/2020/M-5.1.2.yml", 2, "done-undone")]
    state(world_folder, 2020, later, corrects(2018))
    assert said(world_folder) == []


@pytest.mark.parametrize("later", ["done", "continuing", "not_mentioned"])
def test_what_was_done_may_stay_done_go_on_or_be_passed_over(later: str, world_folder: Path) -> None:
    state(world_folder, 2018, "done")
    state(world_folder, 2019, later)
    assert said(world_folder) == []


def test_a_state_that_was_corrected_needs_no_second_correction(world_folder: Path) -> None:
    state(world_folder, 2018, "done")
    state(world_folder, 2019, "partly", corrects(2018))
    state(world_folder, 2020, "partly")
    assert said(world_folder) == []


def test_a_later_state_cannot_be_corrected_by_an_earlier_one(world_folder: Path) -> None:
    state(world_folder, 2018, "partly", corrects(2019))
    state(world_folder, 2019, "partly")
    assert said(world_folder) == [(RECORD, 7, "correction-of-nothing")]


def test_the_future_is_after_the_day_that_is_given(world_folder: Path) -> None:
    last = datetime.date(2018, 10, 30)
    concept = world_folder / "concepts/lower.yml"
    concept.write_text(concept.read_text("utf-8").replace("2025-12-01", "2018-10-01"), "utf-8")
    assert said(world_folder, last) == [
        (DOCUMENT, 6, "date-in-future"),
        (DOCUMENT, 12, "date-in-future"),
        (RECORD, 1, "date-in-future"),
        (REPORT, 1, "report-in-future"),
    ]
    assert said(world_folder, datetime.date(2018, 12, 10)) == [
        (DOCUMENT, 12, "date-in-future"),
        (REPORT, 1, "report-in-future"),
    ]
    assert said(world_folder, datetime.date(2019, 1, 15)) == []


def test_a_school_year_lies_in_the_folder_of_the_year_it_ends_in(world_folder: Path) -> None:
    state(world_folder, 2019, "partly", 'period: "2018/2019"\n')
    assert said(world_folder) == []
    state(world_folder, 2019, "partly", 'period: "2019/2020"\n')
    assert said(world_folder) == [("lower/progress/2019/M-5.1.2.yml", 7, "period-year")]


def test_silence_is_only_what_a_report_on_that_time_passes_over(world_folder: Path) -> None:
    state(world_folder, 2019, "not_mentioned")
    assert said(world_folder) == []
    (problem,) = changed(world_folder, "documents/report-2019.yml", "discharges: [yearly-report]\n", "")
    assert (problem.file, problem.code) == ("lower/progress/2019/M-5.1.2.yml", "silence-without-report")


def test_a_measure_that_replaces_itself_is_replaced_by_nothing(world_folder: Path) -> None:
    state(world_folder, 2018, "replaced", "replaced_by: M-5.1.2\n")
    assert said(world_folder) == [(RECORD, 7, "replacement-missing")]


def test_a_name_like_that_of_a_measure_is_suggested(world_folder: Path) -> None:
    (world_folder / RECORD).rename(world_folder / "lower/progress/2018/m-5.1.2.yml")
    (problem,) = check(world_folder, today=TODAY).problems
    assert (problem.code, problem.line) == ("progress-measure", 1)
    assert problem.message("en") == "“m-5.1.2” is no measure of the concept “lower”"
    assert problem.advice("en") == "Did you mean “M-5.1.2” (At least twelve course places)?"


def test_a_measure_of_another_concept_is_none_of_this_one(world_folder: Path) -> None:
    put(world_folder, "upper/progress/2018/M-5.1.2.yml", (world_folder / RECORD).read_text("utf-8"))
    (world_folder / RECORD).unlink()
    (problem,) = check(world_folder, today=TODAY).problems
    assert (problem.file, problem.code) == ("upper/progress/2018/M-5.1.2.yml", "progress-measure")
    assert "M-5.1.2" not in problem.advice("en")


def test_nothing_is_said_of_a_measure_that_cannot_be_read(world_folder: Path) -> None:
    (world_folder / "lower/measures/M-5.1.2.yml").write_text("title: [\n", "utf-8")
    assert said(world_folder) == [("lower/measures/M-5.1.2.yml", 1, "bracket-open")]


@pytest.mark.parametrize("place", ["lower/progress/2018/extra", "lower/progress/18", "lower/progress/x"])
def test_only_years_lie_beside_one_another(place: str, world_folder: Path) -> None:
    (world_folder / place).mkdir()
    (problem,) = check(world_folder, today=TODAY).problems
    assert (problem.file, problem.code) == (place, "unknown-folder")


def test_a_file_beside_the_years_is_in_the_wrong_place(world_folder: Path) -> None:
    (world_folder / RECORD).rename(world_folder / "lower/progress/M-5.1.2.yml")
    (problem,) = check(world_folder, today=TODAY).problems
    assert (problem.file, problem.code) == ("lower/progress/M-5.1.2.yml", "unknown-file")
    assert "2019" in problem.advice("en")


def test_two_concepts_cannot_speak_of_one_measure_in_the_same_year(world_folder: Path) -> None:
    put(world_folder, "upper/progress/2018/m-5.1.2.yml", (world_folder / RECORD).read_text("utf-8"))
    assert said(world_folder) == [("upper/progress/2018/m-5.1.2.yml", 1, "id-taken")]


def test_what_says_that_a_concept_goes_on_is_evidence_like_any_other(world_folder: Path) -> None:
    with (world_folder / "concepts/lower.yml").open("a", encoding="utf-8") as concept:
        concept.write('in_force:\n  - start: "2023"\n    end: "2022"\n    evidence: []\n')
    found = [(one.code, one.field) for one in check(world_folder, today=TODAY).problems]
    assert found == [("span-backwards", ("in_force", 0, "end")), ("evidence-missing", ("in_force", 0, "evidence"))]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (RECORD, "Der Kreis förderte", "Frau Muster vom Kreis förderte", "person-named"),
        (RECORD, "Für zwölf Plätze fehlte", "Für Herrn Muster fehlte", "person-named"),
        (RECORD, '"S. 7, Nr. 3"', '"bei Frau Dr. Muster"', "person-named"),
        (RECORD, "Für zwölf Plätze", "Laut amt@example.org", "contact-data"),
        (RECORD, "funded ten places", "funded nine places", "numbers-differ"),
        (RECORD, 'value: "10"', 'value: "10"\n    quantity: 0', "value-without-quantity"),
        (RECORD, "document: report-2018", "document: report-2017", "unknown-reference"),
        (DOCUMENT, "https://kreis.example/bericht-2018.pdf", "javascript:alert(1)", "web-address"),
        (DOCUMENT, "https://kreis.example/bericht-2018.pdf", "file:///etc/passwd", "web-address"),
        (DOCUMENT, "https://kreis.example/bericht-2018.pdf", "kreis.example/bericht.pdf", "web-address"),
        (DOCUMENT, '"2018"', '"2020-2018"', "needs-years"),
    ],
)
def test_bad_input_is_named(file: str, old: str, new: str, code: str, world_folder: Path) -> None:
    problems = [one for one in changed(world_folder, file, old, new) if one.file == file]
    assert code in {one.code for one in problems}
    assert all(one.line > 1 and one.advice("de") and one.advice("en") for one in problems if one.code == code)


TEN = ("Der Kreis förderte zehn Plätze.", "The district funded ten places.")
MONEY = ("Für zwölf Plätze fehlte das Geld.", "There was no money for twelve places.")
PLACE = ("S. 7, Nr. 3", "p. 7, no. 3")
WEB = "https://kreis.example/bericht-2018.pdf"
PROOF = f"""evidence:
  - document: report-2018
    at:
      de: "{PLACE[0]}"
      en: "{PLACE[1]}"
"""
STATE = "state: partly\n"
# What is written where, instead of what, and the line and the code of what is said of it.
BAD = {
    "no evidence": (RECORD, PROOF, "", [(1, "missing-field")]),
    "an empty list of evidence": (RECORD, PROOF, "evidence: []\n", [(14, "evidence-missing")]),
    "evidence as a word": (RECORD, PROOF, "evidence: report-2018\n", [(14, "needs-list")]),
    "an unknown document": (RECORD, "document: report-2018", "document: report-2081", [(15, "unknown-reference")]),
    "a document that is internal only": (DOCUMENT, "access: public", "access: internal", [(15, "evidence-internal")]),
    "a place that says nothing": (RECORD, f'"{PLACE[0]}"', '""', [(17, "empty-text")]),
    "a day in the future": (RECORD, "2018-10-31", "2031-10-31", [(1, "date-in-future")]),
    "a document of the future": (DOCUMENT, "2018-12-10", "2031-12-10", [(6, "date-in-future")]),
    "a day that there is not": (RECORD, "2018-10-31", "2018-02-30", [(1, "impossible-date")]),
    "a day as people write it": (RECORD, "2018-10-31", "31.10.2018", [(1, "spoken-date")]),
    "a person in the text": (RECORD, TEN[0], "Frau Sabine Beispiel förderte zehn Plätze.", [(6, "person-named")]),
    "a person in the way": (RECORD, MONEY[1], "Mr Max Example had no money for twelve places.", [(13, "person-named")]),
    "a person in the place": (RECORD, PLACE[0], f"{PLACE[0]}, Auskunft von Herrn Beispiel", [(17, "person-named")]),
    "a person in a document's title": (
        DOCUMENT,
        "Report 2018",
        "Report 2018 by Ms Erika Example",
        [(3, "person-named")],
    ),
    "a person in a document's number": (DOCUMENT, "Drucksache 1/2018", "Frau Beispiel, 1/2018", [(7, "person-named")]),
    "a person as the body": (RECORD, "reported_by: COUNCIL", "reported_by: Max Example", [(3, "unknown-reference")]),
    "an address that runs": (DOCUMENT, WEB, "javascript:alert(1)", [(11, "web-address")]),
    "an address of files": (DOCUMENT, WEB, "file:///etc/passwd", [(11, "web-address")]),
    "an address without a scheme": (DOCUMENT, WEB, "kreis.example/bericht.pdf", [(11, "web-address")]),
    "an address that is no place": (DOCUMENT, WEB, "https://", [(11, "web-address")]),
    "an address with a password": (DOCUMENT, WEB, "https://me:secret@kreis.example/", [(11, "contact-data")]),
    "an address that reads backwards": (DOCUMENT, WEB, WEB + "\u202egpj", [(11, "odd-character")]),
    "a state that is never stored": (RECORD, STATE, "state: unknown\n", [(2, "unknown-value")]),
    "a state in German": (RECORD, STATE, "state: teilweise\n", [(2, "unknown-value")]),
    "being late": (RECORD, STATE, "state: late\n", [(2, "unknown-value")]),
    "a percentage": (RECORD, STATE, f"{STATE}percent: 80\n", [(3, "unknown-key")]),
    "one language": (RECORD, f"  en: |\n    {TEN[1]}\n", "", [(4, "missing-language")]),
    "other numbers in English": (RECORD, TEN[1], "The district funded eleven places.", [(8, "numbers-differ")]),
    "a number in words": (RECORD, 'value: "10"', 'value: "zehn"', [(10, "needs-decimal")]),
    "a number beyond all bounds": (RECORD, 'value: "10"', 'value: "1e999999"', [(10, "needs-decimal")]),
    "less than nothing": (RECORD, 'value: "10"', 'value: "-10"', [(10, "value-negative")]),
    "two numbers for one thing": (RECORD, '- value: "10"', '- value: "10"\n  - value: "9"', [(11, "value-twice")]),
    "years that run backwards": (RECORD, STATE, f'{STATE}period: "2019-2018"\n', [(3, "needs-years")]),
    "replaced by itself": (RECORD, STATE, "state: replaced\nreplaced_by: M-5.1.2\n", [(3, "replacement-missing")]),
    "replaced by nothing we know": (RECORD, STATE, "state: replaced\nreplaced_by: M-9\n", [(3, "unknown-reference")]),
    "a correction without a reason": (RECORD, STATE, f'{STATE}corrects:\n  year: "2018"\n', [(3, "missing-field")]),
    "a duty that there is not": (DOCUMENT, "[yearly-report]", "[yearly-reprot]", [(9, "unknown-reference")]),
    "a rumour": (DOCUMENT, "type: report", "type: rumour", [(4, "unknown-value")]),
    "seen before it was there": (DOCUMENT, "2019-01-15", "2018-01-15", [(12, "checked-early")]),
    "a report on years to come": (DOCUMENT, 'period: "2018"', 'period: "2031"', [(8, "report-ahead")]),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_message_with_file_line_and_remedy(name: str, world_folder: Path) -> None:
    file, old, new, expected = BAD[name]
    found = [one for one in changed(world_folder, file, old, new) if one.severity is Severity.ERROR]
    assert [(one.line, one.code) for one in found] == expected
    assert {one.file for one in found} <= {file, RECORD}
    for language in ("de", "en"):
        assert all(one.message(language) and one.advice(language) for one in found)
