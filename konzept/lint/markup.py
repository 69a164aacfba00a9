"""Reads a finished page for the lint: its elements in order, what each stands in, and the words in it.

Our pages are well formed and their attributes in double quotes, so one expression finds the tags and a stack does the
rest.  What a tag says is found out once, since pages share most of their tags.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from html import unescape

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# What may stand where: which children some elements have, which parents others need.
_CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"th", "td"},
}  # fmt: skip
_PARENTS = {
    "li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "tr": {"thead", "tbody", "tfoot"},
    "caption": {"table"}, "summary": {"details"}, "figcaption": {"figure"}, "legend": {"fieldset"},
}  # fmt: skip
_RUNNING_TEXT = HEADINGS | {
    "abbr", "b", "button", "cite", "code", "em", "i", "label", "p", "q", "small", "span", "strong", "sub",
    "sup", "time",
}  # fmt: skip
_BLOCKS = HEADINGS | {
    "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "header", "hr", "main", "nav",
    "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
_CONTROLS = frozenset({"a", "button", "summary", "input", "select", "textarea"})
_VOID = frozenset({
    "!doctype", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
_READ_OUT = frozenset({"alt", "aria-label", "title", "placeholder", "content"})
ID_REFERENCES = frozenset({"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"})
_DRAWINGS = frozenset({"svg", "img"})
# Of these there are many, and no rule is about them alone.
_COMMON = frozenset({"dd", "dt", "em", "li", "p", "path", "span", "strong", "ul"})

# The class of a text in another language than the page's.
TWIN = "twin"

# What an element is to everything in it.
_IN_RUNNING_TEXT, _IN_CONTROL, IN_TWIN = 1, 2, 4

# What only programs read: comments, and data in the form of a script, which no browser runs.
DATA_TYPE = "application/ld+json"
_UNREAD = re.compile(rf'<!--.*?-->|(?<=<script type="{re.escape(DATA_TYPE)}">).*?(?=</script>)', re.DOTALL)
_TAGS = re.compile(r"<([^>]*)>\s*")
_TAG = re.compile(r'/?!?[a-z][\w-]*(?:\s+[a-z][^\s"\'>/=]*(?:="[^"]*")?)*\s*/?')
_ATTRIBUTE = re.compile(r'\s([^\s"/=]+)(?:="([^"]*)")?')


class Kind:
    """What elements of one name have in common.  `special`: there are rules about them alone.

    `within` is what they are to everything in them, `unfit` in what they may not stand.  `children` and `parents` are
    the names of what may stand in them, and of what they may stand in, if that is limited.
    """

    def __init__(self, name: str) -> None:
        self.closes, self.name, self.ends_with = name.startswith("/"), name.strip("/"), f"/{name}"
        self.void, self.special = name in _VOID, name not in _COMMON
        self.within = _IN_RUNNING_TEXT * (name in _RUNNING_TEXT) | _IN_CONTROL * (name in _CONTROLS)
        self.unfit = _IN_RUNNING_TEXT * (name in _BLOCKS) | _IN_CONTROL * (name in _CONTROLS)
        self.children, self.parents = _CHILDREN.get(name), _PARENTS.get(name)


_kind = cache(Kind)


class Tag:
    """What stands between `<` and `>`.

    `right`: it is written as ours are, in small letters, each attribute once and in double quotes.
    `alone`: nothing can stand in it.
    """

    __slots__ = (
        "alone", "attributes", "children", "closes", "ends_with", "identifier", "name", "parents", "read_out", "refers",
        "right", "special", "unfit", "within", "written",
    )  # fmt: skip

    def __init__(self, written: str) -> None:
        kind, attributes = _kind((written.split(None, 1) or [""])[0]), _ATTRIBUTE.findall(written)
        self.written, self.closes, self.name, self.ends_with = written, kind.closes, kind.name, kind.ends_with
        self.attributes: Mapping[str, str] = dict(attributes)
        if "&" in written:
            self.attributes = {key: unescape(value) for key, value in attributes}
        self.right = len(self.attributes) == len(attributes) and _TAG.fullmatch(written) is not None
        self.alone = kind.void or written.endswith("/")
        self.identifier = self.attributes.get("id")
        self.special = kind.special or self.identifier is not None
        self.children, self.parents, self.unfit = kind.children, kind.parents, kind.unfit
        self.within = kind.within | IN_TWIN * (self.attributes.get("class") == TWIN)
        self.read_out = [value for name, value in self.attributes.items() if name in _READ_OUT]
        self.refers = not ID_REFERENCES.isdisjoint(self.attributes)

    def get(self, attribute: str) -> str:
        """An attribute's value; empty if it is not there."""
        return self.attributes.get(attribute, "")

    def __str__(self) -> str:
        return f"<{self.written}>"


class Element:
    """An element; its words are those of the page from `start` to `end`.  `within`: what it and those around it are."""

    __slots__ = ("end", "parent", "start", "tag", "within")

    def __init__(self, tag: Tag, parent: Element | None, within: int, start: int) -> None:
        self.tag, self.parent, self.within, self.start, self.end = tag, parent, within, start, start

    def around(self) -> Iterator[Element]:
        """The element itself, the one it stands in, and so on."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def stands_in(self, name: str) -> bool:
        return any(one.tag.name == name for one in self.around())


_tag = lru_cache(1 << 14)(Tag)


class Document:
    """A finished page.

    Words in other languages, which are hidden at first, are kept apart as `twins`.  `empty` are the elements without
    words or drawings, `misplaced` those that may not stand where they do, `repeated` the ids that were there before.
    `broken` are the tags that end nothing, or that nothing ends.
    """

    def __init__(self, source: str, language: str, typed: Callable[[str], bool] = bool) -> None:
        """`typed` tells whether somebody has typed words."""
        self.source, self.language, self.typed = source, language, typed
        self.words: list[str] = []
        self.twins: list[str] = []
        self.tags: dict[Tag, None] = {}
        self.ids: dict[str, Element] = {}
        self.empty: list[Element] = []
        self.misplaced: list[Element] = []
        self.repeated: list[Tag] = []
        self.broken: list[Tag] = []
        self._by_name: dict[str, list[Element]] = defaultdict(list)
        self._names: dict[Element, str] = {}
        source = source.replace("&nbsp;", "\u00a0")
        self._read(_UNREAD.sub("", source) if "<!--" in source or DATA_TYPE in source else source)

    def of(self, *names: str) -> list[Element]:
        """The elements of these names, in the order of the page for each name."""
        return [element for name in names for element in self._by_name.get(name, ())]

    def pieces(self, element: Element) -> Sequence[str]:
        """The texts in an element as they stand in the source, and an empty one for each drawing."""
        return (self.twins if element.within & IN_TWIN else self.words)[element.start : element.end]

    def text(self, element: Element) -> str:
        """The words in an element, with single spaces."""
        return " ".join(unescape(" ".join(self.pieces(element))).split())

    def name(self, element: Element) -> str:
        """The accessible name that an element gives itself."""
        if element not in self._names:
            said = element.tag.get("aria-label").strip()
            targets = () if said else element.tag.get("aria-labelledby").split()
            found = " ".join(self.text(self.ids[target]) for target in targets if target in self.ids)
            self._names[element] = said or found
        return self._names[element]

    @cached_property
    def spoken(self) -> str:
        """What people read or hear, piece by piece: texts but those of code, and the attributes that are read out."""
        pieces = self.words.copy()
        for code in self.of("code"):
            pieces[code.start : code.end] = [""] * (code.end - code.start)
        attributes = [text for tag in self.tags for text in tag.read_out]
        return "\n".join([*pieces, *self.twins, *attributes])

    def shown(self, element: Element) -> str:
        """The opening tag and the beginning of the words, to find the place again."""
        names = [name for name in ("id", "class", "href") if element.tag.get(name)]
        attributes = "".join(f' {name}="{element.tag.get(name)}"' for name in names)
        return f"<{element.tag.name}{attributes}> {self.text(element)[:60]}".rstrip()

    def _read(self, source: str) -> None:  # noqa: C901 – one loop, since calls would take half the time
        words, tags = self.words, []
        current = Element(Tag(""), None, 0, 0)
        parts = _TAGS.split(source)
        for written, text in zip(parts[1::2], parts[2::2], strict=True):
            if written == current.tag.ends_with and current.parent:
                current.end = len(words)
                if current.start == current.end:
                    self.empty.append(current)
                if current.tag.within & IN_TWIN:
                    words = self.words
                current = current.parent
            elif (tag := _tag(written)).closes:
                self.broken.append(tag)
            else:
                if tag.within & IN_TWIN:
                    words = self.twins
                tags.append(tag)
                element = Element(tag, current, current.within | tag.within, len(words))
                if (
                    tag.unfit & current.within
                    or (tag.parents and current.tag.name not in tag.parents)
                    or (current.tag.children and tag.name not in current.tag.children)
                ):
                    self.misplaced.append(element)
                if tag.special:
                    self._note(element)
                if tag.alone:
                    element.end = len(words)
                else:
                    current = element
            if text:
                words.append(text)
        self.broken += [one.tag for one in current.around() if one.parent]
        self.tags = dict.fromkeys(tags)

    def _note(self, element: Element) -> None:
        tag = element.tag
        self._by_name[tag.name].append(element)
        if tag.name in _DRAWINGS:
            self.words.append("")
        if tag.identifier is not None:
            if tag.identifier in self.ids:
                self.repeated.append(tag)
            self.ids[tag.identifier] = element
