"""Joins the search's modules into one classic script, because a browser loads no module from a file.

Only the few forms of import and export that our own modules use are known; anything else ends the build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ ([^{}\n]+) \} from "\./([\w.-]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function) ([\w$]+))", re.MULTILINE)
_UNKNOWN = re.compile(r"^[ \t]*(?:import|export)\b.*|^await\b.*|\bimport\s*[(.].*", re.MULTILINE)


class UnknownForm(Exception):
    """A script or page is written in a way that the offline copy does not know how to change."""


def join(modules: Mapping[str, str], prelude: str, name: str) -> str:
    """One script of modules by file name, each after those it imports; the last one's exports become `window.<name>`.

    What the prelude declares stands in for the browser's own in all of them.
    """
    exports: dict[str, list[str]] = {}
    parts = [_scope(file, source, exports) for file, source in modules.items()]
    last = list(modules)[-1]
    ending = f'window.{name} = modules["{last}"];'
    return "\n".join(['(() => {\n"use strict";', prelude.strip(), "const modules = {};", *parts, ending, "})();\n"])


def _scope(file: str, source: str, exports: dict[str, list[str]]) -> str:
    """A module as a function that returns its exports; notes them in `exports`."""
    exports[file] = _EXPORT.findall(source)
    body = _IMPORT.sub(lambda found: _constants(found, exports, file), _EXPORT.sub("", source))
    if unknown := _UNKNOWN.search(body):
        raise UnknownForm(f"{file}: {unknown[0].strip()[:80]}")
    if not exports[file]:
        raise UnknownForm(f"{file}: exports nothing")
    return f'modules["{file}"] = (() => {{\n{body.strip()}\nreturn {{ {", ".join(exports[file])} }};\n}})();'


def _constants(found: re.Match[str], exports: Mapping[str, list[str]], file: str) -> str:
    names, origin = found[1].split(", "), found[2]
    if missing := [name for name in names if name not in exports.get(origin, ())]:
        raise UnknownForm(f"{file}: {origin} does not export {', '.join(missing)}")
    return f'const {{ {", ".join(names)} }} = modules["{origin}"];'
