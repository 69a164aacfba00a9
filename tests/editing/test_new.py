"""`python -m konzept new` writes files that read well, lack only what is left to fill in, and replace nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from konzept import __main__ as command
from konzept.checks.run import check
from konzept.editing.ids import next_ids
from konzept.editing.template import Template
from konzept.model import KINDS
from konzept.model.descriptions import described_fields
from konzept.model.shape import FingerprintField, innermost
from konzept.read import convert
from konzept.read.files import DataFile, scan
from konzept.read.source import read
from konzept.texts import LANGUAGES
from tests.support.built_site import ROOT

KIND_NAMES = [kind.name for kind in KINDS]
NOT_USED_YET = {
    "field": "field-unused",
    "term": "term-unused",
    "audience": "audience-unused",
    "language": "language-untranslated",
}
"""What the checker rightly says of a new file that no other file can know yet."""
_SWITCHED_OFF = re.compile(r"^( *)#(?! )", re.MULTILINE)


def new(data: Path, kind: str, *arguments: str) -> int:
    return command.main(["new", kind, "--data", str(data), *arguments])


def created(data: Path, kind: str, *arguments: str) -> Path:
    """The one file that the command has added."""
    before = set(data.rglob("*.yml"))
    assert new(data, kind, *arguments) == 0
    (path,) = set(data.rglob("*.yml")) - before
    return path


def new_of(kind: str, data: Path) -> Path:
    """A new file of any kind, in the small world."""
    if kind == "operator":
        (data / "operator" / "site.yml").unlink()
        return created(data, kind)
    folder = next(one.folder for one in KINDS if one.name == kind)
    identifier = "2019/M-5.1.2" if "{year}" in folder else "NEW-1"
    return created(data, kind, "--id", identifier, *(["--concept", "lower"] if "{concept}" in folder else []))


def complaints(path: Path, data: Path, kind: str) -> set[int]:
    """The lines of a file that the checker complains of, the whole data considered, but for what is not used yet."""
    found = [one for one in check(data).problems if one.file == path.relative_to(data).as_posix()]
    return {one.line for one in found if (one.line, one.code) != (1, NOT_USED_YET.get(kind))}


def lines_to_do(path: Path) -> set[int]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return {number for number, line in enumerate(lines, 1) if "TODO" in line and not line.lstrip().startswith("#")}


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_new_file_can_be_read_and_complains_exactly_of_what_is_left_to_fill_in(kind, world_folder):
    path = new_of(kind, world_folder)
    document = read(path, path.name, world_folder)
    assert document.tree is not None
    assert document.problems == ()
    assert complaints(path, world_folder, kind) == lines_to_do(path)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_optional_field_can_be_switched_on(kind, world_folder, monkeypatch):
    path = new_of(kind, world_folder)
    text = path.read_text(encoding="utf-8").replace("\n{}\n", "")
    while _SWITCHED_OFF.search(text):
        text = _SWITCHED_OFF.sub(r"\1", text)
    path.write_text(text, encoding="utf-8")
    document = read(path, path.name, world_folder)
    assert document.problems == ()
    model = next(one.model for one in KINDS if one.name == kind)
    fields = [one.field for one in described_fields(model)]
    wanted = [field.name for field in fields if not isinstance(innermost(field.shape), FingerprintField)]
    assert [key.value for key, _ in document.tree.pairs] == wanted
    monkeypatch.setattr(convert, "PROBLEM_LIMIT", 1000)  # so much is left to fill in that the check would stop before
    assert complaints(path, world_folder, kind) == lines_to_do(path)


@pytest.mark.parametrize("kind", KINDS, ids=KIND_NAMES)
def test_every_field_is_explained_in_the_language_asked_for(kind, small_world):
    for language in LANGUAGES:
        text = Template(small_world, language).text(DataFile(kind.name, "NEW-1", f"{kind.folder}/NEW-1.yml"), {})
        comments = " ".join(line.lstrip("# ") for line in text.split("\n"))
        for one in described_fields(kind.model):
            if isinstance(innermost(one.field.shape), FingerprintField):  # a command writes it
                continue
            assert one.label[language] in comments
            assert one.hint[language] in comments


@pytest.mark.parametrize("kind", KINDS, ids=KIND_NAMES)
def test_explanations_of_an_optional_field_are_never_marked_twice(kind, small_world):
    text = Template(small_world, "de").text(DataFile(kind.name, "NEW-1", f"{kind.folder}/NEW-1.yml"), {})
    for line in text.split("\n"):
        assert not re.match(r" *#+ +#", line), line
        assert (len(line) - len(line.lstrip(" "))) % 2 == 0, line


def test_a_state_of_a_measure_lies_in_the_folder_of_its_year(world_folder):
    path = created(world_folder, "progress", "--concept", "lower", "--id", "2019/M-5.1.2")
    assert path == world_folder / "lower/progress/2019/M-5.1.2.yml"
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../../../schemas/progress.json\n"
    )


@pytest.mark.parametrize("identifier", ["M-5.1.2", "2019/", "19/M-5.1.2", "2019/x/M-5.1.2", "2019/../M"])
def test_a_state_without_year_or_measure_is_refused(identifier, world_folder, capsys):
    before = set(world_folder.rglob("*"))
    assert new(world_folder, "progress", "--concept", "lower", "--id", identifier) == 2
    assert identifier.rpartition("/")[2] in capsys.readouterr().err
    assert set(world_folder.rglob("*")) == before


def test_mending_a_new_file_changes_nothing(world_folder):
    path = created(world_folder, "measure", "--concept", "lower", "--id", "NEW-1")
    before = path.read_bytes()
    assert command.main(["fix", "--data", str(world_folder), str(path)]) == 0
    assert path.read_bytes() == before


def test_what_is_known_is_filled_in(world_folder):
    path = created(
        world_folder, "measure", "--concept", "lower", "--section", "5.1", "--number", "5.1.3", "--id", "M-5.1.3"
    )
    text = path.read_text(encoding="utf-8")
    assert '\nsection: "5.1"\n' in text
    assert '\nnumber: "5.1.3"\n' in text
    assert re.search(r"\nposition: \d+\n", text)
    figure = created(world_folder, "figure", "--concept", "lower", "--id", "new").read_text(encoding="utf-8")
    assert "\nconcept: lower\n" in figure
    assert re.search(r"\norder: \d+\n", figure)


def test_a_new_entry_says_which_sentences_it_may_render_once_others_name_theirs(world_folder):
    concept = world_folder / "concepts" / "lower.yml"
    text = concept.read_text(encoding="utf-8")
    marked = text.replace('  - number: "5.1"\n', '  - number: "5.1"\n    sentences: ["aaaaaaaa", "bbbbbbbb"]\n')
    marked = marked.replace('  - number: "5"\n', '  - number: "5"\n    sentences: ["cccccccc"]\n')
    concept.write_text(marked, encoding="utf-8")

    def made(identifier: str) -> str:
        path = created(world_folder, "measure", "--concept", "lower", "--section", "5.1", "--id", identifier)
        assert complaints(path, world_folder, "measure") == lines_to_do(path)
        return path.read_text(encoding="utf-8")

    assert "\n#source:\n" in made("M-1")
    claim(world_folder / "lower/goals/K-1.yml", "bbbbbbbb")
    some_free = made("M-2")
    assert '"aaaaaaaa"; den Wortlaut zeigt' in some_free
    assert "cccccccc" not in some_free
    assert '\n  - {fingerprint: "TODO"}\n' in some_free
    claim(world_folder / "lower/statements/S-1.yml", "aaaaaaaa")
    assert "gehört jeder Satz schon zu einem Eintrag" in made("M-3").replace("\n# ", " ")


def claim(path: Path, mark: str) -> None:
    with path.open("a", encoding="utf-8") as entry:
        entry.write(f"source:\n  - {{fingerprint: {mark}}}\n")


REAL = [
    ("guideline", "land", "", "", ("LL-11",)),
    ("goal", "land", "", "", ("LZ-15",)),
    ("measure", "nordhausen", "5.4.1", "5.4.1.13", ("M-5.4.1.13",)),
    ("measure", "nordhausen", "4.1", "", ("N-4.1-11",)),
    ("statement", "land", "1.1", "", ("L-1.1-f",)),
    ("statement", "nordhausen", "2", "", ("N-2-j",)),
    ("duty", "", "", "", ("P-26",)),
    ("reference", "", "", "", ("RL-21", "RN-48")),
    ("actor", "", "", "", ()),
    ("law", "", "", "", ()),
]


@pytest.mark.parametrize(("kind", "concept", "section", "number", "expected"), REAL)
def test_ids_follow_those_that_are_there(kind, concept, section, number, expected):
    there = scan(ROOT / "data").files
    alike = [one.id for one in there if (one.kind, one.concept) == (kind, concept)]
    assert next_ids(alike, [one.id for one in there], section, number) == expected


def test_the_series_of_a_concept_is_chosen_by_what_the_files_say(tmp_path, capsys):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    assert created(data, "reference", "--concept", "land") == data / "references" / "RL-21.yml"
    assert capsys.readouterr().out.startswith(f"Angelegt: {data}/references/RL-21.yml\n")
    assert new(data, "reference", "--lang", "en") == 2
    assert "--id RL-22|RN-48" in capsys.readouterr().err


def test_a_gap_is_not_filled_and_a_letter_follows_the_last_even_of_another_kind():
    assert next_ids(["P-01", "P-03"], ["P-01", "P-03"], "", "") == ("P-04",)
    assert next_ids(["N-2-a", "N-2-b"], ["N-2-a", "N-2-b", "N-2-c"], "2", "") == ("N-2-d",)
    assert next_ids(["C-01", "D-07"], [], "", "") == ("C-02", "D-08")
    assert next_ids(["share", "people"], [], "", "") == ()
    assert next_ids([], [], "1", "1.1.1") == ()


REFUSED = [
    (("measure",), 2, "--concept upper|lower"),
    (
        ("measure", "--concept", "nowhere"),
        2,
        "„nowhere“ gibt es nicht. Nennen Sie eines von diesen: --concept upper|lower",
    ),
    (("measure", "--concept", "upper"), 2, "anderswo heißen sie zum Beispiel M-5.1.2."),
    (("change",), 2, "Es gibt noch keine Datei dieser Art."),
    (("actor",), 2, "--id"),
    (("actor", "--id", "Ä 1"), 2, "keine gültige Kennung"),
    (("actor", "--id", "../x"), 2, "keine gültige Kennung"),
    (("actor", "--id", "gov"), 1, "schon vergeben: an"),
    (("goal", "--concept", "upper", "--id", "M-5.1.2"), 1, "schon vergeben: an"),
    (("operator",), 1, "schon vergeben: an"),
    (("minister", "--id", "x"), 2, "Aufruf: python -m konzept new"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED)
def test_what_cannot_be_created_is_refused_with_a_reason(arguments, code, said, world_folder, capsys):
    before = {path: path.read_bytes() for path in world_folder.rglob("*.yml")}
    assert new(world_folder, *arguments) == code
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in world_folder.rglob("*.yml")} == before


def test_a_concept_that_is_not_finished_is_said_to_be_so(world_folder, capsys):
    assert new(world_folder, "concept", "--id", "new") == 0
    assert new(world_folder, "measure", "--concept", "new") == 2
    assert "„new“ ist noch nicht fertig: concepts/new.yml" in capsys.readouterr().err


def test_an_unfinished_concept_is_no_reason_to_choose_the_other_one(world_folder, capsys):
    (world_folder / "concepts" / "upper.yml").unlink()
    (world_folder / "concepts" / "new.yml").write_text("title: TODO\n", encoding="utf-8")
    assert new(world_folder, "measure") == 2
    assert "Zu welchem Konzept" in capsys.readouterr().err


def test_a_report_is_named_after_a_concept_with_measures(world_folder, capsys):
    (world_folder / "reports" / "lower-2018.yml").unlink()
    assert new(world_folder, "report") == 2
    assert "--id lower-2019" in capsys.readouterr().err


def test_a_new_file_can_be_made_while_another_one_is_broken(world_folder):
    (world_folder / "actors" / "GOV.yml").write_text("name: [\n", encoding="utf-8")
    assert created(world_folder, "actor", "--id", "NEW").name == "NEW.yml"


def test_a_missing_folder_is_said_in_the_users_language(tmp_path, capsys):
    assert new(tmp_path / "none", "actor", "--id", "X", "--lang", "en") == 2
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("section", "number", "there", "proposed"),
    [
        ("4.1", "", [], "MK-4.1-01"),
        ("4.1", "", ["MK-4.1-01", "MK-4.2-07"], "MK-4.1-02"),
        ("4.1", "", ["MK-4.1-a"], "MK-4.1-b"),
        ("4.1", "", ["N-4.1-01"], "MK-4.1-01"),
        ("4.1", "4.1.3", ["M-4.1.2"], "MK-4.1.3"),
    ],
)
def test_ids_begin_as_their_concept_says(section: str, number: str, there: list[str], proposed: str) -> None:
    assert next_ids(there, there, section, number, "MK") == (proposed,)


def test_a_concept_below_another_knows_its_level_and_how_its_ids_begin(world_folder, capsys):
    assert new(world_folder, "concept", "musterkreis", "--parent", "upper") == 0
    text = (world_folder / "concepts" / "musterkreis.yml").read_text("utf-8")
    assert {"parent: upper", "level: district", 'prefix: "MU"'} <= set(text.splitlines())
    assert new(world_folder, "concept", "muster", "--parent", "nowhere") == 2
    assert "--parent upper|lower" in capsys.readouterr().err
