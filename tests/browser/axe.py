"""axe-core in a page: every rule for WCAG 2.2 A and AA and every best practice, nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# axe leaves these two out unless asked: the size of targets, and whether a name holds the words one sees.
ASKED_FOR = {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}
ALL = {"rules": ASKED_FOR}
# The judgement on contrast takes longer than all others together; `Palettes` asks for it once for equal elements.
ALL_BUT_CONTRAST = {"rules": ASKED_FOR | {"color-contrast": {"enabled": False}}}
CONTRAST = {"runOnly": ["color-contrast"]}
# What the width of the window decides besides; the size of targets has a probe of our own.
SCROLLING = {"runOnly": ["scrollable-region-focusable"]}
RUN = """async ([rules, part]) => {
  const result = await axe.run(part ? { include: window.fresh } : document,
    { resultTypes: ["violations"], preload: false, ...rules });
  return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\\n")[1] || ""})`));
}"""

# One of each group of elements with text that no style sheet could tell apart, but for the groups that are known:
# the same names, classes and attributes all the way up, and the same end of its parent's row of children.
FRESH = """(known) => {
  const seen = new Set(known);
  const own = (one) => [one.localName, one.className.baseVal ?? one.className, one.getAttributeNames().sort(),
    !one.previousElementSibling, !one.nextElementSibling].join();
  const paths = new Map();
  const path = (one) => {
    if (!paths.has(one)) { paths.set(one, (one.parentElement ? path(one.parentElement) : "") + "/" + own(one)); }
    return paths.get(one);
  };
  const number = (text) => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16777619), 2166136261);
  const fresh = new Map();
  for (const one of document.body.querySelectorAll("*")) {
    if (![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) { continue; }
    const name = number(path(one));
    if (one.checkVisibility() && !seen.has(name) && !fresh.has(name)) { fresh.set(name, one); }
  }
  window.fresh = [...fresh.values()];
  return [...fresh.keys()];
}"""

# The menu of a narrow screen is a state of its own.
OPEN_ALL = """() => document.querySelectorAll("details:not(.menu)").forEach((one) => { one.open = true; })"""


def violations(page: Page, rules: Mapping[str, object] = ALL, *, part: bool = False) -> list[str]:
    """What axe-core finds on a page as it stands, with the elements; of a part only if `window.fresh` holds one."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)
    return page.evaluate(RUN, [rules, part])


class Palettes:
    """The contrast of many pages in several looks: in each, elements that look alike are judged once."""

    def __init__(self) -> None:
        self.known: dict[str, set[int]] = defaultdict(set)

    def violations(self, page: Page, look: str) -> list[str]:
        """What axe-core finds in the contrast of those elements of a page that are new in this look."""
        fresh = page.evaluate(FRESH, list(self.known[look]))
        self.known[look].update(fresh)
        return violations(page, CONTRAST, part=True) if fresh else []


def open_all(page: Page) -> None:
    """Opens every disclosure of a page's content."""
    page.evaluate(OPEN_ALL)
