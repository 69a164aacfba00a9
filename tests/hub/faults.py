"""What may be wrong with a harvest: what is done to a published folder, and the reason that has to be given for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from konzept.publish.open_data.manifest import MANIFEST
from tests.support.published import change, list_again, replace

MEASURE = "measures/M-5.1.2.json"
INDEX = "index.json"


class HarvestFault(NamedTuple):
    """`spoil` is done to the folder of a county; the refusal names `file` (`{county}`: its id) and `code`."""

    spoil: Callable[[Path], object]
    file: str
    code: str


def record(**fields: Any) -> Callable[[Path], None]:
    """Gives a measure other fields."""
    return lambda folder: change(folder, MEASURE, lambda one: one["record"].update(fields))


def index(**fields: Any) -> Callable[[Path], None]:
    return lambda folder: change(folder, INDEX, lambda one: one.update(fields))


def text(words: str) -> Callable[[Path], None]:
    return record(title={"de": words, "en": words})


def page(address: str) -> Callable[[Path], None]:
    """Gives a measure another address, in which `{county}` stands for the county's."""
    return lambda folder: change(
        folder, MEASURE, lambda one: one["pages"].update(de=address.format(county=f"https://{folder.name}.example"))
    )


def whole(content: str | bytes, name: str = MEASURE) -> Callable[[Path], None]:
    return lambda folder: replace(folder, name, content)


def listed(line: str) -> Callable[[Path], object]:
    return lambda folder: (folder / MANIFEST).write_text((folder / MANIFEST).read_text("utf-8") + line, "utf-8")


def records(ids: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    """Gives the index other ids of measures."""

    def changed(one: Any) -> None:
        one["kinds"]["measure"]["records"] = ids(one["kinds"]["measure"]["records"])

    return lambda folder: change(folder, INDEX, changed)


def cut(name: str) -> Callable[[Path], object]:
    """Cuts a file off, as a connection does that breaks."""
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:100])


def linked(folder: Path) -> None:
    """Puts a link to a file elsewhere in the place of a record."""
    secret = folder.parent.parent / f"secret-{folder.name}.json"
    shutil.copy(folder / MEASURE, secret)
    (folder / MEASURE).unlink()
    (folder / MEASURE).symlink_to(secret)


def pipe(folder: Path) -> None:
    (folder / MEASURE).unlink()
    os.mkfifo(folder / MEASURE)


def elsewhere(folder: Path) -> None:
    """Puts a link to a whole folder elsewhere in the place of the county's."""
    moved = folder.parent.parent / f"moved-{folder.name}"
    folder.rename(moved)
    folder.symlink_to(moved)


def emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def huge(folder: Path) -> None:
    """A file that says it is 5 GB, and takes no room on the disk."""
    with (folder / MEASURE).open("r+b") as file:
        file.truncate(5_000_000_000)


ONE = '{"kind": "measure", "id": "M-5.1.2", "pages": {"de": "https://lower.example/"}, '
FAULTS: dict[str, HarvestFault] = {
    "gone": HarvestFault(shutil.rmtree, "{county}", "gone"),
    "emptied": HarvestFault(emptied, MANIFEST, "missing"),
    "a file in its place": HarvestFault(lambda f: (shutil.rmtree(f), f.write_text("x")), ".", "no-folder"),
    "cut off": HarvestFault(cut(MEASURE), MEASURE, "other-sum"),
    "cut off and listed": HarvestFault(lambda f: (cut(MEASURE)(f), list_again(f)), MEASURE, "not-json"),
    "list cut off": HarvestFault(cut(MANIFEST), MANIFEST, "bad-line"),
    "a record missing": HarvestFault(lambda f: (f / MEASURE).unlink(), MEASURE, "missing"),
    "a record not listed": HarvestFault(records(lambda ids: [*ids, "M-9"]), MANIFEST, "not-listed"),
    "altered": HarvestFault(lambda f: (f / INDEX).write_text("{}"), INDEX, "other-sum"),
    "huge": HarvestFault(huge, MEASURE, "too-big"),
    "list huge": HarvestFault(listed("x" * 9_000_000), MANIFEST, "too-big"),
    "older": HarvestFault(index(changed="2026-01-31"), INDEX, "older"),
    "of tomorrow": HarvestFault(index(changed="2999-01-01"), INDEX, "day-ahead"),
    "without a day": HarvestFault(index(changed=None), INDEX, "no-day"),
    "no day at all": HarvestFault(index(changed="2026-02-31"), INDEX, "bad-day"),
    "version 2": HarvestFault(index(version=2), INDEX, "version"),
    "version in words": HarvestFault(index(version="1"), INDEX, "version"),
    "no version": HarvestFault(lambda f: change(f, INDEX, lambda one: one.pop("version")), INDEX, "no-field"),
    "of another county": HarvestFault(
        lambda f: (shutil.rmtree(f), shutil.copytree(f.parent / "auental", f)), INDEX, "other-county"
    ),
    "of the Land": HarvestFault(
        lambda f: change(f, f"concepts/{f.name}.json", lambda one: one["record"].update(level="land")),
        INDEX,
        "other-county",
    ),
    "another record": HarvestFault(lambda f: change(f, MEASURE, lambda o: o.update(id="M-1")), MEASURE, "other-record"),
    "script": HarvestFault(text("Kurs <script>alert(1)</script>"), MEASURE, "html"),
    "picture": HarvestFault(text("Kurs <IMG src=x onerror=alert(1)>"), MEASURE, "html"),
    "comment": HarvestFault(text("Kurs <!-- "), MEASURE, "html"),
    "right to left": HarvestFault(text("Kurs \u202egnp.exe"), MEASURE, "odd-character"),
    "right to left amid other oddities": HarvestFault(text("Ã¤ \u202egnp.exe"), MEASURE, "odd-character"),
    "NUL in a text": HarvestFault(text("Kurs \0"), MEASURE, "odd-character"),
    "half a character": HarvestFault(text("Kurs \ud800"), MEASURE, "odd-character"),
    "odd name": HarvestFault(record(**{"ti\u2066tle": "x"}), MEASURE, "odd-character"),
    "NUL bytes": HarvestFault(whole(b"\0" * 500), MEASURE, "not-text"),
    "other encoding": HarvestFault(whole('{"a": "ä"}'.encode("latin-1")), MEASURE, "not-text"),
    "deep lists": HarvestFault(whole(ONE + '"record": ' + "[" * 100_000 + "]" * 100_000 + "}"), MEASURE, "too-deep"),
    "rather deep": HarvestFault(whole(ONE + '"record": ' + "[" * 40 + "]" * 40 + "}"), MEASURE, "too-deep"),
    "key twice": HarvestFault(whole(ONE + '"record": {"title": 1, "title": 2}}'), MEASURE, "key-twice"),
    "giant number": HarvestFault(whole(ONE + '"record": {"position": ' + "9" * 9_000 + "}}"), MEASURE, "bad-number"),
    "infinity": HarvestFault(whole(ONE + '"record": {"position": 1e999}}'), MEASURE, "bad-number"),
    "no number": HarvestFault(whole(ONE + '"record": {"position": NaN}}'), MEASURE, "bad-number"),
    "no JSON": HarvestFault(whole("<html>404 Not Found</html>"), MEASURE, "not-json"),
    "a list for a record": HarvestFault(whole("[]"), MEASURE, "wrong-type"),
    "text for texts": HarvestFault(record(title="Kurs"), MEASURE, "wrong-type"),
    "list for a text": HarvestFault(record(title={"de": ["Kurs"]}), MEASURE, "wrong-type"),
    "empty text": HarvestFault(record(title={"de": " "}), MEASURE, "wrong-type"),
    "endless text": HarvestFault(text("Kurs " * 10_000), MEASURE, "wrong-type"),
    "no language": HarvestFault(record(title={}), MEASURE, "no-language"),
    "no title": HarvestFault(lambda f: change(f, MEASURE, lambda o: o["record"].pop("title")), MEASURE, "no-field"),
    "number for fields": HarvestFault(record(fields=7), MEASURE, "wrong-type"),
    "text for links": HarvestFault(record(links="Z-1"), MEASURE, "wrong-type"),
    "HTML in a reason": HarvestFault(
        record(links=[{"to": "Z-1", "type": "implements", "reason": {"de": "</li><h1>"}}]), MEASURE, "html"
    ),
    "deadline no day": HarvestFault(record(when={"text": {"de": "bald"}, "deadline": "bald"}), MEASURE, "bad-day"),
    "deadline that never comes": HarvestFault(
        record(when={"text": {"de": "bald"}, "deadline": "2020-02-31"}), MEASURE, "bad-day"
    ),
    "year 0": HarvestFault(record(when={"text": {"de": "bald"}, "deadline": "0000"}), MEASURE, "bad-day"),
    "day without its month": HarvestFault(index(changed="2026"), INDEX, "bad-day"),
    "way up in an id": HarvestFault(records(lambda _: ["../../secret"]), INDEX, "bad-id"),
    "absolute id": HarvestFault(records(lambda _: ["/etc/passwd"]), INDEX, "bad-id"),
    "number for an id": HarvestFault(records(lambda _: [7]), INDEX, "wrong-type"),
    "id twice": HarvestFault(records(lambda ids: [*ids, ids[0]]), INDEX, "id-twice"),
    "way up in the list": HarvestFault(listed(f"{'0' * 64}  ../secret.json\n"), MANIFEST, "bad-path"),
    "absolute in the list": HarvestFault(listed(f"{'0' * 64}  /etc/passwd\n"), MANIFEST, "bad-path"),
    "backslash in the list": HarvestFault(listed(f"{'0' * 64}  a\\b.json\n"), MANIFEST, "bad-path"),
    "two sums": HarvestFault(listed(f"{'0' * 64}  {MEASURE}\n"), MANIFEST, "listed-twice"),
    "link out": HarvestFault(linked, MEASURE, "outside"),
    "folder a link": HarvestFault(elsewhere, ".", "outside"),
    "a pipe": HarvestFault(pipe, MEASURE, "unreadable"),
    "runs a script": HarvestFault(page("javascript:alert(1)"), MEASURE, "bad-address"),
    "data for an address": HarvestFault(page("data:text/html,x"), MEASURE, "bad-address"),
    "no scheme": HarvestFault(page("//evil.example/"), MEASURE, "bad-address"),
    "name in an address": HarvestFault(page("{county}@evil.example/"), MEASURE, "bad-address"),
    "quote in an address": HarvestFault(page('{county}/"onclick="x'), MEASURE, "bad-address"),
    "another host": HarvestFault(page("https://evil.example/"), INDEX, "several-hosts"),
    "path only": HarvestFault(page("/lower/measures/M-5.1.2/"), MEASURE, "no-site"),
    "no page": HarvestFault(lambda f: change(f, MEASURE, lambda one: one.update(pages={})), MEASURE, "no-page"),
}  # fmt: skip
