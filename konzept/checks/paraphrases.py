"""Rules about the texts that retell an entry: looked at again when it changes, and never weaker or stronger than it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from konzept.checks.bindingness import is_clear, recorded
from konzept.checks.subject import entries, problem
from konzept.language.modals import Modal, additions, first_of, table, weakenings
from konzept.language.phrases import found, searched
from konzept.model import Entry, Localised, Obligation
from konzept.read.load import PartialDataset
from konzept.report.problem import AllOf, Problem, Value
from konzept.translation.paraphrases import PARAPHRASED, Sentence, entry_fingerprint, paraphrases

_MINIMUM = "minimum"
_WORD = re.compile(r" (?!eine[mnr] )(\w{4,})")
# What somebody should or may is left open after such a word.
_ASKED = re.compile(
    r"\b(?:what|how|who|whom|where|when|which|why|whether|was|wie|wer|wen|wem|wo|wann|welche\w*|warum|ob)\b[^.;:,]*$",
    re.IGNORECASE,
)


def paraphrases_are_looked_at(partial: PartialDataset) -> Iterator[Problem]:
    every = entries(partial)
    for entry in every if any(entry.paraphrased for entry in every) else ():
        mark = entry_fingerprint(partial.dataset, entry)
        if entry.paraphrased != mark and (places := paraphrases(partial.dataset).of_entry.get(entry.id)):
            code = "paraphrase-outdated" if entry.paraphrased else "paraphrase-unrecorded"
            values: dict[str, Value] = {"id": entry.id, "mark": mark, "places": _places(partial, places)}
            yield problem(partial, entry, (PARAPHRASED,), code, **values)


def paraphrases_bind_as_firmly(partial: PartialDataset) -> Iterator[Problem]:
    said = paraphrases(partial.dataset)
    known = [entry for entry in said.entries.values() if is_clear(entry)]
    minima = _minima(known)
    signs = _signs(minima)
    for sentence in said.sentences_with(signs) if known else ():
        held = (one for one in sentence.items() if one[0] in signs and signs[one[0]].search(one[1].text.lower()))
        suspicions = [found for one in held for found in _suspicions(one, minima)]
        retold = said.retold(sentence) if suspicions else ()
        if retold and all(is_clear(entry) for entry in retold):
            kinds = {modal.kind.id for entry in retold for modal in recorded(entry)}
            names = AllOf(tuple(entry.id for entry in retold))
            for found in suspicions:
                if found.is_true(kinds, retold):
                    yield _at(partial, found.sentence, found.code, word=found.word, entries=names)


Minima = Mapping[str, Mapping[str, frozenset[str]]]
"""For each language the words before which entries say “at least”, each with the ids of these entries."""


class _Suspicion(NamedTuple):
    """A word of a sentence: wrong if what it retells has none of the kinds, or if the nearest is one of the entries."""

    code: str
    word: str
    sentence: Sentence
    kinds: frozenset[str]
    entries: frozenset[str] = frozenset()

    def is_true(self, kinds: set[str], retold: Sequence[Entry]) -> bool:
        if self.entries:
            return retold[0].id in self.entries
        return self.kinds.isdisjoint(kinds)


def _suspicions(each: tuple[str, Sentence], minima: Minima) -> Iterator[_Suspicion]:
    language, one = each
    if "?" in one.text:
        return
    for code, tables in (("paraphrase-stronger", additions()), ("paraphrase-weaker", weakenings())):
        for table_ in tables:
            word = first_of(table_.forms.get(language, ()), one.text)
            if word and not _ASKED.search(one.text[: one.text.index(word)]):
                yield _Suspicion(code, word, one, table_.kinds)
    words = minima.get(language, {})
    if words and (word := _bare(one.text, language, words)):
        yield _Suspicion("paraphrase-exact", word, one, frozenset(), words[word.lower()])


def _signs(minima: Minima) -> Mapping[str, re.Pattern[str]]:
    """What a text of each language holds if something may be wrong with it: few do."""
    letters: dict[str, set[str]] = {}
    for each in (*additions(), *weakenings()):
        for language, forms in each.forms.items():
            letters.setdefault(language, set()).update(one.letters for one in forms)
    for language, words in minima.items():
        letters.setdefault(language, set()).update(words)
    return {language: re.compile("|".join(map(re.escape, sorted(found)))) for language, found in letters.items()}


def _minima(known: Sequence[Entry]) -> Minima:
    result: dict[str, dict[str, frozenset[str]]] = {}
    for entry in known:
        for modal in recorded(entry):
            for text in _texts(entry) if modal.kind.id == _MINIMUM else ():
                for language, wording in text.items():
                    words = result.setdefault(language, {})
                    for word in _words_after(modal, wording, language):
                        words[word] = words.get(word, frozenset()) | {entry.id}
    return result


def _words_after(modal: Modal, wording: str, language: str) -> Iterator[str]:
    """The words that follow a mate of “at least”, as far as they say something: once, twelve."""
    for place in found(modal.mates.get(language, ()), searched(wording)):
        if match := _WORD.match(wording, place.end):
            yield match[1].lower()


def _bare(text: str, language: str, words: Iterable[str]) -> str:
    """One of the words, if it stands in a text that does not say “at least”."""
    word = next((word for word in re.findall(r"\w+", text) if word.lower() in words), "")
    minimum = (modal for modal in table().values() if word and modal.kind.id == _MINIMUM)
    return "" if any(modal.count(text, language) for modal in minimum) else word


def _texts(entry: Entry) -> Iterator[Localised]:
    yield from (entry.summary, entry.text)
    if isinstance(entry, Obligation):
        yield from (commitment.text for commitment in entry.commitments)


def _places(partial: PartialDataset, sentences: Sequence[Sentence]) -> AllOf:
    """The first place in each file, as problems name it."""
    lines: dict[str, int] = {}
    for one in sentences:
        lines[one.file] = min(_line(partial, one)[0], lines.get(one.file, 1_000_000))
    return AllOf(tuple(f"{file.removeprefix('../')}:{line}" for file, line in lines.items()))


def _line(partial: PartialDataset, one: Sentence) -> tuple[int, int]:
    return partial.place(one.file, one.path, one.below) if one.path else (one.below, 1)


def _at(partial: PartialDataset, one: Sentence, code: str, **values: Value) -> Problem:
    return Problem(one.file, *_line(partial, one), one.path, code, values)
