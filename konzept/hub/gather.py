"""Goes through the counties' folders and says of each what there is: the new harvest, or the last good one and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from konzept.hub.county import COUNTY_NAME, County, HarvestState, KnownCounty, from_json, to_json
from konzept.hub.harvest import Asked, harvest
from konzept.hub.reading import HarvestRefused, shown
from konzept.model.dataset import Dataset
from konzept.model.entries import Obligation
from konzept.read.rewriting import replace_file

_ENDING = ".json"


@dataclass(frozen=True)
class Gathered:
    """All counties by name, what was refused of which, and the fresh harvests, which are still to be kept."""

    known: tuple[KnownCounty, ...]
    refused: tuple[tuple[str, HarvestRefused], ...]
    fresh: tuple[County, ...]


def gather(folder: Path, state: Path, dataset: Dataset, today: datetime.date) -> Gathered:
    """What there is of every county that has a folder, or had one once."""
    above = {
        entry.id
        for entry in dataset.entries.values()
        if isinstance(entry, Obligation) and not dataset.concepts[entry.concept].level.is_local
    }
    here = {path.name: path for path in folder.iterdir() if not path.name.startswith(".")}
    names = sorted({*here, *(path.stem for path in state.glob(f"*{_ENDING}"))})
    known: list[KnownCounty] = []
    refused: list[tuple[str, HarvestRefused]] = []
    fresh: list[County] = []
    for name in names:
        last = kept(state, name)
        try:
            fresh.append(_fresh(here, name, Asked(name, above, today), last))
            known.append(KnownCounty(name, fresh[-1], HarvestState.CURRENT))
        except HarvestRefused as why:
            refused.append((shown(name).strip('"'), why))
            gone = HarvestState.REFUSED if name in here else HarvestState.GONE
            if COUNTY_NAME.fullmatch(name):
                known.append(KnownCounty(name, last, gone))
    return Gathered(tuple(known), tuple(refused), tuple(fresh))


def _fresh(here: dict[str, Path], name: str, asked: Asked, last: County | None) -> County:
    if name not in here:
        raise HarvestRefused("gone", name)
    if not COUNTY_NAME.fullmatch(name):
        raise HarvestRefused("bad-name", ".")
    if not here[name].is_dir():
        raise HarvestRefused("no-folder", ".")
    return harvest(here[name], asked, last)


def kept(state: Path, name: str) -> County | None:
    """A county as it was last taken over."""
    try:
        return from_json((state / f"{name}{_ENDING}").read_bytes())
    except OSError:
        return None


def keep(state: Path, fresh: tuple[County, ...]) -> None:
    """Keeps the fresh harvests for the next time, each whole or not at all."""
    for county in fresh:
        replace_file(state / f"{county.id}{_ENDING}", to_json(county))


def counties(gathered: Gathered) -> Iterator[County]:
    """The counties of which there is something to show."""
    yield from (one.county for one in gathered.known if one.county)
