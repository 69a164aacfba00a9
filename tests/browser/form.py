"""The form of `/admin/` in a browser, with the CMS' own way of working on a folder of this machine.

The folder picker is the one thing a browser without a window cannot show; the private folder that every page has is
handed over in its place.  It is a real directory to the CMS, filled from a copy of the data and read back into it.
"""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from konzept.admin import folder
from konzept.read.load import load
from tests.browser.served import Watched
from tests.support.built_site import ROOT, BuiltSite
from tests.support.nginx_host import hosting

FOLDERS = ("data", "content")
PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  const folders = new Map([["", root]]);
  const enter = async (path) => {
    if (!folders.has(path)) {
      const [, above, name] = path.match(/^(?:(.*)\\/)?([^/]+)$/);
      folders.set(path, await (await enter(above ?? "")).getDirectoryHandle(name, { create: true }));
    }
    return folders.get(path);
  };
  const put = async ([path, text]) => {
    const [, above, name] = path.match(/^(?:(.*)\\/)?([^/]+)$/);
    const file = await folders.get(above).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  };
  for (const path of Object.keys(files)) await enter(path.slice(0, path.lastIndexOf("/")));
  await Promise.all(Object.entries(files).map(put));
}"""
TAKE = """async (folderName) => {
  const walk = async (directory, before, files) => {
    for await (const [name, handle] of directory.entries()) {
      if (handle.kind === "directory") await walk(handle, `${before}${name}/`, files);
      else files[before + name] = await (await handle.getFile()).text();
    }
    return files;
  };
  const root = await navigator.storage.getDirectory();
  for (;;) {
    try {
      return await walk(await root.getDirectoryHandle(folderName), `${folderName}/`, {});
    } catch (error) {
      if (error.name !== "NotFoundError") throw error;  // a file that the browser has not closed yet goes away
    }
  }
}"""


def lay_form(site: Path, edit_address: str | None = None) -> None:
    """Writes the form for the real data into a folder, kept at an address of a Git host if one is given."""
    if not folder.is_installed(ROOT):
        pytest.fail("The form's packages are missing: run `make test`, which installs them.", pytrace=False)
    world = load(ROOT / "data").dataset
    assert world is not None
    operator = dataclasses.replace(world.operator, edit_address=edit_address)
    world = dataclasses.replace(world, records={**world.records, "operator": {"site": operator}})
    folder.write(site, world, ROOT, datetime.date(2026, 12, 1))


@pytest.fixture(scope="session")
def form_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that holds the form for the real data and nothing else."""
    site = tmp_path_factory.mktemp("form") / "site"
    site.mkdir()
    lay_form(site)
    (site / "404.html").write_text("<!doctype html><title>404</title>", encoding="utf-8")
    with hosting(tmp_path_factory, BuiltSite(site, ROOT / "data", ROOT / "content")) as address:
        yield address


@dataclass
class Desk:
    """The form at work on a copy of the data under version control."""

    watched: Watched
    project: Path

    @property
    def page(self) -> Page:
        return self.watched.page

    def start(self) -> None:
        """Opens the form and hands it the folder."""
        self.page.add_init_script(PICKER)
        self.watched.go("/404.html")
        self.page.evaluate(FILL, {path: (self.project / path).read_text("utf-8") for path in self.tracked()})
        self.watched.complaints.clear()
        self.watched.go("/admin/")
        self.page.get_by_role("button", name="Mit lokalem Repository arbeiten").click()
        self.page.get_by_text("Leitlinien").first.wait_for()  # on a phone the list of lists comes first
        self.page.get_by_text("Wird geladen").or_(self.page.get_by_text("wird geladen")).first.wait_for(state="hidden")

    def tracked(self) -> list[str]:
        return self.git("ls-files", *FOLDERS).splitlines()

    def open(self, place: str) -> None:
        """Goes to a list or a record: `actor/new`, `nordhausen-measures/entries/M-5.2.3`."""
        self.page.evaluate("place => { location.hash = place }", f"#/collections/{place}")

    def section(self, path: str) -> Any:
        """The part of the form for a field; the CMS makes parts only once they come into sight."""
        found = self.page.locator(f'section[data-key-path="{path}"]')
        if above := path.rpartition(".")[0]:
            outer = self.page.locator(f'section[data-key-path="{above}"]')
            if outer.count() or not above.rpartition(".")[2].isdigit():
                self.section(above)
        while not found.count():
            self.page.locator("section[data-key-path]").last.scroll_into_view_if_needed()
        found.scroll_into_view_if_needed()
        return found

    def field(self, path: str) -> Any:
        """The input of a field."""
        return self.section(path).locator("input, textarea").first

    def unfold(self, path: str) -> None:
        """Adds a part that may be left out."""
        self.section(path).get_by_role("checkbox").first.click()

    def choose(self, path: str, label: str) -> None:
        """Picks an option: of a list that unfolds, or of those that stand beside each other."""
        part = self.section(path)
        box = part.get_by_role("combobox").or_(part.get_by_role("radio", name=label)).first
        box.click()
        if box.get_attribute("role") == "combobox":
            self.page.get_by_role("option", name=label).first.click()

    def add(self, path: str) -> None:
        """Adds an item to a list."""
        self.section(path).get_by_role("button", name="hinzufügen").first.click()

    def identify(self, record: str) -> None:
        """Types the id of a new record, which on a phone is behind a menu."""
        beside = self.page.locator("aside input, .panel input").first
        if self.page.viewport_size["width"] < 600:
            self.page.get_by_role("button", name="Editor-Optionen anzeigen").click()
            self.page.get_by_role("menuitem", name="Kennung").click()
            beside.fill(record)
            self.page.keyboard.press("Escape")
        else:
            beside.fill(record)

    def tick(self, path: str) -> None:
        """Ticks a box."""
        part = self.section(path)
        part.get_by_role("checkbox").or_(part.get_by_role("switch")).first.click()

    def save(self) -> None:
        """Saves, waits until that is done, and lays what the form wrote into the copy."""
        done = self.page.get_by_text("gespeichert").first
        done.wait_for(state="hidden")  # what the save before this one said
        self.page.get_by_role("button", name="Speichern", exact=True).click()
        done.wait_for()
        taken = [self.page.evaluate(TAKE, name) for name in FOLDERS]
        for path, text in (one for files in taken for one in files.items()):
            target = self.project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=Probe", "-c", "user.email=probe@example.org", *arguments]
        return subprocess.run(command, cwd=self.project, capture_output=True, text=True, check=True).stdout


def open_desk(
    browser: Browser, form_base: str, project: Path, width: int = 1280, kind: type[Desk] = Desk
) -> Iterator[Desk]:
    """The form, opened on a copy of the real data in a window so wide."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, project / name)
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
    made = kind(Watched(context.new_page(), form_base), project)
    made.git("init", "--quiet")
    made.git("add", *FOLDERS)
    made.git("commit", "--quiet", "-m", "data: start")
    made.start()
    yield made
    context.close()


@pytest.fixture(scope="module")
def desk(browser: Browser, form_base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The form, once for a module: opening it is what takes long."""
    yield from open_desk(browser, form_base, tmp_path_factory.mktemp("project"))
