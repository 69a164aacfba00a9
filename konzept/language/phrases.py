"""Finds phrases in running texts, as editors and tables write them: `funding instrument*`, `setzt sich … ein`.

`*` stands for any letters, ` … ` for any words of the same sentence, `{zu}` for an infinitive with „zu“; small and
capital letters are the same.  Hardly any phrase stands in a given text, and a look for its letters tells that: quicker
than hundreds of expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

_GAP, _ANY, _ZU = "…", "*", "{zu}"
_ENDS = frozenset(".;:!?\n")
_AND = ("und ", "oder ")
_LEADS = (" haben", " hat", " sind", " ist")
_PREFIXES = (
    "ab an auf aus bei bereit dar durch ein einher entgegen fest fort frei heraus herbei her hin hinzu los mit nach "
    "nieder offen sicher teil über um unter vor voran voraus weg weiter wieder zu zurück zusammen"
)
# An infinitive with „zu“ at the end of its clause: zu stärken, auszubauen.
_INFINITIVE = re.compile(
    rf"\b(?:zu [a-zäöüß]+|(?:{'|'.join(_PREFIXES.split())})zu[a-zäöüß]+)(?<=en|rn|ln)"
    r"(?= *(?:[,.;:–)!?\n-]|$|und\b|oder\b|sein\b|haben\b|hat\b|sind\b|ist\b))"
)
# Of these, „ist … zu“ says what can be done, not what has to be.
_ABILITY = re.compile(
    r"zu (?:verstehen|verzeichnen|erkennen|erwarten|sehen|finden|rechnen|danken)|abzusehen|wegzudenken|anzusehen"
)
# After these, an infinitive is their own and none of „ist“ or „hat“.
_GOVERNS = re.compile(
    r"(?:^|, ?)um\b|\b(?:ohne|anstatt|es|damit|dazu|daran|darin|darauf|aufgaben?|ziele?|anliegen|absicht|anspruch"
    r"|chancen?|möglichkeit\w*|herausforderung\w*|potential|recht|pflicht|mut|versuch|wunsch|beauftragt|befugt|betraut"
    r"|berechtigt|bereit|erforderlich|notwendig|nötig|möglich|wichtig|gefordert|gebeten|verpflichtet|wenig\w*|gut|schwer"
    r"|leicht|bemüht|bestrebt)\b"
)

_BETWEEN_TEXTS = "\n\n"
# What a text only speaks of, and what is no text: quotations, and macros of pages.
_QUOTATION = re.compile(r"„[^„“”\n]*[“”]|“[^„“”\n]*”|‚[^‚‘\n]*‘|‘[^‘’\n]*’|\{[^}\n]*\}")
_OPENING = re.compile("[„“‚‘{]")
_LETTERS_BEFORE = re.compile(r"\w*$")
_LETTERS_AFTER = re.compile(r"\w*")

Span = tuple[int, int]


class PhraseMatch(NamedTuple):
    """Where a phrase stands: the spans of its pieces, without the words between them."""

    pieces: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    def meets(self, other: PhraseMatch) -> bool:
        """Whether the two share letters."""
        return any(one[0] < two[1] and two[0] < one[1] for one in self.pieces for two in other.pieces)


class _Piece(NamedTuple):
    """Letters that begin a word and end one, unless any others may come before or after; none for an infinitive.

    `inside` is for a piece with any letters within: “setz* sich”.  `next_to` the piece before there is only a space.
    """

    letters: str
    begins: bool = True
    ends: bool = True
    inside: re.Pattern[str] | None = None
    next_to: bool = False


@dataclass(frozen=True)
class Phrase:
    """Pieces with any words of one sentence between them; `goes_on` asks for another word of the clause after them."""

    pieces: tuple[_Piece, ...]
    goes_on: bool

    @property
    def letters(self) -> str:
        """Letters without which the phrase cannot stand in a text; all are small."""
        return self.pieces[0].letters

    def matches(self, text: SearchedText) -> Iterator[PhraseMatch]:
        """Every place where the phrase stands."""
        for first in text.places(self.pieces[0], 0):
            match = self._from(text, first)
            if match and not (self.goes_on and text.clause_ends(match.end)):
                yield match

    def _from(self, text: SearchedText, first: Span) -> PhraseMatch | None:
        """The whole from its first piece on, if all stand in one sentence and the infinitive belongs to it."""
        found, piece = [first], self.pieces[0]
        for piece in self.pieces[1:]:
            place = next(text.places(piece, found[-1][1]), None)
            if place is None or text.sentence_ends(found[-1][1], place[0]):
                return None
            if piece.next_to and place[0] > found[-1][1] + 1:
                return None
            if not piece.letters and _GOVERNS.search(text.lower, first[1], place[0]):
                return None
            found.append(place)
        # „… zu stellen haben“: such an infinitive belongs to what comes after it.
        return None if not piece.letters and text.lower.startswith(_LEADS, found[-1][1]) else PhraseMatch(tuple(found))


class SearchedText:
    """A text that phrases are looked for in."""

    def __init__(self, text: str) -> None:
        self.lower = text.lower()
        # Where a letter is two when it is small („İ“), places in the text are others.
        self._text = text if len(text) == len(self.lower) else self.lower

    def places(self, piece: _Piece, start: int) -> Iterator[Span]:
        """Every place where a piece stands, from a place on."""
        if not piece.letters:
            found = _INFINITIVE.finditer(self._text, start)
            yield from (match.span() for match in found if not _ABILITY.fullmatch(match[0]))
        elif piece.inside:
            yield from (match.span() for match in piece.inside.finditer(self.lower, start))
        else:
            begin = self.lower.find(piece.letters, start)
            while begin >= 0:
                end = begin + len(piece.letters)
                if self._is_whole(piece, begin, end):
                    yield begin, end
                begin = self.lower.find(piece.letters, begin + 1)

    def sentence_ends(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places."""
        return not _ENDS.isdisjoint(self.lower[start:end])

    def clause_ends(self, place: int) -> bool:
        """Whether a clause ends at a place: no word follows, or one that only joins another clause."""
        following = self.lower[place:].lstrip(" –")
        return not (following[:1].isalnum() or following[:1] == "„") or following.startswith(_AND)

    def words(self, start: int, end: int) -> str:
        """What stands between two places, with the rest of the words in which they lie."""
        before = _LETTERS_BEFORE.search(self._text[:start])
        after = _LETTERS_AFTER.match(self._text, end)
        return f"{before[0] if before else ''}{self._text[start : after.end() if after else end]}"

    def _is_whole(self, piece: _Piece, begin: int, end: int) -> bool:
        before, after = self.lower[begin - 1 : begin], self.lower[end : end + 1]
        return not (piece.begins and before.isalnum()) and not (piece.ends and after.isalnum())


@lru_cache(maxsize=4_096)
def searched(text: str) -> SearchedText:
    """A text made ready, once for all that is looked for in it."""
    return SearchedText(text)


@cache
def phrase(written: str) -> Phrase:
    """A phrase as it is written."""
    written = " ".join(written.split())
    goes_on = written.endswith(f" {_GAP}")
    pieces = written.removesuffix(f" {_GAP}").split(f" {_GAP} ")
    return Phrase(tuple(part for piece in pieces for part in _parts(piece)), goes_on)


def found(phrases: Iterable[Phrase], text: SearchedText) -> list[PhraseMatch]:
    """Where the phrases stand: of those that begin together the shortest, of those that meet the first."""
    shortest: dict[int, PhraseMatch] = {}
    standing = (one for one in phrases if one.letters in text.lower)
    for match in (match for one in standing for match in one.matches(text)):
        if match.start not in shortest or match.end < shortest[match.start].end:
            shortest[match.start] = match
    return apart(shortest.values())


def apart(matches: Iterable[PhraseMatch]) -> list[PhraseMatch]:
    """The matches in their order without those that meet an earlier one, or a longer one that begins with them."""
    kept: list[PhraseMatch] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not any(match.meets(other) for other in kept):
            kept.append(match)
    return kept


def first_within(text: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that a text holds, in the whole words that stand there; empty if it holds none."""
    looked_at = searched(text)
    for written in phrases:
        one = phrase(written)
        if one.letters in looked_at.lower and (match := next(one.matches(looked_at), None)):
            return looked_at.words(match.start, match.end)
    return ""


def without_quotations(text: str) -> str:
    """What a text says itself."""
    return _QUOTATION.sub(" ", text) if _OPENING.search(text) else text


class PhraseIndex:
    """Many texts in which phrases are looked for: one look at all of them tells where a closer one is worth it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _small(self) -> tuple[str, list[int]]:
        """The texts in small letters as one, and where each begins in it."""
        small = [text.lower() for text in self._texts]
        steps = (len(text) + len(_BETWEEN_TEXTS) for text in small[:-1])
        return _BETWEEN_TEXTS.join(small), list(accumulate(steps, initial=0))

    def perhaps_holding(self, phrases: Iterable[str]) -> list[int]:
        """The places of the texts that hold the letters with which one of the phrases begins."""
        return sorted({place for one in phrases for place in self._holding(phrase(one).letters)})

    def _holding(self, letters: str) -> Iterator[int]:
        whole, begins = self._small
        start = whole.find(letters) if letters else -1
        while start >= 0:
            index = bisect_right(begins, start) - 1
            yield index
            after = begins[index + 1] if index + 1 < len(begins) else len(whole)
            start = whole.find(letters, after)


def _parts(piece: str) -> Iterator[_Piece]:
    """The letters of a piece, with an infinitive as one of its own."""
    before, zu, after = piece.partition(_ZU)
    if before:
        yield _piece(before.strip())
    if zu:
        yield _Piece("")
    if after:
        yield _piece(after.strip())._replace(next_to=True)


def _piece(written: str) -> _Piece:
    letters = written.lower()
    begins, ends = not letters.startswith(_ANY), not letters.endswith(_ANY) and letters[-1].isalnum()
    parts = letters.strip(_ANY).split(_ANY)
    if len(parts) == 1:
        return _Piece(parts[0], begins, ends)
    pattern = r"\w*".join(re.escape(part) for part in letters.split(_ANY))
    return _Piece(max(parts, key=len), inside=re.compile(rf"(?<!\w){pattern}(?!\w)"))
