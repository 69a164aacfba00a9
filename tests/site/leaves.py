"""Every text of every record, and the page it should stand on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from lxml import html as lxml_html
from markdown_it import MarkdownIt

from konzept.model import Localised, Prose, Record
from konzept.model.dataset import Dataset
from tests.support.built_site import squeeze

# The page that shows the records of a kind; `{id}` stands for the record.
PAGES = {
    "concept": "concept:{id}",
    "field": "field:{id}",
    "guideline": "entry:{id}",
    "goal": "entry:{id}",
    "measure": "entry:{id}",
    "statement": "entry:{id}",
    "actor": "actor:{id}",
    "figure": "figures",
    "chart": "figures",
    "duty": "duties",
    "document": "evidence",
    "progress": "entry:{measure}",
    "reference": "references",
    "law": "laws",
    "term": "glossary",
    "note": "notes",
    "audience": "audience:{id}",
}

# Fields that stand on another page than their record, or on none: with the reason.  `None` means on none.
ELSEWHERE: dict[tuple[str, str], tuple[str | None, str]] = {
    ("concept", "summary"): ("home", "introduces the concept on the first page"),
    ("actor", "short_name"): (None, "stands on cards and in lists, where space is short"),
}

# Strings in the language of the official text, shown as they are in every language.
PLAIN = {"note": ("printed",), "reference": ("printed",), "actor": ("variants",), "document": ("number",)}

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclasses.dataclass(frozen=True)
class Leaf:
    """One text: where it stands in the data, and what each language says."""

    kind: str
    record: str
    path: tuple[str, ...]
    text: Localised

    def __str__(self) -> str:
        return f"{self.kind} {self.record}: {'.'.join(self.path)}"

    def page(self) -> str | None:
        """The key of the page that should show it."""
        if (self.kind, self.path[0]) in ELSEWHERE:
            return ELSEWHERE[self.kind, self.path[0]][0]
        return PAGES[self.kind].format(id=self.record, measure=self.record.rpartition("/")[2])

    def squeezed(self, language: str) -> str:
        """Its words without Markdown and white space, to be searched for in a page."""
        words = self.text[language]
        if isinstance(self.text, Prose):
            words = plain(words)
        return squeeze(words)


def plain(markdown: str) -> str:
    """The words of a Markdown text."""
    return str(lxml_html.fragment_fromstring(_markdown.render(markdown), create_parent="div").text_content())


def leaves(world: Dataset) -> Iterator[Leaf]:
    """Every text of every record whose kind has a page."""
    for kind, records in world.records.items():
        if kind in PAGES:
            for record in records.values():
                yield from (Leaf(kind, record.id, path, text) for path, text in texts(record, ()))


def texts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Localised]]:
    """The texts inside a record or a part of one."""
    if isinstance(value, Localised):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, str(index)))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), (*path, field.name))


def plain_strings(world: Dataset) -> Iterator[tuple[str, str]]:
    """Strings shown alike in every language, with the key of their page."""
    for kind, names in PLAIN.items():
        for record in world.records[kind].values():
            for name in names:
                page = PAGES[kind].format(id=record.id)
                yield from ((page, string) for string in _strings(record, name))


def _strings(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
