"""What to write into the records about what the texts set out: concepts, actors, duties, reports."""

from __future__ import annotations

from konzept.texts.words.shared import ORDER, PLAIN, remark
from konzept.texts.words.wording import Table, words

CONCEPT: Table = {
    "title": words(
        "Titel", "Title", "Der Titel wie auf dem Umschlag, in einer Zeile.", "The title as on the cover, on one line."
    ),
    "subtitle": words(
        "Untertitel",
        "Subtitle",
        "Was auf dem Umschlag unter dem Titel steht.",
        "What stands below the title on the cover.",
    ),
    "name": words(
        "Name im Satz",
        "Name in a sentence",
        "So heißt das Konzept mitten in einem Satz, zum Beispiel „Thüringer Integrationskonzept“.",
        "What the concept is called within a sentence, for example “Thuringian Integration Concept”.",
    ),
    "short_name": words(
        "Kurzname",
        "Short name",
        "Ein Wort für enge Stellen, zum Beispiel „Landkreis“.",
        "One word for narrow places, for example “District”.",
    ),
    "level": words(
        "Ebene",
        "Level",
        "„land“ für das Land, „district“ für einen Landkreis; danach richten sich Farbe und Form.",
        "“land” for the Land, “district” for a district; it decides colour and shape.",
    ),
    "parent": words(
        "Übergeordnetes Konzept",
        "Parent concept",
        "Das Konzept, auf das dieses antwortet, zum Beispiel land. Beim obersten Konzept entfällt das Feld.",
        "The concept this one answers, for example land. Leave it out for the topmost concept.",
    ),
    "order": ORDER,
    "publisher": words(
        "Wer es herausgibt",
        "Publisher",
        "Kennung der Stelle, zum Beispiel LREG.",
        "Id of the body, for example LREG.",
    ),
    "drawn_up_by": words(
        "Wer es erarbeitet hat",
        "Drawn up by",
        "Kennungen der Stellen, die der Text nennt, zum Beispiel [BIMF, LIB].",
        "Ids of the bodies the text names, for example [BIMF, LIB].",
    ),
    "edition": words(
        "Ausgabe",
        "Edition",
        'Jahr oder Tag der Ausgabe, falls der Text es nennt, zum Beispiel "2018".',
        'Year or day of the edition, if the text gives it, for example "2018".',
    ),
    "term": words(
        "Laufzeit",
        "Term",
        "Von wann bis wann das Konzept nach eigenen Angaben gilt.",
        "From when to when the concept says it applies.",
    ),
    "summary": words(
        "Kurzfassung",
        "Summary",
        "Ein Satz darüber, was das Konzept ist und enthält.",
        "One sentence on what the concept is and contains.",
    ),
    "plain": PLAIN,
    "text": words(
        "Text",
        "Text",
        "Worum es geht und wie das Konzept aufgebaut ist; jeder Satz in einer eigenen Zeile.",
        "What it is about and how it is organised; each sentence on a line of its own.",
    ),
    "parts": words(
        "Teile und Anlagen",
        "Parts and annexes",
        "Die Teile des Konzepts und ob ihr Text vorliegt.",
        "The parts of the concept, and whether their text is available.",
    ),
    "guideline_count": words(
        "Zahl der Leitlinien",
        "Number of guidelines",
        "Wie viele Leitlinien der amtliche Text hat, zum Beispiel 10; so fällt auf, wenn eine fehlt.",
        "How many guidelines the official text has, for example 10, so that a missing one is noticed.",
    ),
    "goal_count": words(
        "Zahl der Ziele",
        "Number of goals",
        "Wie viele Ziele der amtliche Text hat, zum Beispiel 14.",
        "How many goals the official text has, for example 14.",
    ),
    "numbered_measure_count": words(
        "Zahl der nummerierten Maßnahmen",
        "Number of numbered measures",
        "Wie viele Maßnahmen im amtlichen Text eine eigene Nummer haben, zum Beispiel 23.",
        "How many measures have a number of their own in the official text, for example 23.",
    ),
    "sections": words(
        "Gliederung",
        "Sections",
        "Alle Abschnitte mit Nummer und Überschrift, in der Reihenfolge des Textes.",
        "All sections with number and heading, in the order of the text.",
    ),
    "unknowns": words(
        "Was der Text nicht sagt",
        "What the text does not say",
        "Was man erwarten würde und nicht erfährt, zum Beispiel das Datum des Beschlusses.",
        "What one would expect to learn and does not, for example the date of adoption.",
    ),
}

ACTOR: Table = {
    "name": words(
        "Name",
        "Name",
        "Der volle Name der Stelle, zum Beispiel „Ausländerbehörde“. Nie der Name einer lebenden Person.",
        "The full name of the body, for example “Foreigners’ Registration Office”. Never the name of a living person.",
    ),
    "short_name": words(
        "Kurzname",
        "Short name",
        "Eine gebräuchliche Abkürzung, zum Beispiel „VHS“.",
        "A common abbreviation, for example “VHS”.",
    ),
    "group": words(
        "Kreis",
        "Group",
        "Wohin die Stelle gehört, zum Beispiel „district_administration“; danach ist die Liste geordnet.",
        "Where the body belongs, for example “district_administration”; it orders the list.",
    ),
    "standing": words(
        "Stellung",
        "Standing",
        "„bound“, wenn ein Konzept die Stelle bindet; „independent“, wenn es sie nur als Partner nennt.",
        "“bound” if a concept binds the body; “independent” if it only names it as a partner.",
    ),
    "part_of": words(
        "Teil von",
        "Part of",
        "Kennung der Stelle, zu der diese gehört, zum Beispiel LRA.",
        "Id of the body this one belongs to, for example LRA.",
    ),
    "variants": words(
        "Gedruckte Namen",
        "Names as printed",
        "Wie der amtliche Text die Stelle nennt, auf Deutsch, jede Schreibweise in einer eigenen Zeile.",
        "What the official text calls the body, in German, each spelling on a line of its own.",
    ),
    "text": words(
        "Text",
        "Text",
        "Was die Texte über die Stelle sagen; jeder Satz in einer eigenen Zeile.",
        "What the texts say about the body; each sentence on a line of its own.",
    ),
    "note": remark("„Der Text nennt nur die Abkürzung.“", "“The text gives the abbreviation only.”"),
}

DUTY: Table = {
    "title": words(
        "Titel",
        "Title",
        "Was zu tun ist, in einer Zeile, zum Beispiel „Jährlicher Bericht an den Kreistag“.",
        "What is to be done, on one line, for example “Yearly report to the District Council”.",
    ),
    "text": words(
        "Text",
        "Text",
        "Wer wem was schuldet, in ganzen Sätzen; jeder Satz in einer eigenen Zeile.",
        "Who owes what to whom, in full sentences; each sentence on a line of its own.",
    ),
    "owed_by": words(
        "Wer", "Owed by", "Wer die Pflicht hat, zum Beispiel [IB].", "Who has the duty, for example [IB]."
    ),
    "owed_to": words(
        "Wem gegenüber",
        "Owed to",
        "Wer den Bericht oder die Leistung erhält, zum Beispiel [KT]. Nennt der Text niemanden, entfällt das Feld.",
        "Who receives the report or service, for example [KT]. If the text names nobody, leave the field out.",
    ),
    "rhythm": words(
        "Rhythmus", "Rhythm", "Wie oft, zum Beispiel „yearly“ für jährlich.", "How often, for example “yearly”."
    ),
    "when": words(
        "Wann, in Worten",
        "When, in words",
        "So, wie der Text es sagt, zum Beispiel „einmal im Jahr; kein bestimmter Tag“.",
        "As the text says it, for example “once a year; no particular date”.",
    ),
    "deadline": words(
        "Frist",
        "Deadline",
        'Bis wann, so genau wie im Text, zum Beispiel "2018-06".',
        'By when, as exact as the text, for example "2018-06".',
    ),
    "entries": words(
        "Einträge",
        "Entries",
        "Aus welchen Einträgen die Pflicht folgt, zum Beispiel [N-4.1-04].",
        "Which entries the duty follows from, for example [N-4.1-04].",
    ),
    "order": ORDER,
    "note": remark("„Der Text lässt offen, in welcher Form.“", "“The text leaves the form open.”"),
}

REPORT: Table = {
    "title": words(
        "Titel", "Title", "Wie der Bericht heißt, in einer Zeile.", "What the report is called, on one line."
    ),
    "date": words(
        "Datum",
        "Date",
        'Wann er erschienen ist, zum Beispiel "2018-12-10".',
        'When it appeared, for example "2018-12-10".',
    ),
    "reported_by": words(
        "Wer berichtet",
        "Reported by",
        "Kennung der Stelle, die den Bericht veröffentlicht hat, zum Beispiel IB.",
        "Id of the body that published the report, for example IB.",
    ),
    "discharges": words(
        "Erfüllte Pflichten",
        "Duties discharged",
        "Kennungen der Pflichten, die dieser Bericht erfüllt, zum Beispiel [P-01].",
        "Ids of the duties this report discharges, for example [P-01].",
    ),
    "source": words(
        "Quelle",
        "Source",
        "Wo der Bericht zu finden ist, zum Beispiel die Nummer der Vorlage.",
        "Where the report can be found, for example the number of the paper.",
    ),
}
