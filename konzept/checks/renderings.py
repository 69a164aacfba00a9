"""Rules about words and names in two languages: each has one rendering, and none that means something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from konzept.checks.subject import in_translation
from konzept.language.phrases import PhraseIndex, first_within, without_quotations
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value
from konzept.translation.pairs import Pair, lines, pairs

_QUOTED = re.compile(r"„([^„“”\n]+)[“”]|“([^„“”\n]+)”")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NAMES = frozenset(["title", "subtitle", "name", "short_name", "target", "heading"])
"""Fields that hold a name or a title, and nothing else."""


def words_have_their_rendering(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages.values():
        if not language.renderings:
            continue
        found = lines(partial.dataset, language.id)
        index = PhraseIndex([line.original for line in found])
        for one in language.renderings:
            for place, word in _all_within(index, one.original):
                # Where the word itself is spoken of, it stands in the other language as it is.
                if not first_within(found[place].translation, (*one.rendering, word)):
                    expected = tuple(way.replace("*", "") for way in one.rendering)
                    values: dict[str, Value] = {"word": word, "expected": expected, "language": language.id}
                    yield in_translation(partial, found[place], "rendering-missing", **values)


def false_friends_are_avoided(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages.values():
        if not language.avoid:
            continue
        found = lines(partial.dataset, language.id)
        index = PhraseIndex([without_quotations(line.translation) for line in found])
        for one in language.avoid:
            for place, phrase in _all_within(index, one.phrases):
                if not one.original or first_within(found[place].original, one.original):
                    reason = dict(one.reason.items())
                    yield in_translation(
                        partial, found[place], "false-friend", found=phrase, instead=one.instead, reason=reason
                    )


def _all_within(index: PhraseIndex, phrases: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each place that holds one of the phrases, once, with the phrase as it stands there."""
    found: dict[int, str] = {}
    for phrase in phrases:
        for place, word in index.holding(phrase):
            found.setdefault(place, word)
    return iter(sorted(found.items()))


def printed_names_have_one_rendering(partial: PartialDataset) -> Iterator[Problem]:
    named: dict[tuple[str, str], dict[str, list[tuple[str, Pair]]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs(partial.dataset):
        for name, rendering, place in _names(pair):
            # Where the name itself is spoken of, it stands in the other language as it is.
            if rendering != name:
                key = _IN_BRACKETS.sub("", rendering).casefold()
                named[pair.language, name][key].append((rendering, place))
    for (_, name), found in named.items():
        if len(found) > 1:
            (usual, first), *_ = max(found.values(), key=len)
            for rendering, place in (each[0] for each in found.values()):
                if place is not first:
                    file = _file(partial, first)
                    yield in_translation(
                        partial, place, "name-renderings", name=name, found=rendering, usual=usual, file=file
                    )


def _names(pair: Pair) -> Iterator[tuple[str, str, Pair]]:
    """The names in a text with their renderings: a text that is a name, and what stands in quotation marks."""
    if pair.record and pair.path[-1] in _NAMES and " " in pair.original:
        yield pair.original, pair.translation, pair
    if "„" in pair.original or "“" in pair.original:
        for line in pair.lines():
            one, other = _quotations(line.original), _quotations(line.translation)
            if len(one) == len(other):
                yield from ((name, rendering, line) for name, rendering in zip(one, other, strict=True))


def _quotations(text: str) -> list[str]:
    return [german or english for german, english in _QUOTED.findall(text)]


def _file(partial: PartialDataset, pair: Pair) -> str:
    if pair.record:
        return pair.record.file
    return pair.file or partial.label_place(pair.path)[0]
