"""The rule that the line for editors at the head of a file names the schema of the kind that lies there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from konzept.read.files import placed
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_LONGEST = 300
_SCHEMA = re.compile(r"#\s*yaml-language-server\s*:.*?([\w-]+)\.json\s*$")


def first_lines_name_their_schema(partial: PartialDataset) -> Iterator[Problem]:
    for file in partial.trees:
        found = placed(file)
        if found is None:
            continue
        with suppress(OSError, UnicodeDecodeError), (partial.folder / file).open(encoding="utf-8") as lines:
            match = _SCHEMA.match(lines.readline(_LONGEST))
            if match and match[1] != found.kind:
                yield Problem(file, 1, 1, (), "schema-of-another", {"found": match[1], "kind": found.kind})
