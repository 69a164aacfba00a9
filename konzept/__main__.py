"""The command line: `python -m konzept <command>`, one of `COMMANDS`."""

from __future__ import annotations

import importlib
import io
import sys

COMMANDS = {
    "check": "konzept.cli.check",
    "build": "konzept.cli.build",
    "serve": "konzept.cli.serve",
    "offline": "konzept.cli.offline",
    "readability": "konzept.cli.readability",
    "schemas": "konzept.cli.schemas",
    "new": "konzept.cli.new",
    "fix": "konzept.cli.fix",
    "sources": "konzept.cli.sources",
    "translated": "konzept.cli.translated",
    "changes": "konzept.cli.changes",
}


def main(argv: list[str]) -> int:
    """Hands over to the command; only its own module is imported, so that a check starts fast."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without quotation marks still gets its report
    if not argv or argv[0] not in COMMANDS:
        asked = bool(argv) and argv[0] in ("-h", "--help")
        usage = f"Aufruf / usage: python -m konzept {'|'.join(COMMANDS)} [--help]"
        print(usage, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    code: int = importlib.import_module(COMMANDS[argv[0]]).main(argv[1:])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
