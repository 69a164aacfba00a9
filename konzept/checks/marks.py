"""Rules about the marks in texts: what is shown is what was typed, and a mark does what it was meant to do."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from konzept.checks.subject import in_text
from konzept.language.dialect import leftovers, numbered
from konzept.model import Prose
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_CODES = {
    "note": "text-note",
    "minus": "text-minus",
    "gender": "gender-sign",
    "bullet": "text-list-sign",
    "markup": "text-markup",
}


def marks_in_texts_do_something(partial: PartialDataset) -> Iterator[Problem]:
    for markdown in (True, False):
        found = [one for one in partial.localised if isinstance(one.text, Prose) is markdown]
        places = [(one, language) for one in found for language in one.text]
        texts = [one.text[language] for one, language in places]
        for index, leftover in leftovers(texts, markdown=markdown):
            one, language = places[index]
            place = one._replace(path=(*one.path, language))
            problem = in_text(partial, place, _CODES[leftover.kind], leftover.line, found=leftover.found)
            bare = leftover.kind == "markup" and not markdown
            yield replace(problem, hint="text-no-markup") if bare else problem


# In hand-written pages, MkDocs' Markdown is at work: it would take these for marks, and what was typed would be lost.
_IN_PAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("page-number", re.compile(r"(\d+[.)] .*)")),
    ("page-sign", re.compile(r"([>+*] ?(?![*{]).*)")),
    ("page-line", re.compile(r"((?:-{2,}|={2,}|_{3,}) *)$")),
    ("page-note", re.compile(r"(#(?!#).*)")),
)
_MAY_BE_ALTERED = re.compile(r"\n(?:[\d>+*=_]|--|#(?!#))|\*(?<=\w\*)(?=\w)")
_BEGINS = frozenset("0123456789>+*-=_#")
_STAR_IN_WORD = re.compile(r"(\w+(?:\*\w+)+)")


def pages_show_what_was_typed(partial: PartialDataset) -> Iterator[Problem]:
    for page in (page for found in partial.dataset.pages.values() for page in found.values()):
        if not _MAY_BE_ALTERED.search(f"\n{page.text}"):
            continue
        lines = page.text.split("\n")
        for index, code, found in _altered(lines, numbered(lines)):
            yield Problem(page.file, page.line + index, 1, (), code, {"found": found})


def _altered(lines: Sequence[str], lists: Container[int]) -> Iterator[tuple[int, str, str]]:
    """The lines that MkDocs would show otherwise than they stand there, with the code of the reason."""
    for index, line in enumerate(lines):
        if line[:1] not in _BEGINS and "*" not in line:
            continue
        begins = index == 0 or not lines[index - 1].strip()
        for code, pattern in _IN_PAGES:
            match = pattern.match(line)
            if match and not (code == "page-number" and (index in lists or not begins)):
                yield index, code, match[1]
        if match := _STAR_IN_WORD.search(line):
            yield index, "page-star", match[1]


# What braces are for in a page: macros, the names of headings, and what is refused elsewhere.
_IN_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}|\{:?[ ]*[#.:][^{}\n]*\}", re.DOTALL)
_PAGE_LINK = re.compile(r"\]\(\s*<?((?![A-Za-z][A-Za-z0-9+.-]*:|#|\{\{)[^\s)>]+)")


def braces_and_links_in_pages_lead_somewhere(partial: PartialDataset) -> Iterator[Problem]:
    for page in (page for found in partial.dataset.pages.values() for page in found.values()):
        text = _IN_BRACES.sub(lambda match: "\n" * match[0].count("\n"), page.text)
        if "{" in text or "}" in text:
            for index, line in enumerate(text.split("\n")):
                # What is not closed has its own message.
                if ("{" in line or "}" in line) and not any(sign in line for sign in ("{{", "{%", "{##")):
                    yield Problem(page.file, page.line + index, 1, (), "page-brace", {"found": line.strip()})
        for match in _PAGE_LINK.finditer(page.text):
            below = page.text.count("\n", 0, match.start())
            yield Problem(page.file, page.line + below, 1, (), "page-link", {"found": match[1]})
