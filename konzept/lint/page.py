"""Looks for faults in one finished page: in its tags, its structure, its head and its words.

A rule is a function that gives what it found; `konzept/texts/lint.yml` says under its name what it demands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from konzept.lint import names
from konzept.lint.markup import DATA_TYPE, HEADINGS, ID_REFERENCES, TWIN, Document, Element, Tag

Rule = Callable[[Document], Iterator[str]]

_METAS = ("description", "viewport", "og:title", "og:description", "og:type", "og:locale", "og:site_name")
_FILLED_BY_SCRIPT = frozenset({"listbox", "status"})
_SHOWN_BY_SCRIPT = frozenset({"data-palette", "data-results", "data-copy", "data-filters", "data-browse"})
# What paper shows, and what a style shows when a reader asks for all languages.
_SHOWN_BY_STYLE = frozenset({"addresses", TWIN})
_NEVER_EMPTY = HEADINGS | {
    "a", "article", "aside", "blockquote", "button", "caption", "cite", "code", "dd", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "footer", "header", "label", "legend", "li", "main", "nav", "ol", "option", "p", "q",
    "section", "strong", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
_NAMING_RELATIONS = frozenset({"alternate", "canonical"})
_SCHEMES = frozenset({"https", "http", "mailto"})
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)

_ELSEWHERE = re.compile(r"(^|[\s,])\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_OF_THE_PROGRAM = (
    "{{", "}}", "{%", "%}", "{#", "None", "undefined", "NaN", "Localised(", "Decimal(", "&lt;konzept", "[]",
)  # fmt: skip


class Fault(NamedTuple):
    """What is wrong: the name of the rule, and what it found."""

    rule: str
    found: str


def faults(page: Document) -> Iterator[Fault]:
    """Everything that is wrong with a page; where its tags do not fit together, nothing else can be told."""
    found = [Fault(tags_fit_together.__name__, one) for one in tags_fit_together(page)]
    if not found:
        found = [fault for tag in page.tags for fault in _tag_faults(tag)]
        found += [Fault(rule.__name__, one) for rule in RULES for one in rule(page)]
    yield from found


def tags_fit_together(page: Document) -> Iterator[str]:
    yield from (str(tag) for tag in page.broken)
    yield from (str(tag) for tag in page.tags if not tag.right)


# --- what a tag says by itself: rules that tell whether it is a fault ---


def nothing_is_inline(tag: Tag) -> bool:
    return tag.name != "script" or ("src" not in tag.attributes and tag.attributes != {"type": DATA_TYPE})


def nothing_is_obsolete(tag: Tag) -> bool:
    return True


def nothing_is_hidden_for_good(tag: Tag) -> bool:
    """What a script shows, since it needs one, what is for paper, and texts in other languages may be hidden."""
    return not (_waits_for_script(tag) or tag.get("class") in _SHOWN_BY_STYLE)


def other_languages_are_hidden_in_the_markup(tag: Tag) -> bool:
    """A reader view and whatever else reads a page without its styles would mix the languages."""
    return tag.get("class") == TWIN and "hidden" not in tag.attributes


def nothing_comes_from_elsewhere(tag: Tag) -> bool:
    if tag.name == "meta":
        return tag.get("http-equiv").lower() == "refresh"
    if tag.name == "a" or (tag.name == "link" and not _NAMING_RELATIONS.isdisjoint(tag.get("rel").split())):
        return False
    return any(_ELSEWHERE.search(tag.get(name)) for name in _LOADING)


def links_have_addresses(tag: Tag) -> bool:
    return not tag.get("href")


def links_run_nothing(tag: Tag) -> bool:
    scheme = _SCHEME.match(tag.get("href"))
    return scheme is not None and scheme[1].lower() not in _SCHEMES


def images_have_alternatives(tag: Tag) -> bool:
    return "alt" not in tag.attributes


def header_cells_have_scopes(tag: Tag) -> bool:
    return tag.get("scope") not in ("col", "row", "colgroup", "rowgroup")


def ids_are_names(tag: Tag) -> bool:
    return not tag.get("id") or len(tag.get("id").split()) > 1


def languages_are_named(tag: Tag) -> bool:
    return not tag.get("lang")


def no_slot_is_left(tag: Tag) -> bool:
    return True


_LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "href")

# For each rule the tags and the attributes it is about; `on…` stands for all that handle events.
TAG_RULES: Mapping[Callable[[Tag], bool], tuple[str, ...]] = {
    nothing_is_inline: ("style", "script", "on…"),
    nothing_is_obsolete: (
        "center", "font", "big", "strike", "tt", "marquee", "align", "bgcolor", "border", "cellpadding", "cellspacing",
        "valign",
    ),
    nothing_is_hidden_for_good: ("hidden",),
    other_languages_are_hidden_in_the_markup: ("class",),
    nothing_comes_from_elsewhere: (*_LOADING, "http-equiv"),
    links_have_addresses: ("a",),
    links_run_nothing: ("a",),
    images_have_alternatives: ("img",),
    header_cells_have_scopes: ("th",),
    ids_are_names: ("id",),
    languages_are_named: ("lang",),
    no_slot_is_left: ("data-slot",),
}  # fmt: skip
_BY_CONCERN = {
    concern: [rule for rule, concerns in TAG_RULES.items() if concern in concerns]
    for concerns in TAG_RULES.values()
    for concern in concerns
}


@lru_cache(1 << 14)
def _tag_faults(tag: Tag) -> tuple[Fault, ...]:
    concerns = [tag.name, *("on…" if name[:2].lower() == "on" else name for name in tag.attributes)]
    rules = {rule: None for concern in concerns if concern in _BY_CONCERN for rule in _BY_CONCERN[concern]}
    return tuple([Fault(rule.__name__, str(tag)) for rule in rules if rule(tag)])


# --- what the page is like ---


def has_one_h1(page: Document) -> Iterator[str]:
    found = page.of("h1")
    if len(found) != 1 or not found[0].stands_in("main"):
        yield f"{len(found)} h1 {' '.join(page.shown(one) for one in found)}".rstrip()


def headings_do_not_skip_a_level(page: Document) -> Iterator[str]:
    found = _headings(page)
    if found and found[0].tag.name != "h1":
        yield page.shown(found[0])
    for above, heading in pairwise(found):
        if _level(heading) > _level(above) + 1:
            yield f"{above.tag.name} … {page.shown(heading)}"


def headings_have_something_below_them(page: Document) -> Iterator[str]:
    for main in page.of("main"):
        waiting: list[Element] = []
        for heading in (one for one in _headings(page) if main.start <= one.start < main.end):
            yield from _closed(page, waiting, heading.start, _level(heading))
            waiting.append(heading)
        yield from _closed(page, waiting, main.end, 1)


def _closed(page: Document, waiting: list[Element], until: int, level: int) -> Iterator[str]:
    """Takes the headings that have something below them by now, or are over, off the list; gives the empty ones."""
    if waiting and waiting[-1].end < until:
        waiting.clear()
    while waiting and _level(waiting[-1]) >= level:
        yield page.shown(waiting.pop())


def _headings(page: Document) -> list[Element]:
    return sorted(page.of(*HEADINGS), key=lambda one: one.start)


def _level(heading: Element) -> int:
    return int(heading.tag.name[1])


def ids_are_unique(page: Document) -> Iterator[str]:
    yield from (str(tag) for tag in page.repeated)


def id_references_resolve(page: Document) -> Iterator[str]:
    for tag in page.tags:
        if tag.refers:
            for name in ID_REFERENCES & tag.attributes.keys():
                yield from (f'{name}="{one}"' for one in tag.get(name).split() if one not in page.ids)


def language_is_declared(page: Document) -> Iterator[str]:
    for root in page.of("html"):
        if root.tag.get("lang") != page.language or root.tag.get("dir") not in ("ltr", "rtl"):
            yield str(root.tag)


def nothing_is_empty(page: Document) -> Iterator[str]:
    for element in page.empty:
        if element.tag.name in _NEVER_EMPTY and element.tag.get("aria-hidden") != "true":
            around = [one.tag for one in element.around()]
            if not any(_waits_for_script(tag) for tag in around):
                yield f"{around[1]} {element.tag}"


def _waits_for_script(tag: Tag) -> bool:
    return tag.get("role") in _FILLED_BY_SCRIPT or not _SHOWN_BY_SCRIPT.isdisjoint(tag.attributes)


def elements_fit_where_they_stand(page: Document) -> Iterator[str]:
    for element in page.misplaced:
        path = [one.tag.name for one in element.around()][1:-1]
        yield f"{' '.join(reversed(path))} {page.shown(element)}"


def details_begin_with_a_summary(page: Document) -> Iterator[str]:
    summaries = {id(one.parent): one for one in page.of("summary")}
    for details in page.of("details"):
        summary = summaries.get(id(details))
        if summary is None or summary.start > details.start or summary.end == details.end:
            yield page.shown(details)


def head_is_complete(page: Document) -> Iterator[str]:
    titles = [one for one in page.of("title") if one.stands_in("head")]
    if len(titles) != 1:
        yield f"{len(titles)} <title>"
    metas = [one.tag for one in page.of("meta")]
    filled = [tag.get("name") or tag.get("property") for tag in metas if tag.get("content").strip()]
    yield from (f"{filled.count(name)} <meta> {name}" for name in _METAS if filled.count(name) != 1)
    if not any(one.tag.get("rel") == "icon" and one.tag.get("href") for one in page.of("link")):
        yield '0 <link rel="icon">'
    if not metas or metas[0].get("charset").lower() != "utf-8":
        yield '0 <meta charset="utf-8">'


# --- what people read ---


def nothing_of_the_program_shows(page: Document) -> Iterator[str]:
    """What somebody has typed is no trace of the program: a mark, a word beside the same words, or a whole text."""
    for mark in _OF_THE_PROGRAM:
        for found in _in_words(page, mark, r"(?:\S+ )?", r"\S*(?: \S+)?"):
            before, after = found.split(mark, 1)
            beside = [words for words in (before + mark, mark + after) if " " in words] or [f'"{found}"']
            if not any(map(page.typed, beside if mark.isalpha() else [mark])):
                yield found


def nothing_is_unfinished(page: Document) -> Iterator[str]:
    for word in ("TODO", "FIXME", "XXX", "Lorem"):
        yield from _in_words(page, word)


def quotes_suit_the_language(page: Document) -> Iterator[str]:
    for mark in ('"', "&#34;", "&quot;"):
        yield from _in_words(page, mark)


def no_hyphen_is_a_dash(page: Document) -> Iterator[str]:
    yield from _in_words(page, " - ")


def _in_words(page: Document, mark: str, before: str = ".{,30}", after: str = ".{,30}") -> Iterator[str]:
    """Where a mark stands in what people read, as a word of its own if it is one, with the words around it."""
    if mark[0] in page.spoken and mark in page.spoken:  # one character is found much faster
        pattern = rf"(?<!\w){mark}(?!\w)" if mark.isalpha() else re.escape(mark)
        yield from (unescape(found[0]).strip() for found in re.finditer(before + pattern + after, page.spoken))


RULES: tuple[Rule, ...] = (
    has_one_h1,
    headings_do_not_skip_a_level,
    headings_have_something_below_them,
    ids_are_unique,
    id_references_resolve,
    language_is_declared,
    nothing_is_empty,
    elements_fit_where_they_stand,
    details_begin_with_a_summary,
    head_is_complete,
    *names.RULES,
    nothing_of_the_program_shows,
    nothing_is_unfinished,
    quotes_suit_the_language,
    no_hyphen_is_a_dash,
)
