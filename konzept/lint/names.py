"""Rules for one finished page: what a screen reader calls its parts, links, drawings and tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from konzept.lint.markup import Document, Element


def landmarks_have_names(page: Document) -> Iterator[str]:
    yield from (page.shown(one) for one in page.of("nav", "aside", "section") if not page.name(one))


def landmarks_are_there_once(page: Document) -> Iterator[str]:
    for name in ("main", "header", "footer"):
        found = [one for one in page.of(name) if one.parent and one.parent.tag.name == "body"]
        if len(found) != 1:
            yield f"{len(found)} <{name}>"


def landmarks_have_names_of_their_own(page: Document) -> Iterator[str]:
    """The navigation stands twice, as a line and as a menu, of which a screen shows one."""
    places = page.of("nav", "section", "aside", "form")
    regions = [*places, *(one for one in page.of("div") if one.tag.get("role") == "region")]
    named: defaultdict[tuple[bool, str], list[Element]] = defaultdict(list)
    for one in regions:
        named[one.tag.name == "nav", page.name(one).casefold()].append(one)
    for (_, name), found in named.items():
        if name and len(found) > 1:
            once = [one for one in found if not any(up.tag.get("class") == "menu" for up in one.around())]
            yield from (page.shown(one) for one in once[1:])


def charts_say_what_they_show(page: Document) -> Iterator[str]:
    for drawing in _charts(page):
        if not any(page.text(one) for one in page.of("desc") if drawing in one.around()):
            yield page.shown(drawing)


def charts_have_tables(page: Document) -> Iterator[str]:
    for drawing in _charts(page):
        if not any(table.parent is drawing.parent for table in page.of("table")):
            yield page.shown(drawing)


def _charts(page: Document) -> list[Element]:
    return [one for one in page.of("svg") if one.tag.get("role") == "img"]


def drawings_have_names_or_are_hidden(page: Document) -> Iterator[str]:
    for drawing in page.of("svg"):
        if drawing.tag.get("aria-hidden") == "true":
            continue
        titled = any(page.text(one) for one in page.of("title") if one.parent is drawing)
        if drawing.tag.get("role") != "img" or not (titled or page.name(drawing)):
            yield page.shown(drawing)


def links_have_words(page: Document) -> Iterator[str]:
    for element in page.of("a", "button", "summary"):
        if not any(page.pieces(element)) and not page.name(element) and "data-palette" not in element.tag.attributes:
            yield page.shown(element)


def tables_begin_with_captions(page: Document) -> Iterator[str]:
    captions = {id(one.parent): one for one in page.of("caption")}
    for table in page.of("table"):
        caption = captions.get(id(table))
        if caption is None or caption.start > table.start:
            yield page.shown(table)


def tables_have_header_cells(page: Document) -> Iterator[str]:
    yield from (
        page.shown(table) for table in page.of("table") if not any(table in one.around() for one in page.of("th"))
    )


def table_rows_are_equally_long(page: Document) -> Iterator[str]:
    """A table with cells over several rows is not counted."""
    cells = page.of("th", "td")
    tall = {id(up) for one in cells if "rowspan" in one.tag.attributes for up in one.around()}
    columns: Counter[Element] = Counter()
    for cell in cells:
        span = cell.tag.get("colspan")
        if cell.parent:
            columns[cell.parent] += int(span) if span.isdecimal() else 1
    lengths: defaultdict[Element, set[int]] = defaultdict(set)
    for row, count in columns.items():
        for table in [one for one in row.around() if one.tag.name == "table"][:1]:
            lengths[table].add(count)
    for table, found in lengths.items():
        if len(found) > 1 and id(table) not in tall:
            yield f"{page.shown(table)} {sorted(found)}"


RULES = (
    landmarks_have_names,
    landmarks_are_there_once,
    landmarks_have_names_of_their_own,
    charts_say_what_they_show,
    charts_have_tables,
    drawings_have_names_or_are_hidden,
    links_have_words,
    tables_begin_with_captions,
    tables_have_header_cells,
    table_rows_are_equally_long,
)
