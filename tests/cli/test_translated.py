"""`python -m konzept translated`: records translations as current, says what it did, and touches nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from tests.support import arabic_world
from tests.support.translated_world import MEASURE, NEW, OLD, change, committed, fallen_behind, recorded

SPACES = 'de: "Räume"', 'de: "Säle"'


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = recorded(tmp_path)
    monkeypatch.chdir(tmp_path)
    return found


@pytest.fixture(scope="module")
def three_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world in German, English and Arabic, nothing recorded; not to be changed."""
    return arabic_world.write_data(tmp_path_factory.mktemp("languages") / "data")


def run(*arguments: str) -> int:
    return main(["translated", *arguments, "--lang", "en"])


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.yml")}


def codes(data: Path) -> list[str]:
    return [problem.code for problem in check(data).problems]


def test_it_is_a_command_of_the_project(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translated", "M-5.1.2"]) == 0
    assert capsys.readouterr().out == f"data/{MEASURE} (en): nichts zu vermerken, alles ist aktuell.\n"


@pytest.mark.parametrize("name", ["M-5.1.2", MEASURE, f"data/{MEASURE}"])
def test_a_finished_translation_is_recorded_and_nothing_else_changes(name: str, data: Path, capsys) -> None:
    change(data / MEASURE, OLD, NEW)
    before = files(data)
    assert run(name) == 0
    assert capsys.readouterr().out == (
        f"data/{MEASURE} (en): recorded text.\ndata/{MEASURE} (en): fingerprints without a text removed: 1.\n"
    )
    after = files(data)
    assert {path for path in after if after[path] != before[path]} == {data / MEASURE}
    ours, theirs = before[data / MEASURE].split(b"translation:"), after[data / MEASURE].split(b"translation:")
    assert (ours[0], len(ours[1])) == (theirs[0], len(theirs[1]))
    assert codes(data) == []


def test_only_the_fields_asked_for_are_recorded(data: Path, capsys) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, *SPACES)
    assert run("M-5.1.2", "--field", "partners.1.task") == 0
    assert capsys.readouterr().out.endswith("recorded partners.1.task.\n    Still open: text.\n")
    assert [problem.field[0] for problem in check(data).problems] == ["text"]
    assert run("M-5.1.2", "--field", "text", "--of", "en") == 0
    assert codes(data) == []


def test_everything_is_recorded_at_once_and_the_second_time_nothing_changes(tmp_path: Path, capsys) -> None:
    data = fallen_behind(tmp_path)
    capsys.readouterr()
    assert run("--all", "--data", str(data)) == 0
    assert capsys.readouterr().out == "Done: 4 files changed, all translations are recorded as current.\n"
    assert codes(data) == []
    before = files(data)
    assert run("--all", "--data", str(data)) == 0
    assert capsys.readouterr().out.startswith("Done: 0 files changed")
    assert files(data) == before


def test_it_says_when_the_translation_itself_has_not_changed(data: Path, capsys) -> None:
    committed(data)
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, *SPACES)
    change(data / MEASURE, 'en: "rooms"', 'en: "halls"')
    assert run("M-5.1.2") == 0
    assert "    Unchanged since: text. That is right if the meaning is still the same.\n" in capsys.readouterr().out
    assert codes(data) == []


def test_labels_are_recorded_too(data: Path, capsys) -> None:
    change(data / "ui/frame.yml", 'de: "Zum Inhalt springen"', 'de: "Zum Inhalt gehen"')
    assert run("frame", "--field", "nav.skip") == 0
    assert "data/ui/frame.yml (en): recorded nav.skip.\n" in capsys.readouterr().out
    assert codes(data) == []


def test_pages_are_recorded_in_the_head_of_the_translation(data: Path, capsys) -> None:
    for language in ("de", "en"):
        page = data.parent / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text('---\ntitle: "T"\ndescription: "D"\n---\n## A\n\nB\n', encoding="utf-8")
    assert run("index") == 0
    assert capsys.readouterr().out == "content/en/index.md (en): recorded title, description, text.1, text.2.\n"
    german, english = ((data.parent / "content" / code / "index.md").read_text("utf-8") for code in ("de", "en"))
    assert "translation" not in german
    assert english.replace("\ntranslation: [", "\n[", 1).count("\n") == german.count("\n") + 1
    assert codes(data) == []
    change(data.parent / "content/de/index.md", "\nB\n", "\nC\n")
    assert codes(data) == ["translation-unsure"]
    assert run("content/en/index.md") == 0
    assert codes(data) == []


@pytest.mark.parametrize(
    ("arguments", "recorded_in", "said"),
    [
        ([], {"en", "ar"}, "vermerkt"),
        (["--lang", "en", "--of", "ar"], {"ar"}, "recorded"),
        (["--lang", "en", "--of", "ar", "--of", "en"], {"ar", "en"}, "recorded"),
        (["--messages", "en"], {"en", "ar"}, "recorded"),
        (["--messages", "en", "--of", "ar"], {"ar"}, "recorded"),
        (["--lang", "de"], {"en", "ar"}, "vermerkt"),
        # As it was spelt before there was --of: the same is recorded as then.
        (["--lang", "ar"], {"ar"}, "vermerkt"),
        (["--lang", "ar", "--messages", "en"], {"ar"}, "recorded"),
        (["--lang", "en"], {"en"}, "recorded"),
        (["--lang", "en", "--messages", "de"], {"en"}, "vermerkt"),
    ],
)
def test_the_language_of_the_translation_and_that_of_the_messages_are_two_options(
    arguments: list[str], recorded_in: set[str], said: str, three_languages: Path, tmp_path: Path, capsys
) -> None:
    data = shutil.copytree(three_languages, tmp_path / "data")
    assert main(["translated", "GOV", "--data", str(data), *arguments]) == 0
    assert said in capsys.readouterr().out
    lines = (data / "actors/GOV.yml").read_text(encoding="utf-8").partition("translation:")[2].splitlines()
    assert {line.strip(" :") for line in lines[1:] if line.endswith(":")} == recorded_in


def test_a_language_of_messages_that_there_is_not_is_refused_beside_the_other_one(data: Path, capsys) -> None:
    assert main(["translated", "GOV", "--of", "en", "--lang", "fr"]) == 2
    assert capsys.readouterr().err == "Für --lang ist möglich: de, en\n"


def test_each_language_is_recorded_for_itself(three_languages: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    data = shutil.copytree(three_languages, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert run("GOV", "--of", "ar") == 0
    assert run("GOV", "--of", "en") == 0
    text = (data / "actors/GOV.yml").read_text(encoding="utf-8")
    english, arabic = text.partition("translation:\n  en:\n")[2].split("  ar:\n")
    assert english == arabic != ""
    capsys.readouterr()
    assert run("GOV", "--of", "de") == 2
    assert capsys.readouterr().err == "“de” is not a language that is translated into. These are: en, ar\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Please name an id (for example M-5.4.1.8 or about), a file, or --all.\n"),
        (("M-5.1.02",), "“M-5.1.02” is unknown. Did you mean “M-5.1.2”?\n"),
        (("zzzzzzzz",), "“zzzzzzzz” is unknown.\n"),
        (
            ("GOV", "--field", "titel"),
            "There is no field “titel” in data/actors/GOV.yml. What is translated there: name\n",
        ),
        (("GOV", "--of", "fr"), "“fr” is not a language that is translated into. These are: en\n"),
        (("GOV", "--data", "nowhere"), "There is no folder “nowhere”.\n"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written(
    arguments, said: str, data: Path, capsys
) -> None:
    before = files(data)
    assert run(*arguments) == 2
    assert capsys.readouterr().err == said
    assert files(data) == before


def test_a_name_of_several_things_asks_for_the_file(data: Path, capsys) -> None:
    name = '\n  de: "Wegeordnung"\n  en: "Rules on paths"\n'
    (data / "laws/GOV.yml").write_text(f"name:{name}citation:{name}level: federal\norder: 2\n", "utf-8")
    assert run("GOV") == 2
    assert capsys.readouterr().err == (
        "“GOV” stands for several things. Please name the file: data/actors/GOV.yml, data/laws/GOV.yml\n"
    )
    assert run("data/laws/GOV.yml") == 0


def test_nothing_is_recorded_while_the_data_are_broken(data: Path, capsys) -> None:
    change(data / MEASURE, OLD, NEW)
    (data / "actors/GOV.yml").write_text("name: [\n", encoding="utf-8")
    before = files(data)
    assert run("M-5.1.2") == 1
    said = capsys.readouterr().err
    assert "data/actors/GOV.yml:1: " in said
    assert said.endswith("Nothing recorded. Please change the places named above first.\n")
    assert files(data) == before


def test_a_file_written_in_an_unusual_way_stays_as_it_is(data: Path, capsys) -> None:
    odd = data / "laws/gg.yml"
    odd.write_text('{name: {de: "G", en: "L"}, citation: {de: "G", en: "L"}, level: federal, order: 1}\n')
    before = files(data)
    assert run("gg") == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "data/laws/gg.yml is written in an unusual way and stays as it is. Please add by hand: en: ["
    )
    assert files(data) == before
