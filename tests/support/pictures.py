"""Pictures of the walks through the project, kept only where `KONZEPT_PICTURES` names a folder (`make pictures`)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

FIRST = "de"


def keep(shown: Any, name: str, language: str = FIRST) -> None:
    """Takes a picture of a part of a page; those in the first language carry no code in their name."""
    folder = os.environ.get("KONZEPT_PICTURES")
    if folder:
        suffix = "" if language == FIRST else f".{language}"
        shown.screenshot(path=Path(folder) / f"{name}{suffix}.png")
