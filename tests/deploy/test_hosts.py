"""What the hosts are told: the container runs as nobody, and each host knows its own address."""

from __future__ import annotations

import re

import yaml

from konzept.publish.precompress import PACKED
from tests.support.built_site import ROOT

CONTAINER = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
GITHUB = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
NGINX = (ROOT / "deploy/nginx/nginx.conf").read_text(encoding="utf-8")


def test_the_container_runs_without_root_and_says_whether_it_is_well():
    user = re.search(r"^USER (\d+)", CONTAINER, re.MULTILINE)
    assert user
    assert int(user[1]) > 0
    assert "HEALTHCHECK" in CONTAINER
    port = re.search(r"^EXPOSE (\d+)$", CONTAINER, re.MULTILINE)
    assert port
    assert int(port[1]) >= 1024
    assert f"listen {port[1]};" in (ROOT / "deploy/nginx/konzept.conf").read_text(encoding="utf-8")


def test_the_container_copies_only_what_is_there_and_reaches_its_engine():
    allowed = (ROOT / "deploy/Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    for line in re.findall(r"^COPY (.*)$", CONTAINER, re.MULTILINE):
        for source in line.split()[:-1]:
            assert source == "site" or (ROOT / source).is_file()
            assert any(f"{source}/".startswith(f"{rule[1:]}/") for rule in allowed if rule.startswith("!"))


def test_nginx_writes_nowhere_but_to_the_temporary_folder():
    written = re.findall(r"^\s*(?:pid|\w+_temp_path) (\S+);$", NGINX, re.MULTILINE)
    assert len(written) == 6
    assert all(path.startswith("/tmp/") for path in written)  # noqa: S108 – the container's own
    assert "access_log off;" in NGINX


def test_the_workflows_ask_for_no_more_rights_than_they_use():
    assert GITHUB["permissions"] == {"contents": "read"}
    assert "permissions" not in GITHUB["jobs"]["build"]
    assert GITHUB["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_a_host_that_sends_no_packed_files_gets_none():
    (command,) = (step["run"] for step in GITHUB["jobs"]["build"]["steps"] if "delete" in step.get("run", ""))
    assert {f".{suffix}" for suffix in re.findall(r"'\*\.(\w+)'", command)} == PACKED


def test_both_hosts_build_with_make_and_their_own_address_unless_the_operator_names_one():
    for script in (GITHUB["jobs"]["build"]["steps"][1]["run"], "\n".join(GITLAB["script"])):
        assert "make build" in script
        assert "grep -q '^site_address:' data/operator/site.yml" in script
        assert "KONZEPT_URL=" in script
    assert GITLAB["artifacts"]["paths"] == ["public"]
