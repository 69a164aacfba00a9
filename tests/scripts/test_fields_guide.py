"""The pages about files and fields are up to date, and leave no kind and no field out."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from konzept.model import KINDS
from konzept.model.descriptions import described_fields
from konzept.model.shape import TRANSLATION, parts_of
from konzept.texts import LANGUAGES
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def guide():
    spec = importlib.util.spec_from_file_location("fields_guide", ROOT / "scripts" / "fields_guide.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(guide, language):
    written = (ROOT / "docs" / f"fields.{language}.md").read_text(encoding="utf-8")
    assert written == guide.page(language), "run `make reference`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_kind_is_explained(guide, language):
    text = guide.page(language)
    for kind in KINDS:
        part = text.partition(f'<a id="{kind.name}"></a>')[2].partition("\n## ")[0]
        for model in (kind.model, *parts_of(kind.model)):
            for one in described_fields(model):
                row = f"| `{one.field.name}` |"
                assert (one.field.name == TRANSLATION) != (row in part), (kind.name, one.field.name)


def test_an_example_explains_each_field_where_it_first_stands(guide):
    text = guide.page("en").partition('<a id="measure"></a>')[2].partition("**All fields**")[0]
    lines = text.splitlines()
    assert lines[lines.index("title_origin: editorial") - 1].startswith("# ")
    assert lines[lines.index('  - value: "12"') - 1].startswith("    # ")
    assert sum(line.lstrip().startswith("# Actor:") for line in lines) == 2  # responsible bodies and partners
