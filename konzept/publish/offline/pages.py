"""Changes finished pages and search indexes so that they work from a folder, where no server completes an address."""

from __future__ import annotations

import json
import re
from functools import cache

from konzept.publish.offline.classic import UnknownForm

INDEX, INDEX_SCRIPT = "search-index.json", "search-index.js"
INDEXES, TEXTS = "search-index*.json", "search-texts*.json"
SEARCH = "search.js"

_TAG = re.compile(r'<(?:a|form)\s(?:[^">]|"[^"]*")*>')
_ADDRESS = re.compile(r'(?<=\s)(href|action)="([^"]*)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SCRIPT = re.compile(r'<script src="([^"]*)konzept\.js"></script>')
# A browser grants a file no request of this kind, and says so.
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SELF = re.compile(r"(?:'|&#39;)self(?:'|&#39;)")


@cache
def file_address(address: str) -> str:
    """The address of the file behind an address: `../a/#b` is `../a/index.html#b`; other hosts stay as they are."""
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or _FOREIGN.match(path):
        return address
    if path.startswith("/"):
        raise UnknownForm(f"an address from the server's root: {address}")
    if path.rpartition("/")[2] in {"", ".", ".."}:
        path = f"{path.rstrip('/')}/index.html"
    return path + rest


def page(html: str, place: str) -> str:
    """A page whose links name files, and which brings the search along as a script; `place` is for messages."""
    html, scripts = _SCRIPT.subn(rf'\g<0>\n<script src="\1{SEARCH}" defer></script>', _PRELOAD.sub("", html))
    if scripts != 1:
        raise UnknownForm(f"{place}: konzept.js stands in it {scripts} times")
    try:
        return _TAG.sub(_tag, _POLICY.sub(_policy, html))
    except UnknownForm as unknown:
        raise UnknownForm(f"{place}: {unknown}") from None


def _tag(found: re.Match[str]) -> str:
    tag = _ADDRESS.sub(lambda one: f'{one[1]}="{file_address(one[2])}"', found[0])
    return tag.replace(INDEX, INDEX_SCRIPT) if tag.startswith("<form") else tag


def _policy(found: re.Match[str]) -> str:
    """The page's policy for a browser in which a file's `'self'` is nobody; other hosts stay forbidden."""
    return _SELF.sub(r"\g<0> file:", found[0])


def index_script(index: str) -> str:
    """A search index as the script that from-file.js asks for; its documents' addresses name files."""
    data = json.loads(index)
    for document in data["documents"]:
        document["url"] = file_address(document["url"] or "./")
    return data_script(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def data_script(text: str) -> str:
    """A file of data as a script that lays its text on its own element."""
    return f"document.currentScript.konzeptIndex = {json.dumps(text, ensure_ascii=False)};\n"
