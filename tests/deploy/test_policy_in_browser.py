"""Every type of page works in a browser under the policy, in every language, and the policy bites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from konzept.plan.csp import HEADERS, META
from tests.browser.served import Watched
from tests.support.built_site import LANGUAGES


@pytest.fixture
def heard(open_page: Callable[..., Watched]) -> Watched:
    """A browser page on the real site, and everything it complains about."""
    return open_page()


def test_every_page_has_the_policy_before_anything_it_governs(real_site):
    for address, document in real_site.documents.items():
        metas = document.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']")
        assert [meta.get("content") for meta in metas] == [META], address
        referrers = document.tree.xpath("//head/meta[@name='referrer']/@content")
        assert referrers == [HEADERS["Referrer-Policy"]], address
        assert not metas[0].xpath("preceding::link | preceding::script | preceding::style"), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_unknown_addresses_is_styled_and_quiet(real_site, nginx, heard, language):
    answer = heard.page.goto(f"{nginx.address}{real_site.address(language, 'home')}gone/deep/", wait_until="load")
    assert answer.status == 404
    assert heard.page.evaluate("document.styleSheets[0].cssRules.length") > 10
    assert [one for one in heard.complaints if "404 (Not Found)" not in one] == []


@pytest.mark.parametrize(("language", "query"), [("de", "Sprachkurse"), ("en", "language courses")])
def test_the_search_works_under_the_policy(real_site, nginx, heard, language, query):
    heard.page.goto(nginx.address + real_site.address(language, "home"))
    heard.page.locator("#find").fill(query)
    heard.page.locator("#find-list [role=option]").first.wait_for()
    heard.page.locator(".find__button").click()
    heard.page.locator("main .hit a").first.wait_for()
    assert heard.complaints == []


ATTACKS = {
    "script": "const one = document.createElement('script'); one.text = 'window.ran = 1'; document.body.append(one);",
    "image": "add(`<img src=x onerror='window.ran = 1'>`);",
    "attribute": "add(`<p onclick='window.ran = 1'>`).click();",
    "link": "add(`<a href='javascript:window.ran = 1'>x</a>`).click();",
    "eval": "window.eval('window.ran = 1');",
    "style": "add(`<p style='position: fixed; inset: 0'>`);",
    "frame": "add(`<iframe src='/'></iframe>`);",
    "elsewhere": "add(`<img src='https://elsewhere.example/x.png'>`);",
}
# The attack runs on its own, since a debugger's own evaluation may do what the policy forbids.
RUN = """() => new Promise((go) => {
  const add = (html) => { document.body.insertAdjacentHTML("beforeend", html); return document.body.lastElementChild; };
  setTimeout(() => { try { %s } catch { /* the policy's refusal */ } setTimeout(go, 100); });
})"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_slipped_into_a_page_would_not_run(nginx, heard, attack):
    heard.page.goto(nginx.address + "/")
    heard.page.evaluate(RUN % ATTACKS[attack])
    assert heard.page.evaluate("window.ran") is None
    assert [one for one in heard.complaints if "violation:" in one]


SYMBOLS = """document.fonts.load('16px "Material Symbols Outlined"').then(faces => faces.map(face => face.status))"""


@pytest.mark.parametrize(
    ("locale", "button"), [("de-DE", "Mit lokalem Repository arbeiten"), ("en-GB", "Work with Local Repository")]
)
def test_the_form_starts_under_its_policy(form_host, browser, locale, button):
    """What it asks nobody to be told: the CMS would like to know whether GitHub is well; the policy says no."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    complaints, strangers = [], []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("request", lambda request: strangers.append(request.url))
    page.goto(f"{form_host.address}/admin/")
    page.get_by_role("button", name=button).wait_for()
    assert page.evaluate("document.documentElement.lang").startswith(locale[:2])
    assert page.evaluate(SYMBOLS) == ["loaded"]
    assert [text for text in complaints if "githubstatus.com" not in text] == []
    assert [
        url for url in strangers if not url.startswith((form_host.address, f"blob:{form_host.address}", "data:"))
    ] == []
    context.close()
