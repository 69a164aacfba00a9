"""The rules between records: one function each, whose name says what it ensures.

A new rule is one function, listed here, and one block under its name in `konzept/texts/rules.yml`, which says the rule,
its reason and its messages in both working languages.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from konzept.checks import (
    addresses,
    agreement,
    anchors,
    bindingness,
    dates,
    days,
    duties,
    editions,
    exceptions,
    labels,
    languages,
    ledger,
    links,
    marks,
    names,
    numbers,
    official,
    pages,
    paraphrases,
    progress,
    ranges,
    renderings,
    reports,
    retired,
    schemas,
    sentences,
    structure,
    style,
    synonyms,
    times,
    titles,
    translation,
    twins,
    unfinished,
    usage,
    wording,
)
from konzept.model import ENTRY_KINDS
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

Rule = Callable[[PartialDataset], Iterator[Problem]]
RuleOfTime = Callable[[PartialDataset, datetime.date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    structure.sections_form_a_tree,
    structure.sections_exist,
    structure.positions_are_unique,
    structure.numbers_are_unique_and_in_their_section,
    structure.figures_stand_with_their_entry,
    structure.pages_run_forward,
    structure.parents_do_not_run_in_circles,
    structure.parents_are_of_a_higher_level,
    structure.ids_carry_their_concept,
    structure.parts_that_are_there_are_not_missed,
    twins.nothing_is_recorded_twice,
    twins.lists_name_everything_once,
    twins.orders_are_unique,
    twins.words_mean_one_thing,
    official.fingerprints_have_their_form,
    sentences.sentences_are_claimed_once,
    duties.responsibility_is_stated,
    duties.independent_bodies_are_not_obliged,
    duties.every_duty_comes_from_the_text,
    duties.duties_name_their_recipient,
    duties.spans_run_forward,
    duties.numbers_make_sense,
    duties.charts_can_be_drawn,
    bindingness.recorded_words_are_known,
    bindingness.texts_keep_the_words_that_bind,
    bindingness.commitments_keep_the_words_that_bind,
    bindingness.texts_add_no_words_that_bind,
    bindingness.labels_have_their_word,
    bindingness.labels_are_not_inherited_by_plain_statements,
    numbers.quantities_fit_their_unit,
    numbers.figures_stand_in_their_text,
    numbers.quantities_stand_in_their_text,
    times.dates_are_said_in_words,
    times.deadlines_fit_their_concept,
    times.figures_are_dated_in_their_text,
    ranges.ranges_run_forward,
    agreement.dates_agree_with_their_concept,
    dates.dates_are_as_exact_as_the_text,
    days.days_follow_from_the_text,
    agreement.references_agree_with_their_entries,
    agreement.duties_agree_with_their_entries,
    agreement.notes_agree_with_their_entries,
    agreement.provisos_are_stated_in_their_concept,
    links.links_lead_upwards,
    links.every_measure_has_a_link_or_a_gap,
    links.what_implements_is_a_firm_measure,
    links.reasons_do_not_disclaim_their_link,
    links.gaps_are_in_concepts_above_or_below,
    links.no_gap_despite_links,
    links.pages_are_about_concepts_that_are_there,
    links.entries_have_fields,
    addresses.languages_have_addresses,
    addresses.languages_are_written_somehow,
    addresses.slugs_are_safe_and_unique,
    addresses.concepts_have_addresses_of_their_own,
    addresses.routes_are_safe_and_unique,
    addresses.labels_belong_to_a_value,
    labels.labels_keep_their_blanks,
    addresses.web_addresses_are_complete,
    addresses.the_operator_can_be_reached,
    schemas.first_lines_name_their_schema,
    synonyms.words_stand_in_one_group,
    synonyms.groups_have_words_and_meanings,
    synonyms.words_lead_to_other_words,
    translation.languages_hold_the_same_numbers,
    translation.languages_name_the_same_laws,
    translation.terms_follow_the_glossary,
    names.names_stand_in_every_language,
    renderings.words_have_their_rendering,
    renderings.printed_names_have_one_rendering,
    renderings.false_friends_are_avoided,
    style.summaries_are_short,
    titles.lines_are_lines,
    titles.words_have_an_end,
    titles.summaries_are_no_copies,
    style.a_line_holds_one_sentence,
    marks.marks_in_texts_do_something,
    languages.texts_are_in_their_language,
    languages.texts_are_whole,
    wording.nothing_is_left_to_do,
    unfinished.new_files_say_all_that_is_left,
    wording.letters_are_what_they_seem,
    wording.no_contact_data,
    wording.no_living_person,
    wording.links_in_texts_are_safe,
    marks.pages_show_what_was_typed,
    marks.braces_and_links_in_pages_lead_somewhere,
    pages.macros_can_be_filled,
    anchors.links_in_pages_say_where_they_lead,
    retired.retired_ids_stay_retired,
    exceptions.exceptions_name_a_rule_and_a_file,
    progress.progress_is_about_a_measure_of_its_concept,
    progress.everything_said_has_evidence,
    progress.periods_fit_their_place_and_their_concept,
    progress.states_have_what_they_ask_for,
    progress.what_was_done_stays_done_or_is_corrected,
    editions.editions_stay_as_they_were,
    editions.editions_say_whether_they_stand,
    editions.changes_name_what_has_changed,
)

RULES_OF_TIME: tuple[RuleOfTime, ...] = (
    progress.nothing_lies_in_the_future,
    times.concepts_have_a_likely_time,
    progress.evidence_is_no_older_than_what_it_proves,
    progress.documents_fit_their_dates,
    editions.editions_and_changes_are_past,
    reports.reports_are_about_a_time_that_has_begun,
)
"""Rules that depend on the day."""

RULES_OF_COMPLETENESS: tuple[Rule, ...] = (
    pages.pages_exist_in_every_language,
    pages.pages_have_addresses,
    links.every_aim_has_a_measure_or_a_gap,
    numbers.contradictions_have_a_note,
    numbers.shares_add_up,
    links.fields_have_entries,
    structure.counts_are_complete,
    sentences.every_sentence_has_an_entry,
    usage.sections_have_entries,
    usage.actors_laws_and_audiences_are_used,
    usage.terms_are_used,
    usage.documents_prove_something,
    usage.bound_forms_stand_where_they_are_bound,
    addresses.a_language_is_at_the_root,
    addresses.vocabularies_have_labels,
    labels.label_files_are_there,
    labels.labels_that_are_asked_for_are_there,
    labels.labels_are_asked_for,
    synonyms.meanings_occur_in_the_texts,
    ledger.translations_are_current,
    paraphrases.paraphrases_are_looked_at,
    paraphrases.paraphrases_bind_as_firmly,
    reports.reports_are_named_after_a_concept_and_a_year,
)
"""Rules that conclude from an absence: they wait until all that they need can be read, or they would cry wolf."""


RULES_OF_TEXTS: tuple[Rule, ...] = (
    style.summaries_are_short,
    style.a_line_holds_one_sentence,
    marks.marks_in_texts_do_something,
    languages.texts_are_whole,
    wording.letters_are_what_they_seem,
    wording.no_contact_data,
    wording.no_living_person,
    wording.links_in_texts_are_safe,
)
"""Those of the rules that look at one text at a time: at those of files, too, in which another value is wrong."""

_LABELS = frozenset({"language", "label"})
NEEDED: Mapping[Rule, frozenset[str]] = {
    pages.pages_exist_in_every_language: frozenset({"language", "page"}),
    pages.pages_have_addresses: _LABELS,
    addresses.a_language_is_at_the_root: frozenset({"language"}),
    addresses.vocabularies_have_labels: _LABELS,
    labels.label_files_are_there: _LABELS,
    labels.labels_that_are_asked_for_are_there: _LABELS,
    labels.labels_are_asked_for: _LABELS,
    ledger.translations_are_current: _LABELS,
    structure.counts_are_complete: frozenset({*ENTRY_KINDS, "concept"}),
    sentences.every_sentence_has_an_entry: frozenset({*ENTRY_KINDS, "concept"}),
    usage.sections_have_entries: frozenset({*ENTRY_KINDS, "concept"}),
    links.fields_have_entries: frozenset({*ENTRY_KINDS, "field"}),
    links.every_aim_has_a_measure_or_a_gap: frozenset({*ENTRY_KINDS, "concept"}),
    numbers.contradictions_have_a_note: frozenset({"figure", "note"}),
    numbers.shares_add_up: frozenset({"figure", "note"}),
}
"""The kinds of files that a rule concludes from; if one of them cannot be read, it waits.  The others need them all."""


def check(partial: PartialDataset, today: datetime.date) -> tuple[Problem, ...]:
    """Every problem the rules find in what could be read and no exception excuses, unsorted."""
    found = [problem for rule in RULES for problem in rule(partial)]
    for rule in RULES_OF_COMPLETENESS:
        if partial.unread.isdisjoint(NEEDED.get(rule, partial.unread)):
            found += [problem for problem in rule(partial) if problem.file not in partial.faulty]
    found += [problem for rule in RULES_OF_TEXTS if partial.loose for problem in rule(partial.of_loose_texts)]
    found += [problem for rule in RULES_OF_TIME for problem in rule(partial, today)]
    return tuple(exceptions.without_exceptions(partial, found))
