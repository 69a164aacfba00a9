"""How often two proposals that change different texts of one file, and record both translations, collide in git.

`python -m bench.merges`: forty measures and forty files of labels of the real data, in a repository of their own.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from konzept.read.load import load
from konzept.read.rewriting import replace_file
from konzept.translation.ledger import ledger
from konzept.translation.recording import Recording, marks, write
from konzept.translation.segments import TranslatedFile

ROOT = Path(__file__).resolve().parent.parent
TRIALS = 40
AUTHOR = ("-c", "user.name=x", "-c", "user.email=x@example.org")


def main() -> None:
    dataset = load(ROOT / "data").dataset
    if dataset is None:
        raise SystemExit("the data are broken: run `make check`")
    drawn = random.Random(1)  # noqa: S311 - no secret
    files = ledger(dataset).files
    for name, chosen in (
        ("measures", [one for one in files if one.kind == "measure"]),
        ("labels", [one for one in files if one.file.startswith("ui/")]),
    ):
        usable = [one for one in chosen if len(set(_texts(one))) > 1]
        tried = [(file, drawn.sample(sorted(set(_texts(file))), 2)) for file in drawn.choices(usable, k=TRIALS)]
        conflicts = sum(_collides(file, *texts) for file, texts in tried)
        print(f"{name}: {conflicts} of {len(tried)} in conflict")


def _texts(file: TranslatedFile) -> Sequence[str]:
    """The first lines of those texts whose first line stands once in the file, so that a trial can find it again."""
    written = (ROOT / "data" / file.file).read_text("utf-8")
    first = [one.text.partition("\n")[0] for one in file.segments]
    return [one for one in first if written.count(one) == 1]


def _collides(file: TranslatedFile, one: str, other: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="konzept-merges-") as name:
        folder = Path(name)
        path = folder / file.file
        replace_file(path, (ROOT / "data" / file.file).read_bytes())
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _record(path, file, "", "")
        _commit(folder)
        for branch, text in (("one", one), ("other", other)):
            _git(folder, "checkout", "--quiet", "-b", branch, "main")
            _record(path, file, text, f"Neu: {text}")
            _commit(folder)
        return _git(folder, "merge", "--quiet", "--no-edit", "one", check=False) != 0


def _record(path: Path, file: TranslatedFile, old: str, new: str) -> None:
    """Changes a text in a file, and records that all its translations suit."""
    text = path.read_text("utf-8")
    replace_file(path, (text.replace(old, new) if old else text).encode("utf-8"))
    now = tuple(one._replace(text=one.text.replace(old, new)) if old else one for one in file.segments)
    changed = TranslatedFile(file.type, file.name, file.file, file.kind, file.languages, now, file.recorded)
    write(path, changed, marks(changed, [Recording(changed, language, now) for language in file.languages]))


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, *AUTHOR, "commit", "--quiet", "--message=x")


def _git(folder: Path, *arguments: str, check: bool = True) -> int:
    command = ["git", "-C", str(folder), *(AUTHOR if arguments[0] == "merge" else ()), *arguments]
    return subprocess.run(command, check=check, capture_output=True).returncode


if __name__ == "__main__":
    main()
