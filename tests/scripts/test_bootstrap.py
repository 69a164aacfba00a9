"""The commands of the Makefile and what they rest on: the locks, the set-up script and the continuous integration."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from tests.support.places import ROOT

LOCKS = {"requirements.in": "requirements.txt", "requirements-dev.in": "requirements-dev.txt"}
OTHER_LOCKS = {"requirements-admin.in": "requirements-admin.txt", "requirements-report.in": "requirements-report.txt"}
TARGETS = ("serve", "test", "test-data", "build", "admin", "admin-serve", "offline", "check", "translated", "bench")

# Folders of made things, which git ignores.
MADE = {"__pycache__", "node_modules"}

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://|file:|--index-url|--find-links|--extra-index-url|\bpypi\.|pythonhosted|@ git")


def pins(lock):
    return {name.lower(): version for name, version in PIN.findall((ROOT / lock).read_text())}


def wanted(requirements):
    """The packages a `.in` file asks for, with what it says about their version."""
    lines = [line.strip() for line in (ROOT / requirements).read_text().splitlines()]
    asked = [line for line in lines if line and not line.startswith(("#", "-"))]
    return {re.split(r"[=<>~!]", line)[0].lower(): line for line in asked}


@pytest.mark.parametrize("requirements", LOCKS | OTHER_LOCKS)
def test_the_lock_pins_everything_asked_for_and_as_asked(requirements):
    locked = pins((LOCKS | OTHER_LOCKS)[requirements])
    assert len(locked) >= len(wanted(requirements)) > 0
    for name, line in wanted(requirements).items():
        assert name in locked
        if "==" in line:
            assert line == f"{name}=={locked[name]}"


@pytest.mark.parametrize("lock", (LOCKS | OTHER_LOCKS).values())
def test_every_pin_has_hashes_and_nothing_says_where_it_came_from(lock):
    text = (ROOT / lock).read_text()
    entries = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PIN.findall(text))
    for entry in entries:
        assert "--hash=sha256:" in entry, entry.partition("\n")[0]
    assert not ADDRESS.search(text)
    assert not re.search(r"(?<![\w.])/[a-z]+/", text)


def test_both_locks_agree():
    runtime, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime.items() <= dev.items()


def test_mkdocs_is_the_release_with_plugins():
    assert wanted("requirements.in")["mkdocs"] == "mkdocs==1.6.1"
    assert {pins(lock)["mkdocs"] for lock in LOCKS.values()} == {"1.6.1"}
    everything = (ROOT / "Makefile").read_text() + (ROOT / "scripts/bootstrap.py").read_text()
    assert "--pre" not in everything.replace("--preserve-env", "")


def test_every_dependency_has_its_reason_in_hacking():
    text = (ROOT / "HACKING.md").read_text().lower()
    for name in wanted("requirements.in") | wanted("requirements-dev.in") | wanted("requirements-admin.in"):
        assert f"`{name}`" in text, name


def test_make_alone_prints_every_target_in_both_languages():
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = {line.split()[1]: line for line in shown.splitlines() if line.startswith("  make ")}
    assert set(TARGETS) <= set(lines)
    for target in TARGETS:
        assert " · " in lines[target]


def test_every_target_installs_what_it_needs_before_it_runs():
    recipes = re.split(r"^(?=[a-z-]+:)", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    found = {recipe.partition(":")[0]: recipe.splitlines() for recipe in recipes}
    for target in TARGETS:
        assert found[target][1].strip().startswith(("$(RUNTIME)", "$(DEV)")), target


def test_an_audit_that_could_ask_nobody_is_no_clean_one():
    recipe = subprocess.run(["make", "--dry-run", "audit"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "pip_audit --strict " in recipe


def test_the_ci_script_runs_the_readmes_test_command_and_nothing_else():
    script = ROOT / ".ci/run"
    lines = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == "set -euo pipefail"
    assert lines[1].startswith("cd ")
    assert lines[2:] == ["make test"]
    assert os.access(script, os.X_OK)


def test_the_readme_names_the_two_commands():
    text = (ROOT / "README.md").read_text()
    assert "make serve" in text
    assert "make test" in text


@pytest.mark.parametrize("workflow", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda path: path.name)
def test_every_action_of_a_workflow_is_pinned_by_commit(workflow):
    jobs = yaml.safe_load(workflow.read_text())["jobs"].values()
    used = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action


def test_each_licence_that_is_named_is_there_in_full():
    named = set(re.findall(r'SPDX-License-Identifier = "([^"]+)"', (ROOT / "REUSE.toml").read_text()))
    assert named == {"EUPL-1.2", "CC-BY-4.0"}
    assert named == {path.stem for path in (ROOT / "LICENSES").iterdir()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert set(project["license"].split(" AND ")) == named


def project_files():
    """Every file of the project, without what git ignores or keeps for itself."""
    kept = {".ci", ".github"}
    for top in ROOT.iterdir():
        hidden = top.name.startswith(".") and top.is_dir() and top.name not in kept
        if not hidden and top.name not in {"site", "sources"}:
            found = [top] if top.is_file() else top.rglob("*")
            yield from (path for path in found if path.is_file() and not MADE & set(path.parts))


def test_no_file_holds_a_path_of_one_machine_or_the_address_of_a_registry():
    machine = re.compile(rb"(?<![\w.:/-])/(?:work|root|home|Users|opt)/\w|pythonhosted|registry\.npmjs|pypi\.org/")
    own = Path(__file__).resolve()
    files = [path for path in project_files() if path != own]
    assert ROOT / "requirements.txt" in files
    assert [path.relative_to(ROOT).as_posix() for path in files if machine.search(path.read_bytes())] == []


# --- the set-up script ---


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """The set-up script on an empty folder with empty locks: nothing to download, and no slow `venv`."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "scripts/bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for lock in module.LOCKS.values():
        (tmp_path / lock).write_text("# nothing\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "can_import", lambda *names: "venv" not in names)
    return module


def test_a_second_run_installs_nothing(bootstrap, monkeypatch, capsys):
    assert bootstrap.main(["runtime"]) == 0
    assert bootstrap.runs(bootstrap.environment_python())
    assert ".venv" in capsys.readouterr().out
    monkeypatch.setattr(bootstrap, "install_packages", lambda _: pytest.fail("installed again"))
    assert bootstrap.main(["runtime"]) == 0
    assert capsys.readouterr().out == ""


def test_a_changed_lock_is_installed_again_into_the_same_environment(bootstrap, monkeypatch):
    installed = []
    monkeypatch.setattr(bootstrap, "install_packages", lambda lock: installed.append(lock.read_text()))
    bootstrap.main(["runtime"])
    (bootstrap.ROOT / "requirements.txt").write_text("# something else\n")
    bootstrap.main(["runtime"])
    bootstrap.main(["runtime"])
    assert installed == ["# nothing\n", "# something else\n"]


def test_what_the_tests_need_contains_what_the_site_needs_but_not_the_other_way_round(bootstrap, monkeypatch):
    installed = []
    monkeypatch.setattr(bootstrap, "install_packages", lambda lock: installed.append(lock.name))
    for level in ("runtime", "dev", "runtime", "dev"):
        bootstrap.main([level])
    assert installed == ["requirements.txt", "requirements-dev.txt"]


def test_an_interrupted_installation_is_repeated(bootstrap, monkeypatch, capsys):
    def fail(_):
        raise bootstrap.Missing("Kein Netz.", "No network.")

    monkeypatch.setattr(bootstrap, "install_packages", fail)
    assert bootstrap.main(["runtime"]) == 1
    assert capsys.readouterr().err == "Kein Netz.\nNo network.\n"
    assert not bootstrap.is_installed("runtime")


def test_an_environment_whose_python_is_gone_is_made_anew(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "install_packages", lambda _: None)
    bootstrap.main(["runtime"])
    bootstrap.environment_python().unlink()
    bootstrap.environment_python().symlink_to("/nonexistent/python")
    assert bootstrap.main(["runtime"]) == 0
    assert bootstrap.runs(bootstrap.environment_python())


@pytest.mark.parametrize("has_venv", [True, pytest.param(False, marks=pytest.mark.nightly)])
def test_the_environment_is_one_of_its_own_whether_made_by_venv_or_by_hand(bootstrap, monkeypatch, has_venv):
    monkeypatch.setattr(bootstrap, "can_import", lambda *names: has_venv or "venv" not in names)
    assert bootstrap.main(["runtime"]) == 0
    assert (bootstrap.VENV / "bin/pip").exists() is has_venv
    prefix = "import sys; print(sys.prefix != sys.base_prefix, sys.prefix)"
    shown = subprocess.run([bootstrap.environment_python(), "-c", prefix], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["True", str(bootstrap.VENV)]


def test_without_venv_and_pip_the_sentence_says_what_to_install(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "can_import", lambda *_: False)
    assert bootstrap.main(["runtime"]) == 1
    german, english = capsys.readouterr().err.splitlines()
    assert "apt install python3-venv" in german
    assert "apt install python3-venv" in english


def test_packages_that_cannot_be_installed_are_one_clear_sentence(bootstrap, capfd):
    (bootstrap.ROOT / "requirements.txt").write_text("no-hash-here==1.0\n")
    assert bootstrap.main(["runtime"]) == 1
    german, english = capfd.readouterr().err.splitlines()[-2:]
    assert german.startswith("Die Pakete aus requirements.txt")
    assert english.startswith("The packages in requirements.txt")
    assert not bootstrap.is_installed("runtime")


def test_without_browser_and_the_right_to_install_one_the_sentence_says_so(bootstrap, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(bootstrap, "install", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("KONZEPT_BROWSER", raising=False)
    assert bootstrap.main(["dev", "--browser"]) == 1
    german, english = capsys.readouterr().err.splitlines()
    assert "Chromium installieren" in german
    assert "install Chromium" in english


def test_a_missing_browser_is_installed_with_apt_where_that_is_permitted(bootstrap, monkeypatch, tmp_path):
    script = "#!/bin/sh\necho \"$@\" >> {folder}/calls\ncase $1 in install) printf '#!/bin/sh\\n' > {folder}/chromium;"
    script += " /bin/chmod +x {folder}/chromium;; esac\n"
    apt = tmp_path / "apt-get"
    apt.write_text(script.format(folder=tmp_path))
    apt.chmod(0o755)
    monkeypatch.setattr(bootstrap, "install", lambda _: None)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("KONZEPT_BROWSER", raising=False)
    assert bootstrap.main(["dev", "--browser"]) == 0
    assert bootstrap.find_browser() == str(tmp_path / "chromium")
    assert "install -y -qq --no-install-recommends chromium" in (tmp_path / "calls").read_text()


def apt_that_brings(folder, program):
    """A package manager that notes what it is asked for and installs one program, and nothing else in the path."""
    apt = folder / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/calls\n'
        f"case $1 in install) printf '#!/bin/sh\\n' > {folder}/{program}; /bin/chmod +x {folder}/{program};; esac\n"
    )
    apt.chmod(0o755)


@pytest.fixture
def bare(bootstrap, monkeypatch, tmp_path):
    """The set-up script on a machine without any program."""
    monkeypatch.setattr(bootstrap, "install", lambda _: None)
    monkeypatch.setattr(bootstrap, "SERVER_PLACES", ())
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("KONZEPT_NGINX", raising=False)
    return bootstrap


@pytest.mark.parametrize("there", ["firefox", "pdftotext", "nothing"])
def test_what_is_missing_for_the_tests_in_firefox_is_installed_with_apt(bare, monkeypatch, tmp_path, there):
    monkeypatch.delenv("KONZEPT_FIREFOX", raising=False)
    monkeypatch.setattr(bare, "ensure_browser", lambda: None)
    (tmp_path / there).write_text("#!/bin/sh\n")
    (tmp_path / there).chmod(0o755)
    apt_that_brings(tmp_path, "pdftotext" if there == "firefox" else "firefox-esr")
    assert bare.main(["dev", "--browser"]) == 0
    wanted = {"firefox": ["poppler-utils"], "pdftotext": ["firefox-esr"]}.get(there, ["firefox-esr", "poppler-utils"])
    assert (tmp_path / "calls").read_text().splitlines()[-1].split()[-len(wanted) - 1 :] == [
        "--no-install-recommends",
        *wanted,
    ]
    assert (bare.missing_for_firefox() == []) == (there != "nothing")


def test_without_firefox_and_the_right_to_install_it_the_sentence_says_so_and_the_rest_goes_on(
    bare, monkeypatch, capsys
):
    monkeypatch.setattr(bare, "ensure_browser", lambda: None)
    assert bare.main(["dev", "--browser"]) == 0
    german, english = capsys.readouterr().err.splitlines()
    assert "apt install firefox-esr poppler-utils" in german
    assert "apt install firefox-esr poppler-utils" in english


def test_a_missing_server_is_installed_with_apt_and_not_left_running(bare, monkeypatch, tmp_path):
    apt_that_brings(tmp_path, "nginx")
    systemctl = tmp_path / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "systemctl $@" >> {tmp_path}/calls\n')
    systemctl.chmod(0o755)
    assert bare.main(["dev", "--server"]) == 0
    assert bare.find_server() == str(tmp_path / "nginx")
    calls = (tmp_path / "calls").read_text().splitlines()
    assert "nginx-light" in calls[-2].split()
    assert calls[-1] == "systemctl disable --now nginx"


def test_a_machine_without_services_gets_its_server_as_well(bare, tmp_path):
    apt_that_brings(tmp_path, "nginx")
    assert bare.main(["dev", "--server"]) == 0
    assert bare.find_server() == str(tmp_path / "nginx")


def test_without_server_and_the_right_to_install_one_the_sentence_says_so_and_the_rest_goes_on(bare, capsys):
    assert bare.main(["dev", "--server"]) == 0
    german, english = capsys.readouterr().err.splitlines()
    assert "apt install nginx-light" in german
    assert "apt install nginx-light" in english


def folder_with_a_lock(folder):
    folder.mkdir()
    (folder / "package-lock.json").write_text("{}")
    return folder


@pytest.fixture
def form(bare, monkeypatch, tmp_path):
    """The set-up script with the form's lock and an npm that notes what it is asked for and lays a folder."""
    monkeypatch.setattr(bare, "FORM", folder_with_a_lock(tmp_path / "admin"))
    npm = tmp_path / "npm"
    npm.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\n[ "$1" = ci ] || exit 0\n/bin/mkdir -p node_modules\n')
    npm.chmod(0o755)
    return bare


def test_the_forms_packages_are_installed_once_for_each_lock(form, tmp_path):
    for _ in range(2):
        assert form.main(["runtime", "--form"]) == 0
        assert (tmp_path / "calls").read_text().splitlines().count("ci --silent --no-progress") == 1
    (tmp_path / "admin/package-lock.json").write_text('{"new": true}')
    assert form.main(["runtime", "--form"]) == 0
    assert (tmp_path / "calls").read_text().splitlines().count("ci --silent --no-progress") == 2


def test_packages_of_the_form_that_cannot_be_fetched_are_one_clear_sentence(form, tmp_path, capsys):
    (tmp_path / "npm").write_text('#!/bin/sh\n[ "$1" != ci ]\n')
    assert form.main(["runtime", "--form"]) == 1
    german, english = capsys.readouterr().err.splitlines()
    assert german.startswith("Die Pakete des Formulars")
    assert english.startswith("The form’s packages")
    assert not (tmp_path / "admin/node_modules/.installed").exists()


def test_a_machine_without_npm_gets_one_from_the_lock(form, monkeypatch, tmp_path):
    (tmp_path / "npm").unlink()
    asked = []
    monkeypatch.setattr(form, "install", asked.append)
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    (programs / "npm").write_text(f'#!/bin/sh\necho "$PATH" > {tmp_path}/path\n/bin/mkdir -p node_modules\n')
    (programs / "npm").chmod(0o755)
    assert form.main(["runtime", "--form"]) == 0
    assert asked == ["runtime", "admin"]
    assert str(programs) in (tmp_path / "path").read_text()


@pytest.fixture
def editor(form, monkeypatch, tmp_path):
    """The set-up script with the lock of the language server and a Node whose version can be chosen."""
    monkeypatch.setattr(form, "EDITOR", folder_with_a_lock(tmp_path / "language_server"))
    return form


def says_version(tmp_path, version):
    (tmp_path / "node").write_text(f"#!/bin/sh\necho {version}\n")
    (tmp_path / "node").chmod(0o755)


def test_what_editors_have_inside_is_installed_for_the_tests(editor, tmp_path):
    says_version(tmp_path, "v22.13.0")
    assert editor.main(["dev", "--editor"]) == 0
    assert (tmp_path / "language_server/node_modules/.installed").is_file()
    assert not (tmp_path / "admin/node_modules").exists()


@pytest.mark.parametrize("version", ["v20.20.2", "v22.9.0", None])
def test_a_machine_whose_node_is_too_old_for_it_gets_one_from_the_lock(editor, monkeypatch, tmp_path, version):
    if version:
        says_version(tmp_path, version)
    asked = []
    monkeypatch.setattr(editor, "install", asked.append)
    assert editor.main(["dev", "--editor"]) == 0
    assert asked == ["dev", "admin"]


def test_the_node_asked_for_is_the_one_that_the_language_server_needs(bare):
    lock = json.loads((ROOT / "tests/editing/language_server/package-lock.json").read_text())
    needed = lock["packages"]["node_modules/yaml-language-server"]["engines"]["node"]
    assert needed == f">={'.'.join(map(str, bare.NODE_FOR_EDITOR))}.0"


def test_the_tests_get_everything_they_need():
    recipe = (ROOT / "Makefile").read_text().partition("\ntest:")[2]
    assert "$(DEV) --browser --server --form --editor\n" in recipe


def test_a_python_that_is_too_old_is_one_clear_sentence(tmp_path):
    old = tmp_path / "old-python"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    command = ["/bin/sh", "scripts/bootstrap.sh", "runtime"]
    environment = os.environ | {"PYTHON": str(old)}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    german, english = result.stderr.splitlines()
    assert "Python 3.11 oder neuer" in german
    assert "Python 3.9.2" in german
    assert "Python 3.11 or newer" in english


def test_no_python_at_all_is_one_clear_sentence(tmp_path):
    command = ["/bin/sh", "scripts/bootstrap.sh", "runtime"]
    environment = {"PATH": str(tmp_path)}
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == [
        "Es fehlt Python 3.11 oder neuer (gefunden",
        "Python 3.11 or newer is missing (found",
    ]


@pytest.mark.parametrize("package", ["mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "PyYAML"])
def test_the_tests_run_with_the_versions_of_the_lock(package):
    assert version(package) == pins("requirements-dev.txt")[package.lower()]
