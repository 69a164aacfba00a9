"""What to write into fields that several kinds of records have."""

from __future__ import annotations

from konzept.texts.words.wording import Table, Words, words

RECORD: Table = {
    "translation": words(
        "Stand der Übersetzung",
        "State of the translation",
        "Schreibt „python -m konzept translated“ ans Ende der Datei: woraus die Übersetzungen entstanden sind.",
        "Written by “python -m konzept translated” at the end of the file: what the translations were made from.",
    ),
}
ORDER = words(
    "Reihenfolge",
    "Order",
    "Der Platz in der Liste aller Einträge dieser Art, zum Beispiel 3; kleinere Zahlen stehen weiter vorn.",
    "The place in the list of all records of this kind, for example 3; smaller numbers come first.",
)
CONCEPT_ID = words(
    "Konzept", "Concept", "Kennung des Konzepts, zum Beispiel nordhausen.", "Id of the concept, for example nordhausen."
)
SECTION_NUMBER = words(
    "Abschnitt",
    "Section",
    'Nummer des Abschnitts wie gedruckt, in Anführungszeichen, zum Beispiel "5.4.1".',
    'Number of the section as printed, in quotation marks, for example "5.4.1".',
)
PRECISION = words(
    "Genauigkeit",
    "Precision",
    "Wie genau der Text die Zahl meint, zum Beispiel „about“ für rund.",
    "How exact the text says the number is, for example “about”.",
)


PLAIN = words(
    "In einfachen Worten",
    "In plain words",
    "Worum es geht, in kurzen Sätzen und bekannten Wörtern, ohne Vorwissen verständlich; jeder Satz in einer eigenen "
    "Zeile.",
    "What it is about, in short sentences and familiar words, for readers who know nothing of it; each sentence on a "
    "line of its own.",
)


def remark(de: str, en: str) -> Words:
    """The words of an editors' note, which most records can have."""
    return words(
        "Anmerkung der Redaktion",
        "Editors’ note",
        f"Was beim Lesen zu beachten ist, zum Beispiel {de}",
        f"What a reader should bear in mind, for example {en}",
    )
