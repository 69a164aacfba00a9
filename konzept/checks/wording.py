"""Rules about what must not stand in a text: unfinished places, private contacts, people, unsafe links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.subject import in_text
from konzept.model import Language, Operator
from konzept.model.texts import words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

UNFINISHED = re.compile(r"(?<!\w)(TODO|FIXME|XXX)\b")
_SIGNS_OF_WORK = frozenset({"todo", "fixme", "xxx"})
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?:\+49[ /-]?|(?<!\w)0)[1-9][\d /()-]{6,}\d")
_LINK = re.compile(r"(?:\]\(\s*<?|<|^ {0,3}\[[^\]]+\]:\s*<?)\s*([A-Za-z][A-Za-z0-9+.-]*):", re.MULTILINE)
SAFE_SCHEMES = ("https", "http", "mailto")

# A PDF prints two letters as one, and a sign of its own typeface as any letter; a Greek or Cyrillic letter amid Latin
# ones looks like one of them.
_NO_LETTER = "\ue000-\uf8ff\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff"
_OTHER_SCRIPT = "\u0370-\u03ff\u0400-\u04ff"
_LATIN = "A-Za-zÄÖÜäöüß"
_ODD_LETTER = re.compile(f"[{_OTHER_SCRIPT}{_NO_LETTER}]")
_ODD_WORD = re.compile(rf"\w*[{_NO_LETTER}]\w*|\w*[{_LATIN}][{_OTHER_SCRIPT}]\w*|\w*[{_OTHER_SCRIPT}][{_LATIN}]\w*")
_ODD_BULLET = re.compile(r"(?:^|(?<=\s))([\ue000-\uf8ff])(?=\s|$)", re.MULTILINE)

_NAME = r"[A-ZÄÖÜ][\w-]+"
_PERSON = (
    re.compile(
        rf"(?<!\w)(?:Herrn?|Frau|Mrs?\.?|Ms\.?|Miss)[ \u00a0](?:(?:Dr|Prof)\.[ \u00a0])*{_NAME}"
        rf"|(?<!\w)(?:Dr|Prof)\.[ \u00a0](?:[a-z. ]+ )?{_NAME}"
    ),
    re.compile(
        r"\b(?:Ansprechpartner(?:/?in)?|Ansprechperson|Kontakt(?:person)?|Contact(?: person)?):[ \u00a0]*[^\s-]\S*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:(?:Oberb|B)ürgermeister|Landr[aä]t|Minister(?:präsident)?|Präsident|Staatssekretär|Leiter)(?:in)? "
        rf"{_NAME} {_NAME}|(?<!\w)(?:Mayor|Minister(?:-President)?|President|Commissioner|Head) {_NAME} {_NAME}"
    ),
)
_TITLES = "herr herrn frau mr mrs ms miss dr prof"
_CONTACTS = "ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktperson contact"
_OFFICES = (
    "oberbürgermeister oberbürgermeisterin bürgermeister bürgermeisterin landrat landrätin minister ministerin "
    "ministerpräsident ministerpräsidentin präsident präsidentin staatssekretär staatssekretärin leiter leiterin "
    "mayor president commissioner head"
)
_SIGNS_OF_A_PERSON = frozenset(f"{_TITLES} {_CONTACTS} {_OFFICES}".split())


def nothing_is_left_to_do(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if not _SIGNS_OF_WORK.isdisjoint(words(written.text)) and (match := UNFINISHED.search(written.text)):
            yield in_text(partial, written, "unfinished", _lines_before(match), found=match[0])


def letters_are_what_they_seem(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if not _ODD_LETTER.search(written.text):
            continue
        if match := _ODD_BULLET.search(written.text):
            yield in_text(partial, written, "odd-bullet", _lines_before(match), character=f"U+{ord(match[1]):04X}")
        elif match := _ODD_WORD.search(written.text):
            letter = next(sign for sign in match[0] if _ODD_LETTER.match(sign))
            values = {"found": match[0], "character": f"U+{ord(letter):04X}"}
            yield in_text(partial, written, "odd-letter", _lines_before(match), **values)


def no_contact_data(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if (match := contact_in(written.text)) and not isinstance(written.record, Operator | Language):
            yield in_text(partial, written, "contact-data", _lines_before(match), found=match[0])


def contact_in(text: str) -> re.Match[str] | None:
    """An e-mail address or a telephone number."""
    if "@" in text and (match := _ADDRESS.search(text)):
        return match
    return _TELEPHONE.search(text) if "0" in text or "+" in text else None


def no_living_person(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if _SIGNS_OF_A_PERSON.isdisjoint(words(written.text)) or isinstance(written.record, Operator):
            continue
        match = next((match for pattern in _PERSON if (match := pattern.search(written.text))), None)
        if match:
            yield in_text(partial, written, "person-named", _lines_before(match), found=match[0])


def links_in_texts_are_safe(partial: PartialDataset) -> Iterator[Problem]:
    for written in partial.written:
        if ":" not in written.text:
            continue
        for match in _LINK.finditer(written.text):
            if match[1].lower() not in SAFE_SCHEMES:
                yield in_text(partial, written, "link-scheme", _lines_before(match), found=match[1])


def _lines_before(match: re.Match[str]) -> int:
    return match.string[: match.start()].count("\n")
