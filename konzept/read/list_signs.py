"""Signs that look as if they began an item of a list, which only a hyphen and a space do."""

from __future__ import annotations

import re

# Dashes and bullets of word processors; the last ones are those of their typefaces.  A plus and a star mean something
# else where no space follows.
_SIGNS = (
    "\u2010-\u2015\u2212\u2022\u2023\u2043\u00b7\u2219\u25aa\u25a0\u25cf\u25cb\u25e6"
    "\u25b6\u27a2\u2192\u2713\u2714\uf0a7\uf0b7\uf0d8\uf0fc"
)
_COUNTED = re.compile(r" *((?:\d{1,2}[.)]|[a-zA-Z]\)|o)(?=[ \t]+[\w.-]+:(?: |$)))")
_BEGINS = re.compile(rf" *(?:- +)*([{_SIGNS}](?=[\s\u00a0\w])|[*+](?=[ \t\u00a0]))")


def wrong_sign(line: str) -> re.Match[str] | None:
    """The sign in the place of a hyphen at the beginning of a line, as the group of a match."""
    return _BEGINS.match(line) or _COUNTED.match(line)
