"""The typeface of headings: small, with the letters of all titles, without the name that its licence reserves."""

from __future__ import annotations

import io
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from konzept.publish.fonts import FACES, fonts


@pytest.mark.parametrize("name", FACES)
def test_a_face_has_the_letters_of_all_titles_and_not_its_reserved_name(real_world, name):
    content = fonts()[name]
    assert content[:4] == b"wOF2"
    assert len(content) < 25_000
    face = TTFont(io.BytesIO(content))
    titles = [entry.title for entry in real_world.entries.values()] + [one.title for one in real_world.fields.values()]
    letters = {
        sign for title in titles for _, words in title.items() for sign in words if not unicodedata.combining(sign)
    }
    assert {sign for sign in letters if ord(sign) not in face.getBestCmap()} == set()
    assert not any("Source" in record.toUnicode() for record in face["name"].names if record.nameID not in (0, 13, 14))
