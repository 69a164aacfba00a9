"""The search over all counties, by an engine that exists: Pagefind, if installed (`requirements-bench.txt`)."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from markupsafe import Markup

from konzept.hub.county import County, Planned
from konzept.model.dataset import Dataset
from konzept.texts import Wording

SCRIPT = "hub-search.js"
FOLDER = "pagefind"
# Nobody sees these pages: Pagefind reads them, and a hit leads to the county's own site.
_DOCUMENT = Markup(
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title><body data-pagefind-body>'
    '<h1 data-pagefind-meta="title">{title}</h1><p data-pagefind-meta="county">{county}</p>'
    '<a href="{address}" data-pagefind-meta="address[href], id:{id}"></a><p>{summary}</p><p>{text}</p><p>{fields}</p>'
)


def is_installed() -> bool:
    """Whether the hub can have a search."""
    return importlib.util.find_spec("pagefind") is not None


def documents(counties: Iterable[County], dataset: Dataset) -> Iterator[str]:
    """Everything planned as a page in each language that it has."""
    for county in counties:
        for planned in county.plans:
            for code in dataset.languages:
                if code in planned.title and code in planned.pages:
                    yield _document(county, planned, dataset, code)


def _document(county: County, planned: Planned, dataset: Dataset, code: str) -> str:
    fields = [dataset.fields[one].title[code] for one in planned.fields if one in dataset.fields]
    return _DOCUMENT.format(
        language=code,
        title=planned.title[code],
        county=_any(county.name, code),
        address=planned.pages[code],
        id=planned.id,
        summary=planned.summary.get(code, ""),
        text=planned.text.get(code, ""),
        fields=", ".join(fields),
    )


def _any(text: Wording, code: str) -> str:
    return text.get(code) or next(iter(text.values()))


def write(found: Iterable[str], site: Path, scratch: Path) -> None:
    """Writes the index, with the engine that reads it, below a site.

    The engine reads files: asked through its Python package, it takes ten documents a second.
    """
    pages = scratch / "documents"
    for number, document in enumerate(found):
        folder = pages / str(number // 1000)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.html").write_text(document, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages)]
    subprocess.run([*command, "--output-path", str(site / FOLDER)], check=True, stdout=subprocess.DEVNULL)
    _leave_out_interfaces(site / FOLDER)
    shutil.rmtree(pages)


def _leave_out_interfaces(folder: Path) -> None:
    """Takes away what Pagefind brings along for pages that have no search field of their own."""
    for file in (*folder.glob("pagefind-*ui*"), *folder.glob("pagefind-highlight*")):
        file.unlink()
