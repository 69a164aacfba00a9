"""One visit of a page serves many probes: to open a page costs more than most of what is asked of it.

A page is opened once and put into one setting after the other; what a probe finds there is noted under its name.
Tests ask for the findings of their probe (`findings`) and name it in a mark, so that nothing is probed in vain.
The workers of a run share the pages between them.
"""

from __future__ import annotations

import fcntl
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from tests.browser.axe import ALL_BUT_CONTRAST, SCROLLING, Palettes, open_all, violations
from tests.browser.examples import visited
from tests.browser.focus import ask, problems
from tests.browser.served import NARROW, PHONE, WIDE, ZOOMED, Pool, Watched
from tests.support.built_site import BuiltSite, shared_folder

# Text twice as large as the site sets it, and text at 200 per cent of the browser's own size.
TWICE, LARGE = "225%", "200%"
SIZE = "(size) => document.documentElement.style.setProperty('font-size', size, 'important')"
SPACED = "document.adoptedStyleSheets = []"

# What sticks out to the right of the window, for the message.
CULPRITS = """() => {
  const width = document.documentElement.clientWidth;
  const clipped = (one) => { for (let up = one.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowX !== "visible") { return true; } } return false; };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !clipped(one))
    .slice(0, 3).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 50)}`);
}"""


def too_wide(page: Page) -> list[str]:
    """What makes a page scroll sideways; empty if it does not."""
    if page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
        return []
    return [f"{page.url} is {page.evaluate('document.documentElement.scrollWidth')} px wide: {page.evaluate(CULPRITS)}"]


def styled(page: Page) -> list[str]:
    """Whether the style sheet has been applied, which the policy might have forbidden."""
    shown = page.evaluate("getComputedStyle(document.querySelector('.header')).display")
    return ["the page has no styles"] if shown == "inline" else []


def narrow(visit: Visit) -> None:
    """As it is opened on a small screen, then with all that unfolds."""
    page = visit.page
    visit.ask("quiet", lambda: [*visit.watched.strangers, *visit.watched.complaints, *styled(page)])
    visit.ask("small_screen", lambda: too_wide(page))
    open_all(page)
    visit.judge_structure("de", else_=SCROLLING)
    visit.ask("targets", lambda: ask(page, "targets"))
    visit.ask("lists", lambda: ask(page, "lists"))
    visit.judge_contrast("narrow", "light" if visit.language == "de" else "dark")
    for size in (PHONE, NARROW):
        page.set_viewport_size(size)
        visit.ask("words", lambda: ask(page, "words"))


def zoomed(visit: Visit) -> None:
    """At 400 per cent; the focus in the palette that the wide window does not have."""
    page = visit.page
    page.emulate_media(color_scheme="dark" if visit.language == "de" else "light")
    page.set_viewport_size(ZOOMED)
    visit.ask("reflow", lambda: ask(page, "text"))
    if visit.every:
        visit.ask("focus", lambda: problems(page))


def wide(visit: Visit) -> None:
    """In a wide window."""
    page = visit.page
    page.emulate_media(color_scheme="light" if visit.language == "de" else "dark")
    page.set_viewport_size(WIDE)
    visit.ask("reflow", lambda: ask(page, "text"))
    visit.ask("focus", lambda: problems(page))
    visit.ask("targets", lambda: ask(page, "targets"))
    visit.ask("motion", lambda: ask(page, "motion"))
    visit.judge_structure("en")
    visit.judge_contrast("wide", "dark" if visit.language == "de" else "light")


def enlarged(visit: Visit) -> None:
    """With large text, then with the spacing that a reader may set."""
    page = visit.page
    page.evaluate(SIZE, TWICE)
    visit.ask("reflow", lambda: ask(page, "text"), "text twice as large")
    page.evaluate(SIZE, LARGE)
    visit.ask("small_screen", lambda: too_wide(page), "large text")
    page.evaluate(SIZE, "")
    ask(page, "space")
    visit.ask("reflow", lambda: ask(page, "text"), "spaced")
    page.set_viewport_size(NARROW)
    visit.ask("reflow", lambda: ask(page, "text"), "spaced")
    page.evaluate(SPACED)


SETTINGS: Sequence[Callable[[Visit], None]] = (narrow, zoomed, wide, enlarged)
MOST = 5


class Visit:
    """A page that is open, and what its probes have found so far: by probe, with the setting.

    With `every`, contrast is judged in both palettes at each width, else in one at each, since colours do not depend on
    it; the structure at each width, else at one; and the focus is looked for in either, else in a wide window.
    """

    def __init__(
        self, watched: Watched, palettes: Palettes, language: str, probes: frozenset[str], *, every: bool
    ) -> None:
        self.watched, self.palettes, self.language, self.probes, self.every = watched, palettes, language, probes, every
        self.found: dict[str, list[str]] = defaultdict(list)

    @property
    def page(self) -> Page:
        return self.watched.page

    def judge_structure(self, language: str, else_: Mapping[str, object] | None = None) -> None:
        """Asks axe about all but contrast, by day at one width for pages in each language; in the other, `else_`."""
        rules = ALL_BUT_CONTRAST if self.every or self.language == language else else_
        if rules:
            self.ask("axe", lambda: violations(self.page, rules))

    def judge_contrast(self, width: str, palette: str) -> None:
        """Asks axe about the contrast in a palette, which stays, or in the other one as well before."""
        other = "light" if palette == "dark" else "dark"
        for scheme in (other, palette) if self.every else (palette,):
            self.page.emulate_media(color_scheme=scheme)
            self.ask("axe", lambda look=scheme: self.palettes.violations(self.page, f"{width}, {look}"), scheme)

    def ask(self, probe: str, asked: Callable[[], list[str]], setting: str = "") -> None:
        """Notes what a probe finds; that it cannot be asked is a finding of its own, and no other's."""
        if probe not in self.probes:
            return
        try:
            found = asked()
        except Error as error:
            found = [f"the probe fails: {error}"]
        size = self.page.viewport_size or {}
        where = ", ".join(filter(None, (f"{size.get('width')} px", setting)))
        self.found[probe] += [f"{where}: {problem}" for problem in found[:MOST]]


def found_on(address: str, visit: Visit) -> Mapping[str, list[str]]:
    """Opens a page and puts it into every setting; what the probes found, by their names."""
    visit.watched.as_new()
    visit.watched.go(address)
    for setting in SETTINGS:
        setting(visit)
    return visit.found


Findings = Mapping[str, Mapping[str, list[str]]]
"""By address, then by probe."""


def shared_visits(folder: Path, addresses: Sequence[str], look: Callable[[str], object]) -> Findings:
    """What each page's visit found; a worker takes the pages that no other has taken yet, then waits for the rest."""
    folder.mkdir(exist_ok=True)
    places = {address: folder / f"{number}.json" for number, address in enumerate(addresses)}
    for flag in (fcntl.LOCK_EX | fcntl.LOCK_NB, fcntl.LOCK_EX):
        for address, place in places.items():
            with place.with_suffix(".lock").open("w") as lock:
                try:
                    fcntl.flock(lock, flag)
                except BlockingIOError:
                    continue
                if not place.exists():
                    place.write_text(json.dumps(look(address)), encoding="utf-8")
    return {address: json.loads(place.read_text(encoding="utf-8")) for address, place in places.items()}


@pytest.fixture(scope="session")
def every_finding(request, browser, base, real_site: BuiltSite, tmp_path_factory) -> Iterator[Findings]:
    """What the visits of this run found for the probes that its tests name."""
    marks = (mark for item in request.session.items for mark in item.iter_markers("probe"))
    probes = frozenset(name for mark in marks for name in mark.args)
    every = request.config.getoption("--everything")
    addresses = sorted(real_site.documents) if every else visited(real_site)
    pool = Pool(browser)
    with pool.pages(base) as opener:
        watched, palettes = opener(viewport=NARROW, reduced_motion="reduce"), Palettes()
        yield shared_visits(
            shared_folder(tmp_path_factory) / "visits",
            addresses,
            lambda address: found_on(
                address, Visit(watched, palettes, real_site.documents[address].language, probes, every=every)
            ),
        )
    pool.close()


@pytest.fixture
def findings(request, every_finding: Findings) -> list[str]:
    """What the probes that the test names have found, on all pages of this run."""
    probes = request.node.get_closest_marker("probe").args
    return [
        f"{address} {problem}"
        for address, found in every_finding.items()
        for probe in probes
        for problem in found.get(probe, ())
    ]
