"""Rules about the languages of a text: each half in its own, and each whole to its end.

Which words belong to one language alone is learned from the site's own texts, so a new language needs no list here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from konzept.checks.subject import in_text
from konzept.checks.wording import UNFINISHED
from konzept.model import Localised, Operator, Prose, Synonyms
from konzept.model.texts import LocalisedText, words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value, Verbatim

_QUOTED = re.compile(r"[„“‚‘][^„“”]*[“”’]|\{[^}]*\}")
_ENDS = re.compile(r"""[.!?:…]["”“‘’»«)\]*_]*$""")
_OTHER = (Operator, Synonyms)
"""Records whose texts are names and single words."""
_CLEAR = 3
"""How many words more of another language than of its own make a text foreign."""
_OFTEN = 3
"""How often a word occurs in one language, and how much more seldom in another, to belong to it."""


def texts_are_in_their_language(partial: PartialDataset) -> Iterator[Problem]:
    found = [one for one in partial.localised if one.record or not str(one.path[0]).startswith("route.")]
    found = [one for one in found if not isinstance(one.record, _OTHER)]
    typical = _typical_words([text for _, _, text in found])
    yield from _pages_in_their_language(partial, typical)
    for record, path, text in found:
        if not _may_be_foreign(text, typical):
            continue
        balance = _balances(text, typical)
        worst = max(balance, key=lambda language: balance[language])
        # One text may quote another language; of two that are exchanged, each gives a little evidence.
        exchanged = min(balance.values()) > 0 and sum(balance.values()) >= _CLEAR
        if exchanged:
            yield in_text(partial, LocalisedText(record, path, text), "languages-swapped")
        elif balance[worst] >= _CLEAR:
            written = LocalisedText(record, (*path, worst), text)
            yield in_text(partial, written, "wrong-language", language=worst)


def _pages_in_their_language(partial: PartialDataset, typical: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """A page is long enough to tell by its words alone; where two are exchanged, that is one problem, at the first."""
    pages = partial.dataset.pages
    for name in dict.fromkeys(name for found in pages.values() for name in found):
        foreign = [
            (language, found[name])
            for language, found in pages.items()
            if name in found and language in typical and _balance(words(found[name].text), language, typical) >= _CLEAR
        ]
        if len(foreign) > 1:
            files = ", ".join(page.file for _, page in foreign)
            values: dict[str, Value] = {"name": name, "files": Verbatim(files)}
            yield Problem(foreign[0][1].file, 1, 1, (), "languages-swapped", values, "pages-swapped")
        for language, page in foreign if len(foreign) == 1 else ():
            yield Problem(page.file, page.line, 1, (), "wrong-language", {"language": language})


def texts_are_whole(partial: PartialDataset) -> Iterator[Problem]:
    for record, path, text in partial.localised:
        if not isinstance(text, Prose) or record is None or isinstance(record, _OTHER):
            continue
        for language, wording in text.items():
            if not _ENDS.search(wording) and not UNFINISHED.search(wording):
                written = LocalisedText(record, (*path, language), text)
                end = " ".join(wording.split()[-3:])
                yield in_text(partial, written, "cut-off", wording.count("\n"), end=end)


def _typical_words(texts: list[Localised]) -> Mapping[str, frozenset[str]]:
    """For each language, the words that occur in it and hardly ever in another."""
    spoken: dict[str, list[str]] = {}
    for text in texts:
        for language, wording in text.items():
            spoken.setdefault(language, []).extend(words(wording))
    counts = {language: Counter(found) for language, found in spoken.items()}
    return {
        language: frozenset(
            word
            for word, count in own.items()
            if word
            and count >= _OFTEN
            and all(count > _OFTEN * other[word] for key, other in counts.items() if key != language)
        )
        for language, own in counts.items()
    }


def _may_be_foreign(text: Localised, typical: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words alone, quoted or not, could be evidence enough: hardly any text needs a closer look."""
    evidence = [_most_foreign(words(wording), language, typical) for language, wording in text.items()]
    return sum(evidence) >= _CLEAR and (max(evidence) >= _CLEAR or min(evidence) > 0)


def _balances(text: Localised, typical: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """For each language, how many more words of its wording are typical of one other language than of itself.

    Quotations and names, which stand in every wording alike, tell nothing; unless all the wordings are the same.
    """
    spoken = {language: words(_QUOTED.sub("", wording)) for language, wording in text.items()}
    shared = frozenset[str]().union(*spoken.values()).intersection(*spoken.values())
    if all(found == shared for found in spoken.values()):
        shared = frozenset()
    return {language: _balance(found - shared, language, typical) for language, found in spoken.items()}


def _balance(said: frozenset[str], language: str, typical: Mapping[str, frozenset[str]]) -> int:
    return _most_foreign(said, language, typical) - len(said & typical[language])


def _most_foreign(said: frozenset[str], language: str, typical: Mapping[str, frozenset[str]]) -> int:
    """How many of the words are typical of one other language, of that with the most."""
    most = 0
    for key, other in typical.items():
        if key != language and not said.isdisjoint(other):
            most = max(most, len(said & other))
    return most
