"""What a template can say: labels, texts, numbers, dates, addresses and the numbers of links, from one page.

Templates find every public method of `TemplateContext` under its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import material
from markupsafe import Markup, escape

from konzept.language.markdown import to_html
from konzept.model import (
    Actor,
    Bindingness,
    Calendar,
    Commitment,
    Concept,
    Entry,
    Figure,
    GlossaryTerm,
    Language,
    Localised,
    Obligation,
    Quantity,
    Responsibility,
    Years,
)
from konzept.model.dataset import kind_of
from konzept.model.days import last_day
from konzept.model.provisos import DifferingParts, Qualifier, conditions, differing_parts, times
from konzept.model.values import Untranslated
from konzept.plan.csp import HEADERS, META
from konzept.plan.pages import HOME, MISSING, Page, PageKey
from konzept.plan.site import DATA_FILE, OPEN_DATA, Site
from konzept.plan.wording import concepts_label, voice
from konzept.show import places
from konzept.show.charts import counts_chart
from konzept.show.citations import Citation, citation
from konzept.show.linked_data import linked_data
from konzept.show.search_parts import SEARCH_INDEX, in_parts
from konzept.show.untranslated import around, language_marks
from konzept.show.views.common import amount_words, asides, locator, quantity_words, tint
from konzept.show.views.report_blocks import Run
from konzept.show.views.validity import term_words

# What the foot of every page leads to, in this order; hand-written pages not named here follow.
_FOOTER = (
    PageKey("search"),
    PageKey("matrix"),
    PageKey("evidence"),
    PageKey("figures"),
    PageKey("glossary"),
    PageKey("laws"),
    PageKey("prose", "about"),
    PageKey("notes"),
    PageKey("references"),
    PageKey("translations"),
    PageKey("prose", "data"),
    PageKey("changes"),
    PageKey("editions"),
    PageKey("prose", "migrant-organisations"),
    PageKey("prose", "how-to"),
    PageKey("prose", "imprint"),
    PageKey("prose", "privacy"),
    PageKey("prose", "accessibility"),
)

_NAMED_IN_NAVIGATION = 4
"""So many local concepts have their place in the navigation."""

# Nobody needs these on paper with the addresses of all they lead to.
NEVER_ON_PAPER = frozenset({"search", MISSING.type})

_ICONS = Path(material.__file__).parent / "templates" / ".icons"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LINK = re.compile(r'<a ([^>]*?href="([^"]*)"[^>]*)>(.*?)</a>', re.DOTALL)


@cache
def icon(name: str) -> Markup:
    """An icon of Material's set, hidden from screen readers: the words beside it say the same."""
    svg = (_ICONS / "material" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1))


class TemplateContext:
    """Speaks one language, from the page that was opened last; its links are numbered for paper as they come."""

    def __init__(self, site: Site, assets: Mapping[str, str]) -> None:
        """`assets` are the addresses of styles, scripts and indexes below the language's root, by name."""
        self.site = site
        self._assets = assets
        self.dataset = site.dataset
        self.code = site.language.id
        self._marks = {
            language.id: language_marks(language, site.language) for language in self.dataset.languages.values()
        }
        self._others = [language.id for language in self.dataset.languages.values() if language.id != self.code]
        self.open(site.pages.get(HOME) or next(iter(site.pages.values())))

    def open(self, page: Page) -> None:
        """Begins a page: nothing is linked on it yet."""
        self.page = page
        self._numbers: dict[str, int] = {}
        self._seen_terms: set[str] = set()
        self._seen_bindings: set[str] = set()
        self._up = "../" * len(page.folders)

    def names(self) -> dict[str, Any]:
        """The names every template knows."""
        methods = {name: getattr(self, name) for name in vars(TemplateContext) if not name.startswith("_")}
        for name in ("names", "open", "in_parts"):
            del methods[name]
        return methods | {
            "icon": icon,
            "counts_chart": counts_chart,
            "dataset": self.dataset,
            "site": self.site,
            "language": self.code,
            "direction": self.site.language.direction,
            "policy": META,
            "referrer": HEADERS["Referrer-Policy"],
            "navigation": self._navigation(),
            "footer_navigation": self._footer_navigation(),
        }

    # --- words ---

    def t(self, key: str, **values: object) -> str:
        """The label under a key, with its `{placeholders}` filled."""
        wording = self.dataset.labels[key][self.code]
        return wording.format(**values) if values else wording

    def plural(self, key: str, count: int, **values: object) -> str:
        """The label `key.one`, `key.few`, … that suits a number, or else `key.other`; first `key.zero` or `key.two`."""
        exactly = {0: "zero", 2: "two"}.get(count, "")
        form = self._plural_form(key, exactly, self.site.wording.plural(count), "other")
        return self.t(form, count=self.number(count), **values)

    def _plural_form(self, key: str, *categories: str) -> str:
        """The first of these forms of a label that there is in this language."""
        forms = [f"{key}.{one}" for one in categories]
        own = (form for form in forms if self.code in self.dataset.labels.get(form, ()))
        return next(own, "") or next(form for form in forms if form in self.dataset.labels)

    def counted(self, what: str, count: int, field: str, concept: str = "") -> Markup:
        """The label `count.what.one`, … with its number marked as the count of a field: every page says the same.

        `concept` is the one whose part of the count it is.
        """
        name = "data-part" if concept else "data-count"
        of = Markup(' data-concept="{}"').format(concept) if concept else ""
        marks = Markup('{}="{}" data-field="{}"').format(Markup(name), what, field) + of
        number = Markup("<span {}>{}</span>").format(marks, self.number(count))
        form = self._plural_form(f"count.{what}", self.site.wording.plural(count), "other")
        return Markup(escape(self.t(form))).format(count=number)

    def concepts(self, key: str, **values: object) -> str:
        """The label that suits the number of concepts: `key.two` names the upper and the lower one."""
        return concepts_label(self.dataset, self.code, key, **values)

    def names_of(self, concepts: Sequence[Concept]) -> list[str]:
        """The short names of some concepts."""
        return [self.text(concept.short_name) for concept in concepts]

    def left_out(self, about: Collection[str]) -> list[Concept]:
        """The concepts that a text does not deal with, if it deals with some in particular."""
        return [one for one in self.dataset.concepts.values() if one.id not in about] if about else []

    def told_of(self, about: Collection[str]) -> list[Concept]:
        """The concepts that a text deals with."""
        return [one for one in self.dataset.concepts.values() if one.id in about]

    def voice(self, concept: Concept) -> str:
        """Who speaks in a concept: “Thuringia”, “the federal government”."""
        return voice(self.dataset, concept, self.code)

    def voice_of(self, concept: Concept) -> str:
        """The same after a noun: “of Thuringia”."""
        return voice(self.dataset, concept, self.code, "voice_of")

    def tint(self, concept: Concept) -> str:
        """The class that gives a local concept a colour and a shape of its own beside others."""
        return tint(self.dataset, concept)

    def text(self, text: Localised) -> str:
        """A text's wording in the page's language."""
        return text[self.code]

    def prose(self, text: Localised, terms: bool = False, entry: str = "") -> Markup:
        """A Markdown text as HTML; with `terms`, the glossary's terms link to their explanation on the page.

        `entry` is the id of the entry that the text is one of: some words mean a term there only.
        """
        html = to_html(wording := text[self.code])
        if "<a " in html:
            html = self.numbered(html)
        if isinstance(wording, Untranslated):
            return around(html)
        return self.site.terms.link(html, self._seen_terms, entry) if terms else html

    def both(self, text: Localised) -> Markup:
        """A plain text, followed by its wording in the other languages, which shows when a reader asks for it."""
        twins = [
            f' <span class="twin" hidden{self._marks[code]}>{escape(text[code])}</span>' for code in self._twins(text)
        ]
        return Markup(f"{escape(text[self.code])}{''.join(twins)}")

    def both_prose(self, text: Localised, terms: bool = False, entry: str = "") -> Markup:
        """A Markdown text with its wording in the other languages beside it."""
        own = self.prose(text, terms, entry)
        twins = [
            f'<div class="twin" hidden{self._marks[code]}>{self._twin(text[code])}</div>' for code in self._twins(text)
        ]
        return Markup(f'<div class="pairtext"><div>{own}</div>{"".join(twins)}</div>')

    def _twins(self, text: Localised) -> list[str]:
        """The other languages that have a wording of their own which the page does not show already."""
        shown = self.code if self.code in text else self.dataset.root_language.id
        return [code for code in self._others if code in text and code != shown]

    def _twin(self, text: str) -> Markup:
        html = to_html(text)
        return self.numbered(html) if "<a " in html else html

    def original_marks(self) -> Markup:
        """The attributes of a text in the language at `/`."""
        return self._marks[self.dataset.root_language.id]

    def terms(self) -> list[GlossaryTerm]:
        """The glossary's records for the terms linked on this page so far, by alphabet."""
        found = [self.dataset.terms[term] for term in self._seen_terms]
        return sorted(found, key=lambda term: term.term[self.code].casefold())

    def binding(self, value: str) -> Markup:
        """How binding something is, in a word that leads to its explanation on the page, as terms do."""
        mark = "" if value in self._seen_bindings else f' id="word-binding-{value}"'
        self._seen_bindings.add(value)
        return Markup('<a class="term"{} href="#term-binding-{}">{}</a>').format(
            Markup(mark), value, self.t(f"bindingness.{value}")
        )

    def bindings(self) -> list[tuple[int, int, str]]:
        """The values of bindingness named on this page so far, each with its rank of how many, firmest first."""
        count = len(Bindingness)
        return [(rank, count, value) for rank, value in enumerate(Bindingness, 1) if value in self._seen_bindings]

    def conditions(self, entry: Entry, without: Collection[Commitment] = ()) -> tuple[Qualifier, ...]:
        """Every condition of an entry, those of its points and of its sections included."""
        return conditions(self.dataset, entry, without)

    def times(self, entry: Entry) -> tuple[Qualifier, ...]:
        """Every time of an entry, those of its sections included."""
        return times(self.dataset, entry)

    def differing(self, entry: Obligation) -> DifferingParts:
        """How binding those parts of an entry are that bind more, or less, than its label says."""
        return differing_parts(entry)

    def language_names(self) -> list[str]:
        """What this language calls each language of the site."""
        return [self.language_name(language) for language in self.dataset.languages.values()]

    def language_name(self, language: Language) -> str:
        """What this language calls another one, or itself."""
        return self.site.wording.language(language.locale)

    def number(self, value: Decimal | int) -> str:
        """A number as this language writes it."""
        return self.site.wording.number(value)

    def date(self, value: Calendar) -> str:
        """A date as this language writes it."""
        return self.site.wording.date(value)

    def years(self, value: Years) -> str:
        """A period as this language writes it."""
        return self.site.wording.years(value)

    def listing(self, items: Sequence[str]) -> str:
        """Several things in one sentence."""
        return self.site.wording.listing(items)

    def short_name(self, actor: Actor) -> str:
        """An actor's name where space is short."""
        return self.text(actor.short_name or actor.name)

    def asides_of(self, one: Responsibility) -> list[str]:
        """What is said in brackets behind a responsible body."""
        return asides(self.dataset, one, self.code)

    def term(self, concept: Concept) -> str:
        """The years that a concept gives, and what it gives them for."""
        return term_words(self.site, concept)

    kind = staticmethod(kind_of)

    def place_of(self, entry: Entry) -> str:
        """Where an entry stands in its text."""
        return locator(self.dataset, entry, self.code)

    def quantity(self, quantity: Quantity) -> str:
        """A quantity in words: “at least 12 places a year”."""
        return quantity_words(self.site, quantity)

    def figure_value(self, figure: Figure) -> str:
        """A figure as the text prints it, with its precision."""
        return amount_words(self.site, figure.value, figure.unit, figure.precision)

    def deadline_words(self, deadline: Calendar) -> str:
        """A deadline that has passed is said to be past, without a claim that it was met."""
        return self.t("deadline.past") if last_day(deadline) < self.site.today else ""

    # --- addresses ---

    def url(self, type: str, subject: str = "", part: str = "", anchor: str = "") -> str:  # noqa: A002 – as in PageKey
        """The relative address of another page of this language."""
        return self._relative(self.site.pages[PageKey(type, subject, part)]) + (f"#{anchor}" if anchor else "")

    def _relative(self, page: Page) -> str:
        if self.page.key == MISSING:
            return self._root + page.address
        here, there = self.page.folders, page.folders
        shared = 0
        for mine, other in zip(here, there, strict=False):
            if mine != other:
                break
            shared += 1
        return "../" * (len(here) - shared) + "".join([f"{step}/" for step in there[shared:]]) or "./"

    def link(self, type: str, subject: str = "", part: str = "", anchor: str = "") -> Markup:  # noqa: A002 – likewise
        """The attributes of a link to another page of this language."""
        return Markup(f'href="{self.url(type, subject, part, anchor)}"')

    def outside(self, address: str, words: str = "") -> Markup:
        """The attributes of a link to any address; on paper it needs a number unless its words are its address."""
        return Markup('href="{}"').format(address) + ("" if address == words else self._number(address))

    def leads_to(self, run: Run) -> Markup | str:
        """The attributes of a link where a piece of a report leads somewhere."""
        if run.page:
            return self.link(*run.page)
        if run.address:
            return self.outside(run.address, run.text)
        return Markup('href="#{}"').format(run.place) if run.place else ""

    def _number(self, address: str) -> Markup | str:
        """The number of an address on this page, the same for the same one; ways through the site itself have none."""
        if not _SCHEME.match(address) or self.page.key.type in NEVER_ON_PAPER:
            return ""
        return Markup(f' data-n="{self._numbers.setdefault(urldefrag(address).url, len(self._numbers) + 1)}"')

    def numbered(self, html: str) -> Markup:
        """Finished HTML with a number on each of its links that leads away from the site."""

        def mark(found: re.Match[str]) -> str:
            href, words = (str(Markup(part).unescape()) for part in found.group(2, 3))
            return f"<a {found[1]}{'' if href == words else self._number(href)}>{found[3]}</a>"

        return Markup(_LINK.sub(mark, html))

    def addresses(self) -> list[str]:
        """The addresses outside the site that this page links to so far, in the order of their numbers."""
        return list(self._numbers)

    def counterpart(self, code: str) -> str:
        """The relative address of this page in another language."""
        if self.page.key == MISSING:
            return urlsplit(self.site.absolute(code, MISSING)).path
        return (self.language_root(code) + self.site.plans[code][self.page.key].address) or "./"

    def language_root(self, code: str) -> str:
        """The relative address of a language's first page."""
        if self.page.key == MISSING:
            return urlsplit(self.site.root(code)).path
        path = self.dataset.languages[code].path
        up = self._up + ("../" if self.site.language.path else "")
        return (up + (f"{path}/" if path else "")) or "./"

    def search_index(self) -> str:
        """The relative address of this language's search index."""
        return self.language_root(self.code) + self._assets[SEARCH_INDEX]

    def search_scope(self) -> str:
        """The local concept that this page belongs to, where the search asks for one."""
        concept = self.dataset.concepts.get(next(iter(self.page.folders), ""))
        return concept.id if concept and concept.level.is_local and in_parts(self.dataset) else ""

    def other_indexes(self) -> str:
        """The addresses of the other languages' search indexes by code, as JSON."""
        return json.dumps({code: self.language_root(code) + self._assets[SEARCH_INDEX] for code in self._others})

    def asset(self, name: str) -> str:
        """The relative address of a style, a script or an icon."""
        return (self._root if self.page.key == MISSING else self._up) + self._assets[name]

    def data_file(self) -> str:
        """The relative address of all data as one file."""
        if self.page.key == MISSING:
            return urlsplit(self.site.address).path + DATA_FILE
        return self._up + ("../" if self.site.language.path else "") + DATA_FILE

    def data(self, name: str) -> str:
        """The relative address of a file of the open data."""
        return self.shared(OPEN_DATA + name)

    def shared(self, name: str) -> str:
        """The relative address of a file that belongs to no language."""
        return self.data_file().removesuffix(DATA_FILE) + name

    def file(self, name: str) -> str:
        """The relative address of a file of this language."""
        return self._up + name

    @property
    def _root(self) -> str:
        """The absolute path of this language's first page: the page for unknown addresses answers at any depth."""
        return urlsplit(self.site.root(self.code)).path

    def absolute(self, language: str) -> str:
        """The absolute address of this page's counterpart in a language."""
        return self.site.absolute(language, self.page.key)

    def edit_address(self, file: str | None = None) -> str:
        """The web address where a file, or this page's own, can be changed; empty while the operator names none."""
        base, changed = self.dataset.operator.edit_address or "", file or self.page.edit
        return f"{base.rstrip('/')}/{changed}" if base.startswith(("https://", "http://")) and changed else ""

    def report_address(self) -> str:
        """Where a reader says what is wrong with this page."""
        key, anchor = places.correction(self.site)
        return places.mailbox(self.site, self.page) or self.url(*key, anchor=anchor)

    def linked_data(self) -> Markup:
        """What this page is about, for programs: JSON in which nothing can end a script."""
        return Markup(linked_data(self.site, self.page.key))

    def citation(self) -> Citation | None:
        """How this page is cited."""
        return citation(self.site, self.page.key)

    def file_address(self, name: str) -> str:
        """The absolute address of a file of this language; a path while the site has no address."""
        return self.site.root(self.code) + name

    # --- ways through the site ---

    def contents(self, html: Markup) -> places.Contents:
        """The contents of what this page shows."""
        return places.contents(self.page, html)

    def _navigation(self) -> list[PageKey]:
        """The main navigation; many local concepts are led to by the home page and the comparison."""
        few = len(self.dataset.local_concepts) <= _NAMED_IN_NAVIGATION
        concepts = [
            PageKey("concept", one.id) for one in self.dataset.concepts.values() if few or not one.level.is_local
        ]
        organisations = PageKey("prose", "migrant-organisations")
        theirs = [organisations] if organisations in self.site.pages else []
        return [PageKey("compare"), *concepts, *map(PageKey, ("actors", "duties", "contacts")), *theirs]

    def _footer_navigation(self) -> list[PageKey]:
        """The navigation at the foot."""
        prose = [key for key in self.site.pages if key.type == "prose"]
        known = [key for key in _FOOTER if key in self.site.pages]
        return known + [key for key in prose if key not in known]

    def in_parts(self) -> list[Page]:
        """The pages that the parts of the frame lead to."""
        return [self.site.pages[key] for key in (*self._navigation(), *self._footer_navigation())]

    def trail(self) -> list[PageKey]:
        """The pages above this one, from the top."""
        keys: list[PageKey] = []
        parent = self.page.parent
        while parent is not None:
            keys.insert(0, parent)
            parent = self.site.pages[parent].parent
        return keys

    def short_title(self, key: PageKey) -> str:
        """A page's name in the navigation."""
        if key.type == "concept":
            return self.text(self.dataset.concepts[key.subject].short_name)
        label = self.dataset.labels.get(f"nav.{key.subject or key.type}")
        return label[self.code] if label else self.site.pages[key].title
