"""Gives assets addresses that change with their bytes, so that a browser may keep them for ever.

`assets/konzept.css` becomes `assets/3f2a9c1b04d7e685/konzept.css`. A folder and not a name carries the fingerprint:
the scripts ask for one another by name, and so they stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = "assets"
DIGITS = 16

_ATTRIBUTE = re.compile(r'(?<=\s)((?:href|src|data-[a-z-]+)=")([^"]*)(?=")')


def fingerprint(site: Path, paths: Iterable[str]) -> None:
    """Moves the assets of every language, whose roots are `paths`, and changes the pages to match."""
    roots = [site / path / FOLDER for path in paths]
    folders = _folders([root for root in roots if root.is_dir()])
    if not folders:
        return
    for root in roots:
        for name, folder in folders.items():
            _move(root / name, root / folder / name)
    for page in site.rglob("*.html"):
        page.write_text(rewritten(page.read_text(encoding="utf-8"), folders), encoding="utf-8")


def _folders(roots: list[Path]) -> dict[str, str]:
    """The folder of every asset: one for what is the same in all languages, one for each that differs."""
    found: dict[str, list[bytes]] = {}
    for root in roots:
        for file in sorted(path for path in root.iterdir() if path.is_file()):
            found.setdefault(file.name, []).append(file.read_bytes())
    shared = {name: versions[0] for name, versions in sorted(found.items()) if len(set(versions)) == 1}
    common = _digest(part for name, content in shared.items() for part in (name.encode(), content))
    return {name: common if name in shared else _digest(versions) for name, versions in sorted(found.items())}


def _digest(parts: Iterable[bytes]) -> str:
    """A fingerprint of several texts; the length before each keeps them apart."""
    whole = b"".join(f"{len(part)}:".encode() + part for part in parts)
    return hashlib.sha256(whole).hexdigest()[:DIGITS]


def _move(old: Path, new: Path) -> None:
    if old.is_file():
        new.parent.mkdir(exist_ok=True)
        old.rename(new)


def rewritten(page: str, folders: Mapping[str, str]) -> str:
    """A page whose addresses of assets name their folders; text outside of attributes stays as it is."""
    name = re.compile(rf"(?<![\w-]){FOLDER}/({'|'.join(map(re.escape, folders))})(?![\w.-])")

    def moved(attribute: re.Match[str]) -> str:
        return attribute[1] + name.sub(lambda found: f"{FOLDER}/{folders[found[1]]}/{found[1]}", attribute[2])

    return _ATTRIBUTE.sub(moved, page)
