"""Numbers, dates and provisions are the same in every language, however they are written there."""

from __future__ import annotations

import pytest

from konzept.language.numerals import missing, numbers

# What a text says in German and in English, and the forms that both come to.
SAME = (
    ("6.553 Menschen, 7,6 %", "6,553 people, 7.6%", {"6553", "7.6%"}),
    ("mindestens zwölf Plätze", "at least twelve places", {"12"}),
    ("Art. 3 Abs. 2 GG", "Article 3(2) of the Basic Law", {"article 3", "3", "2"}),
    ("nach § 12 der Satzung", "under section 12 of the statute", {"section 12", "12"}),
    ("siehe Abschnitt 5", "see Section 5", {"section 5", "5"}),
    ("im Paragrafen 4", "in section 4", {"section 4", "4"}),
    ("am 31. Dezember 2017", "on 31 December 2017", {"31", "month 12", "2017"}),
    ("SGB II", "SGB II", {"book B II"}),
)


@pytest.mark.parametrize(("german", "english", "forms"), SAME)
def test_both_languages_come_to_the_same_forms(german: str, english: str, forms: set[str]) -> None:
    assert numbers(german, "de").keys() == numbers(english, "en").keys() == forms


def test_what_only_one_text_says_is_named_as_it_stands_there() -> None:
    one, other = numbers("nach § 12, zwölf Plätze", "de"), numbers("twelve places", "en")
    assert missing(one, other) == ("§ 12",)
    assert missing(other, one) == ()


def test_both_is_not_missed() -> None:
    assert missing(numbers("beide beraten", "de"), numbers("they advise", "en")) == ()
