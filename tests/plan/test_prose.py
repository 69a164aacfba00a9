"""The hand-written pages: the same in both languages, leading where they say, and silent about what is unknown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from konzept.model import Calendar, Conformance, Operator, Text
from konzept.show.views import BLOCKS
from konzept.show.views.common import LINK_ORDER
from konzept.show.views.operator import ACCESSIBILITY, IMPRINT, PRIVACY
from konzept.show.views.prose_blocks import bases_view, link_types_view, migrant_organisations_view, statistics_view
from tests.support import sites
from tests.support.places import ROOT

pytestmark = pytest.mark.data

CONTENT = ROOT / "content"
LANGUAGES = ("de", "en")
STEMS = tuple(path.stem for path in sorted((CONTENT / "de").glob("*.md")))
OPERATOR_PAGES = {"operator-imprint": IMPRINT, "operator-privacy": PRIVACY, "operator-accessibility": ACCESSIBILITY}

_HEADING = re.compile(r"^(#+) .+ \{: #([a-z0-9-]+) \}$", re.MULTILINE)
_MACRO = re.compile(r"\{\{.*?\}\}")

FULL = Operator(
    id="site",
    file="operator/site.yml",
    name=Text({"de": "Beispielstelle", "en": "Example Body"}),
    legal_form=Text({"de": "Verein", "en": "Association"}),
    represented_by=Text({"de": "Leitung", "en": "Head"}),
    street="Beispielstraße 1",
    city="00000 Beispielstadt",
    telephone="+49 0000 000000",
    email="stelle@example.org",
    data_protection_officer=Text({"de": "Beauftragte", "en": "Officer"}),
    data_protection_email="ds@example.org",
    supervisory_authority=Text({"de": "Aufsicht", "en": "Authority"}),
    hosting=Text({"de": "Rechenzentrum", "en": "Data centre"}),
    log_retention=Text({"de": "sieben Tage", "en": "seven days"}),
    accessibility_contact="frei@example.org",
    accessibility_enforcement=Text({"de": "Durchsetzung", "en": "Enforcement"}),
    accessibility_reviewed_on=Calendar("2026-01-31"),
    accessibility_status=Conformance.PARTIAL,
    accessibility_method=Text({"de": "Selbstbewertung", "en": "self-assessment"}),
    repository="https://git.example.org/konzept",
)


def source(language, stem):
    return (CONTENT / language / f"{stem}.md").read_text(encoding="utf-8")


def shown(text):
    """What a reader sees: macros and addresses of links taken out."""
    return _MACRO.sub("", re.sub(r"\{: #[^}]+\}|`[^`]+`", "", text.split("---\n", 2)[2]))


def site_of(world, language, operator=None):
    if operator is not None:
        world = replace(world, records={**world.records, "operator": {"site": operator}})
    return sites.site_of(world, language)


def block(site, name):
    return sites.part_of(site, name)


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_the_same_headings_in_both_languages(stem):
    german, english = (_HEADING.findall(source(language, stem)) for language in LANGUAGES)
    assert german == english
    assert all(len(re.findall(r"^#+ ", source(one, stem), re.MULTILINE)) == len(german) for one in LANGUAGES)


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_the_same_links_and_parts_in_both_languages(stem):
    german, english = (sorted(_MACRO.findall(source(language, stem))) for language in LANGUAGES)
    assert german == english


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_says_the_same_at_the_same_length_in_both_languages(stem):
    german, english = (len(shown(source(language, stem)).splitlines()) for language in LANGUAGES)
    assert german == english


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_the_same_numbers_in_both_languages(stem):
    def numbers(language):
        text = shown(source(language, stem)).replace("\u00a0", " ")
        found = re.findall(r"\d+(?:[.,]\d+)*", text)
        return sorted(number.replace(",", ".") for number in found)

    assert numbers("de") == numbers("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_made_of_data_is_used_and_every_part_used_exists(language):
    used = {name for stem in STEMS for name in re.findall(r'\{\{ block\("([^"]+)"', source(language, stem))}
    assert used == set(BLOCKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_typographic_quotes_and_no_contact_data_of_its_own(language, stem):
    text = shown(source(language, stem))
    assert not re.search(r"""["']""", re.sub(r"\]\([^)]*\)", "]", text))
    assert "@" not in text
    assert not re.search(r"\+49|\d{5,}|https?://", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OPERATOR_PAGES)
def test_while_the_operator_is_unknown_the_page_says_so_and_warns(real_world, language, name):
    html = block(site_of(real_world, language, Operator(id="site", file="operator/site.yml")), name)
    assert str(real_world.label("operator.not_ready")[language]) in html.unescape()
    for field in OPERATOR_PAGES[name]:
        what = real_world.label(f"operator.{field}")[language]
        assert real_world.label("operator.not_filled")[language].format(what=what) in html.unescape()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OPERATOR_PAGES)
def test_once_everything_is_filled_in_the_warning_is_gone(real_world, language, name):
    html = block(site_of(real_world, language, FULL), name).unescape()
    assert real_world.label("operator.not_ready")[language] not in html
    assert real_world.label("operator.not_filled_list")[language] not in html
    assert FULL.name[language] in html


def test_accessibility_counts_as_not_assessed_until_there_is_a_date(real_world):
    never = real_world.label("operator.not_assessed")["en"]
    unknown = replace(FULL, accessibility_reviewed_on=None)
    assert never in block(site_of(real_world, "en", unknown), "operator-accessibility")
    assessed = block(site_of(real_world, "en", FULL), "operator-accessibility")
    assert never not in assessed
    assert real_world.label("conformance.partial")["en"] in assessed
    for half in ({"accessibility_status": None}, {"accessibility_reviewed_on": None}):
        assert never in block(site_of(real_world, "en", replace(FULL, **half)), "operator-accessibility")
    assert "31\u00a0January 2026" in assessed or "31 January 2026" in assessed


def test_only_mail_and_web_addresses_become_links_and_nothing_becomes_markup(real_world):
    html = block(site_of(real_world, "en", FULL), "correction")
    assert 'href="https://git.example.org/konzept"' in html
    assert 'href="mailto:stelle@example.org"' in html
    hostile = replace(FULL, repository="javascript:alert(1)", email="<script>alert(1)</script>")
    html = block(site_of(real_world, "en", hostile), "correction")
    assert "href" not in html
    assert "<script" not in html


def test_the_page_for_migrant_organisations_lists_exactly_the_entries_meant_for_them(real_world):
    site = site_of(real_world, "en")
    listed = [entry.id for group in migrant_organisations_view(site) for entry in group.offers]
    meant = [
        entry.id for entry in real_world.entries.values() if "migrant-organisations" in getattr(entry, "audiences", ())
    ]
    assert meant
    assert sorted(listed) == sorted(meant)
    html = block(site, "for-migrant-organisations")
    assert all(str(Markup.escape(real_world.entries[one].summary["en"])) in html for one in meant)


def test_every_type_of_link_has_its_place_its_meaning_and_its_line(real_world):
    styles = (ROOT / "overrides/assets/konzept.css").read_text(encoding="utf-8")
    site = site_of(real_world, "en")
    rows = link_types_view(site)
    assert [row.label for row in rows] == [f"link_type.{kind}" for kind in LINK_ORDER]
    for kind, row in zip(LINK_ORDER, rows, strict=True):
        assert f"tie--{kind}" in styles
        assert real_world.labels[row.meaning]["de"]


def test_counts_on_the_page_about_the_texts_add_up(real_world):
    site = site_of(real_world, "en")
    holdings = statistics_view(site)
    assert sum(row.count for row in link_types_view(site)) == holdings.shared["matrix"]
    assert sum(sum(one.counts.values()) for one in holdings.concepts) == len(real_world.entries)
    assert all(one.numbered + one.unnumbered == one.counts.get("measures", 0) for one in holdings.concepts)
    assert all(row.count for row in bases_view(site))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_announced_but_not_available_is_named(real_world, language):
    html = block(site_of(real_world, language), "missing").unescape()
    missing = [part for concept in real_world.concepts.values() for part in concept.parts if not part.available]
    assert missing
    assert all(part.title[language] in html for part in missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_notice_names_what_the_scripts_store_and_they_store_nothing_else(language):
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.js"))
    stored = set(re.findall(r"\bremember(?:ed)?\(\s*[\"']([^\"']+)", scripts))
    assert stored
    assert all(f"`{name}`" in source(language, "privacy") for name in stored)
    known = re.findall(r"localStorage\.(?:[gs]et|remove)Item\(key\b", scripts)
    assert len(re.findall(r"localStorage", scripts)) == len(known)
    assert not re.search(r"document\.cookie|sessionStorage|indexedDB|serviceWorker|sendBeacon|https?://", scripts)
