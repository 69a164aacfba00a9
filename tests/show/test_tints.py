"""Several local concepts are told apart by shape and name, and their colours can be read on every palette."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from konzept.model.dataset import Dataset
from konzept.show.views.common import TINTS, tint
from tests.support.places import ROOT

CSS = (ROOT / "overrides/assets/konzept.css").read_text("utf-8")
PALETTES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r"\{([^{}]*--t1:[^{}]*)\}", CSS)
]
MIXED = int(re.search(r"--district-soft: color-mix\(in srgb, var\(--tint\) (\d+)%", CSS)[1]) / 100


def luminance(colour: tuple[float, ...]) -> float:
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_palette_has_all_colours() -> None:
    assert len(PALETTES) == 3
    names = {"federal", *(f"t{number}" for number in range(1, TINTS + 1))}
    assert all(names <= palette.keys() for palette in PALETTES)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("name", ["federal", *(f"t{number}" for number in range(1, TINTS + 1))])
def test_colours_can_be_read_on_paper_sheets_and_their_own_tint(palette: dict[str, str], name: str) -> None:
    colour, paper, sheet = (rgb(palette[one]) for one in (name, "paper", "sheet"))
    soft = tuple(MIXED * one + (1 - MIXED) * other for one, other in zip(colour, paper, strict=True))
    assert [
        round(contrast(colour, ground), 2) for ground in (paper, sheet, soft) if contrast(colour, ground) < 4.5
    ] == []


def test_every_tint_has_a_shape_of_its_own() -> None:
    shapes = re.findall(r"\.shape\.tint-(\d) \{ ((?:border-radius|clip-path)[^}]*)\}", CSS)
    assert {int(number) for number, _ in shapes} == set(range(1, TINTS + 1))
    assert len({shape for _, shape in shapes}) == TINTS


def test_one_local_concept_needs_no_tint_and_several_have_one_each(small_world: Dataset) -> None:
    concepts = small_world.concepts
    assert [tint(small_world, one) for one in concepts.values()] == ["", ""]
    others = {f"k{number}": replace(concepts["lower"], id=f"k{number}") for number in range(TINTS - 1)}
    world = replace(small_world, records={**small_world.records, "concept": {**concepts, **others}})
    found = [tint(world, one) for one in world.local_concepts]
    assert len(set(found)) == TINTS
    assert tint(world, concepts["upper"]) == ""
