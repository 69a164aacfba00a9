"""Where the words of a report lead when it lies outside the site: pages have whole addresses, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konzept.plan.site import Site
from konzept.show.views.report_blocks import Part, Run


@dataclass(frozen=True)
class Outside:
    """A report that lies anywhere; without an address of the site, its pages cannot be linked to."""

    site: Site

    def address(self, run: Run) -> str:
        """The address that a piece of text leads to; `#place` inside the report, nothing where it leads nowhere."""
        if run.place:
            return f"#{run.place}"
        if run.page and self.site.has_address:
            return self.site.absolute(self.site.language.id, run.page)
        return run.address


def headings(parts: Iterable[Part], depth: int, level: int = 1) -> Iterator[tuple[int, Part]]:
    """The parts in order, down to a depth, each with its level from 1."""
    for part in parts:
        yield level, part
        if level < depth:
            yield from headings(part.parts, depth, level + 1)
