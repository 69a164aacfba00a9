"""Names for what other programs keep track of: the same for the same thing, on whatever address the site may lie."""

from __future__ import annotations

import uuid

_OURS = uuid.UUID("6d6f1c9a-2f0e-5c3b-9a53-3b4a7c1f8e21")


def lasting(*parts: str) -> uuid.UUID:
    """The name of something that its kind and ids tell apart."""
    return uuid.uuid5(_OURS, "\x1f".join(parts))
