"""What changed for readers: between editions as it was compared, and since, as the changes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from konzept.model import Change, ChangeKind, Edition, EditionStatus, Entry, Obligation
from konzept.model.dataset import Dataset
from konzept.model.descriptions import description
from konzept.model.frozen import ChangedPart, FrozenChange
from konzept.model.kinds import KINDS
from konzept.plan.pages import PageKey, page_of
from konzept.plan.site import Site

_KIND_NAMES = {kind.name: description(kind.model).label for kind in KINDS}


@dataclass(frozen=True)
class ShownPart:
    """A value that changed, in the page's words."""

    path: str
    old: str
    new: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownChange:
    """A record that came, went or changed; `page` is where it stands today, if it does.

    `kind` is what readers call its kind, `elsewhere` are the texts that changed in other languages only.
    """

    what: str
    kind: str
    id: str
    title: str
    page: PageKey | None
    parts: tuple[ShownPart, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True)
class NamedChange:
    """A change that a file names, with its entries."""

    change: Change
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class EditionChanges:
    """What an edition changed: what is named with its reason, and all that the comparison found."""

    edition: Edition
    named: tuple[NamedChange, ...]
    found: tuple[ShownChange, ...]


@dataclass(frozen=True)
class FeedFile:
    """A feed by its place below the language's root, with what it is about."""

    place: str
    title: str


@dataclass(frozen=True)
class ChangesView:
    """The changes since the last edition, and those of each edition, the newest first; and the feeds that tell of them.

    `bodies` are the feeds of the bodies, of which there are many.
    """

    since: tuple[NamedChange, ...]
    editions: tuple[EditionChanges, ...]
    feeds: tuple[FeedFile, ...]
    bodies: tuple[FeedFile, ...]


def changes_view(site: Site, key: PageKey) -> ChangesView:
    """The view of all changes."""
    dataset = site.dataset
    last = next(iter(dataset.editions.values()), None)
    since = tuple(_named(dataset, one) for one in dataset.changes.values() if last is None or one.date > last.date)
    told = tuple(changes_in(site, one) for one in dataset.editions.values())
    feeds = list(feed_files(site))
    return ChangesView(since, told, tuple(feeds[: -len(dataset.actors)]), tuple(feeds[-len(dataset.actors) :]))


def changes_in(site: Site, edition: Edition) -> EditionChanges:
    """What an edition changed since the one before."""
    dataset = site.dataset
    before = [one.date for one in dataset.editions.values() if one.date < edition.date]
    named = (one for one in dataset.changes.values() if max(before, default="") < one.date <= edition.date)
    frozen = dataset.frozen[edition.id].changes
    found = tuple(_shown(site, one) for one in frozen)
    return EditionChanges(edition, tuple(_named(dataset, one) for one in named), found)


def _named(dataset: Dataset, change: Change) -> NamedChange:
    return NamedChange(change, tuple(dataset.entries[one] for one in change.entries))


def _shown(site: Site, one: FrozenChange) -> ShownChange:
    code = site.language.id
    record = site.dataset.records.get(one.kind, {}).get(one.id)
    page = page_of(record) if record else None
    own = [part for part in one.parts if part.language in ("", code)]
    others = tuple(dict.fromkeys(in_words(site, part.path) for part in one.parts if part not in own))
    parts = tuple(_part(site, part) for part in own)
    kind = in_words(site, _KIND_NAMES.get(one.kind, {}))
    return ShownChange(
        one.what, kind, one.id, in_words(site, one.title), page if page in site.pages else None, parts, others
    )


def _part(site: Site, one: ChangedPart) -> ShownPart:
    return ShownPart(in_words(site, one.path), in_words(site, one.old), in_words(site, one.new), one.words)


def in_words(site: Site, texts: Mapping[str, str]) -> str:
    """A text in the page's language, or in the first that it has."""
    return texts.get(site.language.id) or next(iter(texts.values()), "")


# --- feeds ---


@dataclass(frozen=True)
class Announcement:
    """What subscribers are told: an edition, or a change that a file names; `key` and `anchor` are where it stands.

    `named` is the change, `found` what an edition changed, as far as it concerns whoever subscribes.
    """

    kind: str
    id: str
    day: str
    key: PageKey
    anchor: str
    edition: Edition | None
    named: NamedChange | None
    found: tuple[ShownChange, ...]


def feed_files(site: Site) -> Iterator[FeedFile]:
    """Every feed: all changes, corrections, then per concept and per body."""
    dataset, code, place = site.dataset, site.language.id, site.pages[PageKey("changes")].address
    yield FeedFile(f"{place}feed.xml", dataset.label("changes.all")[code])
    yield FeedFile(f"{place}{dataset.label('route.corrections')[code]}.xml", dataset.label("changes.corrections")[code])
    for concept in dataset.concepts.values():
        yield FeedFile(f"{site.pages[PageKey('concept', concept.id)].address}feed.xml", concept.name[code])
    for actor in dataset.actors.values():
        yield FeedFile(f"{site.pages[PageKey('actor', actor.id)].address}feed.xml", actor.name[code])


def announcements(site: Site, *, concept: str = "", body: str = "", corrections: bool = False) -> list[Announcement]:
    """What a feed tells, the newest first: nothing of what did not change for whoever subscribes to it."""
    dataset, page = site.dataset, PageKey("changes")
    told: list[Announcement] = []
    for change in dataset.changes.values():
        one = _named(dataset, change)
        if _concerns(one, concept, body) and (change.kind is ChangeKind.CORRECTION or not corrections):
            told.append(Announcement("change", change.id, change.date, page, f"change-{change.id}", None, one, ()))
    for edition in () if corrections else dataset.editions.values():
        frozen = dataset.frozen[edition.id].changes
        found = tuple(
            _shown(site, one)
            for one in frozen
            if (not concept or concept in one.concepts) and (not body or body in one.bodies)
        )
        stands = edition.status is EditionStatus.PUBLISHED
        if found or (stands and not concept and not body):
            key = PageKey("edition", edition.id)
            told.append(Announcement("edition", edition.id, edition.date, key, "", edition, None, found))
    return sorted(told, key=lambda one: (one.day, one.kind, one.id), reverse=True)


def _concerns(one: NamedChange, concept: str, body: str) -> bool:
    bodies = {
        who.actor for entry in one.entries if isinstance(entry, Obligation) for who in entry.responsible if who.actor
    }
    return (not concept or any(entry.concept == concept for entry in one.entries)) and (not body or body in bodies)
