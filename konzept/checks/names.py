"""The rule that a proper name in one language stands in the others, too.

Which words are names is learned from the texts: words that a translation mostly leaves as they are, writes with a
capital letter amid a sentence and never with a small one.  What a list does not hold would not be missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konzept.checks.subject import in_translation
from konzept.language.phrases import without_quotations
from konzept.model import Actor, GlossaryTerm, Note
from konzept.model.texts import words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem
from konzept.translation.pairs import Pair, texts
from konzept.translation.segments import source_language, target_languages

# Amid a sentence: after a small letter or a comma.
_AMID = re.compile(r"(?<=[a-zäöüß,;] )[A-ZÄÖÜ]\w+")
_SMALL = re.compile(r"(?<![\w-])[a-zäöüß]\w+")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NUMERAL = re.compile("[ivx]+")
_OFTEN = 2
"""How often a name stands in both languages, and how many times as often as in one alone."""
_SHORTEST, _SHORTEST_STEM = 3, 4
_ABOUT_WORDS = (Note, GlossaryTerm)
"""Records that speak of words: they leave many as they are."""


def names_stand_in_every_language(partial: PartialDataset) -> Iterator[Problem]:
    for language in target_languages(partial.dataset):
        found = (pair for pair in texts(partial.dataset, language) if pair.record or pair.file)
        said = [_Said(pair, words(pair.original), words(pair.translation)) for pair in found]
        names = _names([one for one in said if one.pair.record and not isinstance(one.pair.record, _ABOUT_WORDS)])
        for pair, here, there in said if names else ():
            if lone := (here & names) ^ (there & names):
                yield from _missing(partial, pair, sorted(lone))


class _Said(NamedTuple):
    """A text and its translation with the words of each."""

    pair: Pair
    here: frozenset[str]
    there: frozenset[str]


def _names(said: Sequence[_Said]) -> frozenset[str]:
    """The names in texts and their translations, in small letters."""
    both = Counter(word for _, here, there in said for word in here & there)
    fixed = frozenset(word for one in said if _is_name_of_actor(one.pair) for word in _without_brackets(one.pair))
    common = (word for word, count in both.items() if count >= _OFTEN or word in fixed)
    shared = frozenset(word for word in common if _may_be_name(word))
    alone = Counter(word for _, here, there in said for word in (here & shared) ^ (there & shared))
    often = frozenset(word for word in shared if word in fixed or both[word] >= alone[word] * _OFTEN)
    return often & _capital(said, often)


def _is_name_of_actor(pair: Pair) -> bool:
    return isinstance(pair.record, Actor) and pair.path == ("name",)


def _without_brackets(pair: Pair) -> frozenset[str]:
    """The words of a name and its translation; a translation may give the name itself in brackets."""
    return words(pair.original) & words(_IN_BRACKETS.sub(" ", pair.translation))


def _may_be_name(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not _NUMERAL.fullmatch(word)


def _capital(said: Sequence[_Said], wanted: frozenset[str]) -> set[str]:
    """Which of these words the translations write with a capital letter amid a sentence, and never with a small one."""
    capital, open_ = set[str](), set(wanted)
    for pair, _, there in said:
        if any(word not in capital or word in pair.translation for word in open_ & there):
            own = _IN_BRACKETS.sub(" ", without_quotations(pair.translation))
            capital.update(found.lower() for found in _AMID.findall(own))
            open_.difference_update(_SMALL.findall(own))
    return capital & open_


def _missing(partial: PartialDataset, pair: Pair, names: Sequence[str]) -> Iterator[Problem]:
    source = source_language(partial.dataset) or ""
    for has, text, lacks, other in (
        (source, pair.original, pair.language, pair.translation),
        (pair.language, pair.translation, source, pair.original),
    ):
        lone = [name for name in names if name in words(text) and not _holds_form(other, name)]
        if lone:
            written = ", ".join(_as_written(name, text) for name in lone)
            place = pair._replace(language=lacks)
            yield in_translation(partial, place, "name-missing", names=written, has=has, lacks=lacks)


def _holds_form(text: str, name: str) -> bool:
    """Whether the text holds the name in another form: „Nordhäuser“ for “Nordhausen”, „Jobcenters“."""
    stem = _plain(name)[: max(_SHORTEST_STEM, len(name) - 2)]
    return any(_plain(word).startswith(stem) for word in words(text))


def _plain(word: str) -> str:
    """The letters without their accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", word)))


def _as_written(name: str, text: str) -> str:
    found = re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE)
    return found[0] if found else name
