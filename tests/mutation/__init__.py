"""The real data mutated in hundreds of ways, and what the check says about each: see `python -m tests.mutation`."""
