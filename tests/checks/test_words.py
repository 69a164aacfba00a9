"""Rules about words and names in two languages: what was once found wrong, the like of it, and what is fine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.problem import Problem

RENDERINGS = """
renderings:
  - original: ["setzt sich … ein"]
    rendering: ["press*"]
  - original: ["Förderinstrument*"]
    rendering: ["funding instrument*"]
  - original: ["Integrationsplan* 2012"]
    rendering: ["Integration Plan 2012"]
"""
AVOIDED = {
    "advocat* … with": [],
    "in the long run": ["auf Dauer"],
    "on behalf of": ["Im Auftrag der Landes*"],
    "inclusive": ["integrativ*"],
    "promot*": ["*förder* … Sport", "Sport … *förder*"],
    "makes offers": [],
}


def put(folder: Path, german: str, english: str, *, more: str = "") -> tuple[Problem, ...]:
    """What the check says once a field's summary reads like this and the English language's file has these lists."""
    path = folder / "fields" / "language.yml"
    lines = path.read_text("utf-8").split("\n")
    begin = lines.index("summary:")
    lines[begin + 1 : begin + 3] = [f"  de: {json.dumps(german)}", f"  en: {json.dumps(english)}"]
    path.write_text("\n".join(lines), "utf-8")
    with (folder / "languages" / "en.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    return check(folder).problems


def avoided() -> str:
    items = "".join(
        f'  - phrases: ["{phrase}"]\n    original: {json.dumps(original, ensure_ascii=False)}\n'
        '    instead: "other words"\n    reason: "This is wrong."\n'
        for phrase, original in AVOIDED.items()
    )
    return f"avoid:\n{items}"


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# --- one rendering ---


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das Land setzt sich beim Bund dafür ein.", "Thuringia advocates this to the Federation."),
        ("Es nutzt die Förderinstrumente.", "It uses the support schemes."),
        ("Der Integrationsplan 2012 gilt.", "The 2012 Integration Plan applies."),
        ("Laut Integrationsplans 2012.", "According to the plan of 2012."),
    ],
)
def test_a_fixed_word_with_another_rendering_is_reported(world_folder: Path, german: str, english: str) -> None:
    (problem,) = put(world_folder, german, english, more=RENDERINGS)
    assert (problem.code, problem.field) == ("rendering-missing", ("summary", "en"))


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das Land setzt sich beim Bund dafür ein.", "Thuringia presses the Federal Government for this."),
        ("Der Text sagt „Förderinstrumente“.", "The text says “Förderinstrumente”."),
        ("Das Land setzt sich Ziele.", "Thuringia sets itself goals."),
        ("Der Plan von 2012 gilt.", "The plan of 2012 applies."),
    ],
)
def test_a_word_with_its_rendering_is_fine(world_folder: Path, german: str, english: str) -> None:
    assert put(world_folder, german, english, more=RENDERINGS) == ()


def test_the_line_is_named_whose_sentence_says_it_otherwise(world_folder: Path) -> None:
    path = world_folder / "lower" / "goals" / "K-1.yml"
    lines = path.read_text("utf-8").split("\n")
    begin = lines.index("text:")
    german, english = ["  de: |", "    Eins gilt.", "    Ein Förderinstrument hilft."], ["  en: |", "    One applies."]
    lines[begin + 1 : begin + 5] = [*german, *english, "    A scheme helps."]
    path.write_text("\n".join(lines), "utf-8")
    (problem,) = put(world_folder, "Eins.", "One.", more=RENDERINGS)
    assert path.read_text("utf-8").split("\n")[problem.line - 1].strip() == "A scheme helps."


def test_pages_are_compared_as_well(world_folder: Path) -> None:
    for language, text in (("de", "Ein Förderinstrument hilft."), ("en", "A scheme helps.")):
        page = world_folder.parent / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f'---\ntitle: "{text[:5]}"\ndescription: "{text}"\n---\n\n{text}\n', "utf-8")
    found = [(one.file, one.line, one.code) for one in put(world_folder, "Eins.", "One.", more=RENDERINGS)]
    place = "../content/en/index.md"
    assert found == [(place, 3, "rendering-missing"), (place, 6, "rendering-missing")]


# --- false friends ---


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das Land setzt sich beim Bund ein.", "Thuringia advocates this with the Federal Government."),
        ("Das soll auf Dauer gelingen.", "This is to succeed in the long run."),
        ("Im Auftrag der Landesregierung entsteht der Entwurf.", "The draft is made on behalf of the government."),
        ("Eine integrative Gesellschaft.", "An inclusive society."),
        ("Sie fördert den Sport.", "It promotes sport."),
        ("Der Sport wird gefördert.", "Sport is promoted."),
        ("Das Amt macht Angebote.", "The office makes offers."),
    ],
)
def test_a_false_friend_is_reported(world_folder: Path, german: str, english: str) -> None:
    (problem,) = put(world_folder, german, english, more=avoided())
    assert (problem.code, problem.field) == ("false-friend", ("summary", "en"))


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Langfristig gelingt das.", "In the long run this succeeds."),
        ("Wer im Auftrag des Betreibers handelt.", "Those who act on behalf of the operator."),
        ("Eine inklusive Schule.", "An inclusive school."),
        ("Sie fördert das Miteinander.", "It promotes living together."),
        ("Nicht „makes offers“ sagen.", "Do not say “makes offers”."),
    ],
)
def test_the_same_words_for_something_else_are_no_false_friend(world_folder: Path, german: str, english: str) -> None:
    assert put(world_folder, german, english, more=avoided()) == ()


def test_the_language_at_the_root_may_avoid_words_of_its_own(world_folder: Path) -> None:
    with (world_folder / "languages" / "de.yml").open("a", encoding="utf-8") as file:
        file.write('avoid:\n  - {phrases: ["Ansprechpartner"], instead: "x", reason: "Darum."}\n')
    (problem,) = put(world_folder, "Der Ansprechpartner hilft.", "The contact helps.")
    assert (problem.code, problem.field) == ("false-friend", ("summary", "de"))


# --- printed names ---


def titled(folder: Path, german: str, english: str) -> None:
    path = folder / "lower" / "goals" / "K-1.yml"
    lines = path.read_text("utf-8").split("\n")
    begin = lines.index("title:")
    lines[begin + 1 : begin + 3] = [f"  de: {json.dumps(german)}", f"  en: {json.dumps(english)}"]
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            ("Über die „Rolle der Kommunen“", "About the “role of municipalities”"),
            ("Die „Rolle der Kommunen“ gilt.", "The “role of local authorities” applies."),
        ),
        (("Der „Plan für alle“", "The “Plan for All”"), ("Laut „Plan für alle“.", "By the “Plan for Everybody”.")),
        (("Das „Dach“", "The “Roof”"), ("Unter „Dach“ steht nichts.", "Nothing stands under “Top”.")),
    ],
)
def test_a_printed_name_with_two_renderings_is_reported(
    world_folder: Path, title: tuple[str, str], text: tuple[str, str]
) -> None:
    titled(world_folder, *title)
    assert codes(put(world_folder, *text)) == ["name-renderings"]


def test_two_records_of_one_name_have_one_rendering(world_folder: Path) -> None:
    titled(world_folder, "Anlage: der Plan", "Annex: the plan")
    path = world_folder / "charts" / "share.yml"
    lines = path.read_text("utf-8").split("\n")
    begin = lines.index("title:")
    lines[begin + 1 : begin + 3] = ['  de: "Anlage: der Plan"', '  en: "The annexed plan"']
    path.write_text("\n".join(lines), "utf-8")
    assert codes(check(world_folder).problems) == ["name-renderings"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (("Der „Plan“", "The “Plan”"), ("Das Wort „Plan“ steht da.", "The word “Plan” stands there.")),
        (("Der „Plan“", "The “plan”"), ("Laut „Plan“.", "By the “Plan” (as it was).")),
        (("Der „Rat“", "The “Council”"), ("Der Text sagt „Rat“.", "The text says “Rat”.")),
        (("Der „Rat“", "The “Council”"), ("Der „Rat“ sagt „ja“.", "The “Board” agrees.")),
    ],
)
def test_names_that_are_spoken_of_or_written_otherwise_are_fine(
    world_folder: Path, title: tuple[str, str], text: tuple[str, str]
) -> None:
    titled(world_folder, *title)
    assert put(world_folder, *text) == ()


# --- proper names ---


def a_school_in_ellrich(folder: Path) -> None:
    path = folder / "actors" / "SCHOOL.yml"
    text = path.read_text("utf-8").replace('de: "Volkshochschule"', 'de: "Volkshochschule Ellrich (VHS)"')
    path.write_text(
        text.replace('en: "Adult Education Centre"', 'en: "Adult Education Centre in Ellrich (VHS)"'), "utf-8"
    )


@pytest.mark.parametrize(
    ("german", "english", "language"),
    [
        ("Sprachklassen in Nordhausen und Ellrich.", "Language classes at the schools named.", "en"),
        ("Das Schulamt ist zuständig.", "The authority is in charge in Ellrich.", "de"),
        ("Wer in Ellrich wohnt, lernt dort.", "Those who live there learn there.", "en"),
        ("Man lernt dort.", "In Ellrich, people learn.", "de"),
    ],
)
def test_a_name_in_one_language_alone_is_reported(world_folder: Path, german: str, english: str, language: str) -> None:
    a_school_in_ellrich(world_folder)
    (problem,) = put(world_folder, german, english)
    assert (problem.code, problem.field) == ("name-missing", ("summary", language))


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Man lernt in Ellrich.", "One learns in Ellrich."),
        ("Die Ellricher Schule hilft.", "The school in Ellrich helps."),
        ("Ellrichs Schule hilft.", "The school in Ellrich helps."),
        ("Eine Schule im Kreis.", "A school in the district."),
    ],
)
def test_a_name_in_both_languages_is_fine_in_any_form(world_folder: Path, german: str, english: str) -> None:
    a_school_in_ellrich(world_folder)
    assert put(world_folder, german, english) == ()


def test_a_word_that_a_translation_also_writes_small_is_no_name(world_folder: Path) -> None:
    a_school_in_ellrich(world_folder)
    titled(world_folder, "Was ellrich heißt", "What ellrich means")
    assert put(world_folder, "Man lernt in Ellrich.", "One learns there.") == ()
