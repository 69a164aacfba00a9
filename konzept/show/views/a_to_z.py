"""The register: every title of the site from A to Z, the search for those without scripts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.documents import Document, documents


@dataclass(frozen=True)
class Letter:
    """The documents whose titles begin with one letter; `#` gathers digits and signs."""

    letter: str
    anchor: str
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class AToZView:
    """All titles by letter, each with its kind and place."""

    letters: tuple[Letter, ...]
    count: int


def a_to_z_view(site: Site, key: PageKey) -> AToZView:
    """The register of one language."""
    ordered = sorted(documents(site), key=lambda document: (_key(document["title"]), document["id"]))
    letters = tuple(
        Letter(letter, f"letter-{letter.lower()}" if letter != "#" else "letter-0", tuple(group))
        for letter, group in groupby(ordered, key=lambda document: _letter(document["title"]))
    )
    return AToZView(letters, len(ordered))


def _key(title: str) -> str:
    """Sorts as a reader looks: without marks at the beginning, ä as a, ß as ss."""
    decomposed = unicodedata.normalize("NFD", title.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return letters.lstrip(" \u201e\u201c\u2018\u00ab\u2039\"'(")


def _letter(title: str) -> str:
    first = _key(title)[:1].upper()
    return first if first.isalpha() else "#"
