"""No label and no hand-written page can be broken so that the check is silent and the build is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from jinja2 import nodes

from konzept.checks import RULES, RULES_OF_COMPLETENESS, labels
from konzept.model import Text
from konzept.model.dataset import Dataset
from konzept.plan.labels import listed, wanted_labels
from konzept.read.load import PartialDataset, load
from konzept.report.problem import Problem
from konzept.show.render import environment
from tests.support import sites
from tests.support.places import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from label_list import written

OF_LABELS = [rule for rule in (*RULES, *RULES_OF_COMPLETENESS) if rule.__module__ == labels.__name__]
OF_PAGES = [rule for rule in (*RULES, *RULES_OF_COMPLETENESS) if rule.__module__.endswith((".pages", ".marks"))]
RENEW = "run `make reference`"
FILLED_BY_CODE = {"counted": {"count"}, "plural": {"count"}, "t": set()}


@pytest.fixture(scope="module")
def real() -> PartialDataset:
    return load(ROOT / "data").partial


def _with_labels(partial: PartialDataset, changed: Mapping[str, Text | None]) -> PartialDataset:
    kept = {key: one for key, one in (dict(partial.dataset.labels) | changed).items() if one}
    dataset = replace(partial.dataset, labels=kept)
    return replace(partial, dataset=dataset)


def _said(partial: PartialDataset, rules: list) -> list[Problem]:
    return [problem for rule in rules for problem in rule(partial)]


def test_nothing_is_said_of_the_labels_as_they_are(real):
    assert _said(real, [*OF_LABELS, *OF_PAGES]) == []


def test_the_list_of_labels_is_up_to_date(real):
    """What editors may do, to leave a number out of “one measure”, changes nothing in it."""
    now, known = listed(written(real.dataset)), wanted_labels()
    assert [(key, one.file) for key, one in now.items()] == [(key, one.file) for key, one in known.items()], RENEW
    assert [key for key, one in now.items() if not one.blanks <= known[key].blanks] == [], RENEW


def test_each_label_that_is_lost_is_missed_once(real):
    for key, one in wanted_labels().items():
        if key in real.dataset.labels and key.split(".")[0] not in labels.vocabulary_prefixes():
            (problem,) = _said(_with_labels(real, {key: None}), OF_LABELS)
            assert (problem.code, problem.file, problem.field) == ("label-lost", one.file, (key,))


def test_each_label_that_is_renamed_is_found_where_it_stands(real):
    renamed = {"nav.skip": "nav.skipp", "find.failed": "find.fail", "actors.lead.other": "actors.leads.other"}
    for key, name in renamed.items():
        (problem,) = _said(_with_labels(real, {key: None, name: real.dataset.labels[key]}), OF_LABELS)
        assert (problem.code, problem.field, problem.values["nearest"]) == ("label-unknown", (name,), key)


def _broken(wording: str, blank: str) -> Iterator[tuple[str, str]]:
    """A wording with one blank broken, and the code to be said."""
    whole = f"{{{blank}}}"
    yield wording.replace(whole, "{anzahl}"), "label-blank"
    yield wording.replace(whole, f"{{{blank.upper()}}}"), "label-blank"
    yield wording.replace(whole, f"{{{blank}.real}}"), "label-blank"
    yield wording.replace(whole, f"{{{blank}!r}}"), "label-blank"
    yield wording.replace(whole, f"{{{blank}:>9}}"), "label-blank"
    yield wording.replace(whole, f"{{ {blank} }}"), "label-blank"
    yield wording.replace(whole, "{}"), "label-blank"
    yield wording.replace(whole, "{0}"), "label-blank"
    yield wording.replace(whole, f"{{{{{blank}}}}}"), "label-brace"
    yield wording.replace(whole, f"{{{blank}"), "label-brace"
    yield wording.replace(whole, f"{blank}}}"), "label-brace"
    yield wording.replace(whole, "{"), "label-brace"
    yield wording.replace(whole, "viele"), "label-lacks"


def test_each_blank_of_each_label_is_guarded_in_each_language(real):
    tried = 0
    for key, one in wanted_labels().items():
        for wording in (real.dataset.labels[key][language] for language in real.dataset.labels[key]):
            for blank in sorted(one.blanks - one.optional):
                for changed, code in _broken(wording, blank):
                    assert code in {
                        found for found, _, _ in labels.blank_faults(changed, sorted(one.blanks), one.optional)
                    }
                    tried += 1
    assert tried > len(wanted_labels())


def test_a_broken_blank_is_said_at_its_line(real):
    for language, words in {"de": "{anzahl} Stellen, {bound}", "en": "many bodies, {bound}"}.items():
        changed = Text(dict(real.dataset.labels["actors.lead.other"].items()) | {language: words})
        (problem,) = _said(_with_labels(real, {"actors.lead.other": changed}), OF_LABELS)
        lines = (ROOT / "data" / problem.file).read_text("utf-8").splitlines()
        assert lines[problem.line - 1].strip().startswith(f"{language}:"), "the line of the language"


def test_a_blank_where_none_is_filled_is_refused(real):
    changed = Text({"de": "Suche {count}", "en": "Search }"})
    codes = [problem.code for problem in _said(_with_labels(real, {"nav.skip": changed}), OF_LABELS)]
    assert codes == ["label-blank", "label-brace"]


@pytest.mark.parametrize("file", sorted({one.file for one in wanted_labels().values()}))
def test_a_file_that_is_deleted_is_one_message(real, file):
    left = tuple(one for one in real.dataset.label_files if one.file != file)
    kept = {
        key: one
        for key, one in real.dataset.labels.items()
        if wanted_labels().get(key, None) is None or wanted_labels()[key].file != file
    }
    partial = replace(real, dataset=replace(real.dataset, labels=kept, label_files=left))
    assert [(one.code, one.file) for one in _said(partial, OF_LABELS)] == [("label-file-missing", file)]


def test_templates_fill_every_blank_of_the_labels_that_they_name():
    """What the check lets pass has no other blanks, so that no template can fail on a label."""
    made, known = environment(), wanted_labels()
    for name in made.list_templates(filter_func=lambda name: name.endswith(".html")):
        tree = made.parse(made.loader.get_source(made, name)[0])
        for call in tree.find_all(nodes.Call):
            if (
                isinstance(call.node, nodes.Name)
                and call.node.name in FILLED_BY_CODE
                and isinstance(call.args[0], nodes.Const)
            ):
                key = f"count.{call.args[0].value}" if call.node.name == "counted" else call.args[0].value
                found = [one for other, one in known.items() if other == key or other.rpartition(".")[0] == key]
                filled = FILLED_BY_CODE[call.node.name] | {one.key for one in call.kwargs}
                assert found, (name, key)
                assert all(one.blanks <= filled or (call.node.name == "t" and not filled) for one in found), (name, key)


class _Asked(dict):
    """Labels that remember which were asked for."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self.keys_asked: set[str] = set()

    def __getitem__(self, key: str) -> Text:
        self.keys_asked.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_label_that_a_page_of_the_small_world_asks_for_is_on_the_list(small_world: Dataset, language: str):
    asked = _Asked(small_world.labels)
    site = sites.site_of(replace(small_world, labels=asked), language)
    renderer = sites.renderer_of(site)
    for key in site.pages:
        renderer.page(key)
    pages = {f"route.{name}" for found in site.dataset.pages.values() for name in found}
    pages |= {key for key in asked if key.startswith("route.audience.")}
    assert asked.keys_asked - pages - wanted_labels().keys() == set()


BREAKING = [
    "{{ nicht_da() }}",
    "{{",
    '{{ count("measure") }',
    "{% if %}",
    "{##",
    "}}",
    "{",
    "{# Notiz",
    "[x](about.md)",
    "[x](../about/)",
]


@pytest.mark.parametrize("breaking", BREAKING)
def test_what_would_break_a_page_is_refused_in_each_page_at_its_line(real, breaking):
    for language, pages in real.dataset.pages.items():
        for name, page in pages.items():
            text = f"{page.text}\n\n{breaking}\n"
            changed = {**real.dataset.pages, language: {**pages, name: replace(page, text=text)}}
            found = _said(replace(real, dataset=replace(real.dataset, pages=changed)), OF_PAGES)
            assert {(one.file, one.line) for one in found} == {(page.file, page.line + text.count("\n") - 1)}, name


def test_a_page_that_is_deleted_in_one_language_is_missed(real):
    for language, pages in real.dataset.pages.items():
        for name in pages:
            left = {**real.dataset.pages, language: {other: one for other, one in pages.items() if other != name}}
            found = _said(replace(real, dataset=replace(real.dataset, pages=left)), OF_PAGES)
            assert "page-missing" in {one.code for one in found}, name
