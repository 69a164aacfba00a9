"""The whole data set as one file: complete, the same every time, harmless wherever it is pasted."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from konzept.checks.run import check
from konzept.model import KINDS
from konzept.model.dataset import Dataset
from konzept.publish.export_json import to_json


def test_every_record_of_every_kind_is_in_it(small_world: Dataset) -> None:
    exported = json.loads(to_json(small_world))
    assert {kind: set(records) for kind, records in exported.items()} == {
        kind.name: set(small_world.records[kind.name]) for kind in KINDS
    }


def test_texts_are_there_in_every_language(small_world: Dataset) -> None:
    measure = json.loads(to_json(small_world))["measure"]["M-5.1.2"]
    assert measure["title"] == {"de": "Mindestens zwölf Kursplätze", "en": "At least twelve course places"}
    assert measure["concept"] == "lower"
    assert measure["links"][0]["type"] == "implements"
    assert measure["quantities"][0]["value"] == "12"


def test_what_a_file_says_is_what_is_exported(world_folder: Path) -> None:
    world = check(world_folder).dataset
    assert world is not None
    exported = json.loads(to_json(world))
    for kind in KINDS:
        for record in world.records[kind.name].values():
            typed = yaml.safe_load((world_folder / record.file).read_text("utf-8"))
            assert set(typed) <= set(exported[kind.name][record.id]) | {"forms"}


def test_two_exports_are_the_same_byte_for_byte(world_folder: Path, small_world: Dataset) -> None:
    world = check(world_folder).dataset
    assert world is not None
    assert to_json(world) == to_json(small_world)


def test_keys_are_sorted(small_world: Dataset) -> None:
    text = to_json(small_world)
    assert json.dumps(json.loads(text), sort_keys=True) == json.dumps(json.loads(text))


def test_nothing_in_it_can_end_a_script(world_folder: Path) -> None:
    hostile = "</script><script>alert()</script> & \u00a0<!--"
    path = world_folder / "actors" / "GOV.yml"
    path.write_text(path.read_text("utf-8").replace("Landesregierung", hostile), "utf-8")
    world = check(world_folder).dataset
    assert world is not None
    text = to_json(world)
    assert not any(character in text for character in "<>&")
    assert json.loads(text)["actor"]["GOV"]["name"]["de"] == hostile
