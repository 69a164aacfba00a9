"""The pages about macros are up to date, and every macro explains all its values in every language."""

from __future__ import annotations

import importlib.util

import pytest

from konzept.plan.macros import MACROS
from konzept.show.macros import VIEWS
from konzept.texts import LANGUAGES
from tests.support.places import ROOT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(language):
    spec = importlib.util.spec_from_file_location("macros_guide", ROOT / "scripts" / "macros_guide.py")
    guide = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guide)
    written = (ROOT / "docs" / f"macros.{language}.md").read_text(encoding="utf-8")
    assert written == guide.page(language), "run `make reference`"


@pytest.mark.parametrize("macro", MACROS.values(), ids=lambda one: one.name)
def test_a_macro_explains_every_value_in_every_language_and_has_a_view(macro):
    assert set(macro.text) == set(LANGUAGES)
    assert all(macro.text.values())
    assert list(macro.explained) == list(macro.parameters)
    assert all(explained[language] for explained in macro.explained.values() for language in LANGUAGES)
    assert f"{macro.name}(" in macro.example
    assert macro.name in VIEWS or macro.name == "address"
