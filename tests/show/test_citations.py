"""How pages are cited: in words and in the forms of reference managers, in which no text breaks out of its field."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest

from konzept.model import Text
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.citations import citation
from tests.support.sites import main_of, site_of

ENTRY = PageKey("entry", "M-5.1.2")


def site(world: Dataset, title: str = "") -> Site:
    if title:
        entry = replace(world.entries["M-5.1.2"], title=Text({"de": title, "en": title}))
        world = replace(world, records={**world.records, "measure": {entry.id: entry}})
    return replace(site_of(world, "en"), changed=datetime.date(2026, 1, 31))


def test_a_page_is_cited_with_its_day_and_address(small_world):
    found = citation(site(small_world), ENTRY)
    address = "https://example.org/en/lower/measures/M-5.1.2/"
    assert found.text.startswith("Concepts side by side: At least twelve course places (M-5.1.2). In: ")
    assert f"as of 31 January 2026. {address}. Licence: CC BY 4.0." in found.text
    assert f"  url = {{{address}}}," in found.bibtex
    assert f"UR  - {address}" in found.ris
    [csl] = json.loads(found.csl)
    assert (csl["URL"], csl["issued"]) == (address, {"date-parts": [[2026, 1, 31]]})


def test_a_hostile_title_stays_in_its_field(small_world):
    attack = 'x}, author = {y} % & \\input{/etc/passwd} "</pre><script>'
    found = citation(site(small_world, attack), ENTRY)
    title = next(line for line in found.bibtex.splitlines() if line.startswith("  title"))
    inside = title.removeprefix("  title = {").removesuffix("},")
    assert not re.search(r"(?<!\\)[{}%&]", inside.replace(r"\textbackslash{}", ""))
    assert len(found.ris.splitlines()) == len(citation(site(small_world), ENTRY).ris.splitlines())
    assert json.loads(found.csl)[0]["title"].startswith(attack)
    assert "<script>" not in main_of(site(small_world, attack), "entry:M-5.1.2")


@pytest.mark.parametrize("key", [PageKey("search"), PageKey("404")])
def test_nobody_cites_a_search(small_world, key):
    assert citation(site(small_world), key) is None


def test_every_other_page_can_be_cited_without_a_script(small_world):
    made = site(small_world)
    for key in ("home", "glossary", "concept:lower", "changes"):
        page = main_of(made, key)
        assert page.count("<summary>Cite this page</summary>") == 1
        assert citation(made, PageKey(*key.split(":"))).text.split(":")[0] in page
