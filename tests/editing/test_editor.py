"""What editors show of the schemas, said by the language server that they have inside.

Three ways lead it to a schema, each tried by itself: the settings of the project, the first line of the file, and both
of them in a browser, where the server sees no disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from konzept.editing.modeline import modeline
from konzept.model.shape import Choice, Integer, LocalisedLine, Number, PartialDate, Shape, String
from konzept.model.vocabulary import vocabulary_prefix
from konzept.read.files import scan
from konzept.texts import LANGUAGES
from tests.editing.as_editors_read import as_json
from tests.editing.editor import PACKAGE, SERVER, Editor, Offer, settings
from tests.editing.specimens import DATA, Specimen, Value, kinds_with, specimens, without_modeline
from tests.support.built_site import ROOT

GERMAN = LANGUAGES[0]
ONLY_MODELINE = {"yaml": {"schemaStore": {"enable": False}}}
WAYS = {
    "settings": (partial(Editor, settings()), without_modeline),
    "modeline": (partial(Editor, ONLY_MODELINE), str),
    "browser": (partial(Editor, settings(), in_browser=True), str),
}
WORD = re.compile(r'"[^"]*"|[^\s,\]]+')
# What does not fit, by the form of the field; the first form that a file has is tried.
UNFIT: dict[type[Shape], str] = {
    Choice: "sometimes",
    Integer: "zwölf",
    Number: "1.500",
    LocalisedLine: "5.4",
    String: "5.4",
    PartialDate: "bald",
}


class Way:
    """An editor that is led to the schemas in one way."""

    def __init__(self, name: str) -> None:
        start, self.shown = WAYS[name]
        self.editor = start()


@pytest.fixture(scope="module", params=WAYS)
def way(request) -> Iterator[Way]:
    made = Way(request.param)
    yield made
    strange, fetched = made.editor.strange, made.editor.net.used()
    made.editor.stop()
    assert not strange
    assert not fetched


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    made = Editor(settings())
    yield made
    made.stop()


def replaced(one: Specimen, value: Value, word: str) -> str:
    """The specimen with another word in the place of a value."""
    line = one.text.splitlines()[value.node.line - 1]
    before, after = line[: value.node.column - 1], line[value.node.column - 1 :]
    return one.with_line(value.node.line, before + WORD.sub(word, after, count=1))


def test_no_real_file_is_underlined(way):
    files = {found.file: way.shown((DATA / found.file).read_text(encoding="utf-8")) for found in scan(DATA).files}
    assert len(files) > 500
    assert {file: said for file, said in way.editor.judge(files).items() if said} == {}


def test_no_file_of_any_kind_is_underlined(way):
    said = way.editor.judge({one.file: way.shown(one.text) for one in specimens()})
    assert {one.kind for one in specimens()} == {path.stem for path in (ROOT / "schemas").iterdir()} - {"ids"}
    assert {file: complaints for file, complaints in said.items() if complaints} == {}


def test_every_missing_field_is_offered_with_its_german_explanation(way):
    with way.editor.opened({one.file: way.shown(one.beginning) for one in specimens()}) as files:
        for one in specimens():
            offers = {offer.label: offer for offer in files[one.file].offers(one.beginning.count("\n"), 0)}
            missing = [each for each in one.fields if each.field.name != one.keys[0].value]
            assert {each.field.name for each in missing} <= offers.keys(), one.file
            for each in missing:
                assert offers[each.field.name].explained.startswith(each.hint[GERMAN]), (one.file, each)


def test_no_field_is_offered_that_the_file_has(way):
    with way.editor.opened({one.file: way.shown(one.text) for one in specimens()}) as files:
        for one in specimens():
            offered = {offer.label for offer in files[one.file].offers(one.text.count("\n"), 0)}
            assert offered == {each.field.name for each in one.fields} - {key.value for key in one.keys}, one.file


def test_where_there_is_a_choice_its_values_are_offered_and_explained(way, real_world):
    chosen = {one: next((each for each in one.values() if isinstance(each.shape, Choice)), None) for one in specimens()}
    open_choices = {one: value for one, value in chosen.items() if value is not None}
    assert {one.kind for one in open_choices} == kinds_with(Choice)
    with way.editor.opened({o.file: way.shown(replaced(o, value, "")) for o, value in open_choices.items()}) as files:
        for one, value in open_choices.items():
            offers = files[one.file].offers(value.node.line - 1, value.node.column - 1)
            vocabulary = value.shape.vocabulary
            labels = [real_world.label(f"{vocabulary_prefix(vocabulary)}.{each}")[GERMAN] for each in vocabulary]
            assert [offer.label for offer in offers] == list(vocabulary), one.file
            assert [offer.explained.partition(" · ")[0] for offer in offers] == labels, one.file


def test_the_name_of_a_field_is_explained_in_german(way):
    with way.editor.opened({one.file: way.shown(one.text) for one in specimens()}) as files:
        for one in specimens():
            words = {each.field.name: each.hint[GERMAN] for each in one.fields}
            for key in one.keys:
                said = files[one.file].hover(key.line - 1, key.column)
                assert words.get(key.value, "Ein Wort der Oberfläche") in said, (one.file, key.value)


def test_a_misspelt_field_is_underlined(way):
    wrong = {one.file: one.keys[-2] if one.keys[-1].value == "translation" else one.keys[-1] for one in specimens()}
    texts = {
        one.file: one.with_line(wrong[one.file].line, one.text.splitlines()[wrong[one.file].line - 1].capitalize())
        for one in specimens()
    }
    said = way.editor.judge({file: way.shown(text) for file, text in texts.items()})
    for file, key in wrong.items():
        there = [complaint.text for complaint in said[file] if complaint.line == key.line]
        assert there == [f"Eigenschaft {key.value.capitalize()} ist nicht erlaubt."], (file, said[file])
        elsewhere = {complaint.text for complaint in said[file] if complaint.line != key.line}
        assert elsewhere <= {f'Missing property "{key.value}".'}, file


def test_a_value_that_does_not_fit_is_underlined(way):
    wrong = {one.file: unfit(one) for one in specimens()}
    said = way.editor.judge({file: way.shown(text) for file, (_, text) in wrong.items()})
    for file, (line, _) in wrong.items():
        assert [complaint.line for complaint in said[file]] == [line], (file, said[file])


def unfit(one: Specimen) -> tuple[int, str]:
    """A line of the specimen, and the text with something on it that does not fit."""
    values = list(one.values())
    for shape, word in UNFIT.items():
        for value in values:
            if isinstance(value.shape, shape) and not value.node.block:
                return value.node.line, replaced(one, value, word)
    raise AssertionError(one.file)


# A measure's line, what somebody writes instead, and how the German complaint about it begins.
SAID = [
    (
        'section: "5.4.1"',
        "section: 5.4",
        'Hier steht ein Text; eine Zahl braucht Anführungszeichen, zum Beispiel "5.4".',
    ),
    ("position: 12", "position: zwölf", "Nur Ziffern, zum Beispiel 12."),
    ("position: 12", "position: [12]", "Nur Ziffern, zum Beispiel 12."),
    ("fields: [language, education]", "fields: language", "Hier steht eine Liste: in eckigen Klammern"),
    ("    target: true", "    target: ja", "Hier steht true oder false."),
    ("    by: [LRA]", "    by: [Landrats Amt]", "Eine Kennung: Buchstaben ohne Umlaute"),
    ("bindingness: commitment", "bindingness: Zusage", 'Wert wird nicht akzeptiert. Gültige Werte: "mandate", "com'),
    ('  - value: "12"', '  - value: "12,5"', "Nur die Zahl, mit Punkt statt Komma"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), SAID, ids=[wrong.strip() for _, wrong, _ in SAID])
def test_what_is_wrong_is_said_in_german(editor, right, wrong, said):
    name = "nordhausen/measures/M-5.4.1.8.yml"
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.count(f"\n{right}\n") == 1
    line = text[: text.index(f"\n{right}\n")].count("\n") + 2
    [complaint] = editor.judge({name: text.replace(f"\n{right}\n", f"\n{wrong}\n")})[name]
    assert complaint.line == line
    assert complaint.text.startswith(said)


def test_choosing_a_field_writes_it_in_the_notation_of_the_project(editor):
    heads = {one.file: f"{modeline(one.kind, one.file)}\n" for one in specimens()}
    with editor.opened(heads) as files:
        for one in specimens():
            schema, head = schema_of(one.kind), heads[one.file]
            offers = {offer.label: offer.writes for offer in files[one.file].offers(1, 0)}
            for name, field in schema["properties"].items():
                written = as_json(head + filled(offers[name]))
                assert list(written) == [name]
                if "defaultSnippets" in field:
                    assert squeezed(written[name]) == meant(field["defaultSnippets"][0]["body"]), (one.kind, name)
            if "required" in schema:
                assert list(as_json(head + filled(offers[schema["title"]]))) == schema["required"], one.kind


@pytest.mark.parametrize("beside", [True, False], ids=["beside the key", "on a line of its own"])
def test_a_snippet_is_right_wherever_it_is_asked_for(editor, beside):
    tried = {
        one.file.replace(".yml", f"-{number}.yml"): (path, snippet, [modeline(one.kind, one.file), *lines])
        for one in specimens()
        for number, (path, snippet) in enumerate(snippets(schema_of(one.kind)))
        if (lines := leading_to(path, beside=beside))
    }
    assert len(tried) > 80
    with editor.opened({name: "\n".join(lines) for name, (_, _, lines) in tried.items()}) as files:
        for name, (path, snippet, lines) in tried.items():
            offers = files[name].offers(len(lines) - 1, len(lines[-1]))
            written = [with_offer(lines, offer) for offer in offers if offer.label == snippet["label"]]
            assert meant(snippet["body"]) in [squeezed(at(path, as_json(text))) for text in written], (name, path)


def with_offer(lines: Sequence[str], offer: Offer) -> str:
    """The text once the offer is taken: the editor indents what is written as far as the line it stands on."""
    indent = " " * (len(lines[-1]) - len(lines[-1].lstrip()))
    return "\n".join(lines) + filled(offer.writes).replace("\n", f"\n{indent}")


def at(path: Sequence[str], value: Any) -> Any:
    for step in path:
        value = value[0 if step == "-" else step]
    return value


def schema_of(kind: str) -> dict[str, Any]:
    return json.loads((ROOT / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))


def snippets(schema: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every snippet of a schema with the keys that lead to it; `-` is an item of a list."""
    for snippet in schema.get("defaultSnippets", ()):
        yield path, snippet
    for part in (schema, *schema.get("allOf", ())):
        for name, field in part.get("properties", {}).items():
            yield from snippets(field, (*path, name))
    if "items" in schema:
        yield from snippets(schema["items"], (*path, "-"))


def leading_to(path: Sequence[str], *, beside: bool) -> list[str]:
    """The lines that somebody has written before asking for a snippet; the cursor stands at their end."""
    lines, start = [], ""
    for step in path:
        if step == "-":
            start += "- "
        else:
            lines.append(f"{start}{step}:")
            start = " " * (len(start) + 2)
    return [*lines[:-1], f"{lines[-1]} "] if beside and path[-1] != "-" else [*lines, start]


def filled(writes: str) -> str:
    """What a snippet becomes: the first of a few values, `x` and its number where something is to be written."""
    writes = re.sub(r"\$\{\d+[|:]([^,|}]*)[^}]*\}", r"\1", writes)
    writes = re.sub(r"\$\{?(\d+)\}?", r"x\1", writes)
    # The server leaves a single place at the end away: there the cursor stands by itself.
    return f"{writes}x1" if writes.endswith(": ") else writes


def meant(body: Any) -> Any:
    """A snippet's body as somebody means it: the values as they are to be read."""
    if isinstance(body, dict):
        return {name: meant(value) for name, value in body.items()}
    return (
        [meant(value) for value in body] if isinstance(body, list) else squeezed(as_json(f"it: {filled(body)}")["it"])
    )


def squeezed(value: Any) -> Any:
    """A value without the line breaks that end longer texts, except for the last one of a file."""
    if isinstance(value, dict):
        return {name: squeezed(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [squeezed(inside) for inside in value]
    return value.strip() if isinstance(value, str) else value


def test_whoever_uses_the_net_is_noticed():
    asking = Editor(settings())
    name = "actors/LRA.yml"
    asking.tell_opened(name, "# yaml-language-server: $schema=http://schemas.example/actor.json\n")
    noticed = asking.waits_for_the_net()
    asking.stop()
    assert noticed


def test_the_language_server_is_pinned_by_its_hash_and_the_lock_names_no_registry():
    lock = json.loads((SERVER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {name: about for name, about in lock.items() if name}
    assert len(packages) > 15
    assert all(about["integrity"].startswith("sha512-") and "resolved" not in about for about in packages.values())
    assert {about["license"] for about in packages.values()} <= {"MIT", "ISC", "BSD-3-Clause"}
    asked = json.loads((SERVER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert asked == {PACKAGE.partition("/")[2]: packages[PACKAGE]["version"]}
    assert (SERVER / ".npmrc").read_bytes() == (ROOT / "admin" / ".npmrc").read_bytes()
    assert "`yaml-language-server` (npm)" in (ROOT / "HACKING.md").read_text(encoding="utf-8")
