"""How soon a changed sentence shows in the preview, and in Hugo's server for the same pages."""

from __future__ import annotations

import html
import http.client
import re
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, count, product
from pathlib import Path
from statistics import median

from bench.measure import ENVIRONMENT, CommandFailed, Job, ratio, say, wait_until_idle
from bench.pages import HUGO
from tests.support.nginx import free_port

# By kind: files, of which the first with such a sentence is taken.
EDITS = {
    "a measure's summary": ("data/*/measures/*.yml", r'^summary:\n  de: "(.+)"$'),
    "an actor's name": ("data/actors/*.yml", r'^name:\n  de: "(.+)"$'),
    "a label of the interface": ("data/ui/frame.yml", r'^nav\.home:\n  de: "(.+)"$'),
    "a hand-written page": ("content/de/about.md", r"^([A-Z].+\.)$"),
}
HUGO_EDIT = ("content/de/*/*/*/index.md", r"^#* ?(\w[\w ,„“]+)$")
POLL_SECONDS = 0.02
PATIENCE = 300

Seconds = Mapping[str, Sequence[float]]
"""By kind of edit."""


@dataclass(frozen=True)
class Edit:
    """A sentence that is changed again and again: its file, as it was, and the address of a page that shows it."""

    file: Path
    text: str
    start: int
    address: str

    def shown_after(self, server: str, word: str) -> float:
        """Puts a new word before the sentence; the seconds until the page has it."""
        began = time.monotonic()
        self.file.write_text(f"{self.text[: self.start]}{word} {self.text[self.start :]}", encoding="utf-8")
        while word not in fetched(server + self.address):
            if time.monotonic() - began > PATIENCE:
                raise CommandFailed(f"{self.file} was changed, but {server}{self.address} does not show it")
            time.sleep(POLL_SECONDS)
        return time.monotonic() - began


@dataclass(frozen=True)
class Edits:
    """The seconds of all edits in the previews of each version, and those of Hugo's server in the same rounds."""

    times: int
    seconds: Mapping[str, Seconds]

    def slowest(self, name: str) -> float:
        """The median of the kind of edit that takes longest."""
        return max(median(found) for found in self.seconds[name].values())

    def beside(self, name: str, other: str) -> float:
        """How many times as long the worst kind of edit took in one preview as in another in the same round."""
        return max(ratio(found, self.seconds[other][kind]) for kind, found in self.seconds[name].items())

    def rows(self) -> Iterator[str]:
        for name, kinds in self.seconds.items():
            merged = {"a sentence of a page": [*chain(*kinds.values())]} if name == HUGO else kinds
            for kind, found in merged.items():
                yield f"| {self.times}× | {name} | {kind} | {min(found):.2f} | {median(found):.2f} | {max(found):.2f} |"


HEADING = "| data | | changed | s, best | median | worst |\n|---:|---|---|---:|---:|---:|"


def edits(times: int, jobs: Sequence[Job], rounds: int) -> Edits:
    """Edits what each job has built from, while its server runs; the first edit of each only warms it up."""
    served = [job for job in jobs if job.server]
    prepared = {job.name: edits_of(job) for job in served}
    seconds = {job.name: {kind: list[float]() for kind in EDITS} for job in served}
    words = (f"Probe{number}" for number in count())
    with ExitStack() as stack:
        servers = {job.name: stack.enter_context(serving(job)) for job in served}

        def shown(name: str, kind: str) -> float:
            server, process = servers[name]
            wait_until_idle(process)
            return prepared[name][kind].shown_after(server, next(words))

        for job in served:
            shown(job.name, next(iter(EDITS)))
        for number, kind, job in product(range(1, rounds + 1), EDITS, served):
            say(f"  {job.name}: {kind}, Runde / round {number}/{rounds}")
            seconds[job.name][kind].append(shown(job.name, kind))
    return Edits(times, seconds)


def edits_of(job: Job) -> Mapping[str, Edit]:
    """An edit of each kind; Hugo has one kind of file, and so one edit."""
    if job.name == HUGO:
        return dict.fromkeys(EDITS, edit(job, *HUGO_EDIT))
    return {kind: edit(job, files, sentence) for kind, (files, sentence) in EDITS.items()}


def edit(job: Job, files: str, sentence: str) -> Edit:
    """The first file with such a sentence, and the page that is called like the file or else nearest to the root."""
    for file in sorted(job.folder.glob(files)):
        text = file.read_text(encoding="utf-8")
        if found := re.search(sentence, text, re.MULTILINE):
            break
    else:
        raise CommandFailed(f"no file of {job.folder}/{files} has {sentence}")
    shown = html.escape(found[1], quote=False)
    pages = [page for page in job.output.rglob("index.html") if shown in page.read_text(encoding="utf-8")]
    if not pages:
        raise CommandFailed(f"{file}: no page in {job.output} shows “{shown}”")
    name = file.parent.name if file.stem == "index" else file.stem
    page = min(pages, key=lambda page: (page.parent.name != name, len(page.parts), page))
    return Edit(file, text, found.start(1), f"/{page.relative_to(job.output).as_posix().removesuffix('index.html')}")


@contextmanager
def serving(job: Job) -> Iterator[tuple[str, int]]:
    """The address of the job's server, once it answers, and its process; it ends with the block."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*job.server, str(port)], cwd=job.folder, env=ENVIRONMENT, stdout=log, stderr=log)
        try:
            while not fetched(f"{address}/"):
                if process.poll() is not None:
                    log.seek(0)
                    raise CommandFailed(f"{process.args!r}\n{log.read().decode(errors='replace')}")
                time.sleep(POLL_SECONDS)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait()


def fetched(address: str) -> str:
    """The page at an address; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 – a server of our own
            return str(answer.read().decode())
    except (OSError, http.client.HTTPException):
        return ""
