"""A hand-written page falls into its front matter and its text."""

from __future__ import annotations

import pytest

from konzept.read.front_matter import split_front_matter


def test_only_the_first_two_lines_of_dashes_count():
    assert split_front_matter("---\na: b\n---\n\nText\n---\nmehr\n") == ("a: b\n", "\nText\n---\nmehr\n")


@pytest.mark.parametrize("text", ["", "Text\n", "---\na: b\n", "Text\n---\na: b\n---\n"])
def test_a_page_without_front_matter_is_refused(text):
    with pytest.raises(ValueError, match=r"values to unpack|line of dashes"):
        split_front_matter(text)
