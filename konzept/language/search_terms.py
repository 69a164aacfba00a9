"""How a text becomes search terms: the same rules as in `overrides/assets/search-engine.js`.

Both sides pass the table in `tests/search/vectors.yml`; a rule that stands on one side only fails a test.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHEN = re.compile("[\u2010-\u2013]")
_GENDER = re.compile(r"([a-zäöü])((?:[/*:_·]-?(?:innen|in|r|n|e|m)|\((?:innen|in)\))+)(?![a-zäöü])")
# Accents; Arabic vowel signs, hamza and madda above or below a letter, and the line that only stretches a word.
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
# Forms of a letter that Arabic and Persian keyboards give for one another, and their digits and number signs.
_FORMS = str.maketrans("\u0671\u0649\u06cc\u0629\u06a9\u066b\u066c", "\u0627\u064a\u064a\u0647\u0643.,") | {
    zero + digit: str(digit) for zero in (0x660, 0x6F0) for digit in range(10)
}
_ARABIC_ARTICLE = re.compile("^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=[\u0620-\u064a]{3})")
_UMLAUT = re.compile(r"([aou])e")
# Digits and spaces are spelled out: \d, \s and \b do not mean the same in Python and in JavaScript.
# What stands before is matched and kept: browsers before Safari 16.4 cannot look behind.
_SPOKEN_SECTION_SIGN = re.compile(r"(^|[^a-z])paragra(?:ph|f)(?:en)?(?=[ \n\t]*[0-9])")
_SECTION_SIGN = re.compile(r"(?:§+|(^|[^a-z])sections?)[ \n\t]*([0-9]+[a-z]?)(?![0-9.]*\.[0-9])")
_ARTICLE = re.compile(r"(^|[^a-z])art(?:ikel|icles?)?\.?[ \n\t]*([0-9]+)")
_BRACKETED = re.compile(r"([0-9][a-z]?)\(([0-9]+)\)")
_PARAGRAPH = re.compile(r"(^|[^a-z])(?:abs(?:atz)?\.?|paragraph)[ \n\t]*([0-9]+)")
_THOUSANDS = re.compile(r"(^|[^0-9.,])([0-9]{1,3}(?:[., ][0-9]{3})+)(?![0-9]|[.,][0-9])")
# A day or a month of a year, in words or digits, becomes `2017.12.31` or `2017.12`; the day stands before the month.
_NAMED_MONTH = re.compile(
    r"(^|[^0-9a-z])(?:([0-9]{1,2})(?:\.|st|nd|rd|th)?[ \n\t]*(?:of )?)?"
    r"(jan(?:uary?)?|feb(?:ruary?)?|mar(?:z|ch)?|mrz|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
    r"[ \n\t]*(?:([0-9]{1,2})(?:st|nd|rd|th)?,?[ \n\t]+)?((?:19|20)[0-9]{2})(?![0-9])"
)
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "mrz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
           "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12}  # fmt: skip
_DATE = re.compile(
    r"(^|[^0-9./])(?:([0-9]{1,2})[./] ?)?(?:([0-9]{1,2})/|([0-9]{1,2})\. ?)((?:19|20)[0-9]{2})(?![0-9]|[./][0-9])"
)
_DATE_BACKWARDS = re.compile(r"(^|[^0-9])((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_DECIMAL = re.compile(r"([0-9]),([0-9])")
_TOKEN = re.compile(r"[a-z]{1,2}-[0-9](?:[\w.-]*\w)?|§[0-9]+[a-z]?|[0-9]+(?:\.[0-9]+)+|[^\W_]+")
_IDENTIFIER = re.compile(r"[a-z]{1,2}-([0-9].*)")
_DIGIT = re.compile("[0-9]")

_BRITISH = (
    (re.compile(r"is(e[ds]?|ers?|ing|ations?|ational)$"), r"iz\1"),
    (re.compile(r"yse(d|s)?$"), r"yze\1"),
    (re.compile(r"our(s|ed|ing|al|ers?)?$"), r"or\1"),
    (re.compile(r"ogramme(s?)$"), r"ogram\1"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"elling$"), "eling"),
)
_SHORTEST_STEM = {"de": 3, "en": 3}
_GERMAN_ENDINGS = ("ern", "ten", "em", "en", "er", "es", "te", "e", "n", "s", "t")
_ENGLISH_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")


def terms(text: str, language: str) -> list[str]:
    """The search terms of a text in its order: lower case, without umlauts and accents, numbers in one form.

    `language` is a code; languages without rules of their own get the common ones.
    """
    return _remembered(text, language).split()


@lru_cache(maxsize=1 << 17)
def _remembered(text: str, language: str) -> str:
    """The same with blanks between, which takes a tenth of the memory; most texts are the same after a change."""
    return " ".join(_terms(text, language))


def _terms(text: str, language: str) -> list[str]:
    if text.isascii() and text.isalpha():  # most words alone are of this kind, and nothing else below concerns them
        return [_spelling(_UMLAUT.sub(r"\1", text.lower()), language)]
    folded = _HYPHEN.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).lower().replace("ß", "ss")))
    folded = _GENDER.sub(lambda match: match[1] + re.sub("[^a-z]", "", match[2]), folded)
    folded = _UMLAUT.sub(r"\1", _MARKS.sub("", unicodedata.normalize("NFD", folded.translate(_FORMS))))
    folded = _DATE_BACKWARDS.sub(lambda match: match[1] + _date(match[4], int(match[3]), match[2]), folded)
    folded = _DATE.sub(_digits_date, folded)
    folded = _NAMED_MONTH.sub(
        lambda match: match[1] + _date(match[2] or match[4], _MONTHS[match[3][:3]], match[5]), folded
    )
    if language == "de":
        folded = _SPOKEN_SECTION_SIGN.sub(r"\1§", folded)
    folded = _SECTION_SIGN.sub(r"\1§\2", folded)
    folded = _ARTICLE.sub(r"\1art\2", folded)
    folded = _PARAGRAPH.sub(r"\1 abs\2 ", _BRACKETED.sub(r"\1 abs\2 ", folded))
    folded = _THOUSANDS.sub(lambda match: match[1] + re.sub("[., ]", "", match[2]), folded)
    folded = _DECIMAL.sub(r"\1.\2", folded)
    return [part for token in _TOKEN.findall(folded) for part in _parts(token, language)]


def _digits_date(match: re.Match[str]) -> str:
    """`31.12.2017` and `12/2017`; `12.2017` may be a number of anything."""
    day, month = match[2], match[3] or match[4]
    return match[1] + _date(day, int(month), match[5]) if day or match[3] else match[0]


def _date(day: str | None, month: int, year: str) -> str:
    if day and month > 12 >= int(day):  # as in America
        day, month = str(month), int(day)
    return f"{year}.{month}.{int(day)} " if day else f"{year}.{month} "


def _parts(token: str, language: str) -> list[str]:
    """An identifier is found whole and by its number: `m-5.2.1` and `5.2.1`."""
    identifier = _IDENTIFIER.fullmatch(token)
    return [token, identifier[1]] if identifier else [_spelling(token, language)]


def _spelling(term: str, language: str) -> str:
    """American and British spelling become one."""
    if language != "en" or len(term) < 5:
        return term
    for pattern, replacement in _BRITISH:
        term = pattern.sub(replacement, term)
    return term


@lru_cache(maxsize=1 << 16)
def stem(term: str, language: str) -> str:
    """A term without its inflection, as far as simple rules go; terms with digits stay as they are."""
    if _DIGIT.search(term):
        return term
    if language == "de":
        once = _without(_feminine(term), _GERMAN_ENDINGS, _SHORTEST_STEM["de"])
        return _without(once, _GERMAN_ENDINGS, _SHORTEST_STEM["de"])
    if language == "en":
        return _without(re.sub("ies$", "y", term), _ENGLISH_ENDINGS, _SHORTEST_STEM["en"])
    return _ARABIC_ARTICLE.sub("", term)


def _feminine(term: str) -> str:
    if len(term) >= 8 and term.endswith("innen"):
        return term[:-5]
    return term[:-2] if len(term) >= 7 and term.endswith(("erin", "orin", "tin")) else term


def _without(term: str, endings: tuple[str, ...], shortest: int) -> str:
    for ending in endings:
        if term.endswith(ending) and len(term) - len(ending) >= shortest:
            return term[: -len(ending)]
    return term
