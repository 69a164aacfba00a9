"""The preview puts pages with two of many concepts together as a server does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from konzept.publish.job import BuildJob
from konzept.publish.live_site import LiveSite
from konzept.report.progress import Reporter
from tests.support.many_counties import EMPTY, HYPHENED, prepare


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    project = prepare(tmp_path_factory.mktemp("many") / "project", 8)
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    site = LiveSite(job, "http://127.0.0.1:8000/", Reporter("de", [].append))
    yield site
    site.close()


@pytest.mark.parametrize(
    ("path", "query", "status", "location"),
    [
        (f"/vergleich/{HYPHENED}/{EMPTY}/", "", 200, ""),
        (f"/en/compare/{EMPTY}/upper/", "", 200, ""),
        ("/vergleich/", f"a={HYPHENED}&b={EMPTY}", 302, f"/vergleich/{HYPHENED}/{EMPTY}/"),
        ("/en/compare/", "a=..&b=..", 200, ""),
        ("/vergleich/", "a=kreis-3", 200, ""),
        ("/vergleich/kreis-3/kreis-3/", "", 302, "/vergleich/kreis-3/"),
        ("/vergleich/kreis-3/nobody/", "", 404, ""),
        ("/vergleich/nobody/kreis-3/", "", 404, ""),
        ("/vergleich/kreis-3/beside.shtml", "", 404, ""),
        ("/vergleich/form.shtml", "", 404, ""),
        (f"/vergleich/{HYPHENED}", "", 302, f"/vergleich/{HYPHENED}/"),
    ],
)
def test_an_address_is_answered_as_by_a_server(
    live: LiveSite, path: str, query: str, status: int, location: str
) -> None:
    answer = live.answer(path, query)
    assert (answer.status, answer.location) == (status, location)
    assert b"<!--#" not in answer.body


def test_both_concepts_stand_on_the_page(live: LiveSite) -> None:
    page = live.answer("/vergleich/kreis-3/kreis-4/").body.decode()
    assert "Maßnahme im Kreis 3" in page
    assert "Maßnahme im Kreis 4" in page
    assert "Kreis 3 &lt;&amp;&gt; und Kreis 4 &lt;&amp;&gt; im Vergleich" in page
