"""The rule about unfinished places, for files that cannot be made into a record yet."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.wording import UNFINISHED
from konzept.model import KINDS
from konzept.model.shape import LocalisedLine, LocalisedMarkdown, String
from konzept.read.files import placed
from konzept.read.leaves import leaves
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_MODELS = {kind.name: kind.model for kind in KINDS}


def new_files_say_all_that_is_left(partial: PartialDataset) -> Iterator[Problem]:
    for file, tree in partial.trees.items():
        found = placed(file)
        if found is None or found.kind not in _MODELS or found.id in partial.dataset.records[found.kind]:
            continue
        for path, shape, leaf in leaves(_MODELS[found.kind], tree):
            match = UNFINISHED.search(leaf.value)
            if match and isinstance(shape, LocalisedLine | LocalisedMarkdown | String):
                line, column = partial.place(file, path, leaf.value[: match.start()].count("\n"))
                yield Problem(file, line, column, path, "unfinished", {"found": match[0]})
