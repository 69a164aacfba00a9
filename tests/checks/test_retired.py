"""What has gone leaves word at its old address: said by the check, by the comment on a proposal, and on a page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from konzept.changes.comment import comment
from konzept.changes.revisions import read_revision
from konzept.checks.run import check
from konzept.plan.pages import GONE, PageKey, page_of
from konzept.plan.site import Site
from konzept.publish.site_files import sitemap
from konzept.report.problem import Problem
from konzept.show.render import Renderer
from konzept.translation.versions import BASE
from tests.support.places import ROOT, TESTS
from tests.support.sites import ASSETS, sites_of
from tests.support.translated_world import commit, committed

OLD, NEW = "lower/goals/K-1.yml", "lower/goals/K-11.yml"
GOAL = """kind: goal
concept: lower
title: {de: "Sprache vor Ort", en: "Language on the spot"}
reason: {de: "Das Ziel hat eine neue Kennung.", en: "The goal has a new id."}
"""
TERM = """kind: term
title: {de: "Stadt", en: "town"}
reason: {de: "Das Wort kommt nicht mehr vor.", en: "The word does not occur any more."}
replaced_by: [district]
date: 2026-11-30
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "world", tmp_path / "data")
    shutil.copytree(ROOT / "data" / "ui", tmp_path / "data" / "ui")
    return tmp_path / "data"


def write(data: Path, id_: str, text: str) -> None:
    (data / "retired").mkdir(exist_ok=True)
    (data / "retired" / f"{id_}.yml").write_text(text, "utf-8")


def problems(data: Path) -> list[Problem]:
    wanted = ("id-", "address-", "word-", "route-", "successor-", "retired-", "unknown-reference")
    return [one for one in check(data).problems if one.code.startswith(wanted)]


def codes(data: Path) -> list[str]:
    return [one.code for one in problems(data)]


def rename(data: Path) -> None:
    """The goal gets another id, and everything that names it follows."""
    (data / OLD).rename(data / NEW)
    for path in data.rglob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\bK-1\b", "K-11", text), "utf-8")


def test_without_a_history_nothing_is_missed(data: Path) -> None:
    rename(data)
    assert codes(data) == []


@pytest.mark.parametrize("after_commit", [False, True])
def test_a_renamed_record_is_named_with_both_ids_and_the_file_to_write(
    data: Path, monkeypatch: pytest.MonkeyPatch, *, after_commit: bool
) -> None:
    committed(data.parent)
    rename(data)
    if after_commit:
        commit(data.parent)
        monkeypatch.setenv(BASE, "HEAD^")
    (found,) = problems(data)
    assert (found.code, found.file, found.line) == ("id-renamed", NEW, 1)
    said = f"{found.message('de')} {found.advice('de')}"
    assert "„K-1“" in said
    assert "„K-11“" in said
    assert "retired/K-1.yml" in said
    written = re.search(r"\{kind: goal.*\}", said)
    assert written
    assert "replaced_by: [K-11]" in written[0]
    assert "Sprache vor Ort" in written[0]
    write(data, "K-1", written[0].replace("…", "Neue Kennung."))
    assert codes(data) == []


def test_what_is_deleted_in_the_same_proposal_as_it_came_needs_no_word(data: Path) -> None:
    committed(data.parent)
    shutil.copy(data / OLD, data / NEW)
    (data / NEW).unlink()
    assert codes(data) == []


def test_a_section_and_an_entry_of_another_kind_leave_word_too(data: Path) -> None:
    concept = data / "concepts" / "lower.yml"
    section = '  - number: "6"\n    heading:\n      de: "Anhang"\n      en: "Annex"\n'
    text = concept.read_text("utf-8")
    concept.write_text(text.replace("plain:\n", f"{section}plain:\n"), "utf-8")
    committed(data.parent)
    concept.write_text(text, "utf-8")
    (data / "lower/guidelines").mkdir()
    (data / OLD).rename(data / "lower/guidelines/K-1.yml")
    assert codes(data) == ["id-gone", "address-moved"]
    write(data, "lower-6", GOAL.replace("kind: goal", "kind: section"))
    write(data, "K-1", f"{GOAL}replaced_by: [K-1]\n")
    assert codes(data) == []


def test_word_once_left_is_not_taken_back(data: Path) -> None:
    write(data, "town", TERM)
    committed(data.parent)
    (data / "retired/town.yml").unlink()
    assert codes(data) == ["word-withdrawn"]


def test_who_names_a_retired_id_is_told_where_its_successor_stands(data: Path) -> None:
    write(data, "Q-1", GOAL)
    path = data / "notes/N-1.yml"
    path.write_text(path.read_text("utf-8").replace("entries: [M-5.1.2,", "entries: [Q-1, M-5.1.2,"), "utf-8")
    (found,) = problems(data)
    assert found.code == "unknown-reference"
    assert "retired/Q-1.yml" in found.advice("de")


@pytest.fixture
def left(data: Path) -> Mapping[str, Site]:
    """The site in each language, of a world that has lost a goal and a term."""
    write(data, "K-9", f"{GOAL}replaced_by: [K-1]\n")
    write(data, "town", TERM)
    dataset = check(data).dataset
    assert dataset is not None
    return sites_of(dataset)


@pytest.mark.parametrize(
    ("language", "address", "why"),
    [("de", "lower/ziele/K-9/", "neue Kennung"), ("en", "lower/goals/K-9/", "new id")],
)
def test_the_page_at_the_old_address_says_why_and_where_to_go(
    left: Mapping[str, Site], language: str, address: str, why: str
) -> None:
    site, key = left[language], PageKey(GONE, "K-9")
    assert site.pages[key].address == address
    assert page_of(site.dataset.retired["K-9"]) == key
    assert f"{address}</loc>" not in sitemap(site)
    html = Renderer(site, ASSETS).page(key)
    assert why in html
    assert 'href="../K-1/"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_what_shared_a_page_is_named_there_at_its_old_place(left: Mapping[str, Site]) -> None:
    html = Renderer(left["en"], ASSETS).page(PageKey("glossary"))
    assert '<li id="term-town">' in html
    assert "does not occur any more" in html
    assert 'href="./#term-district"' in html or 'href="#term-district"' in html
    other = Renderer(left["en"], ASSETS).page(PageKey("laws"))
    assert "No longer here" not in other


def test_the_comment_names_the_addresses_that_go_in_every_language(data: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(data, before / "data")
    town = data / "glossary/town.yml"
    shutil.copy(data / "glossary/district.yml", before / "data/glossary/town.yml")
    text = (before / "data/glossary/town.yml").read_text("utf-8")
    for old, new in (("Landkreis", "Sprache"), ("Kreis", "Sprachen"), ("district", "language")):
        text = text.replace(old, new)
    (before / "data/glossary/town.yml").write_text(text, "utf-8")
    rename(data)
    assert not town.exists()
    said = comment(read_revision(before / "data"), read_revision(data), "de")
    gone = said.partition("### Feste Adresse entfällt")[2]
    assert all(f"`{one}`" in gone for one in ("/lower/ziele/K-1/", "/en/lower/goals/K-1/")), said
    assert all(f"`{one}#term-town`" in gone for one in ("/glossar/", "/en/glossary/"))
