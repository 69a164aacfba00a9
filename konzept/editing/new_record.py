"""Writes a correct, commented file for a new record; it asks nothing and replaces nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from konzept.editing.ids import next_ids
from konzept.editing.template import TODO, Template, comment
from konzept.model import ENTRY_KINDS, KINDS, Entry, Kind, Level
from konzept.model.claims import Claims
from konzept.model.dataset import Dataset
from konzept.model.shape import fields_of
from konzept.read.files import ID, RESERVED, SUFFIX, YEAR, DataFile, of_year, scan
from konzept.read.load import load
from konzept.read.rewriting import replace_file
from konzept.report.formats import shown_path
from konzept.report.message import messages
from konzept.report.progress import Refused
from konzept.texts import tell

_KINDS = {kind.name: kind for kind in KINDS}
_FIRST_OF = {"report": "no-id-report", "progress": "no-id-progress"}
"""How the first file of a kind is called whose ids are made of others."""


class Taken(Refused):
    """There is such a record already."""

    code = 1


@dataclass(frozen=True)
class NewRecordRequest:
    """What is asked for; what is empty follows from what there is."""

    kind: str
    concept: str
    section: str
    number: str
    id: str
    parent: str = ""


def create(request: NewRecordRequest, data: Path, language: str) -> Path:
    """Writes the file and returns its path; raises `Refused` without touching anything."""
    dataset = load(data).partial.dataset
    there = scan(data).files
    found = _place(request, dataset, there, language)
    _refuse_taken(found, there, data, language)
    path = data / found.file
    text = Template(dataset, language).text(found, _known(request, found, dataset, language))
    replace_file(path, text.encode())
    return path


def _place(request: NewRecordRequest, dataset: Dataset, there: Collection[DataFile], language: str) -> DataFile:
    """Where the file belongs and what it is called."""
    kind = _KINDS[request.kind]
    concept = _concept(request, dataset, there, language) if "{concept}" in kind.folder else ""
    identifier = request.id or _next_id(request, dataset, there, concept, language)
    year, stem = _year_and_stem(kind, identifier, language)
    refuse_bad_id(stem, language)
    file = f"{kind.folder.format(concept=concept, year=year)}/{stem}{SUFFIX}"
    return of_year(kind.name, stem, file, concept, year) if year else DataFile(kind.name, stem, file, concept)


def refuse_bad_id(identifier: str, language: str) -> None:
    """Raises `Refused` for what cannot be an id."""
    for code, bad in (("bad-id", not ID.fullmatch(identifier)), ("id-reserved", RESERVED.fullmatch(identifier))):
        if bad:
            raise Refused(messages()[code].text[language].format(id=identifier))


def _year_and_stem(kind: Kind, identifier: str, language: str) -> tuple[str, str]:
    """The year's folder and the name of the file, from an id like `2019/M-1` where the kind has such folders."""
    if "{year}" not in kind.folder:
        return "", identifier
    year, _, stem = identifier.partition("/")
    if not YEAR.fullmatch(year) or not stem:
        raise Refused(tell("new.no-year", language, id=identifier))
    return year, stem


def _concept(request: NewRecordRequest, dataset: Dataset, there: Collection[DataFile], language: str) -> str:
    """The concept that is named, or the only one; its file must be finished, or nobody knows its sections."""
    files = {one.id: one.file for one in there if one.kind == "concept"}
    meant = request.concept or (next(iter(files)) if len(files) == 1 else "")
    if meant in dataset.concepts:
        return meant
    if meant in files:
        raise Refused(tell("new.concept-unfinished", language, id=meant, file=files[meant]))
    said = "unknown-concept" if meant and files else "no-concept" if files else "no-concept-yet"
    raise Refused(tell(f"new.{said}", language, id=meant, known="|".join(dataset.concepts or files)))


def _next_id(
    request: NewRecordRequest, dataset: Dataset, there: Collection[DataFile], concept: str, language: str
) -> str:
    if request.kind == "operator":
        return "site"
    wanted = concept or request.concept
    alike = [one.id for one in there if one.kind == request.kind and _is_of(one, wanted, dataset)]
    taken = [one.id for one in there if _shares_ids(one.kind, request.kind)]
    record = dataset.concepts.get(wanted)
    prefix = record.prefix if record and record.prefix and request.kind in ENTRY_KINDS else ""
    possible = next_ids(alike, taken, request.section, request.number, prefix)
    if len(possible) == 1:
        return possible[0]
    if possible:
        raise Refused(tell("new.which-id", language, known="|".join(possible)))
    others = [one.id for one in there if one.kind == request.kind]
    said = "no-id" if alike else "no-id-here" if others else _FIRST_OF.get(request.kind, "no-id-yet")
    example = wanted or next((one.concept for one in there if one.kind == "measure"), "…")
    values = {"known": ", ".join((alike or others)[:3]), "concept": example}
    raise Refused(tell(f"new.{said}", language, **values))


def _is_of(one: DataFile, concept: str, dataset: Dataset) -> bool:
    """Whether a file belongs to the concept in question, by its folder or by what it says."""
    record = dataset.records.get(one.kind, {}).get(one.id)
    return not concept or (one.concept or getattr(record, "concept", concept)) == concept


def _shares_ids(one: str, other: str) -> bool:
    return one == other or (one in ENTRY_KINDS and other in ENTRY_KINDS)


def _refuse_taken(found: DataFile, there: Collection[DataFile], data: Path, language: str) -> None:
    for other in there:
        same = other.id.casefold() == found.id.casefold() and _shares_ids(other.kind, found.kind)
        if same or (data / found.file).exists():
            file = shown_path(other.file if same else found.file, data)
            raise Taken(messages()["id-taken"].text[language].format(id=found.id, file=file))


def _known(request: NewRecordRequest, found: DataFile, dataset: Dataset, language: str) -> dict[str, str]:
    """The values that follow from the request and from what is there, as they stand in YAML."""
    fields = {field.name for field in fields_of(_KINDS[request.kind].model)}
    asked = {"concept": request.concept, "section": _quoted(request.section), "number": _quoted(request.number)}
    known = {name: value for name, value in asked.items() if value and name in fields}
    if request.parent and "parent" in fields:
        known |= concept_below(request.parent, found.id, dataset, language)
    if "order" in fields:
        orders = [getattr(record, "order", 0) for record in dataset.records[request.kind].values()]
        known["order"] = str(max(orders, default=0) + 1)
    if "position" in fields and request.section:
        known["position"] = str(_next_position(found.concept, request.section, dataset))
    if "source" in fields and (sentences := _sentences(found.concept, request.section, dataset, language)):
        known["source"] = sentences
    return known


def concept_below(parent: str, id_: str, dataset: Dataset, language: str) -> dict[str, str]:
    """What follows for a concept from the one above it, in YAML: its level, and how the ids of its entries may begin.

    Raises `Refused` if nothing can be below the parent.
    """
    levels = {one.id: [level for level in Level if one.level.is_above(level)] for one in dataset.concepts.values()}
    possible = [one for one, below in levels.items() if below]
    if parent not in possible:
        raise Refused(tell("new.no-parent", language, parent=parent, known="|".join(possible)))
    begun = {one.id.partition("-")[0] for one in _entries(dataset)} | {one.prefix for one in dataset.concepts.values()}
    letters = "".join(letter for letter in id_.upper() if letter.isalnum())
    free = (letters[:length] for length in range(2, len(letters) + 1) if letters[:length] not in begun)
    return {"parent": parent, "level": levels[parent][0].value, "prefix": _quoted(next(free, letters))}


def _sentences(concept: str, section: str, dataset: Dataset, language: str) -> str:
    """The place for the sentences of an entry, where others name theirs, with those of the section that are free."""
    found = dataset.concepts.get(concept)
    claims = Claims(found, _entries(dataset)) if found else None
    if claims is None or not claims.begun:
        return ""
    free = [f'"{mark}"' for one in claims.unclaimed() if one.section == section for mark in one.marks]
    key = "free_sentences" if free else "no_free_sentences"
    said = tell(f"new.explanation.{key}", language, section=section, sentences=", ".join(free)) if section else ""
    return "\n".join(["", *comment(said), f'  - {{fingerprint: "{TODO}"}}'])


def _next_position(concept: str, section: str, dataset: Dataset) -> int:
    places = [entry.position for entry in _entries(dataset) if (entry.concept, entry.section) == (concept, section)]
    return max(places, default=0) + 1


def _entries(dataset: Dataset) -> list[Entry]:
    return [entry for kind in ENTRY_KINDS for entry in dataset.records[kind].values() if isinstance(entry, Entry)]


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
