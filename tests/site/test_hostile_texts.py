"""Texts that try to run, to vanish or to break out of their place appear as typed, wherever they are shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from urllib.parse import urldefrag

import pytest
from lxml import html as lxml_html

from konzept.model import ENTRY_KINDS, KINDS
from konzept.model.dataset import Dataset
from konzept.model.shape import LocalisedLine, LocalisedMarkdown, Nested, fields_of, innermost
from tests.site.leaves import PAGES, leaves, plain_strings
from tests.site.links import description, title
from tests.site.markup import elements
from tests.support.built_site import LANGUAGES, Document, squeeze
from tests.support.hostile_site import ATTACK, ATTACKS, LABEL_ATTACK, PAGE_ATTACK
from tests.support.sites import part_of, renderer_of, site_of

FULL = squeeze(ATTACK)
FULL_LABEL = squeeze(LABEL_ATTACK)
FULL_PAGE = squeeze(PAGE_ATTACK)


FOR_PROGRAMS = "//details[@class='cite']//pre | //script[@type='application/ld+json']"
"""What programs read has spellings of its own: the tests of citations and the one below look at it."""


def seen(document: Document) -> str:
    """All text nodes and attributes of a page without white space: what a reader, a search engine or a script gets."""
    tree = deepcopy(document.tree)
    for one in tree.xpath(FOR_PROGRAMS):
        one.drop_tree()
    parts = [tree.text_content()]
    for element in elements(document):
        parts += element.attrib.values()
    return squeeze("\n".join(parts))


def structure(document: Document) -> Counter[tuple[str, ...]]:
    """How often each element occurs with each set of attributes."""
    return Counter((str(one.tag), *sorted(one.attrib)) for one in elements(document))


def without_contents(document: Document) -> Document:
    """A page without its contents, which it has only if it is long, and without the lines that a chart's labels fill.

    The attack makes both longer.
    """
    tree = deepcopy(document.tree)
    for one in tree.xpath("//*[@id='places'] | //p[@class='up'] | //svg//text"):
        one.drop_tree()
    kinds = ("beside", "beside__text", "folded", "folded__text")
    for one in [div for div in tree.iter("div") if div.get("class") in kinds]:
        one.drop_tag()
    return replace(document, source=lxml_html.tostring(tree, encoding="unicode"))


def addresses(document: Document) -> list[str]:
    """Everywhere a page leads or loads from, in order."""
    return sorted(urldefrag(one)[0] for one in document.tree.xpath("//@href | //@src"))


def text_fields(model: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to every text that a record of a kind may hold."""
    for field in fields_of(model):
        shape = innermost(field.shape)
        if isinstance(shape, LocalisedLine | LocalisedMarkdown):
            yield (*path, field.name)
        elif isinstance(shape, Nested):
            yield from text_fields(shape.model, (*path, field.name))


def template(kind: str) -> str:
    """All entries are shown by the same templates."""
    return "entry" if kind in ENTRY_KINDS else kind


def test_the_attack_reaches_every_text_that_the_model_knows(hostile_site):
    found = list(leaves(hostile_site.dataset))
    reached = {(template(leaf.kind), tuple(step for step in leaf.path if not step.isdigit())) for leaf in found}
    shown = [kind for kind in KINDS if kind.name in PAGES]
    assert {(template(kind.name), path) for kind in shown for path in text_fields(kind.model)} - reached == set()
    spared = {(leaf.kind, leaf.path[0]) for leaf in found if not leaf.text["de"].rstrip().endswith(ATTACK)}
    assert spared == {("field", "slug")}
    plain = {key for key, text in hostile_site.dataset.labels.items() if not text["en"].endswith(LABEL_ATTACK)}
    assert all(key.startswith("route.") for key in plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_appears_as_typed_on_its_page(hostile_site, language):
    found = [leaf for leaf in leaves(hostile_site.dataset) if leaf.page()]
    lost = [str(leaf) for leaf in found
            if leaf.squeezed(language) not in hostile_site.page(language, leaf.page()).squeezed]  # fmt: skip
    lost += [string for page, string in plain_strings(hostile_site.dataset)
             if squeeze(string) not in hostile_site.page(language, page).squeezed]  # fmt: skip
    assert found
    assert not lost, f"{len(lost)}:\n" + "\n".join(lost[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_of_the_attack_stands_anywhere_but_in_the_whole(hostile_site, language):
    parts = [squeeze(one) for one in ATTACKS]
    broken = []
    for document in hostile_site.of(language).values():
        rest = seen(document).replace(FULL, "").replace(FULL_LABEL, "").replace(FULL_PAGE, "")
        broken += [f"{document.address}: {part} in …{_around(rest, part)}…" for part in parts if part in rest]
    assert not broken, f"{len(broken)}:\n" + "\n".join(broken[:40])


def _around(text: str, part: str) -> str:
    place = text.index(part)
    return text[max(0, place - 60) : place + 60]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attack_adds_no_element_and_no_attribute_and_changes_no_address(small_site, hostile_site, language):
    changed = []
    for key in small_site.plans[language]:
        if key.type in RESHAPED or key.subject in OPERATOR_PAGES:
            continue
        before, after = (without_contents(one.page(language, key)) for one in (small_site, hostile_site))
        difference = (structure(after) - structure(before)) + (structure(before) - structure(after))
        if difference or addresses(before) != addresses(after):
            changed.append(f"{key}: {dict(difference)} {set(addresses(before)) ^ set(addresses(after))}")
    assert not changed, f"{len(changed)}:\n" + "\n".join(changed[:40])


# Pages whose shape follows from the wording: an actor's mentions are found by its names, and the attacked texts record
# no translations to be counted.
RESHAPED = ("actor", "actors", "translations")

# Pages that show the operator's details look different as soon as there are some.
OPERATOR_PAGES = ("imprint", "privacy", "accessibility")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_script_a_handler_or_an_image_of_the_attack(hostile_site, language):
    for document in hostile_site.of(language).values():
        scripts, data = document.tree.xpath("//script"), document.tree.xpath("//script[@type='application/ld+json']")
        assert len(scripts) - len(data) == len(document.tree.xpath("//head/script[@src]")), document.address
        for one in [*data, *document.tree.xpath("(//details[@class='cite']//pre)[last()]")]:
            said = squeeze(json.dumps(json.loads(one.text_content()), ensure_ascii=False).replace('\\"', '"'))
            assert FULL in said or FULL_LABEL in said
        assert document.tree.xpath("//img | //@onerror | //@onclick | //@onmouseover | //@onfocus") == []
        links = document.tree.xpath("//@href")
        assert [one for one in links if one.strip().lower().startswith(("javascript:", "data:", "vbscript:"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_show_the_attack_as_typed(hostile_site, language):
    world = hostile_site.dataset
    subjects = {"entry": world.entries, "field": world.fields, "concept": world.concepts}
    keys = {f"{kind}:{one}": FULL for kind, records in subjects.items() for one in records}
    for key, full in (keys | {"about": FULL_PAGE}).items():
        document = hostile_site.page(language, key)
        assert full in squeeze(title(document)), key
        assert full in squeeze(description(document)), key
        for name in ("og:title", "og:description"):
            content = document.tree.xpath("//meta[@property=$name]/@content", name=name)
            assert full in squeeze(content[0]), (key, name)


def test_the_data_file_holds_every_text_as_typed(hostile_site):
    exported = json.loads((hostile_site.folder / "data/konzept.json").read_text(encoding="utf-8"))
    for leaf in leaves(hostile_site.dataset):
        value = exported[leaf.kind][leaf.record]
        for step in ("gaps" if step == "gap" else step for step in leaf.path):
            value = value[int(step)] if step.isdigit() else value[step]
        assert value == dict(leaf.text.items()), str(leaf)


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://a.example/" onmouseover="x', "data:text/html,x"])
def test_an_address_of_the_operator_cannot_run_anything(small_world: Dataset, address):
    operator = replace(small_world.operator, edit_address=address, repository=address)
    records = {**small_world.records, "operator": {"site": operator}}
    site = site_of(replace(small_world, records=records), "de")
    for key in site.pages:
        page = Document("/", "de", renderer_of(site).page(key, part_of(site, "correction")))
        assert [one for one in page.tree.xpath("//@href") if one.startswith(("javascript:", "data:"))] == []
        assert page.tree.xpath("//@onmouseover") == []
