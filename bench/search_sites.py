"""The same pages for each search engine: our site, a stock Material site, and Pagefind on copies of ours.

A result that leads to a page counts for every document that stands on it; only our own must lead to the very place.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.__main__ import ENVIRONMENT, pages_by_language
from bench.plain import markdown
from bench.search_compounds import vocabulary, with_parts
from bench.search_html import in_one_language

STOCK = """site_name: stock
theme:
  name: material
  language: {code}
  font: false
plugins:
  - search:
      lang: [de, en]
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""

# The least page that searches with Pagefind: no interface of its own slows it down.
PAGEFIND_PAGE = """<!doctype html><html lang="{code}"><meta charset="utf-8"><title>Pagefind</title>
<input type="search"><ol></ol>
<script type="module">
const field = document.querySelector("input"), list = document.querySelector("ol");
let engine;
const start = async () => {{
  const loaded = await import("/pagefind/pagefind.js");
  await loaded.options({{ noWorker: true }});  // the browser's brake does not reach workers, a slow phone does
  await loaded.init();
  return loaded;
}};
const show = async () => {{
  const {{ results }} = await (await (engine ??= start())).search(field.value);
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  list.replaceChildren(...found.map(({{ url, meta }}) => {{
    const link = Object.assign(document.createElement("a"), {{ href: url, textContent: meta.title }});
    const item = document.createElement("li"); item.append(link); return item;
  }}));
}};
field.addEventListener("focus", () => {{ engine ??= start(); }}, {{ once: true }});
field.addEventListener("input", show);
window.answer = async (query) => {{
  const {{ results }} = await (await (engine ??= start())).search(query);
  return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
}};
</script></html>
"""


@dataclass(frozen=True)
class Language:
    """One language's part of the site: its folder below the root, its pages, and its documents' ids by address.

    Addresses are relative to the language's root; `place` has them with their anchors, `page` without.
    """

    code: str
    path: str
    pages: tuple[Path, ...]
    search_page: str
    page: Mapping[str, Collection[str]]
    place: Mapping[str, Collection[str]]


def languages_of(site: Path) -> list[Language]:
    """The languages of a built site, from their search indexes."""
    found = [language_of(site, path, pages) for path, pages in pages_by_language(site).items()]
    return sorted(found, key=lambda language: language.path)


def language_of(site: Path, path: str, pages: list[Path]) -> Language:
    index = json.loads(index_file(site / path).read_text(encoding="utf-8"))
    search_page = next(page for page in pages if "data-search-page" in page.read_text(encoding="utf-8"))
    by_place = by_address(index["documents"], lambda url: url)
    by_page = by_address(index["documents"], lambda url: url.partition("#")[0])
    return Language(index["language"], path, tuple(pages), address_of(search_page, site / path), by_page, by_place)


def index_file(root: Path) -> Path:
    """The search index of the language at this folder."""
    return next(path for path in sorted(root.glob("assets/**/*.json")) if b'"documents"' in path.read_bytes())


def address_of(page: Path, root: Path) -> str:
    return page.relative_to(root).as_posix().removesuffix("index.html")


def by_address(documents: list[Mapping[str, str]], key: Callable[[str], str]) -> Mapping[str, Collection[str]]:
    found: dict[str, set[str]] = {}
    for document in documents:
        found.setdefault(key(document["url"]), set()).add(document["id"])
    return found


def searched(site: Path, language: Language) -> Mapping[Path, str]:
    """The pages that are to be found, with their HTML: those our own index knows, and the first one.

    Lists of all titles and whole concepts on one page would stand before every entry.
    """
    wanted = {"", *language.page} - {language.search_page}
    return {
        page: in_one_language(page.read_text(encoding="utf-8"))
        for page in language.pages
        if address_of(page, site / language.path) in wanted
    }


def stock_site(site: Path, language: Language, folder: Path) -> Path:
    """The language's pages, built by stock Material with its own search."""
    root = site / language.path
    for page, text in searched(site, language).items():
        target = folder / "docs" / page.relative_to(root).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(text), encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(STOCK.format(code=language.code), encoding="utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(folder / "site")])
    return folder / "site"


def pagefind_site(site: Path, language: Language, folder: Path, *, compounds: bool) -> Path:
    """The language's pages with Pagefind's index over their main parts, and a page to search from."""
    root = site / language.path
    texts = searched(site, language)
    known = vocabulary(texts.values()) if compounds else None
    for page, text in texts.items():
        target = folder / page.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = with_parts(text, known) if known else text
        target.write_text(re.sub(r"<main\b", "<main data-pagefind-body", content, count=1), encoding="utf-8")
    run([sys.executable, "-m", "pagefind", "--silent", "--site", str(folder)])
    (folder / "bench.html").write_text(PAGEFIND_PAGE.format(code=language.code), encoding="utf-8")
    return folder


def run(command: list[str]) -> None:
    """Runs a command quietly; what it said is shown when it fails."""
    result = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command[:4])} …:\n{result.stdout}{result.stderr}")
