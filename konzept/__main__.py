"""The command line: `python -m konzept <command>`."""

from __future__ import annotations

import sys

from konzept.cli.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
