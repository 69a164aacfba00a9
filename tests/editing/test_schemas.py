"""The schemas for editors: up to date, right about the real data, and useful while typing."""

from __future__ import annotations

import json
from functools import cache

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from konzept import __main__ as command
from konzept.editing.schema_files import FOLDER, SETTINGS, files
from konzept.model import KINDS
from konzept.model.descriptions import described_fields
from konzept.read.files import scan
from konzept.read.load import load
from konzept.texts import LANGUAGES
from tests.editing.as_editors_read import as_json, file_as_json
from tests.support.built_site import ROOT

DATA = ROOT / "data"
FOUND = scan(DATA).files
IDS = f"{FOLDER}/ids.json"


@cache
def made():
    world = load(DATA).dataset
    assert world is not None
    return files(world, "data")


@cache
def validator(kind: str) -> Draft7Validator:
    resources = [
        (name.removeprefix(f"{FOLDER}/"), Resource(json.loads(text), DRAFT7))
        for name, text in made().items()
        if name != SETTINGS
    ]
    schema = json.loads(made()[f"{FOLDER}/{kind}.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, registry=Registry().with_resources(resources))


def complaints(kind: str, value: object) -> list[str]:
    """Where a value breaks the schema, outermost place first, and the rule it breaks."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.validator}" for error in validator(kind).iter_errors(value)
    ]


@pytest.mark.parametrize("name", [name for name in sorted(made()) if name != IDS])
def test_the_file_is_what_the_command_writes(name):
    path = ROOT / name
    assert path.is_file(), f"{name} fehlt: python -m konzept schemas"
    assert path.read_text(encoding="utf-8") == made()[name], f"{name} ist veraltet: python -m konzept schemas"


def test_no_schema_outlives_its_kind():
    assert {f"{FOLDER}/{path.name}" for path in (ROOT / FOLDER).iterdir()} | {SETTINGS} == set(made())


def test_proposed_ids_may_lag_behind_but_keep_their_form():
    written = json.loads((ROOT / IDS).read_text(encoding="utf-8"))["definitions"]
    fresh = json.loads(made()[IDS])["definitions"]
    assert written.keys() == fresh.keys()
    assert [one["anyOf"][-1] for one in written.values()] == [one["anyOf"][-1] for one in fresh.values()]


@pytest.mark.parametrize("kind", sorted({found.kind for found in FOUND}))
def test_the_real_data_keep_to_the_schemas(kind):
    for found in FOUND:
        if found.kind == kind:
            assert complaints(kind, file_as_json(DATA / found.file)) == [], found.file


MEASURE = (DATA / "nordhausen/measures/M-5.4.1.8.yml").read_text(encoding="utf-8")
BROKEN = [
    ("title:\n", "titel:\n", ["'title' is a required", "'titel' was unexpected"]),
    ('  en: "At least twelve language-course places a year"\n', "", ["'en' is a required"]),
    ("title_origin: editorial", "title_origin: redaktionell", ["not one of ['printed', 'editorial']"]),
    ("position: 12", "position: zwölf", ["does not match"]),
    ("position: 12", "position: -1", ["less than the minimum"]),
    ('section: "5.4.1"', "section: 5.4", ["5.4 is not of type 'string'"]),
    ('section: "5.4.1"', "section:", ["None is not of type 'string'"]),
    ("basis: explicit", "basis: explizit", ["not one of"]),
    ("  - actor: LRA\n    basis: explicit", "  actor: LRA\n  basis: explicit", ["is not of type 'array'"]),
    ("by: [LRA]", "by: [LRA, LRA]", ["non-unique"]),
    ("by: [LRA]", "by: [Landrats Amt]", ["is not valid under any"]),
    ("by: [LRA]", "by: LRA", ["is not of type 'array'"]),
    ("target: true", "target: ja", ["is not of type 'boolean'"]),
    ('value: "12"', 'value: "12,5"', ["does not match"]),
    ('value: "12"', 'value: "1.500"', ["does not match"]),
    ('    de: "jedes Jahr"', '    de: ""', ["does not match"]),
    ('    de: "jedes Jahr"', "    fr: chaque année", ["'de' is a required", "'fr' was unexpected"]),
    ("  rhythm: yearly\n", "  deadline: 30.6.2018\n", ["does not match"]),
    ("  rhythm: yearly\n", "  deadline: 218\n", ["less than the minimum"]),
]


@pytest.mark.parametrize(("right", "wrong", "said"), BROKEN)
def test_a_mistake_is_seen_while_typing(right, wrong, said):
    assert MEASURE.count(right) >= 1
    errors = list(validator("measure").iter_errors(as_json(MEASURE.replace(right, wrong, 1))))
    assert len(errors) == len(said)
    for part in said:
        assert any(part in error.message for error in errors), [error.message for error in errors]


def test_a_new_id_is_right_although_no_one_proposes_it_yet():
    assert complaints("measure", as_json(MEASURE.replace("actor: LRA", "actor: NEU-1"))) == []


@pytest.mark.parametrize(
    ("right", "as_good"),
    [("position: 12", 'position: "12"'), ('value: "12"', "value: 12"), ("  rhythm: yearly", "  deadline: 2018-06")],
)
def test_what_the_checker_accepts_is_accepted(right, as_good):
    assert complaints("measure", as_json(MEASURE.replace(right, as_good))) == []


def test_a_plural_of_few_languages_need_not_be_in_all():
    assert complaints("label", as_json("count.one:\n  de: eins\n")) == ["count.one: required"]
    assert complaints("label", as_json("count.few:\n  de: wenige\n")) == []
    assert complaints("label", as_json("Count one:\n  de: eins\n  en: one\n")) == [": additionalProperties"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_says_what_to_write_in_german_first(kind):
    properties = json.loads(made()[f"{FOLDER}/{kind.name}.json"])["properties"]
    assert list(properties) == [one.field.name for one in described_fields(kind.model)]
    for one in described_fields(kind.model):
        said = properties[one.field.name]
        assert said["description"].split("\n\n") == [one.hint[language] for language in LANGUAGES]
        assert said["title"].startswith(one.label[LANGUAGES[0]])


def test_values_are_explained_by_their_labels():
    basis = json.loads(made()[f"{FOLDER}/measure.json"])["properties"]["responsible"]["items"]["properties"]["basis"]
    assert basis["enum"] == ["explicit", "inferred", "none"]
    assert basis["enumDescriptions"][0] == "im Text genannt · named in the text"


def test_ids_are_proposed_with_their_names():
    known = json.loads(made()[IDS])["definitions"]["actor"]["anyOf"][0]
    assert dict(zip(known["enum"], known["enumDescriptions"], strict=True))["LRA"].startswith("Landratsamt")


def test_a_new_list_item_is_written_as_a_whole_block():
    item = json.loads(made()[f"{FOLDER}/measure.json"])["properties"]["links"]["items"]
    assert item["defaultSnippets"][0]["body"] == {
        "to": "$1",
        "type": "${2|implements,contributes,agrees,related|}",
        "reason": {"de": '"$3"', "en": '"$4"'},
    }


def test_a_new_block_shows_what_comes_before_the_last_field_it_needs():
    responsible = json.loads(made()[f"{FOLDER}/measure.json"])["properties"]["responsible"]
    body = {"actor": "$1", "basis": "${2|explicit,inferred,none|}"}
    assert responsible["items"]["defaultSnippets"][0]["body"] == body


def test_every_kind_of_file_has_its_schema_in_the_settings():
    settings = json.loads(made()[SETTINGS])["yaml.schemas"]
    for found in FOUND:
        fitting = [schema for schema, glob in settings.items() if (DATA / found.file) in set(ROOT.glob(glob))]
        assert fitting == [f"./{FOLDER}/{found.kind}.json"], found.file


def test_writing_again_changes_nothing(tmp_path, capsys):
    arguments = ["schemas", "--data", str(DATA), "--output", str(tmp_path)]
    assert command.main(arguments) == 0
    assert capsys.readouterr().out == f"{len(made())} von {len(made())} Dateien für Editoren neu geschrieben.\n"
    assert command.main([*arguments, "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"0 of {len(made())} files for editors rewritten.\n"
    assert (tmp_path / SETTINGS).read_text(encoding="utf-8") == made()[SETTINGS]


def test_broken_data_make_no_schemas(world_folder, tmp_path, capsys):
    (world_folder / "actors" / "GOV.yml").write_text("name: x\n", encoding="utf-8")
    output = tmp_path / "out"
    assert command.main(["schemas", "--data", str(world_folder), "--output", str(output)]) == 1
    assert not output.exists()
    assert "nötig sind noch: „group“ und „standing“" in capsys.readouterr().err


def test_bad_usage_is_said_in_the_users_language(capsys):
    assert command.main(["schemas", "--bogus", "--lang", "en"]) == 2
    assert "Usage: python -m konzept schemas" in capsys.readouterr().err
