"""What editors say where a value does not fit, in German and then in English; the server's own words are English."""

from __future__ import annotations

from konzept.texts.messages import Wording
from konzept.texts.words import Words

ONE_LINE = r"^[^\n]*\S[^\n]*\n?$"
ONE_LINE_OR_NOTHING = r"^[^\n]*\n?$"
SOMETHING = r"\S"
PATTERNS: dict[str, Wording] = {
    ONE_LINE: {"de": "Hier steht ein Text in einer einzigen Zeile.", "en": "A text on a single line belongs here."},
    ONE_LINE_OR_NOTHING: {
        "de": "Der Text muss in einer einzigen Zeile stehen.",
        "en": "The text must be on one line.",
    },
    SOMETHING: {"de": "Der Text ist leer.", "en": "The text is empty."},
}
DAY: Wording = {
    "de": "Ein Datum wie 2018, 2018-06 oder 2018-06-30.",
    "en": "A date like 2018, 2018-06 or 2018-06-30.",
}
NUMBER: Wording = {
    "de": "Nur die Zahl, mit Punkt statt Komma und ohne Tausenderpunkt: 6553 oder 7.6.",
    "en": "The number only, with a decimal point and no thousands separator: 6553 or 7.6.",
}
LABEL = Words(
    label={"de": "Wort der Oberfläche", "en": "Word of the interface"},
    hint={
        "de": "Ein Wort der Oberfläche in jeder Sprache. Der Schlüssel gehört zum Programm und bleibt, wie er ist.",
        "en": "A word of the interface in each language. The key belongs to the program and stays as it is.",
    },
)
LIST: Wording = {
    "de": "Hier steht eine Liste: in eckigen Klammern oder je Zeile ein Eintrag mit „- “ davor.",
    "en": "A list belongs here: in square brackets, or one item a line with “- ” before it.",
}
TEXT: Wording = {
    "de": 'Hier steht ein Text; eine Zahl braucht Anführungszeichen, zum Beispiel "5.4".',
    "en": 'A text belongs here; a number needs quotation marks, for example "5.4".',
}
TRUTH: Wording = {"de": "Hier steht true oder false.", "en": "This is either true or false."}
WHOLE: Wording = {"de": "Nur Ziffern, zum Beispiel 12.", "en": "Digits only, for example 12."}
ID_FORM: Wording = {
    "de": "Eine Kennung: Buchstaben ohne Umlaute, Ziffern, Punkt und Bindestrich.",
    "en": "An id: letters without accents, digits, full stop and hyphen.",
}
