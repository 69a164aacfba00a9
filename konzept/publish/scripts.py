"""The search's modules as one script, without what only people read: one request less, and fewer bytes.

Only the few forms that our own modules use are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SEARCH = "search.js"
MODULES = ("search-engine.js", SEARCH)

_IMPORT = re.compile(r'^import \{ [^{}\n]+ \} from "\./[\w.-]+";\n', re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
      |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<template>`)
      |(?P<regex>/(?![*/])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
      |(?P<word>[\w$#]+)
      |(?P<space>\s+)
      |(?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
# After these a slash begins a regular expression; after anything else it divides.
_BEFORE_REGEX = re.compile(r"(?:^|[(,=:\[!&|?{};>])$")

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def joined(modules: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Scripts by name, with the search's modules in the last of them."""
    parts = [_IMPORT.sub("", modules[name].decode()) for name in MODULES]
    rest = {name: content for name, content in modules.items() if name not in MODULES}
    return {**rest, SEARCH: squeezed("\n".join(parts)).encode()}


def squeezed(source: str) -> str:
    """A script without comments and without spaces that say nothing; what stands at the top begins a line of its own.

    Lines end where a sign says so, never where a semicolon is left out.
    """
    written, gap, depth = [""], "", 0
    for kind, text in _tokens(source):
        if kind == "space":
            gap = "\n" if not depth and "\n" in text else gap or " "
        elif kind != "comment":
            if text == "}" and written[-1] == ";":
                written.pop()
            if gap == "\n" or (gap and _apart(written[-1][-1:], text[0])):
                written.append(gap)
            written.append("let" if depth and text == "const" else text)
            gap, depth = "", depth + (text in _OPENING) - (text in _CLOSING)
    return "".join(written).lstrip() + "\n"


def _apart(one: str, other: str) -> bool:
    """Whether two signs would be read as one without the space between them."""
    return bool(re.fullmatch(r"[\w$#]{2}|\+\+|--", one + other))


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    place, before = 0, ""
    while place < len(source):
        match = next(_TOKEN.finditer(source, place))
        kind, text = str(match.lastgroup), match[0]
        if kind == "template":
            text = source[place : _end_of_template(source, place)]
        elif kind == "regex" and not _BEFORE_REGEX.search(before):
            kind, text = "sign", "/"
        place += len(text)
        if kind not in {"space", "comment"}:
            before = text[-1]
        yield kind, text


def _end_of_template(source: str, start: int) -> int:
    """Where the template literal ends that begins there; what stands in it stays as it is."""
    place = start + 1
    while source[place] != "`":
        if source.startswith("${", place):
            place = _end_of_expression(source, place + 2)
        else:
            place += 2 if source[place] == "\\" else 1
    return place + 1


def _end_of_expression(source: str, place: int) -> int:
    depth = 1
    while depth:
        if source[place] == "`":
            place = _end_of_template(source, place) - 1
        depth += {"{": 1, "}": -1}.get(source[place], 0)
        place += 1
    return place
