"""The rule that a link in a hand-written page leads to an entry that speaks of what the link says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import entries
from konzept.language.search_terms import terms
from konzept.model import Commitment, Entry, Obligation
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_LINK = re.compile(r"""\[([^\[\]]+)\]\(\{\{\s*address\(\s*["']entry:([^"'/]+)["'][^)]*\)\s*\}\}""")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)*(?![\w])")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6
_SHORTEST = 4
"""In letters: shorter words, and shorter parts of words, stand everywhere."""


def links_in_pages_say_where_they_lead(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for language, pages in partial.dataset.pages.items():
        for page in pages.values():
            for match in _LINK.finditer(page.text):
                entry = found.get(match[2])
                if entry and language in entry.text and not _speaks_of(partial, entry, match[1], language):
                    line = page.line + page.text.count("\n", 0, match.start())
                    column = match.start() - page.text.rfind("\n", 0, match.start())
                    values = {"words": " ".join(match[1].split()), "entry": entry.id, "title": entry.title[language]}
                    yield Problem(page.file, line, column, (), "link-elsewhere", values)


def _speaks_of(partial: PartialDataset, entry: Entry, anchor: str, language: str) -> bool:
    """Whether an entry is named by its id or its number, or holds a word of the anchor in any form."""
    if entry.id in anchor:
        return True
    if numbers := _NUMBER.findall(anchor):
        return any(f"{own}.".startswith(f"{number}.") for number in numbers for own in (entry.section, entry.number))
    texts = list(_texts(entry, language))
    if any(word[:_STEM].lower() in text.lower() for word in _LONG_WORD.findall(anchor) for text in texts):
        return True
    spoken = partial.dataset.languages.get(language)
    stops = {stop for word in (spoken.stop_words if spoken else ()) for stop in terms(word, language)}
    words = [word for word in terms(anchor, language) if len(word) >= _SHORTEST and word not in stops]
    said = {one for text in texts for one in terms(text, language)} if words else set()
    return not words or any(_is_near(word[:_STEM], said) for word in words)


def _texts(entry: Entry, language: str) -> Iterator[str]:
    commitments: tuple[Commitment, ...] = entry.commitments if isinstance(entry, Obligation) else ()
    yield from (text[language] for text in (entry.title, entry.summary, entry.text, *(one.text for one in commitments)))


def _is_near(stem: str, said: set[str]) -> bool:
    """Whether a word begins alike, or is a compound with the one looked for."""
    return any(stem in word or word[:_STEM] in stem for word in said if len(word) >= _SHORTEST)
