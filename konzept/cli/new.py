"""`python -m konzept new`: writes a correct, commented file for a new record; it asks nothing and replaces nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from konzept.cli.parser import Parser, complain, folder_exists
from konzept.editing.ids import next_ids
from konzept.editing.template import TODO, Template
from konzept.model import ENTRY_KINDS, KINDS, Entry
from konzept.model.dataset import World
from konzept.model.shape import fields_of
from konzept.read.files import ID, SUFFIX, DataFile, scan
from konzept.read.load import load
from konzept.report.formats import shown_path
from konzept.report.message import messages
from konzept.texts import tell

_KINDS = {kind.name: kind for kind in KINDS}
_USAGE = (
    f"python -m konzept new {'|'.join(_KINDS)}\n"
    "    [--concept ID] [--section 5.4.1] [--number 5.4.1.9] [--id ID] [--data DIR] [--lang de|en]"
)


class _Refused(Exception):
    """Nothing is written; the text says why."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Wish:
    """What the command was asked for."""

    kind: str
    concept: str
    section: str
    number: str
    id: str


def main(argv: list[str]) -> int:
    """The exit code: 0 written, 1 the id is taken, 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None or not folder_exists(options.data, options.lang):
        return 2
    wish = Wish(options.kind, options.concept, options.section, options.number, options.id)
    try:
        path = create(wish, options.data, options.lang)
    except _Refused as refused:
        complain(str(refused))
        return refused.code
    print(tell("new.written", options.lang, path=path.as_posix(), todo=TODO))
    return 0


def create(wish: Wish, data: Path, language: str) -> Path:
    """Writes the file and returns its path; raises `_Refused` without touching anything."""
    world = load(data).draft.world
    there = scan(data).files
    found = _place(wish, world, there, language)
    _refuse_taken(found, there, data, language)
    path = data / found.file
    text = Template(world, language).text(found, _known(wish, found, world))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _place(wish: Wish, world: World, there: Collection[DataFile], language: str) -> DataFile:
    """Where the file belongs and what it is called."""
    kind = _KINDS[wish.kind]
    concept = _concept(wish, world, language) if issubclass(kind.model, Entry) else ""
    identifier = wish.id or _next_id(wish, world, there, concept, language)
    if not ID.fullmatch(identifier):
        raise _Refused(messages()["bad-id"].text[language].format(id=identifier), 2)
    folder = kind.folder.format(concept=concept)
    return DataFile(kind.name, identifier, f"{folder}/{identifier}{SUFFIX}", concept)


def _concept(wish: Wish, world: World, language: str) -> str:
    known = tuple(world.concepts)
    if wish.concept in known or (not wish.concept and len(known) == 1):
        return wish.concept or known[0]
    raise _Refused(tell("new.no-concept", language, known="|".join(known)), 2)


def _next_id(wish: Wish, world: World, there: Collection[DataFile], concept: str, language: str) -> str:
    if wish.kind == "operator":
        return "site"
    wanted = concept or wish.concept
    alike = [one.id for one in there if one.kind == wish.kind and _is_of(one, wanted, world)]
    taken = [one.id for one in there if _shares_ids(one.kind, wish.kind)]
    possible = next_ids(alike, taken, wish.section, wish.number)
    if len(possible) == 1:
        return possible[0]
    said, known = ("which-id", "|".join(possible)) if possible else ("no-id", ", ".join(alike[:3]) or "…")
    raise _Refused(tell(f"new.{said}", language, known=known), 2)


def _is_of(one: DataFile, concept: str, world: World) -> bool:
    """Whether a file belongs to the concept in question, by its folder or by what it says."""
    record = world.records.get(one.kind, {}).get(one.id)
    return not concept or (one.concept or getattr(record, "concept", concept)) == concept


def _shares_ids(one: str, other: str) -> bool:
    return one == other or (one in ENTRY_KINDS and other in ENTRY_KINDS)


def _refuse_taken(found: DataFile, there: Collection[DataFile], data: Path, language: str) -> None:
    for other in there:
        same = other.id.casefold() == found.id.casefold() and _shares_ids(other.kind, found.kind)
        if same or (data / found.file).exists():
            file = shown_path(other.file if same else found.file, data)
            raise _Refused(messages()["id-taken"].text[language].format(id=found.id, file=file), 1)


def _known(wish: Wish, found: DataFile, world: World) -> dict[str, str]:
    """The values that follow from the wish and from what is there, as they stand in YAML."""
    fields = {field.name for field in fields_of(_KINDS[wish.kind].model)}
    asked = {"concept": wish.concept, "section": _quoted(wish.section), "number": _quoted(wish.number)}
    known = {name: value for name, value in asked.items() if value and name in fields}
    if "order" in fields:
        orders = [getattr(record, "order", 0) for record in world.records[wish.kind].values()]
        known["order"] = str(max(orders, default=0) + 1)
    if "position" in fields and wish.section:
        known["position"] = str(_next_position(found.concept, wish.section, world))
    return known


def _next_position(concept: str, section: str, world: World) -> int:
    entries = [entry for kind in ENTRY_KINDS for entry in world.records[kind].values() if isinstance(entry, Entry)]
    places = [entry.position for entry in entries if (entry.concept, entry.section) == (concept, section)]
    return max(places, default=0) + 1


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept new",
        description="Legt eine neue Datei an, mit Erläuterungen / creates a new file, with explanations",
        allow_abbrev=False,
    )
    parser.add_argument("kind", choices=tuple(_KINDS))
    for name in ("--concept", "--section", "--number", "--id"):
        parser.add_argument(name, default="")
    parser.add_data()
    parser.add_language()
    return parser
