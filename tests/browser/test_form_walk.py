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

__all__ = ["form_base"]

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

        return counted if name in ("open", "field", "choose", "unfold", "save", "identify", "tick") else done


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
    walk.page.get_by_role("radio", name="unabhängig").click()
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


TASKS: tuple[Callable[[Walk], list[str]], ...] = (text_of_a_measure, translation_alone, new_actor, label, page)


@pytest.fixture(scope="module", params=[1280, 390])
def desk(request: pytest.FixtureRequest, browser: Browser, form_base: str, tmp_path_factory) -> Iterator[Desk]:
    yield from open_desk(browser, form_base, tmp_path_factory.mktemp("project"), request.param)


@pytest.mark.nightly  # by day the form is tried in a wide window, in tests/browser/test_form.py
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_each_task_of_a_clerk_succeeds_at_the_first_try(desk: Desk, task: Callable[[Walk], list[str]]) -> None:
    walk, begun = Walk(desk), time.monotonic()
    expected = task(walk)
    width = desk.page.viewport_size["width"]
    print(f"\n| {task.__name__.replace('_', ' ')} | {width} px | {walk.steps} | {time.monotonic() - begun:.1f} |")
    assert [line[3:] for line in desk.git("status", "--porcelain").splitlines()] == expected
    found = check(desk.project / "data").problems
    assert [
        one.message("de") for one in found if one.severity is Severity.ERROR and f"data/{one.file}" in expected
    ] == []
    desk.git("add", "--all")
    desk.git("commit", "--quiet", "-m", "data: a task")
