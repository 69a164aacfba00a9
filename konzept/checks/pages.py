"""Rules about the hand-written pages: each exists in every language, has an address, and its macros can be filled."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from konzept.checks.subject import entries, has_section
from konzept.model import ENTRY_KINDS, ProsePage
from konzept.model.dataset import kind_of
from konzept.model.shape import Integer
from konzept.model.values import FieldPath
from konzept.plan.macros import MACROS, Macro, Parameter, page_key
from konzept.plan.pages import ENTRY_FOLDERS, FIRST, HOME, SINGLE_PAGES, PageKey
from konzept.read.convert import Converter
from konzept.read.load import PartialDataset
from konzept.read.source import ScalarNode
from konzept.read.suggest import alike, nearest
from konzept.report.problem import AllOf, Problem, Value, Verbatim

ROUTES_FILE = "ui/routes.yml"
_TAKEN = {key.type for key in SINGLE_PAGES}
_MARK = re.compile(r"\{\{|\{%|\{##")
_MOST_INDENTED = 4
"""In which column something stands in Markdown at most, lest it be code."""
_UP_TO = {"{{": "}}", "{%": "%}", "{##": "##}"}
# Which kinds of records the subject of a page may be.
_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "entry": ENTRY_KINDS,
    "actor": ("actor",),
    "audience": ("audience",),
    "field": ("field",),
    **dict.fromkeys(("concept", "whole", "section", "list"), ("concept",)),
}


def pages_exist_in_every_language(partial: PartialDataset) -> Iterator[Problem]:
    pages = {
        language: found for language, found in partial.dataset.pages.items() if language not in partial.known.incomplete
    }
    names = {FIRST, *(name for found in pages.values() for name in found if name not in _TAKEN)}
    if not any(pages.values()):
        pages = dict(list(pages.items())[:1])
    for language, found in pages.items():
        missing = sorted(names - found.keys())
        if found or len(missing) == 1:
            for name in missing:
                other = next((one[name].file for one in pages.values() if name in one), "")
                hint = "" if other else "page-missing-everywhere"
                values: dict[str, Value] = {"language": language, "other": posixpath.normpath(f"data/{other}")}
                yield Problem(_file(partial, language, name), 1, 1, (), "page-missing", values, hint)
        else:
            values = {"language": language, "names": AllOf(tuple(f"{name}.md" for name in missing))}
            yield Problem(_file(partial, language, FIRST), 1, 1, (), "pages-missing", values)


def _file(partial: PartialDataset, language: str, name: str) -> str:
    return f"{partial.content}/{language}/{name}.md"


def pages_have_addresses(partial: PartialDataset) -> Iterator[Problem]:
    seen: set[str] = set()
    for page in (page for found in partial.dataset.pages.values() for page in found.values()):
        if page.name in seen or page.name == FIRST:
            continue
        seen.add(page.name)
        if page.name in _TAKEN:
            yield Problem(page.file, 1, 1, (), "page-name-taken", {"name": page.name})
        elif f"route.{page.name}" not in partial.dataset.labels:
            words = ", ".join(f'{language}: "{page.name}"' for language in partial.dataset.languages)
            line = Verbatim(f"route.{page.name}: {{{words}}}")
            yield Problem(page.file, 1, 1, (), "page-without-route", {"pasted": line, "file": ROUTES_FILE})


def macros_can_be_filled(partial: PartialDataset) -> Iterator[Problem]:
    for page in (page for found in partial.dataset.pages.values() for page in found.values()):
        for name in ("title", "description"):
            if _MARK.search(getattr(page.front_matter, name)):
                line, column = partial.place(page.file, (name,))
                yield Problem(page.file, line, column, (name,), "macro-in-front-matter")
        for found in _marks(page):
            yield from _mark_problems(partial, page, found)


@dataclass(frozen=True)
class _Mark:
    """What stands in double braces: `inside` without them (none if they are never closed), and whether alone."""

    sign: str
    inside: str | None
    line: int
    column: int
    alone: bool


def _marks(page: ProsePage) -> Iterator[_Mark]:
    text, place = page.text, 0
    while opening := _MARK.search(text, place):
        start, sign = opening.start(), opening[0]
        begun = text.rfind("\n", 0, start) + 1
        line, column = page.line + text.count("\n", 0, start), start - begun + 1
        end = text.find(_UP_TO[sign], opening.end())
        if end < 0 or "{{" in text[opening.end() : end]:
            yield _Mark(sign, None, line, column, alone=False)
            place = opening.end()
            continue
        place = end + len(_UP_TO[sign])
        rest = text[place : text.find("\n", place) if "\n" in text[place:] else None]
        alone = column <= _MOST_INDENTED and not f"{text[begun:start]}{rest}".strip()
        yield _Mark(sign, text[opening.end() : end], line, column, alone)


def _mark_problems(partial: PartialDataset, page: ProsePage, mark: _Mark) -> Iterator[Problem]:
    def at(code: str, hint: str = "", **values: Value) -> Problem:
        return Problem(page.file, mark.line, mark.column, (), code, values, hint)

    if mark.inside is None:
        yield at("macro-unclosed", sign=mark.sign, closing=_UP_TO[mark.sign])
        return
    if mark.sign != "{{":
        yield at("macro-instruction", sign=mark.sign, example=Verbatim(_meant("").example))
        return
    call = _call(mark.inside)
    if call is None:
        yield at("macro-no-call", text=mark.inside.strip(), example=Verbatim(_meant(mark.inside).example))
        return
    macro = MACROS.get(call.name)
    if macro is None:
        near = alike(call.name, MACROS)
        hint = "did-you-mean" if near else "allowed"
        yield at("macro-unknown", hint, name=call.name, nearest=near or "", allowed=tuple(MACROS))
        return
    if macro.block and not mark.alone:
        yield at("macro-in-sentence", name=macro.name)
    yield from _Arguments(partial, page, mark, macro).problems(call)


def _meant(text: str) -> Macro:
    """The macro whose name a text begins with, or begins nearly like."""
    word = re.match(r"\s*(\w*)", text)
    near = alike(word[1], MACROS) if word else None
    return MACROS[near or next(iter(MACROS))]


@dataclass(frozen=True)
class _Call:
    """A macro's name and the values it is given; None is one that is not written out."""

    name: str
    values: tuple[str | int | None, ...]
    named: tuple[tuple[str, str | int | None], ...]


@cache
def _call(inside: str) -> _Call | None:
    """The call that stands in the braces; none if it is anything else.  What Jinja takes here, Python does, too."""
    text = " ".join(inside.splitlines()).strip()
    try:
        call = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not isinstance(call, ast.Call) or ast.get_source_segment(text, call) != text:
        return None
    names = [one.arg for one in call.keywords if one.arg]
    if not isinstance(call.func, ast.Name) or len(names) < len(call.keywords):
        return None
    values = [_constant(text, one) for one in (*call.args, *(one.value for one in call.keywords))]
    return _Call(
        call.func.id, tuple(values[: len(call.args)]), tuple(zip(names, values[len(call.args) :], strict=True))
    )


def _constant(text: str, node: ast.expr) -> str | int | None:
    """What is written out; letters before a quotation mark mean something to Python alone."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, str):
        return value if (ast.get_source_segment(text, node) or "").startswith(("'", '"')) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class _Arguments:
    """What is wrong with the values that one call of a macro gives."""

    partial: PartialDataset
    page: ProsePage
    mark: _Mark
    macro: Macro

    def problems(self, call: _Call) -> Iterator[Problem]:
        parameters = self.macro.parameters
        names = tuple(parameters)
        if len(call.values) > len(names):
            yield self._at((), "macro-too-many", count=len(call.values), most=len(names), example=self._example)
            return
        given = list(zip(names, call.values, strict=False))
        for name, value in call.named:
            if name in parameters and name not in dict(given):
                given.append((name, value))
            elif name in parameters:
                yield self._at((name,), "macro-repeated")
            else:
                yield self._unknown(name, [one for one in names if one not in dict(given)])
        missing = [one.name for one in parameters.values() if one.required and one.name not in dict(given)]
        if missing and len(given) == len(call.values) + len(call.named):
            yield self._at((missing[0],), "macro-incomplete", example=self._example)
        for name, value in given:
            yield from self._wrong(parameters[name], value)

    @property
    def _example(self) -> Verbatim:
        return Verbatim(self.macro.example)

    def _unknown(self, name: str, free: list[str]) -> Problem:
        if not self.macro.parameters:
            return self._at((name,), "macro-too-many", count=1, most=0, example=self._example)
        near = nearest(name, free) or (free[0] if len(free) == 1 else None)
        hint = "did-you-mean" if near else "allowed"
        values: dict[str, Value] = {"name": name, "nearest": near or "", "allowed": tuple(self.macro.parameters)}
        return self._at((name,), "macro-parameter", hint, **values)

    def _wrong(self, parameter: Parameter, value: str | int | None) -> Iterator[Problem]:
        number = isinstance(parameter.shape, Integer)
        if not isinstance(value, int if number else str):
            yield self._at((parameter.name,), "macro-number" if number else "macro-text", example=self._example)
        elif parameter.shape:
            converter = Converter(self.page.file, self.partial.known)
            node = ScalarNode(str(value), False, False, False, self.mark.line, self.mark.column)
            converter.value(parameter.shape, node, (self.macro.name, parameter.name), node)
            yield from converter.problems
        elif parameter.name == "page":
            yield from self._unknown_page(str(value))

    def _unknown_page(self, name: str) -> Iterator[Problem]:
        prose = [PageKey("prose", one) for found in self.partial.dataset.pages.values() for one in found]
        key = page_key(name, prose)
        if key.subject and key.type in _SUBJECTS:
            if any(key.subject in self.partial.known.names.get(kind, {}) for kind in _SUBJECTS[key.type]):
                if _has_part(self.partial, key):
                    return
                hint, values = "", dict[str, Value](within=f"{key.subject}/{key.part}")
            elif self.partial.known.is_misplaced(key.subject):
                return
            else:
                hint, values = self.partial.known.suggestion(_SUBJECTS[key.type], key.subject)
                values["missed"], hint = key.subject, hint if "nearest" in values else ""
        elif key in SINGLE_PAGES or key in prose or key == HOME:
            return
        else:
            single = [one.type for one in SINGLE_PAGES]
            near = alike(name, [*single, *(one.subject for one in prose)])
            hint, values = ("did-you-mean", {"nearest": near}) if near else ("", {})
        yield self._at(("page",), "macro-page", hint, value=name, **values)

    def _at(self, path: FieldPath, code: str, hint: str = "", /, **values: Value) -> Problem:
        path = (self.macro.name, *path)
        return Problem(self.page.file, self.mark.line, self.mark.column, path, code, values, hint)


def _has_part(partial: PartialDataset, key: PageKey) -> bool:
    """Whether a page about a part of a concept exists: one of its sections, or the list of one kind of entries."""
    if key.type == "section":
        return has_section(partial, key.subject, key.part)
    if key.type == "list":
        unread = not partial.unread.isdisjoint(ENTRY_KINDS)
        return unread or key.part in {
            ENTRY_FOLDERS[kind_of(one)] for one in entries(partial) if one.concept == key.subject
        }
    return not key.part
