"""Assets move to an address made from their bytes, and every page follows them."""

from __future__ import annotations

import gzip

import brotli
import pytest

from konzept.publish.asset_hashes import fingerprint, rewritten
from konzept.publish.precompress import PACKED, compress
from tests.support.built_site import ROOT

FOLDERS = {"a.css": "0123", "index.json": "4567"}


def write_site(folder, style="p {}"):
    """Two languages that share a style and a script and have an index each."""
    for path, index in (("", "{}"), ("en", "[]")):
        assets = folder / path / "assets"
        assets.mkdir(parents=True)
        (assets / "a.css").write_text(style)
        (assets / "a.js").write_text('import "./b.js";')
        (assets / "index.json").write_text(index)
    (folder / "index.html").write_text('<link href="assets/a.css"><p data-index="./assets/index.json">')
    (folder / "en" / "x.html").write_text("<script src='a'></script><script src=\"../assets/a.js\"></script>")
    fingerprint(folder, ["", "en"])
    return {path.name: path.parent.name for path in folder.glob("assets/*/*")}


def test_what_all_languages_share_lies_in_one_folder_and_what_differs_in_another(tmp_path):
    places = write_site(tmp_path)
    assert places["a.css"] == places["a.js"] != places["index.json"]
    assert all(len(folder) == 16 for folder in places.values())
    assert not list(tmp_path.glob("assets/*.*"))
    assert (tmp_path / "en/assets" / places["index.json"] / "index.json").read_text() == "[]"


def test_pages_name_the_new_places(tmp_path):
    places = write_site(tmp_path)
    home = (tmp_path / "index.html").read_text()
    assert f'href="assets/{places["a.css"]}/a.css"' in home
    assert f'data-index="./assets/{places["index.json"]}/index.json"' in home
    assert f'src="../assets/{places["a.js"]}/a.js"' in (tmp_path / "en/x.html").read_text()


def test_other_bytes_have_another_address_and_the_same_bytes_the_same(tmp_path):
    first, same, other = write_site(tmp_path / "1"), write_site(tmp_path / "2"), write_site(tmp_path / "3", "p { }")
    assert first == same
    assert first["a.css"] != other["a.css"]
    assert first["index.json"] == other["index.json"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/en/assets/a.css">', '<a href="/en/assets/0123/a.css">'),
        (
            '<p data-x="{&#34;en&#34;: &#34;en/assets/index.json&#34;}">',
            '<p data-x="{&#34;en&#34;: &#34;en/assets/4567/index.json&#34;}">',
        ),
        ("<p>assets/a.css</p>",) * 2,
        ('<a title="assets/a.css">',) * 2,
        ('<a href="assets/a.css.map">',) * 2,
        ('<a href="my-assets/a.css">',) * 2,
    ],
)
def test_addresses_change_and_texts_do_not(before, after):
    assert rewritten(before, FOLDERS) == after


def test_a_site_without_assets_stays_as_it_is(tmp_path):
    (tmp_path / "index.html").write_text('<a href="assets/a.css">')
    fingerprint(tmp_path, [""])
    assert (tmp_path / "index.html").read_text() == '<a href="assets/a.css">'


def test_packed_copies_hold_the_same_text_and_always_the_same_bytes(tmp_path):
    text = b"<p>word</p>" * 50
    (tmp_path / "x").mkdir()
    (tmp_path / "x/index.html").write_bytes(text)
    (tmp_path / "x/tiny.txt").write_bytes(b"a")
    (tmp_path / "x/picture.png").write_bytes(text)
    compress(tmp_path)
    packed = (tmp_path / "x/index.html.gz").read_bytes()
    assert gzip.decompress(packed) == text
    assert packed[4:8] == bytes(4)
    assert brotli.decompress((tmp_path / "x/index.html.br").read_bytes()) == text
    assert sorted(path.name for path in (tmp_path / "x").iterdir() if path.suffix in PACKED) == [
        "index.html.br", "index.html.gz",
    ]  # fmt: skip


def test_what_a_browser_keeps_is_packed_tighter_than_what_it_asks_for_again(tmp_path):
    text = (ROOT / "overrides/assets/konzept.css").read_bytes()
    for place in ("assets/0123456789abcdef", "page"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "one.css").write_bytes(text)
    compress(tmp_path)
    asset, page = ((tmp_path / place / "one.css.br").stat().st_size for place in ("assets/0123456789abcdef", "page"))
    assert asset < page < (tmp_path / "page/one.css.gz").stat().st_size
