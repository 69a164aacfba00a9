"""The hub from the counties' folders to a finished site: harvest, render, search, swap, keep."""

from __future__ import annotations

import dataclasses
import datetime
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from konzept.hub import search
from konzept.hub.gather import Gathered, counties, gather, keep
from konzept.hub.pages import entries_above, plan
from konzept.hub.reading import HarvestRefused
from konzept.hub.reasons import HINTS
from konzept.hub.render import HubRenderer
from konzept.hub.views import Across
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.publish import assemble, asset_hashes
from konzept.publish.job import THEME_ASSETS, site_address
from konzept.publish.site_files import Files, file_name
from konzept.publish.site_files import write as write_files
from konzept.report.progress import Refused, Reporter
from konzept.show.render import TEMPLATES

STATUS = "data/hub.json"
"""What was taken over from whom, for programs; it also tells a hub's folder from any other."""


@dataclass(frozen=True)
class HubJob:
    """From which folders of published data to which site; `state` keeps the last good harvests."""

    project: Path
    folder: Path
    state: Path
    output: Path
    today: datetime.date


def hub(job: HubJob, dataset: Dataset, reporter: Reporter) -> int:
    """Builds the hub and swaps it in; 1 if a harvest was refused, after saying so, else 0."""
    started = time.monotonic()
    if not assemble.may_replace(job.output, STATUS):
        raise Refused(reporter.text("hub.occupied", output=job.output))
    gathered = gather(job.folder, job.state, dataset, job.today)
    for name, why in gathered.refused:
        reporter.write(told(name, why, gathered, reporter))
    with assemble.scratch_folder(job.output) as scratch:
        site = scratch / "site"
        made = make(job, dataset, gathered, site, reporter)
        assemble.swap(site, job.output, scratch)
    keep(job.state, gathered.fresh)
    seconds = reporter.seconds(time.monotonic() - started)
    reporter.say("hub.finished", output=job.output, fresh=len(gathered.fresh), pages=made, seconds=seconds)
    return 1 if gathered.refused else 0


def told(name: str, why: HarvestRefused, gathered: Gathered, reporter: Reporter) -> str:
    """What was refused and why, what to do, and what is shown meanwhile."""
    found = reporter.text(f"hub.refused.{why.code}", **why.values)
    hint = reporter.text(f"hub.hint.{HINTS[why.code]}")
    last = next((one.county for one in gathered.known if one.id == name and one.county), None)
    stays = reporter.text("hub.stays", day=last.changed) if last else reporter.text("hub.nothing_yet")
    return reporter.text("hub.line", county=name, file=why.file, found=found, hint=hint, stays=stays)


def make(job: HubJob, dataset: Dataset, gathered: Gathered, folder: Path, reporter: Reporter) -> int:
    """Makes the whole site in a folder; returns the number of its pages."""
    known = list(counties(gathered))
    searched = search.is_installed() and bool(known)
    pages = 0
    across = Across(dataset, gathered.known, tuple(entry.id for entry in entries_above(dataset)), job.today)
    assets = assets_of(job)
    for site in sites(dataset, len(gathered.known), job.today, reporter, searched=searched):
        write_files(files(site, across, assets), folder / site.language.path)
        pages += len(site.pages)
    status = json.dumps(status_of(gathered, job.today), ensure_ascii=False, indent=1) + "\n"
    write_files({STATUS: status.encode}, folder)
    if searched:
        search.write(search.documents(known, dataset), folder, folder.parent)
    elif known:
        reporter.say("hub.no_search")
    return pages


def sites(dataset: Dataset, count: int, today: datetime.date, reporter: Reporter, *, searched: bool) -> Iterator[Site]:
    """The hub in each language.  Only KONZEPT_URL names its address: what the data name is that of another site."""
    address = site_address(dataclasses.replace(dataset.operator, site_address=None), reporter)
    languages = sorted(dataset.languages.values(), key=lambda language: language.order)
    plans = {language.id: plan(dataset, language.id, count, searched=searched) for language in languages}
    yield from (Site(dataset, language, plans, address, today) for language in languages)


def assets_of(job: HubJob) -> Mapping[str, bytes]:
    """The styles and scripts of every site of ours, and the script of the hub's search."""
    script = (TEMPLATES / "hub" / search.SCRIPT).read_bytes()
    return {**asset_hashes.theme_assets(job.project / THEME_ASSETS), search.SCRIPT: script}


def files(site: Site, across: Across, assets: Mapping[str, bytes]) -> Files:
    """The files of one language by their place below its root."""
    addresses = asset_hashes.addresses(assets, {})
    renderer = HubRenderer(site, addresses, across)
    pages = {file_name(page): partial(_page, renderer, key) for key, page in site.pages.items()}
    return {**pages, **{addresses[name]: partial(bytes, content) for name, content in assets.items()}}


def _page(renderer: HubRenderer, key: PageKey) -> bytes:
    return renderer.page(key).encode()


def status_of(gathered: Gathered, today: datetime.date) -> Mapping[str, object]:
    """What there is of whom."""
    found = [
        {
            "id": one.id,
            "state": one.state if one.county else "never",
            "changed": one.county.changed if one.county else None,
            "harvested": one.county.harvested if one.county else None,
        }
        for one in gathered.known
    ]
    return {"version": 1, "made": today.isoformat(), "counties": found}
