"""A language that is only begun: what it lacks is shown in the language at `/`, marked, counted and listed."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markupsafe import escape

from konzept.__main__ import main
from konzept.checks.run import check
from konzept.model import KINDS
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.pairs import NAME, SECOND
from konzept.publish.open_data.record_schema import record_schema
from konzept.read.load import load
from konzept.show.untranslated import marked, unmarked
from konzept.translation.segments import SourceType
from tests.conftest import copy_world
from tests.support.many_counties import add
from tests.support.sites import renderer_of, site_of

LANGUAGE = 'name: "Українська"\nlocale: uk_UA\ndirection: ltr\npath: "uk"\norder: 3\ncomplete: false\n'
TITLE = "Німецька для всіх"
WORD = re.compile(r"^(?!https?:|mailto:).*[A-Za-zÄÖÜäöüß]{3,}", re.DOTALL)
# Code, and what is to be copied, has no language.
TEXTS = "//main//*[not(self::script or self::option or ancestor-or-self::code or ancestor-or-self::pre)]"
FEW = (
    "entry",
    "field",
    "compare",
    "duties",
    "glossary",
    "translations",
    "home",
    "actor",
    "prose",
    "choice",
    "comparison",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world with one title in a third language."""
    data = copy_world(tmp_path_factory.mktemp("begun") / "data")
    (data / "languages/uk.yml").write_text(LANGUAGE, "utf-8")
    file = next(file for file in sorted((data / "lower/measures").glob("*.yml")))
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(title:\n(?:  .*\n)*?  en: .*\n)", rf'\g<1>  uk: "{TITLE}"\n', text, count=1), "utf-8")
    return data


@pytest.fixture(scope="module")
def world(data: Path) -> Dataset:
    found = check(data)
    assert found.dataset, [problem.message("en") for problem in found.problems]
    assert [problem for problem in found.problems if "uk" in problem.field] == []
    return found.dataset


def test_the_parts_of_many_concepts_are_marked_but_for_a_name_which_goes_into_titles(
    data: Path, tmp_path: Path
) -> None:
    many = tmp_path / "data"
    shutil.copytree(data, many)
    add(many, 8)
    world = load(many).dataset
    assert world
    renderer, concept = renderer_of(site_of(world, "uk")), world.concepts["kreis-3"]
    assert renderer.part(concept, "name") == str(escape(concept.short_name["de"]))
    assert '<span lang="de">' in renderer.part(concept, "mark")
    assert not re.search("[\ue000-\uf8ff]", renderer.nothing())
    shell = renderer.page(PageKey("comparison", concept.id, SECOND))
    assert NAME in str(lxml_html.document_fromstring(shell).findtext(".//title"))


def test_every_text_without_a_translation_is_marked_with_its_language(world: Dataset) -> None:
    site = site_of(world, "uk")
    renderer = renderer_of(site)
    own: list[str] = []
    other = 0
    for key in (key for key in site.pages if key.type in FEW):
        for element in lxml_html.fromstring(renderer.page(key)).xpath(TEXTS):
            for text in (element.text, *(child.tail for child in element)):
                if text and WORD.search(text.strip()):
                    language = element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
                    other += language == "de"
                    own += [text.strip()] if language == "uk" else []
    assert other > 50 * len(own), sorted(set(own))


def test_what_is_translated_is_shown_in_its_language_and_a_note_says_what_is_not(world: Dataset) -> None:
    measure = next(entry for entry in world.entries.values() if "uk" in entry.title)
    page = lxml_html.fromstring(renderer_of(site_of(world, "uk")).page(PageKey("entry", measure.id)))
    [heading] = page.xpath("//h1")
    assert TITLE in heading.text_content()
    assert not [one for one in heading.xpath(".//*[@lang='de']") if TITLE in one.text_content()]
    [note] = page.xpath("//*[@data-untranslated]")
    assert note.xpath(".//a/@href")
    assert "\ue0f0" not in lxml_html.tostring(page, encoding="unicode")
    assert not page.xpath("//title//*")


def test_a_page_that_is_missing_has_a_marked_heading(world: Dataset) -> None:
    page = lxml_html.fromstring(renderer_of(site_of(world, "uk")).page(PageKey("prose", "imprint")))
    assert page.xpath("//h1//*[@lang='de']")


def test_complete_languages_are_as_before(world: Dataset) -> None:
    for code in ("de", "en"):
        site = site_of(world, code)
        page = renderer_of(site).page(next(key for key in site.pages if key.type == "entry"))
        assert "data-untranslated" not in page
        assert "\ue0f0" not in page


def test_missing_texts_are_counted_and_listed(world: Dataset, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_of(world, "de")
    page = lxml_html.fromstring(renderer_of(site).page(PageKey("translations")))
    [counted] = page.xpath("//*[@id='language-uk']/..//@data-missing")
    in_pages = sum(one.file.type is SourceType.PAGES for one in site.translations.missing(["uk"]))
    assert main(["translated", "--missing", "--of", "uk", "--data", str(data)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert int(counted) - in_pages == len(rows) > 100
    assert {row["language"] for row in rows} == {"uk"}
    assert all(row["file"] and row["field"] and row["text"] for row in rows)
    assert main(["translated", "--missing", "--of", "xx", "--data", str(data)]) == 2


def test_open_data_promise_no_text_that_may_be_missing(world: Dataset) -> None:
    kind = next(kind for kind in KINDS if kind.name == "measure")
    assert record_schema(world, kind)["properties"]["record"]["properties"]["title"]["required"] == ["de", "en"]


def test_without_the_word_every_missing_text_is_an_error(data: Path, tmp_path: Path) -> None:
    other = copy_world(tmp_path / "data")
    (other / "languages/uk.yml").write_text(LANGUAGE.replace("complete: false\n", ""), "utf-8")
    assert check(other).dataset is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>\ue0f0Wort\ue0f1</p>", '<p><span lang="de">Wort</span></p>'),
        ("\ue0f0<p>Eins</p> <p>Zwei <b>drei</b></p>\ue0f1",
         '<p><span lang="de">Eins</span></p> <p><span lang="de">Zwei </span><b><span lang="de">drei</span></b></p>'),
        ('<a title="\ue0f0Wort\ue0f1">x</a>', '<a title="Wort">x</a>'),
        ("<title>\ue0f0Wort\ue0f1 · x</title>", "<title>Wort · x</title>"),
        ('<script>"\ue0f0<b>\ue0f1"</script>\ue0f0y\ue0f1', '<script>"<b>"</script><span lang="de">y</span>'),
        ("\ue0f0a\ue0f0b\ue0f1\ue0f1 d", '<span lang="de">a</span><span lang="de">b</span> d'),
        ("<p>nichts</p>", "<p>nichts</p>"),
    ],
)  # fmt: skip
def test_signs_become_elements_where_elements_can_be(page: str, expected: str) -> None:
    assert marked(page, ' lang="de"') == expected
    assert unmarked("\ue0f0Wort\ue0f1") == "Wort"
