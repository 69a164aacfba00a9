"""What lies in `/admin/`, and that no other page of the site knows of it."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from konzept.admin import folder
from konzept.model.dataset import Dataset
from konzept.publish.job import BuildJob
from konzept.publish.site_files import robots
from tests.browser.form import lay_form
from tests.support import small_project
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("form")
    lay_form(site)
    return site / "admin"


def test_no_file_names_a_content_network(laid: Path) -> None:
    guilty = [
        path.name
        for path in laid.rglob("*")
        if path.suffix in {".js", ".css", ".html", ".json"}
        and re.search(r"unpkg\.com|jsdelivr|googleapis\.com/css|gstatic", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_a_content_network_that_we_do_not_know_of_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_FONT_FILES", {})
    (tmp_path / "admin").mkdir()
    with pytest.raises(folder.StrangeAddressError, match="jsdelivr"):
        folder.lay_packages(tmp_path / "admin", ROOT, None)  # type: ignore[arg-type]


def test_every_file_that_ours_import_is_there(laid: Path) -> None:
    for name in folder.OWN_FILES:
        for place in re.findall(r'from "(\./[^"]+)"', (laid / name).read_text(encoding="utf-8")):
            assert (laid / place).is_file(), place


def test_the_licences_of_what_is_published_come_with_it(laid: Path) -> None:
    assert {path.name for path in (laid / "licences").iterdir()} >= {"sveltia-cms.txt", "yaml.txt"}


def test_search_engines_are_told_to_stay_away_where_there_is_a_form(small_world: Dataset) -> None:
    without = BuildJob(ROOT, ROOT / "data", ROOT / "sources", datetime.date(2026, 3, 1), ROOT / "site")
    said = [robots(job, small_world, "https://konzepte.example/") for job in (without, replace(without, admin=True))]
    assert ["Disallow: /admin/\n" in one for one in said] == ["Disallow" in one for one in said] == [False, True]


def test_no_page_leads_to_the_form() -> None:
    places = [ROOT / "overrides", ROOT / "content", ROOT / "konzept" / "show" / "templates"]
    pages = [path for place in places for path in place.rglob("*") if path.suffix in {".html", ".md"}]
    assert len(pages) > 30
    assert [path.name for path in pages if "/admin" in path.read_text(encoding="utf-8")] == []


def test_building_the_form_without_its_packages_says_what_to_do(tmp_path: Path) -> None:
    project = small_project.write(tmp_path)
    result = small_project.run(project, "build", "--admin")
    assert result.returncode == 2
    assert result.stderr.startswith("Das Formular ist nicht eingerichtet: bitte „make admin“")
    assert not (project / "site").exists()


def test_the_lock_pins_every_package_by_its_hash_and_names_no_registry() -> None:
    lock = json.loads((ROOT / "admin" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert len(packages) > 20
    assert all("integrity" in about and "resolved" not in about for about in packages.values())
    asked = json.loads((ROOT / "admin" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    hacking = (ROOT / "HACKING.md").read_text(encoding="utf-8")
    assert [name for name in asked if f"`{name}`" not in hacking] == []


def test_what_the_cms_cannot_say_in_german_yet_is_said_by_us(laid: Path) -> None:
    own = json.loads((ROOT / "admin" / "wording.de.json").read_text(encoding="utf-8"))
    cms = json.loads((ROOT / folder.PACKAGES / folder.CMS / "locales" / "de.json").read_text(encoding="utf-8"))
    shown = json.loads(next(laid.glob("cms@*/locales/de.json")).read_text(encoding="utf-8"))
    instead = leaves(own.pop("instead"))
    assert leaves(shown) == leaves(own) | leaves(cms) | instead
    assert instead.keys() <= leaves(cms).keys(), "the CMS has no such words any more: delete ours"
    assert not [text for text in leaves(shown).values() if re.search(r"\bSlug", text) and "`" not in text]
    assert leaves(own).keys().isdisjoint(leaves(cms)), "the CMS says this itself by now: delete ours"


def leaves(tree: dict[str, Any], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        found |= leaves(value, f"{before}{key}.") if isinstance(value, dict) else {before + key: value}
    return found
