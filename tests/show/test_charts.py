"""Charts are geometry: what is drawn is the number, and the words beside it fit a phone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from konzept.show.charts import LINE_LENGTH, Amount, bar_chart, share_chart


def rem(length: str) -> float:
    assert length.endswith("rem")
    return float(length.removesuffix("rem"))


def test_a_share_is_as_long_as_its_percentage() -> None:
    drawing = share_chart([Amount(Decimal("7.6"), "", "100 %"), Amount(Decimal(100), "")])
    assert [bar.width for bar in drawing.bars] == ["7.60%", "100.00%"]


def test_bars_start_at_zero_and_the_largest_fills_the_width() -> None:
    drawing = bar_chart([Amount(Decimal(994), ""), Amount(Decimal(497), ""), Amount(Decimal(0), "")])
    assert [bar.width for bar in drawing.bars] == ["100.00%", "50.00%", "0.00%"]


def test_bars_of_nothing_are_drawn_without_length() -> None:
    assert [bar.width for bar in bar_chart([Amount(Decimal(0), "")]).bars] == ["0.00%"]


@pytest.mark.parametrize("value", ["-0.1", "100.1"])
def test_a_share_outside_the_whole_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        share_chart([Amount(Decimal(value), "")])


def test_a_negative_bar_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        bar_chart([Amount(Decimal(-1), "")])


def test_labels_break_between_words_and_fit_a_phone() -> None:
    label = "Personen mit Leistungen nach dem Asylbewerberleistungsgesetz"
    lines = [words.text for words in bar_chart([Amount(Decimal(1), label)]).bars[0].label]
    assert " ".join(lines) == label
    assert max(map(len, lines)) <= LINE_LENGTH


def test_nothing_in_a_chart_overlaps_and_the_height_holds_everything() -> None:
    amounts = [Amount(Decimal(number), "zwei Zeilen " * 4, "das Ganze " * 4) for number in (10, 20, 30)]
    drawing = share_chart(amounts)
    places = []
    for bar in drawing.bars:
        places += [bar.value_y, *(words.y for words in bar.label), bar.y, *(words.y for words in bar.whole)]
    heights = [rem(place) for place in places]
    assert heights == sorted(heights)
    assert heights[-1] < rem(drawing.height)


def test_a_chart_of_nothing_has_no_height() -> None:
    assert bar_chart([]).height == "0.00rem"


def test_a_bar_and_its_rest_fill_the_width() -> None:
    bars = share_chart([Amount(Decimal("7.6"), ""), Amount(Decimal(0), "")]).bars
    assert [(bar.width, bar.rest) for bar in bars] == [("7.60%", "92.40%"), ("0.00%", "100.00%")]
