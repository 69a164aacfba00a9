"""Writes docs/macros.de.md and docs/macros.en.md from the docstrings and the parameters of the macros."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from konzept.model.shape import Choice
from konzept.plan.macros import MACROS, Macro, Parameter
from konzept.texts import LANGUAGES, tell

ROOT = Path(__file__).resolve().parent.parent


def page(language: str) -> str:
    """The whole page in one language."""
    parts = [f"# {_text('title', language)}", _text("lead", language), _text("rules", language)]
    for macro in MACROS.values():
        parts += _macro(macro, language)
    return "\n\n".join(parts) + "\n"


def _text(key: str, language: str) -> str:
    return tell(f"macros_page.{key}", language)


def _macro(macro: Macro, language: str) -> Iterator[str]:
    yield f"## `{macro.name}`"
    yield f"{macro.text[language]}\n{_text('own_line' if macro.block else 'in_sentence', language)}"
    yield f"```\n{macro.example}\n```"
    if macro.parameters:
        rows = [_row(macro, one, language) for one in macro.parameters.values()]
        yield "\n".join([_text("head", language), "|---|---|---|", *rows])


def _row(macro: Macro, parameter: Parameter, language: str) -> str:
    needed = _text("required" if parameter.required else "optional", language)
    explained = macro.explained[parameter.name][language]
    if isinstance(parameter.shape, Choice):
        values = ", ".join(f"`{value}`" for value in parameter.shape.vocabulary)
        explained += f". {_text('allowed', language)} {values}"
    return f"| `{parameter.name}` | {needed} | {explained} |"


def main() -> None:
    for language in LANGUAGES:
        (ROOT / "docs" / f"macros.{language}.md").write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
