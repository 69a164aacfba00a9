"""Every kind, block and field has a description in every working language, and none is left without a field."""

from __future__ import annotations

import pytest

from konzept.model import KINDS
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import fields_of, parts_of
from konzept.texts import LANGUAGES, group

EVERY_MODEL = [kind.model for kind in KINDS]
EVERY_MODEL += sorted({part for kind in EVERY_MODEL for part in parts_of(kind)}, key=lambda part: part.__name__)
BLOCKS = {name: block for name, block in group("fields").items() if name != "shared"}


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_every_field_is_described(model):
    assert {one.field for one in described_fields(model)} == set(fields_of(model))


def test_no_description_lacks_a_field():
    names = {model: {field.name for field in fields_of(model)} for model in EVERY_MODEL}
    used = {
        (ancestor.__name__, name)
        for model in EVERY_MODEL
        for ancestor in model.__mro__
        for name in BLOCKS.get(ancestor.__name__, {}).get("fields", {})
        if name in names[model]
    }
    assert {(name, field) for name, block in BLOCKS.items() for field in block.get("fields", {})} == used


def test_every_kind_and_block_is_described_and_no_description_lacks_one():
    assert {name for name, block in BLOCKS.items() if "label" in block} == {model.__name__ for model in EVERY_MODEL}


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_a_description_is_one_line_with_a_hint_that_ends(model):
    for one in (description(model), *described_fields(model)):
        for language in LANGUAGES:
            assert "\n" not in one.label[language] + one.hint[language]
            assert one.hint[language].endswith((".", "!", "?", "“", "”")), one


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_a_label_names_one_field_only(model):
    for language in LANGUAGES:
        labels = [one.label[language] for one in described_fields(model)]
        assert len(labels) == len(set(labels)), language
