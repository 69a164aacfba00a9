"""A world is frozen, changed, corrected and frozen again: what was published stays, and only what changed is told."""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.cli.app import main
from konzept.model.dataset import Dataset
from konzept.publish.downloads import downloads
from konzept.publish.feeds import feeds
from konzept.publish.frozen_files import frozen_files
from tests.support.sites import main_of, site_of, sites_of
from tests.support.small_project import write

FIRST, SECOND = "2026-01", "2026-02"
TODAY = datetime.date(2026, 3, 1)
MEASURE = "lower/measures/M-5.1.2.yml"
ATOM = "{http://www.w3.org/2005/Atom}"
CHANGE = """\
kind: {kind}
entries: [{entry}]
what: {{de: "Die Zahl der Plätze ist berichtigt.", en: "The number of places has been corrected."}}
why: {{de: "Es stand <b>eine andere</b> da.", en: "Another one stood there."}}
documents: [report-2018]
"""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def freeze(data: Path, edition: str, day: str) -> int:
    return main(["edition", edition, "--data", str(data), "--today", day, "--lang", "en"])


def problems(data: Path) -> dict[str, str]:
    """What the check says, by code."""
    return {one.code: one.message("en") for one in check(data, today=TODAY).problems if not one.code.startswith("outd")}


def dataset(data: Path) -> Dataset:
    found = check(data, today=TODAY)
    assert found.dataset is not None, [(one.file, one.message("en")) for one in found.problems]
    return found.dataset


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions; the second has a measure with another text and a correction, and after it comes another one."""
    data = write(tmp_path_factory.mktemp("story") / "project") / "data"
    assert freeze(data, FIRST, "2026-01-15") == 0
    edit(
        data / MEASURE, "Mindestens zwölf Kursplätze: der ganze Text.", "Mindestens zwölf Kursplätze, das ist der Text."
    )
    (data / "changes").mkdir()
    (data / "changes/2026-02-01-places.yml").write_text(CHANGE.format(kind="correction", entry="M-5.1.2"), "utf-8")
    main(["translated", "--all", "--data", str(data)])
    assert freeze(data, SECOND, "2026-02-15") == 0
    edit(data / "lower/goals/K-1.yml", "title_origin: editorial", "title_origin: printed")
    (data / "changes/2026-02-20-title.yml").write_text(CHANGE.format(kind="wording", entry="K-1"), "utf-8")
    main(["translated", "--all", "--data", str(data)])
    return data


@pytest.fixture
def copy(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(story.parent, tmp_path / "project")) / "data"


def test_an_edition_holds_the_concepts_with_their_anchors_and_all_that_the_site_is_made_from(story):
    page = (story / "editions" / FIRST / "en/lower.html").read_text("utf-8")
    assert 'id="M-5.1.2"' in page
    assert "At least twelve course places: the full text." in page
    assert "if there is money" in page
    assert 'href="../upper/#Z-1"' in page
    archive = zipfile.ZipFile(story / "editions" / FIRST / "konzept.zip")
    assert {"konzept.json", f"data/{MEASURE}", "data/ui/routes.yml"} <= set(archive.namelist())
    assert not [one for one in archive.namelist() if "editions/" in one]
    assert b"der ganze Text" in archive.read(f"data/{MEASURE}")


def test_the_same_world_is_frozen_to_the_same_bytes(story, tmp_path):
    again = write(tmp_path / "project") / "data"
    assert freeze(again, FIRST, "2026-01-15") == 0
    for file in sorted((again / "editions").rglob("*.*")):
        if file.is_file():
            assert file.read_bytes() == (story / file.relative_to(again)).read_bytes(), file.name


def test_a_hash_is_no_telephone_number(copy):
    before, record = set(problems(copy)), copy / "editions" / f"{FIRST}.yml"
    record.write_text(re.sub(r"(sha256: \W?)\w{9}", r"\g<1>046249836", record.read_text("utf-8"), count=1), "utf-8")
    assert set(problems(copy)) == {*before, "edition-file-changed"}


def test_a_published_file_that_changes_by_a_byte_is_an_error(copy):
    page = copy / "editions" / FIRST / "de/lower.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert "de/lower.html” of edition “2026-01” is no longer" in problems(copy)["edition-file-changed"]
    page.unlink()
    assert "lacks the file “de/lower.html”" in problems(copy)["edition-file-missing"]
    (copy / "editions" / SECOND / "more.txt").write_text("x")
    assert "more.txt" in problems(copy)["edition-file-unknown"]
    (copy / "editions" / f"{SECOND}.yml").unlink()
    assert SECOND in problems(copy)["edition-without-record"]


def test_an_id_is_given_once_and_nothing_is_written_for_bad_data(copy, capsys):
    before = sorted(copy.rglob("*"))
    assert freeze(copy, FIRST, "2026-03-01") == 1
    assert "Take another id" in capsys.readouterr().err
    assert freeze(copy, "../x", "2026-03-01") == 2
    edit(copy / MEASURE, "fields: [language]", "fields: [nothing]")
    assert freeze(copy, "2026-03", "2026-03-01") == 1
    assert sorted(copy.rglob("*")) == before


def test_the_page_of_changes_says_what_came_and_went_and_why(story):
    page = main_of(site_of(dataset(story), "de", TODAY), "changes")
    assert "<del>Kursplätze:</del> <ins>Kursplätze, das ist</ins> der <del>ganze</del> Text." in page
    assert "Es stand &lt;b&gt;eine andere&lt;/b&gt; da." in page
    assert page.count("change-2026-02-01-places") == 1
    assert (
        page.index("Seit der letzten Ausgabe") < page.index("change-2026-02-20-title") < page.index("Ausgabe 2026-02")
    )
    english = main_of(site_of(dataset(story), "en", TODAY), "changes")
    assert "Changed in another language: Text, Deutsch" in english


def told(data: Path, place: str) -> list[tuple[str, str, str]]:
    root = ET.fromstring(feeds(site_of(dataset(data), "en", TODAY))[place]())  # noqa: S314 – our own
    return [
        tuple(entry.findtext(ATOM + name) for name in ("id", "title", "updated")) for entry in root.iter(f"{ATOM}entry")
    ]


def test_feeds_tell_only_what_changed_for_whoever_subscribes(story):
    titles = {place: [title for _, title, _ in told(story, place)] for place in feeds(site_of(dataset(story), "en"))}
    places, wording = (f"{kind}: The number of places has been corrected." for kind in ("Correction", "Wording"))
    assert titles["changes/feed.xml"] == [wording, "Edition 2026-02", places, "Edition 2026-01"]
    assert titles["changes/corrections.xml"] == [places]
    assert titles["lower/feed.xml"] == [wording, "Edition 2026-02", places]
    assert titles["upper/feed.xml"] == []
    assert titles["actors/DISTRICT/feed.xml"] == [wording, "Edition 2026-02", places]
    assert titles["actors/SCHOOL/feed.xml"] == []


def test_what_was_told_keeps_its_name_and_its_day(copy):
    before = told(copy, "changes/feed.xml")
    edit(copy / "changes/2026-02-20-title.yml", "Another one stood there.", "Something else stood there.")
    main(["translated", "--all", "--data", str(copy)])
    edit(copy / "lower/measures/M-5.1.2.yml", "das ist der Text", "das bleibt der Text")
    assert freeze(copy, "2026-03", "2026-03-01") == 0
    assert told(copy, "changes/feed.xml")[1:] == before
    assert len({name for name, _, _ in told(copy, "changes/feed.xml")}) == len(before) + 1


def test_a_change_that_names_what_did_not_change_is_an_error(copy, capsys):
    (copy / "changes/2026-02-21-nothing.yml").write_text(CHANGE.format(kind="wording", entry="M-5.1.2"), "utf-8")
    main(["translated", "--all", "--data", str(copy)])
    assert "still as it is in edition “2026-02”" in problems(copy)["change-unchanged"]
    assert freeze(copy, "2026-03", "2026-03-01") == 1
    (copy / "changes/2026-02-21-nothing.yml").rename(copy / "changes/2026-02-10-nothing.yml")
    assert "change-unchanged" not in problems(copy)
    edit(copy / "changes/2026-02-10-nothing.yml", "[M-5.1.2]", "[Z-1]")
    assert "as it is in edition “2026-01”" in problems(copy)["change-unchanged"]


def test_a_correction_stands_on_the_entry(story):
    page = main_of(site_of(dataset(story), "en", TODAY), "entry:M-5.1.2")
    assert "Another one stood there." in page
    assert "Another one" not in main_of(site_of(dataset(story), "en", TODAY), "entry:K-1")


def test_a_withdrawn_edition_says_so_on_each_page_and_a_removed_one_answers_for_ever(copy):
    kept = (copy / "editions" / FIRST / "en/lower.html").read_bytes()
    record = copy / "editions" / f"{FIRST}.yml"
    edit(
        record, "status: published", 'status: withdrawn\nreason: {de: "Falsch.", en: "Wrong."}\nreplaced_by: "2026-02"'
    )
    main(["translated", "--all", "--data", str(copy)])

    def served(name: str) -> bytes:
        return frozen_files(copy, sites_of(dataset(copy)))[name]()

    page = f"en/editions/{FIRST}/lower/index.html"
    assert b"This edition has been withdrawn.</strong> Wrong." in served(page)
    assert served(page).replace(
        served(page)[served(page).index(b"<div class=") : served(page).index(b"</div>") + 6], b""
    ) == kept.replace(b"<!-- status -->", b"")
    assert served(f"en/editions/{SECOND}/lower/index.html") == (copy / f"editions/{SECOND}/en/lower.html").read_bytes()
    edit(record, "status: withdrawn", "status: removed")
    assert "edition-file-unknown" in problems(copy)
    shutil.rmtree(copy / "editions" / FIRST)
    assert b"This edition has been removed.</strong> Wrong." in served(page)
    assert b'"deleted": true' in served(f"data/editions/{FIRST}/removed.json")
    assert "This edition has been removed." in main_of(site_of(dataset(copy), "en"), f"edition:{FIRST}")


def test_what_is_served_is_what_the_record_says(story):
    world = dataset(story)
    files = frozen_files(story, sites_of(world))
    for edition in world.editions.values():
        listed = {one.name: one.sha256 for one in edition.files}
        served = {
            f"data/editions/{edition.id}/{name}" if "/" not in name and name != "edition.css" else None: sha256
            for name, sha256 in listed.items()
        }
        for name, sha256 in served.items():
            if name:
                assert hashlib.sha256(files[name]()).hexdigest() == sha256
        page = main_of(site_of(world, "en"), f"edition:{edition.id}")
        assert all(sha256 in page for name, sha256 in served.items() if name)
        assert 'href="lower/"' in page


def test_without_an_edition_pages_say_so_and_feeds_are_empty(small_world):
    site = site_of(small_world, "en")
    assert "no edition of this site yet" in main_of(site, "changes")
    assert "There is no edition yet" in main_of(site, "editions")
    made = {name: make() for name, make in downloads(site).items() if name.endswith(".xml")}
    assert all(ET.parse(io.BytesIO(one)).find(f"{ATOM}entry") is None for one in made.values())  # noqa: S314 – our own
    assert len(set(made.values())) == len(made)


def test_a_page_is_cited_by_its_address_in_the_last_edition(story):
    page = main_of(site_of(dataset(story), "en"), "entry:M-5.1.2")
    assert "https://example.org/en/editions/2026-02/lower/#M-5.1.2</a>" in page
    assert 'href="../../../editions/2026-02/lower/#M-5.1.2"' in page
    assert "editions/2026-02" not in main_of(site_of(dataset(story), "en"), "glossary").split('class="cite"')[1]
