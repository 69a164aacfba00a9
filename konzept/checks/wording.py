"""Rules about what must not stand in a text: unfinished places, private contacts, unsafe links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import texts
from konzept.load import Draft
from konzept.model import Language, Operator, Record
from konzept.problems import FieldPath, Problem

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|(\+49[ /-]?|\b0)[1-9][\d /()-]{6,}\d")
_LINK = re.compile(r"(?:\]\(\s*<?|<|^ {0,3}\[[^\]]+\]:\s*<?)\s*([A-Za-z][A-Za-z0-9+.-]*):", re.MULTILINE)
SAFE_SCHEMES = ("https", "http", "mailto")


def nothing_is_left_to_do(draft: Draft) -> Iterator[Problem]:
    """Ensure that no text still holds a mark for something unfinished."""
    for record in _records(draft):
        for path, text in texts(record):
            if match := UNFINISHED.search(text):
                yield _problem(draft, record.file, path, match, "unfinished")
    for key, label in draft.world.labels.items():
        for language, text in label.items():
            if match := UNFINISHED.search(text):
                yield _problem(draft, draft.label_place((key,))[0], (key, language), match, "unfinished")


def no_contact_data(draft: Draft) -> Iterator[Problem]:
    """Ensure that no e-mail address or telephone number stands outside the operator's own file."""
    for record in _records(draft):
        if isinstance(record, Operator | Language):
            continue
        for path, text in texts(record):
            if match := _CONTACT.search(text):
                yield _problem(draft, record.file, path, match, "contact-data")


def links_in_texts_are_safe(draft: Draft) -> Iterator[Problem]:
    """Ensure that links inside texts lead to web pages or mail addresses and never run anything."""
    for record in _records(draft):
        for path, text in texts(record):
            for match in _LINK.finditer(text):
                if match[1].lower() not in SAFE_SCHEMES:
                    yield _problem(draft, record.file, path, match, "link-scheme", 1)


def _records(draft: Draft) -> Iterator[Record]:
    for records in draft.world.records.values():
        yield from records.values()


def _problem(draft: Draft, file: str, path: FieldPath, match: re.Match[str], code: str, group: int = 0) -> Problem:
    line, column = draft.place(file, path, match.string[: match.start()].count("\n"))
    return Problem(file, line, column, path, code, {"found": match[group]})
