"""Writes `/.well-known/security.txt` (RFC 9116): whom to tell about a hole, from the operator's own details."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import quote

from konzept.model.dataset import Dataset

# The standard asks for an end within a year; a site that is built more rarely has nobody reading the address either.
VALID = datetime.timedelta(days=364)


def security_txt(dataset: Dataset, address: str, today: datetime.date) -> str:
    """What the file says, for a site whose operator has an e-mail address."""
    lines = _lines(dataset.operator.email or "", list(dataset.languages), address, today)
    return "".join(f"{line}\n" for line in lines)


def _lines(email: str, languages: list[str], address: str, today: datetime.date) -> Iterator[str]:
    yield f"Contact: mailto:{quote(email, safe='@+')}"
    yield f"Expires: {today + VALID}T00:00:00Z"
    yield f"Preferred-Languages: {', '.join(languages)}"
    if address.startswith("https://"):
        yield f"Canonical: {address}.well-known/security.txt"
