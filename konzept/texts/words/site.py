"""What to write into the records that the site itself needs: languages, operator, fields, audiences, search words."""

from __future__ import annotations

from konzept.texts.words.shared import ORDER, PLAIN
from konzept.texts.words.wording import Table, words

LANGUAGE: Table = {
    "name": words(
        "Name",
        "Name",
        "Wie die Sprache sich selbst nennt, zum Beispiel „Deutsch“.",
        "What the language calls itself, for example “English”.",
    ),
    "locale": words(
        "Sprache und Land",
        "Locale",
        "Kürzel der Sprache und des Landes, zum Beispiel de_DE; danach richten sich Zahlen und Daten.",
        "Codes of language and country, for example en_GB; numbers and dates follow it.",
    ),
    "direction": words(
        "Schreibrichtung",
        "Direction",
        "„ltr“ von links nach rechts, „rtl“ von rechts nach links.",
        "“ltr” left to right, “rtl” right to left.",
    ),
    "path": words(
        "Ordner der Website",
        "Folder of the site",
        'Anfang der Adressen in dieser Sprache, zum Beispiel "en"; leer ("") bei der Hauptsprache.',
        'Beginning of the addresses in this language, for example "en"; empty ("") for the main language.',
    ),
    "order": ORDER,
    "stop_words": words(
        "Wörter ohne Gewicht",
        "Stop words",
        "Wörter, die in einer Suche nichts besagen, zum Beispiel „der“ oder „wo“.",
        "Words that say nothing in a query, for example “the” or “where”.",
    ),
}

OPERATOR: Table = {
    "name": words(
        "Name",
        "Name",
        "Behörde, Verein oder Person, die die Website verantwortet, zum Beispiel „Beispielstelle“.",
        "The authority, association or person answerable for the site, for example “Example Body”.",
    ),
    "legal_form": words(
        "Rechtsform",
        "Legal form",
        "Zum Beispiel „Körperschaft des öffentlichen Rechts“.",
        "For example “Corporation under public law”.",
    ),
    "represented_by": words(
        "Vertretung",
        "Represented by",
        "Wer die Stelle nach außen vertritt, am besten als Amt, zum Beispiel „die Leitung der Beispielstelle“.",
        "Who represents the body, best as an office, for example “the head of the Example Body”.",
    ),
    "street": words(
        "Straße", "Street", 'Straße und Hausnummer, zum Beispiel "Beispielstraße 1".', 'For example "Beispielstraße 1".'
    ),
    "city": words(
        "Ort", "City", 'Postleitzahl und Ort, zum Beispiel "00000 Beispielstadt".', 'For example "00000 Beispielstadt".'
    ),
    "telephone": words(
        "Telefon", "Telephone", 'Nummer der Stelle, zum Beispiel "+49 0000 000000".', 'For example "+49 0000 000000".'
    ),
    "email": words(
        "E-Mail",
        "E-mail",
        'Adresse der Stelle, zum Beispiel "stelle@example.org".',
        'For example "stelle@example.org".',
    ),
    "site_address": words(
        "Adresse der Website",
        "Address of the site",
        'Unter der sie erreichbar ist, zum Beispiel "https://konzept.example.org/".',
        'Where it can be reached, for example "https://konzept.example.org/".',
    ),
    "repository": words(
        "Verzeichnis",
        "Repository",
        'Wo Daten und Programm öffentlich liegen, zum Beispiel "https://git.example.org/stelle/konzept".',
        'Where data and program are public, for example "https://git.example.org/stelle/konzept".',
    ),
    "edit_address": words(
        "Adresse zum Bearbeiten",
        "Address for editing",
        'Womit die Adresse zum Bearbeiten einer Datei beginnt: "https://git.example.org/stelle/konzept/edit/main/".',
        'How the address for editing a file begins: "https://git.example.org/stelle/konzept/edit/main/".',
    ),
    "data_protection_officer": words(
        "Datenschutz",
        "Data protection officer",
        "Am besten als Amt, zum Beispiel „Datenschutzbeauftragte der Beispielstelle“.",
        "Best as an office, for example “Data protection officer of the Example Body”.",
    ),
    "data_protection_email": words(
        "E-Mail für Datenschutz",
        "Data protection e-mail",
        'Für Fragen zum Datenschutz, zum Beispiel "datenschutz@example.org".',
        'For questions on data protection, for example "datenschutz@example.org".',
    ),
    "supervisory_authority": words(
        "Aufsichtsbehörde",
        "Supervisory authority",
        "Die Aufsicht für den Datenschutz, zum Beispiel „Beispielaufsicht für den Datenschutz“.",
        "The data protection authority, for example “Example data protection authority”.",
    ),
    "hosting": words(
        "Bereitstellung",
        "Hosting",
        "Wer die Website auf seinen Rechnern bereitstellt, zum Beispiel „Beispielrechenzentrum“.",
        "On whose machines the site runs, for example “Example data centre”.",
    ),
    "log_retention": words(
        "Speicherdauer",
        "Log retention",
        "Wie lange Zugriffe gespeichert bleiben, zum Beispiel „sieben Tage“.",
        "How long access logs are kept, for example “seven days”.",
    ),
    "accessibility_contact": words(
        "E-Mail für Barrieren",
        "Accessibility contact",
        'An wen man Hindernisse meldet, zum Beispiel "barrierefrei@example.org".',
        'Where to report obstacles, for example "barrierefrei@example.org".',
    ),
    "accessibility_enforcement": words(
        "Durchsetzungsstelle",
        "Enforcement body",
        "Wer weiterhilft, wenn eine Meldung ohne Antwort bleibt.",
        "Who helps if a report goes unanswered.",
    ),
    "accessibility_reviewed_on": words(
        "Zuletzt geprüft am",
        "Last reviewed on",
        'Tag der letzten Prüfung der Barrierefreiheit, zum Beispiel "2000-01-31".',
        'Day of the last accessibility review, for example "2000-01-31".',
    ),
    "accessibility_status": words(
        "Ergebnis der Prüfung",
        "Result of the review",
        "Wie weit die Website nach der letzten Prüfung barrierefrei ist.",
        "How far the site is accessible according to the last review.",
    ),
    "accessibility_method": words(
        "Art der Prüfung",
        "Method of the review",
        "Wie geprüft wurde, zum Beispiel „Selbstbewertung“.",
        "How it was reviewed, for example “self-assessment”.",
    ),
}

FIELD: Table = {
    "title": words(
        "Titel",
        "Title",
        "Name des Handlungsfelds, zum Beispiel „Sprache“.",
        "Name of the field of action, for example “Language”.",
    ),
    "slug": words(
        "Adresse",
        "Address",
        "Das Ende der Adresse in jeder Sprache: kleine Buchstaben, Ziffern und „-“, zum Beispiel sprache. Bleibt für "
        "immer gleich.",
        "The end of the address in each language: small letters, digits and “-”, for example language. It never "
        "changes.",
    ),
    "order": ORDER,
    "question": words(
        "Frage",
        "Question",
        "Die Frage einer Leserin oder eines Lesers, zum Beispiel „Wo kann ich Deutsch lernen?“",
        "The question of a reader, for example “Where can I learn German?”",
    ),
    "summary": words(
        "Kurzfassung",
        "Summary",
        "Ein Satz darüber, worum es geht.",
        "One sentence on what it is about.",
    ),
    "plain": PLAIN,
    "text": words(
        "Text",
        "Text",
        "Was beide Konzepte dazu sagen, im Überblick; jeder Satz in einer eigenen Zeile.",
        "What both concepts say about it, as an overview; each sentence on a line of its own.",
    ),
}

AUDIENCE: Table = {
    "title": words("Titel", "Title", "Wer gemeint ist, zum Beispiel „Eltern“.", "Who is meant, for example “Parents”."),
    "question": words(
        "Frage",
        "Question",
        "Was diese Gruppe wissen will, zum Beispiel „Wer hilft uns bei der Schulanmeldung?“",
        "What this group wants to know, for example “Who helps us enrol at school?”",
    ),
    "text": words(
        "Antwort",
        "Answer",
        "Was die Texte dazu sagen; jeder Satz in einer eigenen Zeile.",
        "What the texts say about it; each sentence on a line of its own.",
    ),
    "order": ORDER,
}

SYNONYMS: Table = {
    "words": words(
        "Suchwörter",
        "Search words",
        "Alltagswörter, die Menschen eintippen, je Sprache eine Liste, zum Beispiel [VHS, Abendschule].",
        "Everyday words people type, one list per language, for example [evening classes].",
    ),
    "means": words(
        "Wörter der Texte",
        "Words of the texts",
        "Was die Texte statt dessen sagen, je Sprache eine Liste, zum Beispiel [Kreisvolkshochschule].",
        "What the texts say instead, one list per language, for example [District Adult Education Centre].",
    ),
}

EXEMPTION: Table = {
    "rule": words(
        "Regel",
        "Rule",
        "Das Kürzel der Meldung, wie es in docs/checks.de.md steht, zum Beispiel numbers-differ.",
        "The code of the message, as in docs/checks.en.md, for example numbers-differ.",
    ),
    "record": words(
        "Datei",
        "File",
        "Die Datei ab dem Ordner data, zum Beispiel nordhausen/measures/M-5.4.1.8.yml.",
        "The file below the folder data, for example nordhausen/measures/M-5.4.1.8.yml.",
    ),
    "field": words(
        "Feld",
        "Field",
        "Das Feld, wie die Meldung es nennt, zum Beispiel commitments.1.text; ohne Angabe gilt die ganze Datei.",
        "The field as the message names it, for example commitments.1.text; without it, the whole file is meant.",
    ),
    "reason": words(
        "Begründung",
        "Reason",
        "Warum die Regel hier nicht gilt, in einem Satz.",
        "Why the rule does not apply here, in one sentence.",
    ),
}
