"""The form on the real data: it opens in German, changes one line for one change, and makes new records."""

from __future__ import annotations

from konzept.checks.run import check
from tests.browser.form import Desk, desk, form_base
from tests.support.pictures import keep

NEW_ACTOR = """\
# yaml-language-server: $schema=../../schemas/actor.json
name:
  de: "Beispielverein"
  en: "Example association"
group: civil_society
standing: independent
variants:
  - "Beispielverein e. V."
text:
  de: |
    Der Verein ist ein Beispiel.
    Er hat zwei Sätze.
  en: |
    The association is an example.
    It has two sentences.
"""

# The CMS asks whether the Git host is well; the policy forbids that before anything is sent.
STATUS = "githubstatus.com"

__all__ = ["desk", "form_base"]


def test_one_changed_sentence_is_one_changed_line(desk: Desk) -> None:
    desk.open("nordhausen-measures/entries/M-5.4.1.8")
    text = desk.field("text.de")
    before, *others = text.input_value().splitlines()
    after = f"Kurz gesagt: {before}"
    text.fill("\n".join([after, *others]))
    keep(desk.page, "form")
    desk.save()
    keep(desk.page, "form-saved")
    assert desk.git("diff", "--numstat").split() == ["1", "1", "data/nordhausen/measures/M-5.4.1.8.yml"]
    assert f"+    {after}" in desk.git("diff").splitlines()
    assert desk.git("status", "--porcelain").count("\n") == 1
    desk.git("commit", "--quiet", "--all", "-m", "data: a sentence")


def test_a_label_and_a_page_are_changed_in_their_own_lines(desk: Desk) -> None:
    desk.open("label/entries/frame")
    desk.field("nav__skip.en").fill("Jump to content")
    desk.save()
    assert [line for line in desk.git("diff", "-U0").splitlines() if line.startswith("+ ")] == [
        '+  en: "Jump to content"'
    ]
    desk.git("commit", "--quiet", "--all", "-m", "data: a label")
    desk.open("page/entries/de-imprint")
    text = desk.field("text")
    text.fill(f"{text.input_value()}\n\nEin Satz mehr.")
    desk.save()
    assert desk.git("diff", "--numstat").split() == ["2", "0", "content/de/imprint.md"]
    desk.git("commit", "--quiet", "--all", "-m", "content: a sentence")


def test_a_new_actor_is_a_clean_file_that_the_checker_accepts(desk: Desk) -> None:
    desk.open("actor/new")
    desk.field("name.de").fill("Beispielverein")
    desk.field("name.en").fill("Example association")
    desk.choose("group", "Zivilgesellschaft")
    desk.page.get_by_role("radio", name="unabhängig").click()
    desk.field("variants").fill("Beispielverein e. V.")
    desk.unfold("text")
    desk.field("text.de").fill("Der Verein ist ein Beispiel.\nEr hat zwei Sätze.")
    desk.field("text.en").fill("The association is an example.\nIt has two sentences.")
    desk.page.locator("aside input, .panel input").first.fill("BSP-1.2")
    desk.save()
    assert desk.git("status", "--porcelain") == "?? data/actors/BSP-1.2.yml\n"
    assert (desk.project / "data/actors/BSP-1.2.yml").read_text("utf-8") == NEW_ACTOR
    found = [problem.code for problem in check(desk.project / "data").problems if problem.file == "actors/BSP-1.2.yml"]
    assert found == ["actor-unused"]  # true of a new one


def test_nothing_was_asked_of_anybody_else_and_nothing_failed(desk: Desk) -> None:
    assert desk.watched.strangers == []
    assert [each for each in desk.watched.complaints if each.startswith("error") and STATUS not in each] == []
