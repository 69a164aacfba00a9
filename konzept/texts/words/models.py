"""What each kind of record and each block is called, and what it is for."""

from __future__ import annotations

from konzept import model
from konzept.texts.words.wording import Words, words

KINDS: dict[type, Words] = {
    model.Language: words(
        "Sprache",
        "Language",
        "Eine Sprache der Website. Die Datei heißt wie ihr Kürzel, zum Beispiel de.yml.",
        "A language of the site. The file is named for its code, for example en.yml.",
    ),
    model.Operator: words(
        "Betreiber",
        "Operator",
        "Wer die Website betreibt: für Impressum, Datenschutzerklärung und Erklärung zur Barrierefreiheit.",
        "Who runs the site: the source of the imprint, the privacy notice and the accessibility statement.",
    ),
    model.Concept: words(
        "Konzept",
        "Concept",
        "Ein Integrationskonzept mit seiner Gliederung. Die Kennung ist zugleich der Name des Ordners seiner Einträge.",
        "An integration concept with its sections. The id is also the name of the folder of its entries.",
    ),
    model.FieldOfAction: words(
        "Handlungsfeld",
        "Field of action",
        "Ein Thema, das alle Konzepte teilen. Die Kennung ist ein englisches Wort, zum Beispiel language.",
        "A subject all concepts share. The id is an English word, for example language.",
    ),
    model.Guideline: words(
        "Leitlinie", "Guideline", "Eine Leitlinie des Konzepts in eigenen Worten.", "A guideline in our own words."
    ),
    model.Goal: words("Ziel", "Goal", "Ein Ziel des Konzepts in eigenen Worten.", "A goal in our own words."),
    model.Measure: words(
        "Maßnahme", "Measure", "Eine Maßnahme des Konzepts in eigenen Worten.", "A measure in our own words."
    ),
    model.Statement: words(
        "Aussage",
        "Statement",
        "Ein Grundsatz, ein Hintergrund, eine Begriffsbestimmung oder eine Stelle zum Aufbau, in eigenen Worten.",
        "A principle, background, definition or structural passage in our own words.",
    ),
    model.Actor: words(
        "Akteur",
        "Actor",
        "Eine Stelle oder Gruppe, die ein Text nennt; nie eine lebende Person.",
        "A body or group that a text names; never a living person.",
    ),
    model.Figure: words(
        "Zahl", "Figure", "Eine Zahl, die in einem Text steht, wie gedruckt.", "A number given in a text, as printed."
    ),
    model.Chart: words(
        "Diagramm", "Chart", "Ein Diagramm aus Zahlen der Texte.", "A chart drawn from figures of the texts."
    ),
    model.Duty: words(
        "Pflicht oder Frist",
        "Duty or deadline",
        "Was ein Text wiederkehrend oder bis zu einem Tag verlangt.",
        "What a text demands regularly or by a certain day.",
    ),
    model.Report: words(
        "Bericht",
        "Report",
        "Ein veröffentlichter Bericht, mit dem eine Stelle Pflichten erfüllt.",
        "A published report by which a body discharges duties.",
    ),
    model.Reference: words(
        "Verweis",
        "Reference",
        "Eine Stelle, an der ein Text ausdrücklich auf etwas anderes verweist.",
        "A place where a text explicitly refers to something else.",
    ),
    model.Law: words(
        "Gesetz",
        "Law",
        "Ein Gesetz, eine Satzung oder ein Abkommen, das die Texte nennen.",
        "A law, statute or convention that the texts cite.",
    ),
    model.GlossaryTerm: words(
        "Begriff", "Term", "Ein Begriff und was er hier bedeutet.", "A term and what it means here."
    ),
    model.Note: words(
        "Anmerkung",
        "Note",
        "Was an einer gedruckten Stelle auffällt und wie diese Ausgabe sie liest.",
        "What is odd about a printed passage and how this edition reads it.",
    ),
    model.Audience: words(
        "Zielgruppe",
        "Audience",
        "Eine Gruppe von Leserinnen und Lesern mit eigener Frage.",
        "A group of readers with a question of their own.",
    ),
    model.Synonyms: words(
        "Wortgruppe der Suche",
        "Group of search words",
        "Alltagswörter für die Suche und die Wörter der Texte dafür.",
        "Everyday words for the search, and the words of the texts.",
    ),
    model.Exemption: words(
        "Ausnahme von einer Regel",
        "Exception to a rule",
        "Wo eine Regel der Prüfung nicht gilt, und warum. Wird die Ausnahme unnötig, meldet die Prüfung das.",
        "A place where a rule of the check does not apply, with the reason. Once unneeded, the check says so.",
    ),
}

PARTS: dict[type, Words] = {
    model.Section: words(
        "Abschnitt", "Section", "Ein Abschnitt des amtlichen Textes.", "A section of the official text."
    ),
    model.Part: words("Teil oder Anlage", "Part or annex", "Ein Teil des Konzepts.", "A part of the concept."),
    model.Unknown: words(
        "Offene Angabe", "Unknown", "Etwas, das der Text nicht sagt.", "Something the text does not say."
    ),
    model.Term: words("Laufzeit", "Term", "Die Jahre, für die das Konzept gilt.", "The years the concept covers."),
    model.Responsibility: words(
        "Verantwortliche Stelle",
        "Responsible body",
        "Wer verantwortlich ist und woraus sich das ergibt.",
        "Who is responsible, and on what basis.",
    ),
    model.Partner: words(
        "Beteiligte Stelle", "Body involved", "Eine weitere Stelle mit ihrer Rolle.", "Another body with its role."
    ),
    model.Commitment: words(
        "Zusage oder Auftrag",
        "Commitment",
        "Eine Sache, zu der die Stelle verpflichtet.",
        "One thing the passage commits somebody to.",
    ),
    model.Timing: words("Zeitangabe", "Timing", "Wann etwas ansteht.", "When something is due."),
    model.Quantity: words("Menge", "Quantity", "Eine Zahl, die der Text vorgibt.", "A number the text sets."),
    model.Citation: words(
        "Rechtsgrundlage", "Citation", "Ein Gesetz, das die Stelle nennt.", "A law the passage cites."
    ),
    model.Link: words(
        "Verknüpfung",
        "Link",
        "Eine Verknüpfung mit dem übergeordneten Konzept: eine Lesart der Redaktion.",
        "A link to the parent concept: an editorial reading.",
    ),
    model.Gap: words(
        "Fehlende Entsprechung",
        "Missing counterpart",
        "Was im anderen Konzept keine Entsprechung hat.",
        "What has no counterpart in the other concept.",
    ),
    model.Progress: words(
        "Berichteter Stand",
        "Reported progress",
        "Was eine Quelle über einen Zeitraum berichtet.",
        "What a source reports about a period.",
    ),
    model.Period: words(
        "Zeitraum", "Period", "Eine Zeitspanne, Beginn und Ende gehören dazu.", "A span of time, both ends included."
    ),
}
