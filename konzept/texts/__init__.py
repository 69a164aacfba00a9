"""Everything the program says to people who work on the data."""
