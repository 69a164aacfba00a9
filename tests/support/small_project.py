"""The smallest project for the build and the preview: the small world, the real labels, a few hand-written pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.places import ROOT, TESTS

PROJECT_FILES = ("mkdocs.yml", "mkdocs.en.yml", "hooks.py", "macros.py")
PAGES = {
    "de": {"index": "{{ concepts() }}", "about": 'Hallo, [Glossar]({{ address("glossary") }}).'},
    "en": {"index": "{{ concepts() }}", "about": 'Hello, [glossary]({{ address("glossary") }}).'},
}
TITLES = {"index": "Small", "about": "About"}


def write(folder: Path) -> Path:
    """Writes the project; returns its folder."""
    shutil.copytree(TESTS / "world", folder / "data")
    shutil.copytree(ROOT / "data" / "ui", folder / "data" / "ui")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for name in PROJECT_FILES:
        shutil.copyfile(ROOT / name, folder / name)
    for language, pages in PAGES.items():
        for name, text in pages.items():
            page = folder / "content" / language / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(
                f'---\ntitle: "{TITLES[name]}"\ndescription: "{TITLES[name]}."\n---\n{text}\n', encoding="utf-8"
            )
    return folder


def environment(**extra: str) -> dict[str, str]:
    """The environment of a command in such a project: our package on the path, no setting of the machine's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPT_")}
    return kept | {"PYTHONPATH": str(ROOT)} | extra


def run(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Runs `python -m konzept …` in the project."""
    command = [sys.executable, "-m", "konzept", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(**extra), capture_output=True, encoding="utf-8", check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
