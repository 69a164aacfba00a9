"""The macros that pages may call: each leaves a slot that hooks.py fills, or gives an address.

A macro never returns text from the data, because what it returns passes Markdown.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros for one build; the language is that of the build's configuration."""
    language = env.conf["extra"]["lang"]

    @env.macro
    def block(name: str) -> str:
        """The slot for a part made of data inside a hand-written page."""
        return f'<div data-slot="block {name}"></div>'

    @env.macro
    def address(key: str, anchor: str = "") -> str:
        """The relative address of another page of this language, for a link in a hand-written page."""
        renderer = env.conf["extra"]["renderer"]
        return str(renderer.address(env.page.meta["key"], key, anchor))

    env.variables["lang"] = language
