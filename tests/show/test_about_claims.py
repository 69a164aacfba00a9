"""What the page about the method says without an exception (“only”, „jede“) is proved here, claim by claim.

A proof names the sentence by a few words of it, so that it can be put in other words; a sentence that no proof names
fails, and so does a proof whose sentence is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from konzept.language.sentences import sentences
from konzept.model import (
    Actor,
    Basis,
    Bindingness,
    Extent,
    Gap,
    Goal,
    LinkType,
    Measure,
    Obligation,
    Progress,
    ReferenceType,
    Role,
    Standing,
    Statement,
    StatementType,
    TitleOrigin,
)
from konzept.model.claims import Claims
from konzept.model.dataset import Dataset
from konzept.model.shape import fields_of
from konzept.official.documents import read_documents, sources_folder
from tests.support.places import ROOT
from tests.support.sites import main_of, site_of

pytestmark = pytest.mark.data

PAGE = "about"
WITHOUT_EXCEPTION = {
    "de": re.compile(
        r"(?<!vor )(?<!nicht )\b(immer|nie|niemals|nur|alle[inrs]?|jede[mnrs]?|einzig\w*|überall|stets|ausschließlich|"
        r"sämtlich\w*|lückenlos)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!above )(?<!not )(?<!at )\b(always|never|only|all|every|each(?! other)|everywhere|wherever|nowhere|solely|"
        r"without exception)\b",
        re.IGNORECASE,
    ),
}
MACRO = re.compile(r"\{\{.*?\}\}")
QUOTED = re.compile(r"„([^„“]+)“")
LONGEST_QUOTATION = 9
NO_CLAIM = {"de": ("Maßgeblich",), "en": ("authoritative",)}
"""What the page says of the law, and not of itself: words by which the sentence is known."""


@dataclass(frozen=True)
class Claim:
    """A sentence of the page by words that it holds, in each language."""

    de: str
    en: str

    def is_said_in(self, sentence: str, language: str) -> bool:
        return all(word.lower() in sentence.lower() for word in getattr(self, language).split(" … "))


CLAIMS: list[Claim] = []
Proof = Callable[..., None]


def proves(de: str, en: str) -> Callable[[Proof], Proof]:
    """Marks a test as the proof of the sentence that holds these words, parted by ` … `."""
    CLAIMS.append(Claim(de, en))
    return lambda test: test


def page_sentences(world: Dataset, language: str) -> Iterator[tuple[int, str]]:
    """The sentences of the page, with the lines of the file they stand in."""
    page = world.pages[language][PAGE]
    for number, line in enumerate(MACRO.sub("", page.text).split("\n"), page.line):
        for sentence in sentences(line):
            yield number, sentence.strip()


def unproved(world: Dataset, language: str) -> list[str]:
    """The sentences that claim something without exception and that no test here proves."""
    return [
        f"content/{language}/{PAGE}.md:{number}: {sentence}"
        for number, sentence in page_sentences(world, language)
        if WITHOUT_EXCEPTION[language].search(sentence)
        and not any(word in sentence for word in NO_CLAIM[language])
        and not any(claim.is_said_in(sentence, language) for claim in CLAIMS)
    ]


@pytest.mark.parametrize("language", WITHOUT_EXCEPTION)
def test_what_the_page_says_without_exception_is_proved(real_world: Dataset, language: str) -> None:
    found = unproved(real_world, language)
    assert found == [], (
        "These sentences allow no exception, and no test proves them. Say them without “only”, “always”, “all”, "
        f"or add a proof to {Path(__file__).relative_to(ROOT)}."
    )


@pytest.mark.parametrize("language", WITHOUT_EXCEPTION)
def test_what_is_proved_is_said_on_the_page(real_world: Dataset, language: str) -> None:
    said = [sentence for _, sentence in page_sentences(real_world, language)]
    lost = [claim for claim in CLAIMS if not any(claim.is_said_in(one, language) for one in said)]
    assert lost == [], "The page does not say this any more: change the words at the proof, or delete it."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Wir übersetzen immer wörtlich."),
        ("de", "Ein Bericht fehlt nie."),
        ("de", "Sämtliche Zahlen sind geprüft."),
        ("en", "We never shorten a sentence."),
        ("en", "Every figure is checked twice."),
        ("en", "Only offices are named."),
    ],
)
def test_a_new_claim_without_a_proof_is_noticed(real_world: Dataset, language: str, sentence: str) -> None:
    page = replace(real_world.pages[language][PAGE], text=f"Das gilt.\n{sentence}\n")
    world = replace(real_world, pages={language: {PAGE: page}})
    assert [one.partition(": ")[2] for one in unproved(world, language)] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Texte versprechen nicht alles gleich fest, vor allem nicht die Fristen."),
        ("en", "Not all measures have a number; above all, the texts do not cite each other."),
    ],
)
def test_a_sentence_that_claims_nothing_needs_no_proof(real_world: Dataset, language: str, sentence: str) -> None:
    page = replace(real_world.pages[language][PAGE], text=sentence)
    assert unproved(replace(real_world, pages={language: {PAGE: page}}), language) == []


# --- the texts ---


@pytest.fixture(scope="session")
def local(real_world: Dataset) -> str:
    """The id of the concept that has a parent."""
    return next(one.id for one in real_world.concepts.values() if one.parent)


@pytest.fixture(scope="session")
def documents() -> dict[str, str]:
    """The official texts by concept, where they are."""
    data = ROOT / "data"
    ids = {path.stem for path in (data / "concepts").glob("*.yml")}
    found = read_documents(sources_folder(data), data, ids).by_concept
    if found.keys() != ids:
        pytest.skip("the official documents are not here")
    return {concept: document.text for concept, document in found.items()}


def measures(world: Dataset) -> list[Measure]:
    return [entry for entry in world.entries.values() if isinstance(entry, Measure)]


def obligations(world: Dataset) -> list[Obligation]:
    return [entry for entry in world.entries.values() if isinstance(entry, Obligation)]


@proves("nur bei den Zielen in Abschnitt 5", "only for the goals in section 5")
def test_a_period_is_given_where_its_heading_prints_it(real_world: Dataset, local: str) -> None:
    concept = real_world.concepts[local]
    assert concept.term is not None
    years = [concept.term.start[:4], concept.term.end[:4]]
    dated = [one.number for one in concept.sections if all(year in one.heading["de"] for year in years)]
    assert dated == [concept.term.section] == ["5"]


@proves("nur der Titel", "only its title")
def test_the_annex_is_not_here(real_world: Dataset, local: str) -> None:
    first, *others = real_world.concepts[local].parts
    assert first.available
    assert [one.available for one in others] == [False]


@proves("keinen einzelnen Landkreis", "no individual district")
def test_the_parents_text_names_no_district(real_world: Dataset, documents: dict[str, str], local: str) -> None:
    text = documents[str(real_world.concepts[local].parent)]
    assert re.findall(r"Nordh[aä]us\w*|\b(?:Landkreis|Kreis)e?s? [A-ZÄÖÜ]\w+", text) == []


# --- links and gaps ---


@proves("nennt nur das … dazu", "names only the … for it")
@proves("einzige Brücke", "only bridge")
@proves("Alle anderen Verbindungen", "all other connections")
def test_one_reference_leads_from_text_to_text_and_links_are_ours(real_world: Dataset, local: str) -> None:
    between = [one for one in real_world.references.values() if one.type is ReferenceType.BETWEEN]
    assert [one.concept for one in between] == [local]
    assert f'"reference-{between[0].id}"' in real_world.pages["de"][PAGE].text


@proves("Jede führt", "Each leads")
@proves("Jede hat eine Begründung", "Each has a reason")
def test_each_link_leads_to_the_parent_with_a_reason_and_a_type(real_world: Dataset, local: str) -> None:
    links = [(entry, link) for entry in real_world.entries.values() for link in entry.links]
    parent = real_world.concepts[local].parent
    assert links
    for entry, link in links:
        assert (entry.concept, real_world.entries[link.to].concept) == (local, parent)
        assert all(link.reason[language] for language in real_world.languages)
        assert link.type in LinkType


@proves("setzt um … nur bei Maßnahmen", "only measures … implement")
def test_only_firm_measures_implement(real_world: Dataset) -> None:
    implementing = [
        entry for entry in real_world.entries.values() if any(one.type is LinkType.IMPLEMENTS for one in entry.links)
    ]
    assert implementing
    assert [entry.id for entry in implementing if not isinstance(entry, Measure)] == []
    firm = (Bindingness.MANDATE, Bindingness.COMMITMENT)
    assert [one.id for one in implementing if isinstance(one, Measure) and one.bindingness not in firm] == []


@proves("Alle Verknüpfungen … Matrix", "All links … matrix")
def test_the_matrix_counts_all_links(real_world: Dataset) -> None:
    site = site_of(real_world, "de")
    total = sum(len(entry.links) for entry in real_world.entries.values())
    sums = re.findall(r'<td class="number">([\d.]+)</td></tr></tfoot>', main_of(site, "matrix"))
    assert sum(int(one.replace(".", "")) for one in sums) == total


def _whole(gap: Gap | None) -> bool:
    return gap is not None and gap.extent is Extent.WHOLE


@proves("keine Nordhäuser Maßnahme … Lücke", "no Nordhausen measure … gap")
def test_an_aim_without_a_measure_is_a_gap(real_world: Dataset, local: str) -> None:
    parent = real_world.concepts[local].parent
    answered = {link.to for measure in measures(real_world) for link in measure.links}
    aims = [one for one in obligations(real_world) if one.concept == parent and not isinstance(one, Measure)]
    open_ = [one for one in aims if one.id not in answered]
    assert [one.id for one in open_ if not _whole(one.gap_in(local))] == []
    site = site_of(real_world, "en")
    for one in open_:
        gap = one.gap_in(local)
        assert gap
        assert gap.text["en"][:20] in main_of(site, f"entry:{one.id}")


@proves("Eine Nordhäuser Maßnahme hat eine Verknüpfung", "a Nordhausen measure has a link")
def test_a_measure_has_a_link_or_is_a_gap(real_world: Dataset, local: str) -> None:
    parent = real_world.concepts[local].parent or ""
    own = [one for one in measures(real_world) if one.concept == local and not one.links]
    assert [one.id for one in own if not _whole(one.gap_in(parent))] == []


# --- entries ---


@proves("Jeder Eintrag nennt die Sätze", "Each entry names the sentences")
@proves("ob ein Satz ohne Eintrag ist", "whether a sentence has no entry")
def test_each_sentence_has_an_entry_and_each_entry_its_sentences(real_world: Dataset) -> None:
    for concept in real_world.concepts.values():
        claims = Claims(concept, real_world.entries.values())
        assert claims.begun
        assert list(claims.unclaimed()) == []
    silent = [entry for entry in real_world.entries.values() if not entry.source]
    assert [one.id for one in silent if not isinstance(one, Statement) or one.type is not StatementType.STRUCTURE] == []


@proves("Jeder Eintrag nennt den Abschnitt", "Each entry names the section")
def test_each_entry_is_in_a_section_of_its_concept(real_world: Dataset) -> None:
    places = {(entry.concept, entry.section) for entry in real_world.entries.values()}
    assert places <= real_world.sections.keys()


@proves("keine Nummern", "no numbers")
def test_guidelines_and_goals_have_no_printed_number(real_world: Dataset, local: str) -> None:
    parent = real_world.concepts[local].parent
    assert [one.id for one in obligations(real_world) if one.concept == parent and one.number] == []


@proves("Maßnahmen haben im Text keine Überschrift", "measures have no title")
def test_the_titles_of_measures_are_ours_and_pages_say_so(real_world: Dataset) -> None:
    assert [one.id for one in measures(real_world) if one.title_origin is TitleOrigin.PRINTED] == []
    site = site_of(real_world, "de")
    said = real_world.label("entry.editorial_title")["de"]
    ours = [entry for entry in real_world.entries.values() if entry.title_origin is TitleOrigin.EDITORIAL]
    assert [one.id for one in ours if said not in main_of(site, f"entry:{one.id}")] == []


@proves("Bei jeder Leitlinie", "Each guideline, goal and measure")
def test_each_obligation_says_who_and_how_we_know(real_world: Dataset) -> None:
    for entry in obligations(real_world):
        assert entry.responsible, entry.id
        for one in entry.responsible:
            assert one.reason or one.basis is Basis.EXPLICIT, entry.id


def is_independent(world: Dataset, actor: str) -> bool:
    found: Actor = world.actors[actor]
    return found.standing is Standing.INDEPENDENT


@proves("Unabhängige Stellen … erwähnt sie nur", "independent bodies … merely mentioned")
@proves("von keiner … verpflichtet", "none of them … obliged")
@proves("Wir trennen verpflichtete Stellen", "We separate bodies")
def test_nobody_independent_is_shown_as_obliged(real_world: Dataset) -> None:
    obliged = [
        (entry.id, partner.actor)
        for entry in obligations(real_world)
        for partner in entry.partners
        if partner.role is Role.OBLIGED and is_independent(real_world, partner.actor)
    ]
    assert obliged == []


@proves("ein Auftrag nur für eine Gruppe", "mandate for only one group")
def test_local_authorities_alone_have_a_mandate_without_being_bound(real_world: Dataset) -> None:
    of_parts = {
        actor
        for entry in obligations(real_world)
        for one in entry.commitments
        if (one.bindingness or entry.bindingness) is Bindingness.MANDATE
        for actor in one.by
    }
    of_wholes = {
        one.actor
        for entry in obligations(real_world)
        if entry.bindingness is Bindingness.MANDATE
        for one in entry.responsible
        if one.actor
    }
    assert {one for one in of_parts | of_wholes if is_independent(real_world, one)} == {"KOMM"}


@proves("stärker oder schwächer verbindlich", "more binding or less binding")
def test_a_part_that_is_bound_otherwise_says_so(real_world: Dataset) -> None:
    site = site_of(real_world, "de")
    for entry in obligations(real_world):
        page = main_of(site, f"entry:{entry.id}")
        for one in entry.commitments:
            if one.bindingness and one.bindingness is not entry.bindingness:
                assert real_world.label(f"bindingness.{one.bindingness}")["de"] in page, entry.id


@proves("kein Bericht … unbekannt", "no report … unknown")
def test_a_measure_without_a_report_says_that_its_state_is_unknown(real_world: Dataset) -> None:
    site = site_of(real_world, "de")
    silent = [one for one in measures(real_world) if not real_world.progress_of[one.id]]
    for said in (real_world.label("entry.no_report")["de"], real_world.label("state.unknown")["de"]):
        assert said.startswith("Unbekannt: ")
    pages = {one.id: main_of(site, f"entry:{one.id}") for one in silent}
    assert [one for one, page in pages.items() if 'data-state="unknown"' not in page or "Unbekannt: " not in page] == []


@proves("Ein Stand wird erst eingetragen", "A state is entered")
def test_a_state_has_a_source(real_world: Dataset) -> None:
    evidence = next(one for one in fields_of(Progress) if one.name == "evidence")
    assert evidence.required
    assert [one.id for one in real_world.progress.values() if not one.evidence] == []


@proves("neunte … einziges", "ninth … only one")
def test_the_ninth_goal_alone_does_not_name_the_government(real_world: Dataset, local: str) -> None:
    parent = real_world.concepts[local].parent
    goals = [one for one in obligations(real_world) if isinstance(one, Goal) and one.concept == parent]
    without = [one for one in goals if "LREG" not in {each.actor for each in one.responsible}]
    assert [real_world.ordinal(one) for one in without] == [9]


# --- decisions ---


@proves("Wir zählen 14 Ziele", "We count 14")
def test_there_are_fourteen_goals(real_world: Dataset, local: str) -> None:
    parent = real_world.concepts[str(real_world.concepts[local].parent)]
    goals = [one for one in obligations(real_world) if isinstance(one, Goal) and one.concept == parent.id]
    assert len(goals) == parent.goal_count == 14


@proves("alle Maßnahmen … ohne Nummer", "all measures … without a number")
def test_all_numbered_measures_are_here_and_others_too(real_world: Dataset, local: str) -> None:
    own = [one for one in measures(real_world) if one.concept == local]
    assert sum(one.number is not None for one in own) == real_world.concepts[local].numbered_measure_count
    assert any(one.number is None for one in own)


@proves("Wörtliche Zitate sind kurz", "quotations are short")
def test_quotations_are_short(real_world: Dataset) -> None:
    quoted = [one for entry in real_world.entries.values() for one in QUOTED.findall(entry.text["de"])]
    quoted += [one.printed for one in real_world.references.values()]
    quoted += [one.printed for one in real_world.notes.values() if one.printed]
    assert [one for one in quoted if len(one.split()) > LONGEST_QUOTATION] == []


@proves("nur, solange der Landkreis", "only as long as the district")
@proves("an ein Projekt gebunden … überall", "tied to a project … wherever")
def test_the_post_that_a_project_pays_is_never_named_without_it(real_world: Dataset) -> None:
    post = real_world.actors["BK"]
    texts = [one.text for one in real_world.audiences.values()]
    assert post.text is not None
    for language, name, tie in (
        ("de", "Bildungskoordinator", "solange"),
        ("en", "Education Coordinator", "as long as"),
    ):
        assert tie in post.text[language]
        assert [text[language] for text in texts if name in text[language] and tie not in text[language]] == []


@proves("einzige gedruckte Link", "only printed link")
def test_the_printed_link_is_no_link(real_world: Dataset) -> None:
    site = site_of(real_world, "de")
    own = [entry for entry in real_world.entries.values() if isinstance(entry, Statement | Obligation)]
    pages = [main_of(site, f"entry:{one.id}") for one in own]
    pages.append(main_of(site, "references"))
    outside = {address for page in pages for address in re.findall(r'href="(https?://[^"]+)"', page)}
    assert [one for one in outside if "monitor" in one.lower()] == []


def test_one_address_is_printed(real_world: Dataset, documents: dict[str, str], local: str) -> None:
    addresses = {concept: re.findall(r"(?:https?://|www\.)[^\s)\]>]+", text) for concept, text in documents.items()}
    assert addresses.pop(str(real_world.concepts[local].parent)) == []
    assert len({one.replace("\\", "").rstrip("/.") for one in addresses[local]}) == 1
