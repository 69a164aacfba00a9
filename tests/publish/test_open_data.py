"""Open data: every file holds to its own description, says what the records say, and stays harmless."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import jsonschema
import pytest
from csvw import CSVW
from pyshacl import validate
from rdflib import Graph

from konzept.model import Text
from konzept.model.dataset import Dataset
from konzept.plan.site import OPEN_DATA
from konzept.publish.open_data import open_data
from konzept.publish.open_data.manifest import MANIFEST
from konzept.publish.open_data.tables import record_table, written
from konzept.show.views.open_data import open_kinds
from tests.support.sites import part_of, sites_of

SHAPES = Path(__file__).with_name("catalogue-shapes.ttl")
FOLDERS = list(open_kinds())
# rdflib says so of itself when it reads JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def files(small_world: Dataset) -> Mapping[str, bytes]:
    """Every file made of the small world, by its name."""
    return {name.removeprefix(OPEN_DATA): make() for name, make in open_data(sites_of(small_world)).items()}


def of(files: Mapping[str, bytes], name: str) -> object:
    return json.loads(files[name])


def test_every_record_has_a_file_that_says_what_all_data_say(files, small_world):
    everything, listed = of(files, "konzept.json"), of(files, "index.json")["kinds"]
    for folder, kind in open_kinds().items():
        assert listed[kind.name]["records"] == list(small_world.records[kind.name])
        for one in listed[kind.name]["records"]:
            found = of(files, f"{folder}/{one}.json")
            assert (found["kind"], found["id"]) == (kind.name, one)
            assert found["record"] == everything[kind.name][one]
    assert of(files, "measures/M-5.1.2.json")["pages"]["en"] == "https://example.org/en/lower/measures/M-5.1.2/"
    assert "2018/M-5.1.2" in listed["progress"]["records"]


def faults_of(files: Mapping[str, bytes], folder: str, records: Iterable[str]) -> list[str]:
    """What of some records their schema forbids, or does not know."""
    schema = of(files, f"schemas/{folder}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    closed = '"type": "object", "additionalProperties": false, "properties"'
    check = jsonschema.Draft202012Validator(
        json.loads(json.dumps(schema).replace('"type": "object", "properties"', closed))
    )
    return [error.message for one in records for error in check.iter_errors(of(files, f"{folder}/{one}.json"))]


def test_records_hold_to_their_schemas_and_schemas_name_every_field(files, small_world, real_world):
    for folder, kind in open_kinds().items():
        assert faults_of(files, folder, small_world.records[kind.name]) == []
    real = open_data(sites_of(real_world))
    names = ("schemas/goals.json", *(f"goals/{one}.json" for one in real_world.records["goal"]))
    goals = {name: real[OPEN_DATA + name]() for name in names}
    assert any(b'"inherited"' in one for one in goals.values())
    assert faults_of(goals, "goals", real_world.records["goal"]) == []


def test_tables_hold_to_their_descriptions(files, tmp_path, small_world):
    def read(name: str) -> CSVW:
        file = tmp_path / f"{name}.csv"
        file.write_bytes(files[file.name])
        (tmp_path / f"{name}.csv-metadata.json").write_bytes(files[f"{name}.csv-metadata.json"])
        return CSVW(str(file), validate=True)

    for folder, kind in open_kinds().items():
        found = read(folder)
        assert found.is_valid, (folder, [str(one.message) for one in found.warnings])
        rows = list(found.tables[0].iterdicts())
        assert [row["id"] for row in rows] == list(small_world.records[kind.name])
    links = read("links")
    assert links.is_valid
    expected = {(entry.id, link.to) for entry in small_world.entries.values() for link in entry.links}
    assert {(row["from"], row["to"]) for row in links.tables[0].iterdicts()} == expected
    measure = next(iter(read("measures").tables[0].iterdicts()))
    assert (measure["title_en"], measure["responsible"]) == ("At least twelve course places", ["DISTRICT"])
    assert measure["text_de"] == small_world.entries["M-5.1.2"].text["de"].strip()


def test_no_text_is_a_formula_and_no_number_is_mistaken_for_one(small_world):
    actor = small_world.actors["GOV"]
    hostile = dataclasses.replace(actor, name=Text({"de": "=1+1", "en": "</script>"}), variants=("@x", "-y"))
    world = dataclasses.replace(small_world, records={**small_world.records, "actor": {"GOV": hostile}})
    [row] = csv.DictReader(io.StringIO(written(record_table(world, "actors")).decode(), newline=""))
    assert row["name_de"] == "'=1+1"
    assert row["variants"] == "'@x\n-y"
    record = open_data(sites_of(world))[f"{OPEN_DATA}actors/GOV.json"]()
    assert b"<" not in record
    assert json.loads(record)["record"]["name"]["en"] == "</script>"


def test_the_catalogue_has_what_dcat_ap_de_demands(files, small_world):
    def faults(text: bytes) -> str:
        graph = Graph().parse(data=text, format="json-ld")
        good, _, said = validate(graph, shacl_graph=Graph().parse(SHAPES), allow_warnings=False)
        return "" if good else said

    assert faults(files["catalog.jsonld"]) == ""
    graph = Graph().parse(data=files["catalog.jsonld"], format="json-ld")
    downloads = graph.query("SELECT ?url {?d <http://www.w3.org/ns/dcat#downloadURL> ?url}")
    named = {str(one.url).removeprefix(f"https://example.org/{OPEN_DATA}") for one in downloads}
    assert named == {"konzept.json", "links.csv", *(f"{folder}.csv" for folder in FOLDERS)}
    assert named <= set(files)
    assert "publisher" in faults(files["catalog.jsonld"].replace(b"dct:publisher", b"dct:nobody"))


def test_without_an_address_files_name_paths_and_nothing_else_dangles(small_world):
    found = open_data(sites_of(small_world, "/"))[f"{OPEN_DATA}catalog.jsonld"]()
    graph = Graph().parse(data=found, format="json-ld", publicID="https://served.example/data/v1/catalog.jsonld")
    assert not [one for one in graph.subjects() if not str(one).startswith("https://served.example/")]


def test_two_makings_are_the_same_byte_for_byte(files, small_world):
    again = open_data(sites_of(small_world))
    assert all(again[OPEN_DATA + name]() == content for name, content in files.items())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_leads_to_every_table_and_shows_a_record_that_is_there(files, small_world, language):
    site = sites_of(small_world)[language]
    for part in ("data-files", "data-tables", "data-examples"):
        named = re.findall(r'href="[./]*data/v1/([^"]+)"', part_of(site, part))
        assert named
        assert set(named) <= set(files)
        if part == "data-tables":
            assert {f"{folder}.csv" for folder in (*FOLDERS, "links")} <= set(named)


def test_the_list_names_every_other_file_with_its_checksum_however_it_is_made(files, small_world):
    """The preview makes the list alone, a build makes it last."""
    sums = dict(reversed(line.split("  ")) for line in files[MANIFEST].decode().splitlines())
    assert sums.keys() == files.keys() - {MANIFEST}
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in sums.items())
    assert open_data(sites_of(small_world))[OPEN_DATA + MANIFEST]() == files[MANIFEST]
