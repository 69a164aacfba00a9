"""What was tested of WCAG 2.2, levels A and AA, and how: the record behind the accessibility statement.

It claims nothing that no test proves: each check names the test that makes it (`tests/test_accessibility.py` looks),
and what a test cannot judge is marked as work for a person.  Wordings stand in `data/ui/accessibility.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Method(StrEnum):
    """How a check is made."""

    AXE = "axe"
    BROWSER = "browser"
    PAGES = "pages"


class Assessment(StrEnum):
    """How far a criterion is known to be met."""

    TESTED = "tested"
    TESTED_IN_PART = "tested_in_part"
    BY_A_PERSON = "by_a_person"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Check:
    """One check: how it is made, and the tests that make it, as `file::function`."""

    method: Method
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Criterion:
    """A success criterion: its level, its checks, whether a person must judge as well, or why it does not apply."""

    level: Literal["A", "AA"]
    checks: tuple[str, ...] = ()
    person: bool = False
    absent: str = ""

    @property
    def assessment(self) -> Assessment:
        if self.absent:
            return Assessment.NOT_APPLICABLE
        if not self.checks:
            return Assessment.BY_A_PERSON
        return Assessment.TESTED_IN_PART if self.person else Assessment.TESTED


def _browser(file: str, *names: str) -> Check:
    return Check(Method.BROWSER, tuple(f"tests/browser/{file}.py::test_{name}" for name in names))


def _pages(file: str, *names: str) -> Check:
    return Check(Method.PAGES, tuple(f"tests/site/{file}.py::test_{name}" for name in names))


CHECKS: Mapping[str, Check] = {
    "axe": Check(
        Method.AXE,
        tuple(
            f"tests/browser/test_access.py::test_axe_finds_nothing_{where}"
            for where in ("on_any_page_in_any_look", "in_any_state")
        ),
    ),
    "focus": _browser(
        "test_keyboard",
        "every_focus_stop_is_seen_in_order_with_a_ring",
        "the_open_menu_covers_nothing_that_comes_after_it",
    ),
    "tab": _browser(
        "test_keyboard",
        "the_tab_key_goes_through_a_page_in_its_order_and_leaves_it",
        "the_way_back_is_the_way_there",
    ),
    "journeys": _browser(
        "test_keyboard",
        "a_journey_from_the_first_page_to_the_whole_concept",
        "the_same_journey_without_scripts",
    ),
    "escape": _browser(
        "test_keyboard",
        "escape_closes_the_menu_and_gives_the_focus_back",
        "escape_closes_the_suggestions_and_keeps_the_focus",
    ),
    "skip": _browser("test_use", "the_first_stop_skips_to_the_text"),
    "reflow": _browser(
        "test_reflow",
        "nothing_is_lost_at_400_per_cent_with_large_or_loose_text",
        "both_languages_at_once_bear_the_spacing",
    ),
    "small_screen": _browser("test_sweep", "every_page_is_quiet_and_fits_a_small_screen"),
    "forced_palette": _browser(
        "test_adapted",
        "what_carries_a_meaning_is_seen_in_a_forced_palette",
        "what_is_told_apart_by_looks_is_so_in_a_forced_palette",
        "the_focus_is_seen_in_a_forced_palette",
    ),
    "graphics": _browser("test_adapted", "what_carries_a_meaning_is_seen_in_either_palette"),
    "motion": _browser("test_adapted", "nothing_moves_for_who_wants_no_motion"),
    "targets": _browser(
        "test_targets", "every_target_is_large_enough", "targets_that_only_a_script_makes_are_large_enough"
    ),
    "press": _browser("test_targets", "a_press_counts_when_it_ends_and_can_be_taken_back"),
    "status": _browser("test_search_header", "how_many_there_are_is_announced"),
    "rules": _pages("test_built_pages", "the_build_finds_nothing_wrong_with_any_page", "every_page_is_valid_html"),
    "language": _pages(
        "test_built_language",
        "no_text_of_one_language_stands_on_a_page_of_the_other",
        "nothing_that_the_templates_add_is_in_the_other_language",
    ),
    "frame": _pages("test_frame", "every_page_has_the_same_ways_in_the_same_order"),
    "ways": _pages("test_built_links", "every_page_can_be_reached_from_home"),
    "titles": _pages("test_built_pages", "the_build_finds_nothing_wrong_with_any_page"),
}

CRITERIA: Mapping[str, Criterion] = {
    "1.1.1": Criterion("A", ("axe", "rules"), person=True),
    "1.2.1": Criterion("A", absent="media"),
    "1.2.2": Criterion("A", absent="media"),
    "1.2.3": Criterion("A", absent="media"),
    "1.2.4": Criterion("AA", absent="media"),
    "1.2.5": Criterion("AA", absent="media"),
    "1.3.1": Criterion("A", ("axe", "rules"), person=True),
    "1.3.2": Criterion("A", ("focus", "tab"), person=True),
    "1.3.3": Criterion("A", person=True),
    "1.3.4": Criterion("AA", ("reflow", "small_screen")),
    "1.3.5": Criterion("AA", absent="personal_input"),
    "1.4.1": Criterion("A", ("axe", "forced_palette"), person=True),
    "1.4.2": Criterion("A", absent="media"),
    "1.4.3": Criterion("AA", ("axe",), person=True),
    "1.4.4": Criterion("AA", ("reflow",)),
    "1.4.5": Criterion("AA", absent="images_of_text"),
    "1.4.10": Criterion("AA", ("reflow", "small_screen")),
    "1.4.11": Criterion("AA", ("focus", "graphics", "forced_palette"), person=True),
    "1.4.12": Criterion("AA", ("reflow",)),
    "1.4.13": Criterion("AA", ("escape",), person=True),
    "2.1.1": Criterion("A", ("journeys", "tab")),
    "2.1.2": Criterion("A", ("tab",)),
    "2.1.4": Criterion("A", absent="shortcuts"),
    "2.2.1": Criterion("A", absent="time_limits"),
    "2.2.2": Criterion("A", ("motion",)),
    "2.3.1": Criterion("A", ("motion",)),
    "2.4.1": Criterion("A", ("skip", "axe")),
    "2.4.2": Criterion("A", ("titles", "rules"), person=True),
    "2.4.3": Criterion("A", ("focus", "tab")),
    "2.4.4": Criterion("A", ("axe", "rules"), person=True),
    "2.4.5": Criterion("AA", ("ways", "journeys")),
    "2.4.6": Criterion("AA", ("rules",), person=True),
    "2.4.7": Criterion("AA", ("focus", "forced_palette")),
    "2.4.11": Criterion("AA", ("focus",)),
    "2.5.1": Criterion("A", absent="gestures"),
    "2.5.2": Criterion("A", ("press",)),
    "2.5.3": Criterion("A", ("axe",), person=True),
    "2.5.4": Criterion("A", absent="gestures"),
    "2.5.7": Criterion("AA", absent="gestures"),
    "2.5.8": Criterion("AA", ("targets", "axe")),
    "3.1.1": Criterion("A", ("axe", "rules")),
    "3.1.2": Criterion("AA", ("axe", "language"), person=True),
    "3.2.1": Criterion("A", ("focus", "tab")),
    "3.2.2": Criterion("A", person=True),
    "3.2.3": Criterion("AA", ("frame",)),
    "3.2.4": Criterion("AA", ("frame",), person=True),
    "3.2.6": Criterion("A", ("frame",)),
    "3.3.1": Criterion("A", absent="input_errors"),
    "3.3.2": Criterion("A", ("axe",), person=True),
    "3.3.3": Criterion("AA", absent="input_errors"),
    "3.3.4": Criterion("AA", absent="personal_input"),
    "3.3.7": Criterion("A", absent="personal_input"),
    "3.3.8": Criterion("AA", absent="login"),
    "4.1.2": Criterion("A", ("axe", "rules"), person=True),
    "4.1.3": Criterion("AA", ("status",), person=True),
}


def label_keys() -> Iterator[str]:
    """The keys of every wording the record needs."""
    yield from (f"access_method.{method}" for method in Method)
    yield from (f"access_assessment.{one}" for one in Assessment)
    yield from (f"access_check.{key}" for key in CHECKS)
    yield from (f"access_absent.{key}" for key in sorted({one.absent for one in CRITERIA.values() if one.absent}))
    yield from (f"wcag.{number}" for number in CRITERIA)
