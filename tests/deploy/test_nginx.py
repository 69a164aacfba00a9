"""The real site behind a real nginx with the shipped configuration."""

from __future__ import annotations

import gzip
import re

import pytest

from konzept.plan.csp import CACHE_ASSETS, CACHE_PAGES, FORM_HEADERS, HEADERS
from tests.support.built_site import LANGUAGES

PACKED = {"Accept-Encoding": "gzip"}


def asset(nginx, name):
    """The address of an asset, as the home page names it."""
    found = re.search(rf'"(assets/[0-9a-f]+/{name})"', nginx.get("/").body.decode())
    assert found
    return f"/{found[1]}"


@pytest.mark.parametrize("path", ["/", "/en/", "/data/konzept.json", "/robots.txt", "/no/such/page", "/en"])
def test_every_answer_carries_every_header_once(nginx, path):
    headers = nginx.get(path).headers
    for name, value in HEADERS.items():
        assert headers.get_all(name) == [value]
    assert headers["Server"] == "nginx"


@pytest.mark.parametrize("path", ["/admin/", "/admin/cms.js"])
def test_the_form_has_a_wider_policy_of_its_own(form_host, path):
    headers = form_host.get(path).headers
    for name, value in FORM_HEADERS.items():
        assert headers.get_all(name) == [value]


@pytest.mark.parametrize("path", ["/administration/", "/en/admin/", "/admin"])
def test_nothing_else_has_it(nginx, path):
    assert nginx.get(path).headers.get_all("Content-Security-Policy") == [HEADERS["Content-Security-Policy"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["gone", "gone/", "gone/deeper/page.html", "assets/0123456789abcdef/gone.js"])
def test_an_unknown_address_is_answered_in_its_language(nginx, real_site, language, path):
    answer = nginx.get(real_site.address(language, "home") + path)
    assert answer.status == 404
    assert f'<html lang="{language}"'.encode() in answer.body
    assert answer.headers["Cache-Control"] == CACHE_PAGES


def test_an_unknown_folder_that_is_no_language_gets_the_page_at_the_top(nginx):
    answer = nginx.get("/zz/gone")
    assert answer.status == 404
    assert b'<html lang="de"' in answer.body


@pytest.mark.parametrize("path", ["/index.html.gz", "/en/index.html.br", "/data/", "/../etc/passwd", "/.git/config"])
def test_what_is_no_page_is_not_there(nginx, path):
    assert nginx.get(path).status in {400, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(nginx, method):
    assert nginx.get("/", method=method).status == 405


@pytest.mark.parametrize("path", ["/", "/en/", "/data/konzept.json", "/nordhausen/massnahmen/massnahmen.csv"])
def test_pages_arrive_packed_by_the_build_and_plain_for_those_who_cannot_unpack(nginx, real_site, path):
    packed, plain = nginx.get(path, PACKED), nginx.get(path)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(packed.body) == plain.body
    place = real_site.folder / (path.removeprefix("/") + ("index.html" if path.endswith("/") else ""))
    assert plain.body == place.read_bytes()


@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("json", "application/json")])
def test_a_table_arrives_as_what_it_is_with_every_header(nginx, ending, kind):
    answer = nginx.get(f"/en/nordhausen/measures/measures.{ending}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert nginx.get(f"/en/nordhausen/measures/massnahmen.{ending}").status == 404


def test_pages_are_asked_for_again_and_cost_nothing_if_unchanged(nginx):
    first = nginx.get("/", PACKED)
    assert first.headers["Cache-Control"] == CACHE_PAGES
    again = nginx.get("/", PACKED | {"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == CACHE_PAGES


@pytest.mark.parametrize("name", ["konzept.js", "konzept.css", "favicon.svg"])
def test_fingerprinted_files_are_kept_for_ever(nginx, name):
    address = asset(nginx, re.escape(name))
    for path in (address, f"/en{address}"):
        answer = nginx.get(path)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == CACHE_ASSETS


def test_no_asset_lies_outside_of_a_fingerprinted_folder(real_site):
    for root in (real_site.folder, real_site.folder / "en"):
        assert [path for path in (root / "assets").iterdir() if not re.fullmatch(r"[0-9a-f]{16}", path.name)] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html"), ("/data/konzept.json", "application/json"), ("/robots.txt", "text/plain")],
)
def test_texts_name_their_type_and_encoding(nginx, path, kind):
    assert nginx.get(path).headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_an_address_without_its_slash_leads_to_the_one_with_it_on_the_same_host(nginx):
    answer = nginx.get("/en")
    assert answer.status == 301
    assert answer.headers["Location"] == "/en/"
