"""Every type of page prints as a clean document: read back from the PDF that the browser makes of it."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.browser.examples import FEW_TYPES, TYPES, alternately, daily, longest, pages_of
from tests.support.built_site import LANGUAGES

PRINTED = [one for one in TYPES if one not in {"404", "search"}]
# Of these the longest page, where most can go wrong; of the others the shortest, since a PDF takes its time.
LONG = {"field", "matrix", "measure", "whole"}
MENUS = ".skip, .nav__list, .languages, .crumbs ol, .sequence, .footer__links, .both__label"
FEW_LETTERS = 12
WORDS_A_SHEET, SPARE_SHEETS = 60, 3
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"

CARDS = """() => [...document.querySelectorAll('.card')].map((card) =>
  [...card.querySelectorAll('.card__title, .card__summary, .card__facts dd')].map((one) => one.innerText))"""
HEADINGS = "() => [...document.querySelectorAll('main :is(h2, h3)')].map((one) => one.innerText)"


def only_letters(text: str) -> str:
    """A text without what the line breaks of paper, its footnotes and its fonts change."""
    text = re.sub(r"\[\d+\]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s\u00ad\u200b\u2010-]", "", text).casefold()


def printed(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True, tagged=True)))


def sheets(reader: PdfReader) -> list[str]:
    """The letters of each sheet, without its number."""
    return [re.sub(r"^\d+/\d+|\d+/\d+$", "", only_letters(one.extract_text())) for one in reader.pages]


def example(site, language: str, wanted: str) -> str:
    return longest(site, language, wanted) if wanted in LONG else pages_of(site, language, wanted)[0]


@pytest.mark.parametrize(("language", "wanted"), alternately(PRINTED, (*FEW_TYPES, "glossary")))
def test_a_page_of_the_type_prints_whole_without_its_menus(real_site, open_page, language, wanted):
    address = example(real_site, language, wanted)
    page = open_page().go(address)
    reader = printed(page)
    text = "".join(sheets(reader))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], "not tagged"
    assert reader.trailer["/Root"]["/Lang"] == language
    assert only_letters(page.locator("h1").inner_text()) in text
    menus = [only_letters(one) for one in page.locator(MENUS).all_text_contents()]
    assert len(menus) >= 4
    assert [one for one in menus if len(one) > FEW_LETTERS and one in text] == []
    assert only_letters(real_site.dataset.label("find.placeholder")[language]) not in text
    addresses = real_site.documents[address].tree.xpath("//*[@class='addresses']//li/text()")
    assert [one for one in addresses if only_letters(one) not in text] == []
    assert only_letters(f"https://konzepte.example{address}") in text
    words = len(page.evaluate("document.querySelector('main').textContent").split())
    assert len(reader.pages) <= words / WORDS_A_SHEET + SPARE_SHEETS


@pytest.mark.parametrize("language", daily("de"))
def test_what_is_folded_on_the_screen_stands_open_on_paper(real_site, open_page, language):
    for wanted in ("field", "glossary"):
        page = open_page().go(longest(real_site, language, wanted))
        assert page.locator("main details[open]").count() == 0
        text = "".join(sheets(printed(page)))
        page.evaluate("document.querySelectorAll('.twin, .places, .cite').forEach((one) => one.remove())")
        folded = page.locator("main details:not(.elsewhere) :is(p:not(.hint), li > a)").all_text_contents()
        assert len(folded) > 3
        assert [one for one in folded if only_letters(one) not in text] == []


def test_where_styles_cannot_open_what_is_folded_it_is_open_while_the_page_prints(real_site, open_page):
    watched = open_page(user_agent="without ::details-content")  # a page of its own, since the script stays
    watched.page.add_init_script("CSS.supports = () => false;")
    page = watched.go(longest(real_site, "de", "glossary"))
    folded = page.locator("main details:not([open])")
    before = folded.count()
    assert before > 10
    page.locator("main details:not(.places__fold)").first.locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before - 1, "what the reader had opened stays open"


@pytest.mark.parametrize("language", daily("en"))
def test_no_card_is_cut_in_two_and_no_heading_left_behind(real_site, open_page, language):
    page = open_page().go(longest(real_site, language, "field"))
    found = sheets(printed(page))
    cards = [[only_letters(part) for part in card] for card in page.evaluate(CARDS)]
    assert len(cards) > 10
    assert [card for card in cards if not any(all(part in sheet for part in card) for sheet in found)] == []
    page = open_page().go(longest(real_site, language, "whole"))
    page.locator(".places").evaluate("(one) => one.remove()")  # its last line reads like a heading
    headings = {only_letters(one) for one in page.evaluate(HEADINGS)}
    ends = [heading for sheet in sheets(printed(page)) for heading in headings if sheet.endswith(heading)]
    assert ends == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_print_when_they_are_shown(real_site, open_page, language):
    entry = next(one for one in real_site.dataset.entries.values() if one.id.startswith("M-"))
    other = only_letters(entry.summary["en" if language == "de" else "de"])
    page = open_page().go(real_site.address(language, f"entry:{entry.id}"))
    assert other not in "".join(sheets(printed(page)))
    page.locator("#both").check()
    assert other in "".join(sheets(printed(page)))


@pytest.mark.parametrize("theme", ["light", "dark", None])
def test_paper_is_white_and_its_type_is_set_for_paper_whatever_the_palette(real_site, open_page, theme):
    page = open_page(color_scheme="dark").go(longest(real_site, "de", "measure"))
    if theme:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    page.emulate_media(media="print", color_scheme="dark")
    look = "({backgroundColor: paper, color: ink, fontSize: size}) => [paper, ink, size]"
    assert page.evaluate(f"({look})(getComputedStyle(document.body))") == [WHITE, BLACK, "12px"]
    assert page.evaluate("getComputedStyle(document.querySelector('.reading p')).color") == BLACK
