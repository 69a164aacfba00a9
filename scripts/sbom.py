"""Writes what the site is built with as a CycloneDX bill of materials, from the lock file and the installed packages.

The lock is the truth about names, versions and who asks for whom; only the licences come from what is installed.
The same lock always gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import uuid
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.txt"
NAME = "konzept"

# An entry: the package, its version, then indented lines of hashes and of who asks for it.
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)[^\n]*\n((?:[ ]+[^\n]*\n?)*)", re.MULTILINE)
_ASKED_BY = re.compile(r"^ +#(?: via)? +(\S[^\n]*)$", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "sbom.cdx.json")
    output = parser.parse_args(arguments).output
    output.write_text(bill(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{output.name}: geschrieben / written")
    return 0


def bill(lock: str) -> str:
    """The bill of materials of a lock file, as JSON."""
    entries = _ENTRY.findall(lock)
    packages = {name: {"version": version, "asked_by": asked_by(rest)} for name, version, rest in entries}
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(lock.encode()).hexdigest())}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": NAME, "name": NAME}},
        "components": [component(name, package["version"]) for name, package in packages.items()],
        "dependencies": dependencies({name: package["asked_by"] for name, package in packages.items()}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def asked_by(rest: str) -> list[str]:
    """Who asks for a package; the project itself where the lock names a file of requirements."""
    found = (name for name in _ASKED_BY.findall(rest) if name != "via")
    return [NAME if name.startswith("-r ") else name for name in found]


def component(name: str, version: str) -> dict[str, Any]:
    package = {"type": "library", "bom-ref": name, "name": name, "version": version}
    return package | {"purl": f"pkg:pypi/{name.lower()}@{version}"} | licences(name)


def licences(name: str) -> dict[str, Any]:
    """What an installed package says of its licence, as an expression where it gives one; nothing if it is absent."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return {}
    if "License-Expression" in about:
        return {"licenses": [{"expression": about["License-Expression"]}]}
    classified = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    return {"licenses": [{"license": {"name": one}} for one in classified]} if classified else {}


def dependencies(asked: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """For the project and each package, what it asks for."""
    return [
        {"ref": name, "dependsOn": [other for other, names in asked.items() if name in names]}
        for name in (NAME, *asked)
    ]


if __name__ == "__main__":
    sys.exit(main())
