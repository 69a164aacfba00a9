"""The command as an editor, a public host and a program use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from tests.support.places import ROOT, TESTS

AWFUL = str(TESTS / "broken" / "awful")


def test_clean_data_end_with_0_and_one_friendly_line(world_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(world_folder)]) == 0
    counted = len(list(world_folder.rglob("*.yml")))
    assert capsys.readouterr().out == (
        f"Alles in Ordnung: {counted} Dateien geprüft, 5 Einträge in 2 Konzepten, 4 Akteure, 2 Verknüpfungen.\n"
    )
    assert main(["check", "--data", str(world_folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("All is well: ")


def test_a_check_that_finds_nothing_reads_no_text_but_its_own_line(world_folder: Path) -> None:
    statement = world_folder / "lower" / "statements" / "S-1.yml"
    statement.write_text(statement.read_text("utf-8").replace("it was five in a hundred", "it was 5%"), "utf-8")
    next((world_folder / "exceptions").iterdir()).unlink()
    program = (
        "import sys; from konzept.__main__ import main; from konzept.texts import group; "
        "sys.exit(main(['check', '--data', sys.argv[1]]) or group.cache_info().currsize != 1)"
    )
    subprocess.run([sys.executable, "-c", program, world_folder], cwd=ROOT, check=True)


def test_warnings_alone_end_with_0(world_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = '{de: "Wege im Wald", en: "Paths in the wood"}'
    (world_folder / "laws/paths.yml").write_text(f"name: {name}\ncitation: {name}\nlevel: land\norder: 9\n", "utf-8")
    assert main(["check", "--data", str(world_folder)]) == 0
    shown = capsys.readouterr().out
    assert "1 Warnung in 1 Datei." in shown
    assert "Alles in Ordnung" in shown


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_problems_end_with_1_in_every_format(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", AWFUL, "--format", form]) == 1
    assert "Meinten Sie „title_origin“?" in capsys.readouterr().out


def test_json_holds_every_problem_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--data", AWFUL, "--format", "json", "--lang", "en"])
    found = json.loads(capsys.readouterr().out)
    problems = check(Path(AWFUL)).problems
    assert [(item["line"], item["code"]) for item in found] == [(p.line, p.code) for p in problems]
    places = [(item["file"], item["line"]) for item in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--lang", "fr"], ["--date", "x"], ["extra"], ["--data"], ["--data", "no/such/folder"]],
)
def test_bad_usage_ends_with_2_and_says_what_is_possible(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Aufruf: python -m konzept check" in shown.err or "gibt es nicht" in shown.err
    assert main(["check", "--lang", "en", *arguments]) == 2
    assert "Usage: " in (shown := capsys.readouterr().err) or "There is no" in shown


def test_the_command_line_names_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["paint"]) == 2
    assert "check|build|serve|offline|readability" in capsys.readouterr().err
    assert main(["--help"]) == 0
    assert "check|build|serve|offline|readability" in capsys.readouterr().out


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "konzept", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def test_the_module_runs_and_never_shows_a_traceback() -> None:
    done = run("check", "--data", AWFUL)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "73 Fehler in 37 Dateien."


def test_a_terminal_without_unicode_gets_its_report_too() -> None:
    done = run("check", "--data", AWFUL, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr == ""


def test_checking_imports_no_engine_and_no_other_command() -> None:
    code = (
        "import sys; from konzept.__main__ import main; main(['check', '--data', 'tests/world']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = done.stdout.splitlines()[-1].split()
    assert [name for name in modules if name.startswith(("mkdocs", "jinja2"))] == []
    assert [name for name in modules if name.startswith("konzept.cli.")] == [
        "konzept.cli.options",
        "konzept.cli.app",
        "konzept.cli.check",
    ]
