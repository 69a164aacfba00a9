"""Makes an edition: the data and the pages as they are now, once, with checksums, to be served as they are for ever."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from konzept.changes.frozen_changes import frozen_changes
from konzept.model import Calendar, Edition, EditionStatus, FrozenFile, Text
from konzept.model.dataset import Dataset
from konzept.model.frozen import INDEX, FrozenIndex
from konzept.model.published import state_of
from konzept.plan.site import NO_ADDRESS, sites
from konzept.publish.export_json import to_json
from konzept.read.files import EDITIONS, SUFFIX
from konzept.read.load import load
from konzept.read.pages import CONTENT, content_beside
from konzept.read.rewriting import replace_file
from konzept.show.render import TEMPLATES, Renderer
from konzept.show.views.editions import PAGES, STYLE
from konzept.translation.segments import text_fingerprint

ARCHIVE = "konzept.zip"
"""The data and the hand-written pages as editors wrote them, and all data as one file."""
_DATA, _ALL = "data", "konzept.json"
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
"""The time that an archive gives for each file: its own would make other bytes of the same words."""


class Unchanged(Exception):
    """A change is to be announced of entries that stand as they did: `found` maps the change's id to theirs."""

    def __init__(self, found: Mapping[str, list[str]]) -> None:
        super().__init__(found)
        self.found = found


def freeze(data: Path, dataset: Dataset, edition_id: str, today: datetime.date) -> Edition:
    """Writes an edition below the data folder, all of it or nothing; returns its record.

    Raises `Unchanged`, and `OSError` if a file cannot be written.
    """
    previous = dataset.last_edition
    title = Text({code: one.format(id=edition_id) for code, one in dataset.label("edition.title").items()})
    edition = Edition(
        id=edition_id,
        file=f"{EDITIONS}/{edition_id}{SUFFIX}",
        title=title,
        date=Calendar(today.isoformat()),
        status=EditionStatus.PUBLISHED,
        files=(),
        previous=previous.id if previous else None,
    )
    made = {
        INDEX: _json(index(data, dataset, previous)),
        ARCHIVE: archive(data, dataset),
        STYLE: (TEMPLATES / "frozen" / STYLE).read_bytes(),
        **dict(_pages(dataset, edition, today)),
    }
    listed = tuple(FrozenFile(name=name, sha256=hashlib.sha256(made[name]).hexdigest()) for name in sorted(made))
    edition = dataclasses.replace(edition, files=listed)
    _write(data / EDITIONS, edition, made, record(dataset, edition))
    return edition


def _pages(dataset: Dataset, edition: Edition, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    for code, site in sites(dataset, NO_ADDRESS, today, {}).items():
        renderer = Renderer(site, {})
        for concept in dataset.concepts.values():
            yield f"{code}/{concept.id}{PAGES}", renderer.frozen(edition, concept).encode()


def index(data: Path, dataset: Dataset, previous: Edition | None) -> FrozenIndex:
    """The entries as they are, and what has changed since an edition."""
    states = {entry.id: state_of(dataset, entry) for entry in dataset.entries.values()}
    if previous is None:
        return FrozenIndex(states)
    before = dataset.frozen[previous.id].entries
    unchanged = {
        change.id: same
        for change in dataset.changes.values()
        if change.date > previous.date and (same := [one for one in change.entries if before.get(one) == states[one]])
    }
    if unchanged:
        raise Unchanged(unchanged)
    with tempfile.TemporaryDirectory(prefix="konzept-edition-") as folder:
        unpack((data / EDITIONS / previous.id / ARCHIVE).read_bytes(), Path(folder))
        old = load(Path(folder) / _DATA).partial.dataset
        return FrozenIndex(states, frozen_changes(old, dataset), previous.id)


def archive(data: Path, dataset: Dataset) -> bytes:
    """The same bytes for the same files."""
    packed, content = io.BytesIO(), content_beside(data)
    files = {f"{_DATA}/{name}": path for name, path in _below(data, f"*{SUFFIX}") if not name.startswith(EDITIONS)}
    files |= {f"{CONTENT}/{name}": path for name, path in _below(content, "*.md")}
    with zipfile.ZipFile(packed, "w") as target:
        contents = {_ALL: to_json(dataset).encode()} | {name: path.read_bytes() for name, path in files.items()}
        for name, content_of in contents.items():
            target.writestr(zipfile.ZipInfo(name, _BEFORE_ALL), content_of, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def _below(folder: Path, pattern: str) -> list[tuple[str, Path]]:
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return [(path.relative_to(folder).as_posix(), path) for path in found]


def unpack(packed: bytes, target: Path) -> None:
    """Writes the data and pages of an archive; a name that leads out of the folder is left out."""
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        for name in source.namelist():
            steps = PurePosixPath(name).parts
            if steps[0] in (_DATA, CONTENT) and ".." not in steps:
                replace_file(target.joinpath(*steps), source.read(name))


def record(dataset: Dataset, edition: Edition) -> str:
    """The file of an edition."""
    lines = ["# yaml-language-server: $schema=../../schemas/edition.json", "title:"]
    lines += [f"  {code}: {_quoted(text)}" for code, text in edition.title.items()]
    lines += [f'date: "{edition.date}"', f"status: {edition.status.value}"]
    lines += [f'previous: "{edition.previous}"'] if edition.previous else []
    lines += ["files:"]
    for one in edition.files:
        lines += [f"  - name: {_quoted(one.name)}", f'    sha256: "{one.sha256}"']
    root = dataset.root_language.id
    others = [code for code in dataset.languages if code != root]
    mark = text_fingerprint(("title",), edition.title[root])
    lines += (
        ["translation:", *(line for code in others for line in (f"  {code}:", "    # title", f"    - {mark}"))]
        if others
        else []
    )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _json(found: FrozenIndex) -> bytes:
    return (json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _write(folder: Path, edition: Edition, made: Mapping[str, bytes], text: str) -> None:
    """The files first and the record last, so that a record never names what is not there."""
    own = folder / edition.id
    try:
        for name, content in made.items():
            replace_file(own / name, content)
        replace_file(folder / f"{edition.id}{SUFFIX}", text.encode())
    except BaseException:
        shutil.rmtree(own, ignore_errors=True)
        raise
