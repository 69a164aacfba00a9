"""Mutations that a person makes who types: fields, ids, values and dates that do not exist."""

from __future__ import annotations

from random import Random

from tests.mutation.mutation import REFERENCES, VOCABULARIES, DataFile, Mutation, misspell

_GERMAN = {
    "title": "titel",
    "summary": "zusammenfassung",
    "section": "abschnitt",
    "position": "platz",
    "text": "inhalt",
    "bindingness": "verbindlichkeit",
    "responsible": "verantwortlich",
    "group": "gruppe",
    "standing": "stellung",
    "name": "bezeichnung",
    "order": "reihenfolge",
    "explanation": "erklaerung",
    "term": "begriff",
    "printed": "gedruckt",
    "weight": "gewicht",
}


def misspelt_field(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0 and len(line.key) > 4 and "." not in line.key)
    return line and file.expect(file.with_key(line, misspell(line.key, rng)), line.number, "unknown-key")


def misspelt_inner_field(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent > 0 and len(line.key) > 3)
    return line and file.expect(file.with_key(line, misspell(line.key, rng)), line.number, "unknown-key")


def field_in_german(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0 and line.key in _GERMAN)
    return line and file.expect(file.with_key(line, _GERMAN[line.key]), line.number, "unknown-key")


def field_in_capitals(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: "." not in line.key and line.key not in ("de", "en"))
    return line and file.expect(file.with_key(line, line.key.title()), line.number, "unknown-key")


def invented_field(file: DataFile, rng: Random) -> Mutation | None:
    if file.file.startswith(("ui/", "operator/")):
        return None
    name = rng.choice(["farbe", "zuletzt_geprueft", "ansprechperson", "x", "status", "kommentar"])
    return file.expect(f"{file.text}{name}: etwas\n", len(file.lines) + 1, "unknown-key")


def misspelt_language(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("de", "en"))
    if not line:
        return None
    wrong = {"de": ["DE", "deu", "ger", "deutsch", "d", "dee"], "en": ["EN", "eng", "gb", "englisch", "e", "enn"]}
    return file.expect(file.with_key(line, rng.choice(wrong[line.key])), line.number, "unknown-language")


def misspelt_reference(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in REFERENCES and len(line.value) > 1)
    if not line:
        return None
    wrong = misspell(line.value, rng)
    return None if wrong in file.ids else file.expect(file.with_value(line, wrong), line.number, "unknown-reference")


def reference_to_nothing(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in REFERENCES and bool(line.value))
    wrong = rng.choice(["qqq", "ZZ-99", "gibt-es-nicht", "7", "Herr Beispiel"])
    return line and file.expect(file.with_value(line, wrong), line.number, "unknown-reference")


def misspelt_reference_in_a_list(file: DataFile, rng: Random) -> Mutation | None:
    names = ("fields", "by", "audiences", "entries", "owed_by", "figures", "drawn_up_by", "drafting")
    line = file.pick(rng, lambda line: line.key in names and line.value.startswith("["))
    if not line:
        return None
    first = line.value.strip("[]").split(",")[0]
    wrong = misspell(first, rng)
    if wrong in file.ids:
        return None
    return file.expect(file.with_value(line, line.value.replace(first, wrong, 1)), line.number, "unknown-reference")


def section_that_does_not_exist(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.indent == 0 and line.key == "section")
    wrong = rng.choice(["9.9", "5.4.1.", "§ 5", "Seite 3", "1.2.3.4.5"])
    return line and file.expect(file.with_value(line, f'"{wrong}"'), line.number, "section-unknown")


def misspelt_value(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in VOCABULARIES and len(line.value) > 3 and line.value.islower())
    return line and file.expect(file.with_value(line, misspell(line.value, rng)), line.number, "unknown-value")


def value_in_german(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in VOCABULARIES and line.value.islower())
    wrong = rng.choice(["verpflichtung", "ausdrücklich", "jährlich", "keine", "Ja", "sonstiges", "Explicit "])
    return line and file.expect(file.with_value(line, wrong.strip()), line.number, "unknown-value")


def value_in_capitals(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in VOCABULARIES and line.value.islower())
    return line and file.expect(file.with_value(line, line.value.upper()), line.number, "unknown-value")


def two_values_for_one(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in VOCABULARIES and line.value.islower())
    return line and file.expect(file.with_value(line, f"{line.value}, {line.value}"), line.number, "unknown-value")


def odd_date(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("deadline", "since", "edition", "start", "end", "as_of"))
    codes = {"needs-date", "spoken-date", "impossible-date"}
    odd = ["2018-13", "31.12.2018", "2018/06/30", "Juni 2018", "2018-02-30", "18-06-30", "2018-6-1", "Ende 2018", "?"]
    return line and file.expect(file.with_value(line, f'"{rng.choice(odd)}"'), line.number, codes)


def odd_number(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("value", "position", "order", "page"))
    codes = {"needs-number", "needs-decimal", "decimal-comma", "ambiguous-number"}
    odd = ["zwölf", "7,6", "85.400", "12 Plätze", "1e3", "0x1F", "ca. 5", "1 500", "NaN", "012", "½"]
    return line and file.expect(file.with_value(line, f'"{rng.choice(odd)}"'), line.number, codes)


def odd_truth(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value in ("true", "false"))
    odd = ["ja", "nein", "yes", "True", "1", "wahr", "x"]
    return line and file.expect(file.with_value(line, rng.choice(odd)), line.number, "needs-boolean")


def number_that_needs_quotes(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.key in ("section", "number") and line.quoted)
    wrong = rng.choice(["5.10", "1.2", "07", "12:30", "2018-06-30"])
    return line and file.expect(file.with_value(line, wrong), line.number, "needs-quotes")


def item_twice(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("[") and len(line.value) > 3)
    if not line:
        return None
    first = line.value.strip("[]").split(",")[0]
    wrong = f"[{line.value.strip('[]')}, {first}]"
    return file.expect(file.with_value(line, wrong), line.number, "repeated-item")
