"""Finds forms of words, also of verbs in two halves: `*` any letters, `…` any words, `{zu}` an infinitive with „zu“.

Hardly any form stands in a given text, and a look for its letters tells that: quicker than hundreds of expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
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

Span = tuple[int, int]


class FormMatch(NamedTuple):
    """Where a form stands: the spans of its pieces, without the words between them."""

    pieces: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    def meets(self, other: FormMatch) -> bool:
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
class VerbForm:
    """Pieces with any words of one sentence between them; `goes_on` asks for another word of the clause after them."""

    pieces: tuple[_Piece, ...]
    goes_on: bool

    @property
    def letters(self) -> str:
        """Letters without which the form cannot stand in a text; all are small."""
        return self.pieces[0].letters

    def matches(self, text: SearchedText) -> Iterator[FormMatch]:
        """Every place where the form stands."""
        for first in text.places(self.pieces[0], 0):
            match = self._from(text, first)
            if match and not (self.goes_on and text.clause_ends(match.end)):
                yield match

    def _from(self, text: SearchedText, first: Span) -> FormMatch | None:
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
        return None if not piece.letters and text.lower.startswith(_LEADS, found[-1][1]) else FormMatch(tuple(found))


class SearchedText:
    """A text that forms are looked for in."""

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

    def _is_whole(self, piece: _Piece, begin: int, end: int) -> bool:
        before, after = self.lower[begin - 1 : begin], self.lower[end : end + 1]
        return not (piece.begins and before.isalnum()) and not (piece.ends and after.isalnum())


@lru_cache(maxsize=4_096)
def searched(text: str) -> SearchedText:
    """A text made ready, once for all that is looked for in it."""
    return SearchedText(text)


@cache
def verb_form(written: str) -> VerbForm:
    """A form as the table writes it."""
    goes_on = written.endswith(f" {_GAP}")
    pieces = written.removesuffix(f" {_GAP}").split(f" {_GAP} ")
    return VerbForm(tuple(part for piece in pieces for part in _parts(piece)), goes_on)


def found(forms: Iterable[VerbForm], text: SearchedText) -> list[FormMatch]:
    """Where the forms stand: of those that begin together the shortest, of those that meet the first."""
    shortest: dict[int, FormMatch] = {}
    standing = (one for one in forms if one.letters in text.lower)
    for match in (match for one in standing for match in one.matches(text)):
        if match.start not in shortest or match.end < shortest[match.start].end:
            shortest[match.start] = match
    return apart(shortest.values())


def apart(matches: Iterable[FormMatch]) -> list[FormMatch]:
    """The matches in their order without those that meet an earlier one, or a longer one that begins with them."""
    kept: list[FormMatch] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not any(match.meets(other) for other in kept):
            kept.append(match)
    return kept


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
