"""The macros that hand-written pages may call: each leaves a slot that is filled later, or gives an address.

A macro never returns text from the data, because what it returns passes Markdown.
"""

from __future__ import annotations

import re
from typing import Any

from konzept.plan.pages import PageKey


def define_env(env: Any) -> None:
    """Register the macros for one build."""

    @env.macro
    def block(name: str) -> str:
        """The slot for a part made of data inside a hand-written page."""
        return f'<div data-slot="{name}"></div>'

    @env.macro
    def address(key: str, anchor: str = "") -> str:
        """The relative address of another page of this language, for a link in a hand-written page."""
        extra = env.conf["extra"]
        here = PageKey("prose", env.page.meta["name"])
        hand_written = PageKey("prose", key)
        target = hand_written if hand_written in extra["site"].site.pages else PageKey(*re.split("[:/]", key))
        return str(extra["renderer"].address(here, target, anchor))

    env.variables["lang"] = env.conf["extra"]["lang"]
