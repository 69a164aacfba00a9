"""Nothing of the two texts is missing: pages, every text of every record, both ends of every link."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from babel.numbers import format_decimal

from konzept.model import Goal, Guideline, Measure, Obligation
from konzept.model.dataset import kind_of
from konzept.show.views.entry import says_once
from tests.site.leaves import ELSEWHERE, PAGES, Leaf, leaves, plain_strings
from tests.site.links import ids, targets
from tests.site.markup import elements, words
from tests.support.built_site import LANGUAGES, BuiltSite, squeeze

pytestmark = pytest.mark.data


@pytest.fixture(scope="session")
def every_leaf(real_site) -> list[Leaf]:
    return list(leaves(real_site.dataset))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_its_page_with_title_summary_text_and_who_is_responsible(real_site, language):
    world = real_site.dataset
    missing = []
    for entry in world.entries.values():
        page = real_site.page(language, f"entry:{entry.id}")
        named = [one.get("data-entry") for one in elements(page) if one.get("data-entry")]
        bodies = [one.actor for one in entry.responsible if one.actor] if isinstance(entry, Obligation) else []
        expected = [entry.title, entry.summary, *(world.actors[body].name for body in bodies)]
        missing += [f"{entry.id}: data-entry {named}" for _ in [0] if named != [entry.id]]
        missing += [f"{entry.id}: {one[language]}" for one in expected if squeeze(one[language]) not in page.squeezed]
        if words(page.tree.find(".//h1")) != " ".join(entry.title[language].split()):
            missing.append(f"{entry.id}: the h1 is not the title")
    assert missing == []


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_every_record_stands_on_its_page(real_site, every_leaf, language, kind):
    once = {entry.id for entry in real_site.dataset.entries.values() if says_once(entry)}
    missing = [
        f"{leaf}: {leaf.text[language][:80]}"
        for leaf in every_leaf
        if leaf.kind == kind and (page := leaf.page())
        if not (leaf.record in once and leaf.path[0] == "commitments" and leaf.path[-1] == "text")
        if leaf.squeezed(language) not in real_site.page(language, page).squeezed
    ]
    assert not missing, f"{len(missing)} texts are missing:\n" + "\n".join(missing[:60])


def test_every_exception_is_still_needed(hostile_site):
    """On the attacked site, where no two texts of a record are alike."""
    every = list(leaves(hostile_site.dataset))
    for kind, name in ELSEWHERE:
        excused = [leaf for leaf in every if (leaf.kind, leaf.path[0]) == (kind, name)]
        assert excused, f"{kind} {name} is gone"
        pages = [hostile_site.page("de", PAGES[kind].format(id=leaf.record)) for leaf in excused]
        absent = [leaf.squeezed("de") not in page.squeezed for leaf, page in zip(excused, pages, strict=True)]
        assert any(absent), f"{kind} {name} stands on its own page by now"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_text_prints_is_quoted_in_every_language(real_site, language):
    missing = [
        f"{page}: {string}"
        for page, string in plain_strings(real_site.dataset)
        if squeeze(string) not in real_site.page(language, page).squeezed
    ]
    assert not missing, f"{len(missing)}:\n" + "\n".join(missing[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_is_shown_from_both_ends_with_type_reason_and_as_an_editorial_reading(real_site, language):
    world = real_site.dataset
    missing = []
    for entry in world.entries.values():
        for link in entry.links:
            for here, there in ((entry.id, link.to), (link.to, entry.id)):
                page = real_site.page(language, f"entry:{here}")
                labels = (world.label(f"link_type.{link.type}"), world.label("entry.editorial_reading"))
                expected = [link.reason[language], *(label[language] for label in labels)]
                missing += [f"{here} → {there}: {one}" for one in expected if squeeze(one) not in page.squeezed]
                if real_site.address(language, f"entry:{there}") not in _addresses(page):
                    missing.append(f"{here} does not link to {there}")
    assert missing == []


def _addresses(page) -> set[str]:
    return {address for address, _, _ in targets(page)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_its_reason_stand_side_by_side_in_a_field(real_site, language):
    fields = [real_site.page(language, f"field:{one}") for one in real_site.dataset.fields]
    lost = [
        f"{entry.id} → {link.to}"
        for entry in real_site.dataset.entries.values()
        for link in entry.links
        if not any(squeeze(link.reason[language]) in page.squeezed for page in fields)
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_stands_in_its_fields_of_action(real_site, language):
    pages = {one: _addresses(real_site.page(language, f"field:{one}")) for one in real_site.dataset.fields}
    lost = [
        f"{entry.id} in {field}"
        for entry in real_site.dataset.entries.values()
        for field in entry.fields
        if real_site.address(language, f"entry:{entry.id}") not in pages[field]
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_stands_in_its_section_with_its_whole_text(real_site, every_leaf, language):
    entries = real_site.dataset.entries
    lost = []
    for leaf in every_leaf:
        if leaf.record in entries and leaf.path in (("title",), ("text",)):
            entry = entries[leaf.record]
            page = real_site.page(language, f"section:{entry.concept}/{entry.section}")
            lost += [str(leaf) for _ in [0] if leaf.squeezed(language) not in page.squeezed]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_its_pages_as_the_language_writes_it(real_site, language):
    locale = real_site.dataset.languages[language].locale
    lost = []
    for figure in real_site.dataset.figures.values():
        number = format_decimal(figure.value, locale=locale)
        pages = {key: real_site.page(language, key) for key in ("figures", f"entry:{figure.entry}")}
        lost += [f"{figure.id}: {number} on {key}" for key, page in pages.items() if number not in words(page.main)]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_law_stands_among_the_laws_and_at_every_entry_that_cites_it(real_site, language):
    laws_page = real_site.page(language, "laws")
    lost = []
    for law in real_site.dataset.laws.values():
        anchor = urljoin(real_site.address(language, "laws"), f"#law-{law.id}")
        lost += [f"{law.id} has no anchor" for _ in [0] if f"law-{law.id}" not in ids(laws_page)]
        for entry in real_site.dataset.entries.values():
            if law.id not in {one.law for one in entry.laws}:
                continue
            page = real_site.page(language, f"entry:{entry.id}")
            if anchor not in {f"{address}#{name}" for address, name, _ in targets(page)}:
                lost.append(f"{entry.id} does not link to {law.id}")
            if real_site.address(language, f"entry:{entry.id}") not in _addresses(laws_page):
                lost.append(f"the laws do not link to {entry.id}")
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_land_wants_and_no_measure_answers_shows_its_gap(real_site, language):
    world = real_site.dataset
    silent = [one for one in world.entries.values() if one.concept == "land" and not _has_measure(real_site, one.id)]
    aims = [one for one in silent if isinstance(one, Guideline | Goal)]
    for entry in aims:
        stated = entry.gap_in("nordhausen")
        assert stated
        gap = Leaf(kind_of(entry), entry.id, ("gap", "text"), stated.text).squeezed(language)
        for key in (f"entry:{entry.id}", "compare", *(f"field:{one}" for one in entry.fields)):
            assert gap in real_site.page(language, key).squeezed, (entry.id, key)


def _has_measure(site: BuiltSite, entry_id: str) -> bool:
    return any(isinstance(local, Measure) for local, _ in site.dataset.links_to.get(entry_id, ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_actor_has_a_page_with_all_it_has_to_do(real_site, language):
    lost = []
    for entry in real_site.dataset.entries.values():
        if isinstance(entry, Obligation):
            bodies = {one.actor for one in entry.responsible if one.actor} | {one.actor for one in entry.partners}
            for body in sorted(bodies):
                page = real_site.page(language, f"actor:{body}")
                if real_site.address(language, f"entry:{entry.id}") not in _addresses(page):
                    lost.append(f"{body} does not link to {entry.id}")
    assert lost == []
