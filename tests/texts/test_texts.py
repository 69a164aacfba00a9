"""Every text of the program exists in each working language, with the same placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import konzept.texts
from konzept.texts import LANGUAGES, group, tell, wording
from tests.support.places import ROOT

FILES = sorted(path.stem for path in Path(konzept.texts.__file__).parent.glob("*.yml"))


def leaves(found: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every mapping that has a working language among its keys."""
    if set(LANGUAGES) & set(found):
        yield key, found
        return
    for name, inner in found.items():
        if isinstance(inner, Mapping):
            yield from leaves(inner, f"{key}.{name}")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", FILES)
def test_every_text_has_every_language_and_the_same_placeholders(name: str) -> None:
    texts = dict(leaves(group(name), name))
    assert texts
    for key, text in texts.items():
        assert tuple(text) == LANGUAGES, key
        assert all(isinstance(one, str) and one for one in text.values()), key
        assert len({frozenset(placeholders(one)) for one in text.values()}) == 1, key


@cache
def words_of_the_program() -> frozenset[str]:
    files = [*(ROOT / "konzept").rglob("*.py"), *(ROOT / "scripts").glob("*.py"), *ROOT.glob("*.py")]
    return frozenset(word for file in files for word in re.findall(r"[\w-]+", file.read_text("utf-8")))


@pytest.mark.parametrize("name", sorted({*FILES} - {"fields", "hints", "phrases", "problems", "rules"}))
def test_no_text_is_left_that_nobody_tells(name: str) -> None:
    named = {key: key.rpartition(".")[2].split() for key, _ in leaves(group(name), name)}
    assert [key for key, words in named.items() if not words_of_the_program().issuperset(words)] == []


def test_a_text_is_told_with_its_placeholders_filled_and_an_unknown_one_is_a_mistake() -> None:
    assert tell("build.packed", "en", output="x.zip", size=3).startswith("Done: x.zip, 3 kB")
    with pytest.raises(KeyError):
        wording("build.no_such_text")
