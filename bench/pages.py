"""Writes a built site down again as plain Markdown, for other generators to build.

Same pages, same titles and headings, same text and links' words; no macros, no data, no search, a short navigation.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from bench.measure import Job

HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "figcaption", "caption", "summary", "div", "section", "tr"})
SILENT = frozenset({"script", "style", "svg", "template"})
NAV_LENGTH = 6
MATERIAL, HUGO = "bare Material", "Hugo"

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
_TITLE = re.compile("<title>([^<]*)</title>")
_LANGUAGE = re.compile('<html[^>]* lang="([^"]+)"')

MATERIAL_SETTINGS = """site_name: bare
theme:
  name: material
  font: false
plugins: []
nav:
{nav}
validation:
  nav:
    omitted_files: ignore
"""

HUGO_SETTINGS = """baseURL = "http://127.0.0.1/"
defaultContentLanguage = "{default}"
disableDefaultLanguageRedirect = true
disableKinds = ["taxonomy", "term", "RSS"]
disablePathToLower = true
"""

HUGO_LANGUAGE = """[languages.{code}]
contentDir = "content/{code}"
"""

# Almost nothing: what Hugo needs to print the words.
HUGO_LAYOUT = """<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body>
</html>
"""


class PlainText(HTMLParser):
    """Collects the text inside `<main>` as Markdown blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._depth_main = 0
        self._depth_silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 – as the base class
        self._depth_main += tag == "main"
        self._depth_silent += tag in SILENT
        if tag in HEADINGS or tag in BLOCKS:
            self._end_block()
            self._prefix = HEADINGS.get(tag, "-" if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS or tag in BLOCKS or tag == "main":
            self._end_block()
        self._depth_main -= tag == "main"
        self._depth_silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if self._depth_main > 0 and self._depth_silent == 0:
            self._words += data.split()

    def _end_block(self) -> None:
        if self._words:
            text = html.escape(_SPECIAL.sub(r"\\\1", " ".join(self._words)), quote=False)
            self.blocks.append(f"{self._prefix} {text}".strip())
        self._words, self._prefix = [], ""


def markdown(page: str) -> str:
    reader = PlainText()
    reader.feed(page)
    reader.close()
    return "\n\n".join(reader.blocks) + "\n"


def languages(site: Path) -> Mapping[str, list[Path]]:
    """The pages by the folder of their language, "" for the root; where a 404 page lies, a language begins."""
    roots = sorted((page.parent for page in site.rglob("404.html")), key=lambda root: -len(root.parts))
    found: dict[str, list[Path]] = {}
    taken: set[Path] = set()
    for root in roots:
        pages = [page for page in sorted(root.rglob("index.html")) if page not in taken]
        taken |= set(pages)
        found[root.relative_to(site).as_posix().removeprefix(".")] = pages
    return found


def material(site: Path, folder: Path) -> Job:
    """The build of the same pages by bare Material: a project for each language, side by side."""
    found = languages(site)
    commands = []
    for path, pages in found.items():
        project, output = (folder / name / (path or "root") for name in ("material", "material-site"))
        _write_material(site / path, pages, project)
        commands.append([sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(output)])
    return Job(MATERIAL, commands, folder, folder / "material-site", sum(map(len, found.values())))


def _write_material(root: Path, pages: list[Path], project: Path) -> None:
    docs = project / "docs"
    for page in pages:
        _write(docs / page.relative_to(root).with_suffix(".md"), markdown(page.read_text(encoding="utf-8")))
    first = sorted(docs.rglob("*.md"), key=lambda path: (len(path.parts), path))[:NAV_LENGTH]
    nav = "\n".join(f"  - {path.relative_to(docs).as_posix()}" for path in first)
    _write(project / "mkdocs.yml", MATERIAL_SETTINGS.format(nav=nav))


def hugo(site: Path, folder: Path, program: Path) -> Job:
    """The build of the same pages by Hugo: one project with all languages, at the same addresses."""
    project, found = folder / "hugo", languages(site)
    settings = HUGO_SETTINGS.format(default=_language(site))
    for path, pages in found.items():
        code = _language(site / path)
        settings += HUGO_LANGUAGE.format(code=code)
        _write_hugo(site / path, pages, project / "content" / code)
    _write(project / "hugo.toml", settings)
    for name in ("single", "list"):
        _write(project / "layouts" / "_default" / f"{name}.html", HUGO_LAYOUT)
    count = sum(map(len, found.values()))
    return Job(
        "Hugo", [[str(program), "--quiet"]], project, project / "public", count, [str(program), "server", "--port"]
    )


def _write_hugo(root: Path, pages: list[Path], content: Path) -> None:
    """A page with others below it is a section for Hugo, and its file is called otherwise."""
    sections = {folder for page in pages for folder in page.parent.parents}
    for page in pages:
        text = page.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        name = "_index.md" if page.parent in sections else "index.md"
        head = f"---\ntitle: {json.dumps(html.unescape(title[1] if title else ''))}\n---\n"
        _write(content / page.parent.relative_to(root) / name, head + markdown(text))


def _language(root: Path) -> str:
    """The code of the language of the pages in a folder."""
    found = _LANGUAGE.search((root / "index.html").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{root}/index.html does not say which language it is in")
    return found[1]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
