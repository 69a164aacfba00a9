"""The form of fields as it is read from the model's types."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

import pytest

from konzept.editing import json_schema
from konzept.model import (
    KINDS,
    ActorId,
    Calendar,
    Fingerprint,
    Gap,
    GlossaryTerm,
    LanguageCode,
    Measure,
    Prose,
    Rhythm,
    Statement,
    Text,
    shape,
)
from konzept.model.shape import fields_of, innermost, parts_of
from konzept.read import convert


@dataclass
class Sample:
    line: Text
    paragraphs: Prose
    plain: str
    day: Calendar
    number: Decimal
    whole: int
    truth: bool
    choice: Rhythm
    reference: ActorId
    block: Gap
    texts: tuple[Text, ...]
    words: dict[LanguageCode, tuple[str, ...]]
    marks: tuple[Fingerprint, ...]
    optional: Calendar | None = None
    flag: bool = True


def test_every_form_a_field_can_have_is_recognised():
    assert [(field.name, field.shape, field.required) for field in fields_of(Sample)] == [
        ("line", shape.LocalisedLine(), True),
        ("paragraphs", shape.LocalisedMarkdown(), True),
        ("plain", shape.String(), True),
        ("day", shape.PartialDate(), True),
        ("number", shape.Number(), True),
        ("whole", shape.Integer(), True),
        ("truth", shape.Boolean(), True),
        ("choice", shape.Choice(Rhythm), True),
        ("reference", shape.RecordId(("actor",)), True),
        ("block", shape.Nested(Gap), True),
        ("texts", shape.Items(shape.LocalisedLine()), True),
        ("words", shape.ByLanguage(shape.Items(shape.String())), True),
        ("marks", shape.Items(shape.FingerprintField()), True),
        ("optional", shape.PartialDate(), False),
        ("flag", shape.Boolean(), False),
    ]


def test_an_optional_field_says_what_its_absence_means():
    defaults = {field.name: field.default for field in fields_of(GlossaryTerm)}
    assert defaults["linked"] is True
    assert defaults["note"] is None


@pytest.mark.parametrize("model", [kind.model for kind in KINDS])
def test_what_a_files_place_says_does_not_stand_in_the_file(model):
    names = {field.name for field in fields_of(model)}
    assert names.isdisjoint({"id", "file"})


def test_the_concept_of_an_entry_is_its_folder_but_other_records_name_theirs():
    assert "concept" not in {field.name for field in fields_of(Measure)}
    assert "concept" not in {field.name for field in fields_of(Statement)}
    named = [kind.name for kind in KINDS if "concept" in {field.name for field in fields_of(kind.model)}]
    assert named == ["figure", "reference", "note", "retired"]


def test_parts_are_found_inside_lists():
    assert Gap in set(parts_of(Measure))
    assert innermost(shape.ByLanguage(shape.Items(shape.String()))) == shape.String()


def test_every_shape_can_be_read_and_has_a_schema():
    shapes = set(get_args(shape.Shape))
    assert convert.STRUCTURES.keys() | convert.READERS.keys() | {shape.Choice, shape.RecordId} == shapes
    assert json_schema.SCHEMAS.keys() == shapes
