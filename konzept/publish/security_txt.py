"""Writes `/.well-known/security.txt` (RFC 9116): whom to tell about a hole, from the operator's own details."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from konzept.model.dataset import World

# The standard asks for an end within a year; a site that is built more rarely has nobody reading the address either.
VALID = datetime.timedelta(days=364)


def write(site: Path, world: World, address: str, today: datetime.date) -> None:
    """Writes the file if there is an e-mail address; without one nothing is claimed."""
    if email := world.operator.email:
        file = site / ".well-known" / "security.txt"
        file.parent.mkdir()
        file.write_text("".join(f"{line}\n" for line in _lines(email, list(world.languages), address, today)), "utf-8")


def _lines(email: str, languages: list[str], address: str, today: datetime.date) -> Iterator[str]:
    yield f"Contact: mailto:{quote(email, safe='@+')}"
    yield f"Expires: {today + VALID}T00:00:00Z"
    yield f"Preferred-Languages: {', '.join(languages)}"
    if address.startswith("https://"):
        yield f"Canonical: {address}.well-known/security.txt"
