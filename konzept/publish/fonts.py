"""The typeface of headings, cut down to the letters that Latin alphabets need, for every page to load from the site.

Source Serif Pro comes from a package (SIL Open Font License).  Its names stay out of what is made of it: the licence
reserves them for the whole font.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Mapping
from contextlib import suppress
from importlib import metadata, resources
from pathlib import Path

FACES = {"serif-400.woff2": "SourceSerifPro-Regular.ttf", "serif-600.woff2": "SourceSerifPro-Semibold.ttf"}
_KEPT = Path(__file__).parent / "__pycache__"
_LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC)
_FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum")
_KEPT_NAMES = (0, 13, 14)  # copyright and licence
_PACKAGES = ("font-source-serif-pro", "fonttools", "brotli")


def fonts() -> Mapping[str, bytes]:
    """The font files by name.  Cutting them takes seconds: like compiled modules, they are kept beside this one."""
    made_of = repr((_LETTERS, _FEATURES, _KEPT_NAMES, [metadata.version(one) for one in _PACKAGES]))
    folder = _KEPT / hashlib.sha256(made_of.encode()).hexdigest()[:16]
    return {name: _kept(folder / name, source) for name, source in FACES.items()}


def _kept(kept: Path, source: str) -> bytes:
    if kept.is_file():
        return kept.read_bytes()
    content = _cut(resources.files("font_source_serif_pro").joinpath("files", source).read_bytes())
    with suppress(OSError):  # a folder that cannot be written to costs time, and no font
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_suffix(f".{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(kept)
    return content


def _cut(font: bytes) -> bytes:
    from fontTools import subset  # noqa: PLC0415 – needed once on each machine
    from fontTools.ttLib import TTFont  # noqa: PLC0415 – likewise

    options = subset.Options(flavor="woff2", hinting=False, name_IDs=[*_KEPT_NAMES], layout_features=[*_FEATURES])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as whole, io.BytesIO() as packed:
        cutter.subset(whole)
        whole.flavor = "woff2"
        whole.save(packed)
        return packed.getvalue()
