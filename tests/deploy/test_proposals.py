"""What happens to a proposal on a public host: safe for forks, with forms for people who know no git."""

from __future__ import annotations

import re
import subprocess

import pytest
import yaml

from konzept.translation.versions import BASE
from tests.support.built_site import ROOT

WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")}
GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def workflow(name):
    """The workflow; YAML takes its `on` for a truth value."""
    loaded = yaml.safe_load(WORKFLOWS[name])
    return {"on" if key is True else key: value for key, value in loaded.items()}


def commands():
    """Every line of shell that a host runs."""
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"].values():
            yield from (step["run"] for step in job["steps"] if "run" in step)
    for job in GITLAB.values():
        if isinstance(job, dict):
            yield from job.get("script", [])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_commit_and_names_its_release(name):
    for line in re.findall(r"uses: (.*)", WORKFLOWS[name]):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_text_from_outside_becomes_part_of_a_command(name):
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_given_one_by_one_and_every_job_ends(name):
    assert workflow(name)["permissions"] in ({}, {"contents": "read"})
    assert all(job["timeout-minutes"] <= 120 for job in workflow(name)["jobs"].values())
    assert "pull_request_target" not in WORKFLOWS[name]


def test_every_command_is_there():
    found = list(commands())
    for command in found:
        assert set(re.findall(r"\bmake ([a-z-]+)", command)) <= TARGETS
        for path in re.findall(r"(?:bash|sh|python3) ((?:scripts|\.ci)/[\w./-]+)", command):
            assert (ROOT / path).is_file(), path
    assert any("make changes" in command for command in found)


@pytest.mark.parametrize("name", ["ci", "proposal"])
def test_what_a_pull_request_runs_can_write_nothing_and_knows_no_secret(name):
    runs = workflow(name)
    assert "pull_request" in runs["on"]
    assert runs["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in runs["jobs"].values())
    assert "secrets." not in WORKFLOWS[name]
    assert "github.token" not in WORKFLOWS[name]


def test_what_may_comment_runs_nothing_of_the_pull_request():
    comment = workflow("comment")
    assert comment["on"] == {"workflow_run": {"workflows": ["proposal"], "types": ["completed"]}}
    (job,) = comment["jobs"].values()
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    checkout = next(step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"] == {"persist-credentials": False}, "no ref: the main branch"
    run = [step["run"] for step in job["steps"] if "run" in step]
    assert run[-1] == 'python3 scripts/post_comment.py "$RUNNER_TEMP/changes/changes.md"'


def test_the_comment_is_made_where_it_is_fetched_from():
    job = workflow("proposal")["jobs"]["changes"]
    (upload,) = [step["with"] for step in job["steps"] if step.get("uses", "").startswith("actions/upload-artifact")]
    assert (upload["name"], upload["path"]) == ("changes", "changes.md")
    assert "--output changes.md" in job["steps"][1]["run"]
    assert "--name changes " in WORKFLOWS["comment"]


def test_a_pull_request_is_measured_against_what_it_is_merged_into():
    job = workflow("proposal")["jobs"]["changes"]
    assert "make changes ARGS='HEAD^1 " in job["steps"][1]["run"]
    assert job["steps"][0]["with"] == {"fetch-depth": 0, "persist-credentials": False}, "no ref: the merge"


def test_the_comment_does_not_wait_for_the_suite_and_no_line_is_annotated_twice():
    assert set(workflow("proposal")["jobs"]) == {"check", "preview", "changes"}
    assert set(workflow("ci")["jobs"]) == {"check", "test", "build"}
    assert set(workflow("data")["jobs"]) == {"test"}
    assert workflow("ci")["jobs"]["check"]["if"] == "github.event_name != 'pull_request'"
    assert workflow("ci")["on"]["push"] == {"branches": ["main"]}


TEXTS = {"content", "data"}


def test_a_pull_request_runs_the_suite_that_the_paths_it_touches_need():
    texts = [f"{folder}/**" for folder in sorted(TEXTS)]
    assert workflow("ci")["on"]["pull_request"] == {"paths-ignore": texts}
    assert workflow("data")["on"]["pull_request"] == {"paths": texts}
    assert "make test-data" in [step.get("run") for step in workflow("data")["jobs"]["test"]["steps"]]
    everything = workflow("everything")
    for path in everything["on"]["pull_request"]["paths"]:
        assert list(ROOT.glob(path.removesuffix("/**"))), path
    runs = {name: job["steps"][-1]["run"] for name, job in everything["jobs"].items()}
    assert runs == {"everything": "make test-all", "accessibility": "make accessibility"}
    assert everything["on"]["schedule"]


def changed_by(job):
    """The folders whose changes start a job on GitLab; `*` stands for what lies beside them."""
    patterns = GITLAB[job]["rules"][0]["changes"]
    return {name for one in patterns for name in one.removesuffix("/**/*").strip("{}").split(",")}


def test_a_merge_request_runs_the_suite_that_the_paths_it_touches_need():
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {path.partition("/")[0] for path in tracked.split("\0") if "/" in path}
    assert changed_by("test") == folders - TEXTS | {"*"}
    assert changed_by("test-data") == TEXTS
    github = workflow("everything")["on"]["pull_request"]["paths"]
    assert changed_by("accessibility") == {path.removesuffix("/**") for path in github}


def test_gitlab_checks_tests_previews_and_says_what_changes():
    jobs = {name: job for name, job in GITLAB.items() if isinstance(job, dict) and job.get("extends") == ".proposal"}
    assert set(jobs) == {"check", "test", "test-data", "accessibility", "preview", "changes"}
    assert GITLAB[".proposal"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert jobs["check"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert jobs["check"]["artifacts"]["when"] == "always"
    assert jobs["changes"]["artifacts"]["paths"] == ["changes.md"]
    assert {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"} in GITLAB["workflow"]["rules"]


def test_gitlab_accepts_the_names_under_which_it_offers_files():
    """Its own rule for `expose_as`, which no schema holds: one wrong sign, and the whole file is refused."""
    offered = [job["artifacts"] for job in GITLAB.values() if "expose_as" in job.get("artifacts", {})]
    assert len(offered) == 2
    for artifacts in offered:
        assert re.fullmatch(r"\w[-\w ]{0,99}", artifacts["expose_as"], re.ASCII), artifacts["expose_as"]
        assert not any("*" in path for path in artifacts["paths"])


def test_gitlab_measures_a_proposal_against_what_it_is_merged_into():
    base = '"${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}"'
    assert f"export {BASE}={base}" in GITLAB["default"]["before_script"]
    (command,) = [line for line in GITLAB["changes"]["script"] if "make changes" in line]
    assert f'ARGS="${BASE} ' in command
    assert GITLAB[".proposal"]["variables"] == {"GIT_DEPTH": "0"}


def test_the_forms_exist_in_both_languages_with_the_same_questions():
    by_language = {"de": {}, "en": {}}
    for path in FORMS:
        _, language, subject = path.stem.split("-")
        by_language[language][subject] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(by_language["de"]) == set(by_language["en"]) == {"text", "translation", "measure", "barrier"}
    for subject, german in by_language["de"].items():
        english = by_language["en"][subject]
        assert [item.get("id") for item in german["body"]] == [item.get("id") for item in english["body"]]
        assert german["name"] != english["name"]


ALLOWED = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder"},
    "textarea": {"label", "description", "placeholder"},
    "dropdown": {"label", "description", "options"},
}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_the_host_accepts(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(form) == {"name", "description", "title", "body"}
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    labels = [item["attributes"]["label"] for item in form["body"] if item["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 0
    assert len(set(labels)) == len(labels)
    for item in form["body"]:
        assert set(item["attributes"]) <= ALLOWED[item["type"]]
        assert set(item) <= {"type", "id", "attributes", "validations"}
        assert item.get("validations", {"required": True}) == {"required": True}
        options = item["attributes"].get("options", [])
        assert len(set(options)) == len(options)
        assert all(isinstance(option, str) and option not in ("None", "none") for option in options)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_warns_that_it_is_public_and_asks_for_no_one_s_name(path):
    first = yaml.safe_load(path.read_text(encoding="utf-8"))["body"][0]
    assert first["type"] == "markdown"
    assert re.search("öffentlich|public", first["attributes"]["value"])


def test_each_form_has_its_twin_on_gitlab_with_the_same_questions():
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / ".gitlab/issue_templates").glob("*.md")]
    assert len(templates) == len(FORMS)
    found = {tuple(re.findall(r"^## (.*)$", text, re.MULTILINE)) for text in templates}
    asked = set()
    for path in FORMS:
        body = yaml.safe_load(path.read_text(encoding="utf-8"))["body"]
        asked.add(tuple(item["attributes"]["label"] for item in body if item["type"] != "markdown"))
    assert found == asked


def test_proposals_have_templates_for_data_and_for_code_on_both_hosts():
    folder = ROOT / ".github/PULL_REQUEST_TEMPLATE"
    data, code = (folder / "data.md").read_text("utf-8"), (folder / "code.md").read_text("utf-8")
    assert (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8") == data
    on_gitlab = {path.read_text("utf-8") for path in (ROOT / ".gitlab/merge_request_templates").glob("*.md")}
    assert on_gitlab == {data, code}


def test_no_owner_is_invented():
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
