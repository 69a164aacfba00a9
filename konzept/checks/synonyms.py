"""Rules about the words of the search: each leads somewhere, and to one place only."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache

from konzept.checks.subject import problem
from konzept.language.search_terms import stem, terms
from konzept.model import Language, Operator, Synonyms
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.read.suggest import nearest
from konzept.report.problem import Problem

_WORD = re.compile(r"[^\W\d_]{3,}")
_NOT_SEARCHED = (Synonyms, Language, Operator)


@lru_cache(maxsize=8_192)
def _key(word: str, language: str) -> tuple[str, ...]:
    """What the search makes of a word, however it is spelled."""
    return tuple(terms(word, language))


def words_stand_in_one_group(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[tuple[str, tuple[str, ...]], Synonyms] = {}
    for group in partial.dataset.synonyms.values():
        for language, words in group.words.items():
            for index, word in enumerate(words):
                other = first.setdefault((language, _key(word, language)), group)
                if other is not group:
                    path = ("words", language, index)
                    yield problem(partial, group, path, "synonym-taken", word=word, file=other.file)


def groups_have_words_and_meanings(partial: PartialDataset) -> Iterator[Problem]:
    for group in partial.dataset.synonyms.values():
        for language in partial.dataset.languages.keys() - partial.known.incomplete:
            for name, words in (("words", group.words), ("means", group.means)):
                if not words.get(language):
                    yield problem(partial, group, (name, language), "synonyms-empty", language=language)


def words_lead_to_other_words(partial: PartialDataset) -> Iterator[Problem]:
    for group in partial.dataset.synonyms.values():
        for language, words in group.words.items():
            meanings = {_key(meaning, language) for meaning in group.means.get(language, ())}
            for index, word in enumerate(words):
                if meanings == {_key(word, language)}:
                    yield problem(partial, group, ("words", language, index), "synonym-useless", word=word)


def meanings_occur_in_the_texts(partial: PartialDataset) -> Iterator[Problem]:
    for language, found in _searched(partial).items():
        lower = [text.lower() for text in found]
        missing = [
            (group, index, meaning)
            for group in partial.dataset.synonyms.values()
            for index, meaning in enumerate(group.means.get(language, ()))
            if not _occurs(meaning.lower().split(), lower, language)
        ]
        # Folding every text takes a while, so it is left to the few meanings that are not there letter for letter.
        folded = [_folded(text, language) for text in found] if missing else []
        for group, index, meaning in missing:
            if not _occurs(terms(meaning, language), folded, language):
                yield _nowhere(partial, group, ("means", language, index), meaning, found)


def _searched(partial: PartialDataset) -> dict[str, list[str]]:
    """The texts of each record that the search is about, by language."""
    found: dict[str, dict[str, list[str]]] = {language: {} for language in partial.dataset.languages}
    for record, _, spoken, text in partial.written:
        if record and not isinstance(record, _NOT_SEARCHED):
            for language in (spoken,) if spoken else found:
                found[language].setdefault(record.file, []).append(text)
    return {language: ["\n".join(texts) for texts in files.values()] for language, files in found.items()}


def _folded(text: str, language: str) -> str:
    words = set(terms(text, language))
    return " ".join(words | {stem(word, language) for word in words})


def _occurs(words: list[str], found: list[str], language: str) -> bool:
    """Whether one of the texts holds all the words, inflected or inside a compound as the search would find them."""
    forms = [(word, stem(word, language) if len(word) > 4 else word) for word in words]
    return any(all(word in text or root in text for word, root in forms) for text in found)


def _nowhere(partial: PartialDataset, group: Synonyms, path: FieldPath, meaning: str, found: list[str]) -> Problem:
    """Suggests a word for the first one that no text holds, if it is a matter of one word."""
    missing = next((word for word in meaning.split() if not any(word.lower() in text.lower() for text in found)), "")
    near = nearest(missing, sorted({word for text in found for word in _WORD.findall(text)})) if missing else None
    wrong = problem(partial, group, path, "synonym-nowhere", meaning=meaning, nearest=near or "")
    return dataclasses.replace(wrong, hint="did-you-mean") if near else wrong
