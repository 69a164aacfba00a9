"""Gives assets addresses that change with their bytes, so that a browser may keep them for ever.

`konzept.css` is published as `assets/3f2a9c1b04d7e685/konzept.css`. A folder and not a name carries the hash: the
scripts ask for one another by name, and so they stay as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from konzept.publish.fonts import fonts
from konzept.publish.scripts import joined

FOLDER = "assets"
DIGITS = 16


def theme_assets(folder: Path) -> Mapping[str, bytes]:
    """The styles, scripts, icons and fonts that every language publishes, by name."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return {**joined(files), **fonts()}


def addresses(shared: Mapping[str, bytes], indexes: Mapping[str, Iterable[bytes]]) -> Mapping[str, str]:
    """The address of every asset below its language's root, by name.

    `shared` are the files that are the same in all languages; `indexes` are those with a version for each, which lie in
    one folder: whoever has the address of one has that of the others.
    """
    common = _digest(part for name, content in shared.items() for part in (name.encode(), content))
    own = _digest(content for versions in indexes.values() for content in versions)
    folders = dict.fromkeys(shared, common) | dict.fromkeys(indexes, own)
    return {name: f"{FOLDER}/{folder}/{name}" for name, folder in folders.items()}


def _digest(parts: Iterable[bytes]) -> str:
    """The hash of several texts; the length before each keeps them apart."""
    whole = b"".join(f"{len(part)}:".encode() + part for part in parts)
    return hashlib.sha256(whole).hexdigest()[:DIGITS]
