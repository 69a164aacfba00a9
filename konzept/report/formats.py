"""Writes the checker's problems down: for a terminal, for GitHub and GitLab, for programs and for a browser."""

from __future__ import annotations

import hashlib
import html
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from konzept.report.message import phrase
from konzept.report.problem import Mark, Problem, Severity, field_address, field_name, harmless, join
from konzept.texts import tell


def shown_path(file: str, data: Path) -> str:
    """A path an editor can find, never cut: from the current folder if the data lie below it."""
    path = Path(os.path.normpath((data / file).absolute()))
    relative = os.path.relpath(path)
    return harmless(path.as_posix() if relative.startswith("..") else Path(relative).as_posix())


def text(problems: Sequence[Problem], language: str, data: Path) -> str:
    """One line per problem with its hint below, then a line that counts them."""
    lines = [_text_block(problem, language, data) for problem in problems]
    return "\n".join([*lines, "", summary(problems, language)]) + "\n"


def _text_block(problem: Problem, language: str, data: Path) -> str:
    place = f"{shown_path(problem.file, data)}:{problem.line}: "
    hint = problem.advice(language)
    return place + statement(problem, language) + (f"\n    {hint}" if hint else "")


def statement(problem: Problem, language: str, mark: Mark = str) -> str:
    """The problem in one line without its place; `mark` is put on what may be copied."""
    level = f"{_capital(phrase('warning', language))}: " if problem.severity is Severity.WARNING else ""
    name = field_name(problem.field, language)
    return level + (f"{name}: " if name else "") + problem.message(language, mark)


def summary(problems: Sequence[Problem], language: str) -> str:
    """How many problems in how many files: `2 Fehler und 1 Warnung in 1 Datei.`."""
    counts = [(len([p for p in problems if p.severity is severity]), severity.value) for severity in Severity]
    parts = [_count(number, name, language) for number, name in counts if number]
    files = _count(len({problem.file for problem in problems}), "file", language)
    return tell("check.summary", language, problems=join(parts, language, "and"), files=files)


def _count(number: int, name: str, language: str) -> str:
    return tell(f"check.counts.{name}.{'one' if number == 1 else 'other'}", language, count=number)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def github(problems: Iterable[Problem], language: str, data: Path) -> str:
    """Annotations as GitHub reads them from the output of a check."""
    return "".join(_annotation(problem, language, data) + "\n" for problem in problems)


def _annotation(problem: Problem, language: str, data: Path) -> str:
    fields = {
        "file": shown_path(problem.file, data),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": field_name(problem.field, language) or problem.code,
    }
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in fields.items())
    hint = problem.advice(language)
    message = problem.message(language) + (f"\n{hint}" if hint else "")
    return f"::{problem.severity} {properties}::{_escape(message)}"


def _escape(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    return _escape(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Iterable[Problem], language: str, data: Path) -> str:
    """A code quality report as GitLab shows it beside the changed lines."""
    found = [
        {
            "description": " ".join(filter(None, (statement(problem, language), problem.advice(language)))),
            "check_name": problem.code,
            "fingerprint": _fingerprint(problem),
            "severity": "minor" if problem.severity is Severity.WARNING else "major",
            "location": {"path": shown_path(problem.file, data), "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _fingerprint(problem: Problem) -> str:
    """Tells problems apart, and knows one again when only lines above it have changed."""
    place = [problem.file, problem.code, field_address(problem.field), problem.message("en")]
    if not problem.field:
        place.append(str(problem.line))
    return hashlib.sha256("\0".join(place).encode()).hexdigest()


def as_json(problems: Iterable[Problem], language: str, data: Path) -> str:
    """A list of objects; `field` is the same in every language, list items counted from 1."""
    found = [
        {
            "file": shown_path(problem.file, data),
            "line": problem.line,
            "column": problem.column,
            "field": field_address(problem.field),
            "code": problem.code,
            "message": problem.message(language),
            "hint": problem.advice(language),
            "severity": str(problem.severity),
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def report_html(problems: Sequence[Problem], language: str, data: Path = Path("data")) -> str:
    """A page of its own for the browser of somebody who is editing; it needs no other file."""
    items = "\n".join(_html_item(problem, language, data) for problem in problems)
    return _PAGE.format(
        language=language,
        title=tell("check.page.title", language),
        advice=tell("check.page.advice", language),
        summary=html.escape(summary(problems, language)),
        items=items,
    )


def _html_item(problem: Problem, language: str, data: Path) -> str:
    place = html.escape(f"{shown_path(problem.file, data)}:{problem.line}")
    hint = problem.advice(language)
    below = f"<br>{html.escape(hint)}" if hint else ""
    return f"<li><code>{place}</code><p>{html.escape(statement(problem, language))}{below}</p></li>"


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }}
li {{ margin-block: 1rem; overflow-wrap: anywhere; }}
p {{ margin: .25rem 0; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{summary}</p>
<ol>
{items}
</ol>
<p>{advice}</p>
</main>
</body>
</html>
"""


def failure_html(language: str, log: str) -> str:
    """A page that says in a working language why a build failed although the data are good; `log` is what it said."""
    title, advice = tell("serve.failure_title", language), tell("serve.failure_advice", language)
    return _PAGE.format(
        language=language, title=title, advice="", summary=advice, items=f"<pre>{html.escape(log)}</pre>"
    )
