"""All languages at once: each text has its twin beside it, marked, and costs little."""

from __future__ import annotations

import gzip

import pytest
from lxml import html as lxml_html

from konzept.language.dialect import to_plain
from konzept.model import Obligation
from konzept.show.views.entry import says_once
from tests.site.markup import elements
from tests.support.built_site import LANGUAGES, BuiltSite, squeeze

pytestmark = pytest.mark.data

OTHER = {"de": "en", "en": "de"}
LARGEST_SHARE = 0.4
"""Of what a page weighs; how much that may be is set by the budgets of `konzept.publish.weights`."""


def twins(site: BuiltSite, language: str, key: str) -> list[str]:
    page = site.page(language, key)
    found = [one for one in elements(page, "span", "div") if one.get("class") == "twin"]
    assert {one.get("lang") for one in found} <= {OTHER[language]}
    return [squeeze(one.text_content()) for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_its_texts_in_the_other_language_beside_them(real_site, language):
    missing = []
    for entry in real_site.dataset.entries.values():
        found = twins(real_site, language, f"entry:{entry.id}")
        wanted = [entry.title, entry.summary, *(link.reason for link in entry.links)]
        if isinstance(entry, Obligation):
            wanted += [] if says_once(entry) else [one.text for one in entry.commitments]
            wanted += list(entry.addressees) + list(entry.conditions)
        texts = [one[OTHER[language]] for one in wanted] + [to_plain(entry.text[OTHER[language]])]
        missing += [f"{entry.id}: {one[:60]}" for one in texts if squeeze(one) not in found]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_and_fields_have_their_twins_too(real_site, language):
    other = OTHER[language]
    for entry in real_site.dataset.entries.values():
        found = twins(real_site, language, f"section:{entry.concept}/{entry.section}")
        assert squeeze(to_plain(entry.text[other])) in found, entry.id
    for field in real_site.dataset.fields.values():
        found = twins(real_site, language, f"field:{field.id}")
        assert {squeeze(field.title[other]), squeeze(to_plain(field.text[other]))} <= set(found), field.id


def test_pages_that_offer_twins_have_the_switch_and_no_others_do(real_site):
    for document in real_site.documents.values():
        twinned = any(one.get("class") == "twin" for one in elements(document, "span", "div"))
        switches = [one for one in elements(document, "input") if one.get("id") == "both"]
        assert bool(switches) == twinned, document.address


def test_the_other_language_is_the_smaller_part_of_a_page(real_site):
    heavy = []
    for document in real_site.documents.values():
        tree = lxml_html.document_fromstring(document.source)
        with_twins = len(gzip.compress(lxml_html.tostring(tree), 9, mtime=0))
        for twin in tree.xpath('//*[@class="twin"]'):
            twin.drop_tree()
        share = 1 - len(gzip.compress(lxml_html.tostring(tree), 9, mtime=0)) / with_twins
        heavy += [f"{document.address}: {share:.2f}"] if share > LARGEST_SHARE else []
    assert heavy == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_stays_out_of_this_language_s_search(real_site, language):
    path = real_site.dataset.languages[language].path
    (file,) = (real_site.folder / path / "assets").glob("*/search-index.json")
    index = file.read_text(encoding="utf-8")
    foreign = [one.summary[OTHER[language]] for one in real_site.dataset.entries.values()]
    assert [one for one in foreign if one in index] == []
