"""Every kind, block and field has words in every working language, and no words are left without a field."""

from __future__ import annotations

import pytest

from konzept.model import KINDS
from konzept.model.shape import fields_of, parts_of
from konzept.texts.messages import LANGUAGES
from konzept.texts.words import FIELDS, MODELS, described

EVERY_MODEL = [kind.model for kind in KINDS]
EVERY_MODEL += sorted({part for kind in EVERY_MODEL for part in parts_of(kind)}, key=lambda part: part.__name__)


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_every_field_has_words(model):
    assert {one.field for one in described(model)} == set(fields_of(model))


def test_no_words_lack_a_field():
    names = {model: {field.name for field in fields_of(model)} for model in EVERY_MODEL}
    used = {
        (ancestor, name)
        for model in EVERY_MODEL
        for ancestor in model.__mro__
        for name in FIELDS.get(ancestor, {})
        if name in names[model]
    }
    assert {(model, name) for model, table in FIELDS.items() for name in table} == used


def test_every_kind_and_block_has_words_and_no_words_lack_one():
    assert set(MODELS) == set(EVERY_MODEL)


def test_all_words_are_in_every_working_language_and_in_one_line():
    for words in [*MODELS.values(), *(one for table in FIELDS.values() for one in table.values())]:
        assert set(words.label) == set(words.hint) == set(LANGUAGES), words
        for text in [*words.label.values(), *words.hint.values()]:
            assert text == text.strip() != "", words
            assert "\n" not in text, words
        assert all(hint.endswith((".", "!", "?", "“", "”")) for hint in words.hint.values()), words


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_a_label_names_one_field_only(model):
    for language in LANGUAGES:
        labels = [one.words.label[language] for one in described(model)]
        assert len(labels) == len(set(labels)), language
