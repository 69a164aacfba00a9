"""Text as data inside Markdown on a code host: nothing in it becomes markup, a mention, a reference or a link."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher

LONGEST_EXCERPT = 400
_CONTEXT = 4
_MOST_PARTS = 20
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^=:$])")
# What hosts turn into mentions, references, links or pictures is shown as code: that needs no invisible character.
_WORD = r"[^\s„“”\"()\[\],;]*"
_RECOGNISED = re.compile(
    rf"({_WORD}(?:[@#!$%~&:](?=[\w@+-])|\bwww(?=\.)|\b[Gg][Hh](?=-\d)|:(?=//)|\b[0-9a-f]{{7,}}\b){_WORD})"
)
_BEGIN, _END = "\x02", "\x03"


def escape(text: str) -> str:
    """The text on one line, to be shown exactly as it is; what a host would recognise, and what is marked, is code."""
    parts = _MARKED.split(text)
    return "".join(code(part) if number % 2 else _escape(part) for number, part in enumerate(parts))


_MARKED = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")


def to_copy(text: str) -> str:
    """Marks what may be copied; `escape` makes it code."""
    return f"{_BEGIN}{text}{_END}"


def _escape(text: str) -> str:
    begin, end = (" " if text[:1].isspace() else ""), (" " if text.strip() and text[-1:].isspace() else "")
    parts = _RECOGNISED.split(_on_one_line(text))
    shown = [code(part) if number % 2 else _as_text(part) for number, part in enumerate(parts)]
    return begin + "".join(shown) + end


def _as_text(text: str) -> str:
    return html.escape(_MARKUP.sub(r"\\\1", text), quote=False)


def code(text: str) -> str:
    """The text as code, in a fence longer than any in it."""
    flat = _on_one_line(text)
    fence = "`" * (max(map(len, re.findall("`+", flat)), default=0) + 1)
    space = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{space}{flat}{space}{fence}"


def fenced(lines: Iterable[str]) -> str:
    """The lines as they are, to be copied; none of them can end the block."""
    every = [line[: len(line) - len(line.lstrip())] + _on_one_line(line) for line in lines]
    fence = "`" * max(3, 1 + max((len(run) for line in every for run in re.findall("`+", line)), default=0))
    return "\n".join([fence, *every, fence])


def _on_one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in " ".join(text.split()))


def shortened(text: str) -> str:
    """The text cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_EXCERPT else flat[:LONGEST_EXCERPT].rpartition(" ")[0] + " …"


def went(text: str) -> str:
    return f"~~{escape(shortened(text))}~~"


def came(text: str) -> str:
    return f"**{escape(shortened(text))}**"


def changed_words(old: str, new: str) -> str:
    """The words that went, struck through, and those that came, in bold, with a few words around them."""
    show: Mapping[str, Callable[[str], str]] = {"-": went, "+": came, "=": escape, "…": str}
    parts = [show[sign](words) for sign, words in word_parts(old, new)]
    text = " ".join(parts[:_MOST_PARTS]) or escape(shortened(new))
    return text if len(parts) <= _MOST_PARTS else f"{text.removesuffix(' …')} …"


def word_parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words that went (`-`) and came (`+`), a few that stayed (`=`) around them, and `…` for what is left out."""
    before, after = old.split(), new.split()
    shown = 0
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_CONTEXT):
        if group[0][1] > shown:
            yield "…", "…"
        for tag, start, shown, new_start, new_end in group:
            if tag == "equal":
                yield "=", " ".join(before[start:shown])
            else:
                if start < shown:
                    yield "-", " ".join(before[start:shown])
                if new_start < new_end:
                    yield "+", " ".join(after[new_start:new_end])
    if 0 < shown < len(before):
        yield "…", "…"
