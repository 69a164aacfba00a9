"""The official wording on the finished pages: folded, marked, as typed, and nowhere else."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from konzept.publish import offline
from tests.site.markup import html_errors
from tests.support.built_site import LANGUAGES, Document, page_key, squeeze
from tests.support.hostile_site import ATTACKS
from tests.support.official_site import FIRST_ATTACK, GUIDELINE, ITEM, LEARNED, OTHER_ATTACKS

UPPER = ("section:upper/1", "entry:G-1", "section:upper/1.1", "entry:Z-1")
LOWER = ("section:lower/5", "section:lower/5.1", "entry:K-1", "entry:M-5.1.2", "entry:S-1")
ATTACKED = UPPER[:2]


def wording(document: Document):
    """The folded part of a page that holds the official wording."""
    (found,) = document.tree.xpath("//details[@class='official']")
    return found


def official_text(document: Document):
    (found,) = wording(document).xpath(".//div[@class='official__text']")
    return found


def paragraphs(document: Document) -> list[str]:
    return [one.text_content() for one in official_text(document).xpath(".//p | .//li")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", UPPER + LOWER)
def test_every_entry_and_section_shows_it_folded_and_marked_as_german(official_site, language, key):
    document = official_site.page(language, key)
    assert wording(document).get("open") is None
    assert (official_text(document).get("lang"), official_text(document).get("dir")) == ("de", "ltr")
    title = wording(document).findtext("summary").replace("\u00a0", " ")
    assert title.startswith({"de": "Amtlicher Wortlaut: Abschnitt ", "en": "Official wording: section "}[language])
    assert ("exists in German only" in wording(document).text_content()) == (language == "en")


@pytest.mark.parametrize("key", ["section:upper/1", "section:upper/1.1"])
def test_the_fingerprint_is_the_one_in_the_data(official_site, key):
    concept, number = key.removeprefix("section:").split("/")
    sections = official_site.dataset.concepts[concept].sections
    recorded = next(section.wording for section in sections if section.number == number)
    assert recorded
    assert wording(official_site.page("de", key)).findtext(".//code") == recorded


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_become_paragraphs_and_lists_with_words_whole_again(official_site, language):
    assert paragraphs(official_site.page(language, "entry:Z-1")) == [
        "1.1 Ziele",
        "Ein erfundenes Ziel, das über das Ende einer Zeile geht.",
    ]
    assert len(official_text(official_site.page(language, "entry:G-1")).xpath("./ul/li")) == len(OTHER_ATTACKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ATTACKED)
def test_an_attack_in_the_document_appears_as_typed(official_site, language, key):
    document = official_site.page(language, key)
    assert GUIDELINE in paragraphs(document)
    assert paragraphs(document)[2:] == list(OTHER_ATTACKS)
    assert FIRST_ATTACK in document.main.text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_attack_in_the_document_is_no_element_no_attribute_and_no_address(official_site, language):
    for key in ATTACKED:
        document = official_site.page(language, key)
        assert {one.tag for one in official_text(document).iter()} == {"div", "p", "ul", "li"}
        assert {name for one in official_text(document).iter() for name in one.attrib} == {"lang", "dir", "class"}
        run = document.tree.xpath("//script[not(@type='application/ld+json')]")
        assert run == document.tree.xpath("//head/script[@src]")
        assert document.tree.xpath("//img | //@onerror | //@onclick | //@onmouseover | //@onfocus") == []


def test_the_attack_stands_on_no_other_page(official_site):
    pages = {official_site.address(language, key) for language in LANGUAGES for key in ATTACKED}
    spread = [
        address
        for address, document in official_site.documents.items()
        if address not in pages and any(squeeze(attack) in document.squeezed for attack in ATTACKS if " " in attack)
    ]
    assert spread == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_numbered_measure_shows_its_own_item_and_leads_to_the_whole_section(official_site, language):
    document = official_site.page(language, "entry:M-5.1.2")
    assert paragraphs(document) == ["5.1.2.", ITEM]
    assert wording(document).findtext("summary").endswith("5.1.2")
    section = official_site.page(language, "section:lower/5.1")
    to_mark, address = wording(document).xpath(".//a/@href")
    assert to_mark == "#official-mark"
    assert address.endswith(section.address.rpartition("/5.1/")[0].rpartition("/")[2] + "/5.1/#official-text")
    assert section.tree.get_element_by_id("official-text") is not None
    assert ITEM in paragraphs(section)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_an_entry_are_marked_and_no_others(official_site, language):
    marked = {
        key: [one.text for one in official_text(official_site.page(language, key)).iter("mark")]
        for key in UPPER + LOWER
    }
    assert {key: found for key, found in marked.items() if found} == {"entry:K-1": [LEARNED], "entry:M-5.1.2": [ITEM]}


CHANGED = {
    "de": "Der amtliche Text hat sich geändert, seit diese Wiedergabe geschrieben wurde.",
    "en": "The official text has changed since this rendering was made.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_section_says_so_and_the_entry_whose_sentence_changed_and_no_other_page(official_site, language):
    changed = {
        key
        for key in official_site.plans[language]
        if squeeze(CHANGED[language]) in official_site.page(language, key).squeezed
    }
    assert changed == {page_key(name) for name in ("section:lower/5.1", "entry:S-1")}
    for key in changed:
        document = official_site.page(language, key)
        (notice,) = document.tree.xpath("//p[@class='official__changed']")
        assert notice.find("a").get("href") == "#official-text"
        assert document.tree.get_element_by_id("official-text") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_the_wording_are_valid_html(official_site, language):
    keys = [*LOWER, *UPPER[2:]]
    found = [f"{key}: {problem}" for key in keys for problem in html_errors(official_site.page(language, key))]
    assert not found, "\n".join(found)


def test_neither_search_nor_data_file_holds_it(official_site):
    data = (official_site.folder / "data/konzept.json").read_text(encoding="utf-8")
    assert "erfunden" not in data
    assert json.loads(data)["concept"]["upper"]["sections"][0]["wording"]
    indexes = [*official_site.folder.rglob("search-index*.json")]
    assert len(indexes) == len(LANGUAGES)
    assert all("erfunden" not in index.read_text(encoding="utf-8") for index in indexes)


def test_the_copy_for_reading_without_a_server_holds_it_too(official_site):
    archive = zipfile.ZipFile(io.BytesIO(offline.pack(official_site.folder, "")))
    page = next(name for name in archive.namelist() if name.endswith("M-5.1.2/index.html") and "/en/" in name)
    assert ITEM in archive.read(page).decode("utf-8")


def test_without_documents_no_page_speaks_of_them(real_site):
    for document in real_site.documents.values():
        assert document.tree.xpath("//*[starts-with(@class, 'official')]") == []
        assert "Amtlicher Wortlaut" not in document.source
        assert "Official wording" not in document.source
