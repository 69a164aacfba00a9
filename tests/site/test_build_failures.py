"""A mistake in a hand-written page fails the build and publishes nothing; the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.built_site import build, copy_project, shared_build
from tests.support.small_project import contents
from tests.support.small_site import prepare

MISTAKES = {
    "an unknown macro": '{{ no_such_macro("x") }}',
    "an undefined name": "{{ no_such_name }}",
    "an undefined attribute": "{{ lang.no_such_attribute }}",
    "an unknown page": '{{ address("no-such-page") }}',
    "an unknown block": '{{ block("no-such-block") }}',
    "a macro called wrongly": "{{ address() }}",
    "a broken template": "{% if %}",
    "a comment without end": "{## no end",
    "a link to nowhere": "[gone](../gone.md)",
    "an anchor to nowhere": "[gone](#no-such-anchor)",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_page_fails_the_build_and_publishes_nothing(tmp_path: Path, mistake):
    project = prepare(tmp_path / "project")
    with (project / "content/en/about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{MISTAKES[mistake]}\n")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1, result.stdout + result.stderr
    assert not (tmp_path / "site").exists()


def test_two_builds_of_a_site_are_byte_identical(small_site, tmp_path_factory):
    again = shared_build(tmp_path_factory, "small-again", prepare)
    assert contents(again.folder) == contents(small_site.folder)


@pytest.mark.nightly
def test_two_builds_of_the_real_site_are_byte_identical(real_site, tmp_path_factory):
    again = shared_build(tmp_path_factory, "again", copy_project)
    assert contents(again.folder) == contents(real_site.folder)
