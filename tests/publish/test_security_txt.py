"""`/.well-known/security.txt` says what the operator has filled in, and is not there before."""

from __future__ import annotations

import datetime

from konzept.model import Operator
from konzept.model.dataset import Dataset
from konzept.publish.job import BuildJob
from konzept.publish.security_txt import security_txt
from konzept.publish.site_files import shared_files
from tests.support.places import ROOT
from tests.support.sites import sites_of

PLACE = ".well-known/security.txt"
DAY = datetime.date(2026, 3, 1)
JOB = BuildJob(ROOT, ROOT / "data", ROOT / "sources", DAY, ROOT / "site")


def run_by(world: Dataset, email: str | None) -> Dataset:
    operator = Operator(id="site", file="operator/site.yml", email=email)
    return Dataset({**world.records, "operator": {"site": operator}}, world.labels)


def fields(world: Dataset, address: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in security_txt(world, address, DAY).splitlines())


def test_without_an_email_address_there_is_no_file(small_world):
    assert PLACE not in shared_files(JOB, sites_of(run_by(small_world, None)))
    assert PLACE in shared_files(JOB, sites_of(run_by(small_world, "stelle@example.org")))


def test_with_an_address_it_holds_what_the_standard_asks_for_and_ends_within_a_year(small_world):
    found = fields(run_by(small_world, "stelle@example.org"), "https://example.org/")
    assert found.pop("Expires") == "2027-02-28T00:00:00Z"
    assert found == {
        "Contact": "mailto:stelle@example.org",
        "Preferred-Languages": "de, en",
        "Canonical": "https://example.org/.well-known/security.txt",
    }


def test_an_address_cannot_bring_lines_of_its_own(small_world):
    hostile = run_by(small_world, "a@example.org\nContact: mailto:b@example.org")
    assert security_txt(hostile, "https://example.org/", DAY).count("Contact:") == 1


def test_a_site_on_this_machine_claims_no_address(small_world):
    assert "Canonical" not in fields(run_by(small_world, "stelle@example.org"), "http://127.0.0.1:8000/")
