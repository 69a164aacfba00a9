"""The measurement of drafts runs on an invented document, and says what it measured."""

from __future__ import annotations

from pathlib import Path

from bench import draft
from tests.conftest import copy_world


def test_a_draft_is_held_against_the_entries(tmp_path: Path):
    data, sources = copy_world(tmp_path / "project"), tmp_path / "sources"
    sources.mkdir()
    assert list(draft.rows(data, sources)) == []
    (sources / "lower.txt").write_text("1 Eins\n\n1.1\n\nDas geschieht bis 2030.\n", "utf-8")
    found = dict(row.strip("| ").split(" | ", 2)[1:] for row in draft.rows(data, sources))
    assert found["sections"].startswith("1 | ")
    assert found["entries"].startswith("1 | ")
    assert found["deadline"] == "1 | 0 | 0 | 0 % | –"
