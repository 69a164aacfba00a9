"""The real data mutated in hundreds of ways, and what the checker says about each: see `python -m bench.mutations`."""
