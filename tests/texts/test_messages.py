"""A rule is one function and one block of text: each has the other, and every code and hint is said and used."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from konzept import checks
from konzept.checks.exceptions import without_exceptions
from konzept.checks.retired import ids_are_for_ever
from konzept.model import ENTRY_KINDS, KINDS
from konzept.report.message import excusable_codes, hints, messages
from konzept.texts import group
from tests.support.places import ROOT

RULES = (
    *checks.RULES,
    *checks.RULES_OF_COMPLETENESS,
    *checks.RULES_OF_TIME,
    without_exceptions,
    ids_are_for_ever,
)
TOPICS, BLOCKS = group("problems"), group("rules")
CODE_LIKE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
NO_CODES = {"utf-8"}


@cache
def literals(file: Path) -> frozenset[str]:
    """The texts in the code of a module, its docstrings included."""
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return frozenset(one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str))


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from (ROOT / "konzept" / room).rglob("*.py")


def literals_of(*rooms: str) -> set[str]:
    return {text for file in modules(*rooms) for text in literals(file)}


def codes_of(block: Mapping[str, Any]) -> set[str]:
    return {*block.get("codes", ()), *block.get("also", ())}


def test_every_rule_has_its_block_and_every_block_its_rule() -> None:
    assert set(BLOCKS) == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_its_rule_ensures_why_and_what_it_reports(name: str) -> None:
    block = BLOCKS[name]
    assert {"ensures", "why"} <= block.keys() <= {"ensures", "why", "also", "codes", "hints"}
    assert codes_of(block)
    assert block["ensures"]["en"].startswith("Ensure that ")
    assert all(text.endswith(".") for text in block["ensures"].values())


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_has_a_title_a_reason_and_codes(name: str) -> None:
    assert {"title", "why", "codes"} <= TOPICS[name].keys() <= {"title", "why", "codes", "hints"}


def test_a_code_has_one_place_and_nothing_but_what_the_program_reads() -> None:
    found = [code for block in (*TOPICS.values(), *BLOCKS.values()) for code in block.get("codes", {}).items()]
    assert [code for code, times in Counter(code for code, _ in found).items() if times > 1] == []
    for code, said in found:
        assert {"message"} <= said.keys() <= {"message", "hint", "level", "excusable"}, code
        assert said.get("level", "warning") == "warning", code
        assert said.get("excusable", True) is True, code
    assert {code for block in BLOCKS.values() for code in block.get("also", ())} <= messages().keys()


@pytest.mark.parametrize("module", sorted({rule.__module__ for rule in RULES}))
def test_the_rules_of_a_module_report_the_codes_of_their_blocks(module: str) -> None:
    reported = messages().keys() & literals(Path(inspect.getfile(sys.modules[module])))
    listed = {code for rule in RULES if rule.__module__ == module for code in codes_of(BLOCKS[rule.__name__])}
    assert reported - TOPICS["official_documents"]["codes"].keys() == listed


def test_what_may_be_excused_is_told_without_reading_the_messages() -> None:
    assert excusable_codes() == tuple(sorted(code for code, message in messages().items() if message.excusable))


def test_every_code_in_the_program_has_a_message_and_every_message_a_code() -> None:
    found = literals_of("read", "checks", "official")
    known = {*messages(), *hints(), *group("phrases"), *NO_CODES}
    assert {text for text in found if CODE_LIKE.fullmatch(text)} - known == set()
    assert messages().keys() - found - literals_of("cli") == set()


def test_no_hint_is_left_without_a_code_or_somebody_who_chooses_it() -> None:
    chosen = literals_of("read", "checks", "official")
    endings = tuple(text for text in chosen if re.fullmatch(r"-[a-z]+", text))
    left = {name for name in hints() if name not in messages() and name not in chosen}
    assert {name for name in left if not name.endswith(endings)} == set()


def test_every_reference_of_the_model_has_a_phrase_for_what_is_missing_and_every_phrase_is_used() -> None:
    missing = {f"no-{kind.name}" for kind in KINDS} | {"no-" + "-".join(ENTRY_KINDS)}
    phrases = set(group("phrases"))
    assert missing <= phrases
    assert phrases - missing - literals_of("read", "report", "changes") == set()
