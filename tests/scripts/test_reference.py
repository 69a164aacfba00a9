"""Every thing the checker reports has an example that shows it, and the pages about the rules are up to date."""

from __future__ import annotations

import sys

import pytest

from konzept import checks
from konzept.texts.messages import LANGUAGES, MESSAGES
from konzept.texts.messages.promises import PROMISES
from konzept.texts.messages.topics import TOPICS
from tests.support.places import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from example_makers import MAKERS
from reference import MADE, RULES, Tried, page, try_all
from rule_examples import examples, tried


@pytest.fixture(scope="module")
def found() -> dict[str, Tried]:
    return try_all()


def test_every_report_has_an_example_and_a_place_on_the_page():
    assert set(examples()) == set(MESSAGES)
    explained = [code for group in (*TOPICS, *PROMISES.values()) for code in group.codes]
    assert set(explained) == set(MESSAGES)


@pytest.mark.parametrize("code", MESSAGES)
def test_the_wrong_example_is_reported_as_that_and_as_nothing_else(code: str, found: dict[str, Tried]):
    reported = {problem.code for problem in found[code].problems}
    assert reported == {code, *found[code].example.besides}


@pytest.mark.parametrize("code", MESSAGES)
def test_the_right_example_is_without_fault(code: str):
    assert [problem.code for problem in tried(examples()[code], wrong=False)] == []


def test_what_an_example_has_made_is_used_and_has_words_for_it():
    assert MAKERS.keys() == MADE.keys() == {example.made for example in examples().values()} - {""}
    assert all(words.keys() == set(LANGUAGES) for words in MADE.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(language: str, found: dict[str, Tried]):
    written = (ROOT / "docs" / f"checks.{language}.md").read_text("utf-8")
    assert written == page(language, found), "run `make reference`"


def test_every_rule_has_a_promise_and_reports_only_its_codes(found: dict[str, Tried]):
    assert {rule.__name__ for rule in RULES} == set(PROMISES)
    rules = {rule.__name__ for rule in (*checks.RULES, *checks.RULES_OF_COMPLETENESS)}
    assert rules < set(PROMISES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_ensures_in_both_languages(rule):
    assert (rule.__doc__ or "").startswith("Ensure that ")
    promise = PROMISES[rule.__name__]
    assert promise.german.endswith(".")
    assert set(promise.why) == set(LANGUAGES)
