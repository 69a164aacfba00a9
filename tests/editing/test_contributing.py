"""What the guide shows as YAML can be copied: it holds what it seems to hold."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from konzept.__main__ import main
from konzept.editing.json_schema import schemas
from tests.editing.as_editors_read import as_json
from tests.support.built_site import LANGUAGES, ROOT

GUIDES = ["docs/editing.de.md", "docs/editing.en.md"]
SHORT_GUIDES = ["CONTRIBUTING.md", "CONTRIBUTING.en.md"]
LINES_ON_THREE_SCREENS = 3 * 40
_LINK = re.compile(r"\]\(((?:docs/)?[\w.-]+\.md)(?:#([^)]+))?\)")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_in_the_guide_can_be_copied(guide, real_world):
    text = (ROOT / guide).read_text(encoding="utf-8")
    fields = {}
    for example in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        written = as_json(example)
        of_labels = written.keys() <= real_world.labels.keys()
        kind = "label" if of_labels else "change" if "what" in written else "measure"
        written.pop("entries", None)  # which ids there are is in a schema of its own
        beginning = schemas(real_world)[kind] | {"required": list(written)}
        assert [error.message for error in Draft7Validator(beginning).iter_errors(written)] == []
        fields |= written if kind == "measure" else {}
    assert [list(one) for one in fields.pop("source")] == [["fingerprint"], ["fingerprint", "repeated"]]
    for field in fields.values():
        assert list(field) == list(LANGUAGES)
        assert not any("#" in text or "  " in text for text in field.values()), field


@pytest.mark.parametrize("guide", SHORT_GUIDES)
def test_what_a_clerk_needs_is_at_most_three_screens_long_and_leads_on(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    assert sum(len(textwrap.wrap(line, 110)) or 1 for line in text.splitlines()) <= LINES_ON_THREE_SCREENS
    for file, anchor in _LINK.findall(text):
        headings = re.findall(r"^#+ (.+)$", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in slugs, (file, anchor)


@pytest.mark.parametrize("guide", SHORT_GUIDES)
def test_each_command_of_the_guide_writes_a_file_where_the_guide_says(guide, tmp_path: Path, capsys):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    rows = re.findall(
        r"^\| [^`|]+ \| `([\w/-]+)` \| [^|]+ \| `([^`]+)` \|$", (ROOT / guide).read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) > 5
    for folder, command in rows:
        code = main(["new", *command.split(), "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        assert code == 1 or f"data/{folder}/" in said.out, said.err
