"""The answer sheet: what is to be reported on a concept's measures in a year, as a table to be filled in and read back.

One row is a measure in a year, one cell a field of its record.  What is exported, filled in and read back gives the
same sheet when it is exported once more.
"""
