"""What to write into the records about numbers: figures and the charts drawn from them."""

from __future__ import annotations

from konzept.texts.words.shared import CONCEPT_ID, ORDER, PRECISION, SECTION_NUMBER, remark
from konzept.texts.words.wording import Table, words

FIGURE: Table = {
    "title": words(
        "Titel",
        "Title",
        "Was die Zahl misst, zum Beispiel „Anteil der ausländischen Staatsangehörigen“.",
        "What the number measures, for example “Share of foreign nationals”.",
    ),
    "concept": CONCEPT_ID,
    "section": SECTION_NUMBER,
    "value": words(
        "Zahl",
        "Number",
        'Die Zahl wie gedruckt, in Anführungszeichen, ohne Tausenderpunkt, mit Punkt statt Komma: "6553" oder "7.6".',
        'The number as printed, in quotation marks, without a thousands separator: "6553" or "7.6".',
    ),
    "unit": words(
        "Einheit",
        "Unit",
        "Was gezählt wird, zum Beispiel „Menschen“ oder „%“.",
        "What is counted, for example “people” or “%”.",
    ),
    "precision": PRECISION,
    "population": words(
        "Bezugsgruppe",
        "Population",
        "Wer oder was gezählt ist, zum Beispiel „Einwohnerinnen und Einwohner des Landkreises“.",
        "Who or what is counted, for example “inhabitants of the district”.",
    ),
    "text": words(
        "Satz",
        "Sentence",
        "Die Zahl in einem ganzen Satz, so wie sie die Website zeigt.",
        "The number in a full sentence, as the site shows it.",
    ),
    "entry": words(
        "Eintrag",
        "Entry",
        "Kennung des Eintrags, in dem die Zahl steht, zum Beispiel N-2-d.",
        "Id of the entry the number stands in, for example N-2-d.",
    ),
    "order": ORDER,
    "as_of": words(
        "Stichtag",
        "As of",
        'Der Tag, für den die Zahl gilt, zum Beispiel "2017-12-31".',
        'The day the number holds for, for example "2017-12-31".',
    ),
    "period": words(
        "Zeitraum",
        "Period",
        "Statt eines Stichtags: Beginn und Ende der Zeit, für die die Zahl gilt.",
        "Instead of a single day: start and end of the time the number covers.",
    ),
    "source_body": words(
        "Wer gezählt hat",
        "Counted by",
        "Kennung der Stelle, von der die Zahl nach dem Text stammt, zum Beispiel ABH.",
        "Id of the body the text takes the number from, for example ABH.",
    ),
    "part": words(
        "Teil",
        "Part",
        "Bei einem Anteil: Kennung der Zahl, deren Anteil das ist, zum Beispiel foreign-nationals.",
        "For a share: id of the figure it is the share of, for example foreign-nationals.",
    ),
    "whole": words(
        "Ganzes",
        "Whole",
        "Bei einem Anteil: Kennung der Zahl, auf die er sich bezieht, zum Beispiel inhabitants.",
        "For a share: id of the figure it refers to, for example inhabitants.",
    ),
    "note": remark(
        "„Der Text sagt nicht, ob ein Stichtag gemeint ist.“", "“The text does not say which day is meant.”"
    ),
}

CHART: Table = {
    "title": words("Titel", "Title", "Was das Diagramm zeigt, in einer Zeile.", "What the chart shows, on one line."),
    "kind": words(
        "Form",
        "Form",
        "„share“ zeigt Prozentzahlen als Teil von 100, „bars“ vergleicht Zahlen mit derselben Einheit.",
        "“share” shows percentages as part of 100, “bars” compares numbers of one unit.",
    ),
    "figures": words(
        "Zahlen",
        "Figures",
        "Kennungen der Zahlen, zum Beispiel [share-foreign-nationals].",
        "Ids of the figures, for example [share-foreign-nationals].",
    ),
    "caption": words(
        "Erläuterung",
        "Caption",
        "Was man sieht und was man daraus nicht schließen darf; jeder Satz in einer eigenen Zeile.",
        "What can be seen and what must not be concluded; each sentence on a line of its own.",
    ),
    "order": ORDER,
}
