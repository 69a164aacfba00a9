"""Two hundred edits of the German in the real files are all found, and of two hundred harmless ones none is flagged.

Each edit changes one file, which is then read again in memory as the loader would read it.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest
import yaml

from konzept.model import KINDS, Entry, Text
from konzept.model.dataset import Dataset, LabelFile
from konzept.read.convert import Converter
from konzept.read.explain import ReferenceIndex, reference_index
from konzept.read.files import DataFile, scan
from konzept.read.load import load
from konzept.read.source import MappingNode, parse
from konzept.translation.ledger import Ledger, State, ledger
from konzept.translation.pages import page_text, translated_pages
from konzept.translation.segments import TranslatedFile, translated_files
from tests.support.places import ROOT

DATA, CONTENT = ROOT / "data", ROOT / "content"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EDITS = 200
SEED = 20261125


@dataclass(frozen=True)
class Place:
    """A German text in a file: from where to where it stands, how it is written and how far it is indented."""

    file: str
    start: int
    end: int
    text: str
    block: bool
    indent: int


@cache
def real() -> Dataset:
    world = load(DATA).dataset
    assert world is not None
    return world


@cache
def open_files() -> frozenset[str]:
    """The files with a translation that has fallen behind at present; the edits leave them alone."""
    return frozenset(one.file.file for one in ledger(real()).every if one.state is not State.CURRENT)


@cache
def known_names() -> ReferenceIndex:
    return reference_index(tuple(files().values()), load(DATA).partial.trees)


@cache
def source_of(file: str) -> str:
    return (DATA / file).read_text(encoding="utf-8")


@cache
def files() -> dict[str, DataFile]:
    return {found.file: found for found in scan(DATA).files}


@cache
def places() -> tuple[Place, ...]:
    """Every German text that has an English one beside it, in the files whose translations are current."""
    trees = {file: yaml.compose(source_of(file), Loader=LOADER) for file in sorted(files().keys() - open_files())}
    return tuple(place for file, tree in trees.items() for place in _places(file, tree, 0))


def _places(file: str, node: yaml.Node | None, indent: int) -> Iterator[Place]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _places(file, item, indent)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            pair = {one.value for one, _ in node.value} == {"de", "en"}
            if pair and key.value == "de" and isinstance(value, yaml.ScalarNode):
                start, end = value.start_mark.index, value.end_mark.index
                yield Place(file, start, end, value.value, value.style == "|", key.start_mark.column + 2)
            else:
                yield from _places(file, value, key.start_mark.column)


def block(text: str, indent: int, after: str = "") -> str:
    """A text as a block, `after` at the end of each of its lines."""
    return "|\n" + "".join(f"{' ' * indent}{line}{after}\n" if line else "\n" for line in text.strip().split("\n"))


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def put(place: Place, written_as: str) -> str:
    """The file with the text replaced by how it is written now."""
    source = source_of(place.file)
    return (
        source[: place.start]
        + written_as
        + ("" if written_as.endswith("\n") or not place.block else "\n")
        + (
            source[place.end :].removeprefix("\n")
            if written_as.endswith("\n") and not place.block
            else source[place.end :]
        )
    )


def not_current(file: str, source: str) -> list[str]:
    """The texts of one file that are not current once it holds `source`."""
    kept = Ledger((_sheet(file, source),))
    return [" ".join(one.segment.text.split()) for one in kept.every if one.state is not State.CURRENT]


def _sheet(file: str, source: str) -> TranslatedFile:
    document = parse(source, file)
    assert document.problems == (), (file, document.problems)
    assert isinstance(document.tree, MappingNode)
    converter = Converter(file, known_names())
    world = _world(converter, document.tree, files()[file], real().records["language"])
    assert converter.problems == [], (file, converter.problems)
    return next(sheet for sheet in translated_files(world) if sheet.file == file)


def _world(converter: Converter, tree: MappingNode, found: DataFile, languages) -> Dataset:
    if found.kind == "label":
        pairs = converter.label_pairs(tree)
        labels = {key.value: converter.localised(Text, value, (key.value,), key) for key, value in pairs}
        marks = converter.translation(tree)
        return Dataset({"language": languages}, labels, (LabelFile(found.file, tuple(labels), marks),))
    model = next(kind.model for kind in KINDS if kind.name == found.kind)
    given = {"id": found.id, "file": found.file}
    record = converter.record(model, tree, given | ({"concept": found.concept} if issubclass(model, Entry) else {}))
    assert record is not None, converter.problems
    return Dataset({"language": languages, found.kind: {found.id: record}}, {})


# --- edits that change the text ---


def spot(dice: random.Random, pattern: str, text: str) -> int:
    """Where one of the matches begins; 0 if there is none, where an edit then does little or nothing."""
    return dice.choice([match.start() for match in re.finditer(pattern, text)] or [0])


def replace_word(dice: random.Random, text: str) -> str:
    start = spot(dice, r"\w+", text)
    return text[:start] + re.sub(r"^\w+", "anderswo", text[start:])


def drop_word(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    del words[dice.randrange(len(words))]
    return " ".join(words)


def double_word(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    index = dice.randrange(len(words))
    return " ".join([*words[: index + 1], words[index].strip("\n"), *words[index + 1 :]])


def swap_words(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    index = dice.randrange(max(1, len(words) - 1))
    return " ".join([*words[:index], *words[index : index + 2][::-1], *words[index + 2 :]])


def change_digit(dice: random.Random, text: str) -> str:
    start = spot(dice, r"\d", text)
    return text[:start] + re.sub(r"^\d", lambda digit: str((int(digit[0]) + 1) % 10), text[start:])


def change_mark(dice: random.Random, text: str) -> str:
    start = spot(dice, r"[.,;:?!„“–-]", text)
    return text[:start] + re.sub(r"^[.,;:?!„“–-]", dice.choice(["", "?"]), text[start:])


def change_case(dice: random.Random, text: str) -> str:
    start = spot(dice, r"[^\W\d_]", text)
    return text[:start] + text[start : start + 1].swapcase() + text[start + 1 :]


def misspell(dice: random.Random, text: str) -> str:
    start = spot(dice, r"[^\W\d_]", text)
    return text[:start] + text[start + 1 :]


def add_sentence(dice: random.Random, text: str) -> str:
    return f"{text.rstrip()} Das gilt weiter."


CHANGES: tuple[Callable[[random.Random, str], str], ...] = (
    replace_word, drop_word, double_word, swap_words, change_digit, change_mark, change_case, misspell, add_sentence,
)  # fmt: skip


def changed(dice: random.Random, text: str, number: int) -> str:
    """The text with one edit; where an edit finds nothing to do, the next one is taken."""
    for step in range(len(CHANGES)):
        new = CHANGES[(number + step) % len(CHANGES)](dice, text).strip()
        if new and new.split() != text.split():
            return new
    pytest.fail(f"no edit changes {text!r}")


def edits() -> Iterator[tuple[str, str, str]]:
    """File, its new source and the new German text, for as many different texts as there are edits."""
    dice = random.Random(SEED)  # noqa: S311 – the same edits each time
    chosen = dice.sample([place for place in places() if not is_address(place)], EDITS)
    for number, place in enumerate(chosen):
        new = changed(dice, place.text, number)
        yield place.file, put(place, block(new, place.indent) if place.block else quoted(new)), new


def is_address(place: Place) -> bool:
    """Routes are labels with rules of their own, and no editor changes them."""
    return place.file == "ui/routes.yml"


def test_of_two_hundred_edits_none_is_missed_and_only_the_edited_text_is_named() -> None:
    wrong = []
    for file, source, new in edits():
        found = not_current(file, source)
        if found != [" ".join(new.split())]:
            wrong.append((file, new, found))
    assert wrong == []


def test_the_edits_reach_many_files_and_fields() -> None:
    found = list(edits())
    assert len(found) == EDITS
    assert len({file for file, _, _ in found}) > 100
    assert len({files()[file].kind for file, _, _ in found}) > 10


# --- edits that change nothing a reader would notice ---


def rewrap(dice: random.Random, place: Place) -> str:
    text = " ".join(place.text.split())
    return block(textwrap.fill(text, dice.choice([30, 50, 90]), break_on_hyphens=False), place.indent)


def one_line(dice: random.Random, place: Place) -> str:
    return block(" ".join(place.text.split()), place.indent)


def trailing_spaces(dice: random.Random, place: Place) -> str:
    return block(place.text, place.indent, "   ")


def blank_lines(dice: random.Random, place: Place) -> str:
    return block(place.text.replace("\n", "\n\n"), place.indent)


def quotes(dice: random.Random, place: Place) -> str:
    text = " ".join(place.text.split())
    return dice.choice([quoted(text), "'" + text.replace("'", "''") + "'"])


def wide_spaces(dice: random.Random, place: Place) -> str:
    return quoted(" ".join(place.text.split()).replace(" ", "  "))


def no_break_spaces(dice: random.Random, place: Place) -> str:
    return quoted(" ".join(place.text.split()).replace(" ", "\u00a0"))


def soft_hyphens(dice: random.Random, place: Place) -> str:
    return quoted(re.sub(r"(\w{4})(?=\w{3})", "\\1\u00ad", " ".join(place.text.split())))


HARMLESS_IN_BLOCKS = (rewrap, one_line, trailing_spaces, blank_lines)
HARMLESS = (quotes, wide_spaces, no_break_spaces, soft_hyphens)


def test_of_two_hundred_harmless_edits_none_is_flagged() -> None:
    dice = random.Random(SEED)  # noqa: S311 – the same edits each time
    wrong, real_ones = [], 0
    while real_ones < EDITS:
        place = dice.choice(places())
        way = dice.choice(HARMLESS_IN_BLOCKS + HARMLESS if place.block else HARMLESS)
        source = put(place, way(dice, place))
        real_ones += source != source_of(place.file)
        wrong += [(way.__name__, place.file, found) for found in not_current(place.file, source)]
    assert wrong == []


def turned(source: str) -> str:
    """The file with the items of each list of blocks in the opposite order."""
    lines = source.split("\n")
    spans = sorted(_lists(yaml.compose(source, Loader=LOADER)), reverse=True)
    for starts in spans:
        items = [lines[start:end] for start, end in pairwise(starts)]
        lines[starts[0] : starts[-1]] = [line for item in items[::-1] for line in item]
    return "\n".join(lines)


def _lists(node: yaml.Node | None) -> Iterator[list[int]]:
    """The first line of each item of the outermost lists, and the line after the last."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        if len(node.value) > 1 and all(isinstance(item, yaml.MappingNode) for item in node.value):
            yield [*(item.start_mark.line for item in node.value), node.end_mark.line]
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _lists(value)


def test_lists_in_the_opposite_order_are_not_flagged() -> None:
    kept = {file for file in files().keys() - open_files() if files()[file].kind != "language"}  # nothing to translate
    found = {file: source for file in kept if (source := turned(source_of(file))) != source_of(file)}
    assert len(found) > 50
    assert {file: flagged for file, source in found.items() if (flagged := not_current(file, source))} == {}


# --- hand-written pages ---


def test_every_block_of_a_page_counts_and_its_wrapping_does_not(tmp_path) -> None:
    for language in ("de", "en"):
        (tmp_path / language).mkdir()
    pages = [one for one in (CONTENT / "de").glob("*.md") if f"../content/en/{one.name}" not in open_files()]
    assert pages
    for path in sorted(pages):
        english = (CONTENT / "en" / path.name).read_text(encoding="utf-8")
        (tmp_path / "en" / path.name).write_text(english, encoding="utf-8")
        source = path.read_text(encoding="utf-8")
        page = page_text(source)
        assert page is not None
        for text, _ in page.blocks[::9]:
            assert source.count(text) >= 1
            assert _page(tmp_path, path.name, source.replace(text, f"{text}!", 1)) == [f"{text}!"], path.name
        loose = source.replace(" \n", "\n").replace("\n\n", "\n\n\n").replace(". ", ".  ")
        assert _page(tmp_path, path.name, loose) == []


def _page(content, name: str, source: str) -> list[str]:
    (content / "de" / name).write_text(source, encoding="utf-8")
    found = Ledger(tuple(translated_pages(load(DATA, content).partial.dataset))).every
    (content / "de" / name).unlink()
    return [one.segment.text for one in found if one.state is not State.CURRENT]
