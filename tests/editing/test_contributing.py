"""What the guide shows as YAML can be copied: it holds what it seems to hold."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft7Validator

from konzept.editing.json_schema import schemas
from tests.editing.as_editors_read import as_json
from tests.support.built_site import LANGUAGES, ROOT

GUIDES = ["CONTRIBUTING.md", "CONTRIBUTING.en.md"]


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
