"""What holds for every command: it explains itself, and what it cannot do it says in the user's language."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.cli.app import COMMANDS
from konzept.cli.options import label
from konzept.texts import group
from tests.conftest import copy_world
from tests.support.translated_world import committed

ARGUMENTS = {
    "fix": ["--check"],
    "new": ["actor", "--id", "NEW"],
    "schemas": ["--output", "made"],
    "translated": ["--all"],
    "changes": ["HEAD"],
    "report": ["lower", "2018", "--sheet"],
    "draft": ["town.txt"],
    "hub": ["published"],
    "progress": ["import", "sheet.csv"],
    "edition": ["2026-01"],
}
"""What a command needs besides the data."""

Said = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Runs a command in this process: its exit code and what it says on both streams."""

    def run(*arguments: str) -> Said:
        code = main(arguments)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def project(folder: Path) -> Path:
    """A project whose usual data folder is broken; the good one is called otherwise."""
    copy_world(folder / "elsewhere")
    committed(folder)
    (folder / "data/fields").mkdir(parents=True)
    (folder / "data/fields/broken.yml").write_text("[", "utf-8")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options_in_both_languages(name: str, run) -> None:
    german, english = run(name, "--help"), run(name, "--help", "--lang", "en")
    assert (german[0], german[2], english[0], english[2]) == (0, "", 0, "")
    assert german[1].startswith(f"Aufruf: python -m konzept {name} ")
    assert english[1].startswith(f"Usage: python -m konzept {name} ")
    command = importlib.import_module(f"konzept.cli.{name}").command
    for option in (one for one in command.params if label(one).startswith("--") and not one.hidden):
        assert all(said[1].count(label(option)) == 2 for said in (german, english)), "in the usage and in the list"
    own = set(group("commands")["help"][name]) - {"about"}
    assert own <= {label(one).lower().removeprefix("--") for one in command.params}, "a text without its option"
    assert run(name, "-h") == german


def test_all_commands_are_listed_in_both_languages(run) -> None:
    german, english = run("--help"), run("--help", "--lang", "en")
    for code, out, err in (german, english):
        assert (code, err) == (0, "")
        assert all(f"\n  {name} " in out for name in COMMANDS)
    assert german[1] != english[1]
    assert run() == (2, "", german[1])


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("wrong", [["--bogus"], ["--lang"], ["--help=x"]])
def test_what_a_command_does_not_understand_ends_with_2_and_its_usage(name: str, wrong: list[str], run) -> None:
    code, out, err = run(name, *wrong)
    assert (code, out) == (2, "")
    asked, why, usage = err.splitlines()
    assert asked == f"Das lässt sich nicht ausführen: {name} {' '.join(wrong)}"
    assert wrong[0].partition("=")[0] in why
    assert usage.startswith(f"Aufruf: python -m konzept {name} ")
    code, out, err = run(name, "--lang", "en", *wrong)
    assert (code, out) == (2, "")
    asked, english, usage = err.splitlines()
    assert asked == f"This cannot be done: {name} --lang en {' '.join(wrong)}"
    assert english != why
    assert usage.startswith(f"Usage: python -m konzept {name} ")


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (["chek"], "Einen Befehl „chek“ gibt es nicht. Meinten Sie „check“?", "Did you mean “check”?"),
        (["xyzzy"], "Einen Befehl „xyzzy“ gibt es nicht.", "There is no command “xyzzy”."),
        (["--bogus"], "Eine Angabe --bogus kennt dieser Befehl nicht.", "This command has no option --bogus."),
        (["check", "--dat", "x"], "Meinten Sie „--data“?", "Did you mean “--data”?"),
        (["check", "more"], "Das sind mehr Angaben, als der Befehl kennt.", "more than the command knows"),
        (["sources", "lower"], "Das sind mehr Angaben, als der Befehl kennt.", "more than the command knows"),
        (["check", "--format", "xml"], "Für --format ist möglich: text, ", "--format can be: text, "),
        (["check", "--data"], "Hinter --data fehlt der Wert.", "--data needs a value after it."),
        (["fix", "--check=x"], "--check steht für sich, ohne einen Wert.", "--check stands alone"),
        (["serve", "--port", "x"], "--port verlangt eine ganze Zahl.", "--port needs a whole number."),
        (["changes"], "Es fehlt: BASE", "This is missing: BASE"),
        (["new"], "Für KIND ist möglich: ", "KIND can be: "),
        (["new", "minister"], "Für KIND ist möglich: ", "KIND can be: "),
    ],
)
def test_every_complaint_says_what_is_wrong(arguments: list[str], german: str, english: str, run) -> None:
    for language, said in (("de", german), ("en", english)):
        code, out, err = run(*arguments[:1], "--lang", language, *arguments[1:])
        assert (code, out) == (2, "")
        assert said in err.splitlines()[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_data_that_are_nowhere_are_an_error_that_names_them(
    name: str, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    arguments = [name, *ARGUMENTS.get(name, [])]
    assert run(*arguments, "--data", "nowhere") == (2, "", "Den Ordner „nowhere“ gibt es nicht.\n")
    assert run(*arguments, "--data", "nowhere", "--lang", "en") == (2, "", "There is no folder “nowhere”.\n")
    monkeypatch.setenv("KONZEPT_DATA", "no/where")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err == "Den Ordner „no/where“ gibt es nicht. Ihn nennt die Umgebungsvariable KONZEPT_DATA.\n"
    assert run(*arguments, "--lang", "en")[2].endswith("The environment variable KONZEPT_DATA names it.\n")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("build", "serve", "offline")])
def test_the_option_and_the_variable_mean_the_same_data(
    name: str, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [name, *ARGUMENTS.get(name, [])]
    outcomes = []
    for way in ("option", "variable"):
        monkeypatch.chdir(project(tmp_path / way))
        if way == "variable":
            monkeypatch.setenv("KONZEPT_DATA", "elsewhere")
        outcomes.append(run(*arguments, *(["--data", "elsewhere"] if way == "option" else [])))
    assert outcomes[0] == outcomes[1]
    assert "broken.yml" not in "".join(outcomes[0][1:]), "the folder with the usual name is not looked at"
    assert {p.name: p.read_bytes() for p in (tmp_path / "option").rglob("*.yml")} == {
        p.name: p.read_bytes() for p in (tmp_path / "variable").rglob("*.yml")
    }


@pytest.mark.parametrize(
    ("name", "behind", "folder"),
    [
        ("build", "konzept.cli.build.build", lambda job, _: job.data),
        ("offline", "konzept.publish.offline.build", lambda job, _: job.data),
        ("serve", "konzept.cli.serve.serve", lambda _, job, __: job.data),
    ],
)
def test_the_option_and_the_variable_mean_the_same_data_to_what_builds(
    name: str, behind: str, folder: Callable[..., Path], run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Path] = []
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.setattr(behind, lambda *given: found.append(folder(*given)) or 0)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setenv("KONZEPT_DATA", "elsewhere")
    run(name)
    monkeypatch.setenv("KONZEPT_DATA", "data")
    run(name, "--data", "elsewhere")
    assert found == [tmp_path / "elsewhere"] * 2
