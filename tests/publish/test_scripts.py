"""The search's modules as one script: what only people read goes, what the browser reads stays."""

from __future__ import annotations

import pytest

from konzept.publish.scripts import joined, squeezed


@pytest.mark.parametrize(
    ("source", "small"),
    [
        ("const a = 1; /* why */\nconst b = a;\n", "const a=1;\nconst b=a;\n"),
        ("const f = (a) => {\n  const b = a + +a;\n  return b;\n};\n", "const f=(a)=>{let b=a+ +a;return b};\n"),
        ('const s = "a  /* b */  c";\n', 'const s="a  /* b */  c";\n'),
        ("const t = `a  ${b ? `c  ${d}` : {}}  e`;\n", "const t=`a  ${b ? `c  ${d}` : {}}  e`;\n"),
        ('const r = /[/]  "/.test(a) / b;\n', 'const r=/[/]  "/.test(a)/b;\n'),
        ("const q = a / b / c;\n", "const q=a/b/c;\n"),
        ("export const x = async () => {\n  await y();\n};\n", "export const x=async()=>{await y()};\n"),
    ],
)  # fmt: skip
def test_a_script_is_squeezed_and_means_the_same(source, small):
    assert squeezed(source) == small


def test_modules_become_one_script_without_the_imports_between_them():
    files = {
        "search-engine.js": b"export const a = 1;\n",
        "search.js": b'import { a } from "./search-engine.js";\nexport const b = a;\n',
        "other.js": b"let c;\n",
    }
    assert joined(files) == {"other.js": b"let c;\n", "search.js": b"export const a=1;\nexport const b=a;\n"}
