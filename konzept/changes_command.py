"""`python -m konzept changes BASE [HEAD]`: what a proposal changes for readers, as one comment in Markdown."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from konzept.changes import sides
from konzept.changes.comment import comment
from konzept.messages import LANGUAGES

_USAGE = "python -m konzept changes BASE [HEAD] [--lang de|en] [--preview URL] [--output FILE]"
_NOT_UNDERSTOOD = {
    "de": "Das lässt sich nicht ausführen: {asked}\nAufruf: {usage}",
    "en": "This cannot be done: {asked}\nUsage: {usage}",
}
_NO_REVISION = {
    "de": "Git kennt „{name}“ nicht. Nennen Sie einen Zweig oder einen Commit, zum Beispiel main.",
    "en": "Git does not know “{name}”. Name a branch or a commit, for example main.",
}
_NO_ADDRESS = {
    "de": "„{name}“ ist keine Adresse für eine Vorschau: Sie beginnt mit https:// und enthält kein Leerzeichen.",
    "en": "“{name}” is no address of a preview: it begins with https:// and holds no space.",
}


class _Parser(argparse.ArgumentParser):
    """A parser that leaves it to us to answer in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise _BadUsage(message)


class _BadUsage(Exception):
    """The command line makes no sense."""


def main(argv: list[str]) -> int:
    """The exit code: 0 for a comment, 2 for bad usage; what the check finds does not change it."""
    try:
        options = _parser().parse_args(argv)
    except _BadUsage:
        language = "en" if "en" in argv or "--lang=en" in argv else LANGUAGES[0]
        print(_NOT_UNDERSTOOD[language].format(asked=" ".join(argv), usage=_USAGE), file=sys.stderr)
        return 2
    if options.preview and not _is_address(options.preview):
        print(_NO_ADDRESS[options.lang].format(name=options.preview), file=sys.stderr)
        return 2
    try:
        text = _made(Path.cwd(), options)
    except sides.NoSuchRevision as unknown:
        print(_NO_REVISION[options.lang].format(name=unknown), file=sys.stderr)
        return 2
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


def _made(project: Path, options: argparse.Namespace) -> str:
    """The comment; a side that is a commit is unpacked into a temporary folder."""
    base = sides.resolve(project, options.base)
    head = sides.resolve(project, options.head) if options.head else None
    base = sides.common_ancestor(project, base, head or "HEAD")
    with tempfile.TemporaryDirectory(prefix="konzept-changes-") as folder:
        old, new = Path(folder) / "old", Path(folder) / "new" if head else project
        sides.unpack(project, base, old)
        if head:
            sides.unpack(project, head, new)
        elsewhere = sides.changed_elsewhere(project, base, head)
        return comment(sides.side(old), sides.side(new), options.lang, options.preview, elsewhere)


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(sign in text for sign in " <>\n\t")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m konzept changes",
        description="Was sich für Leserinnen und Leser ändert / what changes for readers",
        allow_abbrev=False,
    )
    parser.add_argument("base", metavar="BASE")
    parser.add_argument("head", metavar="HEAD", nargs="?", default="")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--preview", default="", metavar="URL")
    parser.add_argument("--output", type=Path, metavar="FILE")
    return parser
