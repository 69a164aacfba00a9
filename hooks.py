"""MkDocs is a rim: these events hand our pages to it and take the finished HTML back.

Pages made of data are virtual: their source is one slot with a key, so no text from the data is ever a template
or passes Python-Markdown.  Macros run in hand-written pages only, where they leave slots of the same kind.
"""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from konzept.checks.run import check
from konzept.official.documents import sources_folder
from konzept.plan.pages import missing_prose
from konzept.plan.site import Site
from konzept.report.formats import text as report_text
from konzept.report.progress import Reporter, working_language
from konzept.show.render import INDEX, Renderer
from konzept.show.search_index import index_json

_SLOT = re.compile(r'(?:<p>)?<div data-slot="([a-z]+) ([^"]+)"></div>(?:</p>)?')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data and make the renderer; bad data ends the build with the checker's report."""
    root = Path(config.config_file_path).parent
    code = config.extra["lang"]
    data = Path(os.environ.get("KONZEPT_DATA") or root / "data")
    checked = check(data, sources_folder(data))
    reporter = Reporter(working_language(code))
    if checked.world is None:
        raise Abort(report_text(checked.problems, reporter.language, data))
    world = checked.world
    if missing := missing_prose(root / "content", world.languages):
        raise Abort(reporter.text("build.no_page", files=", ".join(missing)))
    language = world.languages[code]
    address = os.environ.get("KONZEPT_URL") or world.operator.site_address or "http://127.0.0.1:8000/"
    address = address.rstrip("/") + "/"
    today = _today()
    site = Site(world, language, root / "content", address, today, checked.documents.segmentations)
    config.site_url = address + (f"{language.path}/" if language.path else "")
    config.site_name = world.label("site.name")[code]
    config.extra["renderer"] = Renderer(site)
    return config


def _today() -> datetime.date:
    """The day the site is built for: given by the build command, or else the machine's own."""
    given = os.environ.get("KONZEPT_TODAY")
    return datetime.date.fromisoformat(given) if given else datetime.datetime.now().astimezone().date()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put our pages in place of what MkDocs found; the theme's own scripts and styles stay out of the site."""
    renderer: Renderer = config.extra["renderer"]
    for file in list(files):
        if file.is_documentation_page() or (file.src_uri.startswith("assets/") and not _is_ours(file, config)):
            files.remove(file)
    for page in renderer.site.pages.values():
        if page.key != "404":
            files.append(_file(config, renderer, page.key))
    return files


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir).is_relative_to(Path(config.theme.custom_dir))


def _file(config: MkDocsConfig, renderer: Renderer, key: str) -> File:
    page = renderer.site.pages[key]
    source = f"{page.address}index.md"
    if page.template == "prose":
        path = renderer.site.content / renderer.site.language.id / f"{key}.md"
        text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        file = File.generated(config, source, content=f"---\nkey: {key}\nrender_macros: true\n---\n{text}")
    else:
        file = File.generated(config, source, content=f'---\nkey: "{key}"\n---\n<div data-slot="page {key}"></div>\n')
    file.edit_uri = page.edit
    return file


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fill the slots that macros left with what our own environment renders."""
    renderer: Renderer = config.extra["renderer"]
    key = page.meta["key"]
    filled = _fill(html, renderer, key)
    if renderer.site.pages[key].template == "prose":
        return str(renderer.body(key, Markup(filled)))
    return filled


def _fill(html: str, renderer: Renderer, key: str) -> str:
    def content(slot: re.Match[str]) -> str:
        kind, name = slot.groups()
        return str(renderer.body(name) if kind == "page" else renderer.block(name, key))

    return _SLOT.sub(content, html)


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme what surrounds the page, and the language switch the page's own counterparts."""
    renderer: Renderer = config.extra["renderer"]
    key = page.meta["key"]
    page.title = str(Markup.escape(renderer.site.pages[key].title))
    config.extra["alternate"] = [
        {"name": language.name, "lang": code, "link": renderer.site.absolute(code, key)}
        for code, language in renderer.site.world.languages.items()
    ]
    context["frame"] = {part: renderer.frame(part, key) for part in ("head", "header", "footer")}
    context["direction"] = renderer.site.language.direction
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for unknown addresses has the same frame; its links are absolute, since it answers anywhere."""
    if template_name == "404.html":
        renderer: Renderer = config.extra["renderer"]
        context["frame"] = {part: renderer.frame(part, "404") for part in ("head", "header", "footer")}
        context["direction"] = renderer.site.language.direction
        context["content"] = renderer.body("404")
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Lay the search index beside the pages."""
    renderer: Renderer = config.extra["renderer"]
    (Path(config.site_dir) / INDEX).write_text(index_json(renderer.site), encoding="utf-8")
