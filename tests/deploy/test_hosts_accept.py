"""Tools that others wrote read what the hosts read: nothing is misspelt, and nothing is known to be unsafe."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.built_site import ROOT

SCHEMAS = {
    "vendor.github-workflows": [".github/workflows/*.yml"],
    "vendor.github-issue-forms": [".github/ISSUE_TEMPLATE/[0-9]*.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [".github/dependabot.yml"],
    "vendor.gitlab-ci": [".gitlab-ci.yml"],
}
READ = {schema: sorted(path for each in globs for path in ROOT.glob(each)) for schema, globs in SCHEMAS.items()}
ZIZMOR = Path(sysconfig.get_path("scripts")) / "zizmor"


def judged(schema: str, paths: list[Path]) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says, by the schema that lies in its own wheel."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def findings(folder: Path) -> set[tuple[str, str]]:
    """What zizmor finds in a folder, by rule and file; it asks nobody, and fails on a file that it cannot read."""
    options = ["--offline", "--no-config", "--strict-collection", "--no-exit-codes", "--quiet", "--format=json-v1"]
    done = subprocess.run([ZIZMOR, *options, folder / ".github"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {
        (finding["ident"], Path(place["symbolic"]["key"]["Local"]["verbatim_path"]).name)
        for finding in json.loads(done.stdout)
        if not finding["ignored"]
        for place in finding["locations"]
    }


def replaced(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_has_the_form_its_host_asks_for(schema):
    assert READ[schema]
    done = judged(schema, READ[schema])
    assert done.returncode == 0, done.stdout


def test_no_file_of_a_host_is_left_out():
    assert sorted((ROOT / ".github").rglob("*.y*ml")) == sorted(
        path for schema, paths in READ.items() for path in paths if schema != "vendor.gitlab-ci"
    )


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        ("vendor.github-workflows", "timeout-minutes:", "timeout-minute:"),
        ("vendor.github-issue-forms", "type: textarea", "type: textaera"),
        ("vendor.github-issue-config", "blank_issues_enabled: true", "blank_issues_enabled: often"),
        ("vendor.dependabot", "interval: monthly", "interval: montly"),
        ("vendor.gitlab-ci", "expire_in:", "expires_in:"),
    ],
)
def test_a_slip_of_the_pen_is_refused(schema, right, wrong, tmp_path):
    copy = Path(shutil.copy(READ[schema][0], tmp_path))
    replaced(copy, right, wrong)
    done = judged(schema, [copy])
    assert done.returncode == 1
    assert copy.name in done.stdout


def test_no_workflow_does_what_is_known_to_be_unsafe():
    assert findings(ROOT) == set()


@pytest.mark.parametrize(
    ("rule", "name", "right", "wrong"),
    [
        ("artipacked", "proposal", "persist-credentials: false", "clean: true"),
        ("template-injection", "comment", 'download "$RUN"', 'download "${{ github.event.workflow_run.head_branch }}"'),
        ("unpinned-uses", "pages", "@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "@v5"),
        ("excessive-permissions", "ci", "contents: read", "contents: write"),
        ("dangerous-triggers", "proposal", "  pull_request:", "  pull_request_target:"),
        ("dangerous-triggers", "comment", "# zizmor: ignore[dangerous-triggers]", "#"),
    ],
)
def test_what_is_unsafe_is_found(rule, name, right, wrong, tmp_path):
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    replaced(tmp_path / ".github/workflows" / f"{name}.yml", right, wrong)
    assert findings(tmp_path) == {(rule, f"{name}.yml")}
