"""Lays packed copies beside every text file of the site, so that a server need not pack it for each reader."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli

from konzept.plan.site import OPEN_DATA
from konzept.publish.asset_hashes import FOLDER
from konzept.report.disk import naming

SUFFIXES = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".jsonld", ".ics"})
PACKED = frozenset({".gz", ".br"})

# Above 6, a tenth of a percent less for twice the time.
LEVEL = 6

# Pages change with every build and are many; what is fingerprinted is fetched once and worth the utmost.
QUALITY_PAGES, QUALITY_ASSETS = 6, 11

# What fits into one packet arrives no sooner if it is smaller; single records are many, and hardly ever asked for.
SMALLEST = 1_400
_RARELY = re.compile(re.escape(OPEN_DATA) + r"\w+/")

# Brotli looks back over so many bits' worth of text; more than a file has costs time for each and gains nothing.
LEAST_WINDOW, LARGEST_WINDOW = 10, 24


def compress(site: Path) -> None:
    """Writes `name.gz` and `name.br` for every text file that gets smaller; the same bytes for the same text."""
    for file in sorted(site.rglob("*")):
        if file.suffix in SUFFIXES and file.is_file():
            content = file.read_bytes()
            if len(content) < SMALLEST or _RARELY.match(file.relative_to(site).as_posix()):
                continue
            quality = QUALITY_ASSETS if FOLDER in file.relative_to(site).parts else QUALITY_PAGES
            for suffix, packed in ((".gz", gzipped(content)), (".br", brotlied(content, quality))):
                if len(packed) < len(content):
                    with naming(file):
                        file.with_name(f"{file.name}{suffix}").write_bytes(packed)


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


def brotlied(content: bytes, quality: int) -> bytes:
    window = min(max(len(content).bit_length(), LEAST_WINDOW), LARGEST_WINDOW)
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality, lgwin=window))
