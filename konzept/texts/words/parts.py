"""What to write into the blocks that records are made of."""

from __future__ import annotations

from konzept.texts.words.wording import Table, words

SECTION: Table = {
    "number": words(
        "Nummer",
        "Number",
        'Die Nummer wie gedruckt, ohne Punkt am Ende und in Anführungszeichen, zum Beispiel "5.4.1".',
        'The number as printed, without the final full stop and in quotation marks, for example "5.4.1".',
    ),
    "heading": words(
        "Überschrift",
        "Heading",
        "Die Überschrift des Abschnitts, zum Beispiel „Sprache und Bildung“.",
        "The heading of the section, for example “Language and education”.",
    ),
    "page": words(
        "Seite",
        "Page",
        "Die Seite der gedruckten Ausgabe, auf der der Abschnitt beginnt, zum Beispiel 12.",
        "The page of the printed edition on which the section begins, for example 12.",
    ),
    "wording": words(
        "Fingerabdruck des amtlichen Wortlauts",
        "Fingerprint of the official wording",
        "Schreibt „python -m konzept sources --record“: aus welchem Wortlaut die Einträge entstanden sind.",
        "Written by “python -m konzept sources --record”: the wording that the entries were made from.",
    ),
}

PART: Table = {
    "title": words(
        "Titel",
        "Title",
        "Wie der Teil heißt, zum Beispiel „Teil 2: Handlungsfelder“.",
        "What the part is called, for example “Part 2: fields of action”.",
    ),
    "available": words(
        "Liegt vor",
        "Available",
        "true, wenn der Text dieses Teils vorliegt, sonst false.",
        "true if the text of this part is available, otherwise false.",
    ),
    "note": words(
        "Anmerkung",
        "Note",
        "Warum der Teil fehlt oder was dazu zu wissen ist.",
        "Why the part is missing, or what should be known about it.",
    ),
}

UNKNOWN: Table = {
    "title": words(
        "Was fehlt",
        "What is missing",
        "Was man erwarten würde und nicht erfährt, zum Beispiel „Wann das Konzept beschlossen wurde“.",
        "What one would expect to learn and does not, for example “When the concept was adopted”.",
    ),
    "text": words(
        "Erläuterung",
        "Explanation",
        "Was der Text dazu sagt und was nicht; jeder Satz in einer eigenen Zeile.",
        "What the text says about it and what it does not; each sentence on a line of its own.",
    ),
}

SPAN: Table = {
    "start": words("Beginn", "Start", 'Der Anfang, zum Beispiel "2015".', 'The beginning, for example "2015".'),
    "end": words(
        "Ende",
        "End",
        'Das Ende, das noch dazugehört, zum Beispiel "2017".',
        'The end, which is included, for example "2017".',
    ),
}

RESPONSIBILITY: Table = {
    "actor": words(
        "Akteur",
        "Actor",
        "Kennung der verantwortlichen Stelle, zum Beispiel LRA. Bei „basis: none“ entfällt das Feld.",
        "Id of the responsible body, for example LRA. With “basis: none”, leave the field out.",
    ),
    "basis": words(
        "Grundlage",
        "Basis",
        "Woraus sich die Verantwortung ergibt: „explicit“, „inferred“ (mit Begründung) oder „none“.",
        "What the responsibility rests on: “explicit”, “inferred” (with a reason) or “none”.",
    ),
    "task": words(
        "Aufgabe",
        "Task",
        "Was genau diese Stelle tun soll, zum Beispiel „fördert die Projekte“.",
        "What exactly this body is to do, for example “funds the projects”.",
    ),
    "reason": words(
        "Begründung",
        "Reason",
        "Warum die Stelle als verantwortlich gilt oder warum niemand genannt ist. Bei „inferred“ und „none“ nötig.",
        "Why the body counts as responsible, or why nobody is named. Needed with “inferred” and “none”.",
    ),
}

PARTNER: Table = {
    "actor": words("Akteur", "Actor", "Kennung der Stelle, zum Beispiel KVHS.", "Id of the body, for example KVHS."),
    "role": words(
        "Rolle",
        "Role",
        "Was die Stelle dabei ist, zum Beispiel „cooperating“. „obliged“ nur bei Stellen, die das Konzept bindet.",
        "What the body has to do with it, for example “cooperating”. “obliged” only for bodies the concept binds.",
    ),
    "task": words(
        "Aufgabe",
        "Task",
        "Was die Stelle dabei tut, zum Beispiel „stellt Räume bereit“.",
        "What the body does in this, for example “provides rooms”.",
    ),
}

COMMITMENT: Table = {
    "text": words(
        "Wortlaut in eigenen Worten",
        "In our own words",
        "Ein ganzer Satz, zum Beispiel „Das Landratsamt berichtet dem Kreistag jedes Jahr.“",
        "A full sentence, for example “The District Administration reports to the District Council every year.”",
    ),
    "by": words(
        "Von wem",
        "By whom",
        "Wer das zugesagt hat oder tun soll, zum Beispiel [LRA].",
        "Who has promised this or is to do it, for example [LRA].",
    ),
    "bindingness": words(
        "Verbindlichkeit",
        "Bindingness",
        "Nur, wenn sie von der des ganzen Eintrags abweicht, zum Beispiel „may“.",
        "Only where it differs from that of the whole entry, for example “may”.",
    ),
    "condition": words(
        "Bedingung",
        "Condition",
        "Wovon diese Zusage abhängt, zum Beispiel „wenn die Eltern es wünschen“.",
        "What this commitment depends on, for example “if the parents wish it”.",
    ),
}

TIMING: Table = {
    "text": words(
        "In Worten",
        "In words",
        "So, wie der Text es sagt, zum Beispiel „bis Mitte 2018“.",
        "As the text says it, for example “by mid-2018”.",
    ),
    "rhythm": words(
        "Rhythmus",
        "Rhythm",
        "Wie oft es ansteht, zum Beispiel „yearly“.",
        "How often it is due, for example “yearly”.",
    ),
    "deadline": words(
        "Frist",
        "Deadline",
        'Bis wann, so genau wie im Text, zum Beispiel "2018-06" für Juni 2018.',
        'By when, as exact as the text, for example "2018-06" for June 2018.',
    ),
    "since": words(
        "Seit",
        "Since",
        'Seit wann, so genau wie im Text, zum Beispiel "2016".',
        'Since when, as exact as the text, for example "2016".',
    ),
}

QUANTITY: Table = {
    "value": words(
        "Zahl",
        "Number",
        'Nur die Zahl, in Anführungszeichen und mit Punkt statt Komma, zum Beispiel "12" oder "7.6".',
        'The number only, in quotation marks and with a decimal point, for example "12" or "7.6".',
    ),
    "unit": words(
        "Einheit",
        "Unit",
        "Was gezählt wird, zum Beispiel „Plätze in Sprachkursen“.",
        "What is counted, for example “places in language courses”.",
    ),
    "precision": words(
        "Genauigkeit",
        "Precision",
        "Wie genau der Text die Zahl meint, zum Beispiel „at_least“ für mindestens.",
        "How exact the text says the number is, for example “at_least”.",
    ),
    "per": words(
        "Je Zeitraum",
        "Per period",
        "Wenn die Zahl für einen Zeitraum gilt, zum Beispiel „yearly“ für Plätze im Jahr.",
        "If the number holds for a period, for example “yearly” for places a year.",
    ),
    "target": words(
        "Überprüfbares Ziel",
        "Checkable target",
        "true, wenn der Text die Zahl als Ziel vorgibt, an dem man ihn messen kann.",
        "true if the text sets the number as a target it can be measured by.",
    ),
}

CITATION: Table = {
    "law": words("Gesetz", "Law", "Kennung des Gesetzes, zum Beispiel sgb-ii.", "Id of the law, for example sgb-ii."),
    "provision": words(
        "Vorschrift",
        "Provision",
        "Die genaue Stelle, auf Deutsch „§ 25 Abs. 1“, auf Englisch „section 25(1)“.",
        "The exact place, in German “§ 25 Abs. 1”, in English “section 25(1)”.",
    ),
    "note": words(
        "Anmerkung",
        "Note",
        "Was dazu zu wissen ist, zum Beispiel „Der Text nennt keinen Paragrafen.“",
        "What should be known about it, for example “The text names no section.”",
    ),
}

LINK: Table = {
    "to": words(
        "Ziel der Verknüpfung",
        "Target",
        "Kennung des Eintrags im übergeordneten Konzept, zum Beispiel LZ-03.",
        "Id of the entry in the parent concept, for example LZ-03.",
    ),
    "type": words(
        "Art",
        "Type",
        "„implements“ setzt um, „contributes“ trägt bei, „related“ hat nur denselben Gegenstand.",
        "“implements” puts it into practice, “contributes” helps towards it, “related” only shares its subject.",
    ),
    "reason": words(
        "Begründung",
        "Reason",
        "Ein Satz, der die Verknüpfung erklärt, zum Beispiel „Beide wollen Sprachkurse für alle.“",
        "One sentence that explains the link, for example “Both want language courses for everyone.”",
    ),
}

GAP: Table = {
    "extent": words(
        "Umfang",
        "Extent",
        "„whole“, wenn zum ganzen Eintrag die Entsprechung fehlt; „part“, wenn sie nur zu einem Teil fehlt.",
        "“whole” if the entire entry lacks a counterpart; “part” if only a part of it does.",
    ),
    "text": words(
        "Erläuterung",
        "Explanation",
        "Was im anderen Konzept fehlt und was es dazu sagt; jeder Satz in einer eigenen Zeile.",
        "What the other concept lacks and what it does say; each sentence on a line of its own.",
    ),
}

PROGRESS: Table = {
    "period": words(
        "Zeitraum",
        "Period",
        'Für welche Zeit berichtet wird, zum Beispiel "2019".',
        'The time the report covers, for example "2019".',
    ),
    "state": words(
        "Stand",
        "State",
        "Was die Quelle über den Stand sagt, zum Beispiel „ongoing“.",
        "What the source says about the state, for example “ongoing”.",
    ),
    "text": words(
        "Was berichtet wurde",
        "What was reported",
        "Der Inhalt des Berichts zu dieser Maßnahme, in eigenen Worten.",
        "What the report says about this measure, in your own words.",
    ),
    "reported_by": words(
        "Wer berichtet",
        "Reported by",
        "Kennung der Stelle, die berichtet hat, zum Beispiel LRA.",
        "Id of the body that reported, for example LRA.",
    ),
    "source": words(
        "Quelle",
        "Source",
        "Wo das nachzulesen ist: Name, Datum und Stelle des Dokuments.",
        "Where this can be read: name, date and place in the document.",
    ),
}
