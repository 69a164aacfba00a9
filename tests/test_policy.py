"""The policy is strict, stands in every page, and asks of `meta` only what `meta` can do."""

from __future__ import annotations

import pytest

from konzept.policy import HEADERS, META


def directives(policy):
    """A policy's directives with their sources."""
    return {name: sources for name, *sources in (part.split() for part in policy.split("; "))}


@pytest.mark.parametrize("policy", [META, HEADERS["Content-Security-Policy"]], ids=["meta", "header"])
def test_everything_is_forbidden_but_what_the_site_itself_serves(policy):
    found = directives(policy)
    assert found["default-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    assert {source for sources in found.values() for source in sources} == {"'self'", "'none'"}


def test_the_meta_holds_all_of_the_header_but_what_browsers_refuse_there():
    header, meta = directives(HEADERS["Content-Security-Policy"]), directives(META)
    assert header == meta | {"frame-ancestors": ["'none'"]}
