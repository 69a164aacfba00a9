"""Writes docs/checks.de.md and docs/checks.en.md: every rule, what it is for, and an example of each thing it reports.

What the pages show as a report is what the checker says about the example, so they cannot promise anything else.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rule_examples import ROOT, Example, examples, tried

from konzept.official.documents import FOLDER as SOURCES
from konzept.read.files import SUFFIX
from konzept.report import formats
from konzept.report.message import messages
from konzept.report.problem import Problem
from konzept.texts import LANGUAGES, group, tell


@dataclass(frozen=True)
class Tried:
    """An example with what the checker says about its wrong half."""

    example: Example
    problems: tuple[Problem, ...]

    @property
    def shown(self) -> Problem:
        """The report that the page shows: the first about the code itself."""
        return next(problem for problem in self.problems if problem.code == self.example.code)


def try_all() -> dict[str, Tried]:
    """Every example, tried."""
    return {code: Tried(example, tried(example, wrong=True)) for code, example in examples().items()}


def page(language: str, found: Mapping[str, Tried]) -> str:
    """The whole page in one language."""
    shown: set[str] = set()
    lines = [f"# {_text('title', language)}", _text("lead", language), _text("exceptions", language)]
    lines.append(f"## {_text('files', language)}")
    for topic in group("problems").values():
        lines += [f"### {topic['title'][language]}", topic["why"][language]]
        lines += _codes(topic["codes"], language, found, shown)
    lines.append(f"## {_text('rules', language)}")
    for rule in group("rules").values():
        lines += [f"### {rule['ensures'][language].rstrip('.')}", rule["why"][language]]
        lines += _codes((*rule.get("also", ()), *rule.get("codes", ())), language, found, shown)
    return "\n\n".join(lines) + "\n"


def _text(key: str, language: str, /, **values: object) -> str:
    return tell(f"checks_page.{key}", language, **values)


def _codes(codes: Iterable[str], language: str, found: Mapping[str, Tried], shown: set[str]) -> Iterator[str]:
    for code in codes:
        if code in shown:
            yield f"{_text('see', language)}: [`{code}`](#{code})"
        else:
            shown.add(code)
            yield from _one(found[code], language)


def _one(tried_one: Tried, language: str) -> Iterator[str]:
    yield _heading(tried_one.example.code, language)
    yield from _background(tried_one.example, language)
    yield from _halves(tried_one.example, language)
    if tried_one.example.command:
        yield _text("command", language, command=f"python -m konzept {tried_one.example.command}")
    problem = tried_one.shown
    said = [f"{_path(problem.file)}:{problem.line}: {formats.statement(problem, language)}"]
    said += [f"    {hint}" for hint in [problem.advice(language)] if hint]
    yield "```text\n" + "\n".join(said) + "\n```"


def _heading(code: str, language: str) -> str:
    message = messages()[code]
    kind = _text("warning" if message.warning else "error", language)
    excusable = f", {_text('excusable', language)}" if message.excusable else ""
    return f'#### <a id="{code}"></a>`{code}` · {kind}{excusable}'


def _halves(example: Example, language: str) -> Iterator[str]:
    wrong, right, file = _text("wrong", language), _text("right", language), _shown(example.file)
    if example.made:
        yield f"{wrong}: {_text(f'made.{example.made}', language)}"
        if example.right:
            yield f"{right}, {file}:\n\n{_fenced(example.right, example.file)}"
    elif example.wrong_file:
        yield f"{wrong}: {_shown(example.wrong_file)}"
        yield f"{_text('renamed', language)} {file}"
    else:
        missing, gone = ("missing_file", "gone_file") if example.whole else ("missing", "gone")
        yield (
            f"{wrong}, {file}:\n\n{_fenced(example.wrong, example.file)}"
            if example.wrong
            else f"{_text(missing, language)} {file}"
        )
        yield f"{right}:\n\n{_fenced(example.right, example.file)}" if example.right else _text(gone, language)


def _background(example: Example, language: str) -> Iterator[str]:
    """What the example lies beside, and what it was before."""
    for name, text in example.sources.items():
        file = f"../{SOURCES}/{name}"
        yield f"{_text('source', language)} {_shown(file)}:\n\n{_fenced(text, file)}"
    if example.before:
        yield f"{_text('before', language)}, {_shown(example.file)}:\n\n{_fenced(example.before, example.file)}"


def _shown(file: str) -> str:
    return f"`{_path(file)}`"


def _path(file: str) -> str:
    """A file as the checker's report names it, from the folder of the project."""
    return posixpath.normpath(f"data/{file}")


def _fenced(text: str, file: str) -> str:
    """A block in which what cannot be seen is shown."""
    visible = text.replace("\t", "→").replace("\u00a0", "⍽").replace("\u200b", "⟨U+200B⟩")
    kind = "yaml" if file.endswith(SUFFIX) else "text"
    return f"```{kind}\n{visible.rstrip()}\n```"


def main() -> None:
    """Writes both pages."""
    found = try_all()
    for language in LANGUAGES:
        (ROOT / "docs" / f"checks.{language}.md").write_text(page(language, found), "utf-8")


if __name__ == "__main__":
    main()
