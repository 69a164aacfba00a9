"""Mutations that keep to every form and are wrong all the same: what only knowledge of the field can tell."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.mutation.mutation import DataFile, Mutation, Mutator

_ENTRY = r"[a-z]+/(?:guidelines|goals|measures)/"
_LOCAL = r"nordhausen/measures/"
_ACTOR, _TERM, _LAW, _DUTY, _FIGURE, _REFERENCE = "actors/", "glossary/", "laws/", "duties/", "figures/", "references/"
_CONCEPT, _SITE = "concepts/nordhausen", "operator/site"
_MARKS = re.compile(r"^translation:$", re.MULTILINE)
_WARNINGS = ("gender-sign",)
_LONG = "Integrationsmaßnahmen; " * 30 + "Ende"


def _named(name: str, mutate: Mutator) -> Mutator:
    mutate.__name__ = name.replace(" ", "_")
    return mutate


def _value(name: str, codes: str, where: str, key: str, value: str | Callable[[str], str], parent: str = "") -> Mutator:
    """Another value in a field, inside of `parent` if it is given."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file):
            return None
        above = {line.number: file.parent(line) for line in file.fields if line.key == key}
        line = file.pick(rng, lambda one: one.key == key and _is_below(above[one.number], parent))
        new = line and (value if isinstance(value, str) else value(line.value))
        return file.expect(file.with_value(line, new), {line.number, line.number + 1}, codes.split()) if line and new else None

    return _named(name, mutate)


def _is_below(line: object, parent: str) -> bool:
    return not parent or getattr(line, "key", "") == parent


def _half(name: str, codes: str, where: str, key: str, wording: str, language: str = "de") -> Mutator:
    """Another wording in one language of a field, that of a label if `key` is empty."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        found = re.match(where, file.file)
        line = file.pick(rng, lambda one: one.indent == 0 and key in ("", one.key) and bool(file.pair(one)))
        pair = file.pair(line) if line and found else None
        if pair is None:
            return None
        half = pair[language == "en"]
        new = f"{half.value[:-1]}, {wording[1:]}\"" if wording.startswith("+") else f'"{wording}"'
        made = file.expect(file.with_value(half, new), half.number, codes.split())
        # Beside a warning, the one about the translation is none too many.
        return dataclasses.replace(made, most=2 if codes in _WARNINGS else 1) if half.quoted else None

    return _named(name, mutate)


def _added(name: str, codes: str, where: str, text: str, below: int = 0) -> Mutator:
    """A field more, whose line `below` is named; of files that do not have it yet."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file) or f"\n{text.partition(':')[0]}:" in file.text:
            return None
        match = _MARKS.search(file.text)
        begin = match.start() if match else len(file.text)
        head, marks = file.text[:begin], file.text[begin:]
        head = head.removesuffix("{}\n")
        return file.expect(f"{head}{text}\n{marks}", head.count("\n") + 1 + below, codes.split())

    return _named(name, mutate)


def _when(name: str, codes: str, words: str, date: str, field: str = "deadline") -> Mutator:
    text = f'when:\n  text: {{de: "{words}", en: "{_ENGLISH[words]}"}}\n  {field}: "{date}"'
    return _added(name, codes, "nordhausen/measures/M-5", text, 2)


_ENGLISH = {
    "bis Mitte 2019": "by mid-2019",
    "bis Ende 2019": "by the end of 2019",
    "bis März 2019": "by March 2019",
    "bis Mitte 2008": "by mid-2008",
    "bis 2118": "by 2118",
    "seit 2016": "since 2016",
}


def _note(name: str, codes: str, german: str, english: str, below: int = 2) -> Mutator:
    text = f"note:\n  de: |\n    {german}\n  en: |\n    {english}"
    return _added(name, codes, _ACTOR, text, below)


def _doubled(name: str, codes: str, where: str, key: str, having: str = "") -> Mutator:
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

    return _named(name, mutate)


def _twin(name: str, codes: str, where: str, key: str) -> Mutator:
    """The whole file once more under another id."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        if not re.match(where, file.file):
            return None
        text = re.sub(r"^order: \d+$", f"order: {rng.randrange(1000, 9999)}", file.text, flags=re.MULTILINE)
        line = text.split("\n").index(f"{key}:") + 2 if f"\n{key}:\n" in f"\n{text}" else 0
        twin = file.file.replace(".yml", "-neu.yml")
        return file.edit({twin: text.encode()}, {line - 1, line}, codes.split(), twin)

    return _named(name, mutate)


def _renamed(name: str, codes: str, stem: str) -> Mutator:
    """An actor more under a name that is no good."""

    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        new = f"{Path(file.file).parent}/{stem}.yml"
        return file.edit({new: file.text.encode()}, 1, codes.split(), new) if file.file.startswith(_ACTOR) else None

    return _named(name, mutate)


_PROGRESS = """as_of: "{as_of}"
state: partly
reported_by: LRA
text: {{de: "Es gab Kurse.", en: "There were courses."}}
{field}
evidence:
  - document: beleg
    at: {{de: "S. 7", en: "p. 7"}}
"""
_DOCUMENT = """title: {{de: "Bericht", en: "Report"}}
type: report
date: "{date}"
access: public
address: "{address}"
"""


def _progress(
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
        if not re.match(_LOCAL, file.file):
            return None
        new = f"nordhausen/progress/{year}/{Path(file.file).name}"
        text = _PROGRESS.format(as_of=as_of, field=field)
        proof = _DOCUMENT.format(date=document[0], address=document[1])
        edits = {new: text.encode(), "documents/beleg.yml": proof.encode()}
        return file.edit(edits, lines, codes.split(), at or new)

    return _named(name, mutate)


def _head(name: str, codes: str, schema: str) -> Mutator:
    def mutate(file: DataFile, rng: Random) -> Mutation | None:
        line, changed = re.subn(r"[\w-]+(?=\.json$)", schema, file.lines[0])
        return file.expect(file.with_line(1, line), 1, codes) if changed and line != file.lines[0] else None

    return _named(name, mutate)


def _turned(value: str) -> str:
    """The digits the other way round; nothing where that says the same or begins with a zero."""
    turned = value.strip('"')[::-1]
    return f'"{turned}"' if turned.isdigit() and turned.strip("0") != value.strip('"').strip("0") else ""


def _times_ten(value: str) -> str:
    return f'"{value.strip(chr(34))}0"' if value.strip('"').isdigit() else ""


def _once_more(value: str) -> str:
    """A list of ids with its first one at the end again."""
    first = value.strip("[]").split(",")[0].strip()
    return f"{value[:-1]}, {first}]" if first and value.startswith("[") else ""


MUTATORS: tuple[Mutator, ...] = (
    _when("deadline in another year", "date-not-in-words", "bis Mitte 2019", "2020-06"),
    _when("deadline at another time of the year", "date-not-in-words", "bis Mitte 2019", "2019-11"),
    _when("deadline at the other end of the year", "date-not-in-words", "bis Ende 2019", "2019-02"),
    _when("deadline in another month", "date-not-in-words", "bis März 2019", "2019-04"),
    _when("deadline on a day of another month", "date-not-in-words", "bis März 2019", "2019-02-28"),
    _when("deadline before the concept", "deadline-early", "bis Mitte 2008", "2008-06"),
    _when("deadline a century late", "deadline-late", "bis 2118", "2118"),
    _when("since a century ago", "date-not-in-words", "seit 2016", "1916", "since"),
    _value("deadline of a duty in another year", "date-not-in-words", _DUTY, "deadline", '"2028"'),
    _value("deadline of an entry in another year", "date-not-in-words", _ENTRY, "deadline", '"2021-06"'),
    # Numbers.
    _value("digits of a quantity turned", "quantity-not-in-text", _ENTRY, "value", _turned, "quantities"),
    _value("quantity times ten", "quantity-not-in-text", _ENTRY, "value", _times_ten, "quantities"),
    _value("quantity of nothing", "number-negative", _ENTRY, "value", '"0"', "quantities"),
    _value("half a person", "count-fraction", _ENTRY, "value", '"12.5"', "quantities"),
    _added(
        "quantity from nowhere",
        "quantity-not-in-text",
        _LOCAL,
        'quantities:\n  - value: "437"\n    unit: {de: "Kurse", en: "courses"}\n    precision: exact',
        1,
    ),
    _added(
        "share of more than all",
        "percent-over",
        _LOCAL,
        'quantities:\n  - value: "120"\n    unit: {de: "Prozent", en: "per cent"}\n    precision: exact',
        1,
    ),
    _value("digits of a figure turned", "figure-not-in-text percent-over share-off", _FIGURE, "value", _turned),
    _value("figure of a century ago", "figure-date-nowhere", _FIGURE, "as_of", "1917-12-31"),
    _value("figure of the day after", "date-after-edition", _FIGURE, "as_of", "2071-12-31"),
    _value("figure about an earlier year", "figure-date-nowhere", _FIGURE, "start", '"1915"', "period"),
    # Spans and concepts.
    _value("term that never ends", "span-long", _CONCEPT, "end", '"2118"', "term"),
    _value("term that ends before the edition", "span-backwards term-before-edition", _CONCEPT, "end", '"2010"', "term"),
    _value("term that began a century ago", "span-long", _CONCEPT, "start", '"1918"', "term"),
    _value("edition that is yet to come", "date-in-future", _CONCEPT, "edition", '"2081"'),
    _added(
        "seen before it was there",
        "retrieved-early",
        _CONCEPT,
        'official:\n  title: {de: "Konzept", en: "Concept"}\n  address: "https://kreis.example/"\n  retrieved: "2008-02-01"',
        3,
    ),
    _added(
        "seen tomorrow",
        "date-in-future",
        _CONCEPT,
        'official:\n  title: {de: "Konzept", en: "Concept"}\n  address: "https://kreis.example/"\n  retrieved: "2081-02-01"',
        3,
    ),
    _value("page before that of the section above", "page-backwards", _CONCEPT, "page", lambda v: "1" if v > "2" else ""),
    _note("ages backwards", "range-backwards", "Es geht um 27 bis 18 Jahre.", "It is about people aged 27 to 18 years."),
    _note("years backwards", "range-backwards", "Es geht um 2020–2018.", "It is about 2020–2018."),
    _note("weeks backwards", "range-backwards", "Das dauert 8 bis 6 Wochen.", "This takes 8 to 6 weeks."),
    _note(
        "between two ages backwards",
        "range-backwards",
        "Sie sind zwischen 67 und 27 Jahre alt.",
        "They are between 67 and 27 years old.",
    ),
    # Places in an order.
    _value("position zero", "place-zero", _ENTRY, "position", "0"),
    _value("order zero", "place-zero", r"(?:fields|duties|audiences|laws)/", "order", "0"),
    _value("order taken", "order-taken", "languages/en", "order", "1"),
    # The same twice.
    _twin("actor filed twice", "record-twice", _ACTOR, "name"),
    _twin("law filed twice", "record-twice", _LAW, "name"),
    _twin("term filed twice", "record-twice", _TERM, "term"),
    _twin("duty filed twice", "record-twice", _DUTY, "title"),
    _twin("figure filed twice", "record-twice", _FIGURE, "title"),
    _doubled("partner named twice", "item-twice", _ENTRY, "partners"),
    _doubled("responsible body named twice", "item-twice", _ENTRY, "responsible", "actor:"),
    _doubled("law cited twice", "item-twice", _ENTRY, "laws"),
    _doubled("commitment made twice", "item-twice", _ENTRY, "commitments"),
    _doubled("condition set twice", "item-twice", _ENTRY, "conditions"),
    _doubled("addressees named twice", "item-twice", _ENTRY, "addressees"),
    _doubled("quantity set twice", "item-twice", _ENTRY, "quantities"),
    _doubled("linked twice to the same", "link-repeated", _LOCAL, "links"),
    _doubled("name printed twice", "repeated-item", _ACTOR, "variants"),
    _value("field of action twice", "repeated-item", _ENTRY, "fields", _once_more),
    _value("audience twice", "repeated-item", _ENTRY, "audiences", _once_more),
    _value("committed twice", "repeated-item", _ENTRY, "by", _once_more),
    _value("duty from an entry twice", "repeated-item", _DUTY, "entries", _once_more),
    # Titles and words.
    _half("title of six hundred letters", "line-long", _ENTRY, "title", _LONG),
    _half("name of six hundred letters", "line-long", _ACTOR, "name", _LONG),
    _half("title that is an address", "address-as-text", _ENTRY, "title", "https://www.example.org/massnahme"),
    _half("name that is an address", "address-as-text", _ACTOR, "name", "www.example.org"),
    _half("title of dots", "text-says-nothing", _ENTRY, "title", "…"),
    _half("title of a dash", "text-says-nothing", _ENTRY, "title", "–"),
    _half("term of dots", "text-says-nothing", _TERM, "term", "...", "en"),
    _half("word without end", "word-long", _ENTRY, "summary", "x" * 200),
    _half("words that ran together", "word-long", _ACTOR, "name", "Integrationsberatungsstelle" * 5),
    _note("word without end in a text", "word-long", f"Das ist {'lang' * 1200}.", "This is long."),
    _half("title to be decided", "unfinished", _ENTRY, "title", "tbd"),
    _half("title with question marks", "unfinished", _ENTRY, "title", "Sprachkurse ??"),
    _half("name to be named", "unfinished", _ACTOR, "name", "N. N."),
    _half("placeholder text", "unfinished", _ENTRY, "summary", "Lorem ipsum dolor sit amet."),
    # Languages.
    _half("German title in English", "wrong-language", _ENTRY, "title", "Sprache", "en"),
    _half("English title in German", "wrong-language", _ENTRY, "title", "Language"),
    _half("German label in English", "wrong-language", "ui/", "", "Maßnahmen", "en"),
    _half("American labor", "false-friend", _ENTRY, "summary", "+labor", "en"),
    _half("American organizing", "false-friend", _ENTRY, "summary", "+organizing", "en"),
    _half("American center", "false-friend", _ENTRY, "summary", "+center", "en"),
    _half("American behavior", "false-friend", _ENTRY, "summary", "+behavior", "en"),
    _half("gender star", "gender-sign", _ENTRY, "title", "Kurse für Migrant*innen"),
    _half("gender colon", "gender-sign", _ENTRY, "title", "Kurse für Migrant:innen"),
    _half("gender gap", "gender-sign", _ENTRY, "title", "Kurse für Migrant_innen"),
    # The operator.
    _added("mail with two signs", "mail-address", _SITE, 'email: "stelle@@example.org"'),
    _added("mail without a dot", "mail-address", _SITE, 'email: "stelle@example"'),
    _added("mail with a blank", "mail-address", _SITE, 'accessibility_contact: "stelle @example.org"'),
    _added("mail as a link", "mail-address", _SITE, 'data_protection_email: "mailto:stelle@example.org"'),
    _added("telephone in words", "telephone-form", _SITE, 'telephone: "über die Zentrale"'),
    _added("site that is a script", "web-address", _SITE, 'site_address: "javascript:alert(1)"'),
    _added("site on another service", "web-address", _SITE, 'site_address: "ftp://konzept.example.org/"'),
    _added("site without a host", "web-address", _SITE, 'site_address: "https:///konzept/"'),
    _added("site of dots", "web-address", _SITE, 'site_address: "https://.../"'),
    _added("site with a password", "web-address", _SITE, 'site_address: "https://name:wort@example.org/"'),
    _added("site with a query", "site-address", _SITE, 'site_address: "https://example.org/?seite=1"'),
    _added("repository without https", "web-address", _SITE, 'repository: "git.example.org/konzept"'),
    _added("edit address that is data", "web-address", _SITE, 'edit_address: "data:text/html,x"'),
    _added("looked at tomorrow", "date-in-future", _SITE, 'accessibility_reviewed_on: "2081-01-31"'),
    # What became of a measure.
    _progress("state of a year to come", "date-in-future", 1, "2031", "2031-05"),
    _progress("state before the concept", "progress-before-edition", 1, "1995", "1995-05"),
    _progress("period of a year to come", "period-year", 5, field='period: "2031"'),
    _progress("period before the concept", "period-year progress-before-edition", 5, field='period: "1995"'),
    _progress("period that runs backwards", "needs-years", 5, field='period: "2019-2018"'),
    _progress("proof of a year to come", "date-in-future", 3, document=("2062-01-31", "https://kreis.example/"), at="documents/beleg.yml"),
    _progress("proof before what it proves", "evidence-older", 7, document=("2002-01-31", "https://kreis.example/")),
    _progress("proof at a script", "web-address", 5, document=("2020-01-31", "javascript:x"), at="documents/beleg.yml"),
    _progress("negative value", "value-negative value-without-quantity", 6, field="values:\n  - value: -3"),
    # Bodies that no concept binds.
    _value("independent body responsible", "independent-bound", _LOCAL, "actor", "KSB", "responsible"),
    _value("independent body committed", "independent-bound", _LOCAL, "by", "[KSB]", "commitments"),
    _value("independent body obliged", "independent-obliged", _ENTRY, "role", "obliged", "partners"),
    # Days and files.
    _value("day that no calendar has", "impossible-date", _FIGURE, "as_of", "2017-02-30"),
    _value("month that no calendar has", "impossible-date", _FIGURE, "as_of", "2017-13"),
    _head("schema of another kind", "schema-of-another", "synonyms"),
    _renamed("file Windows cannot store", "id-reserved", "AUX"),
    _renamed("file Windows takes for a device", "id-reserved", "com1.neu"),
    _renamed("file with a dot at the end", "id-reserved", "KSB."),
    _renamed("file with a blank at the end", "bad-id", "KSB "),
    _renamed("file with a colon", "bad-id", "K:SB"),
    _renamed("file with a question mark", "bad-id", "KSB?"),
    _renamed("file that differs in case only", "id-taken", "ksb"),
)
