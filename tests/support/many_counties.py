"""Many tiny local concepts, all invented, in the smallest world: too many for a page for each pair."""

from __future__ import annotations

from pathlib import Path

from tests.support.second_county import Item, actor, concept, obligation, sections, write
from tests.support.small_site import prepare as prepare_small

EMPTY, HYPHENED = "leerkreis", "kyff-kreis-2"
"""One has no entries at all; the id of the other has hyphens and a number."""


def ids(count: int) -> list[str]:
    """The ids of so many counties."""
    return [EMPTY, HYPHENED, *(f"kreis-{number}" for number in range(3, count + 1))][:count]


def add(data: Path, count: int) -> None:
    """So many counties below the Land of the smallest world; all but one have a measure, linked to its goal."""
    field = next((data / "fields").glob("*.yml")).stem
    goal = next((data / "upper/goals").glob("*.yml")).stem
    for number, id_ in enumerate(ids(count), 1):
        prefix = f"K{number}"
        own = {"prefix": prefix, "body": f"{prefix}-LK", "sections": sections(("1", "Sprache", "Language"))}
        write(data, f"concepts/{id_}.yml", concept(f"Kreis {number} <&>", "district", "upper", 10 + number, **own))
        write(data, f"actors/{prefix}-LK.yml", actor(f"Kreis {number}", f"County {number}", "district_administration"))
        if id_ != EMPTY:
            names = (f"Maßnahme im Kreis {number}", f"Measure in county {number}")
            item = Item("1", (field,), goal, *names, f"Der Kreis {number} hilft.", f"County {number} helps.")
            write(data, f"{id_}/measures/{prefix}-1-01.yml", obligation(item, 1, f"{prefix}-LK", "upper"))


def prepare(target: Path, count: int) -> Path:
    """Makes a project with so many counties; returns its folder."""
    project = prepare_small(target)
    add(project / "data", count)
    return project
