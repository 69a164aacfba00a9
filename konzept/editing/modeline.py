"""The first line of every data file: it tells editors which schema the file keeps to."""

from __future__ import annotations

import re

FOLDER = "schemas"
_MODELINE = re.compile(r"#\s*yaml-language-server\s*:")


def modeline(kind: str, file: str) -> str:
    """The line for a file below the data folder, which lies beside the folder of schemas."""
    up = "../" * (file.count("/") + 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.json"


def is_modeline(line: str) -> bool:
    return bool(_MODELINE.match(line))
