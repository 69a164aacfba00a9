"""A report as an OpenDocument text, from templates of our own: styles, no macros, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from konzept.model.days import last_day
from konzept.plan.site import Site
from konzept.publish.report_files.outside import Outside, headings
from konzept.show.render import environment
from konzept.show.untranslated import unmarked
from konzept.show.views.report import ReportView
from konzept.show.views.report_blocks import Run

MIME_TYPE = "application/vnd.oasis.opendocument.text"
_PARTS = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file knows


def view_to_odt(site: Site, view: ReportView) -> bytes:
    """A report, or what is laid out like one, as a text document."""
    outside = Outside(site)

    def leads_to(run: Run) -> Markup | str:
        address = outside.address(run)
        return Markup('xlink:href="{}"').format(address) if address else ""

    names = {
        "view": view,
        "contents": list(headings(view.parts, 2)),
        "title": view.title,
        "day": last_day(view.day).isoformat(),
    }
    return _packed(site, {"leads_to": leads_to}, names)


def _packed(site: Site, functions: Mapping[str, Any], names: Mapping[str, Any]) -> bytes:
    code, _, region = site.language.locale.partition("_")
    shared = {
        "code": code,
        "region": region or "none",
        "mime_type": MIME_TYPE,
        "direction": site.language.direction,
    }
    templates = environment()
    templates.globals |= functions
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, "mimetype", MIME_TYPE, zipfile.ZIP_STORED)
        for name in _PARTS:
            template = templates.get_template(f"reports/odt/{name.rpartition('/')[2]}")
            _add(archive, name, unmarked(template.render(**shared, **names)).strip() + "\n", zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, compression: int) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = compression
    entry.create_system = 3  # the same bytes on every machine
    archive.writestr(entry, text.encode())
