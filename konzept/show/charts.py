"""The geometry of the charts: where bars and words stand, as pure functions of numbers and labels.

Widths are per cent of the drawing and heights are in `rem`, so a chart fits any screen and its words never shrink.
Templates print the drawing; colours come from the style sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

# At this length a line of label still fits a screen 320 px wide.
LINE_LENGTH = 28

_VALUE = 1.5
_LINE = 1.25
_GAP = 0.5
_BAR = 1.5
_SPACE = 1.5
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is its base line."""

    y: str
    text: str


@dataclass(frozen=True)
class Bar:
    """A bar with what it says: the base line of its value, its label and, for a share, what the whole is.

    `rest` is what its width leaves of the drawing: where it begins when the reading begins at the right.
    """

    value_y: str
    label: tuple[Words, ...]
    y: str
    height: str
    width: str
    rest: str
    whole: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A finished chart: its height and its bars from top to bottom."""

    height: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Amount:
    """What a bar stands for: its number, what it counts and, for a share, what 100 per cent are."""

    value: Decimal
    label: str
    whole: str = ""


def share_chart(amounts: Sequence[Amount]) -> Drawing:
    """Each amount is a percentage, a part of a track that stands for 100; raises `ValueError` outside 0–100."""
    if any(not 0 <= amount.value <= _HUNDRED for amount in amounts):
        raise ValueError("a share lies between 0 and 100")
    return _drawing(amounts, _HUNDRED)


def counts_chart(total: int, counts: Mapping[str, int]) -> Drawing:
    """Counts by their label, each as a part of all that are counted."""
    return share_chart([Amount(_HUNDRED * count / max(total, 1), label) for label, count in counts.items()])


def bar_chart(amounts: Sequence[Amount]) -> Drawing:
    """The amounts as bars from zero; the largest fills the width.  Raises `ValueError` for negative numbers."""
    if any(amount.value < 0 for amount in amounts):
        raise ValueError("a bar cannot be shorter than nothing")
    return _drawing(amounts, max((amount.value for amount in amounts), default=Decimal(0)))


def _drawing(amounts: Sequence[Amount], full: Decimal) -> Drawing:
    top, bars = 0.0, []
    for amount in amounts:
        bar, top = _bar(amount, full, top)
        bars.append(bar)
    return Drawing(_rem(max(0.0, top - _SPACE)), tuple(bars))


def _bar(amount: Amount, full: Decimal, top: float) -> tuple[Bar, float]:
    """The bar that starts at `top`, and where the next one starts."""
    label, below = _lines(amount.label, top + _VALUE)
    bar_top = below + _GAP
    whole, below = _lines(amount.whole, bar_top + _BAR + _GAP / 2)
    part = amount.value / full * _HUNDRED if full else Decimal(0)
    widths = _per_cent(part), _per_cent(_HUNDRED - part)
    bar = Bar(_rem(top + _VALUE * 0.8), label, _rem(bar_top), _rem(_BAR), *widths, whole)
    return bar, below + _SPACE


def _lines(text: str, top: float) -> tuple[tuple[Words, ...], float]:
    """The lines of a text that starts at `top`, and where it ends."""
    lines = wrap(text, LINE_LENGTH, break_long_words=False, break_on_hyphens=False)
    words = tuple(Words(_rem(top + _LINE * (index + 0.8)), line) for index, line in enumerate(lines))
    return words, top + _LINE * len(lines)


def _per_cent(part: Decimal) -> str:
    return f"{part:.2f}%"


def _rem(length: float) -> str:
    return f"{length:.2f}rem"
