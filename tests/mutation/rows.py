"""The forms of the mutations in `plausible`: one row each, with what changes and the code that has to be reported."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.mutation.mutation import DataFile, Mutation, Mutator

ENTRY = r"[a-z]+/(?:guidelines|goals|measures)/"
LOCAL = r"nordhausen/measures/"
ACTOR, TERM, LAW, DUTY, FIGURE, REFERENCE = "actors/", "glossary/", "laws/", "duties/", "figures/", "references/"
CONCEPT, SITE = "concepts/nordhausen", "operator/site"
MARKS = re.compile(r"^translation:$", re.MULTILINE)
WARNINGS = ("gender-sign",)
LONG = "Integrationsmaßnahmen; " * 30 + "Ende"

SHORT = 200
"""Up to here a summary may grow by a word."""


def named(name: str, mutate: Mutator) -> Mutator:
    mutate.__name__ = name.replace(" ", "_")
    return mutate


def value(name: str, codes: str, where: str, key: str, value: str | Callable[[str], str], parent: str = "") -> Mutator:
    """Another value in a field, inside of `parent` if it is given."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file):
            return None
        above = {line.number: file.parent(line) for line in file.fields if line.key == key}
        line = file.pick(rng, lambda one: one.key == key and is_below(above[one.number], parent))
        new = line and (value if isinstance(value, str) else value(line.value))
        return (
            file.expect(file.with_value(line, new), {line.number, line.number + 1}, codes.split())
            if line and new
            else None
        )

    return named(name, mutate)


def is_below(line: object, parent: str) -> bool:
    return not parent or getattr(line, "key", "") == parent


def half(name: str, codes: str, where: str, key: str, wording: str, language: str = "de") -> Mutator:
    """Another wording in one language of a field, that of a label if `key` is empty."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        found = re.match(where, file.file)
        line = file.pick(rng, lambda one: one.indent == 0 and key in ("", one.key) and bool(file.pair(one)))
        pair = file.pair(line) if line and found else None
        if pair is None:
            return None
        half = pair[language == "en"]
        more = wording.startswith("+")
        new = f'{half.value[:-1]}, {wording[1:]}"' if more else f'"{wording}"'
        if more and len(new) > SHORT:
            return None
        made = file.expect(file.with_value(half, new), half.number, codes.split())
        # Beside a warning, the one about the translation is none too many.
        return dataclasses.replace(made, most=2 if codes in WARNINGS else 1) if half.quoted else None

    return named(name, mutate)


def added(name: str, codes: str, where: str, text: str, below: int = 0) -> Mutator:
    """A field more, whose line `below` is named; of files that do not have it yet."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file) or f"\n{text.partition(':')[0]}:" in file.text:
            return None
        match = MARKS.search(file.text)
        begin = match.start() if match else len(file.text)
        head, marks = file.text[:begin], file.text[begin:]
        head = head.removesuffix("{}\n")
        return file.expect(f"{head}{text}\n{marks}", head.count("\n") + 1 + below, codes.split())

    return named(name, mutate)


def when(name: str, codes: str, words: str, date: str, field: str = "deadline") -> Mutator:
    text = f'when:\n  text: {{de: "{words}", en: "{ENGLISH[words]}"}}\n  {field}: "{date}"'
    return added(name, codes, "nordhausen/measures/M-5", text, 2)


ENGLISH = {
    "bis Mitte 2019": "by mid-2019",
    "bis Ende 2019": "by the end of 2019",
    "bis März 2019": "by March 2019",
    "bis Mitte 2008": "by mid-2008",
    "bis 2118": "by 2118",
    "seit 2016": "since 2016",
}


def note(name: str, codes: str, german: str, english: str, below: int = 2) -> Mutator:
    text = f"note:\n  de: |\n    {german}\n  en: |\n    {english}"
    return added(name, codes, ACTOR, text, below)


def doubled(name: str, codes: str, where: str, key: str, having: str = "") -> Mutator:
    """The first item of a list once more at its end."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        line = next((one for one in file.fields if one.key == key and not one.value and one.indent == 0), None)
        if not re.match(where, file.file) or line is None:
            return None
        items = file.lines[line.number : file.end(line)]
        starts = [index for index, text in enumerate(items) if text.startswith("  - ")]
        first = items[: starts[1] if len(starts) > 1 else len(items)]
        if having not in "\n".join(first):
            return None
        end = file.end(line)
        text = file.with_lines(end + 1, end, first)
        return file.expect(text, {end + 1, end + 2}, codes.split())

    return named(name, mutate)


def twin(name: str, codes: str, where: str, key: str) -> Mutator:
    """The whole file once more under another id."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file):
            return None
        text = re.sub(r"^order: \d+$", f"order: {rng.randrange(1000, 9999)}", file.text, flags=re.MULTILINE)
        line = text.split("\n").index(f"{key}:") + 2 if f"\n{key}:\n" in f"\n{text}" else 0
        twin = file.file.replace(".yml", "-neu.yml")
        return file.edit({twin: text.encode()}, {line - 1, line}, codes.split(), twin)

    return named(name, mutate)


def renamed(name: str, codes: str, stem: str, where: str = ACTOR) -> Mutator:
    """An actor more under a name that is no good."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        new = f"{Path(file.file).parent}/{stem}.yml"
        return file.edit({new: file.text.encode()}, 1, codes.split(), new) if file.file.startswith(where) else None

    return named(name, mutate)


PROGRESS = """as_of: "{as_of}"
state: partly
reported_by: LRA
text: {{de: "Es gab Kurse.", en: "There were courses."}}
{field}
evidence:
  - document: beleg
    at: {{de: "S. 7", en: "p. 7"}}
"""
DOCUMENT = """title: {{de: "Bericht", en: "Report"}}
type: report
date: "{date}"
access: public
address: "{address}"
"""


def progress(
    name: str,
    codes: str,
    lines: int,
    year: str = "2019",
    as_of: str = "2019-10",
    field: str = "",
    document: tuple[str, str] = ("2020-01-31", "https://kreis.example/b.pdf"),
    at: str = "",
) -> Mutator:
    """A state of a measure, and the document that proves it."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(LOCAL, file.file):
            return None
        new = f"nordhausen/progress/{year}/{Path(file.file).name}"
        text = PROGRESS.format(as_of=as_of, field=field)
        proof = DOCUMENT.format(date=document[0], address=document[1])
        edits = {new: text.encode(), "documents/beleg.yml": proof.encode()}
        return file.edit(edits, lines, codes.split(), at or new)

    return named(name, mutate)


def head(name: str, codes: str, schema: str) -> Mutator:
    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        line, changed = re.subn(r"[\w-]+(?=\.json$)", schema, file.lines[0])
        return file.expect(file.with_line(1, line), 1, codes) if changed and line != file.lines[0] else None

    return named(name, mutate)


def turned(value: str) -> str:
    """The digits the other way round; nothing where that says the same or begins with a zero."""
    turned = value.strip('"')[::-1]
    return f'"{turned}"' if turned.isdigit() and turned.strip("0") != value.strip('"').strip("0") else ""


def times_ten(value: str) -> str:
    return f'"{value.strip(chr(34))}0"' if value.strip('"').isdigit() else ""


def once_more(value: str) -> str:
    """A list of ids with its first one at the end again."""
    first = value.strip("[]").split(",")[0].strip()
    return f"{value[:-1]}, {first}]" if first and value.startswith("[") else ""
