"""The small world with invented documents beside it: one holds an attack, the other has changed since then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from konzept.official.sentences import fingerprint
from tests.support.arabic_world import write_content
from tests.support.built_site import ROOT, BuiltSite, copy_project, shared_build
from tests.support.hostile_site import ATTACKS

FIRST_ATTACK, *OTHER_ATTACKS = ATTACKS
GUIDELINE = f"Eine erfundene Leitlinie {FIRST_ATTACK} für alle."
ITEM = "Er zahlt zwölf erfundene Plätze."
SAID, LEARNED = "Der erfundene Kreis sagt etwas.", "Alle lernen eine erfundene Sprache."
RENDERED = {"statements/S-1": SAID, "goals/K-1": LEARNED, "measures/M-5.1.2": ITEM}
SOURCES = {
    "upper.md": f"# 1. Leitlinien und Ziele\n\n{GUIDELINE}\n\n"
    + "\n".join(f"- {attack}" for attack in OTHER_ATTACKS)
    + "\n\n## 1.1 Ziele\n\nEin erfundenes Ziel, das über das Ende einer Zeile ge-\nht.\n",
    "lower.txt": f"5 Handlungsfelder\n\n5.1 Sprache\n\n{SAID} {LEARNED}\n\n5.1.2.\n\n{ITEM}\n",
}
AFTERWARDS = ("sagt etwas", "sagt etwas anderes")


def prepare(target: Path) -> Path:
    """Makes the project: documents recorded, entries that name their sentences, then one document changed."""
    project = copy_project(target, linked=())
    shutil.copytree(ROOT / "tests/world", project / "data")
    shutil.copytree(ROOT / "data/ui", project / "data/ui")
    write_content(project / "content")
    (project / "sources").mkdir()
    for name, text in SOURCES.items():
        (project / "sources" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "konzept", "sources", "--data", str(project / "data"), "--record"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name, sentence in RENDERED.items():
        with (project / f"data/lower/{name}.yml").open("a", encoding="utf-8") as entry:
            entry.write(f'source:\n  - {{fingerprint: "{fingerprint(sentence)}"}}\n')
    changed = project / "sources" / "lower.txt"
    changed.write_text(SOURCES["lower.txt"].replace(*AFTERWARDS), encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def official_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small world in two languages, with the official wording on its pages."""
    return shared_build(tmp_path_factory, "official", prepare)
