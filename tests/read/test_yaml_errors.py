"""One slip of an editor gives one message, at its line, even where it disturbs more than that line."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check

MEASURE = "lower/measures/M-5.1.2.yml"
STATEMENT = "lower/statements/S-1.yml"
FIELD = "fields/language.yml"
CONCEPT = "concepts/lower.yml"
FIGURE = "figures/share.yml"
EXCEPTION = "exceptions/five-in-a-hundred.yml"
LABELS = "ui/vocabulary.yml"
SLIPS: dict[str, tuple[str, str, str, str, str]] = {
    # what happened: (file, what stood there, what stands there now, the code, how the line begins)
    "a language misspelt": (FIELD, '  en: "Language"', '  eng: "Language"', "unknown-language", "  eng:"),
    "a field in German": (FIELD, "summary:", "zusammenfassung:", "unknown-key", "zusammenfassung:"),
    "a field indented too far": (FIELD, "\norder:", "\n  order:", "indented-too-far", "  order:"),
    "a quotation mark lost": (FIELD, 'en: "Language"', 'en: Language"', "quote-lost", "  en: Language"),
    "curly quotation marks": (FIELD, 'en: "Language"', "en: “Language”", "curly-quotes", "  en: “"),
    "a text without its indentation": (
        FIELD,
        "text:\n  de: |\n    ",
        "text:\n  de: |\nMerke das: ",
        "text-not-indented",
        "Merke",
    ),
    "a text without its indentation, ending in a colon": (
        FIELD,
        "text:\n  de: |\n    ",
        "text:\n  de: |\nMerke das bei allem:\n    Erst eins.\n\n    Dann zwei:\n\n    - so\n\n    ",
        "text-not-indented",
        "Merke",
    ),
    "a text that breaks off before its number": (
        MEASURE,
        "  en: |\n    At least twelve course places: the full text.",
        "  en: |\n    At",
        "cut-off",
        "    At",
    ),
    "an entry in a section that does not exist": (STATEMENT, '"5.1"', '"5.2"', "section-unknown", "section:"),
    "a reference in a section that does not exist": (
        "references/R-1.yml",
        '"5.1"',
        '"5.2"',
        "section-unknown",
        "section:",
    ),
    "an exclamation mark before a text": (FIELD, 'de: "Sprache"', "de: !Sprache", "tag", "  de: !"),
    "a text that is not written yet": (
        FIELD,
        "Wer Deutsch kann, kommt leichter zurecht.",
        "TODO",
        "unfinished",
        "    TODO",
    ),
    "a full stop after the number of a section": (CONCEPT, '"5"', '"5."', "section-number", '  - number: "5."'),
    "the number of a section cut short": (
        CONCEPT,
        'number: "5.1"',
        'number:  "5"',
        "section-repeated",
        '  - number:  "5"',
    ),
    "the number of a section changed": (CONCEPT, '"5"', '"6"', "section-parent", '  - number: "5.1"'),
    "a figure in another concept": (FIGURE, "concept: lower", "concept: upper", "figure-concept", "concept:"),
    "the rule of an exception misspelt": (EXCEPTION, "numbers-differ", "number-differ", "exception-rule", "rule:"),
    "the file of an exception misspelt": (EXCEPTION, "S-1.yml", "S1.yml", "exception-file", "record:"),
    "the name of a label misspelt": (LABELS, "role.obliged:", "role.oblige:", "label-orphaned", "role.oblige:"),
    "a text without end": (FIELD, 'en: "Language"', f'en: "{"a " * 20_000}b"', "text-too-long", "  en: "),
}
ELSEWHERE = {"wrong-folder", "folder-outside", "file-cut-off", "missing-fields"}
CODES = {code for _, _, _, code, _ in SLIPS.values()} | ELSEWHERE


def found(folder: Path) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.code) for problem in check(folder).problems]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_one_message_at_its_line(name: str, world_folder: Path) -> None:
    file, old, new, code, start = SLIPS[name]
    text = (world_folder / file).read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (world_folder / file).write_text(changed, "utf-8")
    line = next(number for number, line in enumerate(changed.split("\n"), 1) if line.startswith(start))
    assert found(world_folder) == [(file, line, code)]


def test_a_file_in_the_folder_of_another_kind_is_one_message_whatever_refers_to_it(world_folder: Path) -> None:
    (world_folder / "actors/SCHOOL.yml").rename(world_folder / "laws/SCHOOL.yml")
    (problem,) = check(world_folder).problems
    assert (problem.file, problem.code) == ("laws/SCHOOL.yml", "wrong-folder")
    assert "„actors“" in problem.advice("de")


@pytest.mark.parametrize("name", ["SCHOOL.yaml", "SCHOOL.yml.txt", "SCHOOL neu.yml", "neu/SCHOOL.yml", "../SCHOOL.yml"])
def test_a_file_that_is_not_read_is_one_message_whatever_refers_to_it(name: str, world_folder: Path) -> None:
    (world_folder / "actors/neu").mkdir()
    (world_folder / "actors/SCHOOL.yml").rename(world_folder / "actors" / name)
    if not any((world_folder / "actors/neu").iterdir()):
        (world_folder / "actors/neu").rmdir()
    assert len(check(world_folder).problems) == 1


def test_a_folder_of_another_name_is_one_message(world_folder: Path) -> None:
    (world_folder / "actors").rename(world_folder / "akteure")
    assert [(file, code) for file, _, code in found(world_folder)] == [("akteure", "unknown-folder")]


def test_without_a_language_it_is_one_message(world_folder: Path) -> None:
    for path in (world_folder / "languages").iterdir():
        path.unlink()
    assert found(world_folder) == [("languages", 1, "languages-missing")]


def test_a_language_file_by_another_name_is_one_message(world_folder: Path) -> None:
    (world_folder / "languages/en.yml").rename(world_folder / "languages/en.yaml")
    assert found(world_folder) == [("languages/en.yaml", 1, "wrong-suffix")]


def test_a_lost_language_is_one_message(world_folder: Path) -> None:
    (world_folder / "languages/en.yml").unlink()
    assert [code for _, _, code in found(world_folder)] == ["language-missing"]


def test_a_lost_section_is_missed_once_by_the_sections_in_it(world_folder: Path) -> None:
    path = world_folder / CONCEPT
    text = path.read_text("utf-8").replace('"5"', '"6"')
    path.write_text(text.replace("plain:", '  - {number: "5.2", heading: {de: "x", en: "y"}}\nplain:'), "utf-8")
    assert [code for _, _, code in found(world_folder)] == ["section-parent"]


def test_a_lost_label_is_one_message(world_folder: Path) -> None:
    path = world_folder / LABELS
    head, found_key, rest = path.read_text("utf-8").partition("role.obliged:\n")
    assert found_key
    path.write_text(head + "".join(rest.splitlines(keepends=True)[2:]), "utf-8")
    assert found(world_folder) == [(LABELS, 1, "label-missing")]


def test_a_link_to_a_folder_outside_is_one_message_and_nothing_in_it_is_read(
    world_folder: Path, tmp_path: Path
) -> None:
    (world_folder / "actors").rename(tmp_path / "elsewhere")
    (world_folder / "actors").symlink_to(tmp_path / "elsewhere")
    assert found(world_folder) == [("actors", 1, "folder-outside")]


def test_a_file_that_breaks_off_is_one_message(world_folder: Path) -> None:
    path = world_folder / FIELD
    head, _, _ = path.read_text("utf-8").partition("summary:")
    path.write_text(f'{head}summary:\n  de: "Kurz"\n', "utf-8")
    (problem,) = check(world_folder).problems
    assert problem.code == "file-cut-off"
    assert "„text“" in problem.message("de")


def test_two_missing_fields_are_one_message(world_folder: Path) -> None:
    path = world_folder / MEASURE
    text = path.read_text("utf-8").replace("bindingness: commitment\n", "").replace("position: 2\n", "")
    path.write_text(text, "utf-8")
    (problem,) = check(world_folder).problems
    assert problem.message("de") == "Es fehlen „position“ und „bindingness“"
    assert problem.message("en") == "“position” and “bindingness” are missing"


def test_a_flood_of_unknown_fields_ends_with_one_word_about_the_rest(world_folder: Path) -> None:
    path = world_folder / FIELD
    path.write_text(path.read_text("utf-8") + "".join(f"feld{number}: x\n" for number in range(5000)), "utf-8")
    codes = [problem.code for problem in check(world_folder).problems]
    assert len(codes) < 30
    assert codes[-1] == "too-many"
