"""The macros that hand-written pages may call: each leaves a slot that is filled later, or gives an address.

They are declared in konzept/plan/macros.py, where docs/macros.*.md and the check have them from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from konzept.plan.macros import MACROS, page_key, slot
from konzept.plan.pages import PageKey
from konzept.publish.job import CURRENT_RUN


def define_env(env: Any) -> None:
    """Register the macros for one build."""
    for name in MACROS:
        env.macro(_slot(name), name)

    @env.macro
    def address(page: str, anchor: str = "") -> str:
        run = CURRENT_RUN.get()
        target = page_key(page, run.language.site.pages)
        return run.renderer.address(PageKey(*env.page.meta["key"]), target, anchor)


def _slot(name: str) -> Callable[..., str]:
    names = tuple(MACROS[name].parameters)

    def leave(*values: object, **named: object) -> str:
        return slot(name, dict(zip(names, values, strict=False)) | named)

    return leave
