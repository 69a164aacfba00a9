"""Rules about words and names in two languages: each has one rendering, and none that means something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from konzept.checks.subject import in_translation
from konzept.language.phrases import PhraseIndex, first_within, without_quotations
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value
from konzept.translation.pairs import Pair, pairs, texts

_QUOTED = re.compile(r"„([^„“”\n]+)[“”]|“([^„“”\n]+)”")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NAMES = frozenset(["title", "subtitle", "name", "short_name", "target", "heading"])
"""Fields that hold a name or a title, and nothing else."""


def words_have_their_rendering(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages.values():
        found = texts(partial.dataset, language.id) if language.renderings else ()
        index = PhraseIndex([pair.original for pair in found])
        for one in language.renderings:
            for line in _lines(found, index.perhaps_holding(one.original)):
                # Where the word itself is spoken of, it stands in the other language as it is.
                word = first_within(line.original, one.original)
                if word and not first_within(line.translation, (*one.rendering, word)):
                    expected = tuple(way.replace("*", "…") for way in one.rendering)
                    values: dict[str, Value] = {"word": word, "expected": expected, "language": language.id}
                    yield in_translation(partial, line, "rendering-missing", **values)


def false_friends_are_avoided(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages.values():
        found = texts(partial.dataset, language.id) if language.avoid else ()
        index = PhraseIndex([pair.translation for pair in found])
        for one in language.avoid:
            for line in _lines(found, index.perhaps_holding(one.phrases)):
                phrase = first_within(without_quotations(line.translation), one.phrases)
                if phrase and (not one.original or first_within(line.original, one.original)):
                    values = {"found": phrase, "instead": one.instead, "reason": one.reason}
                    yield in_translation(partial, line, "false-friend", **values)


def _lines(found: Sequence[Pair], places: Iterable[int]) -> Iterator[Pair]:
    for place in places:
        yield from found[place].lines()


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
