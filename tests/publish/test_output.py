"""Where the site is put: through a link, into a folder that is mounted elsewhere, onto a full disk."""

from __future__ import annotations

import datetime
import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from konzept.publish import assemble, recipe
from konzept.publish.job import BuildJob
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES, tell
from tests.support.small_project import contents, environment, run, write

# In bytes for each file: too little for the data, which the build itself writes, and for a style of each language.
LITTLE_ROOM, MORE_ROOM = 6_000, 30_000


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


@pytest.fixture
def site(tmp_path):
    """A folder that holds an old site, and beside it the scratch folder with a new one."""
    for name, text in {"site/a/x": "old", "site/gone": "old", "scratch/new/a/x": "new", "scratch/new/b": "new"}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


def swap(site: Path) -> None:
    scratch = site.parent / "scratch"
    assemble.swap(scratch / "new", site, scratch)


def test_the_folder_stays_and_holds_the_new_site_alone(site):
    mounted = os.open(site, os.O_RDONLY)
    swap(site)
    assert contents(site) == {"a/x": b"new", "b": b"new"}
    assert sorted(os.listdir(mounted)) == ["a", "b"]  # noqa: PTH208 – the folder itself, whatever its name leads to now
    os.close(mounted)


@pytest.mark.parametrize("rename", range(4))
def test_a_rename_that_fails_brings_the_whole_old_site_back(site, monkeypatch, rename):
    before, real, done = contents(site), Path.rename, []

    def fails_once(path: Path, target: Path) -> Path:
        done.append(path)
        if len(done) == rename + 1:
            raise OSError(errno.EBUSY, "busy", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", fails_once)
    with pytest.raises(OSError, match="busy"):
        swap(site)
    assert contents(site) == before


def test_a_link_is_followed_and_stays(project):
    old = project / "webroot/old"
    old.mkdir(parents=True)
    (project / "site").symlink_to("webroot/old")
    result = run(project, "build")
    assert result.returncode == 0, result.stderr
    assert (project / "site").readlink() == Path("webroot/old")
    assert (old / "en/index.html").is_file()
    assert "webroot/old/" in result.stdout
    assert [path.name for path in old.parent.iterdir()] == ["old"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("inside", ["", "/data"])
def test_a_mount_point_is_refused_with_what_to_do(tmp_path, monkeypatch, language, inside):
    mounts = tmp_path / "mountinfo"
    output = tmp_path / "my site"
    point = f"{output}{inside}".replace(" ", "\\040")
    mounts.write_text(f"22 1 0:21 / /proc rw - proc proc rw\n36 25 0:30 / {point} rw,relatime - tmpfs tmpfs rw\n")
    monkeypatch.setattr(assemble, "_MOUNTS", mounts)
    job = BuildJob(tmp_path, tmp_path, tmp_path, datetime.date(2026, 1, 1), output)
    with pytest.raises(Refused) as refused:
        recipe.refuse_output(job, Reporter(language))
    folder = Path(f"{output}{inside}")
    assert str(refused.value) == tell("build.mounted", language, folder=folder, inside=folder / "html")


def test_the_root_is_a_mount_point_and_a_fresh_folder_is_none(tmp_path):
    assert assemble.mounted(Path("/"))
    assert not assemble.mounted(tmp_path)
    assert not assemble.mounted(tmp_path / "site")


@pytest.mark.parametrize(
    ("command", "language", "room"),
    [
        ("build", "de", LITTLE_ROOM),
        ("build", "en", MORE_ROOM),
        ("offline", "de", MORE_ROOM),
        ("offline", "en", LITTLE_ROOM),
    ],
)
def test_a_full_disk_is_one_sentence_and_costs_nothing(project, command, language, room):
    (project / "site/data").mkdir(parents=True)
    (project / "site/data/konzept.json").write_text("{}")
    (project / "konzept-offline.zip").write_text("old")
    before = {path for path in project.iterdir() if path.name != ".build"}
    done = subprocess.run(
        [sys.executable, "-m", "konzept", command, "--lang", language], cwd=project, env=environment(), check=False,
        capture_output=True, encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert said.count(tell("disk.full", language, file=project)) == 1
    assert "Traceback" not in said
    assert {path for path in project.iterdir() if path.name != ".build"} == before
    assert contents(project / "site") == {"data/konzept.json": b"{}"}
    assert (project / "konzept-offline.zip").read_text() == "old"
