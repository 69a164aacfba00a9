"""Scripts and styles hold nothing that a browser which counts (HACKING.md) cannot read: a file would be lost whole."""

from __future__ import annotations

import re

import pytest

from konzept.publish.offline import search_script
from konzept.publish.scripts import MODULES, SEARCH, joined
from tests.support.places import ROOT

ASSETS = ROOT / "overrides" / "assets"
FILES = sorted([*ASSETS.glob("*.js"), *ASSETS.glob("*.css")])

# What came after Safari 15.4, which is the last for phones that people still have: how it looks, and an example.
# Of styles only what loses more than one declaration; of names only what a script would stop at.
SCRIPTS = {
    "looking behind (16.4)": (r"\(\?<[=!]", "text.split(/(?<=[.!?])\\s/)"),
    "the flag v (17)": (r"(?<=[^\s*/])/[dgimsuy]*v[dgimsuy]*(?=\s*[.,;)])", "/[a--b]/gv.test(text)"),
    "flags inside an expression (26)": (r"\(\?[ims]*-?[ims]+:", "/(?i:a)/"),
    "a static block (16.4)": (r"\bstatic\s*\{", "class A { static { start(); } }"),
    "attributes of an import (17.2)": (
        r"\bimport\b[^;]*\bwith\s*\{",
        'import a from "./a.json" with { type: "json" };',
    ),
    "copying methods (16)": (r"\.(?:toSorted|toReversed|toSpliced|with)\(", "all.toSorted()"),
    "groups (17.4)": (r"\b(?:Object|Map)\.groupBy\b", "Object.groupBy(all, kind)"),
    "arithmetic of sets (17)": (
        r"\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(",
        "one.union(other)",
    ),
    "newer statics (16 and later)": (
        r"\b(?:Promise\.(?:withResolvers|try)|Array\.fromAsync|URL\.(?:canParse|parse)|AbortSignal\.(?:any|timeout))\b",
        "Promise.withResolvers()",
    ),
    "newer methods of elements (17 and later)": (
        r"\.(?:checkVisibility|setHTML|moveBefore)\(",
        "one.checkVisibility()",
    ),
}
STYLES = {
    "ranges in a query (16.4)": (r"@(?:media|container)[^{]*[<>]", "@media (width < 40rem) {"),
    "nesting (16.5)": (r"[{};]\s*&", ".a { color: red; &:hover { color: blue; } }"),
    # Not @container: where nobody knows it, a table stays the paragraphs that it is on phones.
    "newer at-rules (16 and later)": (
        r"@(?:scope|starting-style|property|position-try)\b",
        "@scope (.card) {",
    ),
}


def found(kinds: dict[str, tuple[str, str]], text: str) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [f"{name}: {match[0]}" for name, (look, _) in kinds.items() for match in re.finditer(look, text)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_holds_nothing_too_new(file):
    assert found(SCRIPTS if file.suffix == ".js" else STYLES, file.read_text(encoding="utf-8")) == []


def test_the_search_of_the_offline_copy_holds_nothing_too_new(tmp_path):
    module = tmp_path / SEARCH
    module.write_bytes(joined({name: (ASSETS / name).read_bytes() for name in MODULES})[SEARCH])
    assert found(SCRIPTS, search_script(module)) == []


@pytest.mark.parametrize(("kinds", "name"), [(kinds, name) for kinds in (SCRIPTS, STYLES) for name in kinds])
def test_what_is_too_new_is_seen(kinds, name):
    assert [one.split(":")[0] for one in found(kinds, kinds[name][1])] == [name]
