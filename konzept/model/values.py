"""The values at the leaves of the data: texts in every language, dates, ids of other records."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

FieldPath = tuple[str | int, ...]
"""The place of a value in a record: field names, and positions in lists counted from 0."""


BEGIN_UNTRANSLATED, END_UNTRANSLATED = "\ue0f0", "\ue0f1"
"""Stand around an untranslated wording in HTML that is still being made (`konzept.show.untranslated`)."""


class Untranslated(str):
    """A wording in the language at `/`, given for a language that lacks the text and may lack it.

    It stays one when blanks in it are filled.
    """

    __slots__ = ()

    def format(self, *args: object, **values: object) -> Untranslated:
        return Untranslated(super().format(*args, **values))

    def __html__(self) -> str:
        """What HTML takes for it."""
        return f"{BEGIN_UNTRANSLATED}{html.escape(self)}{END_UNTRANSLATED}"


def composed(text: str, *parts: str) -> str:
    """A text made of parts: it is untranslated if one of them is."""
    return Untranslated(text) if any(isinstance(part, Untranslated) for part in parts) else text


class Localised:
    """One text in every language of the site, written `{de: …, en: …}` in the data.

    Immutable; `text["de"]` gives the wording of one language and raises `KeyError` for an unknown one.  A language that
    is not complete may lack the text: it is given that of the language at `/`, as `Untranslated`; `in` and the
    iteration tell which wordings there are.
    """

    __slots__ = ("_original", "_wordings")
    _wordings: dict[str, str]
    _original: str
    noted: ClassVar[set[int] | None] = None
    """Where it is noted which texts are looked into, by their `id`, while somebody wants to know."""

    def __init__(self, wordings: Mapping[str, str], original: str = "") -> None:
        """`original` is the code of the language to fall back on; without it, nothing may be missing."""
        object.__setattr__(self, "_wordings", dict(wordings))
        object.__setattr__(self, "_original", original)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a localised text cannot be changed")

    def __getitem__(self, language: str) -> str:
        if Localised.noted is not None:
            Localised.noted.add(id(self))
        if language in self._wordings or not self._original:
            return self._wordings[language]
        return Untranslated(self._wordings[self._original])

    def __iter__(self) -> Iterator[str]:
        if Localised.noted is not None:
            Localised.noted.add(id(self))
        return iter(self._wordings)

    def __contains__(self, language: object) -> bool:
        if Localised.noted is not None:
            Localised.noted.add(id(self))
        return language in self._wordings

    def __eq__(self, other: object) -> bool:
        if Localised.noted is not None:
            Localised.noted |= {id(self), id(other)}
        return type(other) is type(self) and other._wordings == self._wordings

    def __hash__(self) -> int:
        if Localised.noted is not None:
            Localised.noted.add(id(self))
        return hash(tuple(sorted(self._wordings.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._wordings!r})"

    def items(self) -> Iterator[tuple[str, str]]:
        """Pairs of language code and wording, in the order of the file."""
        if Localised.noted is not None:
            Localised.noted.add(id(self))
        return iter(self._wordings.items())


class Text(Localised):
    """A plain text on one line: a title, a name, a label.  Shown exactly as typed."""


class Prose(Localised):
    """A longer text in Markdown (paragraphs, lists, emphasis, links), one sentence per line."""


class Calendar(str):
    """A date as exact as the source gives it: `2018`, `2018-06` or `2017-12-31`."""

    __slots__ = ()


class Years(str):
    """The time a report is about: a year (`2018`), a school year (`2018/2019`) or several years (`2018-2020`)."""

    __slots__ = ()


class Fingerprint(str):
    """Stands for one text in the language at `/`: eight hexadecimal digits, the first a letter.

    The letter keeps other YAML readers from taking it for a number.
    """

    __slots__ = ()


class SentenceMark(str):
    """Stands for one sentence of an official text: eight hexadecimal digits; `-2` and so on for the same words again.

    It stands in quotation marks, so that other YAML readers take none for a number.
    """

    __slots__ = ()


@dataclass(frozen=True)
class Ref:
    """Marks a string as the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


ENTRY_KINDS = ("guideline", "goal", "measure", "statement")

LanguageCode = Annotated[str, Ref(("language",))]
ConceptId = Annotated[str, Ref(("concept",))]
FieldId = Annotated[str, Ref(("field",))]
ActorId = Annotated[str, Ref(("actor",))]
LawId = Annotated[str, Ref(("law",))]
AudienceId = Annotated[str, Ref(("audience",))]
FigureId = Annotated[str, Ref(("figure",))]
DutyId = Annotated[str, Ref(("duty",))]
EditionId = Annotated[str, Ref(("edition",))]
DocumentId = Annotated[str, Ref(("document",))]
EntryId = Annotated[str, Ref(ENTRY_KINDS)]
