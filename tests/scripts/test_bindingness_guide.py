"""The pages about the words that bind are up to date and name every word of the table."""

from __future__ import annotations

import importlib.util

import pytest

from konzept.language.modals import table
from konzept.texts import LANGUAGES
from tests.support.places import ROOT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(language):
    spec = importlib.util.spec_from_file_location("bindingness_guide", ROOT / "scripts" / "bindingness_guide.py")
    guide = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guide)
    written = (ROOT / "docs" / f"bindingness.{language}.md").read_text(encoding="utf-8")
    assert written == guide.page(language), "run `make reference`"
    assert all(f"| {name} |" in written for name in table())
