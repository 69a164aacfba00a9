"""Views decide what a page shows and in which order; templates only print it.

`VIEWS` maps a page type to the function that makes its view from the site and the page's subject.
`BLOCKS` does the same for the parts that hand-written pages include by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import Site
from konzept.show.views import operator, prose_blocks
from konzept.show.views.a_to_z import a_to_z_view
from konzept.show.views.accessibility import accessibility_results_view
from konzept.show.views.actors import actor_view, actors_view
from konzept.show.views.changes import changes_view
from konzept.show.views.compare import compare_view, field_view
from konzept.show.views.comparison import choice_view, chosen_view, comparison_view
from konzept.show.views.concept import concept_view, section_view
from konzept.show.views.contacts import audience_view, contacts_view
from konzept.show.views.coverage import coverage_view
from konzept.show.views.duties import duties_view
from konzept.show.views.duty_table import duties_table
from konzept.show.views.editions import edition_view, editions_view
from konzept.show.views.entry import entry_view
from konzept.show.views.entry_table import entries_table, list_view, sheet_view
from konzept.show.views.evidence import evidence_view
from konzept.show.views.figures import figures_view
from konzept.show.views.glossary import glossary_view
from konzept.show.views.laws import laws_view
from konzept.show.views.matrix import matrix_view
from konzept.show.views.notes import notes_view
from konzept.show.views.open_data import open_data_view
from konzept.show.views.references import references_view
from konzept.show.views.report import report_view
from konzept.show.views.report_table import report_table
from konzept.show.views.retired import retired_view
from konzept.show.views.tables import Table
from konzept.show.views.translations import translations_view
from konzept.show.views.years import years_view

View = Callable[[Site, PageKey], Any]


def _nothing(site: Site, key: PageKey) -> None:
    """A page whose template needs no more than the site itself."""


def _ways_on(site: Site, key: PageKey) -> list[PageKey]:
    """What the page for unknown addresses leads to."""
    concepts = [PageKey("concept", one) for one in site.dataset.concepts]
    return [HOME, PageKey("compare"), *concepts, *map(PageKey, ("actors", "duties", "contacts", "glossary"))]


VIEWS: Mapping[str, View] = {
    "home": _nothing,
    "compare": compare_view,
    "field": field_view,
    "matrix": matrix_view,
    "choice": choice_view,
    "chosen": chosen_view,
    "comparison": comparison_view,
    "concept": concept_view,
    "whole": concept_view,
    "section": section_view,
    "list": list_view,
    "sheet": sheet_view,
    "years": years_view,
    "entry": entry_view,
    "actors": actors_view,
    "actor": actor_view,
    "duties": duties_view,
    "evidence": evidence_view,
    "figures": figures_view,
    "glossary": glossary_view,
    "laws": laws_view,
    "references": references_view,
    "report": report_view,
    "notes": notes_view,
    "translations": translations_view,
    "contacts": contacts_view,
    "changes": changes_view,
    "editions": editions_view,
    "edition": edition_view,
    "audience": audience_view,
    "retired": retired_view,
    "search": a_to_z_view,
    "404": _ways_on,
    "prose": _nothing,
}

# The pages with a table that can be taken away.
TABLES: Mapping[str, Callable[[Site, PageKey], Table]] = {
    "list": entries_table,
    "duties": duties_table,
    "report": report_table,
}

BLOCKS: Mapping[str, Callable[[Site], Any]] = {
    "operator-imprint": operator.imprint_view,
    "operator-privacy": operator.privacy_view,
    "operator-accessibility": operator.accessibility_view,
    "accessibility-results": accessibility_results_view,
    "accessibility-failures": accessibility_results_view,
    "correction": operator.correction_view,
    "contents": prose_blocks.statistics_view,
    "sentences": coverage_view,
    "missing": prose_blocks.missing_view,
    "data-files": open_data_view,
    "data-tables": open_data_view,
    "data-examples": open_data_view,
    "link-types": prose_blocks.link_types_view,
    "bindingness": prose_blocks.bindingness_view,
    "bases": prose_blocks.bases_view,
    "note-types": prose_blocks.note_types_view,
    "for-migrant-organisations": prose_blocks.migrant_organisations_view,
}
