"""Writes konzept/plan/labels.txt: the labels of data/ui, which templates and code ask for, each with its blanks.

A blank may be left out where a language does so today, and a number where a label is about one thing, two or none.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path

from konzept.model import Text
from konzept.model.dataset import Dataset
from konzept.plan.labels import LIST
from konzept.read.load import load

ROOT = Path(__file__).parent.parent
_HEAD = """\
# The labels that templates and code ask for, by file, each with its blanks; “?” marks a blank that may be left out.
# `make reference` writes this list.
"""
_FORMS = ("zero", "one", "two", "few", "many", "other")
_FEW = (".zero", ".one", ".two")
"""The forms of a label for a number, and those that can do without the number."""


def written(dataset: Dataset) -> str:
    """The list for a dataset; the address of a page that editors may add is asked for only while there is the page."""
    pages = {f"route.{name}" for found in dataset.pages.values() for name in found}
    pages |= {f"route.audience.{name}" for name in dataset.audiences}
    lines = [_HEAD]
    for file in dataset.label_files:
        lines += ["", f"[{file.file}]"]
        lines += [" ".join([key, *_blanks(key, dataset.labels)]) for key in file.keys if key not in pages]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _blanks(key: str, labels: Mapping[str, Text]) -> Iterator[str]:
    """All forms of a label for a number are filled with the same."""
    base, _, form = key.rpartition(".")
    others = [labels[f"{base}.{one}"] for one in _FORMS if f"{base}.{one}" in labels] if form in _FORMS else []
    found = [_in(wording) for _, wording in labels[key].items()]
    for name in sorted(set().union(*found, *(_in(wording) for one in others for _, wording in one.items()))):
        optional = not all(name in blanks for blanks in found) or (name == "count" and key.endswith(_FEW))
        yield f"{name}?" if optional else name


def _in(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


def main() -> None:
    """Writes the list of the project's own data."""
    LIST.write_text(written(load(ROOT / "data").partial.dataset), "utf-8")


if __name__ == "__main__":
    main()
