"""Entries bind as firmly as their official sentences: words kept, none added, each label with its word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from konzept.checks.run import check

GOAL = "lower/goals/K-1.yml"
HEAD = (
    'title: {de: "Sprache", en: "Language"}\ntitle_origin: editorial\nsection: "5.1"\nposition: 1\nfields: [language]\n'
    'summary: {de: "Sprache vor Ort.", en: "Language on the spot."}\n'
    "responsible:\n  - actor: DISTRICT\n    basis: explicit\n"
)


def written(de: str, en: str, label: str, sentences: Sequence[str], commitments: str = "") -> str:
    """A goal with one official sentence for each item, which is a list of words as YAML writes it."""
    source = "".join(
        f'  - fingerprint: "{index:08x}"\n    modals: [{words}]\n' for index, words in enumerate(sentences)
    )
    said = f'commitments:\n  - text: {{de: "{de}", en: "{en}"}}\n' if commitments == "same" else commitments
    return f'{HEAD}text: {{de: "{de}", en: "{en}"}}\nbindingness: {label}\n{said}source:\n{source}'


def codes(folder: Path, text: str) -> list[tuple[str, str]]:
    """What is reported of the goal: codes, each with the language or the end of its field."""
    (folder / GOAL).write_text(text, "utf-8")
    found = check(folder).problems
    assert {one.file for one in found} <= {GOAL}
    return [(one.code, str(one.field[-1])) for one in found]


WORKS = ("Der Kreis wirkt darauf hin, dass alle gut wohnen.", "The district works towards good homes for all.")
ENSURES = ("Der Kreis sorgt dafür, dass alle gut wohnen.", "The district ensures good homes for all.")


def test_what_keeps_every_word_in_both_languages_is_right(world_folder: Path) -> None:
    assert codes(world_folder, written(*WORKS, "intention", ["wirkt hin"], "same")) == []


@pytest.mark.parametrize(
    ("de", "en", "word", "lost"),
    [
        (*ENSURES, "wirkt hin", ["de", "en"]),
        (WORKS[0], ENSURES[1], "wirkt hin", ["en"]),
        ("Der Kreis berät einmal im Jahr.", "The district debates once a year.", "mindestens", ["de", "en"]),
        ("Der Kreis hilft den Vereinen.", "The district helps, within the budget.", "im Rahmen", ["de"]),
        ("Der Kreis soll helfen.", "The district helps.", "soll", ["en"]),
        ("Die Hilfe soll besser werden.", "The help must get better.", "ist zu", ["de"]),
        ("Der Beirat kann Fristen setzen.", "The council may set deadlines.", "beauftragt", ["de", "en"]),
    ],
)
def test_a_word_that_is_lost_is_reported_in_the_language_that_lost_it(
    de: str, en: str, word: str, lost: list[str], world_folder: Path
) -> None:
    found = codes(world_folder, written(de, en, "commitment", [word, ""]))
    assert [one for one in found if one[0] == "modal-lost"] == [("modal-lost", language) for language in lost]


def test_of_two_sentences_that_must_neither_may_lose_it(world_folder: Path) -> None:
    de, en = "Sie ist zu stärken, und das System wird erweitert.", "It is to be strengthened and will be expanded."
    found = codes(world_folder, written(de, en, "mandate", ["ist zu", "ist zu"]))
    assert found == [("modal-fewer", "de"), ("modal-fewer", "en")]
    de, en = "Sie ist zu stärken, und das System muss wachsen.", "It is to be strengthened, and the system must grow."
    assert codes(world_folder, written(de, en, "mandate", ["ist zu", "ist zu"])) == []


def test_commitments_show_the_duty_the_condition_and_the_minimum(world_folder: Path) -> None:
    de, en = (
        "Es muss früh sein, mindestens einmal, soweit das Geld reicht.",
        "It must be early, at least once, if possible.",
    )
    plain = 'commitments:\n  - text: {de: "Es ist früh.", en: "It is early."}\n'
    sentences = ['muss, mindestens, "im Rahmen"', ""]
    found = codes(
        world_folder, written(de, en.replace("if possible", "within the budget"), "commitment", sentences, plain)
    )
    assert found == [("modal-uncommitted", "commitments")] * 3
    whole = (
        'commitments:\n  - text: {de: "Es ist mindestens einmal früh.", en: "It is early at least once."}\n'
        '    bindingness: mandate\n    condition: {de: "soweit das Geld reicht", en: "within the budget"}\n'
    )
    assert (
        codes(world_folder, written(de, en.replace("if possible", "within the budget"), "commitment", sentences, whole))
        == []
    )


@pytest.mark.parametrize(
    ("de", "en", "word", "added"),
    [
        ("Sie helfen, soweit es erforderlich ist.", "They give the help that is needed.", "", ["de"]),
        ("Für Hass darf kein Platz sein.", "There is no room for hate.", "", ["de"]),
        ("Gruppen müssen sich daran halten.", "Groups must keep to it.", "", ["de", "en"]),
        ("Der Kreis berät einmal.", "The district debates at least once.", "", ["en"]),
        ("Gruppen müssen sich daran halten.", "Groups must keep to it.", '"ist zu"', []),
        ("Wer kommt, muss Deutsch lernen.", "Those who come must learn German.", "erforderlich", []),
        ("Niemand muss gehen und alle können bleiben.", "Nobody has to leave.", "muss", []),
    ],
)
def test_a_duty_or_condition_that_no_sentence_states_is_reported(
    de: str, en: str, word: str, added: list[str], world_folder: Path
) -> None:
    found = codes(world_folder, written(de, en, "commitment", [word, ""]))
    assert found == [("modal-added", language) for language in added]


def test_nothing_is_added_to_an_entry_whose_sentences_are_not_recorded(world_folder: Path) -> None:
    assert (
        codes(world_folder, written("Sie müssen gehen.", "They must go.", "intention", []).replace("source:\n", ""))
        == []
    )


@pytest.mark.parametrize(
    ("label", "sentences", "right"),
    [
        ("mandate", [""], False),
        ("mandate", ["soll"], False),
        ("mandate", ["", "betraut"], True),
        ("commitment", ["setzt sich ein"], False),
        ("commitment", ["kann"], False),
        ("commitment", ["und kann"], True),
        ("commitment", ["mindestens"], True),
        ("commitment", ["muss"], True),
        ("intention", [""], False),
        ("intention", ["strebt an"], True),
        ("may", ["soll"], False),
        ("may", ["befugt"], True),
        ("on_request", [""], False),
        ("on_request", ["auf Anfrage"], True),
        ("intention", ["prüft"], True),
        ("mandate", ["Aufgabe"], True),
    ],
)
def test_a_label_needs_its_word(label: str, sentences: list[str], right: bool, world_folder: Path) -> None:
    found = codes(world_folder, written("Text.", "Text.", label, [f'"{one}"' if one else "" for one in sentences]))
    assert (("label-without-word", "bindingness") in found) is not right


def test_nothing_is_concluded_from_sentences_whose_words_are_not_recorded(world_folder: Path) -> None:
    text = written("Sie müssen gehen.", "They must go.", "mandate", ["", ""])
    assert len(codes(world_folder, text)) == 3
    assert codes(world_folder, text.replace("    modals: []\n", "", 1)) == []


def test_the_label_of_a_single_commitment_needs_its_word_as_well(world_folder: Path) -> None:
    one = 'commitments:\n  - text: {de: "Er hilft.", en: "It helps."}\n    bindingness: mandate\n'
    found = codes(world_folder, written("Er hilft.", "It helps.", "commitment", [""], one))
    assert found == [("label-without-word", "bindingness")]


PLAIN = '  - text: {de: "Der Rat berät jedes Jahr.", en: "The council debates every year."}\n'
TASK = '  - text: {de: "Der Beirat schreibt den Bericht.", en: "The advisory council writes the report."}\n'


@pytest.mark.parametrize(
    ("commitments", "sentences", "reported"),
    [
        (PLAIN + TASK, ["", "betraut"], True),
        (PLAIN + "    bindingness: commitment\n" + TASK, ["", "betraut"], False),
        (PLAIN + TASK, ["betraut"], False),  # one sentence may give two tasks
        (PLAIN + TASK, ["betraut", '"ist zu"'], False),
        (PLAIN + TASK.replace("schreibt den Bericht", "ist mit dem Bericht betraut"), ["", "betraut"], True),
        (TASK.replace("schreibt", "muss schreiben,") * 2, ["", "betraut"], False),
    ],
)
def test_a_plain_statement_does_not_take_over_the_label_of_a_task_beside_it(
    commitments: str, sentences: list[str], reported: bool, world_folder: Path
) -> None:
    de, en = "Der Beirat ist betraut und muss beraten.", "The council is entrusted and must debate."
    found = codes(world_folder, written(de, en, "mandate", sentences, "commitments:\n" + commitments))
    assert (("label-inherited", "commitments") in found) is reported


def test_a_word_that_the_table_does_not_know_is_reported_with_the_nearest(world_folder: Path) -> None:
    (world_folder / GOAL).write_text(written("Er soll.", "It should.", "commitment", ["sol", ""]), "utf-8")
    (found,) = check(world_folder).problems
    assert (found.code, found.field, found.values["nearest"]) == ("modal-unknown", ("source", 0, "modals", 0), "soll")
