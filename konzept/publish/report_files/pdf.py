"""A report as a PDF that screen readers and archives can rely on: PDF/UA-1 and PDF/A-2a in one file, by Typst.

Typst comes with a lock of its own (`requirements-report.txt`), since building the site does without.  The texts go to
it as data, never as its own language, so that nothing in them means anything to it.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable, Mapping
from importlib import resources, util
from pathlib import Path
from typing import Any

from konzept.model.days import last_day
from konzept.plan.site import Site
from konzept.publish.report_files.outside import Outside
from konzept.show.views.report import ReportView
from konzept.show.views.report_blocks import Bars, Block, Bullets, Facts, Grid, Paragraph, Part, Run

_STANDARDS = ["a-2a", "ua-1"]
_SOURCE = Path(__file__).with_name("report.typ")


class NoTypst(Exception):
    """Typst is not installed."""


def is_installed() -> bool:
    """Whether Typst is there."""
    return util.find_spec("typst") is not None


def to_pdf(site: Site, view: ReportView) -> bytes:
    """The report as a PDF; the same bytes for the same report.  Raises `NoTypst`."""
    if not is_installed():
        raise NoTypst
    import typst  # noqa: PLC0415 – it is there where reports are made only

    day = last_day(view.day)
    with resources.as_file(resources.files("font_source_serif_pro") / "files") as fonts:
        made: bytes = typst.compile(
            _SOURCE.read_bytes(),
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(_data(site, view), ensure_ascii=False)},
            pdf_standards=_STANDARDS,
            timestamp=int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp()),
        )
    return made


def _data(site: Site, view: ReportView) -> Mapping[str, Any]:
    outside, day = Outside(site), last_day(view.day)
    code, _, region = site.language.locale.partition("_")
    return {
        "title": view.title,
        "subtitle": view.subtitle,
        "contents": view.contents,
        "language": code,
        "region": region.lower() or None,
        "day": [day.year, day.month, day.day],
        "lead": [_block(outside, one) for one in view.lead],
        "parts": [_part(outside, one) for one in view.parts],
    }


def _part(outside: Outside, part: Part) -> Mapping[str, Any]:
    blocks, parts = [_block(outside, one) for one in part.blocks], [_part(outside, one) for one in part.parts]
    return {"place": part.place, "title": part.title, "blocks": blocks, "parts": parts}


def _block(outside: Outside, block: Block) -> Mapping[str, Any]:
    match block:
        case Paragraph(runs, kind):
            found: Mapping[str, Any] = {"runs": _runs(outside, runs), "kind": kind}
        case Bullets(items):
            found = {"items": [_runs(outside, item) for item in items]}
        case Facts(facts):
            found = {
                "facts": [{"name": one.name, "blocks": [_block(outside, each) for each in one.blocks]} for one in facts]
            }
        case Bars(title, description, total, bars):
            drawn = [{**dataclasses.asdict(bar), "share": 100 * bar.count / max(total, 1)} for bar in bars]
            found = {"title": title, "description": description, "bars": drawn}
        case Grid(caption, head, rows):
            found = {"caption": caption, "head": head, "rows": rows}
    return {"type": block.type, **found}


def _runs(outside: Outside, runs: Iterable[Run]) -> list[Mapping[str, str]]:
    return [{"text": one.text, "address": outside.address(one)} for one in runs]
