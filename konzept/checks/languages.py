"""Rules about the languages of a text: each half in its own, and each whole to its end.

Which words belong to one language alone is learned from the site's own texts, so a new language needs no list here.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from konzept.checks.wording import UNFINISHED
from konzept.load import Draft
from konzept.model import Localised, Operator, Prose, Record, Synonyms
from konzept.problems import FieldPath, Problem, Value

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[„“‚‘][^„“”]*[“”’]|\{[^}]*\}")
_ENDS = re.compile(r"""[.!?:…]["”“‘’»«)\]*_]*$""")
_CLEAR = 3
"""How many words more of another language than of its own make a text foreign."""
_OFTEN = 3
"""How often a word occurs in one language, and how much more seldom in another, to belong to it."""

_Texts = Iterator[tuple[FieldPath, Localised]]


def texts_are_in_their_language(draft: Draft) -> Iterator[Problem]:
    """Ensure that every text is written in the language it is filed under, and that no two are exchanged."""
    found = [(record.file, path, text) for record in _records(draft) for path, text in _localised(record)]
    found += [("", (key,), label) for key, label in draft.world.labels.items() if not key.startswith("route.")]
    typical = _typical_words([text for _, _, text in found])
    for file, path, text in found:
        balance = _balances(text, typical)
        worst = max(balance, key=lambda language: balance[language])
        # One text may quote another language; of two that are exchanged, each gives a little evidence.
        exchanged = min(balance.values()) > 0 and sum(balance.values()) >= _CLEAR
        if balance[worst] >= _CLEAR or exchanged:
            yield _problem(draft, file, (*path, worst), "wrong-language", {"language": worst})


def texts_are_whole(draft: Draft) -> Iterator[Problem]:
    """Ensure that every longer text ends where a sentence ends, or something got lost."""
    for record in _records(draft):
        for path, text in _localised(record):
            if not isinstance(text, Prose):
                continue
            for language, wording in text.items():
                if not _ENDS.search(wording) and not UNFINISHED.search(wording):
                    end = " ".join(wording.split()[-3:])
                    below = wording.count("\n")
                    yield _problem(draft, record.file, (*path, language), "cut-off", {"end": end}, below)


def _problem(
    draft: Draft, file: str, path: FieldPath, code: str, values: Mapping[str, Value], below: int = 0
) -> Problem:
    if not file:
        file = draft.label_place(path)[0]
    line, column = draft.place(file, path, below)
    return Problem(file, line, column, path, code, values)


def _typical_words(texts: list[Localised]) -> Mapping[str, frozenset[str]]:
    """For each language, the words that occur in it and hardly ever in another."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for language, wording in text.items():
            counts.setdefault(language, Counter()).update(_words(wording))
    return {
        language: frozenset(
            word
            for word, count in own.items()
            if count >= _OFTEN and all(count > _OFTEN * other[word] for key, other in counts.items() if key != language)
        )
        for language, own in counts.items()
    }


def _balances(text: Localised, typical: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """For each language, how many more words of its wording are typical of one other language than of itself.

    Quotations and names, which stand in every wording alike, tell nothing; unless all the wordings are the same.
    """
    words = {language: _words(_QUOTED.sub("", wording)) for language, wording in text.items()}
    shared = frozenset[str]().union(*words.values()).intersection(*words.values())
    if all(found == shared for found in words.values()):
        shared = frozenset()
    return {language: _balance(found - shared, language, typical) for language, found in words.items()}


def _balance(words: frozenset[str], language: str, typical: Mapping[str, frozenset[str]]) -> int:
    own = len(words & typical[language])
    return max((len(words & others) for key, others in typical.items() if key != language), default=0) - own


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _records(draft: Draft) -> Iterator[Record]:
    for records in draft.world.records.values():
        for record in records.values():
            if not isinstance(record, Operator | Synonyms):
                yield record


def _localised(value: object, path: FieldPath = ()) -> _Texts:
    """Every text of a record in all its languages, with the way to it."""
    if isinstance(value, Localised):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _localised(item, (*path, index))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _localised(getattr(value, field.name), (*path, field.name))
