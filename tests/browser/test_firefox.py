"""Pages in Firefox: quiet, no word over another on paper, in the reader view one language and who is responsible."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from tests.browser.examples import FEW_TYPES, daily, longest, pages_of
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES, BuiltSite, Document
from tests.support.firefox import Firefox, NoFirefox, firefox_running

WIDTH = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
TWINS = "//main//*[contains(concat(' ', @class, ' '), ' twin ')]"
FACTS = "//dl[@class='facts']//dd/a"
FEW_WORDS = 5
# Firefox takes some seconds for the paper of a page, and long rows are what it breaks badly.
LONGEST = 1

Box = tuple[float, float, float, float, str]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    try:
        with firefox_running(tmp_path_factory.mktemp("firefox")) as running:
            yield running
    except NoFirefox as missing:
        pytest.fail(str(missing), pytrace=False)


def test_every_page_is_quiet_and_fits_a_small_screen(request, real_site, base, firefox):
    firefox.resize(**NARROW)
    every = request.config.getoption("--everything")
    problems = []
    for address in sorted(real_site.documents) if every else [longest(real_site, "en", one) for one in FEW_TYPES]:
        firefox.go(base + address)
        problems += [f"{address}: {complaint}" for complaint in firefox.complaints(base)]
        needed, there = firefox.evaluate(WIDTH)
        problems += [f"{address} is {needed} px wide, the window {there}"] if needed > there else []
    assert problems == []


def boxes(pdf: bytes, folder: Path) -> list[list[Box]]:
    """The words of each sheet with their places: left, top, right, bottom."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    sheets = (WORD.findall(sheet) for sheet in said.split("<page ")[1:])
    return [[(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in sheet] for sheet in sheets]


def overprinted(sheet: list[Box]) -> list[str]:
    """The pairs of words that lie over one another by more than half of the lower one's height."""
    ordered = sorted(sheet, key=lambda box: box[1])
    return [
        f"{one[4]} over {other[4]}"
        for place, one in enumerate(ordered)
        for other in takewhile(lambda box, below=one[3]: box[1] < below, ordered[place + 1 :])
        if min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - other[1] > min(one[3] - one[1], other[3] - other[1]) / 2
    ]


@pytest.mark.parametrize("language", daily("de"))
def test_no_word_is_printed_over_another(request, real_site, base, firefox, tmp_path, language):
    found_on, every = pages_of(real_site, language, "field"), request.config.getoption("--everything")
    problems = {}
    for address in found_on if every else found_on[-LONGEST:]:
        firefox.go(base + address)
        sheets = boxes(firefox.printed(), tmp_path)
        assert sum(map(len, sheets)) > 100, address
        if found := [pair for sheet in sheets for pair in overprinted(sheet)]:
            problems[address] = (len(found), found[:3])
    assert problems == {}


def test_words_over_one_another_are_seen():
    word, beside, over = (
        (0.0, 0.0, 30.0, 10.0, "eins"),
        (32.0, 0.0, 50.0, 10.0, "zwei"),
        (20.0, 3.0, 40.0, 13.0, "drei"),
    )
    assert overprinted([word, beside]) == []
    assert len(overprinted([word, beside, over])) == 2


def words_of(document: Document, path: str) -> list[str]:
    """The words of each such element, with single spaces; short ones may stand in any language."""
    found = (" ".join(one.text_content().replace("\u00ad", "").split()) for one in document.tree.xpath(path))
    return [words for words in found if len(words.split()) >= FEW_WORDS]


def examples(site: BuiltSite, language: str) -> list[str]:
    """The shortest and the longest measure, and a page that compares."""
    measures, fields = pages_of(site, language, "measure"), pages_of(site, language, "field")
    return [measures[0], measures[-1], fields[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_view_shows_one_language_and_who_is_responsible(real_site, base, firefox, language):
    for address in examples(real_site, language):
        document = real_site.documents[address]
        view = " ".join(firefox.reader_view(base + address).replace("\u00ad", "").split())
        assert len(view.split()) > 100, address
        twins = words_of(document, TWINS)
        assert len(twins) >= FEW_WORDS
        assert [words for words in twins if words in view] == [], address
        actors = [" ".join(one.text_content().split()) for one in document.tree.xpath(FACTS)]
        assert [name for name in actors if name not in view] == [], address
