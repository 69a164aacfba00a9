"""Every file of one language's site, each made once: MkDocs makes the hand-written pages, this all the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import escape

from konzept.plan.pages import MISSING, Page
from konzept.plan.site import Site
from konzept.publish.job import LanguageSite
from konzept.show.render import Renderer


def write_files(folder: Path, language: LanguageSite, renderer: Renderer) -> None:
    """Writes all that is made from data below `folder`, the root of the language."""
    for name, content in files(language, renderer):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def files(language: LanguageSite, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Name below the language's root and content of every file but the hand-written pages."""
    for key, page in language.site.pages.items():
        if key.type != "prose":
            yield file_name(page), renderer.page(key).encode()
    for name, content in language.assets.items():
        yield language.addresses[name], content
    yield "sitemap.xml", sitemap(language.site).encode()


def file_name(page: Page) -> str:
    """Where a page lies below its language's root."""
    return page.address if page.key == MISSING else f"{page.address}index.html"


def sitemap(site: Site) -> str:
    """The addresses of all pages for search engines."""
    addresses = (site.absolute(site.language.id, key) for key in site.pages if key != MISSING)
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>'
    )
