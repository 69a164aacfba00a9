"""Every file of the site with what makes it: the build writes them all, the preview makes what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from markupsafe import escape

from konzept.lint.site import LanguageLint
from konzept.model.dataset import Dataset
from konzept.plan.csp import FORM_PATH
from konzept.plan.pages import MISSING, Page, PageKey, is_listed
from konzept.plan.pairs import SECOND
from konzept.plan.site import DATA_FILE, NO_ADDRESS, Site
from konzept.publish.downloads import downloads
from konzept.publish.export_json import to_json
from konzept.publish.frozen_files import frozen_files
from konzept.publish.job import BuildJob, LanguageSite
from konzept.publish.open_data import open_data
from konzept.publish.pairs import pair_files, shell_name, with_directives
from konzept.publish.readings import Readings
from konzept.publish.security_txt import security_txt
from konzept.report.disk import naming
from konzept.show.render import Renderer

Files = Mapping[str, Callable[[], bytes]]
"""By the place of a file: what gives its content."""


def language_files(language: LanguageSite, renderer: Renderer, lint: LanguageLint) -> Files:
    """The files of one language below its root, but for the hand-written pages, which MkDocs makes."""
    site = language.site
    pages = {file_name(page): partial(_page, renderer, lint, key) for key, page in site.pages.items() if not page.prose}
    assets = {language.addresses[name]: content for name, content in language.assets.items()}
    # Search engines take whole addresses only.
    listed = {"sitemap.xml": lambda: sitemap(site).encode()} if site.has_address else {}
    return {**pages, **assets, **downloads(site), **listed, **dict(pair_files(site, renderer))}


def _page(renderer: Renderer, lint: LanguageLint, key: PageKey) -> bytes:
    page = made_page(renderer, lint, key)
    return (with_directives(page) if key.part == SECOND else page).encode()


def made_page(renderer: Renderer, lint: LanguageLint, key: PageKey, text: str = "") -> str:
    """A whole page, looked at for faults; `text` is the HTML of a hand-written one."""
    page = renderer.page(key, text)
    lint.look_at(key, page)
    return page


def shared_files(job: BuildJob, sites: Mapping[str, Site]) -> Files:
    """The files that belong to no language.  Without an e-mail address there is no security.txt: nothing is claimed."""
    site = next(iter(sites.values()))
    dataset, address = site.dataset, site.address
    found = {
        DATA_FILE: lambda: to_json(dataset).encode(),
        "robots.txt": lambda: robots(job, dataset, address).encode(),
        **open_data(sites),
        **frozen_files(job.data, sites),
    }
    if dataset.operator.email:
        found[".well-known/security.txt"] = lambda: security_txt(dataset, address, job.today).encode()
    return found


def write(files: Files, folder: Path, readings: Readings | None = None) -> None:
    """Writes the files below a folder, and notes what each is made of."""
    for name, content in files.items():
        target = folder / name
        made = readings.of(name, content) if readings else content()
        with naming(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made)


def file_name(page: Page) -> str:
    """Where a page lies below its language's root."""
    return page.address if page.key == MISSING else shell_name(page) or f"{page.address}index.html"


def sitemap(site: Site) -> str:
    """The addresses of all pages for search engines."""
    addresses = (site.absolute(site.language.id, key) for key in site.pages if is_listed(key))
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>'
    )


def robots(job: BuildJob, dataset: Dataset, address: str) -> str:
    """What robots.txt says: everything but the form may be read, and where each language's sitemap is, if any."""
    hidden = f"Disallow: {FORM_PATH}\n" if job.admin else ""
    paths = sorted(language.path for language in dataset.languages.values()) if address != NO_ADDRESS else []
    sitemaps = "".join(f"Sitemap: {address}{path + '/' if path else ''}sitemap.xml\n" for path in paths)
    return f"User-agent: *\nAllow: /\n{hidden}\n{sitemaps}"
