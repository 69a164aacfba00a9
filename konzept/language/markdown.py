"""Markdown from the data becomes safe HTML, and the terms of the glossary in it become links.

Raw HTML is off, links keep to an allow-list of schemes, and what remains passes an allow-list of elements:
nothing an editor types can become markup of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from konzept.model import GlossaryTerm

_INLINE = {"em", "strong", "a", "br", "code"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
_SCHEMES = {"https", "http", "mailto"}
_TAG = re.compile(r"(<[^>]+>)")
# Paragraphs without any sign that means something in Markdown or HTML, as most texts are: they need no parser.
_PLAIN_LINE = r"[^\W\d_][^\n\\`*_\[\]<>&\"|~\x00\xa0]*(?<![ \t])"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n\n?{_PLAIN_LINE})*")
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("entity")


@lru_cache(maxsize=4096)
def to_html(source: str) -> Markup:
    """Render Markdown to HTML that is safe to print; `source` is untrusted."""
    if _PLAIN.fullmatch(source):
        return Markup(f"<p>{source.replace(chr(10) * 2, '</p>' + chr(10) + '<p>')}</p>")
    return Markup(
        nh3.clean(
            _markdown.render(source),
            tags=_INLINE | _BLOCKS,
            attributes={"a": {"href"}},
            url_schemes=_SCHEMES,
            link_rel=None,
        ).strip()
    )


@lru_cache(maxsize=4096)
def to_plain(source: str) -> str:
    """The words of a Markdown text, without its markup."""
    return " ".join(Markup(to_html(source)).striptags().split())


class TermFinder:
    """Finds the glossary's terms in running text of one language."""

    def __init__(self, terms: Mapping[str, GlossaryTerm], language: str) -> None:
        linked = [term for term in terms.values() if term.linked]
        self._everywhere = _Forms(linked, language)
        bound = {entry for term in linked for entry in term.bound_to}
        self._in = {entry: _Forms(linked, language, entry) for entry in bound}

    def link(self, html: str, seen: set[str], entry: str = "") -> Markup:
        """Link the first mention of each term to its explanation, which can lead back; `seen` collects the ids found.

        The explanation of `x` is at `#term-x`, its mention at `#word-x`.  `entry` is that of the text, if it is one's.
        """
        linked = []
        for piece, term in self._in.get(entry, self._everywhere).pieces(html):
            new = term and term not in seen
            linked.append(f'<a class="term" id="word-{term}" href="#term-{term}">{piece}</a>' if new else piece)
            if term:
                seen.add(term)
        return Markup("".join(linked))


class _Forms:
    """The forms that mean a term in the text of one entry; without an entry, those that mean it everywhere."""

    def __init__(self, terms: Iterable[GlossaryTerm], language: str, entry: str = "") -> None:
        self._ids: dict[str, str] = {}
        for term in terms:
            bound = term.bound_forms.get(language, ()) if entry in term.bound_to else ()
            for form in (term.term[language], *term.forms.get(language, ()), *bound):
                self._ids.setdefault(form.casefold(), term.id)
        longest_first = sorted(self._ids, key=len, reverse=True)
        pattern = "|".join(re.escape(str(escape(form))) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])({pattern})(?![\w-])", re.IGNORECASE) if pattern else None
        self._pieces: dict[str, list[tuple[str, str]]] = {}

    def pieces(self, html: str) -> list[tuple[str, str]]:
        """The text in pieces, each with the id of the term that it is."""
        if html not in self._pieces:
            self._pieces[html] = list(self._cut(html))
        return self._pieces[html]

    def _cut(self, html: str) -> Iterator[tuple[str, str]]:
        """No term is found in a link."""
        if self._pattern is None:
            yield html, ""
            return
        inside_link = False
        for part in _TAG.split(html):
            if part.startswith("<"):
                inside_link = part.startswith("<a ") or (inside_link and part != "</a>")
            if part.startswith("<") or inside_link:
                yield part, ""
                continue
            for index, piece in enumerate(self._pattern.split(part)):
                yield piece, self._ids[str(Markup(piece).unescape()).casefold()] if index % 2 else ""
