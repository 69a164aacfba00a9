"""Measures builds, edits, checks, pages and the search beside others: see docs/bench.md."""
