"""The small world as a site of two languages: enough of one wherever a test is not about the real texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.arabic_world import write_content
from tests.support.built_site import ROOT, BuiltSite, copy_project, shared_build

PROSE = "  de: |\n    Nur hier.\n  en: |\n    Only here.\n"
PARTS_NOTE = """\
    available: false
    note:
      de: |
        Nur hier.
      en: |
        Only here.
"""
LAWS_AND_GAP = """\
laws:
  - law: gg
    provision:
      de: "Art. 1 GG"
      en: "Article 1 of the Basic Law"
    note:
      de: "Nur hier."
      en: "Only here."
gap:
  - concept: upper
    extent: part
    text:
      de: |
        Nur hier.
      en: |
        Only here.
"""
IN_FORCE = """\
order: 2
in_force:
  - start: "2021"
    end: "2022"
    evidence:
      - document: report-2018
        at:
          de: "Nur hier."
          en: "Only here."
"""
CORRECTS = """\
corrects:
  year: "2018"
  reason:
    de: "Nur hier."
    en: "Only here."
"""
COVERS = """\
  section: "5"
  covers:
    de: "Felder in Abschnitt 5"
    en: "fields in section 5"
"""
PROVISOS = """\
    conditions:
      - text:
          de: "solange das Geld reicht"
          en: "as long as the money lasts"
        stated_in: S-1
    when:
      text:
        de: "in diesen Jahren"
        en: "in these years"
"""
# What the small world does without, so that every text field of the model is filled in some file, in words of its own:
# what goes, or nothing, and what comes in its place, or at the end.
MORE = (
    ("actors/DISTRICT.yml", '  de: "Kreis"', '  de: "LK"'),
    (
        "actors/DISTRICT.yml",
        "",
        'tied_to:\n  de: "solange es den Kreis gibt"\n  en: "as long as the district exists"\n',
    ),
    ("concepts/lower.yml", '"Der Kreis sagt, was er tut."', '"Kurz: Der Kreis sagt, was er tut."'),
    ("concepts/lower.yml", '  end: "2020"\n', f'  end: "2020"\n{COVERS}'),
    ("concepts/lower.yml", '      en: "Fields"\n', f'      en: "Fields"\n{PROVISOS}'),
    ("concepts/lower.yml", "order: 2\n", IN_FORCE),
    ("lower/progress/2018/M-5.1.2.yml", "", CORRECTS),
    ("concepts/upper.yml", "    available: false\n", PARTS_NOTE),
    ("duties/yearly-report.yml", "", f"note:\n{PROSE}"),
    ("glossary/district.yml", "", f"note:\n{PROSE}"),
    ("laws/gg.yml", "", f"text:\n{PROSE}note:\n{PROSE}"),
    ("lower/measures/M-5.1.2.yml", "", LAWS_AND_GAP),
)


def prepare(target: Path) -> Path:
    """Makes the project; returns its folder."""
    project = copy_project(target, linked=())
    shutil.copytree(ROOT / "tests/world", project / "data")
    shutil.copytree(ROOT / "data/ui", project / "data/ui")
    for name, old, new in MORE:
        file = project / "data" / name
        text = file.read_text(encoding="utf-8")
        assert old in text, name
        file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    write_content(project / "content")
    return project


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small world in two languages."""
    return shared_build(tmp_path_factory, "small", prepare)
