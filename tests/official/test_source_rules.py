"""What the checker and `python -m konzept sources` say about the small world and invented documents beside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks import official
from konzept.checks.run import check, text_report
from konzept.read.load import load
from konzept.report.message import messages
from konzept.report.problem import Problem, Severity
from konzept.texts import LANGUAGES

LOWER = """\
# Konzept des Kreises

5. Handlungsfelder

5.1. Sprache

Der erfundene Kreis sagt etwas.

5.1.2.

Er zahlt zwölf erfundene Plätze.
"""
UPPER = "1 Leitlinien und Ziele\n\nEine erfundene Leitlinie.\n\n1.1 Ziele\n\nEin erfundenes Ziel.\n"


@pytest.fixture
def sources(world_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with both documents beside the small world, their fingerprints recorded."""
    folder = world_folder.parent / "sources"
    folder.mkdir()
    (folder / "lower.txt").write_text(LOWER, "utf-8")
    (folder / "upper.md").write_text(UPPER, "utf-8")
    assert main(["sources", "--data", str(world_folder), "--record"]) == 0
    capsys.readouterr()
    return folder


def found(world_folder: Path, sources: Path) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in check(world_folder, sources).problems]


def only(world_folder: Path, sources: Path) -> Problem:
    (problem,) = check(world_folder, sources).problems
    return problem


def change(sources: Path, old: str, new: str, name: str = "lower.txt") -> None:
    text = (sources / name).read_text("utf-8")
    assert old in text
    (sources / name).write_text(text.replace(old, new), "utf-8")


def test_documents_that_the_entries_were_made_from_are_no_problem(world_folder: Path, sources: Path) -> None:
    assert check(world_folder, sources).problems == ()


def test_without_documents_nothing_is_said(world_folder: Path, sources: Path) -> None:
    change(sources, "zwölf", "elf")
    assert check(world_folder).problems == ()
    assert check(world_folder, sources.parent / "none").problems == ()


def test_another_export_of_the_same_words_is_no_change(world_folder: Path, sources: Path) -> None:
    change(sources, "erfundene Plätze", "er-\nfundene\nPlätze")
    change(sources, "5.1. Sprache", "## **5.1 SPRACHE**")
    assert check(world_folder, sources).problems == ()


def test_a_changed_text_is_a_warning_at_every_entry_of_its_section(world_folder: Path, sources: Path) -> None:
    change(sources, "zwölf", "elf")
    problems = check(world_folder, sources).problems
    assert [(one.file, one.code) for one in problems] == [
        ("lower/goals/K-1.yml", "source-changed"),
        ("lower/measures/M-5.1.2.yml", "source-changed"),
        ("lower/statements/S-1.yml", "source-changed"),
    ]
    for one in problems:
        assert 'section: "5.1"' in (world_folder / one.file).read_text("utf-8").split("\n")[one.line - 1]
        assert one.severity is Severity.WARNING
        assert "sources --record lower/5.1" in one.advice("de")
    assert check(world_folder, sources).dataset is not None


def test_a_recorded_change_is_a_change_no_more(world_folder: Path, sources: Path) -> None:
    before = {path: path.read_bytes() for path in world_folder.rglob("*.yml")}
    change(sources, "zwölf", "elf")
    assert main(["sources", "--data", str(world_folder), "--record", "upper"]) == 0
    assert len(check(world_folder, sources).problems) == 3
    assert main(["sources", "--data", str(world_folder), "--record", "lower/5.1"]) == 0
    assert check(world_folder, sources).problems == ()
    changed = [path for path in before if path.read_bytes() != before[path]]
    assert changed == [world_folder / "concepts" / "lower.yml"]
    old, new = before[changed[0]].splitlines(), changed[0].read_bytes().splitlines()
    lines = [line.strip() for line, other in zip(old, new, strict=True) if line != other]
    assert [line.partition(b":")[0] for line in lines] == [b"wording", b"sentences"]


def test_a_fingerprint_that_is_not_recorded_is_a_warning(world_folder: Path, sources: Path) -> None:
    path = world_folder / "concepts" / "lower.yml"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if "wording" not in line), "utf-8")
    problem = only(world_folder, sources)
    assert (problem.file, problem.code) == ("concepts/lower.yml", "source-unrecorded")
    assert problem.message("de").endswith(": 5, 5.1")


def test_a_fingerprint_that_can_be_none_is_an_error(world_folder: Path, sources: Path) -> None:
    path = world_folder / "concepts" / "lower.yml"
    path.write_text(path.read_text("utf-8").replace('wording: "', 'wording: "x', 1), "utf-8")
    codes = [problem.code for problem in check(world_folder).problems]
    assert codes == ["wording-form"]
    assert check(world_folder).dataset is None


def test_a_missing_section_is_a_warning_that_says_where_to_look(world_folder: Path, sources: Path) -> None:
    change(sources, "5.1. Sprache", "Sprachen")
    problem = only(world_folder, sources)
    assert (problem.file, problem.line, problem.code) == ("../sources/lower.txt", 4, "source-section-missing")
    assert problem.message("de") == "Der Abschnitt 5.1 „Sprache“ ist zwischen Zeile 4 und 11 nicht zu finden"
    assert "Ist Zeile 5 gemeint: „Sprachen“?" in problem.advice("de")


def test_a_section_that_is_missing_hides_no_change_of_the_others(world_folder: Path, sources: Path) -> None:
    change(sources, "1.1 Ziele", "Aims", "upper.md")
    change(sources, "zwölf", "elf")
    assert {(file, code) for file, _, code in found(world_folder, sources)} == {
        ("../sources/upper.md", "source-section-missing"),
        *((f"lower/{name}.yml", "source-changed") for name in ("goals/K-1", "measures/M-5.1.2", "statements/S-1")),
    }


def test_the_text_before_a_section_that_was_never_found_is_compared(world_folder: Path, sources: Path) -> None:
    path = world_folder / "concepts" / "upper.yml"
    path.write_text(re.sub(r"(1\.1\"\n)    wording: .*\n", r"\1", path.read_text("utf-8")), "utf-8")
    change(sources, "1.1 Ziele", "Aims", "upper.md")
    assert [code for _, _, code in found(world_folder, sources)] == ["source-section-missing", "source-changed"]


def test_another_heading_is_a_warning(world_folder: Path, sources: Path) -> None:
    change(sources, "5.1. Sprache", "5.1. Deutsch lernen")
    codes = {code for _, _, code in found(world_folder, sources)}
    assert codes == {"source-heading", "source-changed"}


def test_text_that_no_section_has_is_a_warning(world_folder: Path, sources: Path) -> None:
    change(sources, "5. Handlungsfelder", "Ein Gruß vorweg.\n\n5. Handlungsfelder")
    change(sources, "Plätze.\n", "Plätze.\n\n6. Schluss\n\nDas war es.\n")
    assert found(world_folder, sources) == [
        ("../sources/lower.txt", 3, "source-loose"),
        ("../sources/lower.txt", 15, "source-loose"),
    ]


def test_a_section_with_text_and_without_an_entry_is_a_warning(world_folder: Path, sources: Path) -> None:
    change(sources, "5. Handlungsfelder", "5. Handlungsfelder\n\nEs gibt eines.")
    main(["sources", "--data", str(world_folder), "--record"])
    assert found(world_folder, sources) == [("../sources/lower.txt", 3, "source-section-uncovered")]


def test_items_and_numbers_are_compared_both_ways(world_folder: Path, sources: Path) -> None:
    change(sources, "5.1.2.", "5.1.3.")
    main(["sources", "--data", str(world_folder), "--record"])
    problem = only(world_folder, sources)
    assert (problem.file, problem.line, problem.code) == ("lower/measures/M-5.1.2.yml", 6, "source-item-missing")
    assert problem.advice("de") == "Meinten Sie „5.1.3“?"
    change(sources, "5.1.3.", "5.1.3.\n\nNeu.\n\n5.1.4.")
    main(["sources", "--data", str(world_folder), "--record"])
    assert found(world_folder, sources) == [
        ("../sources/lower.txt", 5, "source-item-uncovered"),
        ("../sources/lower.txt", 5, "source-item-uncovered"),
        ("lower/measures/M-5.1.2.yml", 6, "source-item-missing"),
    ]


def test_a_document_that_cannot_be_read_stops_the_build(world_folder: Path, sources: Path) -> None:
    (sources / "lower.txt").write_bytes(b"%PDF-1.7")
    checked = check(world_folder, sources)
    assert checked.dataset is None
    assert [problem.code for problem in checked.problems] == ["source-binary"]
    assert "keinen reinen Text" in text_report(checked, "de", world_folder)


def test_nothing_is_said_about_entries_while_files_are_broken(world_folder: Path, sources: Path) -> None:
    change(sources, "zwölf", "elf")
    (world_folder / "lower" / "goals" / "K-1.yml").write_text("title: [\n", "utf-8")
    assert [code for _, _, code in found(world_folder, sources)] == ["bracket-open"]


def test_every_message_about_documents_is_met_in_these_tests() -> None:
    own = {code for code in messages() if code.startswith("source-")}
    tests = Path(__file__).parent
    texts = "".join(path.read_text("utf-8") for path in tests.glob("test_*.py"))
    assert {code for code in own if f'"{code}"' not in texts} == set()


@pytest.mark.parametrize("rule", official.SOURCE_RULES + official.SOURCE_RULES_OF_COMPLETENESS)
def test_every_rule_says_what_it_ensures(rule: official.SourceRule) -> None:
    assert (rule.__doc__ or "").startswith("Ensure that ")


def test_the_report_shows_every_section_and_ends_with_0_if_all_is_covered(
    world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "--data", str(world_folder)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("2 von 2 Abschnitten gefunden") == 2
    assert "1 von 1 gedruckten Nummern gefunden; 0 Wörter ohne Abschnitt" in shown
    assert shown.endswith("Jeder Text hat einen Eintrag, und keiner hat sich geändert.\n")
    assert main(["sources", "--data", str(world_folder), "--lang", "en"]) == 0
    assert "2 of 2 sections found" in capsys.readouterr().out


def test_the_report_ends_with_1_and_the_problems_if_something_is_to_do(
    world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(sources, "zwölf", "elf")
    assert main(["sources", "--data", str(world_folder)]) == 1
    shown = capsys.readouterr().out
    assert "geändert, festgehalten ist" in shown
    assert shown.endswith("3 Warnungen in 3 Dateien.\n")


def test_without_documents_the_report_says_where_they_belong(
    world_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "--data", str(world_folder)]) == 0
    assert "upper.txt, lower.txt" in capsys.readouterr().out
    assert main(["sources", "--data", str(world_folder), "--record"]) == 1
    assert "kein amtliches Dokument" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_broken_data_are_neither_reported_on_nor_recorded(
    language: str, world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (world_folder / "languages" / "de.yml").write_text("name: [\n", "utf-8")
    before = (world_folder / "concepts" / "lower.yml").read_bytes()
    for more in ([], ["--record"]):
        assert main(["sources", "--data", str(world_folder), "--lang", language, *more]) == 1
        assert "python -m konzept check" in capsys.readouterr().err
    assert (world_folder / "concepts" / "lower.yml").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "fr"],
        ["more"],
        ["--data", "no/such"],
        ["--sources", "no/such"],
        ["--record", "lower/9"],
        ["--record", ""],
    ],
)
def test_bad_usage_ends_with_2(
    arguments: list[str], world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (world_folder / "concepts" / "lower.yml").read_bytes()
    assert main(["sources", "--data", str(world_folder), "--sources", str(sources), *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err
    assert (world_folder / "concepts" / "lower.yml").read_bytes() == before


def test_a_file_that_a_line_cannot_change_is_an_error_and_stays(
    world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = world_folder / "concepts" / "lower.yml"
    flow = 'sections:\n  - {number: "5", heading: {de: "Handlungsfelder", en: "Fields"}}\n'
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("sections:")] + flow + text[text.index('  - number: "5.1"') :], "utf-8")
    before = path.read_bytes()
    assert main(["sources", "--data", str(world_folder), "--record"]) == 1
    assert path.read_bytes() == before
    shown = capsys.readouterr().out
    assert "Schreiben Sie neben die Nummer des Abschnitts: wording:" in shown
    assert "geschweiften Klammern mit einem Komma davor" in shown
    assert "concepts/lower.yml: alle Fingerabdrücke" not in shown


def test_recording_keeps_the_rights_of_the_file_and_leaves_nothing_behind(world_folder: Path, sources: Path) -> None:
    path = world_folder / "concepts" / "lower.yml"
    path.chmod(0o640)
    change(sources, "zwölf", "elf")
    main(["sources", "--data", str(world_folder), "--record"])
    assert path.stat().st_mode & 0o777 == 0o640
    assert {each.name for each in path.parent.iterdir()} == {"lower.yml", "upper.yml"}


def test_the_command_line_knows_the_command_and_the_environment(
    world_folder: Path, sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = sources.rename(sources.parent / "there")
    monkeypatch.setenv("KONZEPT_SOURCES", os.fspath(there))
    assert main(["sources", "--data", str(world_folder)]) == 0
    assert "2 von 2" in capsys.readouterr().out
    change(there, "zwölf", "elf")
    assert main(["check", "--data", str(world_folder)]) == 0
    assert "3 Warnungen" in capsys.readouterr().out


IN_SENTENCES = LOWER.replace(
    "Der erfundene Kreis sagt etwas.", "Der Kreis sagt etwas. Alle lernen Deutsch.\n\nDas ist gut."
)
CLAIMED = {"statements/S-1": (0,), "goals/K-1": (1, 2), "measures/M-5.1.2": (3,)}


@pytest.fixture
def claimed(world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same documents with four sentences in one section, all of them rendered: one, two and one.

    None of them says that something must be or is wanted, nor “at least”: the entries do not, either.
    """
    measure = world_folder / "lower/measures/M-5.1.2.yml"
    text = measure.read_text("utf-8").replace("    bindingness: mandate\n", "")
    measure.write_text(re.sub("(?i)mindestens zwölf|at least twelve", "12", text), "utf-8")
    goal = world_folder / "lower/goals/K-1.yml"
    goal.write_text(goal.read_text("utf-8").replace("bindingness: intention", "bindingness: commitment"), "utf-8")
    (sources / "lower.txt").write_text(IN_SENTENCES, "utf-8")
    main(["sources", "--data", str(world_folder), "--record"])
    marks = recorded(world_folder)
    assert len(marks) == 4
    for name, places in CLAIMED.items():
        claim(world_folder, name, *(marks[place] for place in places))
    capsys.readouterr()
    return sources


def recorded(world_folder: Path) -> list[str]:
    """The fingerprints of the section with sentences."""
    return [*load(world_folder).partial.dataset.concepts["lower"].sections[1].sentences]


def claim(world_folder: Path, name: str, *marks: str) -> None:
    path = world_folder / "lower" / f"{name}.yml"
    lines = "".join(f'  - {{fingerprint: "{mark}"}}\n' for mark in marks)
    path.write_text(re.sub(r"(?m)^source:\n(  .*\n)*", "", path.read_text("utf-8")) + f"source:\n{lines}", "utf-8")


def test_sentences_that_are_all_rendered_and_unchanged_are_no_problem(world_folder: Path, claimed: Path) -> None:
    assert check(world_folder, claimed).problems == ()
    assert check(world_folder).problems == ()


def test_a_changed_sentence_is_said_of_the_entries_that_render_it_and_of_no_other(
    world_folder: Path, claimed: Path
) -> None:
    gone = recorded(world_folder)[2]
    change(claimed, "Das ist gut.", "Das ist sehr gut.")
    problem = only(world_folder, claimed)
    assert (problem.file, problem.code) == ("lower/goals/K-1.yml", "source-sentence-changed")
    assert gone in (world_folder / problem.file).read_text("utf-8").split("\n")[problem.line - 1]
    assert problem.severity is Severity.WARNING
    assert problem.message("de").endswith(f'"{gone}"')
    assert "„Das ist sehr gut.“" in problem.advice("de")
    assert "sources --record lower/5.1" in problem.advice("en")


def test_a_sentence_that_several_entries_render_is_said_of_each(world_folder: Path, claimed: Path) -> None:
    path = world_folder / "lower" / "statements" / "S-1.yml"
    again = f'  - {{fingerprint: "{recorded(world_folder)[3]}", repeated: true}}\n'
    path.write_text(path.read_text("utf-8") + again, "utf-8")
    assert check(world_folder, claimed).problems == ()
    change(claimed, "zwölf", "elf")
    assert [(file, code) for file, _, code in found(world_folder, claimed)] == [
        ("lower/measures/M-5.1.2.yml", "source-sentence-changed"),
        ("lower/statements/S-1.yml", "source-sentence-changed"),
    ]


def test_a_sentence_that_fell_away_is_said_to_have_done_so(world_folder: Path, claimed: Path) -> None:
    change(claimed, "Der Kreis sagt etwas. ", "")
    problem = only(world_folder, claimed)
    assert (problem.file, problem.code) == ("lower/statements/S-1.yml", "source-sentence-changed")
    assert "Nothing new stands in its place" in problem.advice("en")


def test_a_new_sentence_is_said_of_the_document_with_what_stands_beside_it(world_folder: Path, claimed: Path) -> None:
    change(claimed, "Alle lernen", "Neu ist dies. Alle lernen")
    problem = only(world_folder, claimed)
    assert (problem.file, problem.line, problem.code) == ("../sources/lower.txt", 5, "source-sentence-new")
    assert "„Neu ist dies.“" in problem.message("de")
    first, second, *_ = recorded(world_folder)
    assert f"„{first}“ und „{second}“" in problem.advice("de")
    assert "“S-1” and “K-1”" in problem.advice("en")


def test_a_new_item_is_one_problem_and_not_two(world_folder: Path, claimed: Path) -> None:
    change(claimed, "Plätze.\n", "Plätze.\n\n5.1.3.\n\nEr hilft allen.\n")
    assert [code for _, _, code in found(world_folder, claimed)] == ["source-sentence-new"]


def test_another_order_and_another_punctuation_are_said_once(world_folder: Path, claimed: Path) -> None:
    change(claimed, "Der Kreis sagt etwas. Alle lernen Deutsch.", "Alle lernen Deutsch. Der Kreis sagt etwas.")
    problem = only(world_folder, claimed)
    assert (problem.file, problem.code) == ("concepts/lower.yml", "source-moved")
    change(claimed, "Alle lernen Deutsch. Der Kreis sagt etwas.", "Der Kreis sagt etwas! Alle lernen Deutsch.")
    problem = only(world_folder, claimed)
    assert (problem.file, problem.code) == ("concepts/lower.yml", "source-between")
    assert "wording:" in (world_folder / problem.file).read_text("utf-8").split("\n")[problem.line - 1]


def test_a_section_without_its_list_is_to_be_recorded_if_others_have_theirs(world_folder: Path, claimed: Path) -> None:
    change(claimed, "5. Handlungsfelder\n", "5. Handlungsfelder\n\nEs gibt eines.\n")
    main(["sources", "--data", str(world_folder), "--record"])
    path = world_folder / "concepts" / "lower.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"    sentences: .*\n", "", text, count=1), "utf-8")
    assert "source-unrecorded" in {code for _, _, code in found(world_folder, claimed)}


def test_what_is_recorded_anew_waits_for_its_entries(
    world_folder: Path, claimed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(claimed, "Das ist gut.", "Das ist sehr gut.")
    assert main(["sources", "--data", str(world_folder), "--record"]) == 0
    new = recorded(world_folder)[2]
    shown = capsys.readouterr().out
    assert f'  5.1    3  "{new}"  Das ist sehr gut. (daneben: K-1, M-5.1.2)' in shown.split("\n")
    assert only(world_folder, claimed).code == "sentence-unknown"
    assert check(world_folder).dataset is None
    assert main(["sources", "--data", str(world_folder)]) == 1
    shown = capsys.readouterr().out
    assert new in shown
    assert "3/4" in shown
    claim(world_folder, "goals/K-1", recorded(world_folder)[1], new)
    assert main(["sources", "--data", str(world_folder), "--record"]) == 0
    assert check(world_folder, claimed).problems == ()
    assert main(["sources", "--data", str(world_folder)]) == 0
    assert "4/4" in capsys.readouterr().out


def test_before_anybody_names_a_sentence_all_of_them_are_shown_and_none_is_missed(
    world_folder: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "--data", str(world_folder), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "lower: no entry names 2 of the sentences yet" in shown
    assert all(mark in shown for mark in recorded(world_folder))


def test_other_errors_keep_the_command_from_comparing(
    world_folder: Path, claimed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim(world_folder, "goals/K-1", "12345678")
    (world_folder / "languages" / "de.yml").write_text("name: [\n", "utf-8")
    assert main(["sources", "--data", str(world_folder)]) == 1
    assert "python -m konzept check" in capsys.readouterr().err
