"""A report as one HTML file that needs no other: for mail, for an archive, for the council's own system."""

from __future__ import annotations

from markupsafe import Markup

from konzept.plan.site import Site
from konzept.publish.report_files.outside import Outside, headings
from konzept.show.charts import counts_chart
from konzept.show.render import environment
from konzept.show.untranslated import language_marks, marked
from konzept.show.views.report import ReportView
from konzept.show.views.report_blocks import Run


def to_html(site: Site, view: ReportView) -> bytes:
    """The report as a page of its own."""
    outside = Outside(site)

    def leads_to(run: Run) -> Markup | str:
        address = outside.address(run)
        return Markup('href="{}"').format(address) if address else ""

    template = environment().get_template(
        "reports/standalone.html", globals={"leads_to": leads_to, "counts_chart": counts_chart}
    )
    names = {"language": site.language.id, "direction": site.language.direction, "contents": headings(view.parts, 2)}
    return (
        marked(template.render(view=view, **names), language_marks(site.dataset.root_language, site.language)) + "\n"
    ).encode()
