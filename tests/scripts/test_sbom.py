"""The bill of materials names every package of the lock, once, with who asks for it."""

from __future__ import annotations

import importlib.util
import json
import re

from tests.support.built_site import ROOT

LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def sbom():
    spec = importlib.util.spec_from_file_location("sbom", ROOT / "scripts/sbom.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_package_of_the_lock_is_listed_with_its_version():
    listed = {(one["name"], one["version"]) for one in json.loads(sbom().bill(LOCK))["components"]}
    assert listed == set(re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE))
    assert len(listed) > 20


def test_each_is_asked_for_by_the_project_or_by_a_package_that_is():
    wants = {one["ref"]: one["dependsOn"] for one in json.loads(sbom().bill(LOCK))["dependencies"]}
    reached, waiting = set(), ["konzept"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [other for other in wants[name] if other not in reached]
    assert reached == set(wants)
    assert {"mkdocs", "pyyaml", "jinja2"} <= set(wants["konzept"])
    assert "mkdocs" in wants["mkdocs-material"]


def test_licences_are_those_the_packages_declare():
    components = {one["name"]: one for one in json.loads(sbom().bill(LOCK))["components"]}
    assert "BSD" in json.dumps(components["mkdocs"]["licenses"])
    assert sum("licenses" in one for one in components.values()) > len(components) * 0.8


def test_the_same_lock_gives_the_same_bytes_and_another_lock_another_number():
    module = sbom()
    assert module.bill(LOCK) == module.bill(LOCK)
    assert json.loads(module.bill(LOCK + "\n"))["serialNumber"] != json.loads(module.bill(LOCK))["serialNumber"]


def test_it_is_written_where_it_is_asked_for(tmp_path):
    assert sbom().main(["--output", str(tmp_path / "bill.json")]) == 0
    assert json.loads((tmp_path / "bill.json").read_text())["bomFormat"] == "CycloneDX"
