"""The authority's own document beside our rendering: found, read with care, cut by its sections, and compared.

A document is text that somebody exported from a PDF or a word processor.  It is data like all others: nothing in it is
ever Markdown, HTML or a template.
"""

LANGUAGE = "de"
"""The language of the official documents."""
