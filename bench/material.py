"""`make bench-material`: our site beside a stock Material site with the same words.

The stock site has Material's own settings: its search, its languages, its frame; only web fonts are off, since nothing
here may ask another host, and the navigation is short, since every page in it would make each page heavier still.
Its pages have our words without our links, cards and charts, so every number is in its favour.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench.__main__ import pages_by_language
from bench.loads import Load, axe_on, load, violations
from bench.plain import markdown
from bench.scores import CATEGORIES, NoTool, Score, examples, measured, our_site, say, tool
from bench.search_browser import chromium
from bench.search_sites import STOCK, run
from bench.server import NoServer, nginx_serving
from bench.weights import packed
from konzept.publish.precompress import compress

# So many pages, evenly from all, go through axe, besides the examples.
AXE_PAGES = 40


@dataclass(frozen=True)
class Side:
    """Everything measured about one of the two sites."""

    html: Sequence[int]
    loads: Sequence[Load]
    axe: Sequence[Mapping[str, int]]
    violations: Sequence[Counter[str]]
    scores: Sequence[Score]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.material", description="Compare with stock Material.")
    parser.add_argument("--rounds", type=int, default=3, help="runs of Lighthouse for each page (default: 3; 0: none)")
    rounds = parser.parse_args().rounds
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-material-") as scratch:
            report(Path(scratch), rounds)
    except (NoTool, NoServer) as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def report(scratch: Path, rounds: int) -> None:
    """Measures both sites and prints the table."""
    with our_site(scratch) as (base, site):
        say("Baue die Vergleichsseiten … / Building the stock site …")
        stock = stock_site(site, scratch / "stock")
        pages = list(examples(site).values())
        sample = [*pages, *spread(addresses(site), AXE_PAGES)]
        ours = compared(base, base, site, pages, sample, rounds, scratch)
        with (
            nginx_serving(stock, scratch / "stock-nginx", policy=False) as free,
            nginx_serving(stock, scratch / "strict-nginx") as strict,
        ):
            theirs = compared(free, strict, stock, pages, sample, rounds, scratch)
    print(f"\nLighthouse: medians of {rounds}; load of the machine {os.getloadavg()[0]:.1f}; "
          f"axe on {len(sample)} pages, the rest on {len(pages)}\n")  # fmt: skip
    print("| | this site | stock Material |\n|---|---:|---:|")
    for (name, mine), (_, other) in zip(lines(ours), lines(theirs), strict=True):
        print(f"| {name} | {mine} | {other} |")


def stock_site(site: Path, folder: Path) -> Path:
    """The words of our pages, built by stock Material once per language, and packed as ours are."""
    built = folder / "site"
    for path, pages in sorted(pages_by_language(site).items()):
        project, root = folder / (path or "root"), site / path
        for page in pages:
            target = project / "docs" / page.relative_to(root).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
        (project / "mkdocs.yml").write_text(STOCK.format(code=path or "de"), encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
        run([*command, "-d", str(project / "site")])
        shutil.copytree(project / "site", built / path, dirs_exist_ok=True)
    compress(built)
    return built


def addresses(site: Path) -> list[str]:
    return sorted(
        f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/") for page in site.rglob("index.html")
    )


def spread(all_of_them: Sequence[str], number: int) -> list[str]:
    """So many, evenly from the first to the last."""
    return [all_of_them[place * len(all_of_them) // number] for place in range(number)]


def compared(base: str, strict: str, site: Path, pages: Sequence[str], sample: Sequence[str], rounds: int,
             scratch: Path) -> Side:  # fmt: skip
    """Measures one site; `strict` is where it is served under our policy."""
    say(f"Messe … / Measuring … {base}")
    with chromium() as browser:
        loads, found, broken = in_browser(browser, base, strict, pages, sample)
    scores = [measured(tool(), base + page, scratch, rounds) for page in pages] if rounds else []
    html = [packed(site / one.lstrip("/") / "index.html") for one in addresses(site)]
    return Side(html, loads, found, broken, scores)


def in_browser(browser: Browser, base: str, strict: str, pages: Sequence[str], sample: Sequence[str]
               ) -> tuple[list[Load], list[Mapping[str, int]], list[Counter[str]]]:  # fmt: skip
    loads = [load(browser, base + page) for page in pages]
    found = axe_on(browser, [base + page for page in sample])
    return loads, found, violations(browser, [strict + page for page in pages])


def lines(side: Side) -> Iterator[tuple[str, str]]:
    """The rows of the table: name and value."""
    yield "HTML packed, kB: median, heaviest page", kilobytes(side.html)
    for part in ("styles", "scripts", "total"):
        name = "first view altogether" if part == "total" else part
        yield f"{name}, kB: median, most", kilobytes([getattr(one, part) for one in side.loads])
    yield "requests: most", str(max(one.requests for one in side.loads))
    rules = Counter(rule for page in side.axe for rule in page)
    yield "axe: pages with violations", f"{sum(map(bool, side.axe))} of {len(side.axe)}"
    yield "axe: elements in violation", f"{sum(sum(page.values()) for page in side.axe):,}"
    yield "axe: rules broken (pages)", counted(rules)
    yield "our policy: violations a page, median", f"{statistics.median(one.total() for one in side.violations):g}"
    yield "our policy: directives broken (times)", counted(sum(side.violations, Counter()))
    if side.scores:
        yield from judgements(side.scores)


def judgements(scores: Sequence[Score]) -> Iterator[tuple[str, str]]:
    for place, category in enumerate(CATEGORIES):
        values = [score.categories[place] for score in scores]
        yield f"Lighthouse {category}: median, least", f"{statistics.median(values):g}, {min(values)}"
    yield "Lighthouse: what costs points", counted(Counter(one for score in scores for one in score.failed))


def kilobytes(values: Sequence[int]) -> str:
    return f"{statistics.median(values) / 1000:.1f}, {max(values) / 1000:.1f}"


def counted(found: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({times})" for name, times in sorted(found.items())) or "none"


if __name__ == "__main__":
    sys.exit(main())
