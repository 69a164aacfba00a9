"""`python -m tests.mutation`: mutates the real data and prints how well each mutation was reported."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.trial import PROJECT, DataCopy, Result, data_files, mutations


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="konzept-mutations-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(options.data, data)
        copy = DataCopy(data)
        results = []
        for mutation in mutations(data_files(data), options.each, options.seed, options.only):
            results.append(copy.run(mutation, build=options.build))
            if options.failures and not results[-1].good:
                print(failure(results[-1]), flush=True)
    print(table(results))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Mutate the data, judge the check.")
    parser.add_argument("--data", type=Path, default=PROJECT / "data")
    parser.add_argument("--each", type=int, default=6, help="mutations per category (default: 6)")
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--only", default="", help="only categories whose name holds this")
    parser.add_argument("--failures", action="store_true", help="show what was not reported as it should be")
    parser.add_argument("--build", action="store_true", help="build each time as well: it has to end in a sentence")
    return parser.parse_args()


def failure(result: Result) -> str:
    """One mutation that was not reported as it should be, with what was reported instead."""
    mutation = result.mutation
    wanted = f"{sorted(mutation.named())}:{sorted(mutation.lines)[:4]} {sorted(mutation.codes)}"
    reported = [f"    {p.file}:{p.line} {p.code} {p.message('de')} / {p.advice('de')}" for p in result.problems[:4]]
    more = f"    … {len(result.problems)}" if len(result.problems) > 4 else ""
    return "\n".join([f"{mutation.category}: {wanted}", *reported, more, result.crash]).rstrip()


def table(results: Sequence[Result]) -> str:
    """A line per category: how many, at the right line, with one message, in clear words; the slowest in seconds."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.mutation.category, []).append(result)
    rows = [_row(name, group) for name, group in groups.items()]
    head = f"{'category':36} {'n':>4} {'right line':>10} {'one message':>11} {'clear':>6} {'good':>5} {'max s':>6}"
    return "\n".join([head, *rows, _row("all", results)])


def _row(name: str, group: Sequence[Result]) -> str:
    right, single, clear, good = (
        sum(getattr(result, what) for result in group) for what in ("right_place", "single", "clear", "good")
    )
    slowest = max(result.seconds for result in group)
    return f"{name:36} {len(group):4} {right:10} {single:11} {clear:6} {good:5} {slowest:6.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
