"""Writes docs/checks.de.md and docs/checks.en.md: every rule, what it is for, and an example of each thing it reports.

What the pages show as a report is what the checker says about the example, so they cannot promise anything else.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rule_examples import ROOT, Example, examples, tried

from konzept import checks
from konzept.checks.exceptions import without_exceptions
from konzept.official.documents import FOLDER as SOURCES
from konzept.read.files import SUFFIX
from konzept.report import formats
from konzept.report.problem import Problem
from konzept.texts.messages import LANGUAGES, MESSAGES
from konzept.texts.messages.promises import PROMISES
from konzept.texts.messages.topics import TOPICS


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


RULES = (*checks.RULES, *checks.RULES_OF_COMPLETENESS, without_exceptions)
_TEXTS = {
    "title": {"de": "Was geprüft wird", "en": "What is checked"},
    "lead": {
        "de": "Diese Seite ist erzeugt (`make reference`). `make check` prüft alle Daten nach diesen Regeln und nennt "
        "zu jedem Fund Datei, Zeile und Abhilfe. Ein Fehler hält den Bau an, eine Warnung nicht.",
        "en": "This page is generated (`make reference`). `make check` checks all data by these rules and names file, "
        "line and remedy of everything it finds. An error stops the build, a warning does not.",
    },
    "exceptions": {
        "de": "Wo „Ausnahme möglich“ steht, kann die Regel nur vermuten. Ist alles richtig, legen Sie in "
        "`data/exceptions/` eine Datei an: `rule` (der Name unten), `record` (die Datei), `field` (das Feld, zum "
        "Beispiel `text` oder `commitments.1.text`; fehlt es, gilt die Ausnahme für die ganze Datei) und `reason` "
        "(warum, in jeder Sprache). Wird sie nicht mehr gebraucht, ist sie selbst ein Fehler.",
        "en": "Where it says “exception possible”, the rule can only guess. If all is well, create a file in "
        "`data/exceptions/`: `rule` (the name below), `record` (the file), `field` (the field, for example `text` or "
        "`commitments.1.text`; without it the exception is about the whole file) and `reason` (why, in every "
        "language). Once it is no longer needed, it is an error itself.",
    },
    "files": {"de": "Dateien lesen", "en": "Reading files"},
    "rules": {"de": "Regeln zwischen den Angaben", "en": "Rules between the data"},
    "error": {"de": "Fehler", "en": "error"},
    "warning": {"de": "Warnung", "en": "warning"},
    "excusable": {"de": "Ausnahme möglich", "en": "exception possible"},
    "wrong": {"de": "Falsch", "en": "Wrong"},
    "right": {"de": "Richtig", "en": "Right"},
    "gone": {"de": "Richtig: Diese Angabe steht hier nicht.", "en": "Right: this does not stand here."},
    "renamed": {"de": "Richtig: Die Datei heißt", "en": "Right: the file is called"},
    "missing": {"de": "Falsch: Die Angabe fehlt.", "en": "Wrong: this is missing."},
    "gone_file": {"de": "Richtig: Diese Datei gibt es nicht.", "en": "Right: there is no such file."},
    "missing_file": {"de": "Falsch: Die Datei fehlt.", "en": "Wrong: the file is missing."},
    "source": {"de": "Amtliches Dokument,", "en": "Official document,"},
    "before": {"de": "Vorher", "en": "Before"},
    "command": {"de": "Das meldet `{command}`:", "en": "`{command}` reports:"},
    "see": {"de": "Auch", "en": "Also"},
}
MADE = {
    "dangling link": {
        "de": "eine Verknüpfung, die ins Leere führt",
        "en": "a link to a file that is gone",
    },
    "link outside": {
        "de": "eine Verknüpfung zu einer Datei außerhalb des Datenordners",
        "en": "a link to a file outside the data folder",
    },
    "folder outside": {
        "de": "eine Verknüpfung zu einem Ordner außerhalb des Datenordners",
        "en": "a link to a folder outside the data folder",
    },
    "document outside": {
        "de": "eine Verknüpfung zu einem Dokument, das anderswo liegt",
        "en": "a link to a document that lies elsewhere",
    },
    "too big": {"de": "eine Datei von mehr als einem Megabyte", "en": "a file of more than a megabyte"},
    "byte order mark": {"de": "eine Datei mit Byte Order Mark", "en": "a file with a byte order mark"},
    "latin-1": {"de": "eine Datei in der Kodierung Latin-1", "en": "a file in the encoding Latin-1"},
    "picture": {"de": "ein Bild unter dem Namen einer Datendatei", "en": "a picture under the name of a data file"},
    "many fields": {
        "de": "eine Datei mit zweihundert unbekannten Feldern; nach zwanzig Meldungen folgt nur noch diese",
        "en": "a file with two hundred unknown fields; after twenty reports only this one follows",
    },
    "long text": {"de": "ein Text von 21.000 Zeichen", "en": "a text of 21,000 characters"},
    "PDF": {
        "de": "eine PDF-Datei, nur umbenannt in `sources/upper.txt`",
        "en": "a PDF file, merely renamed to `sources/upper.txt`",
    },
    "PDF alone": {
        "de": "nur eine PDF-Datei, `sources/upper.pdf`",
        "en": "nothing but a PDF file, `sources/upper.pdf`",
    },
}


def page(language: str, found: Mapping[str, Tried]) -> str:
    """The whole page in one language."""
    shown: set[str] = set()
    lines = [f"# {_TEXTS['title'][language]}", _TEXTS["lead"][language], _TEXTS["exceptions"][language]]
    lines.append(f"## {_TEXTS['files'][language]}")
    for topic in TOPICS:
        lines += [f"### {topic.title[language]}", topic.why[language], *_codes(topic.codes, language, found, shown)]
    lines.append(f"## {_TEXTS['rules'][language]}")
    for rule in RULES:
        promise = PROMISES[rule.__name__]
        sentence = promise.german if language == "de" else (rule.__doc__ or "")
        lines += [f"### {sentence.rstrip('.')}", promise.why[language], *_codes(promise.codes, language, found, shown)]
    return "\n\n".join(lines) + "\n"


def _codes(codes: tuple[str, ...], language: str, found: Mapping[str, Tried], shown: set[str]) -> Iterator[str]:
    for code in codes:
        if code in shown:
            yield f"{_TEXTS['see'][language]}: [`{code}`](#{code})"
        else:
            shown.add(code)
            yield from _one(found[code], language)


def _one(tried_one: Tried, language: str) -> Iterator[str]:
    yield _heading(tried_one.example.code, language)
    yield from _background(tried_one.example, language)
    yield from _halves(tried_one.example, language)
    if tried_one.example.command:
        yield _TEXTS["command"][language].format(command=f"python -m konzept {tried_one.example.command}")
    problem = tried_one.shown
    said = [f"{_path(problem.file)}:{problem.line}: {formats.statement(problem, language)}"]
    said += [f"    {hint}" for hint in [problem.advice(language)] if hint]
    yield "```text\n" + "\n".join(said) + "\n```"


def _heading(code: str, language: str) -> str:
    message = MESSAGES[code]
    kind = _TEXTS["warning" if message.warning else "error"][language]
    excusable = f", {_TEXTS['excusable'][language]}" if message.excusable else ""
    return f'#### <a id="{code}"></a>`{code}` · {kind}{excusable}'


def _halves(example: Example, language: str) -> Iterator[str]:
    wrong, right, file = _TEXTS["wrong"][language], _TEXTS["right"][language], _shown(example.file)
    if example.made:
        yield f"{wrong}: {MADE[example.made][language]}"
        if example.right:
            yield f"{right}, {file}:\n\n{_fenced(example.right, example.file)}"
    elif example.wrong_file:
        yield f"{wrong}: {_shown(example.wrong_file)}"
        yield f"{_TEXTS['renamed'][language]} {file}"
    else:
        whole = "_file" if example.whole else ""
        yield (
            f"{wrong}, {file}:\n\n{_fenced(example.wrong, example.file)}"
            if example.wrong
            else f"{_TEXTS[f'missing{whole}'][language]} {file}"
        )
        yield (
            f"{right}:\n\n{_fenced(example.right, example.file)}" if example.right else _TEXTS[f"gone{whole}"][language]
        )


def _background(example: Example, language: str) -> Iterator[str]:
    """What the example lies beside, and what it was before."""
    for name, text in example.sources.items():
        file = f"../{SOURCES}/{name}"
        yield f"{_TEXTS['source'][language]} {_shown(file)}:\n\n{_fenced(text, file)}"
    if example.before:
        yield f"{_TEXTS['before'][language]}, {_shown(example.file)}:\n\n{_fenced(example.before, example.file)}"


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
