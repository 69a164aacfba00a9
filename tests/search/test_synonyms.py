"""What the checker says about the words of the search, and what it lets pass."""

from __future__ import annotations

import pytest

from konzept.checks.run import check

GROUP = """words:
  de: [{word}]
  en: [class]
means:
  de: [{meaning}]
  en: [course]
"""


def said(folder, word: str, meaning: str) -> list[tuple[str, str]]:
    """The problems of the small world with one more group, as `(file, code)`."""
    (folder / "synonyms/more.yml").write_text(GROUP.format(word=word, meaning=meaning), encoding="utf-8")
    return [(problem.file, problem.code) for problem in check(folder).problems]


@pytest.mark.parametrize("meaning", ["Kurs", "Kurse", "Kursplätze", "kursplaetze", "Anspruch auf einen Kurs"])
def test_a_meaning_may_be_inflected_or_part_of_a_compound(world_folder, meaning):
    assert said(world_folder, "Stunde", meaning) == []


@pytest.mark.parametrize("meaning", ["Kurrs", "Raumfahrt", "Kurs Raumfahrt", "course"])
def test_a_meaning_that_no_text_of_the_language_holds_is_an_error(world_folder, meaning):
    assert said(world_folder, "Stunde", meaning) == [("synonyms/more.yml", "synonym-nowhere")]


@pytest.mark.parametrize("word", ["unterricht", "UNTERRICHT", '"Unter\\u00adricht"'])
def test_a_word_in_two_groups_is_an_error_however_it_is_spelled(world_folder, word):
    found = said(world_folder, word, "Kurs")
    assert [code for _, code in found] == ["synonym-taken"]
    (problem,) = check(world_folder).problems
    assert {problem.file, problem.values["file"]} == {"synonyms/more.yml", "synonyms/course.yml"}


def test_a_word_that_leads_to_itself_alone_is_a_warning(world_folder):
    assert said(world_folder, "Kurs", "kurs") == [("synonyms/more.yml", "synonym-useless")]
    assert check(world_folder).dataset is not None


def test_words_may_lead_to_each_other(world_folder):
    assert said(world_folder, "Kurs, Stunde", "Kurs, Sprache") == []


def test_no_meaning_is_missed_while_a_file_cannot_be_read(world_folder):
    for file in (world_folder / "lower").rglob("*.yml"):
        file.write_text("title: [\n", encoding="utf-8")
    assert "synonym-nowhere" not in {code for _, code in said(world_folder, "Stunde", "Kurs")}
