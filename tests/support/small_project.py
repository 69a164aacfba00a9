"""The smallest project for the build and the server: two languages, three pages, a theme of three files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from konzept.model.vocabulary import vocabulary_prefixes
from tests.support.places import ROOT

FILES = {
    "data/languages/de.yml": 'name: "Deutsch"\nlocale: de_DE\ndirection: ltr\npath: ""\norder: 1\n',
    "data/languages/en.yml": 'name: "English"\nlocale: en_GB\ndirection: ltr\npath: "en"\norder: 2\n',
    "data/operator/site.yml": "{}\n",
    "content/de/index.md": "# Hallo\n",
    "content/de/seite.md": "# Seite\n",
    "content/en/index.md": "# Hello\n",
    "overrides/main.html": "<!doctype html><title>{{ page.title }}</title><body>{{ page.content }}</body>",
    "overrides/404.html": "<!doctype html><title>404</title><body>404 {{ config.site_name }}</body>",
    "overrides/sitemap.xml": "<urlset>{% for file in pages %}<url><loc>{{ file.page.canonical_url }}</loc>"
    "<lastmod>{{ file.page.update_date }}</lastmod></url>{% endfor %}</urlset>",
    "mkdocs.yml": "site_name: Klein\ndocs_dir: content/de\nplugins: []\n"
    "theme: {name: null, custom_dir: overrides, static_templates: [404.html, sitemap.xml]}\n",
    "mkdocs.en.yml": "INHERIT: mkdocs.yml\nsite_name: Small\ndocs_dir: content/en\n",
}


def labels() -> str:
    """A label for every word of the vocabularies, without which no data folder is complete."""
    keys = [f"{prefix}.{value}" for prefix, values in vocabulary_prefixes().items() for value in values]
    return "".join(f'{key}:\n  de: "Wort"\n  en: "word"\n' for key in sorted(keys))


def write(folder: Path) -> Path:
    """Writes the project; returns its folder."""
    for name, text in (FILES | {"data/ui/vocabulary.yml": labels()}).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
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
