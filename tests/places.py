"""Where the project and its tests lie: a module, since a folder's own `conftest` would hide the one above it."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
