"""The macros that hand-written pages may call: each leaves a slot that is filled later, or gives an address.

They are declared in konzept/plan/macros.py, where docs/macros.*.md and the check have them from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from konzept.plan.macros import MACROS, page_key, slot
from konzept.plan.pages import PageKey


def define_env(env: Any) -> None:
    """Register the macros for one build."""
    for name in MACROS:
        env.macro(_slot(name), name)

    @env.macro
    def address(page: str, anchor: str = "") -> str:
        extra = env.conf["extra"]
        here, pages = PageKey(*env.page.meta["key"]), extra["site"].site.pages
        return str(extra["renderer"].address(here, page_key(page, pages), anchor))


def _slot(name: str) -> Callable[..., str]:
    names = tuple(MACROS[name].parameters)

    def leave(*values: object, **named: object) -> str:
        return slot(name, dict(zip(names, values, strict=False)) | named)

    return leave
