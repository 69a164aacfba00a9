"""The policy is strict, stands in every page, and asks of `meta` only what `meta` can do."""

from __future__ import annotations

import pytest

from konzept.plan.csp import FORM_HEADERS, HEADERS, META, form_meta


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


def test_the_form_may_do_only_what_it_needs_beyond_the_pages():
    page, form = directives(META), directives(form_meta("https://git.example"))
    assert {name: sources for name, sources in form.items() if page.get(name) != sources} == {
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "blob:", "data:"],
        "connect-src": ["'self'", "data:", "https://git.example"],
        "form-action": ["'none'"],
    }
    assert page.keys() <= form.keys()


def test_the_forms_header_leaves_open_which_git_host_it_is_and_nothing_else():
    header, meta = directives(FORM_HEADERS["Content-Security-Policy"]), directives(form_meta("https:"))
    assert header == meta | {"frame-ancestors": ["'none'"]}
    assert {name for name in HEADERS if HEADERS[name] != FORM_HEADERS[name]} == {"Content-Security-Policy"}


def test_without_a_git_host_the_form_talks_to_nobody():
    assert directives(form_meta())["connect-src"] == ["'self'", "data:"]
