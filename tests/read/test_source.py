"""A file is read exactly as typed, or refused at the right line in words an editor understands."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from konzept.read import safe_text, source
from konzept.read.source import Document, MappingNode, ScalarNode, SequenceNode, parse, read
from konzept.texts import LANGUAGES
from tests.support.places import TESTS

UNREADABLE: dict[str, tuple[bytes, str, int, int]] = {
    "an empty file": (b"", "file-empty", 1, 1),
    "a file of comments": (b"# nothing\n", "file-empty", 1, 1),
    "a file of nothing": (b"---\n", "file-empty", 1, 1),
    "a byte order mark": (b"\xef\xbb\xbftitle: x\n", "byte-order-mark", 1, 1),
    "latin-1": ("a: x\nb: für\n".encode("latin-1"), "not-utf8", 2, 5),
    "utf-16": ("a: x\n".encode("utf-16"), "not-utf8", 1, 1),
    "a null byte": (b"a: x\nb: \0y\n", "odd-character", 2, 4),
    "an escape sequence": (b"a: \x1b[31m\n", "odd-character", 1, 4),
    "a zero-width space": ("a: x\u200by\n".encode(), "odd-character", 1, 5),
    "a reversed direction": ("a: x\u202ey\n".encode(), "odd-character", 1, 5),
    "a line separator": ("a: x\u2028y\n".encode(), "odd-character", 1, 5),
    "a single carriage return": (b"a: x\rb: y\n", "odd-character", 1, 5),
    "a tab as indentation": (b"a:\n\tb: c\n", "tab-indent", 2, 1),
    "a tab after spaces": (b"a:\n  \tb: c\n", "tab-indent", 2, 3),
    "a no-break space as indentation": ("a:\n \u00a0b: c\n".encode(), "odd-space", 2, 2),
    "a no-break space after a colon": ("a:\u00a0b\n".encode(), "odd-space", 1, 3),
    "a no-break space after a dash": ("a:\n  -\u00a0b\n".encode(), "odd-space", 2, 4),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "not-text", 1, 1),
    "two versions that git could not join": (b"a: x\n<<<<<<< HEAD\nb: y\n=======\n", "conflict", 2, 7),
    "umlauts decoded wrongly": ("a: x\nb: f\u00c3\u00bcr\n".encode(), "mojibake", 2, 6),
    "a soft hyphen": ("a: x\u00ady\n".encode(), "odd-character", 1, 5),
    "thousands of repeated keys": (b"a: x\n" * 50, "repeated-key", 2, 1),
    "a repeated key": (b"a: x\nb: y\na: z\n", "repeated-key", 3, 1),
    "deep nesting": (b"a: " + b"[" * 200_000, "too-deep", 1, 20),
    "an alias": (b"a: b\nc: *wichtig\n", "alias", 2, 4),
    "an anchor": (b"a: &x y\n", "anchor", 1, 4),
    "a tag": (b"a: !!python/object:os.system x\n", "tag", 1, 4),
    "an unknown tag": (b"a: !e!x y\n", "tag", 1, 4),
    "a list as key": (b"? [a]\n: b\n", "key-not-text", 1, 3),
    "a second document": (b"a: b\n---\nc: d\n", "second-document", 2, 1),
    "more after the end": (b"a: b\n...\nc: d\n", "second-document", 3, 1),
    "a colon in a text": (b"title: Sprache: lernen\n", "colon-in-text", 1, 15),
    "a file whose first line got lost": (b'  de: "x"\nb: c\n', "indentation", 2, 1),
    "a line indented too far": (b"a: b\n  c: d\n", "indentation", 2, 4),
    "a line indented too little": (b"a:\n  b: c\n d: e\n", "indentation", 3, 2),
    "a block whose first line stands one space too far right": (b"a: |\n   x\n  y\nb: c\n", "text-begun-too-far", 2, 4),
    "a list indented askew": (b"a:\n  - b\n - c\n", "indentation", 3, 2),
    "a line without colon": (b"a: b\nfoo\nc: d\n", "colon-missing", 2, 1),
    "a quotation mark never closed": (b'a: "b\nc: d\n', "quote-open", 1, 4),
    "a quotation mark closed by the next": (b'a: "b\nc: "d"\n', "quote-open", 1, 4),
    "a single quotation mark never closed": (b"a: 'b\nc: d\n", "quote-open", 1, 4),
    "text after a quotation": (b'a: "b" und c\n', "text-after-quote", 1, 8),
    "an apostrophe in quotation marks": (b"a: 'it's'\n", "text-after-quote", 1, 8),
    "a bracket never closed": (b"a: [b, c\nd: e\n", "bracket-open", 1, 4),
    "a bracket at the very end": (b"a: x\nb: [", "bracket-open", 2, 4),
    "a dash without a space": (b"a:\n  -b: c\n   d: e\n", "dash-space", 2, 3),
    "a dash without a space before the only item": (b"a:\n  -b\nc: d\n", "dash-space", 2, 3),
    "a dash without a space before the first item": (b"a:\n  -b\n  - c\n", "dash-space", 2, 3),
    "a dash without a space before a later item": (b"a:\n  - b\n  -c\n", "dash-space", 3, 3),
    "a sentence in the column of the fields": (b"a:\n  b: |\n    C d.\nE f.\n  g: h\n", "text-not-indented", 4, 1),
    "a text whose first line stands too far right": (
        b"a:\n  b: |\n      C d.\n    E f.\n  g: h\n",
        "text-begun-too-far",
        3,
        7,
    ),
    "a text in a list whose first lines stand too far right": (
        b"a:\n  - b: |\n        C d.\n\n        E.\n      F.\n",
        "text-begun-too-far",
        3,
        9,
    ),
    "a text whose last line stands too far left": (b"a:\n  b: |\n    C d.\n   E f.\n  g: h\n", "indentation", 4, 4),
    "a field of two words without colon": (b"a:\n  b: c\nd e\nf: g\n", "colon-missing", 3, 1),
    "a colon without a space": (b"a:\n  de:x\n  en: y\n", "colon-missing", 2, 3),
    "a line out of step": (b"a:\n   de: x\n  en: y\n", "indentation", 2, 4),
    "a list that ends in a comma": (b"a: [b,\nc: d\n", "bracket-open", 1, 4),
    "a brace never closed": (b"a: {b: c\nd: e\n", "bracket-open", 1, 4),
    "an at sign": (b"a: @b\n", "reserved-start", 1, 4),
    "a backtick": (b"a: `b`\n", "reserved-start", 1, 4),
    "a per cent sign": (b"a: %b\n", "reserved-start", 1, 4),
    "an asterisk": (b"a: *b* c\n", "reserved-start", 1, 6),
    "a comma": (b"a: , b\n", "reserved-start", 1, 4),
    "a backslash": (b'a: "C:\\daten"\n', "backslash", 1, 7),
    "a dash in a text": (b"a: - b\n", "dash-misplaced", 1, 4),
    "text after a bar": (b"a: | text\n", "text-after-bar", 1, 6),
    "a directive": (b"%FOO\n---\na: b\n", "not-yaml", 1, 5),
}


def read_bytes(folder: Path, data: bytes) -> Document:
    path = folder / "file.yml"
    path.write_bytes(data)
    return read(path, "file.yml", folder)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_is_refused_at_the_place_of_the_mistake(name: str, tmp_path: Path) -> None:
    data, code, line, column = UNREADABLE[name]
    first = read_bytes(tmp_path, data).problems[0]
    assert (first.code, first.line, first.column) == (code, line, column)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_refusal_speaks_to_an_editor(name: str, tmp_path: Path) -> None:
    problem = read_bytes(tmp_path, UNREADABLE[name][0]).problems[0]
    for language in LANGUAGES:
        said = problem.message(language) + problem.advice(language)
        assert said.isprintable()
        assert "{" not in said
        assert not any(word in said for word in ("Error", "Traceback", "scalar", "token", "None", "mapping"))


def test_both_places_of_a_repeated_key_are_named(tmp_path: Path) -> None:
    problem = read_bytes(tmp_path, b"a: x\nb: y\na: z\n").problems[0]
    assert problem.message("de") == "„a“ steht zweimal im selben Abschnitt: in Zeile 1 und in Zeile 3"


def test_every_odd_line_is_reported_in_one_run(tmp_path: Path) -> None:
    problems = read_bytes(tmp_path, "a:\n\tb: c\n\u00a0d: e\n".encode()).problems
    assert [(problem.line, problem.code) for problem in problems] == [(2, "tab-indent"), (3, "odd-space")]


def test_letters_whose_dots_are_a_sign_of_their_own_are_read_as_one_sign(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "a: zwo\u0308lf Pla\u0308tze\n".encode())
    assert document.problems == ()
    assert isinstance(document.tree, MappingNode)
    assert document.tree.get("a") == ScalarNode("zwölf Plätze", True, False, False, 1, 4)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"a: " + b"x" * safe_text.SIZE_LIMIT)
    assert [problem.code for problem in document.problems] == ["file-too-big"]


def test_a_billion_laughs_are_refused_at_once(tmp_path: Path) -> None:
    lines = ['a: &a ["x", "x"]', *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
    document = read_bytes(tmp_path, "\n".join(lines).encode())
    assert document.tree is None
    assert [(problem.code, problem.line) for problem in document.problems] == [("anchor", 1)]


def test_a_file_behind_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "data", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.yml").write_text("a: b\n")
    (inside / "linked").symlink_to(outside)
    folder = source.Folder(inside)
    for _ in range(2):  # what was seen of the folder is remembered
        document = folder.read(inside / "linked" / "secret.yml", "linked/secret.yml")
        assert [problem.code for problem in document.problems] == ["file-outside"]


def test_a_folder_may_be_a_link_to_another_inside(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file.yml").write_text("a: b\n")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert read(tmp_path / "linked" / "file.yml", "linked/file.yml", tmp_path).problems == ()


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "data"
    inside.mkdir()
    (tmp_path / "secret.yml").write_text("a: b\n")
    (inside / "link.yml").symlink_to(tmp_path / "secret.yml")
    document = read(inside / "link.yml", "link.yml", inside)
    assert [problem.code for problem in document.problems] == ["file-outside"]


def test_a_link_that_leads_nowhere_and_a_pipe_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "gone.yml").symlink_to(tmp_path / "missing.yml")
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("gone.yml", "pipe.yml"):
        assert [problem.code for problem in read(tmp_path / name, name, tmp_path).problems] == ["file-unreadable"]


def test_values_stay_as_typed() -> None:
    tree = parse("a: NO\nb: 5.10\nc: 12:30\nd: 01234\ne: ~\nf: 2018-02-30\n", "x").tree
    assert isinstance(tree, MappingNode)
    assert [node.value for _, node in tree.pairs if isinstance(node, ScalarNode)] == [
        "NO",
        "5.10",
        "12:30",
        "01234",
        "~",
        "2018-02-30",
    ]


@pytest.mark.parametrize("text", ["a: -b\n", "a: b\n  - c\n", "a: b -c\n", 'a:\n  "-b"\n', "a: |\n  -b\n  -c\n"])
def test_a_dash_elsewhere_is_text(text: str) -> None:
    assert parse(text, "x").problems == ()


def test_every_value_knows_its_place_and_its_form() -> None:
    tree = parse('title:\n  de: "x"\nlist:\n  - Nr. #5\ntext: |\n  y\n', "x").tree
    assert isinstance(tree, MappingNode)
    title, items, text = (node for _, node in tree.pairs)
    assert isinstance(title, MappingNode)
    assert isinstance(items, SequenceNode)
    assert title.pairs[0][1] == ScalarNode("x", plain=False, block=False, comment=False, line=2, column=7)
    assert items.items[0] == ScalarNode("Nr.", plain=True, block=False, comment=True, line=4, column=5)
    assert text == ScalarNode("y\n", plain=False, block=True, comment=False, line=5, column=7)


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    text = "a: b\nc: |\n  d\n  e\nf: g  # h\n"
    assert read_bytes(tmp_path, text.replace("\n", "\r\n").encode()) == read_bytes(tmp_path, text.encode())


def test_no_damage_to_a_file_crashes_the_reader(tmp_path: Path) -> None:
    whole = (TESTS / "world" / "lower" / "measures" / "M-5.1.2.yml").read_bytes()
    chance = random.Random(2018)  # noqa: S311 - repeatable, not secret
    outcomes = set()
    for _ in range(400):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 3)] = chance.choice(
                [
                    b":",
                    b"\t",
                    b"[",
                    b"{",
                    b'"',
                    b"'",
                    b"\n",
                    b" ",
                    b"- ",
                    b"|",
                    b"#",
                    b"&a",
                    b"*a",
                    b"!",
                    b"\xff",
                    b"\0",
                    b"%",
                ]
            )
        document = read_bytes(tmp_path, bytes(damaged))
        outcomes.add(document.tree is None)
        assert document.tree is not None or document.problems
    assert outcomes == {True, False}


def test_the_same_mistake_on_many_lines_is_one_problem_that_names_them(tmp_path: Path) -> None:
    (problem,) = read_bytes(tmp_path, b"a:\n" + b"\tb: c\n" * 9).problems
    assert (problem.line, problem.code) == (2, "tab-indent")
    assert problem.advice("de").startswith("Rücken Sie mit Leerzeichen ein, auch in Zeile 3, 4, 5, 6, 7 …: ")


def test_a_flood_of_repeated_keys_ends_with_one_word_about_the_rest(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"a: x\n" * 5000)
    assert document.problems[-1].code == "too-many"
    assert len(document.problems) < 30
