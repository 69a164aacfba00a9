"""The rule that a proper name in one language stands in the others, too.

Which words are names is learned from the texts: words that a translation mostly leaves as they are, writes with a
capital letter amid a sentence and never with a small one.  What a list does not hold would not be missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from konzept.checks.subject import in_translation
from konzept.language.phrases import without_quotations
from konzept.model import Actor, GlossaryTerm, Note
from konzept.model.texts import words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem
from konzept.translation.pairs import Pair, pairs
from konzept.translation.segments import source_language

# Amid a sentence: after a small letter or a comma.
_CAPITAL = re.compile(r"(?<=[^\W\d_A-ZÄÖÜ,;] )([^\W\d_a-zäöüß]\w{2,})")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NUMERAL = re.compile("[ivx]+")
_OFTEN = 2
"""How often a name stands in both languages, and how many times as often as in one alone."""
_SHORTEST_STEM = 4
_ABOUT_WORDS = (Note, GlossaryTerm)
"""Records that speak of words: they leave many as they are."""


def names_stand_in_every_language(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages:
        found = [pair for pair in pairs(partial.dataset) if pair.language == language]
        names = _names([pair for pair in found if not isinstance(pair.record, _ABOUT_WORDS)])
        for pair in found if names else ():
            if lone := (words(pair.original) ^ words(pair.translation)) & names:
                yield from _missing(partial, pair, sorted(lone))


def _names(found: Sequence[Pair]) -> frozenset[str]:
    """The names in texts and their translations, in small letters."""
    own = _IN_BRACKETS.sub(" ", without_quotations("\n".join(pair.translation for pair in found)))
    capital = frozenset(word.lower() for word in _CAPITAL.findall(own))
    both, one, fixed = Counter[str](), Counter[str](), set[str]()
    for pair in found:
        here, there = words(pair.original) & capital, words(pair.translation) & capital
        both.update(here & there)
        one.update(here ^ there)
        if isinstance(pair.record, Actor) and pair.path == ("name",):
            fixed |= here & words(_IN_BRACKETS.sub(" ", pair.translation))
    often = (word for word, count in both.items() if word in fixed or count >= max(_OFTEN, one[word] * _OFTEN))
    return frozenset(word for word in often if not _NUMERAL.fullmatch(word) and not _is_small(word, own))


def _is_small(word: str, texts: str) -> bool:
    """Whether the texts write a word with a small letter anywhere."""
    return word in texts and re.search(rf"(?<![\w-]){word}(?!\w)", texts) is not None


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
