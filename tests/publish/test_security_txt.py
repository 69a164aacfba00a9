"""`/.well-known/security.txt` says what the operator has filled in, and is not there before."""

from __future__ import annotations

import datetime

import pytest

from tests.support.small_project import run, write

PLACE = "site/.well-known/security.txt"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


def build(project, operator):
    (project / "data/operator/site.yml").write_text(operator)
    assert run(project, "build", "--today", "2026-03-01", KONZEPT_URL="https://example.org").returncode == 0


def test_without_an_address_there_is_no_file(project):
    build(project, 'city: "00000 Beispielstadt"\n')
    assert not (project / PLACE).exists()


def test_with_an_address_it_holds_what_the_standard_asks_for(project):
    build(project, 'email: "stelle@example.org"\n')
    fields = dict(line.split(": ", 1) for line in (project / PLACE).read_text().splitlines())
    assert fields.pop("Expires") == "2027-02-28T00:00:00Z"
    assert fields == {
        "Contact": "mailto:stelle@example.org",
        "Preferred-Languages": "de, en",
        "Canonical": "https://example.org/.well-known/security.txt",
    }


def test_it_ends_within_a_year(project):
    build(project, 'email: "stelle@example.org"\n')
    (line,) = (line for line in (project / PLACE).read_text().splitlines() if line.startswith("Expires"))
    end = datetime.date.fromisoformat(line.removeprefix("Expires: ")[:10])
    assert datetime.timedelta(days=300) < end - datetime.date(2026, 3, 1) < datetime.timedelta(days=365)


def test_an_address_cannot_bring_lines_of_its_own(project):
    (project / "data/operator/site.yml").write_text('email: "a@example.org\\nContact: mailto:b@example.org"\n')
    assert run(project, "build").returncode == 1


def test_a_site_on_this_machine_claims_no_address(project):
    (project / "data/operator/site.yml").write_text('email: "stelle@example.org"\n')
    assert run(project, "build").returncode == 0
    assert "Canonical" not in (project / PLACE).read_text()
