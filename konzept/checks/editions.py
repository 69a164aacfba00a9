"""Rules about editions, which stay as they were, and about changes, which name what has changed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from konzept.checks.subject import problem
from konzept.model import Calendar, Change, Edition, EditionStatus
from konzept.model.days import first_day, names_a_day
from konzept.model.published import state_of
from konzept.read.files import EDITIONS
from konzept.read.load import PartialDataset
from konzept.read.scalars import DATE
from konzept.report.problem import Problem


def editions_stay_as_they_were(partial: PartialDataset) -> Iterator[Problem]:
    folder = partial.folder / EDITIONS
    for edition in partial.dataset.editions.values():
        removed, found = edition.status is EditionStatus.REMOVED, files(folder / edition.id)
        listed = {one.name: (index, one.sha256) for index, one in enumerate(edition.files)}
        for name, (index, sha256) in () if removed else listed.items():
            path = ("files", index, "sha256")
            if name not in found:
                yield problem(partial, edition, path, "edition-file-missing", edition=edition.id, name=name)
            elif hashlib.sha256(found[name].read_bytes()).hexdigest() != sha256:
                yield problem(partial, edition, path, "edition-file-changed", edition=edition.id, name=name)
        for name in found if removed else sorted({*found} - {*listed}):
            yield problem(partial, edition, ("files",), "edition-file-unknown", edition=edition.id, name=name)
    known = partial.known.names.get("edition", {})
    for below in sorted(folder.iterdir()) if folder.is_dir() else ():
        if below.is_dir() and below.name not in known and not below.name.startswith("."):
            yield Problem(f"{EDITIONS}/{below.name}", 1, 1, (), "edition-without-record", {"id": below.name})


def files(folder: Path) -> Mapping[str, Path]:
    """The files of an edition by their place in its folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path for path in found}


def editions_say_whether_they_stand(partial: PartialDataset) -> Iterator[Problem]:
    editions = partial.dataset.editions
    for edition in editions.values():
        stands = edition.status is EditionStatus.PUBLISHED
        if not names_a_day(edition.date):
            yield problem(partial, edition, ("date",), "edition-date", date=edition.date)
        if not stands and not edition.reason:
            yield problem(partial, edition, ("status",), "edition-reason", status=edition.status.value)
        if stands and (edition.reason or edition.replaced_by):
            yield problem(partial, edition, ("status",), "edition-stands")
        for name in ("previous", "replaced_by"):
            if getattr(edition, name) == edition.id:
                yield problem(partial, edition, (name,), "edition-itself")


def editions_and_changes_are_past(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    for edition in partial.dataset.editions.values():
        if first_day(edition.date) > today:
            yield problem(partial, edition, ("date",), "date-in-future", date=edition.date, today=today.isoformat())
    for change in partial.dataset.changes.values():
        if _is_day(change.date) and first_day(change.date) > today:
            yield problem(partial, change, (), "date-in-future", date=change.date, today=today.isoformat())


def changes_name_what_has_changed(partial: PartialDataset) -> Iterator[Problem]:
    last = partial.dataset.last_edition
    for change in partial.dataset.changes.values():
        if not _is_day(change.date):
            yield problem(partial, change, (), "change-day", id=change.id)
        elif not change.entries:
            yield problem(partial, change, ("entries",), "list-empty")
        elif not partial.dataset.editions:
            yield problem(partial, change, (), "change-without-edition")
        elif last and partial.complete:
            yield from _unchanged(partial, change, last)


def _unchanged(partial: PartialDataset, change: Change, last: Edition) -> Iterator[Problem]:
    """The entries that a change names though they stand as they did in the edition before it."""
    dataset = partial.dataset
    owner = next((one for one in reversed([*dataset.editions.values()]) if one.date >= change.date), None)
    if owner and owner.status is EditionStatus.REMOVED:
        return
    found = {one.id.rpartition("/")[2] for one in dataset.frozen[owner.id].changes} if owner else set()
    known, before = dataset.frozen[last.id].entries, (owner.previous if owner else last.id) or ""
    for index, id_ in enumerate(change.entries):
        same = id_ not in found if owner else known.get(id_) == state_of(dataset, dataset.entries[id_])
        if same and owner and (owner.date == change.date or not owner.previous):
            values = {"entry": id_, "edition": owner.id, "date": owner.date}
            yield problem(partial, change, ("entries", index), "change-too-early", **values)
        elif same:
            yield problem(partial, change, ("entries", index), "change-unchanged", entry=id_, edition=before)


def _is_day(text: Calendar) -> bool:
    """Whether the first letters of an id are a day that there is."""
    if not names_a_day(text) or not DATE.fullmatch(text):
        return False
    try:
        first_day(text)
    except ValueError:
        return False
    return True
