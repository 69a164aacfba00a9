"""The archive for reading without a server: every link leads to a file, and the same site gives the same bytes."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html as lxml_html

from konzept.publish import offline
from konzept.publish.offline import readme
from tests.support.built_site import ADDRESS, ROOT, TODAY, copy_project
from tests.support.small_project import contents

BYTES_A_PAGE = 12_000  # on average, packed: the archive grows with its texts and with nothing else
LOADED = ("href", "src", "action", "data-index")
NAMING = ("canonical", "alternate")


def addresses(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """Every address in a page except those that only name a page on the net: in its head, and to be quoted."""
    for element in tree.iter("*"):
        if element.get("rel") not in NAMING:
            found = (element.get(name) for name in LOADED if element.get(name) is not None)
            yield from (one for one in found if not (element.tag == "a" and one.startswith(ADDRESS)))
        yield from json.loads(element.get("data-others", "{}")).values()


def dead_links(folder: Path) -> Iterator[str]:
    """The addresses of a folder's pages that name no file of the folder, or an anchor that is not there."""
    trees = {file: lxml_html.document_fromstring(file.read_bytes()) for file in sorted(folder.rglob("*.html"))}
    ids = {file: set(tree.xpath("//@id")) for file, tree in trees.items()}
    for file, tree in trees.items():
        for address in set(addresses(tree)):
            path, anchor = urldefrag(address)
            target = Path(os.path.normpath(file.parent / unquote(path.partition("?")[0]))) if path else file
            if not target.is_file() or not target.is_relative_to(folder):
                yield f"{file.relative_to(folder)}: no file {address}"
            elif anchor and unquote(anchor) not in ids[target]:
                yield f"{file.relative_to(folder)}: no anchor {address}"


@pytest.mark.data
def test_every_link_of_the_copy_leads_to_a_file(offline_copy):
    assert sum(1 for _ in offline_copy.folder.rglob("*.html")) == len(offline_copy.site.documents) - 2
    assert list(dead_links(offline_copy.folder)) == []


def test_a_dead_link_would_be_found(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="x"><a href="a/">a</a> <a href="a/index.html#y">b</a> <a href="#x">c</a>'
    )
    (tmp_path / "a/index.html").write_text('<a href="../../index.html">up</a> <a href="../index.html?q=1#x">fine</a>')
    assert sorted(dead_links(tmp_path)) == [
        "a/index.html: no file ../../index.html",
        "index.html: no anchor a/index.html#y",
        "index.html: no file a/",
    ]


def test_every_document_of_the_search_is_a_file(offline_copy):
    scripts = sorted(offline_copy.folder.rglob("search-index.js"))
    assert len(scripts) == len(offline_copy.site.dataset.languages)
    for script in scripts:
        text = script.read_text(encoding="utf-8").partition(" = ")[2].removesuffix(";\n")
        root = offline_copy.folder / json.loads(json.loads(text))["language"].replace("de", "")
        documents = json.loads(json.loads(text))["documents"]
        assert len(documents) > 200
        assert [one["url"] for one in documents if not (root / urldefrag(one["url"])[0]).is_file()] == []


def test_the_copy_holds_the_whole_site_but_for_what_only_servers_need(offline_copy):
    online = set(contents(offline_copy.site.folder))
    copied = {name.removeprefix(f"{offline.FOLDER}/") for name in offline_copy.names}
    gone = {Path(name).name for name in online - copied} - {"security.txt"}
    assert gone == {"404.html", "robots.txt", "sitemap.xml", "search-index.json", "search-texts.json"}
    assert {Path(name).name for name in copied - online} == {"README.txt", "search-index.js", "search-texts.js"}
    kept = [name for name in online & copied if not name.endswith((".html", "search.js"))]
    assert {"konzept.css", "konzept.js", "konzept.json"} <= {Path(name).name for name in kept}
    for name in kept:
        assert (offline_copy.folder / name).read_bytes() == (offline_copy.site.folder / name).read_bytes(), name


@pytest.mark.data
def test_the_archive_is_small_and_its_names_suit_every_system(offline_copy):
    assert len(offline_copy.archive) < BYTES_A_PAGE * len(offline_copy.site.documents)
    assert offline_copy.names == sorted(offline_copy.names)
    assert len({name.casefold() for name in offline_copy.names}) == len(offline_copy.names)
    assert max(map(len, offline_copy.names)) < 100
    assert [name for name in offline_copy.names if set(name) & set('<>:"\\|?*') or not name.isascii()] == []


@pytest.mark.parametrize(
    ("first", "day"), [("die Datei index.html", "1. März 2026"), ("the file en/index.html", "1 March 2026")]
)
def test_the_text_in_the_archive_says_what_to_open_and_from_when_it_is(offline_copy, first, day):
    text = (offline_copy.folder / "README.txt").read_bytes().decode()
    assert text.count("\n") == text.count("\r\n") > 8
    assert first in text
    assert day in text.replace("\u00a0", " ")
    assert ADDRESS in text


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPT_")}
    command = [sys.executable, "-m", "konzept", "offline", "--today", TODAY, "--lang", "en", *arguments]
    env = kept | {"PYTHONPATH": str(ROOT), "KONZEPT_URL": ADDRESS}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, encoding="utf-8", check=False)


def test_the_command_makes_the_same_bytes_from_another_build(small_site):
    project = small_site.data.parent
    before = {path.name for path in project.iterdir()}
    result = run(project)
    text = readme(small_site.dataset, ADDRESS, datetime.date.fromisoformat(TODAY))
    archive = offline.pack(small_site.folder, text)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (project / "konzept-offline.zip").read_bytes() == archive
    assert f"konzept-offline.zip, {len(archive) // 1000} kB" in result.stdout
    assert {path.name for path in project.iterdir()} - before == {"konzept-offline.zip"}
    assert zipfile.ZipFile(project / "konzept-offline.zip").testzip() is None


def test_broken_data_leave_the_last_archive_as_it_was(tmp_path):
    project = copy_project(tmp_path / "project", linked=("content",))
    (project / "data/operator").mkdir(parents=True)
    (project / "data/operator/site.yml").write_text("name: [\n")
    (project / "konzept-offline.zip").write_bytes(b"the last one")
    assert run(project).returncode == 1
    assert (project / "konzept-offline.zip").read_bytes() == b"the last one"


def test_what_is_no_archive_is_never_written_over(tmp_path):
    project = copy_project(tmp_path / "project")
    (project / "folder.zip").mkdir()
    for name in ("notes.txt", "folder.zip"):
        result = run(project, "--output", name)
        assert result.returncode == 2
        assert "is no name for an archive" in result.stderr
