"""Pages become HTML: one Jinja environment of our own, escaping everything and refusing unknown names.

MkDocs' theme environment and mkdocs-macros have neither switched on, so no text from the data goes through them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import material
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from konzept.language.locale import last_day
from konzept.language.markdown import to_html, to_plain
from konzept.model import Actor, Calendar, Entry, Figure, Language, Localised, Precision, Quantity, Record, Text
from konzept.model.dataset import kind_of
from konzept.plan.csp import HEADERS, META
from konzept.plan.pages import Page
from konzept.plan.site import Site
from konzept.show.link_numbers import numbered
from konzept.show.views import BLOCKS, VIEWS
from konzept.show.views.common import locator
from konzept.show.views.outdated import outdated_texts

# Where each language's search index lies, below its root.
INDEX = "assets/search-index.json"

# What the foot of every page leads to, in this order; hand-written pages not named here follow.
_FOOTER = (
    "search",
    "matrix",
    "figures",
    "glossary",
    "laws",
    "about",
    "notes",
    "references",
    "translations",
    "migrant-organisations",
    "how-to",
    "imprint",
    "privacy",
    "accessibility",
)

# The page for unknown addresses.
MISSING = "404"

# Nobody needs these on paper with the addresses of all they lead to.
_NEVER_ON_PAPER = frozenset({"search", MISSING})

_TEMPLATES = Path(__file__).parent / "templates"
_ICONS = Path(material.__file__).parent / "templates" / ".icons"


def relative_address(start: str, target: str) -> str:
    """From one page's address to another's, both from the same root: `a/b/` to `a/c/` is `../c/`."""
    here, there = start.split("/")[:-1], target.split("/")[:-1]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "".join(f"{folder}/" for folder in there[shared:]) or "./"


def environment() -> Environment:
    """The Jinja environment of all our templates."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=_bytecode_cache(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _bytecode_cache() -> BytecodeCache | None:
    """Where compiled templates are kept, as Python keeps modules; compiling them costs a tenth of a build."""
    folder = _TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _marked_language(language: Language, page: Language) -> Markup:
    """The attributes that say which language a text is in, and its direction where the page has another."""
    marks = Markup(' lang="{}"').format(language.id)
    return marks if language.direction is page.direction else marks + Markup(' dir="{}"').format(language.direction)


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._environment = environment()

    def body(self, key: str, prose: Markup | None = None) -> Markup:
        """What stands inside `main`; `prose` is the rendered text of a hand-written page."""
        page = self.site.pages[key]
        view = VIEWS[page.template](self.site, page.subject)
        notice = outdated_texts(self.site, page)
        body = self._render(f"pages/{page.template}.html", page, view=view, prose_html=prose, outdated=notice)
        if page.template in _NEVER_ON_PAPER:
            return body
        html, addresses = numbered(body, self.site.absolute(self.site.language.id, key))
        return Markup(html) + self._render("partials/addresses.html", page, addresses=addresses)

    def block(self, name: str, key: str) -> Markup:
        """A part made from data that a hand-written page includes by name."""
        return self._render(f"blocks/{name}.html", self.site.pages[key], view=BLOCKS[name](self.site, ""))

    def frame(self, part: str, key: str) -> Markup:
        """What surrounds `main`: the part `head`, `header` or `footer`."""
        return self._render(f"frame/{part}.html", self.site.pages[key])

    def address(self, page_key: str, key: str, anchor: str) -> str:
        """The relative address of a page, seen from another."""
        return Speaker(self.site, self.site.pages[page_key]).url(key, anchor)

    def _render(self, template: str, page: Page, **names: Any) -> Markup:
        speaker = Speaker(self.site, page)
        return Markup(self._environment.get_template(template).render(**speaker.names(), **names))


class Speaker:
    """What a template can say: labels, texts, numbers, dates and addresses, in one language and from one page."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site = site
        self.page = page
        self.seen_terms: set[str] = set()

    def names(self) -> dict[str, Any]:
        """The names every template knows: each public method, and what it speaks about."""
        methods = {name: getattr(self, name) for name in vars(Speaker) if not name.startswith("_") and name != "names"}
        return methods | {
            "world": self.site.world,
            "page": self.page,
            "site": self.site,
            "language": self.site.language.id,
            "policy": META,
            "referrer": HEADERS["Referrer-Policy"],
        }

    def t(self, key: str, **values: object) -> str:
        """The label under a key, with its `{placeholders}` filled."""
        wording = self.site.world.label(key)[self.site.language.id]
        return wording.format(**values) if values else wording

    def has(self, key: str) -> bool:
        """Whether there is a label under a key."""
        return key in self.site.world.labels

    def plural(self, key: str, count: int, **values: object) -> str:
        """The label `key.one`, `key.few`, … that suits a number, or else `key.other`; `key.zero` if there is none."""
        categories = ("zero" if count == 0 else "", self.site.wording.plural(count), "other")
        found = next(one for one in categories if self._says(f"{key}.{one}"))
        return self.t(f"{key}.{found}", count=self.number(count), **values)

    def _says(self, key: str) -> bool:
        """Whether a label is there in this language: not every language needs every plural."""
        return self.site.language.id in self.site.world.labels.get(key, ())

    def text(self, text: Localised) -> str:
        """A text's wording in the page's language."""
        return text[self.site.language.id]

    def plain(self, text: Localised) -> str:
        """A Markdown text's words without markup."""
        return to_plain(self.text(text))

    def prose(self, text: Localised, terms: bool = False) -> Markup:
        """A Markdown text as HTML; with `terms`, the glossary's terms link to their explanation on the page."""
        html = to_html(self.text(text))
        if not terms:
            return html
        return self.site.terms.link(html, self.seen_terms, lambda term: f"#term-{term}")

    def language_names(self) -> list[str]:
        """What this language calls each language of the site."""
        return [self.language_name(language) for language in self.site.world.languages.values()]

    def language_name(self, language: Language) -> str:
        """What this language calls another one, or itself."""
        return self.site.wording.language(language.locale)

    def twins(self, text: Localised) -> list[tuple[Markup, str]]:
        """A text in the other languages: attributes and wording, for the view of all languages at once."""
        own = self.site.language
        others = [language for language in self.site.world.languages.values() if language.id != own.id]
        return [(_marked_language(language, own), text[language.id]) for language in others]

    def original_marks(self) -> Markup:
        """The attributes of a text in the language at `/`."""
        return _marked_language(self.site.world.root_language, self.site.language)

    def both(self, text: Localised) -> Markup:
        """A plain text, followed by its twins in the other languages, which show when a reader asks for them."""
        twin = Markup('<span class="twin"{}>{}</span>')
        return escape(self.text(text)) + Markup("").join(twin.format(*one) for one in self.twins(text))

    def both_prose(self, text: Localised, terms: bool = False) -> Markup:
        """A Markdown text with its twins beside it."""
        twin = Markup('<div class="twin"{}>{}</div>')
        twins = Markup("").join(twin.format(marks, to_html(words)) for marks, words in self.twins(text))
        return Markup('<div class="pairtext"><div>{}</div>{}</div>').format(self.prose(text, terms), twins)

    def terms(self) -> list[Any]:
        """The glossary's records for the terms linked on this page so far, by alphabet."""
        language = self.site.language.id
        found = [self.site.world.terms[term] for term in self.seen_terms]
        return sorted(found, key=lambda term: term.term[language].casefold())

    def url(self, key: str, anchor: str = "") -> str:
        """The relative address of another page of this language."""
        return self._relative(self.site.pages[key].address) + (f"#{anchor}" if anchor else "")

    def _relative(self, address: str) -> str:
        if self.page.key == MISSING:
            return self._root + address
        return relative_address(self.page.address, address)

    def counterpart(self, code: str) -> str:
        """The relative address of this page in another language."""
        if self.page.key == MISSING:
            return urlsplit(self.site.absolute(code, MISSING)).path
        address = self.site.counterparts[code][self.page.key].address
        return self.language_root(code) + address if address else self.language_root(code)

    def language_root(self, code: str) -> str:
        """The relative address of a language's home."""
        if self.page.key == MISSING:
            return urlsplit(self.site.absolute(code, "home")).path
        up = "../" * (self.page.address.count("/") + bool(self.site.language.path))
        path = self.site.world.languages[code].path
        return (up + (f"{path}/" if path else "")) or "./"

    def index_path(self) -> str:
        """Where a language's search index lies, below its root."""
        return INDEX

    def other_indexes(self) -> str:
        """The addresses of the other languages' search indexes by code, as JSON."""
        others = (code for code in self.site.world.languages if code != self.site.language.id)
        return json.dumps({code: f"{self.language_root(code)}{INDEX}" for code in others})

    def asset(self, path: str) -> str:
        """The relative address of a file of the theme."""
        return self._root + path if self.page.key == MISSING else "../" * self.page.address.count("/") + path

    @property
    def _root(self) -> str:
        """The absolute path of this language's home: the page for unknown addresses answers at any depth."""
        return urlsplit(self.site.absolute(self.site.language.id, "home")).path

    def absolute(self, language: str) -> str:
        """The absolute address of this page's counterpart in a language."""
        return self.site.absolute(language, self.page.key)

    def number(self, value: Decimal | int) -> str:
        """A number as this language writes it."""
        return self.site.wording.number(value)

    def date(self, value: Calendar) -> str:
        """A date as this language writes it."""
        return self.site.wording.date(value)

    def listing(self, items: Sequence[str]) -> str:
        """Several things in one sentence."""
        return self.site.wording.listing(items)

    def icon(self, name: str) -> Markup:
        """An icon of Material's set, hidden from screen readers: the words beside it say the same."""
        svg = (_ICONS / "material" / f"{name}.svg").read_text(encoding="utf-8")
        return Markup(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1))

    def navigation(self) -> list[str]:
        """The keys of the main navigation."""
        return ["compare", *(f"concept:{one}" for one in self.site.world.concepts), "actors", "duties", "contacts"]

    def footer_navigation(self) -> list[str]:
        """The keys of the navigation at the foot."""
        prose = [page.key for page in self.site.pages.values() if page.template == "prose"]
        known = [key for key in _FOOTER if key in self.site.pages]
        return known + [key for key in prose if key not in known]

    def trail(self) -> list[str]:
        """The keys of the pages above this one, from the top."""
        keys: list[str] = []
        parent = self.page.parent
        while parent is not None:
            keys.insert(0, parent)
            parent = self.site.pages[parent].parent
        return keys

    def short_title(self, key: str) -> str:
        """A page's name in the navigation."""
        short = f"nav.{key}"
        if key.startswith("concept:"):
            return self.text(self.site.world.concepts[key.removeprefix("concept:")].short_name)
        return self.t(short) if self.has(short) else self.site.pages[key].title

    def short_name(self, actor: Actor) -> str:
        """An actor's name where space is short."""
        return self.text(actor.short_name or actor.name)

    def kind(self, record: Record) -> str:
        """The name of a record's kind."""
        return kind_of(record)

    def place_of(self, entry: Entry) -> str:
        """Where an entry stands in its text."""
        return locator(self.site.world, entry, self.site.language.id)

    def entry_code(self, entry: Entry) -> str:
        """An entry's id, as a short code."""
        return entry.id

    def quantity(self, quantity: Quantity) -> str:
        """A quantity in words: “at least 12 places a year”."""
        words = self.amount(quantity.value, quantity.unit, quantity.precision)
        return f"{words} {self.t(f'quantity.per.{quantity.per}')}" if quantity.per else words

    def figure_value(self, figure: Figure) -> str:
        """A figure as the text prints it, with its precision."""
        return self.amount(figure.value, figure.unit, figure.precision)

    def amount(self, value: Decimal, unit: Text, precision: Precision) -> str:
        """A number with its unit; “about” and “at least” are never left out."""
        label = "amount.percent" if self.text(unit) == "%" else "amount"
        words = self.t(label, value=self.number(value), unit=self.text(unit))
        return words if precision is Precision.EXACT else f"{self.t(f'precision_word.{precision}')} {words}"

    def deadline_words(self, deadline: Calendar) -> str:
        """A deadline that has passed is said to be past, without a claim that it was met."""
        return self.t("deadline.past") if last_day(deadline) < self.site.today else ""

    def edit_address(self, file: str | None = None) -> str:
        """The web address where a file, or this page's own, can be changed; empty while the operator names none."""
        base, changed = self.site.world.operator.edit_address or "", file or self.page.edit
        return f"{base.rstrip('/')}/{changed}" if base.startswith(("https://", "http://")) and changed else ""
