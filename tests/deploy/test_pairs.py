"""Pages with two of many concepts, put together by a real nginx with the shipped configuration and by the preview."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from lxml import html as lxml_html

from konzept.plan.csp import CACHE_PAGES, HEADERS
from konzept.plan.pairs import NAME, SECOND
from konzept.publish.pairs import SUFFIX, served
from tests.deploy.conftest import Answer, Host
from tests.support.built_site import LANGUAGES, BuiltSite, shared_build
from tests.support.many_counties import EMPTY, HYPHENED, ids, prepare
from tests.support.nginx_host import hosting

COUNT = 8
ROOTS = {"de": "/vergleich/", "en": "/en/compare/"}
PAIRS = [(HYPHENED, "kreis-3"), ("kreis-3", HYPHENED), (HYPHENED, EMPTY), (EMPTY, "upper"), ("upper", HYPHENED)]


def many(factory: pytest.TempPathFactory, count: int) -> BuiltSite:
    return shared_build(factory, f"many-{count}", partial(prepare, count=count))


@pytest.fixture(scope="session")
def many_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The smallest world with many counties."""
    return many(tmp_path_factory, COUNT)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory, many_site: BuiltSite) -> Iterator[Host]:
    with hosting(tmp_path_factory, many_site) as address:
        yield Host(address)


def page(answer: Answer) -> lxml_html.HtmlElement:
    assert answer.status == 200
    return lxml_html.document_fromstring(answer.body.decode())


def column_ids(tree: lxml_html.HtmlElement, within: str) -> list[str]:
    return [str(one) for one in tree.xpath(f"//*[contains(@class, '{within}')]/*[@data-concept]/@data-concept")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_any_two_stand_side_by_side_in_every_field(host, many_site, language, first, second):
    tree = page(host.get(f"{ROOTS[language]}{first}/{second}/"))
    world = many_site.dataset
    names = [world.concepts[one].short_name[language] for one in (first, second)]
    assert all(name in tree.findtext(".//title") and name in tree.findtext(".//h1") for name in names)
    sections = tree.xpath("//section[@data-field]")
    assert [one.get("data-field") for one in sections] == list(world.fields)
    for section in sections:
        assert section.xpath("./div/*/@data-concept") == [first, second]
        for side in section.xpath("./div/*[@data-concept]"):
            found = {one.rstrip("/").rpartition("/")[2] for one in side.xpath(".//li//p[1]/a/@href")}
            own = [
                one.id
                for one in world.entries_about[section.get("data-field")]
                if one.concept == side.get("data-concept")
            ]
            assert set(own) <= found
            assert bool(side.find_class("empty")) == (not own)
    for row in tree.xpath("//*[@data-pair]"):
        assert row.xpath("./div[2]/*/@data-concept") == [first, second]
        for answer in row.xpath(".//*[@data-answer]"):
            assert answer.xpath("ancestor::*[@data-concept][1]/@data-concept") == [
                world.entries[answer.get("data-answer")].concept
            ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_preview_puts_together_the_same_as_nginx(host, many_site, language, first, second):
    folder = many_site.folder
    files = {one.relative_to(folder).as_posix(): one.read_bytes for one in folder.rglob(f"*{SUFFIX}")}
    path = f"{ROOTS[language]}{first}/{second}/"
    answer = host.get(path)
    assert answer.body == served(files, path.lstrip("/"))
    assert not [one for one in ("<!--#", SECOND, NAME, "konzept_") if one.encode() in answer.body]


def test_a_page_that_is_put_together_has_every_header_and_is_packed(host):
    path = f"{ROOTS['de']}{HYPHENED}/kreis-3/"
    plain, packed = host.get(path), host.get(path, {"Accept-Encoding": "gzip"})
    assert {name: plain.headers[name] for name in HEADERS} == HEADERS
    assert plain.headers["Cache-Control"] == CACHE_PAGES
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_on_it_leads_somewhere(host, language):
    path = f"{ROOTS[language]}{HYPHENED}/kreis-3/"
    tree = page(host.get(path))
    tree.make_links_absolute(f"http://site{path}")
    links = {
        str(one).removeprefix("http://site").partition("#")[0]
        for one in tree.xpath("//main//a/@href | //header//a/@href")
    }
    found = {one: host.get(one).status for one in links if one.startswith("/")}
    assert {one: status for one, status in found.items() if status != 200} == {}
    ids_here = set(tree.xpath("//@id"))
    assert {str(one)[1:] for one in page(host.get(path)).xpath("//a[starts-with(@href, '#')]/@href")} <= ids_here


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_one_chooses_by_links_or_by_the_form(host, language):
    root = ROOTS[language]
    start = page(host.get(root))
    assert start.xpath("//main//form/@method") == ["get"]
    values = start.xpath("//form//select[@name='a']/option/@value")
    assert set(values) == {*ids(COUNT), "upper", "lower"}
    assert f"{HYPHENED}/" in [str(one) for one in start.xpath("//main//li/a/@href")]
    chosen = page(host.get(f"{root}{HYPHENED}/"))
    assert "kreis-3/" in chosen.xpath("//main//li/a/@href")
    sent = host.get(f"{root}?a={HYPHENED}&b=kreis-3")
    assert (sent.status, sent.headers["Location"]) == (302, f"./{HYPHENED}/kreis-3/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        "a=&b=", "a=kreis-3", "b=kreis-3", "a=..&b=..", "a=kreis-3&b=%2e%2e%2fland", "a=//evil.example&b=x",
        "a=kreis-3%0d%0aX:1&b=kreis-4", "a=<!--%23+include+virtual=/etc/passwd+-->&b=kreis-3", "a=-&b=-",
        "a=kreis-3/kreis-4&b=kreis-5", "a=$konzept_up&b=kreis-3",
    ],
)  # fmt: skip
def test_hostile_arguments_lead_back_to_the_choice(host, language, query):
    answer = host.get(f"{ROOTS[language]}?{query}")
    assert page(answer).xpath("//main//form")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rest",
    [
        "nobody/kreis-3/", "kreis-3/nobody/", "nobody/nobody/", "kreis-3/kreis-4/kreis-5/", "kreis-3/kreis-3.html/",
        "kreis-3/beside.shtml", "kreis-3/index.shtml", "kreis-3/field-language.shtml", "kreis-3/name.shtml",
        "form.shtml", "entry-.shtml", "kreis-3/entry-nothing.shtml",
    ],
)  # fmt: skip
def test_what_is_no_pair_and_every_part_of_one_is_not_there(host, language, rest):
    answer = host.get(f"{ROOTS[language]}{rest}")
    assert answer.status == 404
    assert f'<html lang="{language}"'.encode() in answer.body


def test_a_concept_beside_itself_leads_to_the_choice_of_another(host):
    answer = host.get("/vergleich/kreis-3/kreis-3/")
    assert (answer.status, answer.headers["Location"]) == (302, "/vergleich/kreis-3/")
    assert host.get("/upper/ziele/ziele/").status == 404


def test_files_grow_with_the_concepts_and_never_with_their_pairs(tmp_path_factory, many_site):
    def compared(site: BuiltSite) -> int:
        return sum(1 for root in ROOTS.values() for one in (site.folder / root.strip("/")).rglob("*") if one.is_file())

    eight, nine, ten = compared(many_site), *(compared(many(tmp_path_factory, count)) for count in (9, 10))
    assert nine - eight == ten - nine > 0


def test_without_such_a_server_nothing_leads_to_a_pair(many_site):
    """Each concept has a page of its own with every field, and leads to those of the others."""
    for language, root in ROOTS.items():
        tree = many_site.documents[f"{root}{HYPHENED}/"].tree
        assert tree.xpath("//section[@data-field]/@data-field") == list(many_site.dataset.fields)
        assert {str(one) for one in tree.xpath("//section[@aria-labelledby='others']//a/@href")} >= {
            "../kreis-3/",
            "../upper/",
        }
        assert not tree.xpath("//main//form")
        assert not many_site.page(language, "choice").tree.xpath("//main//form")
    assert not [one for one in many_site.documents.values() if "<!--#" in one.source]


def test_no_pair_is_in_the_map_of_the_site_or_in_the_search(many_site):
    for path in ("", "en/"):
        listed = Path(many_site.folder / f"{path}sitemap.xml").read_text("utf-8")
        assert ("vergleich/</loc>" in listed) == (not path)
        assert not [one for one in ("kreis-3/kreis", SECOND) if one in listed]
