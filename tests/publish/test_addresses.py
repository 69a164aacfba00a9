"""The site's own address: nowhere while nobody has named one, and at the beginning of everything once somebody has."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest

from konzept.plan.site import NO_ADDRESS
from konzept.publish import offline
from konzept.publish.job import BuildJob
from konzept.publish.live_site import LiveSite
from konzept.publish.open_data.manifest import MANIFEST
from konzept.read.load import load
from konzept.report.progress import Reporter
from konzept.texts import LANGUAGES, tell
from tests.support.small_project import contents, run, write

ROOT, BELOW = "https://x.example/", "https://x.example/konzept/"
HERE = re.compile(rb"127\.0\.0\.1|localhost|\[::1\]")
HOST = re.compile(rb"https?://[^\s/?#\"'<>&;)`,]+")
NAMES = frozenset(
    b"http://www.w3.org http://publications.europa.eu http://dcat-ap.de http://xmlns.com http://purl.org "
    b"https://creativecommons.org https://www.iana.org https://json-schema.org https://schema.org".split()
)
"""What only names a vocabulary or a licence, and is asked for by nobody."""
OWN = re.compile(rb"(?:href|src|action)=\"(/[^\"]*)\"")
ENTRY = "lower/massnahmen/M-5.1.2/index.html"


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """The small project built without an address, at the root of a host, and in a folder of it."""
    found = {}
    for number, address in enumerate(("", ROOT, BELOW)):
        found[address] = project = write(tmp_path_factory.mktemp("addresses") / str(number))
        (project / "data/operator/site.yml").write_text('email: "stelle@operator.example"\n', encoding="utf-8")
        done = run(project, "build", **({"KONZEPT_URL": address} if address else {}))
        assert done.returncode == 0, done.stdout + done.stderr
        assert (tell("build.no_address", "de") in done.stdout) == (not address)
    return found


def packed(project: Path, address: str) -> dict[str, bytes]:
    """The files of the copy for reading without a server."""
    dataset = load(project / "data").dataset
    readme = offline.readme(dataset, address, datetime.date(2026, 3, 1))
    archive = zipfile.ZipFile(io.BytesIO(offline.pack(project / "site", readme)))
    return {name: archive.read(name) for name in archive.namelist()}


def typed(project: Path) -> set[bytes]:
    """The hosts that stand in what somebody has typed, and in the program's own styles and scripts."""
    folders = ("data", "content", "overrides")
    return {host for folder in folders for text in contents(project / folder).values() for host in HOST.findall(text)}


def test_without_an_address_no_file_names_a_host_that_nobody_has_typed(projects):
    for files in (contents(projects[""] / "site"), packed(projects[""], NO_ADDRESS)):
        for name, text in files.items():
            assert not HERE.search(text), name
            assert {*HOST.findall(text)} <= typed(projects[""]) | NAMES, name


def test_without_an_address_nothing_is_said_that_needs_one(projects):
    found = contents(projects[""] / "site")
    assert not [name for name in found if name.endswith("sitemap.xml")]
    assert b"Sitemap" not in found["robots.txt"]
    assert b"Canonical" not in found[".well-known/security.txt"]
    for text in found.values():
        assert b'rel="canonical"' not in text
        assert b'rel="alternate"' not in text
        assert b"og:url" not in text


def test_without_an_address_an_entry_and_its_print_name_the_path_and_say_what_it_follows(projects):
    found = contents(projects[""] / "site")
    for root in ("", "en/"):
        text = next(page for name, page in found.items() if name.startswith(f"{root}lower/") and b'id="source"' in page)
        page = text.decode()
        path = re.search(r'<a href="\./" dir="ltr">(/[^<]*)</a>', page)[1]
        assert f"{path.removeprefix('/')}index.html" in found
        assert f'<bdi dir="ltr">{path}</bdi>' in page
    dataset = load(projects[""] / "data").dataset
    for key in ("entry.path",):
        assert dataset.label(key)["de"] in found[ENTRY].decode()


def test_in_a_folder_of_a_host_everything_begins_with_it(projects):
    root, below = (contents(projects[address] / "site") for address in (ROOT, BELOW))
    assert root.keys() == below.keys()
    for name, text in below.items():
        assert not HERE.search(text), name
        if not name.endswith(("404.html", ".odt", MANIFEST)):
            assert text == root[name].replace(ROOT.encode(), BELOW.encode()), name
        assert all(path.startswith(b"/konzept/") for path in OWN.findall(text)), name
    assert OWN.findall(below["404.html"])
    readme = packed(projects[BELOW], BELOW)[f"{offline.FOLDER}/{offline.README}"].decode()
    assert BELOW in readme
    assert f"{BELOW}en/" in readme


@pytest.mark.parametrize("address", [None, "https://operator.example/konzept/"])
def test_the_preview_stands_in_for_the_sites_address_and_names_none_where_there_is_none(tmp_path, address, monkeypatch):
    monkeypatch.delenv("KONZEPT_URL", raising=False)
    project = write(tmp_path / "project")
    if address:
        (project / "data/operator/site.yml").write_text(f'site_address: "{address}"\n', encoding="utf-8")
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    live = LiveSite(job, "http://127.0.0.1:8123/", Reporter(LANGUAGES[0], [].append))
    page = live.answer(f"/{ENTRY.removesuffix('index.html')}").body
    live.close()
    assert (b'rel="canonical" href="http://127.0.0.1:8123/' in page) == bool(address)
    assert bool(HERE.search(page)) == bool(address)
    assert b"operator.example" not in page
