"""Rules for one finished page: what a screen reader calls its parts, links, drawings and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from tests.site.markup import elements, shown, words
from tests.support.built_site import Document

SCOPES = ("col", "row", "colgroup", "rowgroup")


def landmarks_have_names(document: Document) -> Iterator[str]:
    """Every `nav`, `aside` and `section` has a name, and a page one `main`, `header` and `footer`."""
    yield from (f"no name: {shown(one)}" for one in elements(document, "nav", "aside", "section") if not _name(one))
    for name in ("main", "header", "footer"):
        tops = [one for one in elements(document, name) if one.getparent().tag == "body"]
        if len(tops) != 1:
            yield f"{len(tops)} {name} in body"


def landmarks_have_names_of_their_own(document: Document) -> Iterator[str]:
    """No two parts of the page that a screen reader lists as regions have the same name.

    The navigation stands twice, as a line and as a menu, of which a screen shows one.
    """
    places = elements(document, "nav", "section", "aside", "form")
    regions = (*places, *(one for one in elements(document) if one.get("role") == "region"))
    once = (one for one in regions if not any(up.get("class") == "menu" for up in one.iterancestors()))
    names = Counter((one.tag == "nav", _name(one).casefold()) for one in once if _name(one))
    yield from (f"{count} times the name “{name}”" for (_, name), count in names.items() if count > 1)


def charts_have_texts_and_tables(document: Document) -> Iterator[str]:
    """A drawn chart says in words what it shows, and its figures follow as a table with the same parent."""
    for drawing in elements(document, "svg"):
        if drawing.get("role") != "img":
            continue
        if not any(words(one) for one in drawing.iter("desc")):
            yield f"no words: {shown(drawing)}"
        if not any(one.tag == "table" for one in drawing.itersiblings()):
            yield f"no table: {shown(drawing)}"


def _name(element: HtmlElement) -> str:
    """The accessible name an element gives itself."""
    if element.get("aria-label", "").strip():
        return element.get("aria-label").strip()
    root = element.getroottree()
    targets = element.get("aria-labelledby", "").split()
    return " ".join(words(one) for target in targets for one in root.xpath("//*[@id=$target]", target=target))


def links_have_words(document: Document) -> Iterator[str]:
    """Every link and button has words or a name, and a link leads somewhere."""
    for element in elements(document, "a", "button", "summary"):
        if not words(element) and not _name(element) and element.get("data-palette") is None:
            yield f"no words: {shown(element)}"
    yield from (f"no address: {shown(one)}" for one in elements(document, "a") if not one.get("href"))


def images_have_names(document: Document) -> Iterator[str]:
    """An image has an `alt`; a drawing is hidden from screen readers or has a role and a name."""
    yield from (f"no alt: {shown(one)}" for one in elements(document, "img") if one.get("alt") is None)
    for drawing in elements(document, "svg"):
        if drawing.get("aria-hidden") == "true":
            continue
        title = drawing.find("title")
        if drawing.get("role") != "img" or not (_name(drawing) or (title is not None and words(title))):
            yield f"a drawing without role and name: {shown(drawing)}"


def tables_have_headers(document: Document) -> Iterator[str]:
    """Every table has a caption first, and every header cell its scope."""
    for table in elements(document, "table"):
        caption = table.find("caption")
        if caption is None or table[0] is not caption:
            yield f"no caption: {shown(table)}"
        cells = list(table.iter("th"))
        if not cells:
            yield f"no header cells: {shown(table)}"
        yield from (f"no scope: {shown(one)}" for one in cells if one.get("scope") not in SCOPES)


def table_rows_are_equally_long(document: Document) -> Iterator[str]:
    """All rows of a table have the same number of columns."""
    for table in elements(document, "table"):
        lengths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")}
        if len(lengths) > 1 and not table.xpath(".//@rowspan"):
            yield f"rows of {sorted(lengths)} columns: {shown(table)}"
