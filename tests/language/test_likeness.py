"""A sentence is found to retell the text with which it shares its rare words."""

from __future__ import annotations

from konzept.language.likeness import Likeness, stems

TEXTS = {
    "courses": "Der Landkreis fördert abends kostenlose Sprachkurse für Eltern mit kleinen Kindern.",
    "homes": "Der Landkreis prüft, wie Wohnungsgesellschaften Familien beim Umzug unterstützen.",
    "report": "Der Beirat berichtet dem Kreistag schriftlich über seine Arbeit im Kalenderjahr.",
    "council": "Der Kreistag berät im Plenum über den Bericht des Beirats im Kalenderjahr.",
}


def test_the_nearest_text_is_told() -> None:
    likeness = Likeness(TEXTS)
    assert likeness.retold("Eltern können abends kostenlose Sprachkurse besuchen.") == ("courses",)
    assert likeness.retold("Familien unterstützt er beim Umzug.") == ("homes",)


def test_what_shares_few_words_or_little_of_its_weight_retells_nothing() -> None:
    likeness = Likeness(TEXTS)
    assert likeness.retold("Eltern fragen das Landratsamt nach Sprachkursen.") == ()
    assert likeness.retold("Abends sitzen Eltern mit kleinen Hunden stundenlang gemütlich beim Bäcker nebenan.") == ()
    assert likeness.retold("") == ()
    assert Likeness({}).retold("Eltern besuchen abends Sprachkurse.") == ()


def test_several_that_are_as_near_are_all_told_the_nearest_first() -> None:
    less = TEXTS["courses"].replace("kleinen", "großen")
    likeness = Likeness({**TEXTS, "again": TEXTS["courses"], "less": less})
    sentence = "Abends fördert er kostenlose Sprachkurse für Eltern mit kleinen Kindern."
    assert likeness.retold(sentence) == ("again", "courses", "less")


def test_what_a_sentence_is_about_needs_no_name() -> None:
    likeness = Likeness(TEXTS)
    assert likeness.retold("Sie sind kostenlose Hilfe für Eltern.") == ()
    assert likeness.retold("Sie sind kostenlose Hilfe für Eltern.", "Sprachkurse") == ("courses",)
    assert likeness.retold("Das ist etwas für Eltern.", "Kostenlose Sprachkurse für Kinder") == ()


def test_a_word_in_many_texts_tells_nothing() -> None:
    many = {f"text-{number}": f"Kostenlose Sprachkurse abends: Angebot{number}" for number in range(30)}
    assert Likeness(many).retold("Kostenlose Sprachkurse gibt es abends.") == ()


def test_forms_of_a_word_have_one_stem() -> None:
    assert stems("Sprachkurse") == stems("Sprachkursen") == stems("SPRACHKURS")
    assert stems("und für 2018") == frozenset()
