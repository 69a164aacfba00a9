"""The answer sheet: what is exported, filled in and read back is the same, and what is wrong in it is named by cell."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from konzept.cli.app import main
from konzept.editing.answer_sheet.answers import answers
from konzept.editing.answer_sheet.cells import BadCell, date, from_cell, number, to_cell
from konzept.editing.answer_sheet.table import read_table
from konzept.editing.fix import mend
from konzept.language.spreadsheet import harmless, restored
from konzept.report.progress import Refused
from konzept.texts import LANGUAGES
from tests.conftest import copy_world

TODAY = "2026-01-01"
SHEET_NAMES = {"de": "antwortbogen-lower-2018", "en": "answer-sheet-lower-2018"}
RECORD = "lower/progress/2018/M-5.1.2.yml"
STATE, AS_OF, BY, AMOUNT = "Stand", "Stand vom", "Berichtet von", "Erreichte Menge 1"
TEXT_DE, TEXT_EN = "Was geschehen ist (Deutsch)", "Was geschehen ist (Englisch)"
DOCUMENT, AT_DE, AT_EN = "Beleg 1", "Stelle im Beleg 1 (Deutsch)", "Stelle im Beleg 1 (Englisch)"
ANSWER = {
    STATE: "in Arbeit", AS_OF: "2018-11", BY: "Beirat", AMOUNT: "mindestens 1200",
    TEXT_DE: "Es gab Plätze. Sie waren im März belegt.\n\nEin Absatz; mit „Zeichen“.\n\n- eins.\n- zwei.",
    TEXT_EN: "There were places. They were taken in March.\n\nA break; with “signs”.\n\n- one.\n- two.",
    DOCUMENT: "report-2018", AT_DE: "S. 7, Nr. 3", AT_EN: "p. 7, no. 3",
}  # fmt: skip


@pytest.fixture
def data(world_folder: Path) -> Path:
    """The small world without the state of its measure."""
    shutil.rmtree(world_folder / "lower/progress")
    return world_folder


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> bytes:
    """The sheet of the small world, with nothing filled in."""
    folder = copy_world(tmp_path_factory.mktemp("blank") / "data")
    shutil.rmtree(folder / "lower/progress")
    return Sheet(folder).bytes


class Sheet:
    """The sheet of the small world, to be filled in."""

    def __init__(self, data: Path, language: str = "de", content: bytes = b"") -> None:
        folder = data.parent / f"sheets-{language}"
        folder.mkdir(exist_ok=True)
        self.file = folder / f"{SHEET_NAMES[language]}.csv"
        if not content:
            asked = ["report", "lower", "2018", "--sheet", "--data", str(data), "--output", str(folder)]
            assert main([*asked, "--lang", language, "--today", TODAY]) == 0
        self.bytes = content or self.file.read_bytes()
        self.separator = {"de": ";", "en": ","}[language]
        text = self.bytes.decode("utf-8-sig")
        self.head, *self.rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self.separator))

    def put(self, answer: dict[str, str], row: int = 0) -> Sheet:
        for name, text in answer.items():
            self.rows[row][self.head.index(name)] = text
        return self

    def save(self, separator: str = "", encoding: str = "utf-8-sig", quoting: int = csv.QUOTE_MINIMAL) -> Path:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=separator or self.separator, lineterminator="\r\n", quoting=quoting)
        writer.writerows([self.head, *self.rows])
        self.file.write_bytes(text.getvalue().encode(encoding))
        return self.file


def read_in(file: Path, data: Path, language: str = "de") -> int:
    return main(["progress", "import", str(file), "--data", str(data), "--lang", language, "--today", TODAY])


def state_of(data: Path) -> dict[str, bytes]:
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def escaped(answer: dict[str, str]) -> dict[str, str]:
    return {name: harmless(text) for name, text in answer.items()}


# --- there and back ---


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sheet_that_is_filled_in_read_and_exported_again_is_the_same(data, language, capsys):
    german, sheet = Sheet(data), Sheet(data, language)
    words = {"in Arbeit": "under way", "Beirat": "Advisory Council", "mindestens 1200": "at least 1200"}
    answer = {
        sheet.head[german.head.index(name)]: text if language == "de" else words.get(text, text)
        for name, text in escaped(ANSWER).items()
    }
    filled = sheet.put(answer).save().read_bytes()
    assert read_in(sheet.file, data) == 0
    assert "Übernommen: 1 Datei" in capsys.readouterr().out
    assert Sheet(data, language).bytes == filled
    mended = mend(data / RECORD, data, write=False)
    assert (mended.changes, mended.refusal, mended.problems) == ((), "", ())
    record = (data / RECORD).read_bytes()
    assert read_in(sheet.file, data, "en") == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert (data / RECORD).read_bytes() == record


def test_a_sheet_nobody_has_filled_in_and_rows_of_unknown_state_write_nothing(data, blank):
    before = state_of(data)
    assert read_in(Sheet(data, content=blank).save(), data) == 0
    assert read_in(Sheet(data, content=blank).put({STATE: "Unbekannt"}).save(), data) == 0
    assert state_of(data) == before


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8"), (",", "cp1252"), ("\t", "utf-16"), (";", "utf-8-sig")],
)
def test_whatever_spreadsheet_has_written_it_a_sheet_says_the_same(small_world, blank, separator, encoding, tmp_path):
    sheet = Sheet(tmp_path / "data", content=blank).put(escaped(ANSWER))
    [usual] = answers(read_table(sheet.save(), small_world, "de"), small_world).found
    file = sheet.save(separator, encoding, csv.QUOTE_ALL)
    [found] = answers(read_table(file, small_world, "de"), small_world).found
    assert found.record == usual.record
    assert found.record.text["de"].endswith(
        "Es gab Plätze.\nSie waren im März belegt.\n\nEin Absatz; mit „Zeichen“.\n\n- eins.\n- zwei."
    )
    file.write_bytes(("sep=;\r\n" + sheet.save(";").read_bytes().decode("utf-8-sig")).encode("utf-8-sig"))
    [hinted] = answers(read_table(file, small_world, "de"), small_world).found
    assert (hinted.record, hinted.row) == (usual.record, usual.row + 1)


def test_headings_and_states_are_known_in_both_languages_and_however_they_are_spelt(data, blank):
    sheet = Sheet(data, content=blank).put(escaped(ANSWER)).put({STATE: " Under  Way ", BY: "COUNCIL"})
    sheet.head[sheet.head.index(STATE)] = "STATE"
    assert read_in(sheet.save(), data) == 0
    assert "state: under_way\nreported_by: COUNCIL" in (data / RECORD).read_text("utf-8")


# --- what is wrong ---

WRONG = {
    "formula": ({TEXT_DE: "=SUMME(A1:A3)"}, TEXT_DE, "ist eine Formel"),
    "broken formula": ({AMOUNT: "#NAME?"}, AMOUNT, "Meldung des Tabellenprogramms"),
    "too narrow": ({AS_OF: "########"}, AS_OF, "Meldung des Tabellenprogramms"),
    "control sign": ({TEXT_EN: "a\x1b[31mb"}, TEXT_EN, "U+001B"),
    "too long": ({TEXT_DE: "x" * 10_001}, TEXT_DE, "mehr als 10000 Zeichen"),
    "state": ({STATE: "erledigt"}, STATE, "noch nicht begonnen; in Arbeit"),
    "no state": ({STATE: ""}, STATE, "es fehlt „Stand“"),
    "one language": ({TEXT_EN: ""}, TEXT_EN, "es fehlt"),
    "no evidence": ({DOCUMENT: "", AT_DE: "", AT_EN: ""}, DOCUMENT, "es fehlt „Beleg 1“"),
    "no place": ({AT_DE: ""}, AT_DE, "es fehlt"),
    "document": ({DOCUMENT: "report-2081"}, DOCUMENT, "(report-2018)"),
    "body": ({BY: "Bierat"}, BY, "Ähnlich ist: Beirat"),
    "serial": ({AS_OF: "43404"}, AS_OF, "ein Datum zählt"),
    "two days": ({AS_OF: "10/12/2018"}, AS_OF, "zwei Tage"),
    "no day": ({AS_OF: "31.02.2018"}, AS_OF, "gibt es nicht"),
    "no date": ({AS_OF: "Herbst"}, AS_OF, "ist kein Datum"),
    "number": ({AMOUNT: "zehn"}, AMOUNT, "ist keine Zahl"),
    "decimal point": ({AMOUNT: "10.5"}, AMOUNT, "ist keine Zahl"),
    "other measure": ({"Maßnahme": "Etwas anderes"}, "Maßnahme", "Mindestens zwölf Kursplätze"),
    "identifier": ({"Kennung": "M-5.1.02"}, "Kennung", "Ähnlich ist: M-5.1.2"),
    "merged": ({"Kennung": ""}, "Kennung", "verbundene Zellen"),
    "year": ({"Jahr": "18"}, "Jahr", "kein Jahr"),
    "period": ({"Zeitraum (wenn nicht das Jahr)": "2018/2020"}, "Zeitraum (wenn nicht das Jahr)", "kein Zeitraum"),
    "entry": ({"Ersetzt durch (Kennung)": "K-01"}, "Ersetzt durch (Kennung)", "K-1"),
}  # fmt: skip
CAUGHT_BY_RULES = {
    "end of time": ({"Jahr": "9999", AS_OF: "9999"}, AS_OF, "liegt nach dem heutigen Tag"),
    "future": ({AS_OF: "2999-01-01"}, AS_OF, "liegt nach dem heutigen Tag"),
    "evidence": ({AS_OF: "2018-12-31"}, DOCUMENT, "Prüfen Sie „Stand vom“"),
    "before the concept": ({"Jahr": "2017", AS_OF: "2017-12-31"}, "Kennung", "Konzept"),
    "nothing moved": ({STATE: "ruht"}, "Was im Weg stand (Deutsch)", "beim Stand „ruht“"),
    "replaced": ({STATE: "ersetzt"}, "Ersetzt durch (Kennung)", "beim Stand „ersetzt“"),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_bad_cell_is_named_with_row_column_and_remedy(small_world, blank, case, tmp_path):
    changed, column, words = WRONG[case]
    sheet = Sheet(tmp_path / "data", content=blank).put(escaped(ANSWER)).put(changed)
    found = answers(read_table(sheet.save(), small_world, "de"), small_world)
    said = "\n".join(one.text("de") for one in found.problems)
    assert f"Zeile 2, Spalte {chr(ord('A') + sheet.head.index(column))} („{column}“)" in said
    assert words in said
    assert "\x1b" not in said
    assert said.splitlines()[1].startswith("    "), said
    assert found.problems[0].text("en").startswith("Row 2, column")
    assert not found.found


@pytest.mark.parametrize("case", CAUGHT_BY_RULES)
def test_what_only_the_rules_can_tell_is_named_by_its_cell_and_nothing_is_written(data, blank, case, capsys):
    changed, column, words = CAUGHT_BY_RULES[case]
    sheet = Sheet(data, content=blank).put(escaped(ANSWER)).put(changed)
    before = state_of(data)
    assert read_in(sheet.save(), data) == 1
    said = capsys.readouterr().out
    assert f"Zeile 2, Spalte {chr(ord('A') + sheet.head.index(column))} („{column}“)" in said
    assert words in said
    assert said.rstrip().endswith("Es wurde nichts geschrieben.")
    assert state_of(data) == before


def test_what_the_rules_say_of_one_row_is_said_beside_what_cannot_be_read_in_another(data, blank, capsys):
    sheet = Sheet(data, content=blank).put(escaped(ANSWER)).put({"Jahr": "2019", STATE: "erledigt"})
    sheet.rows.insert(1, list(sheet.rows[0]))
    sheet.put({"Jahr": "2018", STATE: "ruht"})
    before = state_of(data)
    assert read_in(sheet.save(), data) == 1
    said = capsys.readouterr().out
    assert "beim Stand „ruht“ fehlt" in said
    assert "Zeile 3, Spalte G („Stand“): einen Stand „erledigt“ gibt es nicht" in said
    assert state_of(data) == before


def test_a_body_that_nothing_is_like_gets_no_suggestion(small_world, blank, tmp_path):
    sheet = Sheet(tmp_path / "data", content=blank).put(escaped(ANSWER)).put({BY: "XYZ"})
    [found] = answers(read_table(sheet.save(), small_world, "de"), small_world).problems
    assert found.text("de").endswith("wie sie unter „Akteure“ heißt.")


def test_everything_that_is_wrong_is_said_at_once(data, blank, capsys):
    sheet = Sheet(data, content=blank).put(escaped(ANSWER)).put({STATE: "erledigt", AS_OF: "bald", AMOUNT: "viele"})
    sheet.head[sheet.head.index("Beleg 2")] = "Notizen"
    sheet.rows.insert(1, list(sheet.rows[0]))
    del sheet.head[-1]
    assert read_in(sheet.save(), data) == 1
    said = capsys.readouterr().out
    for words in (
        "„Notizen“",
        "Warum berichtigt wird (Englisch)“ fehlt",
        "steht schon in Zeile 2",
        "„bald“",
        "„viele“",
    ):
        assert words in said
    assert said.count("„erledigt“") == 2


def test_two_good_rows_and_a_bad_one_write_nothing(data, blank):
    sheet = Sheet(data, content=blank).put(escaped(ANSWER))
    sheet.rows.insert(1, list(sheet.rows[0]))
    sheet.put({"Jahr": "2019", AS_OF: "2019-12-31"}, row=1)  # its evidence is older than that
    before = state_of(data)
    assert read_in(sheet.save(), data) == 1
    assert state_of(data) == before


def test_a_row_that_was_emptied_deletes_nothing(world_folder, capsys):
    sheet = Sheet(world_folder)
    for name in sheet.head[sheet.head.index(STATE) :]:
        sheet.put({name: ""})
    before = state_of(world_folder)
    assert read_in(sheet.save(), world_folder) == 1
    assert RECORD in capsys.readouterr().out
    assert state_of(world_folder) == before


REFUSED = {
    "empty": b"",
    "workbook": b"PK\x03\x04\x14\x00",
    "old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "huge": b"x" * 4_000_001,
    "many rows": b"Kennung;Jahr;Stand\n" + b"M-1;2018;\n" * 5_001,
    "another table": b"Name;Ort\nA;B\n",
    "no text": b"Kennung;Jahr\n\x81\x8d\n",
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_sheet_is_refused_with_a_sentence(small_world, case, tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(REFUSED[case])
    for language in LANGUAGES:
        with pytest.raises(Refused) as refused:
            read_table(file, small_world, language)
        assert len(str(refused.value)) > 40


def test_a_file_that_is_not_there_and_a_full_disk_leave_everything_as_it_was(data, blank, capsys, monkeypatch):
    assert read_in(data.parent / "none.csv", data) == 2
    file = Sheet(data, content=blank).put(escaped(ANSWER)).save()
    before = state_of(data)

    def full(self, *_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert read_in(file, data) == 2
    monkeypatch.undo()
    assert state_of(data) == before
    assert not (data / "lower/progress").exists()
    capsys.readouterr()


# --- single cells ---


@pytest.mark.parametrize(
    "text", ["=1", "'=1", "''-x", "- eins", "'s ist", "5.2.1", "a", "@x", "", "2018-06", "\u00a0x"]
)
def test_what_is_made_harmless_can_be_restored(text):
    assert restored(harmless(text)) == text.strip("\u00a0")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2018-10-31", "2018-10-31"), ("31.10.2018", "2018-10-31"), ("31.10.18", "2018-10-31"),
        ("31. 10. 2018", "2018-10-31"), ("10/31/2018", "2018-10-31"), ("31/10/2018", "2018-10-31"),
        ("10/10/18", "2018-10-10"), ("2018-10-31 00:00:00", "2018-10-31"), ("31. Oktober 2018", "2018-10-31"),
        ("31 October 2018", "2018-10-31"), ("Okt 18", "2018-10"), ("Oct-18", "2018-10"), ("Mrz 18", "2018-03"),
        ("März 2018", "2018-03"), ("10/2018", "2018-10"), ("10.2018", "2018-10"), ("2018-10", "2018-10"),
        ("2018", "2018"),
    ],
)  # fmt: skip
def test_dates_are_read_as_spreadsheets_write_them(cell, found):
    assert date(cell) == found


def test_numbers_are_read_as_the_language_writes_them():
    assert number("1.200,5", "de") == number("1,200.5", "en") == number("1200,5", "de")
    for text, language in (("1,200.5", "de"), ("10,5", "en"), ("1e9", "de"), ("-3", "de"), ("٣", "de")):
        with pytest.raises(BadCell):
            number(text, language)


def test_a_new_line_in_a_cell_is_a_new_paragraph():
    assert from_cell("Eins. Zwei.\nDrei.") == "Eins.\nZwei.\n\nDrei."
    assert to_cell("Eins.\nZwei.\n\nDrei.") == "Eins. Zwei.\n\nDrei."


@pytest.mark.parametrize("text", ["Ein Satz.", "Eins. Zwei.", "A.\n\nB. C.", "- a\n- b", "1. a\n2. b\n\nEnde."])
def test_a_longer_text_comes_back_from_its_file_as_it_was_in_its_cell(text):
    assert to_cell(from_cell(text)) == text
