"""With a Git host, a change in the form becomes a proposal on a branch of its own, and nobody else is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.form import lay_form
from tests.browser.git_host import API, PROJECT, TOKEN, GitHost
from tests.browser.served import Watched
from tests.support.built_site import ROOT, BuiltSite
from tests.support.nginx_host import hosting

FILE = "data/nordhausen/measures/M-5.2.3.yml"
ADDRESS = "https://github.com/stelle/konzept/edit/main/"


@pytest.fixture(scope="module")
def proposing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a form that knows its Git host."""
    site = tmp_path_factory.mktemp("proposing") / "site"
    site.mkdir()
    lay_form(site, edit_address=ADDRESS)
    (site / "404.html").write_text("<!doctype html><title>404</title>", encoding="utf-8")
    with hosting(tmp_path_factory, BuiltSite(site, ROOT / "data", ROOT / "content")) as address:
        yield address


def wait_until(page: Page, done: Callable[[], bool]) -> None:
    """Lets the page work until it is done; what is missing after a while, the test says itself."""
    for _ in range(300):
        if done():
            return
        page.wait_for_timeout(100)


def test_a_change_is_proposed_on_a_branch_of_its_own(browser: Browser, proposing: str) -> None:
    before = (ROOT / FILE).read_text(encoding="utf-8")
    host = GitHost({FILE: before, "data/actors/LRA.yml": (ROOT / "data/actors/LRA.yml").read_text("utf-8")})
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    watched = Watched(context.new_page(), proposing)
    page = watched.page
    page.route(f"{API}/**", host.answer)
    watched.go("/admin/")
    page.get_by_role("button", name="Mit Zugriffstoken anmelden").click()
    page.get_by_label("Persönliches Zugriffstoken").fill(TOKEN)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_text("Maßnahmen · Nordhausen").first.wait_for()
    page.evaluate("location.hash = '#/collections/nordhausen-measures/entries/M-5.2.3'")
    title = page.locator('section[data-key-path="title.de"] input')
    title.fill(f"{title.input_value()} heute")
    page.get_by_role("button", name="Speichern", exact=True).click()
    wait_until(page, lambda: bool(host.labels))
    assert host.unknown == []
    assert len(host.branches) == len(host.proposals) == len(host.commits) == 1
    assert host.proposals[0]["base"] == "main"
    assert host.proposals[0]["head"] == host.branches[0].removeprefix("refs/heads/") != "main"
    assert host.labels == ["konzept/draft"]
    assert list(host.written()) == [FILE]
    lines = [set(text.splitlines()) for text in (before, host.written()[FILE])]
    assert len(lines[0] - lines[1]) == len(lines[1] - lines[0]) == 1
    assert all(url.startswith((f"{API}{PROJECT}/", f"{API}/user", f"{API}/graphql")) for url in watched.strangers)
    assert host.tokens == {f"token {TOKEN}"}
    context.close()
