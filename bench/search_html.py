"""Reads pages and writes them again, with less or more text, for the search engines ours is compared with."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from bench.plain import SILENT

OTHER_LANGUAGE = "twin"
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})

Attributes = list[tuple[str, str | None]]


class Writer(HTMLParser):
    """Writes a page as it was read, without the elements that show the other language's wording beside the own.

    A site searched by its pages' words would keep them out as well.
    `behind` says for each text of the main part what to write behind it.
    """

    def __init__(self, behind: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.behind = behind
        self.written: list[str] = []
        self._skipped = 0
        self._main = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._skipped or OTHER_LANGUAGE in (dict(attrs).get("class") or "").split():
            self._skipped += tag not in VOID
            return
        self._main += tag == "main"
        self._silent += tag in SILENT
        self.written.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002 – as the base class
        self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= tag not in VOID
            return
        self._main -= tag == "main"
        self._silent -= tag in SILENT
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        inside = self._main and not self._silent and not self._skipped
        self._write(data + (self.behind(data) if inside else ""))

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _write(self, text: str) -> None:
        if not self._skipped:
            self.written.append(text)


def in_one_language(page: str) -> str:
    """The page without the other language's wording."""
    return rewritten(page, lambda _: "")


def rewritten(page: str, behind: Callable[[str], str]) -> str:
    """The page in one language, with something behind each text of its main part."""
    writer = Writer(behind)
    writer.feed(page)
    writer.close()
    return "".join(writer.written)
