"""Every thing the checker reports has an example that shows it, and the pages about the rules are up to date."""

from __future__ import annotations

import sys

import pytest

from konzept.report.message import messages
from konzept.texts import LANGUAGES, group
from tests.support.places import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from example_makers import MAKERS
from reference import Tried, page, try_all
from rule_examples import examples, tried


@pytest.fixture(scope="module")
def found() -> dict[str, Tried]:
    return try_all()


def test_every_report_has_an_example():
    assert set(examples()) == set(messages())


@pytest.mark.parametrize("code", messages())
def test_the_wrong_example_is_reported_as_that_and_as_nothing_else(code: str, found: dict[str, Tried]):
    reported = {problem.code for problem in found[code].problems}
    assert reported == {code, *found[code].example.besides}


@pytest.mark.parametrize("code", messages())
def test_the_right_example_is_without_fault(code: str):
    assert [problem.code for problem in tried(examples()[code], wrong=False)] == []


def test_what_an_example_has_made_is_used_and_has_words_for_it():
    made = group("checks_page")["made"]
    assert MAKERS.keys() == made.keys() == {example.made for example in examples().values()} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(language: str, found: dict[str, Tried]):
    written = (ROOT / "docs" / f"checks.{language}.md").read_text("utf-8")
    assert written == page(language, found), "run `make reference`"
