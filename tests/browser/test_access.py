"""axe-core finds nothing to complain about on any type of page, in both palettes, wide and narrow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import axe_playwright_python
import pytest
from built_site import LANGUAGES
from examples import TYPES, longest
from served import NARROW, WIDE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async (only) => {
  const result = await axe.run(document, { resultTypes: ["violations"], ...(only.length ? { runOnly: only } : {}) });
  return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\\n")[1] || ""})`));
}"""


# Every rule at the extremes; between them only colours and layout differ, and the layout is the other's.
LOOKS = ((WIDE, "light", []), (WIDE, "dark", ["color-contrast"]), (NARROW, "light", ["color-contrast"]),
         (NARROW, "dark", []))  # fmt: skip


def violations(page, only: Sequence[str] = ()) -> list[str]:
    """What axe-core finds on a page, with the elements; all its rules unless some are named."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    return page.evaluate(RUN, list(only))


@pytest.mark.parametrize("wanted", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(real_site, open_page, language, wanted):
    page = open_page(reduced_motion="reduce").go(longest(real_site, language, wanted))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = !one.matches('.menu'); })")
    found = []
    for size, scheme, rules in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += [f"{size['width']} px, {scheme}: {problem}" for problem in violations(page, rules)]
    assert not found, "\n".join([page.url, *found])


def test_axe_sees_a_fault(real_site, open_page):
    page = open_page().go(real_site.address("de", "home"))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert any(problem.startswith("image-alt") for problem in violations(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_open_menu(real_site, open_page, language):
    page = open_page(viewport=NARROW).go(real_site.address(language, "home"))
    page.locator("details.menu > summary").click()
    assert page.locator("details.menu nav a").first.is_visible()
    assert violations(page) == []
