"""Writes a built site down again as plain Markdown, for an undecorated Material to build.

Same pages, same titles and headings, same text and links' words; no macros, no data, no search, a short navigation.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "figcaption", "caption", "summary", "div", "section", "tr"})
SILENT = frozenset({"script", "style", "svg", "template"})
NAV_LENGTH = 6

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")

CONFIG = """site_name: bare
theme:
  name: material
  font: false
plugins: []
nav:
{nav}
validation:
  nav:
    omitted_files: ignore
"""


class PlainText(HTMLParser):
    """Collects the text inside `<main>` as Markdown blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._depth_main = 0
        self._depth_silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 – as the base class
        self._depth_main += tag == "main"
        self._depth_silent += tag in SILENT
        if tag in HEADINGS or tag in BLOCKS:
            self._end_block()
            self._prefix = HEADINGS.get(tag, "-" if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS or tag in BLOCKS or tag == "main":
            self._end_block()
        self._depth_main -= tag == "main"
        self._depth_silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if self._depth_main > 0 and self._depth_silent == 0:
            self._words += data.split()

    def _end_block(self) -> None:
        if self._words:
            text = html.escape(_SPECIAL.sub(r"\\\1", " ".join(self._words)), quote=False)
            self.blocks.append(f"{self._prefix} {text}".strip())
        self._words, self._prefix = [], ""


def markdown(page: str) -> str:
    reader = PlainText()
    reader.feed(page)
    reader.close()
    return "\n\n".join(reader.blocks) + "\n"


def write_project(site: Path, pages: list[Path], project: Path) -> Path:
    """Writes the pages (files below `site`) as a MkDocs project; returns its configuration file."""
    docs = project / "docs"
    for page in pages:
        target = docs / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    first = sorted(docs.rglob("*.md"), key=lambda path: (len(path.parts), path))[:NAV_LENGTH]
    nav = "\n".join(f"  - {path.relative_to(docs).as_posix()}" for path in first)
    config = project / "mkdocs.yml"
    config.write_text(CONFIG.format(nav=nav), encoding="utf-8")
    return config
