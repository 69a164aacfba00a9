"""What the hub's pages show, from what the counties have published."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from konzept.hub.county import County, CountyAnswer, KnownCounty, Planned
from konzept.hub.pages import COUNTIES_A_PAGE, number_of, part_of, parts
from konzept.model import Calendar, Extent
from konzept.model.dataset import Dataset
from konzept.model.days import first_day, last_day
from konzept.plan.pages import PageKey


@dataclass(frozen=True)
class Reply:
    """What a county says of an entry of the Land: its answers, and how much has no counterpart if that is said."""

    answers: tuple[tuple[Planned, CountyAnswer], ...]
    gap: str

    @property
    def standing(self) -> str:
        """`answered`, `none` if it says that there is nothing, else `silent`."""
        if self.answers:
            return "answered"
        return "none" if self.gap else "silent"


_NOTHING_SAID = Reply((), "")


@dataclass(frozen=True)
class Sums:
    """How far a county's data reach: its measures, the Land's fields with a plan, and the Land's entries by reply."""

    measures: int
    fields: int
    replies: Mapping[str, int]
    strays: int
    """Answers to entries that the Land does not have."""


@dataclass(frozen=True)
class HubPart:
    """The counties on one page, and the pages beside it."""

    counties: tuple[KnownCounty, ...]
    number: int
    pages: tuple[PageKey, ...]


@dataclass(frozen=True)
class Across:
    """All counties beside each other, seen from the Land's fields and entries."""

    dataset: Dataset
    known: tuple[KnownCounty, ...]
    above: tuple[str, ...]
    today: datetime.date

    def part(self, key: PageKey) -> HubPart:
        """The counties that a page shows."""
        number = number_of(key)
        shown = self.known[(number - 1) * COUNTIES_A_PAGE : number * COUNTIES_A_PAGE]
        count = parts(len(self.known))
        return HubPart(shown, number, tuple(part_of(key, one) for one in range(1, count + 1)))

    @cached_property
    def by_field(self) -> Mapping[tuple[str, str], Sequence[Planned]]:
        """What a county plans in a field of action of the Land; in no such field: under an empty name."""
        found: defaultdict[tuple[str, str], list[Planned]] = defaultdict(list)
        for one, planned in self._plans():
            for field in planned.fields:
                name = field if field in self.dataset.fields else ""
                if planned not in found[one, name][-1:]:
                    found[one, name].append(planned)
        return found

    def planned(self, county: KnownCounty, field: str) -> Sequence[Planned]:
        return self.by_field.get((county.id, field), ())

    @cached_property
    def replies(self) -> Mapping[tuple[str, str], Reply]:
        """What each county says of each entry of the Land, unless it says nothing."""
        answers: defaultdict[tuple[str, str], list[tuple[Planned, CountyAnswer]]] = defaultdict(list)
        for one, planned in self._plans():
            for answer in planned.answers:
                answers[one, answer.to].append((planned, answer))
        gaps = {(one.id, to): gap for one in self.known if one.county for to, gap in one.county.gaps.items()}
        return {key: Reply(tuple(answers.get(key, ())), gaps.get(key, "")) for key in {**answers, **gaps}}

    def reply(self, county: KnownCounty, entry: str) -> Reply:
        return self.replies.get((county.id, entry), _NOTHING_SAID)

    @cached_property
    def standings(self) -> Mapping[tuple[str, str], int]:
        """How many counties answer an entry of the Land, say that they have nothing, or are silent."""
        found: defaultdict[tuple[str, str], int] = defaultdict(int)
        for one in self.known:
            for entry in self.above:
                found[entry, self.reply(one, entry).standing] += 1
        return found

    def sums(self, one: KnownCounty) -> Sums:
        """How far the data of a county reach."""
        plans = one.county.plans if one.county else ()
        replies = [self.reply(one, entry).standing for entry in self.above]
        return Sums(
            measures=sum(1 for planned in plans if planned.kind == "measure"),
            fields=sum(1 for field in self.dataset.fields if self.planned(one, field)),
            replies={name: replies.count(name) for name in ("answered", "none", "silent")},
            strays=sum(1 for planned in plans for answer in planned.answers if not self._is_above(answer.to)),
        )

    def term(self, county: County) -> str:
        """Where today lies as to the term that a concept names: the end of the label that says so."""
        if not county.start:
            return "short.no_term"
        ended, ahead = last_day(Calendar(county.end)) < self.today, first_day(Calendar(county.start)) > self.today
        return f"{'part' if county.covers else 'short'}.{'ended' if ended else 'future' if ahead else 'running'}"

    def extent(self, reply: Reply) -> str:
        """How much has no counterpart, if it is said in a word that we know."""
        return reply.gap if reply.gap in [*Extent] else ""

    def _is_above(self, entry: str) -> bool:
        found = self.dataset.entries.get(entry)
        return found is not None and not self.dataset.concepts[found.concept].level.is_local

    def _plans(self) -> Iterator[tuple[str, Planned]]:
        for one in self.known:
            for planned in one.county.plans if one.county else ():
                yield one.id, planned
