"""Every file of a report that the command writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.publish.downloads import to_csv
from konzept.publish.report_files import odt, pdf, standalone
from konzept.show.views.report import report_view
from konzept.show.views.report_table import report_table


def report_files(site: Site, key: PageKey) -> Mapping[str, Callable[[], bytes]]:
    """What gives each file of a report, by the ending of its name."""
    view = report_view(site, key)
    return {
        "html": lambda: standalone.to_html(site, view),
        "pdf": lambda: pdf.to_pdf(site, view),
        "odt": lambda: odt.view_to_odt(site, view),
        "csv": lambda: to_csv(site, report_table(site, key)),
    }
