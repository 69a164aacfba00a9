"""axe-core in a page: every rule for WCAG 2.2 A and AA and every best practice, nothing left out."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# axe leaves these two out unless asked: the size of targets, and whether a name holds the words one sees.
RUN = """async () => {
  const result = await axe.run(document, { resultTypes: ["violations"], preload: false,
    rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } } });
  return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\\n")[1] || ""})`));
}"""

# The menu of a narrow screen is a state of its own.
OPEN_ALL = """() => document.querySelectorAll("details:not(.menu)").forEach((one) => { one.open = true; })"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page as it stands, with the elements."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)
    return page.evaluate(RUN)


def open_all(page: Page) -> None:
    """Opens every disclosure of a page's content."""
    page.evaluate(OPEN_ALL)
