"""`python -m konzept fix` mends how files are written, proves that they mean the same, and leaves the rest alone."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from konzept import __main__ as command
from konzept.checks.run import check
from konzept.editing.fix import mend
from konzept.editing.new_record import NewRecordRequest, create
from konzept.read.files import placed, scan
from konzept.read.load import load
from konzept.read.source import read_text
from tests.support.built_site import ROOT

MODELINE = b"# yaml-language-server: $schema=../../schemas/actor.json\n"
ACTOR = """\
name:
  de: "Amt"
  en: "Office"
group: municipal
standing: bound
variants:
  - "Amt"
text:
  de: |
    Das Amt hilft.

    Es nennt:

    - eins
    - zwei
  en: |
    The office helps.

    It names:

    - one
    - two
"""
CLEAN = MODELINE + ACTOR.encode()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actors").mkdir(parents=True)
    return tmp_path / "data"


def put(data: Path, content: bytes | str, name: str = "actors/AMT.yml") -> Path:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fix(data: Path, *arguments: str) -> int:
    return command.main(["fix", "--data", str(data), *arguments])


def mended(data: Path, content: bytes | str) -> tuple[bytes, list[tuple[int, str]]]:
    path = put(data, content)
    outcome = mend(path, data, write=True)
    assert not outcome.refusal
    return path.read_bytes(), [(change.line, change.code) for change in outcome.changes]


def variant(old: str, new: str) -> str:
    """The clean file with one thing written differently."""
    assert CLEAN.decode().count(old) == 1, old
    return CLEAN.decode().replace(old, new)


REPAIRABLE = [
    (b"\xef\xbb\xbf" + CLEAN, [(1, "byte-order-mark")]),
    (CLEAN.replace(b"\n", b"\r\n"), [(1, "line-ends")]),
    (CLEAN.replace(b"\n", b"\r"), [(1, "line-ends")]),
    (CLEAN.replace(b'  de: "A', b'\tde: "A').replace(b'  en: "O', b'\ten: "O'), [(3, "tab-indent"), (4, "tab-indent")]),
    (variant('  de: "Amt"\n', '\u00a0\u00a0de: "Amt"\n'), [(3, "odd-space")]),
    (variant('  - "Amt"', '  -\u00a0"Amt"'), [(8, "odd-space")]),
    (variant('"Amt"\n  en', '"A\u2060m\u00adt\u200b"\n  en'), [(3, "unseen")]),
    (variant('"Amt"\n  en', '"\u200eA\u2063m\u200dt\u200c\u200f"\n  en'), [(3, "unseen")]),
    (variant('"Office"', '"O\ufb03ce"'), [(4, "ligature")]),
    (variant("standing: bound", "standing:\u00a0bound"), [(6, "odd-space")]),
    (variant("standing: bound\n", "standing: bound  \n"), [(6, "spaces-at-end")]),
    (variant("    Das Amt hilft.\n\n", "    Das Amt hilft. \n   \n"), [(11, "spaces-at-end"), (12, "spaces-at-end")]),
    (CLEAN[:-1], [(23, "end-of-file")]),
    (CLEAN + b"\n\n", [(23, "end-of-file")]),
    (ACTOR, [(1, "modeline")]),
    (ACTOR.encode() + MODELINE, [(1, "modeline")]),
    (CLEAN.replace(b"actor.json", b"measure.json"), [(1, "modeline")]),
    (variant('"Office"', "'Office'"), [(4, "single-quotes")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "changes"), REPAIRABLE)
def test_what_is_written_badly_is_mended_and_named(data, content, changes):
    assert mended(data, content) == (CLEAN, changes)


def test_every_line_is_mended_however_often_a_slip_stands_in_the_file(data):
    start = CLEAN.index(b"  de: |")
    slips = CLEAN[:start] + CLEAN[start:].replace(b"\n    ", b"\n\t\t").replace(b"\n  en", b"\n\ten")
    slips = slips.replace(b"  de: |", b"\tde: |").replace(b"standing: ", "standing:\u00a0".encode())
    places = [(number, "tab-indent") for number, line in enumerate(slips.split(b"\n"), 1) if line.startswith(b"\t")]
    assert len(places) > 6
    assert mended(data, slips) == (CLEAN, [(6, "odd-space"), *places])


@pytest.mark.parametrize(("content", "changes"), REPAIRABLE)
def test_looking_changes_nothing_and_mending_again_neither(data, content, changes):
    path = put(data, content)
    before = path.read_bytes()
    assert fix(data, "--check") == 1
    assert path.read_bytes() == before
    assert fix(data) == 0
    after = path.read_bytes()
    assert fix(data) == 0
    assert fix(data, "--check") == 0
    assert path.read_bytes() == after == CLEAN


def test_a_bullet_of_a_pdf_becomes_that_of_a_list_and_a_lost_letter_stays(data):
    right = variant("    Das Amt hilft.\n", "    - Das Amt hilft.\n")
    text, changes = mended(data, right.replace("- Das", "\uf0b7 Das"))
    assert (text.decode(), changes) == (right, [(11, "bullet")])
    path = put(data, variant("hilft", "hil\ufffdt"))
    before = path.read_bytes()
    assert fix(data) == 1
    assert path.read_bytes() == before


def test_letters_whose_dots_stand_apart_become_one_sign(data):
    right = variant("Das Amt hilft.", "Das Amt berät Gemeinden in Thüringen.")
    text, changes = mended(data, unicodedata.normalize("NFD", right))
    assert text.decode() == right
    assert changes == [(11, "two-signs")]


def test_texts_that_look_like_numbers_get_quotation_marks(data):
    text, changes = mended(data, variant('  de: "Amt"', "  de: 2018").replace('  en: "Office"', "  en: no"))
    assert text.decode() == variant('  de: "Amt"', '  de: "2018"').replace('  en: "Office"', '  en: "no"')
    assert changes == [(3, "needs-quotes"), (4, "needs-quotes")]


def test_values_that_are_numbers_keep_their_form(data):
    chart = put(
        data,
        'title: {de: "a", en: "b"}\nkind: bars\nfigures: [x]\ncaption: {de: "a", en: "b"}\norder: 4\n',
        "charts/a.yml",
    )
    mend(chart, data, write=True)
    assert chart.read_text(encoding="utf-8").endswith("order: 4\n")


def test_each_sentence_gets_its_line_and_each_line_a_whole_sentence(data):
    text, changes = mended(
        data, variant("    Das Amt hilft.\n", "    Das Amt hilft. Es berät z. B. Firmen\n    und Schulen.\n")
    )
    assert text.decode() == variant(
        "    Das Amt hilft.\n", "    Das Amt hilft.\n    Es berät z. B. Firmen und Schulen.\n"
    )
    assert changes == [(11, "two-sentences"), (11, "broken-sentence")]


def test_the_check_names_the_lines_that_are_mended_and_no_others(world_folder):
    ends, begins = (".", ".“", "!", "", "\\", " z. B.", " am 3."), ("Zwei", "zwei", "2018 waren", "École", "3. Oktober")
    pairs = [f"Eins{end}{between}{begin} gilt" for end in ends for begin in begins for between in (" ", "\n    ")]
    texts = "\n\n    ".join([*pairs, "| Eins. Zwei |\n    | --- |"])
    path = world_folder / "fields" / "language.yml"
    before = path.read_text(encoding="utf-8").replace("Wer Deutsch kann, kommt leichter zurecht.", texts)
    before = before.replace("Those who know German get by more easily.", texts)
    path.write_text(before, encoding="utf-8")

    def found() -> set[tuple[int, str]]:
        return {
            (one.line, one.code) for one in check(world_folder).problems if one.code.endswith(("sentence", "sentences"))
        }

    named = found()
    outcome = mend(path, world_folder, write=True)
    assert {code for _, code in named} == {"two-sentences", "broken-sentence"}
    assert {(one.line, one.code) for one in outcome.changes if one.code != "modeline"} == named
    assert found() == set()


def test_a_list_stays_a_list(data):
    text, changes = mended(data, variant("    - eins\n", "    - eins. Und mehr.\n"))
    assert text.decode() == variant("    - eins\n", "    - eins.\n      Und mehr.\n")
    assert changes == [(15, "two-sentences")]


@pytest.mark.parametrize(
    "kept",
    [
        "    | Eins. Zwei | Drei. Vier |\n    |---|---|\n    | a | b |\n",
        "    # Titel. Noch ein Titel\n",
        "    > Zitat. Noch ein Zitat.\n",
    ],
)
def test_what_another_markdown_needs_is_left_to_its_own_message(data, kept):
    text, changes = mended(data, variant("    Das Amt hilft.\n", kept))
    assert (text.decode(), changes) == (variant("    Das Amt hilft.\n", kept), [])


def test_two_sentences_in_a_field_of_one_line_stay(data):
    content = variant('  de: "Amt"\n', "  de: |\n    Das Amt. Es hilft.\n")
    assert mended(data, content) == (content.encode(), [])


def test_comments_stay_where_they_are(data):
    content = variant("group: municipal\n", "# eine Anmerkung\ngroup: municipal # und noch eine\n").replace(
        "\n", "\r\n"
    )
    text, _ = mended(data, content)
    assert text.decode() == content.replace("\r\n", "\n")


UNSAFE = [
    ("name: [\n", "unreadable"),
    ("name: a\nname: b\n", "unreadable"),
    ("name: &x a\n", "unreadable"),
    ("", "unreadable"),
    (b"name: \xff\n", "unreadable"),
    (b"\xef\xbb\xbfname: \xff\n", "unreadable"),
    ("name:\n  de: \u202eAmt \n", "unreadable"),
    ("x" * 1_000_001, "unreadable"),
    ("a:\n  b:\n\tc: 1\n   d: 2\n", "unreadable"),
]


@pytest.mark.parametrize(("content", "refusal"), UNSAFE)
def test_a_file_that_cannot_be_read_safely_is_left_alone_with_the_checkers_reason(data, content, refusal, capsys):
    path = put(data, content)
    before = path.read_bytes()
    assert fix(data) == 1
    assert path.read_bytes() == before
    said = capsys.readouterr().out
    assert "bleibt, wie sie ist" in said
    assert "Traceback" not in said
    assert mend(path, data, write=True).refusal == refusal


def test_a_tab_whose_width_decides_is_left_to_the_editor(data):
    path = put(data, variant('  - "Amt"\n', '  - "Amt"\n').replace("    - zwei\n", "    - zwei\n\t  - drei\n"))
    before = path.read_bytes()
    outcome = mend(path, data, write=True)
    assert path.read_bytes() == before
    assert outcome.refusal == "ambiguous"


def test_a_tab_of_which_only_one_width_makes_sense_gets_that_width(data):
    content = variant('  de: "Amt"\n  en: "Office"\n', '    de: "Amt"\n\ten: "Office"\n')
    assert mended(data, content) == (content.replace("\t", "    ").encode(), [(4, "tab-indent")])


def test_a_link_a_stranger_and_a_missing_file_are_left_alone(data, tmp_path):
    outside = put(tmp_path, ACTOR, "elsewhere/actors/A.yml")
    (data / "actors" / "L.yml").symlink_to(outside)
    assert mend(data / "actors" / "L.yml", data, write=True).refusal == "link"
    assert mend(outside, data, write=True).refusal == "misplaced"
    assert mend(put(data, ACTOR, "nowhere/A.yml"), data, write=True).refusal == "misplaced"
    assert mend(data / "actors" / "NONE.yml", data, write=True).refusal == "missing"
    assert outside.read_text(encoding="utf-8") == ACTOR


def test_a_wrong_suffix_becomes_the_right_one_unless_the_name_is_taken(data, capsys):
    path = put(data, CLEAN, "actors/B.yaml")
    assert fix(data) == 0
    assert not path.exists()
    assert (data / "actors" / "B.yml").read_bytes() == CLEAN
    assert "Endung „.yml“ statt „.yaml“" in capsys.readouterr().out
    put(data, CLEAN, "actors/B.yaml")
    assert fix(data) == 1
    assert path.exists()


def test_a_file_that_cannot_be_written_is_whole_and_said_to_be(data, monkeypatch, capsys):
    path = put(data, ACTOR)

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    assert fix(data, "--lang", "en") == 1
    assert path.read_text(encoding="utf-8") == ACTOR
    assert [one.name for one in (data / "actors").iterdir()] == ["AMT.yml"]
    assert "cannot be written" in capsys.readouterr().out


def test_only_the_named_files_are_mended(data, capsys):
    one, other = put(data, ACTOR, "actors/A.yml"), put(data, ACTOR, "actors/B.yml")
    assert fix(data, str(one), str(one)) == 0
    assert (one.read_bytes(), other.read_text(encoding="utf-8")) == (CLEAN, ACTOR)
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("actors/A.yml:1: Zeile für den Editor am Dateianfang")
    assert said[1] == "Berichtigte Stellen: 1, geänderte Dateien: 1 (geprüft: 1). Die Inhalte sind dieselben."


def test_bad_usage_is_said_in_the_users_language(tmp_path, capsys):
    assert command.main(["fix", "--bogus"]) == 2
    assert "Aufruf: python -m konzept fix" in capsys.readouterr().err
    assert fix(tmp_path / "none", "--lang", "en") == 2
    assert "There is no folder" in capsys.readouterr().err


def test_the_real_data_mean_the_same_afterwards_and_are_mended_once_for_all(tmp_path, capsys):
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    world = load(ROOT / "data").dataset
    assert fix(copy) == 0
    after = {path: path.read_bytes() for path in copy.rglob("*.yml")}
    assert load(copy).dataset.records == world.records
    capsys.readouterr()
    assert fix(copy) == 0
    assert capsys.readouterr().out == f"Nichts zu berichtigen. Geprüfte Dateien: {len(after)}.\n"
    assert {path: path.read_bytes() for path in copy.rglob("*.yml")} == after


def test_each_real_file_is_known_by_its_place():
    for found in scan(ROOT / "data").files:
        assert placed(found.file) == found


@pytest.mark.parametrize(
    "number", [0xAD, 0x34F, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0x2064, 0xFE0F, 0xFEFF, 0xE0041]
)
def test_a_sign_without_width_is_named_and_mended(data, number):
    changed = variant('de: "Amt"\n', f'de: "A{chr(number)}mt"\n')
    problems = read_text(changed, "actors/AMT.yml").problems
    assert [(one.code, one.line, one.values["character"]) for one in problems] == [
        ("odd-character", 3, f"U+{number:04X}")
    ]
    assert mended(data, changed) == (CLEAN, [(3, "unseen")])


def test_what_joins_arabic_letters_stays():
    assert read_text('name: "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 (\u200f\u0627)"\n', "x").problems == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_explanations_of_a_new_file_go_once_it_is_filled_in(world_folder, language):
    request = NewRecordRequest("measure", "lower", "5.1", "5.1.7", "")
    path = create(request, world_folder, language)
    unfinished = path.read_text("utf-8")
    mend(path, world_folder, write=True)
    assert path.read_text("utf-8") == unfinished, "as long as something is left to do, it is explained"
    own = "# Das bleibt: von der Redaktion."
    filled_in = re.sub(r"^(?! *#)(.*)TODO", r"\1Satz", unfinished, flags=re.MULTILINE)
    path.write_text(filled_in.replace("\nsummary:", f"\n{own}\nsummary:"), "utf-8")
    outcome = mend(path, world_folder, write=True)
    text = path.read_text("utf-8")
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")][1:] == [own]
    assert "\n\n\n" not in text
    assert "explanation" in {one.code for one in outcome.changes}
    assert mend(path, world_folder, write=True).changes == ()


def test_blank_lines_between_paragraphs_are_one(data):
    text, changes = mended(data, variant("    Das Amt hilft.\n", "    Das Amt hilft.\n\n\n\n    Es berät.\n"))
    assert text.decode() == variant("    Das Amt hilft.\n", "    Das Amt hilft.\n\n    Es berät.\n")
    assert changes == [(13, "blank-lines"), (14, "blank-lines")]
