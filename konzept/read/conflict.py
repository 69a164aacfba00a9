"""Two versions that git has left side by side where both are right: lists of fingerprints, whose lines all stay."""

from __future__ import annotations

import re

_CONFLICT = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_RECORDED = re.compile(r"(?:[ \t]*(?:-[ \t]+[\"']?[0-9a-f]{8}[\"']?[ \t]*)?(?:#[^\n]*)?\n)*")


def of_fingerprints(text: str) -> bool:
    """Whether all that git could not choose between are lists of fingerprints."""
    found = list(_CONFLICT.finditer(text))
    return bool(found) and all(_RECORDED.fullmatch(one[side]) for one in found for side in ("ours", "theirs"))


def with_both(text: str) -> str:
    """The text with the lines of both versions, each once."""
    return _CONFLICT.sub(lambda one: "".join(dict.fromkeys((one["ours"] + one["theirs"]).splitlines(True))), text)
