"""What a reader's device has to fetch: bytes of each part of a page, packed as the build packs them, against budgets.

The budgets are enforced by tests, by size and never by time; `make bench` prints the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import MISSING, plan
from konzept.publish.precompress import gzipped
from konzept.publish.scripts import SEARCH
from konzept.show.search_parts import SEARCH_INDEX

_FETCHED = re.compile(r'<link rel="(stylesheet|icon)" href="([^"]+)"|<(script|img) [^>]*?src="([^"]+)"')
# Every typeface a style names, used on the page or not.
_FONT = re.compile(r'url\("([^"]+\.woff2)"\)')
# What a script fetches before anyone touches the page; `import(…)` waits for a reader.
_IMPORT = re.compile(r'^\s*(?:import|export)\b[^;(]*?"(\.{1,2}/[^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class PageWeight:
    """One page and what it fetches by itself, in bytes as sent; headers are not counted."""

    address: str
    type: str
    html: int
    styles: int
    scripts: int
    others: int
    requests: int

    @property
    def first_view(self) -> int:
        return self.html + self.styles + self.scripts + self.others


@dataclass(frozen=True)
class Budget:
    """How much a part of a page may weigh, and why; `types` are the page types it is for, all if there are none."""

    name: str
    limit: int
    value: Callable[[PageWeight], int]
    reason: str
    types: frozenset[str] = frozenset()

    def heaviest(self, weights: Iterable[PageWeight]) -> PageWeight:
        """The page that comes closest to the limit, or lies furthest above it."""
        return max((one for one in weights if not self.types or one.type in self.types), key=self.value)


BUDGETS = (
    Budget("HTML of a measure", 9_000, lambda one: one.html,
           "fits a connection's first round trip: links from elsewhere lead to measures", frozenset({"measure"})),
    Budget("HTML of a page side by side", 25_000, lambda one: one.html,
           "the longest field in both languages still arrives within a second at 250 kbit/s",
           frozenset({"compare", "field", "matrix"})),
    Budget("styles", 32_000, lambda one: one.styles, "nothing is drawn before they are there"),
    Budget("scripts before anyone touches the page", 45_000, lambda one: one.scripts,
           "an old phone reads a script far more slowly than it fetches it"),
    Budget("requests", 12, lambda one: one.requests, "each costs a slow connection a round trip"),
    Budget("first view altogether", 100_000, lambda one: one.first_view,
           "a page must not cost a reader without a flat rate more than a photograph"),
)  # fmt: skip


# The search is fetched when somebody first uses it.  Its script was held to 10,240 bytes until it learned to forgive in
# synonyms, to say when there is nothing, and to read its index without a pause that a finger feels; all that is more
# than can be had for less, and 12,288 are a fifth of a second at 500 kbit/s.  Reading an index in parts takes 256 more.
SEARCH_SCRIPT = 12_544
FIRST_SEARCH = 80_000
# With a part beside the index, the titles from forty local concepts or all of one; a reader at 500 kbit/s then waits
# for six seconds and a half.
FIRST_SEARCH_IN_PARTS = 400_000


def first_search(assets: Mapping[str, Callable[[], bytes]]) -> tuple[int, int]:
    """What a reader's first search fetches at most, packed: the script and the index of one language, and a part of it.

    With the weight that is still good.
    """
    beginning = SEARCH_INDEX.replace(".json", "-")
    parts = [len(gzipped(make())) for name, make in assets.items() if name.startswith(beginning)]
    whole = sum(len(gzipped(assets[name]())) for name in (SEARCH, SEARCH_INDEX))
    return whole + max(parts, default=0), FIRST_SEARCH_IN_PARTS if parts else FIRST_SEARCH


def weigh_all(site: Path, dataset: Dataset) -> Iterator[PageWeight]:
    """Every page of every language."""
    for code, language in dataset.languages.items():
        for key, page in plan(dataset, code).items():
            if key != MISSING:
                address = f"{language.path}/{page.address}".lstrip("/")
                kind = kind_of(dataset.entries[key.subject]) if key.type == "entry" else key.type
                yield weigh(site, address, kind)


def weigh(site: Path, address: str, kind: str) -> PageWeight:
    """One page by its address, without a slash at the start."""
    folder = site / address
    fetched = files(folder, (folder / "index.html").read_text(encoding="utf-8"))
    sums = {part: sum(packed(file) for file in found) for part, found in fetched.items()}
    requests = 1 + sum(map(len, fetched.values()))
    html = packed(folder / "index.html")
    return PageWeight(f"/{address}", kind, html, sums["styles"], sums["scripts"], sums["others"], requests)


def files(folder: Path, html: str) -> Mapping[str, set[Path]]:
    """What a page names to be fetched at once, by its part."""
    found: dict[str, set[Path]] = {"styles": set(), "scripts": set(), "others": set()}
    for link, address, element, source in _FETCHED.findall(html):
        part = {"stylesheet": "styles", "script": "scripts"}.get(link or element, "others")
        found[part].add((folder / (address or source)).resolve())
    found["scripts"] = with_imports(found["scripts"])
    for style in found["styles"]:
        found["others"] |= {style.parent / name for name in _FONT.findall(style.read_text(encoding="utf-8"))}
    return found


def with_imports(scripts: Iterable[Path]) -> set[Path]:
    """The scripts and all they import in turn."""
    known: set[Path] = set()
    waiting = list(scripts)
    while waiting:
        script = waiting.pop()
        if script not in known:
            known.add(script)
            names = _IMPORT.findall(script.read_text(encoding="utf-8"))
            waiting += [(script.parent / name).resolve() for name in names]
    return known


@cache
def packed(file: Path) -> int:
    content = file.read_bytes()
    return min(len(content), len(gzipped(content)))


def rows(weights: list[PageWeight]) -> Iterator[str]:
    """The table that `make bench` prints."""
    yield "| packed with gzip, bytes | heaviest page | weight | budget | |\n|---|---|---:|---:|---|"
    for budget in BUDGETS:
        page = budget.heaviest(weights)
        weight = budget.value(page)
        verdict = "within" if weight <= budget.limit else "above"
        yield f"| {budget.name} | {page.address} | {weight:,} | {budget.limit:,} | {verdict} |"
