"""A mistake in a hand-written page fails the build and publishes nothing; the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.built_site import build, copy_project, shared_build
from tests.support.small_project import contents
from tests.support.small_site import prepare

# What the check cannot see; mistakes in macros and in most addresses it reports itself (tests/examples/pages.yml).
MISTAKES = "\n[gone][]\n\n[gone]: ../gone.md\n\n[gone](#no-such-anchor)\n"


def test_a_mistake_in_a_page_fails_the_build_and_publishes_nothing(tmp_path: Path):
    project = prepare(tmp_path / "project")
    with (project / "content/en/about.md").open("a", encoding="utf-8") as page:
        page.write(MISTAKES)
    result = build(project, tmp_path / "site")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "../gone.md" in result.stdout
    assert "#no-such-anchor" in result.stdout
    assert not (tmp_path / "site").exists()


def test_two_builds_of_a_site_are_byte_identical(small_site, tmp_path_factory):
    again = shared_build(tmp_path_factory, "small-again", prepare)
    assert contents(again.folder) == contents(small_site.folder)


@pytest.mark.nightly
def test_two_builds_of_the_real_site_are_byte_identical(real_site, tmp_path_factory):
    again = shared_build(tmp_path_factory, "again", copy_project)
    assert contents(again.folder) == contents(real_site.folder)
