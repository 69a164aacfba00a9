"""The measurement of the report runs on the real data, and says what it measured."""

from __future__ import annotations

from bench import report


def test_a_format_is_measured_with_all_measures_and_with_twice_as_many(monkeypatch):
    monkeypatch.setattr(report, "FORMATS", ("csv",))
    once, twice = (row.strip("| ").split(" | ") for row in report.rows((1, 2)))
    assert int(twice[0]) == 2 * int(once[0]) > 0
    assert float(twice[5]) > float(once[5])
