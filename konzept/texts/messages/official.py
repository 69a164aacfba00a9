"""What can be said about the authority's own documents in `sources/`, and about entries beside them."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, say, warn

MESSAGES: dict[str, Message] = {
    "wording-form": say(
        "„{value}“ ist kein Fingerabdruck eines Abschnitts", "“{value}” is not the fingerprint of a section"
    ),
    "source-outside": say(
        "Die Datei ist ein Verweis auf eine Datei außerhalb ihres Ordners",
        "the file is a link to a file outside its folder",
    ),
    "source-binary": say("Die Datei enthält keinen reinen Text", "the file does not hold plain text"),
    "source-twice": say(
        "Zu „{concept}“ liegen zwei Dokumente vor: dieses und {file}",
        "there are two documents for “{concept}”: this one and {file}",
    ),
    "source-unknown": warn(
        "Es gibt kein Konzept „{name}“, die Datei wird nicht gelesen",
        "there is no concept “{name}”, so the file is not read",
    ),
    "source-unread": warn(
        "Dateien dieser Art werden nicht gelesen, und eine Textdatei zu „{concept}“ fehlt",
        "files of this kind are not read, and there is no text file for “{concept}”",
    ),
    "source-section-missing": warn(
        "Der Abschnitt {section} „{heading}“ ist zwischen Zeile {first} und {last} nicht zu finden",
        "section {section} “{heading}” cannot be found between lines {first} and {last}",
    ),
    "source-heading": warn(
        "Der Abschnitt {section} heißt hier „{found}“ und in den Daten „{heading}“",
        "section {section} is called “{found}” here and “{heading}” in the data",
    ),
    "source-loose": warn(
        "Hier stehen {words} Wörter bis Zeile {last}, die zu keinem Abschnitt gehören: „{found}“",
        "{words} words up to line {last} belong to no section: “{found}”",
    ),
    "source-section-uncovered": warn(
        "Der Abschnitt {section} hat {words} Wörter, aber kein Eintrag gibt ihn wieder",
        "section {section} has {words} words, but no entry renders it",
    ),
    "source-item-uncovered": warn(
        "Der Punkt {number} im Abschnitt {section} hat keinen Eintrag",
        "item {number} in section {section} has no entry",
    ),
    "source-item-missing": warn(
        "Im amtlichen Text ist im Abschnitt {section} kein Punkt „{number}“ zu finden",
        "there is no item “{number}” to be found in section {section} of the official text",
    ),
    "source-changed": warn(
        "Der amtliche Text des Abschnitts {section} hat sich geändert, seit dieser Eintrag geschrieben wurde",
        "the official text of section {section} has changed since this entry was written",
    ),
    "source-unrecorded": warn(
        "Der amtliche Text dieser Abschnitte liegt vor, aber ihr Fingerabdruck ist nicht festgehalten: {sections}",
        "the official text of these sections is there, but their fingerprints are not recorded: {sections}",
    ),
    "record-by-hand": say(
        "Der Fingerabdruck lässt sich hier nicht von selbst eintragen",
        "the fingerprint cannot be written here automatically",
    ),
}

_TREE_DE = "Alle Abschnitte stehen in „concepts/{concept}.yml“ unter „sections“"
_TREE_EN = "All sections are listed in “concepts/{concept}.yml” under “sections”"

HINTS: dict[str, Wording] = {
    "wording-form": {
        "de": "„python -m konzept sources --record“ trägt ihn ein: acht Zeichen aus 0–9 und a–f in Anführungszeichen.",
        "en": "“python -m konzept sources --record” writes it: eight characters of 0–9 and a–f in quotation marks.",
    },
    "source-outside": {"de": "Legen Sie die Datei selbst in den Ordner.", "en": "Put the file itself into the folder."},
    "source-binary": {
        "de": "Speichern Sie das Dokument als Text oder Markdown in der Kodierung „UTF-8“.",
        "en": "Export the document as text or Markdown in the encoding “UTF-8”.",
    },
    "source-too-big": {
        "de": "Legen Sie nur den Text des Konzepts ab, ohne Bilder und ohne weitere Dokumente.",
        "en": "Put only the text of the concept there, without pictures and without other documents.",
    },
    "source-twice": {"de": "Behalten Sie nur eine der beiden.", "en": "Keep only one of the two."},
    "source-unknown": {
        "de": "Die Datei muss wie das Konzept heißen: {allowed}.",
        "en": "The file must be named like the concept: {allowed}.",
    },
    "source-unread": {
        "de": "Speichern Sie das Dokument als „{concept}.txt“ oder „{concept}.md“.",
        "en": "Export the document as “{concept}.txt” or “{concept}.md”.",
    },
    "source-section-missing": {
        "de": "Die Überschrift muss mit ihrer Nummer am Anfang einer eigenen Zeile stehen. " + _TREE_DE + ".",
        "en": "The heading must stand on a line of its own, beginning with its number. " + _TREE_EN + ".",
    },
    "source-section-near": {
        "de": "Ist Zeile {line} gemeint: „{found}“? Dann übernehmen Sie diese Überschrift. " + _TREE_DE + ".",
        "en": "Is it line {line}: “{found}”? Then take over this heading. " + _TREE_EN + ".",
    },
    "source-heading": {
        "de": "Schreiben Sie die Überschrift in den Daten wie hier. " + _TREE_DE + ".",
        "en": "Write the heading in the data as it is here. " + _TREE_EN + ".",
    },
    "source-loose": {
        "de": "Gehört es zum Konzept, ergänzen Sie den Abschnitt in „concepts/{concept}.yml“, "
        "sonst löschen Sie es aus dem Dokument.",
        "en": "If it is part of the concept, add the section to “concepts/{concept}.yml”; "
        "if not, delete it from the document.",
    },
    "source-section-uncovered": {
        "de": 'Legen Sie unter „{concept}/“ einen Eintrag mit „section: "{section}"“ an.',
        "en": 'Add an entry with “section: "{section}"” under “{concept}/”.',
    },
    "source-item-uncovered": {
        "de": 'Legen Sie unter „{concept}/“ einen Eintrag mit „number: "{number}"“ an.',
        "en": 'Add an entry with “number: "{number}"” under “{concept}/”.',
    },
    "source-item-missing": {
        "de": "Prüfen Sie „number“ am amtlichen Text.",
        "en": "Check “number” against the official text.",
    },
    "source-changed": {
        "de": "Vergleichen Sie den Eintrag mit dem neuen Wortlaut. Sind alle Einträge des Abschnitts geprüft: "
        '„python -m konzept sources --record {concept}/{section}“ (wording: "{fingerprint}").',
        "en": "Compare the entry with the new wording. Once all entries of the section are checked: "
        '“python -m konzept sources --record {concept}/{section}” (wording: "{fingerprint}").',
    },
    "source-unrecorded": {
        "de": "Sind die Einträge am Text geprüft: „python -m konzept sources --record {concept}“.",
        "en": "Once the entries are checked against the text: “python -m konzept sources --record {concept}”.",
    },
    "record-by-hand": {
        "de": 'Schreiben Sie neben die Nummer des Abschnitts: wording: "{fingerprint}" '
        "– in geschweiften Klammern mit einem Komma davor.",
        "en": 'Beside the section\'s number, write: wording: "{fingerprint}" – within braces with a comma before it.',
    },
}
