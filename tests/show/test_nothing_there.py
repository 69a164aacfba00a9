"""Pages of a world that has none of a thing, or one: each says so, without empty tables and wrong plurals."""

from __future__ import annotations

import re
import shutil

import pytest

from konzept.checks.run import check
from konzept.plan.pages import PageKey
from tests.support.sites import renderer_of, site_of

KINDS = (
    "duties", "figures", "charts", "references", "notes", "glossary", "laws", "documents", "reports", "audiences",
    "synonyms",
)  # fmt: skip
LISTS = ("duties", "figures", "references", "notes", "glossary", "laws", "contacts", "actors", "evidence")
ONLY_DIGITS = re.compile(r'<p class="lead">\s*(?:[^<]*\s)?[01]\s')


def _pages(folder):
    world = check(folder).dataset
    for language in world.languages:
        site = site_of(world, language)
        renderer = renderer_of(site)
        for kind in LISTS:
            page = renderer.page(PageKey(kind))
            yield kind, world.label(f"{kind}.lead.zero")[language], page[page.index("<main") :]


def test_a_list_without_entries_says_so_and_shows_no_empty_table(world_folder):
    for kind in (*KINDS, "exceptions", "actors", "lower", "upper", "concepts"):
        shutil.rmtree(world_folder / kind, ignore_errors=True)
    for kind, sentence, page in _pages(world_folder):
        assert sentence in page, kind
        assert "<table" not in page, kind


def test_a_list_of_one_is_no_plural(world_folder):
    for kind, sentence, page in _pages(world_folder):
        assert sentence not in page, kind
        assert not ONLY_DIGITS.search(page), kind


@pytest.mark.parametrize(("number", "label"), [("5", "section.no_text"), ("5.1", "section.no_entry")])
def test_a_section_without_entries_is_told_from_one_with_subsections(world_folder, number, label):
    for kind in ("measures", "goals", "statements", "progress"):
        shutil.rmtree(world_folder / "lower" / kind)
    for kind in (*KINDS, "exceptions"):
        shutil.rmtree(world_folder / kind, ignore_errors=True)
    goal = world_folder / "upper/goals/Z-1.yml"
    goal.write_text(re.sub(r"laws:\n(  .*\n)+", "", goal.read_text(encoding="utf-8")), encoding="utf-8")
    world = check(world_folder).dataset
    for language in world.languages:
        page = renderer_of(site_of(world, language)).page(PageKey("section", "lower", number))
        assert world.label(label)[language] in page
