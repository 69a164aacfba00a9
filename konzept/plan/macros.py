"""The macros that editors may use in hand-written pages: what each is called, takes and does.

A docstring says so twice, in English and in German; docs/macros.*.md and the check are made from it and from the
annotations.  A macro leaves a slot, filled when the page is written, since what it returns passes Markdown.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote, unquote

from konzept.model import ActorId, Bindingness, ConceptId, EntryId, FieldId, FigureId, Ref
from konzept.model.shape import Shape, of_annotation
from konzept.plan.pages import FIRST, HOME, PageKey

TermId = Annotated[str, Ref(("term",))]


class EntryKind(StrEnum):
    """The kinds of entries."""

    GUIDELINE = "guideline"
    GOAL = "goal"
    MEASURE = "measure"
    STATEMENT = "statement"


class Countable(StrEnum):
    """What can be counted."""

    GUIDELINE = "guideline"
    GOAL = "goal"
    MEASURE = "measure"
    STATEMENT = "statement"
    LINK = "link"
    FIELD = "field"
    ACTOR = "actor"
    FIGURE = "figure"
    DUTY = "duty"
    LAW = "law"
    REFERENCE = "reference"
    TERM = "term"
    NOTE = "note"


class PagePart(StrEnum):
    """Parts of pages that are made of data and have no parameters."""

    CONTENTS = "contents"
    SENTENCES = "sentences"
    MISSING = "missing"
    LINK_TYPES = "link-types"
    BINDINGNESS = "bindingness"
    BASES = "bases"
    NOTE_TYPES = "note-types"
    FOR_MIGRANT_ORGANISATIONS = "for-migrant-organisations"
    CORRECTION = "correction"
    OPERATOR_IMPRINT = "operator-imprint"
    OPERATOR_PRIVACY = "operator-privacy"
    OPERATOR_ACCESSIBILITY = "operator-accessibility"
    DATA_FILES = "data-files"
    DATA_TABLES = "data-tables"
    DATA_EXAMPLES = "data-examples"
    ACCESSIBILITY_RESULTS = "accessibility-results"
    ACCESSIBILITY_FAILURES = "accessibility-failures"


class PageName(str):
    """Names a page: `glossary`, a hand-written one by its file (`about`), `entry:LZ-03`, `section:land/1.2.2`."""

    __slots__ = ()


MACROS: dict[str, Macro] = {}


@dataclass(frozen=True)
class Parameter:
    """One parameter; `shape` is None for the name of a page and for an anchor."""

    name: str
    shape: Shape | None
    required: bool


@dataclass(frozen=True)
class Macro:
    """A macro by its name; `block` is one that stands on a line of its own, all others stand in a sentence."""

    name: str
    parameters: Mapping[str, Parameter]
    block: bool
    text: Mapping[str, str]
    """What it does, by language."""
    explained: Mapping[str, Mapping[str, str]]
    """Each parameter explained, by language."""
    example: str


def macro(*, block: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declares a macro by a function that does nothing: its name, parameters and docstring are all that counts."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        hints = inspect.get_annotations(function, eval_str=True)
        parameters = {
            one.name: Parameter(one.name, _shape(hints[one.name]), one.default is one.empty)
            for one in inspect.signature(function).parameters.values()
        }
        MACROS[function.__name__] = _documented(function, parameters, block=block)
        return function

    return declare


def _shape(annotation: Any) -> Shape | None:
    return None if annotation in (PageName, str) else of_annotation(annotation)


_PARAMETER = re.compile(r"^(\w+): (.+?) \| (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^Example: (.+)$", re.MULTILINE)


def _documented(function: Callable[..., None], parameters: Mapping[str, Parameter], *, block: bool) -> Macro:
    """The macro with its docstring taken apart: a paragraph in English, one in German, the parameters, an example."""
    said = inspect.cleandoc(function.__doc__ or "")
    english, german, *_ = said.split("\n\n")
    lines = _PARAMETER.findall(said)
    explained = {name: {"en": en, "de": de} for name, en, de in lines}
    example = _EXAMPLE.findall(said)[0]
    texts = {"en": " ".join(english.split()), "de": " ".join(german.split())}
    return Macro(function.__name__, parameters, block, texts, explained, example)


@macro(block=True)
def card(entry: EntryId) -> None:
    """An entry as a card: its title, its summary and, for a measure, who is responsible, when and how binding it is.

    Ein Eintrag als Karte: Titel, Zusammenfassung und bei einer Maßnahme, wer zuständig ist, wann und wie verbindlich.

    entry: the id of the entry | die Kennung des Eintrags
    Example: {{ card("M-5.4.1.8") }}
    """


@macro(block=True)
def cards(
    concept: ConceptId = "",
    kind: EntryKind | None = None,
    field: FieldId = "",
    actor: ActorId = "",
    bindingness: Bindingness | None = None,
    limit: int = 0,
) -> None:
    """Cards of all entries that meet every condition given, in the order of the texts.

    Karten aller Einträge, auf die jede genannte Bedingung zutrifft, in der Reihenfolge der Texte.

    concept: only entries of this concept | nur Einträge dieses Konzepts
    kind: only guidelines, goals, measures or statements | nur Leitlinien, Ziele, Maßnahmen oder Textstellen
    field: only entries of this field of action | nur Einträge dieses Handlungsfelds
    actor: only entries in which this actor has a part | nur Einträge, an denen dieser Akteur beteiligt ist
    bindingness: only entries that are so binding | nur Einträge, die so verbindlich sind
    limit: no more than so many; 0 shows all | höchstens so viele; 0 zeigt alle
    Example: {{ cards(kind="measure", field="language", limit=2) }}
    """


@macro(block=True)
def side_by_side(field: FieldId, limit: int = 0) -> None:
    """A field of action with both concepts side by side: each Land entry and the local answers to it.

    Ein Handlungsfeld mit beiden Konzepten nebeneinander: jeder Eintrag des Landes und die örtlichen Antworten darauf.

    field: the field of action | das Handlungsfeld
    limit: no more than so many rows; 0 shows all | höchstens so viele Zeilen; 0 zeigt alle
    Example: {{ side_by_side("health", limit=1) }}
    """


@macro(block=True)
def concepts() -> None:
    """Every concept: whose it is, its term and how much it holds.

    Jedes Konzept: von wem, Laufzeit und Umfang.

    Example: {{ concepts() }}
    """


@macro(block=True)
def questions() -> None:
    """The fields of action as questions, each a link to its page.

    Die Handlungsfelder als Fragen, jede ein Link zu ihrer Seite.

    Example: {{ questions() }}
    """


@macro(block=True)
def audiences() -> None:
    """The groups of readers, each a link to whom it can ask.

    Die Gruppen von Leserinnen und Lesern, jede ein Link dorthin, wen sie fragen kann.

    Example: {{ audiences() }}
    """


@macro(block=True)
def figures(concept: ConceptId = "", limit: int = 0) -> None:
    """Figures from the texts as large numbers, each a link to what it counts.

    Kennzahlen aus den Texten als große Zahlen, jede ein Link zu dem, was sie zählt.

    concept: only figures of this concept | nur Kennzahlen dieses Konzepts
    limit: no more than so many; 0 shows all | höchstens so viele; 0 zeigt alle
    Example: {{ figures(concept="nordhausen", limit=2) }}
    """


@macro(block=True)
def block(name: PagePart) -> None:
    """A part of a page that is made of data and takes no conditions.

    Ein Seitenteil aus den Daten, der keine Bedingungen kennt.

    name: the name of the part | der Name des Seitenteils
    Example: {{ block("contents") }}
    """


@macro(block=False)
def figure(figure: FigureId) -> None:
    """A figure as the text prints it, with the day or the period it is from.

    Eine Kennzahl, wie der Text sie druckt, mit dem Tag oder Zeitraum, von dem sie ist.

    figure: the id of the figure | die Kennung der Kennzahl
    Example: {{ figure("foreign-nationals") }}
    """


@macro(block=False)
def count(what: Countable, concept: ConceptId = "", field: FieldId = "") -> None:
    """A number counted from the data, so that it never goes stale.

    Eine aus den Daten gezählte Zahl, die deshalb nie veraltet.

    what: what is counted | was gezählt wird
    concept: only in this concept | nur in diesem Konzept
    field: only in this field of action | nur in diesem Handlungsfeld
    Example: {{ count("measure", concept="nordhausen") }}
    """


@macro(block=False)
def term(term: TermId) -> None:
    """A term of the glossary, as a link to its explanation.

    Ein Begriff des Glossars, als Link zu seiner Erklärung.

    term: the id of the term | die Kennung des Begriffs
    Example: {{ term("teilhabe") }}
    """


@macro(block=False)
def address(page: PageName, anchor: str = "") -> None:
    """The address of another page of the site in the page's own language, for a link.

    Die Adresse einer anderen Seite der Website in derselben Sprache, für einen Link.

    page: the page: its name, or its kind and what it is about | die Seite: ihr Name, oder ihre Art und worum es geht
    anchor: a place on that page, if it is to be found there | eine Stelle auf der Seite, wenn es dorthin gehen soll
    Example: [Glossar]({{ address("glossary") }})
    """


def slot(name: str, arguments: Mapping[str, object]) -> str:
    """What a macro leaves in the page: its name and arguments in an attribute, where Markdown leaves them alone."""
    tag = "div" if MACROS[name].block else "span"
    return f'<{tag} data-slot="{quote(json.dumps([name, arguments]))}"></{tag}>'


def slot_content(attribute: str) -> tuple[str, dict[str, Any]]:
    """The name and the arguments of the macro that left a slot."""
    name, arguments = json.loads(unquote(attribute))
    return name, arguments


def page_key(name: str, pages: Collection[PageKey]) -> PageKey:
    """The key that a page's name in a macro stands for; it may be that of no page."""
    if name == FIRST:
        return HOME
    hand_written = PageKey("prose", name)
    return hand_written if hand_written in pages else PageKey(*re.split("[:/]", name, maxsplit=2))
