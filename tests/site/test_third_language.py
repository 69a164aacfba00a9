"""A third language, written from right to left, is data and nothing else."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pytest

from konzept.checks.run import check
from konzept.plan.pages import MISSING
from konzept.show.wcag_results import recorded
from tests.support.arabic_world import prepare, write_data
from tests.support.built_site import ADDRESS, ROOT, Document, build, squeeze

LANGUAGES = ("de", "en", "ar")
LATIN = re.compile(r"[A-Za-zÄÖÜäöüßé]")
IDENTIFIER = re.compile(r"\b[A-Z]{1,2}-[0-9][\w.-]*")
READ_OUT = ("alt", "aria-label", "title", "placeholder")


def own_texts(document: Document):
    """Text nodes and attributes that are said to be in the page's own language."""
    for element in document.tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "code", "meta"):
            continue
        language = next(one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang"))
        if language == document.language:
            yield from (element.text or "", *(child.tail or "" for child in element))
            yield from (element.get(name) or "" for name in READ_OUT)


def search_index(site, language: str) -> dict:
    [file] = (site.folder / language / "assets").rglob("search-index.json")
    return json.loads(file.read_text(encoding="utf-8"))


def links(document: Document, path: str) -> dict[str, str]:
    found = document.tree.iterfind(path)
    return {link.get("hreflang"): link.get("href") for link in found}


def test_the_project_has_no_file_for_the_language_outside_its_data_and_texts(arabic_site):
    project = arabic_site.data.parent
    assert {path.name for path in project.iterdir()} - {".build"} == {
        "mkdocs.yml", "mkdocs.en.yml", "hooks.py", "macros.py", "overrides", "data", "content",
    }  # fmt: skip
    for name in ("mkdocs.yml", "mkdocs.en.yml", "hooks.py", "macros.py", "overrides"):
        assert (project / name).resolve() == ROOT / name


def test_every_page_is_there_in_all_three_languages(arabic_site):
    german, english, arabic = (arabic_site.plans[language] for language in LANGUAGES)
    assert german.keys() == english.keys() == arabic.keys()
    assert len(arabic) > 30
    for key in arabic:
        document = arabic_site.page("ar", key)
        assert document.address.startswith("/ar/")
        assert (document.tree.get("lang"), document.tree.get("dir")) == ("ar", "rtl")
    assert (arabic_site.page("de", "home").tree.get("dir"), arabic_site.page("en", "home").tree.get("dir")) == (
        "ltr",
        "ltr",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_leads_to_the_same_page_in_every_language(arabic_site, language):
    for key in arabic_site.plans[language]:
        document = arabic_site.page(language, key)
        switch = links(document, ".//ul[@class='languages']/li/a")
        led = {code: urljoin(document.address, href) for code, href in switch.items()}
        assert led == {code: arabic_site.address(code, key) for code in LANGUAGES}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_are_told_all_three_and_where_everybody_else_goes(arabic_site, language):
    for key in arabic_site.plans[language].keys() - {MISSING}:
        document = arabic_site.page(language, key)
        told = links(document, ".//head/link[@rel='alternate']")
        root = ADDRESS.rstrip("/")
        expected = {code: root + arabic_site.address(code, key) for code in LANGUAGES}
        assert told == expected | {"x-default": expected["de"]}, key


def test_nothing_on_an_arabic_page_is_in_another_script(arabic_site):
    """Addresses, ids and the name of the browser on record are the same in every language."""
    record = recorded()
    assert record
    names = re.compile(rf"https?://\S+|{re.escape(record.browser)}|{IDENTIFIER.pattern}")
    found = {
        f"{address}: {text.strip()[:80]}"
        for address, document in arabic_site.of("ar").items()
        for text in own_texts(document)
        if LATIN.search(names.sub("", text))
    }
    assert found == set()


def test_numbers_dates_and_lists_are_written_as_in_arabic(arabic_site):
    assert squeeze("نحو ٧٫٦ في المئة") in arabic_site.page("ar", "home").squeezed
    assert squeeze("٣١ ديسمبر ٢٠١٧") in arabic_site.page("ar", "figures").squeezed
    notes = arabic_site.page("ar", "notes").main
    [line] = notes.find_class("remark__links")
    assert "، " in line.text_content()
    assert ", " not in line.text_content()


def test_a_number_has_the_plural_that_only_arabic_has(arabic_site):
    assert "مدخلان" not in arabic_site.page("en", "concept:upper").source
    counts = [one.text_content() for one in arabic_site.page("ar", "concept:lower").main.find_class("contents__count")]
    assert counts, "the contents count their entries"
    index, english = (search_index(arabic_site, language) for language in ("ar", "en"))
    assert index["labels"]["count.two"] == "نتيجتان"
    assert "count.two" not in english["labels"]
    assert (index["locale"], english["locale"]) == ("ar-EG", "en-GB")


def test_every_page_knows_the_other_two_search_indexes(arabic_site):
    for language in LANGUAGES:
        [form] = arabic_site.page(language, "search").main.find_class("find--page")
        others = json.loads(form.get("data-others"))
        here = arabic_site.address(language, "search")
        for code, address in others.items():
            file = arabic_site.folder / urljoin(here, address).lstrip("/")
            assert json.loads(file.read_text(encoding="utf-8"))["language"] == code
        assert others.keys() == set(LANGUAGES) - {language}


def test_charts_begin_at_the_right(arabic_site):
    [arabic, english] = (arabic_site.page(code, "figures").main.find_class("chart__part")[0] for code in ("ar", "en"))
    assert (english.get("x"), english.get("width")) == ("0", "7.60%")
    assert (arabic.get("x"), arabic.get("width")) == ("92.40%", "7.60%")


def test_the_register_and_the_glossary_go_by_arabic_letters(arabic_site):
    for key, path in (("search", ".//h3[@class='register__letter']"), ("glossary", ".//h2[@class='letter__heading']")):
        letters = [one.text for one in arabic_site.page("ar", key).main.iterfind(path)]
        assert letters
        assert letters == sorted(set(letters))
        assert all("\u0620" <= letter <= "\u06ff" for letter in letters), letters


def test_sitemap_robots_and_the_page_for_unknown_addresses_know_the_language(arabic_site):
    assert f"Sitemap: {ADDRESS}ar/sitemap.xml\n" in (arabic_site.folder / "robots.txt").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*)</loc>", (arabic_site.folder / "ar/sitemap.xml").read_text(encoding="utf-8"))
    expected = {ADDRESS + "ar/" + page.address for page in arabic_site.plans["ar"].values() if page.key != MISSING}
    assert set(listed) == expected
    missing = arabic_site.documents["/ar/404.html"]
    assert {link.get("href").split("/")[1] for link in missing.main.iterfind(".//ul/li/a")} == {"ar"}


def found_in(data):
    """What the checker finds, but for terms: the invented wording of the language knows no glossary."""
    return [one for one in check(data).problems if one.code != "term-translation"]


def test_the_checker_misses_an_arabic_wording_like_any_other(tmp_path):
    data = write_data(tmp_path / "data")
    assert found_in(data) == []
    file = data / "actors/GOV.yml"
    file.write_text(re.sub(r"ar: .*\n *", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    [problem] = found_in(data)
    assert (problem.code, problem.file, problem.values) == ("missing-language", "actors/GOV.yml", {"language": "ar"})


def test_only_languages_that_have_a_plural_need_it(tmp_path):
    data = write_data(tmp_path / "data")
    (data / "ui/arabic.yml").write_text('count.entries.few: {de: "einige", en: "some"}\n', encoding="utf-8")
    assert [(one.code, one.values) for one in found_in(data)] == [("missing-language", {"language": "ar"})]
    (data / "ui/arabic.yml").write_text('count.entries.one-more: {ar: "واحد"}\n', encoding="utf-8")
    assert {one.values["language"] for one in found_in(data)} == {"de", "en"}


def test_a_page_that_one_language_lacks_is_named(tmp_path):
    project = prepare(tmp_path / "project")
    (project / "content/ar/about.md").unlink()
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "content/ar/about.md" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("sheet", sorted((ROOT / "overrides/assets").glob("*.css")), ids=lambda path: path.name)
def test_no_style_names_left_or_right(sheet):
    source = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[\w-]*(?:left|right)\b[^;}]*", source) == []
    lopsided = []
    for name, value in re.findall(r"\b(padding|margin|inset|border-(?:width|color|style)): ([^;}]+)", source):
        sides = re.sub(r"\([^()]*\)", "", value).split()
        if len(sides) == 4 and sides[1] != sides[3]:
            lopsided.append(f"{name}: {value}")
    lopsided += re.findall(r"border-radius: [^;}\s]+ [^;}]*", source)
    assert lopsided == []
