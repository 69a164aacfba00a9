"""What the offline copy changes: addresses, pages, the search; and that it refuses what it does not know."""

from __future__ import annotations

import json

import pytest

from konzept.publish.offline import classic, pages
from konzept.publish.offline.classic import UnknownForm

ENGINE = "const root = 1;\nexport const terms = (text) => [text];\nexport class Index {}\n"
SEARCH = 'import { Index, terms } from "./engine.js";\nexport const find = async () => {\n  await 0;\n};\n'
PAGE = '<html><head>\n<script src="../assets/konzept.js"></script>\n</head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../../a/b/", "../../a/b/index.html"),
        ("../a/#b", "../a/index.html#b"),
        ("a/?q=b/c#d", "a/index.html?q=b/c#d"),
        ("M-5.4.1.8/", "M-5.4.1.8/index.html"),
        ("../data/konzept.json", "../data/konzept.json"),
        ("#main", "#main"),
        ("?q=kita", "?q=kita"),
        ("", ""),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_names_its_file(address, expected):
    assert pages.file_address(address) == expected


def test_links_and_forms_name_files_and_words_stay_words():
    body = (
        '<a class="x" href="../b/#c" title="a > b">href="../"</a> <form action="../suche/" data-root="../" '
        'data-index="../assets/search-index.json" '
        'data-others="{&#34;en&#34;: &#34;../en/assets/search-index.json&#34;}">'
        "<p>search-index.json</p><a data-href='../'>x</a><abbr href=\"../\">y</abbr>"
    )
    expected = (
        '<a class="x" href="../b/index.html#c" title="a > b">href="../"</a> <form action="../suche/index.html" '
        'data-root="../" data-index="../assets/search-index.js" '
        'data-others="{&#34;en&#34;: &#34;../en/assets/search-index.js&#34;}">'
        "<p>search-index.json</p><a data-href='../'>x</a><abbr href=\"../\">y</abbr>"
    )
    assert expected in pages.page(PAGE.format(body), "x")


def test_a_page_brings_the_search_along_and_its_policy_knows_files():
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src {}">'
    for own in ("'self'", "&#39;self&#39;"):
        changed = pages.page(PAGE.format(policy.format(own) + "<p>'self'</p>"), "x")
        assert f'script-src {own} file:">' in changed
        assert "<p>'self'</p>" in changed
    assert '<script src="../assets/konzept.js"></script>\n<script src="../assets/search.js" defer></script>' in changed


@pytest.mark.parametrize("html", ["<p>no script</p>", PAGE.format("") * 2, PAGE.format('<a href="/root/">x</a>')])
def test_a_page_of_another_form_is_refused_by_name(html):
    with pytest.raises(UnknownForm, match=r"^en/page/index\.html: "):
        pages.page(html, "en/page/index.html")


def test_an_index_becomes_a_script_with_the_same_data():
    index = {"documents": [{"url": ""}, {"url": "a/"}, {"url": "a/#b"}], "labels": {"__proto__": 'a "quote" \\ ü'}}
    script = pages.index_script(json.dumps(index))
    found = json.loads(json.loads(script.removeprefix("document.currentScript.konzeptIndex = ").removesuffix(";\n")))
    assert found["labels"] == index["labels"]
    assert [one["url"] for one in found["documents"]] == ["./index.html", "a/index.html", "a/index.html#b"]


def test_modules_become_one_classic_script():
    script = classic.join({"engine.js": ENGINE, "search.js": SEARCH}, "const fetch = 0;\n", "found")
    assert script == (
        '(() => {\n"use strict";\nconst fetch = 0;\nconst modules = {};\n'
        'modules["engine.js"] = (() => {\nconst root = 1;\nconst terms = (text) => [text];\nclass Index {}\n'
        "return { terms, Index };\n})();\n"
        'modules["search.js"] = (() => {\nconst { Index, terms } = modules["engine.js"];\n'
        "const find = async () => {\n  await 0;\n};\nreturn { find };\n})();\n"
        'window.found = modules["search.js"];\n})();\n'
    )


@pytest.mark.parametrize(
    "line",
    [
        'import everything from "./engine.js";',
        'import * as all from "./engine.js";',
        'import { Index as Other } from "./engine.js";',
        'import { missing } from "./engine.js";',
        'import { Index } from "./later.js";',
        'import { Index } from "https://example.org/engine.js";',
        'import "./engine.js";',
        "export default find;",
        "export { find };",
        'export * from "./engine.js";',
        "export let changing = 1;",
        "  export const indented = 1;",
        'const late = () => import("./engine.js");',
        "const here = import.meta.url;",
        "await find();",
    ],
)
def test_a_module_of_another_form_is_refused_by_name(line):
    with pytest.raises(UnknownForm, match=r"^search\.js: "):
        classic.join({"engine.js": ENGINE, "search.js": f"{SEARCH}{line}\n"}, "", "found")


def test_a_module_without_exports_is_refused():
    with pytest.raises(UnknownForm, match="exports nothing"):
        classic.join({"engine.js": "const a = 1;\n"}, "", "found")
