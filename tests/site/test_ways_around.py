"""The ways around a page: its contents, where to report and to mend, anchors of single commitments, the menu."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from konzept.model import Obligation
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.show.views.entry import says_once
from tests.browser.examples import longest
from tests.site.markup import words
from tests.support.built_site import LANGUAGES, squeeze
from tests.support.sites import main_of, renderer_of, site_of

pytestmark = pytest.mark.data
LONG = ("field", "whole", "notes", "laws", "glossary", "figures", "duties", "actors", "references", "prose")
ORGANISATIONS = PageKey("prose", "migrant-organisations")


def places(document):
    """The anchors that each list of contents on a page leads to."""
    return [
        [link.get("href") for link in one.xpath(".//a")] for one in document.tree.xpath("//*[@class='places__list']")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wanted", LONG)
def test_a_long_page_has_contents_and_a_way_back_up(real_site, language, wanted):
    document = real_site.documents[longest(real_site, language, wanted)]
    assert places(document)
    assert document.tree.xpath("//*[@class='up']/a/@href") == ["#places"]


def test_contents_lead_to_every_heading_in_the_order_of_the_page(real_site):
    found = {address: one for address, one in real_site.documents.items() if places(one)}
    assert found
    for address, document in found.items():
        headings = document.main.xpath(".//h2[not(ancestor::*[@class='addresses'])]")
        wanted = [f"#{one.get('id')}" for one in headings]
        assert all(set(wanted) <= set(one) for one in places(document)), address
        ids = [f"#{one}" for one in document.main.xpath(".//@id")]
        assert all(one == sorted(one, key=ids.index) for one in places(document)), address


def test_every_page_says_where_to_report_a_mistake_and_all_made_of_data_or_by_hand_where_to_mend_it(real_site):
    for address, document in real_site.documents.items():
        mend = document.main.xpath("./div[@class='mend']")
        assert len(mend) == 1, address
        assert [link.get("href").rpartition("#")[2] for link in mend[0].xpath(".//a")] == ["correction"], address
    for language, plan in real_site.plans.items():
        for key in plan:
            codes = real_site.page(language, key).main.xpath(".//*[@class='mend' or @class='source']//code/text()")
            files = [one for one in codes if one.startswith(("data/", "content/"))]
            assert bool(files) == (key.type not in ("search", "404")), key
            below = [real_site.data.parent / one for one in files]
            assert all(one.exists() for one in below), files


@pytest.mark.parametrize("name", ["notes", "index", "contacts", "audience:migrants"])
def test_with_an_address_for_editing_every_page_links_to_its_file_and_with_a_mailbox_to_that(small_world, name):
    operator = replace(small_world.operator, edit_address="https://git.example/edit/main/", email="text@example.org")
    world = Dataset(
        {**small_world.records, "operator": {"site": operator}}, small_world.labels, small_world.label_files
    )
    site = site_of(world, "en")
    key = "home" if name == "index" else name
    report, edit = re.findall(r'href="([^"]+)"', main_of(site, key).split('class="mend"')[1].split("</div>")[0])
    assert report.startswith("mailto:text@example.org?subject=")
    page = next(page for page in site.pages.values() if page.edit and edit.endswith(page.edit))
    assert edit == f"https://git.example/edit/main/{page.edit}"
    assert page.edit in unquote(report)


def test_commitments_have_the_same_anchors_in_every_language_in_the_order_of_the_text(real_site):
    for entry in real_site.dataset.entries.values():
        for language in LANGUAGES if isinstance(entry, Obligation) else ():
            found = real_site.page(language, PageKey("entry", entry.id)).main.xpath(
                ".//*[re:test(@id, '^c[0-9]+$')]", namespaces={"re": "http://exslt.org/regular-expressions"}
            )
            assert [one.get("id") for one in found] == [f"c{number + 1}" for number in range(len(entry.commitments))]
            for one, commitment in zip(found, () if says_once(entry) else entry.commitments, strict=False):
                assert squeeze(commitment.text[language]) in squeeze(one.text_content())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_migrant_organisations_is_in_the_menu_and_high_on_the_first_page(real_site, language):
    home = real_site.page(language, "home")
    address = real_site.plans[language][ORGANISATIONS].address
    assert len(home.tree.xpath(f"/html/body/header//nav//a[@href='{address}']")) == 2
    before = home.main.xpath(f".//a[@href='{address}'][not(preceding::h2[ancestor::main])]")
    assert [words(link) for link in before] == [real_site.plans[language][ORGANISATIONS].title]


def test_a_short_page_and_one_with_few_headings_have_no_contents(small_world):
    page = renderer_of(site_of(small_world, "de")).page(PageKey("notes"))
    assert 'class="places' not in page
