"""The package's modules import in one direction, and only the rim knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.built_site import ROOT

PACKAGE = ROOT / "konzept"

# From the ground to the top: a folder imports from its own floor or from below, never from above.
FLOORS = (
    ("texts",),
    ("model",),
    ("language", "report"),
    ("read",),
    ("translation", "official"),
    ("checks", "plan"),
    ("editing", "show", "lint", "admin"),
    ("changes", "publish"),
    ("hub",),
    ("cli",),
)
MKDOCS_RIM = {"hooks.py", "macros.py", "mkdocs_run.py"}


def imports(file: Path) -> Iterator[str]:
    """The modules a file imports; `from a import b` counts as `a.b` where that is a module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    files = sorted(PACKAGE.rglob("*.py"))
    names = (file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for file in files)
    return {name.removesuffix(".__init__"): file for name, file in zip(names, files, strict=True)}


def floor(module: str) -> int:
    """The number of the floor that a module's folder is on."""
    room = module.split(".")[1]
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def test_every_folder_has_its_floor_and_nothing_lies_beside_them():
    rooms = [room for rooms in FLOORS for room in rooms]
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert found == {*rooms, "__init__.py", "__main__.py"}


def test_every_module_imports_from_its_own_floor_or_from_below():
    above = [
        f"{module} imports {name}"
        for module, file in modules().items()
        if module not in ("konzept", "konzept.__main__")
        for name in imports(file)
        if name.startswith("konzept.") and floor(name) > floor(module)
    ]
    assert above == []


def test_only_the_rim_imports_mkdocs():
    skipped = {".venv", "tests", "bench", "site"}
    files = [file for file in ROOT.rglob("*.py") if not skipped & set(file.relative_to(ROOT).parts)]
    guilty = {file.name for file in files if any(name.partition(".")[0] == "mkdocs" for name in imports(file))}
    assert guilty <= MKDOCS_RIM
    assert "hooks.py" in guilty


def test_templates_sort_and_filter_nothing():
    templates = list((PACKAGE / "show/templates").rglob("*.html"))
    assert templates
    for template in templates:
        source = template.read_text(encoding="utf-8")
        for word in ("| sort", "|sort", "| groupby", "| safe", "|safe", "autoescape false"):
            assert word not in source, f"{template.name}: {word}"
        assert source.startswith("{#"), f"{template.name} does not say what it is"
        assert source.count("\n") < 60, f"{template.name} is too long"
