"""Assets have an address made from their bytes, and packed copies."""

from __future__ import annotations

import gzip

import brotli

from konzept.publish.asset_hashes import addresses
from konzept.publish.precompress import PACKED, compress
from tests.support.built_site import ROOT

SHARED = {"a.css": b"p {}", "a.js": b'import "./b.js";'}
INDEXES = {"index.json": [b"{}", b"[]"]}


def test_what_all_languages_share_lies_in_one_folder_and_what_differs_in_another():
    found = addresses(SHARED, INDEXES)
    folders = {name: address.split("/")[1] for name, address in found.items()}
    assert all(address == f"assets/{folders[name]}/{name}" for name, address in found.items())
    assert folders["a.css"] == folders["a.js"] != folders["index.json"]
    assert all(len(folder) == 16 for folder in folders.values())


def test_other_bytes_have_another_address_and_the_same_bytes_the_same():
    first, same = addresses(SHARED, INDEXES), addresses(dict(SHARED), dict(INDEXES))
    other = addresses(SHARED | {"a.css": b"p { }"}, INDEXES)
    assert first == same
    assert first["a.css"] != other["a.css"]
    assert first["index.json"] == other["index.json"]
    assert addresses(SHARED, {"index.json": [b"{}", b"{}"]})["index.json"] != first["index.json"]


def test_packed_copies_hold_the_same_text_and_always_the_same_bytes(tmp_path):
    text = b"<p>word</p>" * 200
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
