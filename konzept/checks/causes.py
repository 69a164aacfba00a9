"""What causes several problems at once: a file that is gone, a line that is missing, two texts that are exchanged.

A finder looks at the problems that are left and gathers those that follow from one cause; each is said once, where it
is, or where a file is gone, at the first place that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import cast

from konzept.checks.pages import ROUTES_FILE
from konzept.checks.subject import entries
from konzept.checks.wording import UNFINISHED
from konzept.model.values import FieldPath
from konzept.read.convert import PROBLEM_LIMIT
from konzept.read.files import LABELS
from konzept.read.load import PartialDataset
from konzept.read.source import MappingNode, Node, ScalarNode
from konzept.report.causes import Cause, grouped, lines, merged, places
from konzept.report.problem import Problem, Value, Verbatim

Finder = Callable[[PartialDataset, Sequence[Problem]], Iterator[Cause]]


def said_once(partial: PartialDataset, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those that follow from one cause as one."""
    left = list(problems)
    for finder in FINDERS:
        left = merged(left, finder(partial, left))
    return left


def records_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    for missed, group in grouped(problems, _missed):
        naming = [one for one in group if "folders" in one.values]
        unfinished = UNFINISHED.search(missed)  # each of them is to be filled in
        if naming and len(group) > 1 and not unfinished and not all(one.values.get("spelt") for one in naming):
            counted = _counted([one for one in group if one.code != "unknown-folder"])
            values = {"value": missed, "folders": naming[0].values["folders"], **counted}
            yield Cause(group, _at(naming[0], "record-missing", values))


def folders_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """Where many records of a kind are gone, so is their folder: by its name, or in a failed merge."""
    gone = (one for one in problems if one.code == "record-missing" or one.hint == "records-lie-in")
    for folders, group in grouped(gone, lambda one: cast(tuple[str, ...], one.values["folders"])):
        if sum(one.code == "record-missing" for one in group) < MANY:
            continue
        ids = list(dict.fromkeys(str(one.values["value"]) for one in group))
        values: dict[str, Value] = {
            "number": len(ids),
            "ids": Verbatim(", ".join(ids[:MANY]) + (" …" if len(ids) > MANY else "")),
            "folders": folders,
            "places": Verbatim(places(group)),
        }
        yield Cause(group, _at(group[0], "records-missing", values))


def label_files_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    group = [one for one in problems if one.code == "label-file-missing"]
    routes = [one for one in problems if one.code == "page-without-route"]
    if len(group) >= MANY:
        values: dict[str, Value] = {"count": sum(cast(int, one.values["count"]) for one in group), "files": len(group)}
        yield Cause([*group, *routes], Problem(LABELS, 1, 1, (), "label-files-missing", values))
    elif any(one.file == ROUTES_FILE for one in group):
        yield Cause(routes)


def _missed(one: Problem) -> str | None:
    """The id that a problem finds no record for; a concept is missed by its folder as well."""
    if one.code == "unknown-folder":
        return one.file
    if one.code == "exception-file":
        return PurePosixPath(str(one.values["file"])).stem
    missed = one.values.get("value" if one.code == "unknown-reference" else "missed")
    return None if missed is None else str(missed)


def languages_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    for language, group in grouped(problems, lambda one: _language(one, "unknown-language")):
        files = {one.file for one in group}
        misspelt = len(files) <= PROBLEM_LIMIT and any(one.hint == "did-you-mean" for one in group)
        if len(files) > 1 and not misspelt:
            others = [one for one in problems if one.code == "language-root"]
            others += [one for one in problems if one.code == "too-many" and one.file in files]
            values = {"language": language, "files": len(files), **_counted(group)}
            yield Cause([*group, *others], _at(group[0], "language-missing", values))


def languages_that_are_misspelt(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """The same wrong name of a language all over a file."""
    for _, group in grouped(problems, lambda one: (one.file, _language(one, "unknown-language"))):
        first = group[0]
        if first.code == "unknown-language" and len(group) >= MANY:
            values = {**first.values, "lines": Verbatim(lines(group[1:]))}
            yield Cause(group, replace(first, values=values, hint=f"{first.hint}-elsewhere"))


def languages_that_are_new(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """As long as most texts lack a language, where it is missing says nothing; then each place is told."""
    lacking = ("missing-language", "synonyms-empty", "page-missing", "pages-missing")
    for language, group in grouped(problems, lambda one: _language(one, *lacking)):
        file = f"languages/{language}.yml"
        missing = [one for one in group if one.code == "missing-language"]
        if file in partial.trees and any(one.code == "language-missing" for one in problems):
            yield Cause(group)  # it had another name before
        if file not in partial.trees or len(missing) <= PROBLEM_LIMIT:
            continue
        texts = sum(_texts_in(tree, partial.known.languages) for tree in partial.trees.values())
        if len(missing) * 2 > texts:
            values = {"language": language, "files": len({one.file for one in missing}), **_counted(missing)}
            yield Cause(group, Problem(file, 1, 1, (), "language-untranslated", values))


def _language(one: Problem, *codes: str) -> str | None:
    return str(one.values["language"]) if one.code in codes else None


def _texts_in(node: Node, languages: Sequence[str]) -> int:
    """How many texts stand in a tree in at least one language."""
    if isinstance(node, ScalarNode):
        return 0
    if isinstance(node, MappingNode):
        here = any(key.value in languages and isinstance(value, ScalarNode) for key, value in node.pairs)
        return int(here) or sum(_texts_in(value, languages) for _, value in node.pairs)
    return sum(_texts_in(item, languages) for item in node.items)


def parents_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """A concept whose entries link to one other is below that one, unless it is above or beside another itself."""
    concepts, found = partial.dataset.concepts, {entry.file: entry for entry in entries(partial)}
    home = {entry.id: entry.concept for entry in found.values()}
    for concept, group in grouped(problems, lambda one: _without_parent(partial, one)):
        linking = {one.file for one in group if one.code == "link-without-parent"}
        targets = {home.get(link.to, "") for file in linking for link in found[file].links}
        above = targets.pop() if len(targets) == 1 else ""
        if len(linking) > 1 and above in concepts and not _is_above(partial, concept, above):
            place = partial.place(concepts[concept].file, ("level",))
            values: dict[str, Value] = {"concept": concept, "parent": above, "count": len(linking)}
            yield Cause(group, Problem(concepts[concept].file, *place, ("parent",), "parent-missing", values))


def _without_parent(partial: PartialDataset, one: Problem) -> str | None:
    """The concept that would need one above it for this to be right."""
    concepts, own, other = partial.dataset.concepts, str(one.values.get("own")), str(one.values.get("concept"))
    if one.code == "link-without-parent":
        return own
    if one.code != "gap-concept" or not {own, other} <= concepts.keys():
        return None
    return own if concepts[other].level.is_above(concepts[own].level) else other


def _is_above(partial: PartialDataset, concept: str, other: str) -> bool:
    below = {one.id for one in partial.dataset.concepts.values() if one.parent == concept}
    return other == concept or bool(below)


def sections_that_are_gone(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    for (concept, section), group in grouped(problems, _missed_section):
        naming = [one for one in group if one.code == "section-unknown"]
        file = f"concepts/{concept}.yml"
        empty = [one for one in problems if (one.file, one.code) == (file, "section-empty")]
        if len(naming) < MANY and not (len(naming) > 1 and empty):
            continue
        files = {one.file for one in naming}
        lost = [one for one in problems if one.code == "sentence-unknown" and one.file in files]
        named = {entry.section for entry in entries(partial) if entry.concept == concept}
        lost += [one for one in problems if one.code == "sentence-unclaimed" and one.values["section"] not in named]
        title = [one for one in problems if (one.file, one.code) == (file, "translation-unneeded")]
        values: dict[str, Value] = {"concept": concept, "section": section, **_counted(naming)}
        if len(empty) == 1:
            values["renamed"] = empty[0].values["section"]
            at, hint = empty[0], "section-renamed"
            said = Problem(at.file, at.line, at.column, at.field, "section-missing", values, hint)
        else:
            said = Problem(file, *partial.place(file, ("sections",)), ("sections",), "section-missing", values)
        yield Cause([*group, *lost, *title, *empty], said)


def _missed_section(one: Problem) -> tuple[str, str] | None:
    if one.code == "section-unknown":
        return str(one.values["concept"]), str(one.values["section"])
    within = str(one.values.get("within", "")) if one.code == "macro-page" else ""
    concept, _, section = within.partition("/")
    return (concept, section) if section else None


def exchanged_languages(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """While texts stand under each other's language, whatever else is said of them is about the wrong text."""
    for file, group in grouped(problems, lambda one: one.file if one.code == "languages-swapped" else None):
        texts = {one.field for one in group}
        of_texts = [one for one in problems if one not in group and _is_of_texts(one, file, texts)]
        meant = (one for one in problems if one.code == "synonym-nowhere")
        of_texts += [one for one in meant if _holds(partial.trees.get(file), str(one.values["meaning"]).casefold())]
        first = group[0]
        hint = "languages-swapped-several" if len(group) > 1 else first.hint
        values = {**first.values, "count": len(group), "lines": Verbatim(lines(group))}
        yield Cause([*group, *of_texts], Problem(file, first.line, first.column, first.field, first.code, values, hint))


def _is_of_texts(one: Problem, file: str, texts: Collection[FieldPath]) -> bool:
    """Whether a problem speaks of the texts of a file; short ones are exchanged with the longer ones."""
    if file.startswith(".."):
        return one.file.startswith("..") and PurePosixPath(one.file).name == PurePosixPath(file).name
    if one.file != file:
        of_figure = one.code == "figure-not-in-text" and one.values["entry"] == PurePosixPath(file).stem
        return of_figure or (one.code == "term-translation" and one.values["file"] == file)
    return one.field[:-1] in texts or one.code == "paraphrase-outdated" or (len(texts) > 1 and _is_of_wording(one))


def _holds(node: Node | None, word: str) -> bool:
    if isinstance(node, ScalarNode):
        return word in node.value.casefold()
    inside = [value for _, value in node.pairs] if isinstance(node, MappingNode) else node.items if node else ()
    return any(_holds(one, word) for one in inside)


def _is_of_wording(one: Problem) -> bool:
    return one.code.startswith(("translation-", "modal-", "wrong-language"))


def what_a_loss_explains(partial: PartialDataset, problems: Sequence[Problem]) -> Iterator[Cause]:
    """A text that breaks off lacks what stands in its other half, too; that it breaks off says enough.

    Nor is there more to say of the lines of a note that does not belong into its text, or of the marks of a link that
    could run something; and whether a text has changed shows once it is whole again and spelt in its letters.
    """
    spoilt = {(one.file, one.field[:-1]) for one in problems if one.code in _SPOILT}
    files = {file for file, _ in spoilt}
    broken = {(one.file, one.field[:-1]) for one in problems if one.code == "cut-off"}
    noted = {(one.file, one.field) for one in problems if one.code == "text-note"}
    linked = {(one.file, one.field, one.line) for one in problems if one.code == "link-scheme"}
    signs = {(one.file, one.field, one.line) for one in problems if _takes_its_line(one)}
    texts = {place[:2] for place in signs}
    blank = {(one.file, one.field) for one in problems if one.code in _SAYING_NOTHING}
    foreign = {(one.file, one.field) for one in problems if one.code == "wrong-language"}
    for one in problems:
        place, text, both = (one.file, one.field, one.line), (one.file, one.field), (one.file, one.field[:-1])
        explained = (
            one.code in _COMPARED and both in broken,
            one.code in _COMPARED | {"name-missing"} and text in blank,
            one.code in _COMPARED | {"label-lacks"} and text in foreign,
            one.code == "text-markup" and place in linked,
            one.code in _SAID_BY_MARKS and place in signs,
            one.code == "cut-off" and text in texts,
            one.code in _OF_LINES and text in noted,
            one.code.startswith("translation-") and both in spoilt,
            one.code == "paraphrase-outdated" and one.file in files,
        )
        if any(explained):
            yield Cause([one])


def _takes_its_line(one: Problem) -> bool:
    """Whether a mark that does nothing is all there is in its line: a picture, a table, a note, an item."""
    return one.code in _MARKED and str(one.values.get("found", "")).startswith(_WHOLE_LINES)


def _at(one: Problem, code: str, values: dict[str, Value]) -> Problem:
    return Problem(one.file, one.line, one.column, one.field, code, values)


def _value(one: Problem, name: str, code: str) -> str | None:
    return str(one.values[name]) if one.code == code else None


def _counted(group: Sequence[Problem]) -> dict[str, Value]:
    return {"count": len(group), "places": Verbatim(places(group))}


MANY = 3
"""How often what there is not must be named to be missing there, and not misspelt here."""
_COMPARED = frozenset({"numbers-differ", "number-missing", "law-missing", "term-translation"})
_SPOILT = frozenset({"cut-off", "odd-letter", "odd-bullet", "text-note", "wrong-language"})
_SAYING_NOTHING = frozenset({"text-says-nothing", "address-as-text"})
_MARKED = frozenset({"text-markup", "text-note", "text-list-sign"})
_WHOLE_LINES = ("![", "|", "#", "*", "•", "·", "+")
_SAID_BY_MARKS = frozenset({"unfinished", "broken-sentence"})
_OF_LINES = frozenset({"cut-off", "broken-sentence", "two-sentences"})
FINDERS: tuple[Finder, ...] = (
    records_that_are_gone,
    folders_that_are_gone,
    languages_that_are_gone,
    languages_that_are_misspelt,
    languages_that_are_new,
    label_files_that_are_gone,
    parents_that_are_gone,
    sections_that_are_gone,
    exchanged_languages,
    what_a_loss_explains,
)
"""In this order: what a missing file explains, nothing else has to."""
