"""Two versions that git has left side by side where both are right: lists of fingerprints, whose lines all stay."""

from __future__ import annotations

import re

_CONFLICT = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
# The head of a list is only there if both proposals are the first to record anything.
_RECORDED = re.compile(
    r"(?P<head>(?:translation:[ \t]*\n)?(?:[ \t]+[a-z-]+:[ \t]*\n)?)"
    r"(?:[ \t]*(?:-[ \t]+[\"']?[0-9a-f]{8}[\"']?[ \t]*)?(?:#[^\n]*)?\n)*"
)


def of_fingerprints(text: str) -> bool:
    """Whether all that git could not choose between are lists of fingerprints."""
    return not _CONFLICT.search(with_both(text))


def with_both(text: str) -> str:
    """The text with the fingerprints of both versions, each once; any other conflict stays for people."""
    return _CONFLICT.sub(_both, text)


def _both(conflict: re.Match[str]) -> str:
    sides = conflict["ours"], conflict["theirs"]
    heads = {found["head"] if (found := _RECORDED.fullmatch(side)) else None for side in sides}
    if None in heads or len(heads) > 1:
        return conflict[0]
    return "".join(dict.fromkeys("".join(sides).splitlines(keepends=True)))
