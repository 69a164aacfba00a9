"""`python -m bench.mutations`: mutates the real data and prints how well each mutation was reported."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.mutations.trial import Laboratory, Verdict, mutations, originals

PROJECT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="konzept-mutations-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(options.data, data)
        laboratory = Laboratory(data)
        verdicts = []
        for mutation in mutations(originals(data), options.each, options.seed, options.only):
            verdicts.append(laboratory.run(mutation))
            if options.failures and not verdicts[-1].good:
                print(failure(verdicts[-1]), flush=True)
    print(table(verdicts))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutations", description="Mutate the data, judge the check.")
    parser.add_argument("--data", type=Path, default=PROJECT / "data")
    parser.add_argument("--each", type=int, default=6, help="mutations per category (default: 6)")
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--only", default="", help="only categories whose name holds this")
    parser.add_argument("--failures", action="store_true", help="show what was not reported as it should be")
    return parser.parse_args()


def failure(verdict: Verdict) -> str:
    """One mutation that was not reported as it should be, with what was said."""
    mutation = verdict.mutation
    wanted = f"{sorted(mutation.named())}:{sorted(mutation.lines)[:4]} {sorted(mutation.codes)}"
    said = [f"    {p.file}:{p.line} {p.code} {p.message('de')} / {p.advice('de')}" for p in verdict.said[:4]]
    more = f"    … {len(verdict.said)}" if len(verdict.said) > 4 else ""
    return "\n".join([f"{mutation.category}: {wanted}", *said, more, verdict.crash]).rstrip()


def table(verdicts: Sequence[Verdict]) -> str:
    """A line per category: how many, at the right line, with one message, in clear words; the slowest in seconds."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.mutation.category, []).append(verdict)
    rows = [_row(name, group) for name, group in groups.items()]
    head = f"{'category':36} {'n':>4} {'right line':>10} {'one message':>11} {'clear':>6} {'good':>5} {'max s':>6}"
    return "\n".join([head, *rows, _row("all", verdicts)])


def _row(name: str, group: Sequence[Verdict]) -> str:
    right, single, clear, good = (
        sum(getattr(verdict, what) for verdict in group) for what in ("right_place", "single", "clear", "good")
    )
    slowest = max(verdict.seconds for verdict in group)
    return f"{name:36} {len(group):4} {right:10} {single:11} {clear:6} {good:5} {slowest:6.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
