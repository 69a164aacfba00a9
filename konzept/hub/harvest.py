"""Takes over what a county has published: all of it, or nothing and the reason."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from konzept.hub.county import County, CountyAnswer, Planned
from konzept.hub.reading import HarvestRefused, PublishedFolder, shown
from konzept.hub.values import Value, hosts
from konzept.model import Level
from konzept.publish.open_data.records import VERSION
from konzept.show.views.open_data import open_kinds
from konzept.texts import Wording

INDEX = "index.json"
PLANS = ("guideline", "goal", "measure")
_FOLDERS = {kind.name: folder for folder, kind in open_kinds().items()}
_LOCAL = {str(level) for level in Level if level.is_local}


@dataclass(frozen=True)
class Asked:
    """Whose harvest it should be, on which day, and the entries of the Land."""

    county: str
    above: Collection[str]
    today: datetime.date


def harvest(folder: Path, asked: Asked, last: County | None) -> County:
    """What a folder holds; raises `HarvestRefused` unless it is whole, of this county and no older than the last."""
    if folder.is_symlink():
        raise HarvestRefused("outside", ".")
    published = PublishedFolder(folder)
    index = Value(INDEX, "", published.json(INDEX))
    _refuse_version(index)
    changed = _day(index, asked.today, last)
    concepts = {one.value["id"]: one for one in _records(published, index, "concept")}
    local = _own(concepts, asked.county)
    plans: list[Planned] = []
    gaps: dict[str, str] = {}
    for kind in PLANS:
        for one in _records(published, index, kind):
            record = one.field("record")
            if record.field("concept").id() in local:
                plans.append(_planned(one, kind))
            elif one.value["id"] in asked.above:
                gaps[one.value["id"]] = _gap(record, asked.county)
    own = concepts[asked.county]
    pages = own.field("pages").addresses()
    _refuse_several_hosts([pages, *(one.pages for one in plans)])
    return County(
        id=asked.county,
        name=own.field("record").field("short_name").wording(),
        pages=pages,
        changed=changed,
        harvested=asked.today.isoformat(),
        **_term(own.field("record").maybe("term")),
        plans=tuple(plans),
        gaps={to: extent for to, extent in gaps.items() if extent},
    )


def _term(term: Value | None) -> dict[str, Any]:
    """The years that the concept names, and for what if it is a part of it."""
    if term is None:
        return {"start": "", "end": "", "covers": {}}
    covers = term.maybe("covers")
    years = {name: term.field(name).day() for name in ("start", "end")}
    return years | {"covers": covers.wording() if covers else {}}


def _refuse_version(index: Value) -> None:
    version = index.field("version")
    if version.value != VERSION or isinstance(version.value, bool):
        version.refuse("version", known=VERSION)


def _day(index: Value, today: datetime.date, last: County | None) -> str:
    """The day of the data.  One that is still to come would make every later harvest an old one."""
    day = index.field("changed")
    if day.value is None:
        day.refuse("no-day")
    found = day.day()
    if len(found) < len("2026-01-31"):
        day.refuse("bad-day")
    if found > today.isoformat():
        day.refuse("day-ahead", today=today)
    if last and found < last.changed:
        day.refuse("older", last=last.changed)
    return found


def _records(published: PublishedFolder, index: Value, kind: str) -> Iterator[Value]:
    """The records of a kind, each from its own file, whose place is promised."""
    listed = index.field("kinds").maybe(kind)
    ids = [one.id() for one in listed.field("records").items()] if listed else []
    if len({*ids}) < len(ids) and listed:
        listed.field("records").refuse("id-twice")
    for id_ in ids:
        name = f"{_FOLDERS[kind]}/{id_}.json"
        found = Value(name, "", published.json(name))
        named = {"kind": found.field("kind").value, "id": found.field("id").value}
        if named != {"kind": kind, "id": id_}:
            raise HarvestRefused("other-record", name, found=shown(named), wanted=f"{kind} {id_}")
        yield found


def _own(concepts: Mapping[str, Value], county: str) -> set[str]:
    """The concept of the county and those below it; a site may hold others as well, which are not taken for its own."""
    level = concepts[county].field("record").field("level").text() if county in concepts else ""
    if level not in _LOCAL:
        raise HarvestRefused("other-county", INDEX, found=", ".join(sorted(concepts)) or "–", wanted=county)
    above = {id_: one.field("record").maybe("parent") for id_, one in concepts.items()}
    return {county, *(id_ for id_, parent in above.items() if parent and parent.value == county)}


def _refuse_several_hosts(pages: Iterable[Wording]) -> None:
    found = hosts(address for one in pages for address in one.values())
    if len(found) > 1:
        raise HarvestRefused("several-hosts", INDEX, found=", ".join(sorted(found)[:3]))


def _gap(record: Value, county: str) -> str:
    """How much of an entry of the Land has no counterpart in the county’s concept; empty unless that is said."""
    gaps = [gap for gap in record.listed("gaps") if gap.field("concept").id() == county]
    return gaps[0].field("extent").id() if gaps else ""


def _planned(one: Value, kind: str) -> Planned:
    record = one.field("record")
    bindingness = record.field("bindingness").id()
    points = record.listed("commitments")
    parts = [found.id() for point in points if (found := point.maybe("bindingness"))]
    when, inherited = record.maybe("when"), record.maybe("inherited")
    passed_on = {name: inherited.listed(name) if inherited else [] for name in ("conditions", "when")}
    conditions = [
        *(found.wording() for found in record.listed("conditions")),
        *(found.wording() for point in points if (found := point.maybe("condition"))),
        *(found.field("text").wording() for found in passed_on["conditions"]),
    ]
    times = [when.field("text").wording()] if when else []
    deadline = when.maybe("deadline") if when else None
    return Planned(
        id=one.value["id"],
        kind=kind,
        title=record.field("title").wording(),
        summary=record.field("summary").wording(),
        text=record.field("text").wording(),
        fields=tuple(found.id() for found in record.field("fields").items()),
        bindingness=bindingness,
        parts=tuple(dict.fromkeys(word for word in parts if word != bindingness)),
        conditions=tuple(found for at, found in enumerate(conditions) if found not in conditions[:at]),
        times=(*times, *(found.field("text").wording() for found in passed_on["when"])),
        deadline=deadline.day() if deadline else "",
        pages=one.field("pages").addresses(),
        answers=tuple(_answer(found) for found in record.listed("links")),
    )


def _answer(link: Value) -> CountyAnswer:
    return CountyAnswer(to=link.field("to").id(), type=link.field("type").id(), reason=link.field("reason").wording())
