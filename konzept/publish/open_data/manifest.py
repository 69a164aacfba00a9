"""The list of all files with their checksums, as BagIt has it (RFC 8493), so that a copy can be told to be whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial

MANIFEST = "manifest-sha256.txt"
"""Each line is a checksum, two spaces and the place of a file below the list; `sha256sum --check` reads it as well."""


def with_manifest(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Callable[[], bytes]]:
    """The files with the list at their end: whoever makes it last has no file made twice."""
    sums: dict[str, str] = {}

    def noted(name: str) -> bytes:
        content = files[name]()
        sums[name] = checksum(content)
        return content

    def manifest() -> bytes:
        for name in files.keys() - sums.keys():
            noted(name)
        return _written(sums)

    return {name: partial(noted, name) for name in files} | {MANIFEST: manifest}


def renewed(manifest: bytes, contents: Mapping[str, bytes]) -> bytes:
    """A list that names the same files, some of them with another content."""
    lines = (line.split("  ", 1) for line in manifest.decode().splitlines())
    return _written(
        {name: one for one, name in lines} | {name: checksum(content) for name, content in contents.items()}
    )


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _written(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
