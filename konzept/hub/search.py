"""The search over all counties, by an engine that exists: Pagefind, where it is installed (`requirements-bench.txt`)."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from konzept.hub.county import County
from konzept.model.dataset import Dataset
from konzept.texts import Wording

SCRIPT = "hub-search.js"
FOLDER = "pagefind"


def is_installed() -> bool:
    """Whether the hub can have a search."""
    return importlib.util.find_spec("pagefind") is not None


def records(counties: Iterable[County], dataset: Dataset) -> Iterator[dict[str, object]]:
    """Everything planned as a document in each language that it has, with its address on the county's own site."""
    for county in counties:
        for planned in county.plans:
            for code in dataset.languages:
                if code in planned.title and code in planned.pages:
                    words = [planned.title[code], planned.summary.get(code, ""), _any(county.name, code)]
                    words += [dataset.fields[one].title[code] for one in planned.fields if one in dataset.fields]
                    meta = {"title": planned.title[code], "county": _any(county.name, code), "id": planned.id}
                    yield {"url": planned.pages[code], "content": ". ".join(words), "language": code, "meta": meta}


def _any(text: Wording, code: str) -> str:
    return text.get(code) or next(iter(text.values()))


def write(documents: Iterable[Mapping[str, object]], site: Path) -> None:
    """Writes the index, with the engine that reads it, below a site."""
    asyncio.run(_write(documents, site / FOLDER))


async def _write(documents: Iterable[Mapping[str, object]], folder: Path) -> None:
    from pagefind.index import PagefindIndex  # noqa: PLC0415 – it may not be installed

    async with PagefindIndex() as index:
        for one in documents:
            await index.add_custom_record(**one)
        await index.write_files(str(folder))
