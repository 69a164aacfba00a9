"""The small world in two languages, recorded as current, after which some of the German has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from konzept.__main__ import main
from tests.support.arabic_world import write_content
from tests.support.built_site import BuiltSite, copy_project, shared_build
from tests.support.translated_world import MEASURE, NEW, OLD, change, recorded

EDIT = "https://git.example.org/edit/main/"
PAGE = "imprint"
DESCRIPTION = "Ganz anders & <b>neu</b>"
# A block without words of its own, which both languages would show alike: readers are not told of it.
MACRO_PAGE, MACRO = "about", "{{ concepts() }}"


def prepare(target: Path) -> Path:
    """Makes the project; returns its folder."""
    project = copy_project(target, linked=())
    data = recorded(project)
    write_content(project / "content")
    for file in sorted(project.glob("content/??/*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        fields = (f"{key}: {json.dumps(value)}\n" for key, value in yaml.safe_load(head).items())
        file.write_text(f"---\n{''.join(fields)}---\n{body}", encoding="utf-8")
    (data / "operator/site.yml").write_text(f'edit_address: "{EDIT}"\n', encoding="utf-8")
    assert main(["translated", "--all", "--data", str(data)]) == 0
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, '- de: "wenn Geld da ist"', '- de: "wenn Geld & <i>Rat</i> da ist"')
    change(data / "ui/frame.yml", 'de: "Zum Inhalt springen"', 'de: "Zum Inhalt gehen"')
    for name, text in ((PAGE, DESCRIPTION), (MACRO_PAGE, MACRO)):
        with (project / "content/de" / f"{name}.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{text}\n")
    law = data / "laws/gg.yml"
    law.write_text(law.read_text(encoding="utf-8").partition("translation:")[0], encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def outdated_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small world with outdated translations."""
    return shared_build(tmp_path_factory, "outdated", prepare)
