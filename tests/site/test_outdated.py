"""A page in translation says which of its texts are older than their original, and nothing else does."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pytest

from tests.support.built_site import BuiltSite, Document, page_key
from tests.support.outdated_site import DESCRIPTION, EDIT, MACRO_PAGE, PAGE
from tests.support.translated_world import MEASURE, NEW, OLD

NOTICED = {page_key(name) for name in ("entry:M-5.1.2", "section:lower/5.1", "whole:lower", PAGE)}


def notice(document: Document):
    found = document.main.find_class("outdated")
    assert len(found) <= 1, document.address
    return found[0] if found else None


def test_the_pages_that_show_an_outdated_text_have_the_notice_and_no_others(outdated_site: BuiltSite) -> None:
    pages = outdated_site.plans["en"]
    assert {key for key in pages if notice(outdated_site.page("en", key)) is not None} == NOTICED


def test_no_page_in_the_original_language_has_it(outdated_site: BuiltSite) -> None:
    assert [one.address for one in outdated_site.of("de").values() if notice(one) is not None] == []


def test_the_notice_names_the_texts_and_offers_the_original(outdated_site: BuiltSite) -> None:
    document = outdated_site.page("en", "entry:M-5.1.2")
    found = notice(document)
    assert found.find_class("outdated__heading")[0].text == "2 texts on this page are older than the German originals"
    assert [one.text_content() for one in found.iter("summary")] == ["text", "condition 1"]
    originals = [one.find("div") for one in found.iter("details")]
    assert {one.get("lang") for one in originals} == {"de"}
    assert [one.text_content() for one in originals] == [NEW, "wenn Geld & <i>Rat</i> da ist"]
    [link] = found.iter("a")
    assert link.get("hreflang") == "de"
    assert urljoin(document.address, link.get("href")) == outdated_site.address("de", "entry:M-5.1.2")
    assert link.text_content() == "Read this page in German"


def test_a_page_with_several_records_says_whose_text_it_is(outdated_site: BuiltSite) -> None:
    for key in ("section:lower/5.1", "whole:lower"):
        found = notice(outdated_site.page("en", key))
        assert [one.text_content() for one in found.iter("summary")] == ["At least twelve course places, text"], key
        assert found.find_class("outdated__heading")[0].text.startswith("One text on this page is older"), key


def test_a_hand_written_page_has_it_for_its_own_blocks(outdated_site: BuiltSite) -> None:
    found = notice(outdated_site.page("en", PAGE))
    [original] = [one.find("div") for one in found.iter("details")]
    assert original.text_content() == DESCRIPTION
    assert original.find("b") is None


def test_the_status_page_lists_every_text_with_its_file(outdated_site: BuiltSite) -> None:
    for language, outdated in (("de", "älter als das Original"), ("en", "older than the original")):
        main = outdated_site.page(language, "translations").main
        links = [link for link in main.iter("a") if link.get("href").startswith(EDIT)]
        assert [link.get("href").removeprefix(EDIT) for link in links] == [
            f"data/{MEASURE}", "data/laws/gg.yml", "data/ui/frame.yml", f"content/en/{MACRO_PAGE}.md",
            f"content/en/{PAGE}.md", "data/ui/pages.yml",
        ]  # fmt: skip
        counts = {dt.text: dt.getnext().text for dt in main.iter("dt")}
        assert counts[outdated] == "5"
        assert [dt.getnext().text for dt in main.iter("dt")][1:] == ["5", "2", "0"]
        assert "nav.skip" in [one.text for one in main.iter("code")]
        assert main.find_class("translations__current") == []


def test_the_foot_of_a_page_leads_to_its_file(outdated_site: BuiltSite) -> None:
    for language in ("de", "en"):
        [source] = outdated_site.page(language, "entry:M-5.1.2").main.find_class("source")
        assert f"{EDIT}data/{MEASURE}" in [link.get("href") for link in source.iter("a")]


def test_when_all_is_current_the_status_page_says_so(real_site: BuiltSite) -> None:
    if any(notice(one) is not None for one in real_site.of("en").values()):
        pytest.skip("some of the real translations are outdated at present")
    for language in ("de", "en"):
        [words] = real_site.page(language, "translations").main.find_class("translations__current")
        said = {"de": r"Alles aktuell: Alle \d\.\d{3} Texte .*", "en": r"All current: all \d,\d{3} texts .*"}[language]
        assert re.fullmatch(said, words.text)


def test_a_language_that_records_nothing_is_not_judged(arabic_site: BuiltSite) -> None:
    main = arabic_site.page("en", "translations").main
    assert main.xpath(".//section/h2/text()") == ["English", "Arabic"]
    assert [one.text for one in main.iterfind(".//section/p")][-1].startswith("Nothing has been recorded")


def test_the_foot_of_every_page_leads_to_the_status_page(outdated_site: BuiltSite) -> None:
    for language in ("de", "en"):
        document = outdated_site.page(language, "home")
        links = {urljoin(document.address, link.get("href")) for link in document.tree.xpath("//footer//a")}
        assert outdated_site.address(language, "translations") in links


def test_the_search_does_not_find_the_original_on_english_pages(outdated_site: BuiltSite) -> None:
    [index] = (outdated_site.folder / "en/assets").rglob("search-index.json")
    text = index.read_text(encoding="utf-8")
    assert json.loads(text)["language"] == "en"
    assert NEW not in text
    assert OLD not in text
