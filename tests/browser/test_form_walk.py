"""What a clerk does in the form, task by task as the guide has them, in a wide window and on a phone.

`-s` prints how many steps and seconds each task takes; a step is a place opened, a field filled in, or a choice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from konzept.checks.run import check
from konzept.report.problem import Severity
from tests.browser.form import Desk, form_base, open_desk
from tests.browser.git_host import API, TOKEN, GitHost
from tests.browser.test_form_proposal import proposing

__all__ = ["form_base", "proposing"]

MEASURE = "nordhausen-measures/entries/M-5.4.1.8"


class Walk:
    """A desk that counts what is done at it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.steps = 0

    def __getattr__(self, name: str) -> Any:
        done = getattr(self.desk, name)

        def counted(*arguments: Any) -> Any:
            self.steps += 1
            return done(*arguments)

        return counted if name in ("open", "field", "choose", "unfold", "add", "save", "identify", "tick") else done


def text_of_a_measure(walk: Walk) -> list[str]:
    walk.open(MEASURE)
    for language, begin in (("de", "Kurz gesagt: "), ("en", "In short: ")):
        text = walk.field(f"summary.{language}")
        text.fill(begin + text.input_value())
    walk.save()
    return ["data/nordhausen/measures/M-5.4.1.8.yml"]


def translation_alone(walk: Walk) -> list[str]:
    walk.open(MEASURE)
    text = walk.field("title.de")
    text.fill(f"{text.input_value()} sichern")
    walk.tick("translation_checked")
    walk.save()
    return ["data/nordhausen/measures/M-5.4.1.8.yml"]


def new_actor(walk: Walk) -> list[str]:
    walk.open("actor/new")
    walk.field("name.de").fill("Beispielamt")
    walk.field("name.en").fill("Example Office")
    walk.choose("group", "Zivilgesellschaft")
    walk.choose("standing", "unabhängig")
    walk.identify("BSPA")
    walk.save()
    return ["data/actors/BSPA.yml"]


def label(walk: Walk) -> list[str]:
    walk.open("label/entries/frame")
    walk.field("nav__skip.de").fill("Direkt zum Inhalt")
    walk.field("nav__skip.en").fill("Straight to the content")
    walk.save()
    return ["data/ui/frame.yml"]


def page(walk: Walk) -> list[str]:
    walk.open("page/entries/de-imprint")
    text = walk.field("text")
    text.fill(f"{text.input_value()}\n\nEin Satz mehr.")
    walk.save()
    return ["content/de/imprint.md"]


def new_measure(walk: Walk) -> list[str]:
    walk.open("nordhausen-measures/new")
    walk.field("title.de").fill("Lesekreis in der Bibliothek")
    walk.field("title.en").fill("Reading circle in the library")
    walk.choose("title_origin", "Überschrift der Redaktion")
    walk.choose("section", "5.4.2 ")
    walk.field("position").fill("5")
    walk.choose("fields", "Sprache")
    walk.field("summary.de").fill("Ein Lesekreis ist vorgesehen.")
    walk.field("summary.en").fill("A reading circle is planned.")
    walk.field("text.de").fill("Für Frauen ist ein Lesekreis vorgesehen.")
    walk.field("text.en").fill("A reading circle for women is planned.")
    walk.choose("bindingness", "Absicht")
    walk.add("responsible")
    walk.choose("responsible.0.actor", "Landratsamt Nordhausen")
    walk.choose("responsible.0.basis", "im Text genannt")
    walk.add("links")
    walk.choose("links.0.to", "LZ-09")
    walk.choose("links.0.type", "trägt bei")
    walk.field("links.0.reason.de").fill("Wer liest, lernt die Sprache.")
    walk.field("links.0.reason.en").fill("Those who read learn the language.")
    walk.add("source")
    walk.field("source.0.fingerprint").fill("2dc61678")
    walk.tick("source.0.repeated")
    walk.identify("N-5.4.2-99")
    walk.save()
    return ["data/nordhausen/measures/N-5.4.2-99.yml"]


def english_alone(walk: Walk) -> list[str]:
    walk.open(MEASURE)
    text = walk.field("summary.en")
    text.fill(f"{text.input_value()} That is all.")
    walk.save()
    return ["data/nordhausen/measures/M-5.4.1.8.yml"]


def new_figure(walk: Walk) -> list[str]:
    walk.open(MEASURE)
    for language, more in (("de", "Geplant sind 24 Plätze."), ("en", "24 places are planned.")):
        text = walk.field(f"text.{language}")
        text.fill(f"{text.input_value().rstrip()}\n{more}")
    walk.save()
    walk.open("figure/new")
    walk.field("title.de").fill("Plätze des Lesekreises")
    walk.field("title.en").fill("Places in the reading circle")
    walk.choose("concept", "Nordhausen")
    walk.field("section").fill("5.4.1")
    walk.field("value").fill("24")
    walk.field("unit.de").fill("Plätze")
    walk.field("unit.en").fill("places")
    walk.choose("precision", "genau")
    walk.field("population.de").fill("Plätze, die geplant sind")
    walk.field("population.en").fill("places that are planned")
    walk.field("text.de").fill("Geplant sind 24 Plätze.")
    walk.field("text.en").fill("24 places are planned.")
    walk.choose("entry", "M-5.4.1.8")
    walk.field("order").fill("90")
    walk.identify("lesekreis")
    walk.save()
    return ["data/nordhausen/measures/M-5.4.1.8.yml", "data/figures/lesekreis.yml"]


def new_duty(walk: Walk) -> list[str]:
    walk.open("duty/new")
    walk.field("title.de").fill("Bericht über den Lesekreis")
    walk.field("title.en").fill("Report on the reading circle")
    walk.field("text.de").fill("Das Landratsamt berichtet dem Kreistag jedes Jahr über den Lesekreis.")
    walk.field("text.en").fill(
        "The District Administration reports to the District Council on the reading circle every year."
    )
    walk.choose("owed_by", "Landratsamt Nordhausen")
    walk.choose("owed_to", "Kreistag")
    walk.choose("rhythm", "jährlich")
    walk.field("when.de").fill("einmal im Jahr")
    walk.field("when.en").fill("once a year")
    walk.choose("entries", "M-5.4.1.8")
    walk.field("order").fill("90")
    walk.identify("P-26")
    walk.save()
    return ["data/duties/P-26.yml"]


def evidence_and_state(walk: Walk) -> list[str]:
    walk.open("document/new")
    walk.field("title.de").fill("Beispielbericht 2018")
    walk.field("title.en").fill("Example report 2018")
    walk.choose("type", "Bericht")
    walk.choose("issued_by", "Landratsamt Nordhausen")
    walk.field("date").fill("2018-12-10")
    walk.choose("access", "öffentlich")
    walk.identify("beispiel-2018")
    walk.save()
    walk.open("nordhausen-progress-2018/new")
    walk.field("as_of").fill("2018-10-31")
    walk.choose("state", "in Arbeit")
    walk.choose("reported_by", "Landratsamt Nordhausen")
    walk.field("text.de").fill("Es gab zehn Treffen.")
    walk.field("text.en").fill("There were ten meetings.")
    walk.add("evidence")
    walk.choose("evidence.0.document", "Beispielbericht")
    walk.field("evidence.0.at.de").fill("S. 7")
    walk.field("evidence.0.at.en").fill("p. 7")
    walk.identify("M-5.4.1.8")
    walk.save()
    return ["data/documents/beispiel-2018.yml", "data/nordhausen/progress/2018/M-5.4.1.8.yml"]


TASKS: tuple[Callable[[Walk], list[str]], ...] = (
    text_of_a_measure,
    translation_alone,
    english_alone,
    new_actor,
    new_measure,
    new_figure,
    new_duty,
    evidence_and_state,
    label,
    page,
)


class HostDesk(Desk):
    """The form at work on a project of a Git host, where each change saved becomes a proposal."""

    host: GitHost

    def start(self) -> None:
        self.host = GitHost({path: (self.project / path).read_text("utf-8") for path in self.tracked()})
        self.page.route(f"{API}/**", self.host.answer)
        self.watched.go("/admin/")
        self.page.get_by_role("button", name="Mit Zugriffstoken anmelden").click()
        self.page.get_by_label("Persönliches Zugriffstoken").fill(TOKEN)
        self.page.get_by_role("button", name="Anmelden", exact=True).click()
        self.page.get_by_text("Leitlinien").first.wait_for()

    def open(self, place: str) -> None:
        super().open(place.partition("/")[0])  # the record may be open still, as a proposal that has been handed in
        self.page.wait_for_timeout(1500)
        super().open(place)

    def save(self) -> None:
        before = len(self.host.proposals)
        self.page.get_by_role("button", name="Speichern", exact=True).click()
        submit = self.page.get_by_role("alertdialog").get_by_role("button", name="Zur Prüfung einreichen")
        for _ in range(300):
            if submit.is_visible() or len(self.host.proposals) > before:
                break
            self.page.wait_for_timeout(100)
        self.page.wait_for_timeout(1000)
        if submit.is_visible():
            submit.click()
            submit.wait_for(state="hidden")
        assert self.host.unknown == []
        for path, text in self.host.written().items():
            target = self.project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")


@pytest.fixture(scope="module", params=[1280, 390])
def desk(request: pytest.FixtureRequest, browser: Browser, form_base: str, tmp_path_factory) -> Iterator[Desk]:
    yield from open_desk(browser, form_base, tmp_path_factory.mktemp("project"), request.param)


@pytest.fixture(scope="module")
def host_desk(browser: Browser, proposing: str, tmp_path_factory) -> Iterator[Desk]:
    yield from open_desk(browser, proposing, tmp_path_factory.mktemp("project"), kind=HostDesk)


@pytest.mark.nightly  # by day the form is tried in a wide window, in tests/browser/test_form.py
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_each_task_of_a_clerk_succeeds_at_the_first_try(desk: Desk, task: Callable[[Walk], list[str]]) -> None:
    succeeds(desk, task, f"{desk.page.viewport_size['width']} px")


# A state names a document, which can be chosen once its own proposal has been taken over.
@pytest.mark.nightly
@pytest.mark.parametrize(
    "task", [one for one in TASKS if one is not evidence_and_state], ids=lambda task: task.__name__
)
def test_each_task_is_a_proposal_on_a_git_host(host_desk: Desk, task: Callable[[Walk], list[str]]) -> None:
    succeeds(host_desk, task, "host")


def succeeds(desk: Desk, task: Callable[[Walk], list[str]], where: str) -> None:
    """Walks through a task, prints what it took, and looks at the files that came of it."""
    walk, begun = Walk(desk), time.monotonic()
    expected = task(walk)
    print(f"\n| {task.__name__.replace('_', ' ')} | {where} | {walk.steps} | {time.monotonic() - begun:.1f} |")
    status = desk.git("status", "--porcelain", "--untracked-files=all")
    desk.git("add", "--all")
    desk.git("commit", "--quiet", "-m", "data: a task")
    assert {line[3:] for line in status.splitlines()} == {*expected}
    found = check(desk.project / "data").problems
    assert [
        one.message("de") for one in found if one.severity is Severity.ERROR and f"data/{one.file}" in expected
    ] == []
