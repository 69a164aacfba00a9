"""What to write into the records that help to read the texts: references, laws, terms, notes."""

from __future__ import annotations

from konzept.texts.words.shared import CONCEPT_ID, ORDER, SECTION_NUMBER, remark
from konzept.texts.words.wording import Table, words

REFERENCE: Table = {
    "concept": CONCEPT_ID,
    "section": SECTION_NUMBER,
    "printed": words(
        "Wie gedruckt",
        "As printed",
        "Der Verweis wie im amtlichen Text, kurz und auf Deutsch.",
        "The reference as in the official text, short and in German.",
    ),
    "target": words(
        "Worauf er zeigt",
        "What it points to",
        "Das Ziel mit vollem Namen, zum Beispiel „Koalitionsvertrag der Landesregierung“.",
        "The target with its full name, for example “Coalition agreement of the State Government”.",
    ),
    "type": words(
        "Art",
        "Type",
        "Wohin der Verweis führt, zum Beispiel „legal“ für eine Rechtsnorm.",
        "Where the reference leads, for example “legal” for a legal provision.",
    ),
    "entries": words(
        "Einträge",
        "Entries",
        "In welchen Einträgen der Verweis steht, zum Beispiel [L-1.2.1-d].",
        "Which entries the reference stands in, for example [L-1.2.1-d].",
    ),
    "law": words(
        "Gesetz",
        "Law",
        "Kennung des Gesetzes, wenn der Verweis auf eines zeigt, zum Beispiel gg.",
        "Id of the law, if the reference points to one, for example gg.",
    ),
    "note": remark("„Das Jahr nennt der Text nicht.“", "“The text does not give the year.”"),
}

LAW: Table = {
    "name": words(
        "Name", "Name", "Der volle Name, zum Beispiel „Grundgesetz“.", "The full name, for example “Basic Law”."
    ),
    "citation": words(
        "Kurzform",
        "Short form",
        "So steht das Gesetz im laufenden Text, auf Deutsch zum Beispiel „SGB II“.",
        "What running text calls the law, in English for example “SGB II (Book II of the Social Code)”.",
    ),
    "level": words(
        "Ebene",
        "Level",
        "Wer das Recht gesetzt hat, zum Beispiel „federal“ für den Bund.",
        "Who made the law, for example “federal”.",
    ),
    "order": ORDER,
    "text": words(
        "Text",
        "Text",
        "Was das Gesetz regelt und wozu die Texte es nennen; jeder Satz in einer eigenen Zeile.",
        "What the law governs and why the texts cite it; each sentence on a line of its own.",
    ),
    "note": remark("„Der Text nennt keine Vorschrift.“", "“The text cites no provision.”"),
}

TERM: Table = {
    "term": words(
        "Begriff",
        "Term",
        "Der Begriff; auf Englisch steht das deutsche Wort nötigenfalls in Klammern: „tolerated status (Duldung)“.",
        "The term; in English, the German word follows in brackets where needed: “tolerated status (Duldung)”.",
    ),
    "explanation": words(
        "Erklärung",
        "Explanation",
        "Was der Begriff hier bedeutet, einfach und kurz; jeder Satz in einer eigenen Zeile.",
        "What the term means here, plain and short; each sentence on a line of its own.",
    ),
    "forms": words(
        "Weitere Formen",
        "Further forms",
        "Beugungen und andere Schreibweisen, je Sprache eine Liste, zum Beispiel „Arbeitskreise“.",
        "Inflections and other spellings, one list per language, for example “working groups”.",
    ),
    "renderings": words(
        "Weitere Übersetzungen",
        "Further translations",
        "Erlaubte Übersetzungen, die zu alltäglich sind, um auf das Glossar zu zeigen, zum Beispiel „section“.",
        "Accepted translations too common to lead to the glossary, for example “section”.",
    ),
    "note": remark("„Beide Texte benutzen das Wort verschieden.“", "“The two texts use the word in different senses.”"),
    "linked": words(
        "Im Text verlinken",
        "Link in texts",
        "false bei Alltagswörtern, die in Texten nicht auf das Glossar zeigen sollen, zum Beispiel „Ziel“.",
        "false for everyday words that should not lead to the glossary from texts, for example “goal”.",
    ),
}

NOTE: Table = {
    "type": words(
        "Art",
        "Type",
        "Worum es geht, zum Beispiel „misprint“ für Druckfehler.",
        "What it is about, for example “misprint”.",
    ),
    "weight": words(
        "Gewicht",
        "Weight",
        "Wie wichtig die Anmerkung für das Verständnis ist, zum Beispiel „major“.",
        "How much the note matters to a reader, for example “major”.",
    ),
    "concept": CONCEPT_ID,
    "sections": words(
        "Abschnitte",
        "Sections",
        'Die Abschnitte, um die es geht, in Anführungszeichen, zum Beispiel ["5.2"].',
        'The sections concerned, in quotation marks, for example ["5.2"].',
    ),
    "entries": words(
        "Einträge",
        "Entries",
        "Bei welchen Einträgen die Anmerkung erscheint, zum Beispiel [M-5.2.3]. Ohne dieses Feld steht sie nur auf der "
        "Seite über die Texte.",
        "Which entries show the note, for example [M-5.2.3]. Without this field it stands on the page about the texts "
        "alone.",
    ),
    "figures": words(
        "Zahlen",
        "Figures",
        "Bei welchen Zahlen die Anmerkung erscheint, zum Beispiel [inhabitants].",
        "Which figures show the note, for example [inhabitants].",
    ),
    "title": words(
        "Titel",
        "Title",
        "Die Anmerkung in einer Zeile, zum Beispiel „Die Anteile ergeben zusammen nicht 100 %“.",
        "The note on one line, for example “The shares do not add up to 100 %”.",
    ),
    "text": words(
        "Text",
        "Text",
        "Was gedruckt ist, was daran auffällt und wie diese Ausgabe es liest; jeder Satz in einer eigenen Zeile.",
        "What is printed, what is odd about it and how this edition reads it; each sentence on a line of its own.",
    ),
    "printed": words(
        "Wie gedruckt",
        "As printed",
        'Die gedruckten Worte, kurz und auf Deutsch, zum Beispiel "Verwaltungsendlich".',
        'The printed words, short and in German, for example "Verwaltungsendlich".',
    ),
    "reading": words(
        "Lesart",
        "Reading",
        "Wie diese Ausgabe die gedruckten Worte versteht, zum Beispiel „Verwaltungsenglisch“.",
        "How this edition understands the printed words, for example “administrative English”.",
    ),
}
