"""Markdown from the data becomes safe HTML, and the terms of the glossary in it become links.

Raw HTML is off, links keep to an allow-list of schemes, and what remains passes an allow-list of elements:
nothing an editor types can become markup of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from konzept.language.dialect import BOLD, LINK, is_bullet, numbered
from konzept.model import GlossaryTerm

_ELEMENTS = {"p", "ul", "ol", "li", "strong", "a"}
_SCHEMES = {"https", "http", "mailto"}
_LISTS = {f"{kind}_list_{end}" for kind in ("bullet", "ordered") for end in ("open", "close")}
_TAG = re.compile(r"(<[^>]+>)")
# Paragraphs without any sign that means something in Markdown or HTML, as most texts are: they need no parser.
_PLAIN_LINE = r"[^\W\d_][^\n\\`*_\[\]<>&\"|~\x00\xa0]*(?<![ \t])"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n\n?{_PLAIN_LINE})*")


def _list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A list where the dialect has one, and nowhere else."""
    begin = state.bMarks[line] + state.tShift[line]
    if not is_bullet(state.src[begin : state.eMarks[line]]):
        lists = state.env.setdefault("numbered", numbered(state.src.split("\n")))
        if line not in lists or state.tShift[line] or (state.blkIndent and not silent):
            return False
        end = min(end, lists[line])
    return list_block(state, line, end, silent)


def _bold(state: StateInline, silent: bool) -> bool:
    match = BOLD.match(state.src, state.pos, state.posMax)
    return match is not None and _enclose(state, match, "strong", {}, silent)


def _link(state: StateInline, silent: bool) -> bool:
    match = None if state.linkLevel else LINK.match(state.src, state.pos, state.posMax)
    return match is not None and _enclose(state, match, "a", {"href": match[2]}, silent)


def _enclose(state: StateInline, match: re.Match[str], tag: str, attributes: dict[str, str], silent: bool) -> bool:
    """What a mark encloses, in an element."""
    if not silent:
        end, links = state.posMax, tag == "a"
        state.push(f"{tag}_open", tag, 1).attrs = dict(attributes)
        state.pos, state.posMax = match.span(1)
        state.linkLevel += links
        state.md.inline.tokenize(state)
        state.linkLevel -= links
        state.push(f"{tag}_close", tag, -1)
        state.posMax = end
    state.pos = match.end()
    return True


_markdown = MarkdownIt("zero")
_markdown.block.ruler.at("list", _list, {"alt": ["paragraph"]})
_markdown.block.ruler.enable("list")
_markdown.inline.ruler.at("emphasis", _bold)
_markdown.inline.ruler.at("link", _link)
_markdown.inline.ruler.enable(["emphasis", "link"])
_of_pages = MarkdownIt("commonmark", {"html": False}).enable("table").disable("entity")


@lru_cache(maxsize=4096)
def to_html(source: str) -> Markup:
    """Render Markdown to HTML that is safe to print; `source` is untrusted."""
    if _PLAIN.fullmatch(source):
        return Markup(f"<p>{source.replace(chr(10) * 2, '</p>' + chr(10) + '<p>')}</p>")
    return _clean(_markdown.render(source), _ELEMENTS, {"a": {"href"}})


@lru_cache(maxsize=256)
def page_words(source: str) -> str:
    """The words of a hand-written page, in which more is Markdown than in the data."""
    return " ".join(page_html(source).striptags().split())


def page_html(source: str) -> Markup:
    """A hand-written page in blocks: paragraphs, lists, tables and quotations."""
    return _clean(_of_pages.render(source), _ELEMENTS | {"table", "tr", "td", "th", "blockquote"}, {})


def _clean(html: str, elements: set[str], attributes: dict[str, set[str]]) -> Markup:
    cleaned = nh3.clean(html, tags=elements, attributes=attributes, url_schemes=_SCHEMES, link_rel=None)
    return Markup(cleaned.strip())


class TextBlock(NamedTuple):
    """A paragraph, or an item of a list, as pieces of plain text, each with the address that it leads to, if any."""

    pieces: tuple[tuple[str, str], ...]
    in_list: bool


@lru_cache(maxsize=4096)
def to_blocks(source: str) -> tuple[TextBlock, ...]:
    """A Markdown text for documents that are no HTML: its paragraphs in order, without emphasis."""
    depth, found = 0, []
    for token in _markdown.parse(source):
        depth += token.nesting if token.type in _LISTS else 0
        if token.type == "inline":
            found.append(TextBlock(tuple(_pieces(token.children or ())), depth > 0))
    return tuple(found)


def _pieces(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """The words of a paragraph; what leads to the same address stays together."""
    words, leads_to = "", ""
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            if words:
                yield words, leads_to
            address = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            words, leads_to = "", address if address.partition(":")[0].lower() in _SCHEMES else ""
        else:
            words += token.content.replace("\n", " ")
    if words:
        yield words, leads_to


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
