"""What to write into guidelines, goals, measures and statements, in the order of their files."""

from __future__ import annotations

from konzept.texts.words.wording import Table, words

ENTRY: Table = {
    "title": words(
        "Titel",
        "Title",
        "Wie der Eintrag heißt, in einer Zeile und ohne Punkt am Ende, zum Beispiel „Mindestens zwölf "
        "Sprachkursplätze im Jahr“.",
        "What the entry is called, on one line and without a full stop, for example “At least twelve "
        "language-course places a year”.",
    ),
    "title_origin": words(
        "Herkunft des Titels",
        "Origin of the title",
        "„printed“, wenn die Überschrift so im amtlichen Text steht; „editorial“, wenn die Redaktion sie gegeben hat.",
        "“printed” if the heading stands in the official text; “editorial” if the editors gave it.",
    ),
    "type": words(
        "Art der Aussage",
        "Type of statement",
        "Was die Stelle im Text leistet, zum Beispiel „background“ für Hintergrund.",
        "What the passage does in the text, for example “background”.",
    ),
    "section": words(
        "Abschnitt",
        "Section",
        'Nummer des Abschnitts wie gedruckt, ohne Punkt am Ende und in Anführungszeichen, zum Beispiel "5.4.1".',
        'Number of the section as printed, without the final full stop and in quotation marks, for example "5.4.1".',
    ),
    "number": words(
        "Gedruckte Nummer",
        "Printed number",
        'Die eigene Nummer des Eintrags im amtlichen Text, zum Beispiel "5.4.1.8". Hat er keine, entfällt das Feld.',
        'The entry’s own number in the official text, for example "5.4.1.8". If it has none, leave the field out.',
    ),
    "position": words(
        "Platz im Abschnitt",
        "Position in the section",
        "Der wievielte Eintrag des Abschnitts das ist, zum Beispiel 3. Jeder Platz wird nur einmal vergeben.",
        "Which entry of its section this is, for example 3. Each position is used only once.",
    ),
    "fields": words(
        "Handlungsfelder",
        "Fields of action",
        "Die Handlungsfelder, zu denen der Eintrag gehört, das wichtigste zuerst, zum Beispiel [language, education].",
        "The fields of action the entry belongs to, the most important first, for example [language, education].",
    ),
    "summary": words(
        "Kurzfassung",
        "Summary",
        "Ein Satz, der für sich allein verständlich ist: wer tut was für wen?",
        "One sentence that can be understood by itself: who does what for whom?",
    ),
    "text": words(
        "Text",
        "Text",
        "Alles, was die Stelle sagt, in eigenen Worten; jeder Satz in einer eigenen Zeile, Absätze durch eine "
        "Leerzeile getrennt.",
        "Everything the passage says, in your own words; each sentence on a line of its own, paragraphs separated by "
        "an empty line.",
    ),
    "bindingness": words(
        "Verbindlichkeit",
        "Bindingness",
        "Wie fest der Text bindet, zum Beispiel „commitment“ bei einer Zusage oder „may“, wenn er es nur erlaubt.",
        "How strongly the text binds, for example “commitment” if it promises something, “may” if it only permits it.",
    ),
    "responsible": words(
        "Verantwortlich",
        "Responsible",
        "Wer verantwortlich ist und woraus sich das ergibt. Nennt der Text niemanden, steht hier ein einziger Eintrag "
        "mit „basis: none“ und einer Begründung.",
        "Who is responsible, and on what basis. If the text names nobody, there is a single item here with "
        "“basis: none” and a reason.",
    ),
    "partners": words(
        "Weitere Beteiligte",
        "Others involved",
        "Wer außer den Verantwortlichen genannt ist, jeweils mit seiner Rolle, zum Beispiel „cooperating“.",
        "Who is named besides those responsible, each with a role, for example “cooperating”.",
    ),
    "commitments": words(
        "Zusagen und Aufträge",
        "Commitments",
        "Jede Sache, zu der die Stelle verpflichtet, in einem eigenen Satz, zum Beispiel „Das Landratsamt berichtet "
        "jedes Jahr.“",
        "Each thing the passage commits somebody to, in a sentence of its own, for example “The District "
        "Administration reports every year.”",
    ),
    "addressees": words(
        "An wen es sich richtet",
        "Addressees",
        "Für wen der Eintrag gedacht ist, mit den Worten des Textes, zum Beispiel „junge Erwachsene mit Duldung“.",
        "Whom the entry is meant for, in the text’s terms, for example “young adults with tolerated status”.",
    ),
    "audiences": words(
        "Zielgruppen der Website",
        "Audiences of the site",
        "Welche Gruppen von Leserinnen und Lesern der Eintrag angeht, zum Beispiel [migrants, schools].",
        "Which groups of readers the entry concerns, for example [migrants, schools].",
    ),
    "when": words(
        "Wann",
        "When",
        "Zeitpunkt, Frist oder Rhythmus, aber nur, wenn der Text etwas dazu sagt, zum Beispiel „jedes Jahr“.",
        "Time, deadline or rhythm, but only if the text says something about it, for example “every year”.",
    ),
    "quantities": words(
        "Mengen",
        "Quantities",
        "Zahlen, die der Text vorgibt, zum Beispiel mindestens 12 Plätze im Jahr.",
        "Numbers the text sets, for example at least 12 places a year.",
    ),
    "conditions": words(
        "Bedingungen",
        "Conditions",
        "Wovon der ganze Eintrag abhängt, zum Beispiel „wenn der Bund das Projekt weiter fördert“.",
        "What the whole entry depends on, for example “if the Federation continues to fund the project”.",
    ),
    "progress": words(
        "Was seither berichtet wurde",
        "What has been reported since",
        "Nur mit Quelle: was eine Stelle zu dieser Maßnahme in einem Zeitraum berichtet hat. Ohne Quelle entfällt das "
        "Feld.",
        "Only with a source: what a body has reported about this measure for a period. Without a source, leave the "
        "field out.",
    ),
    "laws": words(
        "Rechtsgrundlagen",
        "Laws",
        "Gesetze, auf die sich die Stelle beruft, zum Beispiel „law: sgb-ii“ mit der genauen Vorschrift.",
        "Laws the passage cites, for example “law: sgb-ii” with the exact provision.",
    ),
    "links": words(
        "Verknüpfungen mit dem übergeordneten Konzept",
        "Links to the parent concept",
        "Auf welche Einträge des übergeordneten Konzepts dieser antwortet, jeweils mit Begründung; nur im örtlichen "
        "Konzept.",
        "Which entries of the parent concept this one answers, each with a reason; in the local concept only.",
    ),
    "gap": words(
        "Fehlende Entsprechung",
        "No counterpart",
        "Wenn das andere Konzept dazu nichts oder nur einen Teil enthält: was dort fehlt.",
        "If the other concept has nothing on this, or only a part: what is missing there.",
    ),
}
