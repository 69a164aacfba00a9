"""The faults that keep a file from being read, sorted by what they are about, and why each matters."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.texts.messages.message import Wording


@dataclass(frozen=True)
class Topic:
    """Faults that belong together although no single rule looks for them."""

    codes: tuple[str, ...]
    title: Wording
    why: Wording


def _topic(codes: str, title: tuple[str, str], why: tuple[str, str]) -> Topic:
    both = (dict(zip(("de", "en"), texts, strict=True)) for texts in (title, why))
    return Topic(tuple(codes.split()), *both)


TOPICS: tuple[Topic, ...] = (
    _topic(
        "file-unreadable file-outside file-too-big file-empty byte-order-mark not-utf8",
        ("Die Datei selbst", "The file itself"),
        (
            "Was nicht als gewöhnliche, kurze Textdatei im Datenordner liegt, kann niemand prüfen und bearbeiten.",
            "What is not an ordinary, short text file in the data folder can neither be checked nor edited.",
        ),
    ),
    _topic(
        "odd-character tab-indent odd-space",
        ("Unsichtbare Zeichen", "Invisible characters"),
        (
            "Solche Zeichen sieht man nicht, und doch ändern sie, was die Datei bedeutet.",
            "Such characters cannot be seen, and yet they change what the file means.",
        ),
    ),
    _topic(
        "repeated-key too-deep alias anchor tag key-not-text second-document not-yaml",
        ("Was YAML erlaubt, hier aber nicht vorkommt", "What YAML allows, but not here"),
        (
            "Manche Zeichen wirken in YAML besonders. Hier gilt jeder Text wie getippt und jedes Feld einmal.",
            "Some characters have a special effect in YAML. Here, every text counts as typed and every field once.",
        ),
    ),
    _topic(
        "indentation colon-missing colon-in-text dash-misplaced text-after-bar",
        ("Einrückung und Doppelpunkte", "Indentation and colons"),
        (
            "Einrückung und Doppelpunkt sagen, was wozu gehört; sonst müsste das Programm raten.",
            "Indentation and colons say what belongs to what; otherwise the program would have to guess.",
        ),
    ),
    _topic(
        "quote-open text-after-quote bracket-open reserved-start backslash",
        ("Anführungszeichen und Klammern", "Quotation marks and brackets"),
        (
            "Ein Text in geraden Anführungszeichen darf fast alles enthalten; er muss nur enden, wo er enden soll.",
            "A text in straight quotation marks may hold nearly anything; it only has to end where it should.",
        ),
    ),
    _topic(
        "unknown-folder unknown-file wrong-suffix bad-id id-taken operator-name operator-missing languages-missing",
        ("Ordner und Dateinamen", "Folders and file names"),
        (
            "Der Ordner sagt, was eine Datei beschreibt, und ihr Name ist die dauerhafte Kennung.",
            "The folder says what a file describes, and its name is the permanent id.",
        ),
    ),
    _topic(
        "unknown-key missing-field empty-value file-needs-fields needs-fields needs-list needs-text repeated-item",
        ("Felder", "Fields"),
        (
            "Ein falsch geschriebenes oder vergessenes Feld würde sonst stillschweigend fehlen.",
            "A misspelt or forgotten field would otherwise be missing without a word.",
        ),
    ),
    _topic(
        "needs-number needs-decimal decimal-comma ambiguous-number needs-boolean needs-date spoken-date "
        "impossible-date needs-fingerprint unknown-value",
        ("Zahlen, Daten und feste Werte", "Numbers, dates and fixed values"),
        (
            "Die Website schreibt Zahlen und Daten, wie jede Sprache es tut; die Daten kennen nur eine Form.",
            "So that the site can write a number or a date as each language does, the data have one form only.",
        ),
    ),
    _topic(
        "needs-quotes comment-swallowed one-line-only stray-space",
        ("Texte in einer Zeile", "Texts on one line"),
        (
            "Andere Programme lesen „Ja“, „#“ oder eine Zahl ohne Anführungszeichen anders als Sie.",
            "Other programs read “Yes”, “#” or a number without quotation marks in another way than you do.",
        ),
    ),
    _topic(
        "needs-languages missing-language empty-text unknown-language",
        ("Sprachen", "Languages"),
        (
            "Jeder Text erscheint in jeder Sprache; fehlt eine, stünde dort nichts.",
            "Every text appears in every language; if one is missing, there would be nothing.",
        ),
    ),
    _topic(
        "unknown-reference",
        ("Verweise auf andere Dateien", "References to other files"),
        (
            "Ein Verweis nennt die Kennung einer Datei; gibt es sie nicht, führt er ins Leere.",
            "A reference names the id of a file; if there is none, it leads nowhere.",
        ),
    ),
    _topic(
        "repeated-label bad-label-key",
        ("Beschriftungen", "Labels"),
        (
            "Jede Beschriftung der Oberfläche steht genau einmal unter ihrem Namen.",
            "Every label of the interface stands exactly once under its name.",
        ),
    ),
    _topic(
        "source-outside source-binary source-twice source-unknown source-unread source-section-missing source-heading "
        "source-loose source-section-uncovered source-item-uncovered source-item-missing source-changed "
        "source-unrecorded record-by-hand",
        ("Amtliche Dokumente", "Official documents"),
        (
            "Liegt das amtliche Dokument in „sources“, wird verglichen, ob die Einträge es ganz abdecken.",
            "If the official document lies in “sources”, it is compared whether the entries cover all of it.",
        ),
    ),
    _topic(
        "not-text too-many conflict mojibake dash-space missing-fields indented-too-far text-not-indented "
        "text-begun-too-far file-cut-off wrong-folder folder-outside quote-lost curly-quotes text-too-long",
        ("Ausrutscher beim Bearbeiten", "Slips in editing"),
        (
            "Was beim Tippen, Kopieren und Zusammenführen oft schiefgeht, wird als das benannt, was es ist.",
            "What often goes wrong in typing, copying and merging is called what it is.",
        ),
    ),
)
