"""A word that means a term of the glossary in some entries only leads to it there, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from konzept.model.dataset import Dataset
from tests.support.sites import main_of, site_of

LINK = 'href="#term-district"'


@pytest.fixture
def bound(small_world: Dataset) -> Dataset:
    """The small world, in which „Text“ means the district in one measure."""
    term = replace(small_world.terms["district"], bound_forms={"de": ("Text",)}, bound_to=("M-5.1.2",))
    records = {kind: dict(found) for kind, found in small_world.records.items()}
    records["term"]["district"] = term
    return replace(small_world, records=records)


def test_the_word_leads_to_the_term_in_its_entry_alone(bound: Dataset) -> None:
    site = site_of(bound, "de")
    assert LINK in main_of(site, "entry:M-5.1.2")
    assert LINK not in main_of(site, "entry:S-1")
    assert LINK not in main_of(site, "entry:Z-1")


def test_a_page_of_a_section_tells_its_entries_apart(bound: Dataset) -> None:
    page = main_of(site_of(bound, "de"), "section:lower/5.1")
    passages = page.split("<article")
    assert [LINK in one for one in passages if 'id="M-5.1.2"' in one] == [True]
    assert [LINK in one for one in passages if 'id="S-1"' in one] == [False]


def test_the_glossary_names_the_entry_alone(bound: Dataset) -> None:
    page = main_of(site_of(bound, "de"), "glossary")
    term = page[page.index('id="term-district"') :]
    assert "M-5.1.2" in term
    assert "S-1" not in term
