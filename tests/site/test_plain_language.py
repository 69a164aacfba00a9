"""Each field of action and each concept opens with an explanation in plain language, marked as what it is."""

from __future__ import annotations

import pytest

from tests.support.built_site import LANGUAGES, squeeze

pytestmark = pytest.mark.data

LONGEST, AVERAGE = 18, 13  # words a sentence; the usual advice for plain language is at most 15, with few longer ones


def explained(site):
    """Every record that opens with a plain explanation, with the key of its page."""
    world = site.dataset
    yield from ((f"field:{key}", field) for key, field in world.fields.items())
    yield from ((f"concept:{key}", concept) for key, concept in world.concepts.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_concept_opens_in_plain_words(real_site, language):
    world = real_site.dataset
    for key, record in explained(real_site):
        main = real_site.page(language, key).main
        box = (main.find_class("plainwords") or main.find_class("head__plain"))[0]
        assert squeeze(record.plain[language]) in squeeze(box.text_content()), key
        assert world.label("plain.hint")[language] in box.text_content(), key
        # Nothing longer stands before it.
        first = main.find_class("reading")[0]
        assert box in list(first.iterancestors()), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_are_short(real_site, language):
    for key, record in explained(real_site):
        lengths = [len(sentence.split()) for sentence in record.plain[language].strip().splitlines()]
        assert 4 <= len(lengths) <= 7, key
        assert max(lengths) <= LONGEST, (key, lengths)
        assert sum(lengths) / len(lengths) <= AVERAGE, (key, lengths)
