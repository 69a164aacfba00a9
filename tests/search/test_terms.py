"""How a text becomes search terms: the Python side of the table that both sides pass."""

from __future__ import annotations

import pytest
import yaml

from konzept.language.search_terms import stem, terms
from tests.support.built_site import ROOT

VECTORS = yaml.safe_load((ROOT / "tests/search/vectors.yml").read_text(encoding="utf-8"))


def test_the_table_is_as_wide_as_the_rules():
    assert len(VECTORS) >= 80
    rows = [(text, language) for text, language, _, _ in VECTORS]
    assert len(set(rows)) == len(rows)
    assert {"de", "en"} <= {language for _, language in rows}


@pytest.mark.parametrize(("text", "language", "expected", "stems"), VECTORS)
def test_a_text_becomes_these_terms_and_stems(text, language, expected, stems):
    found = terms(text, language)
    assert found == expected
    assert [stem(term, language) for term in found] == stems


@pytest.mark.parametrize(("text", "language", "expected", "stems"), VECTORS)
def test_terms_are_in_their_last_form(text, language, expected, stems):
    """What the index holds as terms (stop words, synonyms) can be folded again by the script without a change."""
    plain = [term for term in expected if not any(character in "0123456789" for character in term)]
    assert terms(" ".join(plain), language) == plain
