"""The package's modules import in one direction, and only the rim knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import ROOT

PACKAGE = ROOT / "konzept"

# From the bottom to the top: a module imports from its own layer or from below, never from above.
LAYERS = (
    {"konzept.messages", "konzept.suggest", "konzept.announce", "konzept.publish", "konzept.watch", "konzept.charts",
     "konzept.policy", "konzept.fingerprint", "konzept.compress", "konzept.footnotes", "konzept.search.terms",
     "konzept.offline", "konzept.accessibility", "konzept.accessibility_results", "konzept.sentences",
     "konzept.clues", "konzept.stumble"},
    {"konzept.problems", "konzept.command_line"},
    {"konzept.source", "konzept.report"},
    {"konzept.model"},
    {"konzept.schema"},
    {"konzept.texts", "konzept.world", "konzept.scalars", "konzept.convert", "konzept.folders", "konzept.load",
     "konzept.rich", "konzept.wording", "konzept.export", "konzept.translation", "konzept.security",
     "konzept.official"},
    {"konzept.checks", "konzept.check_command", "konzept.sources_command"},
    {"konzept.editing"},
    {"konzept.pages", "konzept.site", "konzept.admin"},
    {"konzept.views", "konzept.search", "konzept.changes"},
    {"konzept.render"},
    {"konzept.engine", "konzept.build", "konzept.preview", "konzept.serve", "konzept.offline_command",
     "konzept.translated", "konzept.changes_command", "konzept.readability", "konzept.__main__"},
)  # fmt: skip
MKDOCS_RIM = {"hooks.py", "macros.py"}


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


def layer(module: str) -> int | None:
    """The number of the layer that a module belongs to, with all that its folder holds."""
    found = [index for index, names in enumerate(LAYERS) for name in names if f"{module}.".startswith(f"{name}.")]
    return found[0] if found else None


def test_every_module_has_its_layer():
    assert [name for name in modules() if name != "konzept" and layer(name) is None] == []
    gone = {name for names in LAYERS for name in names} - set(modules())
    assert gone == set()


@pytest.mark.parametrize("module", [name for name in modules() if name != "konzept"])
def test_the_module_imports_from_no_layer_above_its_own(module):
    found = [name for name in imports(modules()[module]) if name.startswith("konzept.")]
    above = [name for name in found if (layer(name) or 0) > (layer(module) or 0)]
    assert above == []


def test_only_the_rim_imports_mkdocs():
    skipped = {".venv", "tests", "bench", "site"}
    files = [file for file in ROOT.rglob("*.py") if not skipped & set(file.relative_to(ROOT).parts)]
    guilty = {file.name for file in files if any(name.partition(".")[0] == "mkdocs" for name in imports(file))}
    assert guilty <= MKDOCS_RIM
    assert "hooks.py" in guilty


def test_templates_sort_and_filter_nothing():
    for template in (PACKAGE / "templates").rglob("*.html"):
        source = template.read_text(encoding="utf-8")
        for word in ("| sort", "|sort", "| groupby", "| safe", "|safe", "autoescape false"):
            assert word not in source, f"{template.name}: {word}"
        assert source.startswith("{#"), f"{template.name} does not say what it is"
        assert source.count("\n") < 60, f"{template.name} is too long"
