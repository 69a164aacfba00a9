"""`python -m konzept changes BASE [HEAD]`: what a proposal changes for readers, as one comment in Markdown."""

from __future__ import annotations

from pathlib import Path

from konzept.changes.comment import comment
from konzept.changes.revisions import NoSuchRevision, both_revisions
from konzept.cli.parser import Parser, complain

_USAGE = "python -m konzept changes BASE [HEAD] [--lang de|en] [--preview URL] [--output FILE]"
_NO_REVISION = {
    "de": "Git kennt „{name}“ nicht. Nennen Sie einen Zweig oder einen Commit, zum Beispiel main.",
    "en": "Git does not know “{name}”. Name a branch or a commit, for example main.",
}
_NO_ADDRESS = {
    "de": "„{name}“ ist keine Adresse für eine Vorschau: Sie beginnt mit https:// und enthält kein Leerzeichen.",
    "en": "“{name}” is no address of a preview: it begins with https:// and holds no space.",
}


def main(argv: list[str]) -> int:
    """The exit code: 0 for a comment, 2 for bad usage; what the check finds does not change it."""
    options = _parser().understand(argv, _USAGE)
    if options is None:
        return 2
    if options.preview and not _is_address(options.preview):
        complain(_NO_ADDRESS[options.lang].format(name=options.preview))
        return 2
    try:
        with both_revisions(Path("data"), options.base, options.head) as (old, new, elsewhere):
            text = comment(old, new, options.lang, options.preview, elsewhere)
    except NoSuchRevision as unknown:
        complain(_NO_REVISION[options.lang].format(name=unknown))
        return 2
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(sign in text for sign in " <>\n\t")


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept changes",
        description="Was sich für Leserinnen und Leser ändert / what changes for readers",
        allow_abbrev=False,
    )
    parser.add_argument("base", metavar="BASE")
    parser.add_argument("head", metavar="HEAD", nargs="?", default="")
    parser.add_language()
    parser.add_argument("--preview", default="", metavar="URL")
    parser.add_argument("--output", type=Path, metavar="FILE")
    return parser
