"""The fingerprints are put into a file, and every other byte of it stays."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from konzept.translation.recording import NotWritable, rewritten, write
from konzept.translation.segments import Segment, SourceType, TranslatedFile

TITLE = Segment(("title",), "Grün")
MARKS = {"en": [TITLE.fingerprint, "beefbeef"]}
LINES = f"translation:\n  en:\n    # title\n    - {TITLE.fingerprint}\n    - beefbeef\n".encode()
FILE = TranslatedFile(SourceType.RECORDS, "x", "x.yml", "actor", ("en",), (TITLE,), {})
PAGE = dataclasses.replace(FILE, type=SourceType.PAGES)
RECORD = b"# Kommentar\ntitle:\n  de:   \"Gr\xc3\xbcn\"  # noch einer\n  en: 'Green'\n\n"


def record(data: bytes, marks: dict[str, list[str]] = MARKS) -> bytes:
    return rewritten(data, FILE, marks)


def test_the_field_is_put_at_the_end() -> None:
    assert record(RECORD) == RECORD + LINES
    assert record(b"a: b") == b"a: b\n" + LINES


@pytest.mark.parametrize(
    "old",
    [
        b"translation:\n  en: [deadbeef]\n",
        b"translation: {en: [deadbeef]}\n",
        b"translation:\n  en:\n    - deadbeef\n    - facade00\n",
        b"translation:\n  en: [deadbeef,\n    facade00,\n\n    facade01]\n",
        b"translation: {}\n",
        b"translation:\n  en: []\n",
    ],
)
def test_the_field_is_replaced_wherever_it_stands(old: bytes) -> None:
    after = b"# zum Schluss\nnote:\n  de: x\n\n"
    assert record(RECORD + old + after) == RECORD + LINES + after
    assert record(RECORD + old) == RECORD + LINES
    assert record(record(RECORD + old)) == RECORD + LINES


def test_windows_line_ends_stay() -> None:
    windows = RECORD.replace(b"\n", b"\r\n")
    assert record(windows) == windows + LINES.replace(b"\n", b"\r\n")


def test_nothing_to_record_takes_the_field_away() -> None:
    assert record(RECORD + LINES, {}) == RECORD
    assert record(RECORD, {}) == RECORD
    assert record(b"# nur das\n{}\n", {}) == b"# nur das\n{}\n"


def test_a_list_without_an_indent_is_replaced_too() -> None:
    assert record(b"a: b\ntranslation:\n- deadbeef\n- facade00\n") == b"a: b\n" + LINES


def test_a_page_keeps_its_fingerprints_in_its_head_on_few_lines() -> None:
    marks = {"en": [f"a{number:07x}" for number in range(15)]}
    page = b'---\ntitle: "T"\n---\n\nText\n---\nmehr\n'
    first = f"translation: [{', '.join(marks['en'][:10])},"
    field = f"{first}\n    {', '.join(marks['en'][10:])}]\n".encode()
    after = page.replace(b"---\n\n", field + b"---\n\n")
    assert rewritten(page, PAGE, marks) == after
    assert rewritten(after, PAGE, marks) == after
    assert rewritten(after, PAGE, {}) == page


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": "b"}\n',
        b"a: b\r\nc: d\n",
        b"- a\n- b\n",
        b"a: [b,\n c\n",
        b"a: b\n...\n",
        b"a: b\n---\nc: d\n",
        b"a: 'b\n",
        b"a: |\n  b\n\ttranslation: c\n",
    ],
)
def test_what_cannot_be_written_to_safely_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(data)
    with pytest.raises(NotWritable):
        write(file, FILE, MARKS)
    assert file.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["x.yml"]


@pytest.mark.parametrize("data", [b"a: |+\n  b\n\n\n", b"a: |\n  translation:\n  en: [x]\n", b"", b"# nur das\n"])
def test_odd_but_clear_files_get_the_field_at_their_end(data: bytes) -> None:
    assert record(data) == data + LINES


def test_a_file_that_records_the_same_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(RECORD + LINES)
    before = file.stat()
    write(file, FILE, MARKS)
    assert file.stat() == before


def test_the_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(RECORD)
    file.chmod(0o640)
    write(file, FILE, MARKS)
    assert file.stat().st_mode & 0o777 == 0o640
