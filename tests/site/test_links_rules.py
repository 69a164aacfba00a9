"""Each rule about the site as a whole complains about the fault it is for."""

from __future__ import annotations

import shutil

from tests.site import links
from tests.support.built_site import BuiltSite, Document, page_key

PAGE = "/nordhausen/massnahmen/M-5.4.1.8/"
COUNTERPART = "/en/nordhausen/measures/M-5.4.1.8/"


def changed(site: BuiltSite, documents: dict[str, Document]) -> BuiltSite:
    """The site with other documents."""
    other = BuiltSite(site.folder, site.data, site.content)
    vars(other)["documents"] = documents
    return other


def test_a_page_too_many_and_one_too_few_are_found(real_site):
    documents = {**real_site.documents, "/more/": Document("/more/", "de", "")}
    del documents[COUNTERPART]
    found = list(links.every_planned_page_is_there(changed(real_site, documents)))
    assert found == [f"missing: {COUNTERPART}", "not planned: /more/"]


def test_a_page_without_counterpart_is_found(real_site):
    other = BuiltSite(real_site.folder, real_site.data, real_site.content)
    without = {key: page for key, page in real_site.plans["en"].items() if key.type != "laws"}
    vars(other)["plans"] = {"de": real_site.plans["de"], "en": without}
    assert list(links.every_page_has_its_counterpart(other)) == [f"en lacks {page_key('laws')}"]


def test_faults_in_sitemaps_robots_and_styles_are_found(real_site, tmp_path):
    site = BuiltSite(tmp_path, real_site.data, real_site.content)
    vars(site)["documents"] = real_site.documents
    for name in ("sitemap.xml", "en/sitemap.xml", "robots.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(real_site.folder / name, tmp_path / name)
    assert list(links.sitemaps_list_every_page(site)) == list(links.robots_names_every_sitemap(site)) == []
    sitemap = tmp_path / "en/sitemap.xml"
    sitemap.write_text(sitemap.read_text().replace(COUNTERPART, "/en/gone/"))
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    (tmp_path / "a.css").write_text('@import "b.css"; a { background: url(gone.png) } b { color: red }')
    (tmp_path / "a.js").write_text('fetch("https://elsewhere.example/")')
    assert len(list(links.sitemaps_list_every_page(site))) == 2
    assert len(list(links.robots_names_every_sitemap(site))) == 3
    assert len(list(links.styles_and_scripts_stay_inside(site))) == 3


def test_a_page_nobody_links_to_cannot_be_reached(real_site):
    lonely = {address: Document(address, one.language, one.source.replace("M-5.4.1.8", "M-5.4.1.7"))
              for address, one in real_site.of("de").items()}  # fmt: skip
    assert PAGE not in links.clicks_from_home(changed(real_site, lonely), "de")
