"""The form's configuration: complete for every kind and field, in both languages, and for the host it is kept on."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from konzept.admin.collections import collections, notations
from konzept.admin.files import CHECKED, LABEL, PAGE, SOURCE
from konzept.admin.folder import configuration, page
from konzept.admin.host import Host, host_of
from konzept.admin.widgets import Form, typed
from konzept.model import KINDS, Operator
from konzept.model.dataset import Dataset
from konzept.model.shape import fields_of
from konzept.plan.csp import form_meta
from konzept.read.load import load
from tests.support.places import ROOT

TODAY = datetime.date(2026, 12, 1)
GITHUB = Host("github", "stelle/konzept", "main", "https://api.github.com")


@pytest.fixture(scope="module")
def world() -> Dataset:
    found = load(ROOT / "data").dataset
    assert found is not None
    return found


@pytest.fixture(scope="module", params=["de", "en"])
def form(request: pytest.FixtureRequest, world: Dataset) -> Form:
    return Form(world, request.param, TODAY)


def lists(form: Form) -> list[dict[str, Any]]:
    """Every list of records in the form, the operator's single file included."""
    found = [each for each in collections(form) if "divider" not in each and each["name"] not in (LABEL, PAGE)]
    return [each["files"][0] | {"label": each["label"]} if "files" in each else each for each in found]


def fields_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", []))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_can_be_filled_in(form: Form, kind: Any) -> None:
    forms = [each for each in lists(form) if each["format"] == kind.name]
    assert forms
    wanted = {
        field.name: field.required
        for field in fields_of(kind.model)
        if field.name not in ("translation", "paraphrased")
    }
    for each in forms:
        assert each["fields"][0] == {"name": SOURCE, "widget": "hidden"}
        shown = {field["name"]: field for field in each["fields"][1:]}
        assert shown.pop(CHECKED)["widget"] == "boolean"
        assert shown.keys() == wanted.keys()
        assert {name: field["required"] for name, field in shown.items() if field["widget"] != "boolean"} == {
            name: required for name, required in wanted.items() if shown[name]["widget"] != "boolean"
        }


def test_the_notation_of_a_kind_has_the_same_fields_in_the_same_order(form: Form) -> None:
    made = notations(form)
    for each in lists(form):
        shown = each["fields"][1:-1]  # between the file's own text and the box for its translations
        assert list(made[each["format"]]["fields"]) == [field["name"] for field in shown]
        compare(shown, made[each["format"]])


def test_new_files_begin_with_the_line_that_files_of_their_kind_begin_with(world: Dataset) -> None:
    made = notations(Form(world, "de", TODAY))
    for name in ("nordhausen/measures/M-5.2.3", "actors/JC", "operator/site"):
        first = (ROOT / f"data/{name}.yml").read_text(encoding="utf-8").partition("\n")[0]
        kind = {"nordhausen": "measure", "actors": "actor", "operator": "operator"}[name.partition("/")[0]]
        assert made[kind]["head"] == first


def compare(fields: list[dict[str, Any]], notation: dict[str, Any]) -> None:
    """That the two descriptions of one file agree, however deep."""
    assert notation["fields"].keys() == {field["name"] for field in fields}
    for field in fields:
        inner = notation["fields"][field["name"]]
        many = field["widget"] == "list" or field.get("multiple", False)
        assert many == (inner["type"] == "list"), field
        assert (field["widget"] == "boolean") == (inner["type"] == "truth"), field
        if "fields" in field:
            compare(field["fields"], inner["item"] if many else inner)


def test_every_folder_of_the_data_has_its_list(form: Form) -> None:
    folders = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml")}
    listed = {each.get("folder") or each["file"].rpartition("/")[0] for each in lists(form)}
    listed |= {file["file"].rpartition("/")[0] for file in always_there(form)}
    assert folders == {folder for folder in listed if folder.startswith("data/")} & folders


def always_there(form: Form) -> list[dict[str, Any]]:
    return [file for each in collections(form) if each.get("name") in (LABEL, PAGE) for file in each["files"]]


def test_every_label_and_every_page_is_in_the_form_with_its_blanks(form: Form) -> None:
    files = {file["file"]: file for file in always_there(form)}
    texts = [*(ROOT / "data/ui").glob("*.yml"), *(ROOT / "content").glob("*/*.md")]
    assert files.keys() == {path.relative_to(ROOT).as_posix() for path in texts}
    made = notations(form)
    for file in files.values():
        fields = {field["name"]: field for field in file["fields"][1:]}
        assert "." not in "".join(fields)
        assert fields.keys() - {"text", CHECKED} == made[file["format"]]["fields"].keys()
    shown = {field["label"]: field for field in files["data/ui/datapages.yml"]["fields"][1:]}
    assert "{bound}, {count}" in shown["actors.lead.other"]["hint"]
    assert "hint" not in shown["actors.hint"]


def test_progress_can_be_entered_for_every_year_of_the_term_and_the_last_two(form: Form) -> None:
    years = [each["folder"].rpartition("/")[2] for each in lists(form) if each["format"] == "progress"]
    assert years == ["2026", "2025", "2020", "2019", "2018"]
    assert {each["folder"].partition("/progress")[0] for each in lists(form) if each["format"] == "progress"} == {
        "data/nordhausen"
    }


def test_everything_has_a_label_and_a_hint_and_choices_are_named(form: Form) -> None:
    for each in lists(form):
        assert each["label"]
        for field in fields_in(each["fields"][1:]):
            assert field["label"], field
            if field["name"] not in form.dataset.languages:
                assert len(field["hint"]) > 10, field
            assert all(option["label"] and option["value"] for option in field.get("options", [])), field


def test_references_lead_to_lists_that_are_there(form: Form) -> None:
    names = {each["name"] for each in collections(form)}
    found = [field for each in lists(form) for field in fields_in(each["fields"]) if field.get("widget") == "relation"]
    assert len(found) > 20
    assert {field["collection"] for field in found} <= names


def test_links_offer_every_entry_by_its_title(world: Dataset) -> None:
    measures = next(each for each in lists(Form(world, "de", TODAY)) if each["name"] == "nordhausen-measures")
    link = next(field for field in fields_in(measures["fields"]) if field["name"] == "to")
    assert {option["value"] for option in link["options"]} == set(world.entries)
    assert any("Sprach" in option["label"] for option in link["options"])


def test_texts_stand_in_both_languages_beside_each_other(form: Form) -> None:
    measures = next(each for each in lists(form) if each["name"] == "nordhausen-measures")
    title = next(field for field in measures["fields"] if field["name"] == "title")
    assert [(field["name"], field["label"]) for field in title["fields"]] == [("de", "Deutsch"), ("en", "English")]


def test_hints_do_not_ask_for_what_the_form_does_itself(form: Form) -> None:
    hints = [field.get("hint", "") for each in lists(form) for field in fields_in(each["fields"])]
    assert not [hint for hint in hints if "Anführungszeichen" in hint or "quotation marks" in hint or '"' in hint]
    assert typed('Nummer, ohne Punkt und in Anführungszeichen, wie "5.4".') == "Nummer, ohne Punkt, wie 5.4."


def test_changes_become_proposals_that_somebody_else_reviews(form: Form) -> None:
    cms = configuration(form, GITHUB)["cms"]
    assert cms["publish_mode"] == "editorial_workflow"
    assert cms["backend"]["repo"] == "stelle/konzept"
    assert cms["backend"]["auth_methods"] == ["token"]
    assert cms["slug"] == {"encoding": "unicode", "clean_accents": True, "lowercase": False}
    assert json.dumps(configuration(form, GITHUB)) == json.dumps(configuration(form, GITHUB))


def operator(address: str | None) -> Operator:
    return Operator(id="site", file="operator/site.yml", edit_address=address)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://github.com/stelle/konzept/edit/main/", GITHUB),
        ("https://git.example.org/stelle/konzept/edit/haupt",
         Host("github", "stelle/konzept", "haupt", "https://git.example.org/api/v3")),
        ("https://gitlab.com/gruppe/stelle/konzept/-/edit/main/",
         Host("gitlab", "gruppe/stelle/konzept", "main", "https://gitlab.com/api/v4")),
        ("https://codeberg.org/stelle/konzept/_edit/main/", None),
        ("http://github.com/stelle/konzept/edit/main/", None),
        ("irgendwo", None),
        (None, None),
    ],
)  # fmt: skip
def test_the_host_is_read_from_the_edit_address(address: str | None, host: Host | None) -> None:
    assert host_of(operator(address)) == host


def test_the_page_is_for_nobodys_search_and_says_whom_it_may_ask(world: Dataset) -> None:
    text = page(world, GITHUB)
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert "connect-src &#x27;self&#x27; data: https://api.github.com" in text
    assert 'id="missing"' not in text
    assert text.index("Content-Security-Policy") < text.index("<link")


def test_without_a_host_the_page_says_in_both_languages_what_to_fill_in(world: Dataset) -> None:
    text = page(world, None)
    for language, start in (("de", "Das Formular weiß noch nicht"), ("en", "The form does not know yet")):
        assert f'<p lang="{language}">{start}' in text
    assert text.count("edit_address") == 2
    assert form_meta().replace("'", "&#x27;") in text


def test_a_section_is_picked_from_the_tree_of_its_concept_with_the_next_free_place(form: Form) -> None:
    for each in (one for one in lists(form) if one["name"] in ("nordhausen-measures", "land-goals")):
        concept = form.dataset.concepts[each["name"].partition("-")[0]]
        section = next(field for field in each["fields"] if field["name"] == "section")
        assert section["widget"] == "select"
        assert [one["value"] for one in section["options"]] == [one.number for one in concept.sections]
        entries = form.dataset.entries_of[concept.id]
        taken = {(entry.section, entry.position) for entry in entries}
        places = {one["value"]: int(re.findall(r"\d+", one["label"])[-1]) for one in section["options"]}
        assert not taken & places.items()


@pytest.mark.parametrize(
    ("name", "refused", "allowed"),
    [
        (
            "actor",
            ["lra", "LRA", "Lra", "con", "NUL", "aux.x", "LPT1", "FWA.", "Ä", "a b"],
            ["FWA", "LRA2", "console", "FG-A1"],
        ),
        ("nordhausen-measures", ["m-5.4.1.8", "n-3-01", "COM1"], ["M-5.4.1.88", "M-5.4.1.8.1", "N-5.4.1-99"]),
    ],
)
def test_an_id_that_would_be_another_on_windows_is_refused(
    form: Form, name: str, refused: list[str], allowed: list[str]
) -> None:
    pattern = next(each for each in lists(form) if each["name"] == name)["slug"]["pattern"][0]
    assert [one for one in refused if re.search(pattern, one)] == []
    assert [one for one in allowed if not re.search(pattern, one)] == []


def test_the_next_id_is_proposed(form: Form) -> None:
    hints = {each["name"]: each["slug"]["hint"] for each in lists(form) if "slug" in each}
    for name, before in (("duty", "P-"), ("nordhausen-measures", "N-5.4.1-")):
        proposed = re.findall(rf"{re.escape(before)}\w+", hints[name])
        assert proposed
        assert not set(proposed) & {one for records in form.dataset.records.values() for one in records}


def test_the_next_place_in_a_list_is_proposed(form: Form) -> None:
    fields = {each["name"]: {field["name"]: field for field in each["fields"]} for each in lists(form)}
    taken = {one.order for one in form.dataset.duties.values()}
    assert int(re.findall(r"\d+", fields["duty"]["order"]["hint"])[-1]) == max(taken) + 1
