"""What can be wrong with the fields of one file: names, types, languages, references."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, say

MESSAGES: dict[str, Message] = {
    "unknown-folder": say("Dieser Ordner gehört nicht in den Datenordner", "this folder does not belong here"),
    "unknown-file": say("Diese Datei gehört nicht in den Datenordner", "this file does not belong in the data folder"),
    "wrong-suffix": say("Datendateien enden auf „.yml“", "data files end in “.yml”"),
    "bad-id": say(
        "„{id}“ ist keine gültige Kennung: erlaubt sind Buchstaben (ohne Umlaute), Ziffern, Punkt und Bindestrich",
        "“{id}” is not a valid id: letters (without accents), digits, full stop and hyphen are allowed",
    ),
    "id-taken": say("Die Kennung „{id}“ ist schon vergeben: an {file}", "the id “{id}” is already taken: by {file}"),
    "operator-name": say(
        "In diesem Ordner gibt es nur die Datei „site.yml“", "the only file in this folder is “site.yml”"
    ),
    "operator-missing": say("Die Datei mit den Betreiberangaben fehlt", "the file about the operator is missing"),
    "languages-missing": say("Es ist keine Sprache angelegt", "no language is defined"),
    "unknown-key": say("ist kein bekanntes Feld", "is not a known field"),
    "missing-field": say("fehlt", "is missing"),
    "missing-fields": say("Es fehlen {keys}", "{keys} are missing"),
    "indented-too-far": say("ist zu weit eingerückt", "is indented too far"),
    "text-not-indented": say(
        "„{text}“ sieht aus wie Text, steht aber in der Spalte der Feldnamen",
        "“{text}” looks like text but stands in the column of the field names",
    ),
    "text-begun-too-far": say(
        "Die Zeile ist weiter eingerückt als der übrige Text", "the line is indented further than the rest of the text"
    ),
    "file-cut-off": say(
        "Hier bricht die Datei ab; nötig sind noch: {keys}", "the file breaks off here; still needed: {keys}"
    ),
    "wrong-folder": say(
        "Die Datei enthält andere Felder, als in diesen Ordner gehören",
        "the file holds other fields than those that belong in this folder",
    ),
    "folder-outside": say(
        "Der Ordner ist ein Verweis auf einen Ordner außerhalb des Datenordners",
        "the folder is a link to a folder outside the data folder",
    ),
    "quote-lost": say(
        "Am Ende steht ein Anführungszeichen, das am Anfang fehlt",
        "there is a quotation mark at the end that is missing at the beginning",
    ),
    "curly-quotes": say(
        "Um den ganzen Text stehen „…“ statt gerader Anführungszeichen",
        "the whole text stands in “…” instead of straight quotation marks",
    ),
    "text-too-long": say(
        "Der Text ist mit {length} Zeichen länger als die erlaubten {limit}",
        "the text has {length} characters, more than the {limit} allowed",
    ),
    "empty-value": say("hat keinen Wert", "has no value"),
    "file-needs-fields": say(
        "Die Datei muss aus Feldern bestehen („title: …“), hier steht aber {found}",
        "the file must consist of fields (“title: …”), but it is {found}",
    ),
    "needs-fields": say("muss aus Feldern bestehen, hier steht aber {found}", "must consist of fields, but is {found}"),
    "needs-list": say("muss eine Liste sein, hier steht aber {found}", "must be a list, but is {found}"),
    "needs-text": say(
        "muss ein einzelner Wert sein, hier steht aber {found}", "must be a single value, but is {found}"
    ),
    "needs-number": say("„{value}“ ist keine ganze Zahl", "“{value}” is not a whole number"),
    "needs-decimal": say("„{value}“ ist keine Zahl", "“{value}” is not a number"),
    "decimal-comma": say("„{value}“ ist mit Komma geschrieben", "“{value}” is written with a comma"),
    "ambiguous-number": say(
        "„{value}“ kann {whole} oder ein Bruch mit drei Nachkommastellen sein",
        "“{value}” may be {whole} or a fraction with three decimals",
    ),
    "needs-boolean": say("„{value}“ ist weder „true“ noch „false“", "“{value}” is neither “true” nor “false”"),
    "needs-date": say("„{value}“ ist kein Datum in der richtigen Form", "“{value}” is not a date in the right form"),
    "spoken-date": say("„{value}“ ist kein Datum in der richtigen Form", "“{value}” is not a date in the right form"),
    "needs-fingerprint": say(
        "„{value}“ ist kein Fingerabdruck eines Textes", "“{value}” is not the fingerprint of a text"
    ),
    "impossible-date": say("„{value}“ gibt es im Kalender nicht", "“{value}” does not exist in the calendar"),
    "needs-quotes": say(
        "„{value}“ ohne Anführungszeichen versteht YAML als {meaning}",
        "without quotation marks, YAML takes “{value}” for {meaning}",
    ),
    "comment-swallowed": say(
        "Alles ab „#“ gilt als Kommentar; übrig bleibt nur „{value}“",
        "everything from “#” on counts as a comment; only “{value}” remains",
    ),
    "unknown-value": say("„{value}“ ist kein erlaubter Wert", "“{value}” is not an allowed value"),
    "unknown-reference": say("„{value}“ ist {kinds}", "“{value}” is {kinds}"),
    "one-line-only": say("muss in einer einzigen Zeile stehen", "must stand on a single line"),
    "stray-space": say("beginnt oder endet mit einem Leerzeichen", "begins or ends with a space"),
    "needs-languages": say(
        "braucht einen Text für jede Sprache, hier steht aber {found}",
        "needs a text for each language, but is {found}",
    ),
    "missing-language": say("Der Text auf „{language}“ fehlt", "the text in “{language}” is missing"),
    "empty-text": say("Der Text ist leer", "the text is empty"),
    "unknown-language": say(
        "„{language}“ ist keine Sprache dieser Website", "“{language}” is not a language of this site"
    ),
    "repeated-item": say("„{value}“ steht mehrmals in dieser Liste", "“{value}” stands more than once in this list"),
    "repeated-label": say(
        "Diese Beschriftung gibt es schon: in {file}, Zeile {first}",
        "this label exists already: in {file}, line {first}",
    ),
    "bad-label-key": say("„{key}“ ist kein gültiger Name einer Beschriftung", "“{key}” is not a valid name of a label"),
}

HINTS: dict[str, Wording] = {
    "did-you-mean": {"de": "Meinten Sie „{nearest}“?", "en": "Did you mean “{nearest}”?"},
    "did-you-mean-of": {
        "de": "Meinten Sie „{nearest}“? Erlaubt sind {allowed}.",
        "en": "Did you mean “{nearest}”? Allowed are {allowed}.",
    },
    "did-you-mean-record": {"de": "Meinten Sie „{nearest}“ ({name})?", "en": "Did you mean “{nearest}” ({name})?"},
    "allowed": {"de": "Erlaubt sind {allowed}.", "en": "Allowed are {allowed}."},
    "unknown-folder": {
        "de": "Jede Art hat ihren Ordner. Für ein neues Konzept legen Sie zuerst seine Datei im Ordner „concepts“ an.",
        "en": "Each kind has its folder. For a new concept, first create its file in the folder “concepts”.",
    },
    "no-subfolders": {
        "de": "Die Dateien einer Art liegen alle unmittelbar in ihrem Ordner.",
        "en": "The files of a kind all lie directly in its folder.",
    },
    "unknown-file": {
        "de": "Hierher gehören nur .yml-Dateien, jede in den Ordner ihrer Art, zum Beispiel „actors“.",
        "en": "Only .yml files belong here, each in the folder of its kind, for example “actors”.",
    },
    "bad-id": {
        "de": "Benennen Sie die Datei um; ihr Name ist zugleich die Kennung.",
        "en": "Rename the file; its name is also the id.",
    },
    "file-needs-fields": {
        "de": "Nehmen Sie eine andere Datei im selben Ordner als Vorbild.",
        "en": "Use another file in the same folder as a model.",
    },
    "needs-fields": {
        "de": "Schreiben Sie die Felder eingerückt darunter, jedes in eine eigene Zeile.",
        "en": "Write the fields below it, indented, each on a line of its own.",
    },
    "needs-text": {"de": "Schreiben Sie den Wert hinter den Doppelpunkt.", "en": "Write the value after the colon."},
    "wrong-suffix": {"de": "Benennen Sie die Datei um in „{name}“.", "en": "Rename the file to “{name}”."},
    "id-taken": {"de": "Benennen Sie die neuere der beiden Dateien um.", "en": "Rename the newer of the two files."},
    "operator-name": {"de": "Benennen Sie die Datei um in „site.yml“.", "en": "Rename the file to “site.yml”."},
    "operator-missing": {
        "de": "Legen Sie „operator/site.yml“ an; ohne Angaben steht darin nur {{}}.",
        "en": "Create “operator/site.yml”; with nothing to say it holds just {{}}.",
    },
    "languages-missing": {
        "de": "Legen Sie im Ordner „languages“ für jede Sprache eine Datei an, zum Beispiel „de.yml“.",
        "en": "Create a file for each language in the folder “languages”, for example “de.yml”.",
    },
    "missing-field": {"de": "Ergänzen Sie das Feld „{key}“.", "en": "Add the field “{key}”."},
    "missing-fields": {
        "de": "Ergänzen Sie die Felder; ist das Ende der Datei verloren gegangen, holen Sie den früheren Stand zurück.",
        "en": "Add the fields; if the end of the file got lost, bring back its earlier state.",
    },
    "indented-too-far": {
        "de": "Rücken Sie die Zeile so weit ein wie die Felder, zu denen „{key}“ gehört.",
        "en": "Indent the line as far as the fields that “{key}” belongs to.",
    },
    "text-not-indented": {
        "de": "Rücken Sie die Zeile so weit ein wie den übrigen Text.",
        "en": "Indent the line as far as the rest of the text.",
    },
    "text-begun-too-far": {
        "de": "Beginnen Sie sie in derselben Spalte wie die folgenden Zeilen des Textes.",
        "en": "Begin it in the same column as the lines of the text that follow.",
    },
    "file-cut-off": {
        "de": "Holen Sie den früheren Stand der Datei zurück oder ergänzen Sie, was fehlt.",
        "en": "Bring back the earlier state of the file, or add what is missing.",
    },
    "wrong-folder": {
        "de": "Verschieben Sie die Datei in den Ordner {folders}.",
        "en": "Move the file to the folder {folders}.",
    },
    "folder-outside": {
        "de": "Legen Sie die Dateien selbst in den Datenordner.",
        "en": "Put the files themselves into the data folder.",
    },
    "quote-lost": {
        "de": 'Setzen Sie den ganzen Text in gerade Anführungszeichen: "…"',
        "en": 'Put the whole text in straight quotation marks: "…"',
    },
    "curly-quotes": {
        "de": 'Schreiben Sie gerade: "…". Gehören „…“ zum Text, setzen Sie gerade außen herum: "„…“"',
        "en": 'Write straight ones: "…". If “…” belong to the text, put straight ones around them: "“…”"',
    },
    "text-too-long": {
        "de": "Teilen Sie den Text auf mehrere Einträge auf.",
        "en": "Divide the text among several entries.",
    },
    "empty-value": {
        "de": "Füllen Sie das Feld aus oder löschen Sie die Zeile.",
        "en": "Fill in the field or delete the line.",
    },
    "needs-list": {
        "de": "Beginnen Sie jeden Eintrag in einer eigenen Zeile mit „- “.",
        "en": "Begin each item on a line of its own with “- ”.",
    },
    "needs-number": {"de": "Schreiben Sie nur Ziffern, zum Beispiel 12.", "en": "Write digits only, for example 12."},
    "needs-decimal": {
        "de": "Schreiben Sie nur die Zahl, zum Beispiel 6553 oder 7.6; die Einheit steht in „unit“.",
        "en": "Write the number only, for example 6553 or 7.6; the unit belongs in “unit”.",
    },
    "decimal-comma": {
        "de": "Schreiben Sie einen Punkt: {fixed}. Die Website zeigt die Zahl in der Schreibweise jeder Sprache.",
        "en": "Write a full stop: {fixed}. The site shows the number as each language writes it.",
    },
    "ambiguous-number": {
        "de": "Schreiben Sie Tausender ohne Punkt: {whole}. Als Bruch braucht die Zahl eine Null am Ende: {fraction}.",
        "en": "Write thousands without a separator: {whole}. If you mean a fraction, add a zero: {fraction}.",
    },
    "needs-boolean": {"de": "Schreiben Sie true (ja) oder false (nein).", "en": "Write true (yes) or false (no)."},
    "needs-date": {
        "de": "Schreiben Sie Jahr, Jahr-Monat oder Jahr-Monat-Tag: 2018, 2018-06 oder 2018-06-30.",
        "en": "Write year, year-month or year-month-day: 2018, 2018-06 or 2018-06-30.",
    },
    "spoken-date": {"de": "Schreiben Sie {fixed}.", "en": "Write {fixed}."},
    "needs-fingerprint": {
        "de": "Ein Fingerabdruck ist ein Buchstabe von a bis f und sieben weitere Zeichen aus 0–9 und a–f; löschen Sie "
        "den falschen, dann nennt die Prüfung den richtigen.",
        "en": "A fingerprint is a letter from a to f and seven more characters from 0–9 and a–f; delete the wrong one, "
        "and the checker names the right one.",
    },
    "impossible-date": {"de": "Prüfen Sie Monat und Tag.", "en": "Check the month and the day."},
    "needs-quotes": {
        "de": 'Setzen Sie den Wert in Anführungszeichen: "{value}"',
        "en": 'Put the value in quotation marks: "{value}"',
    },
    "comment-swallowed": {
        "de": 'Gehört „#“ zum Text, setzen Sie den ganzen Text in Anführungszeichen: "…"',
        "en": 'If “#” belongs to the text, put the whole text in quotation marks: "…"',
    },
    "one-line-only": {
        "de": "Längere Texte gehören in das Feld „text“.",
        "en": "Longer texts belong in the field “text”.",
    },
    "stray-space": {"de": "Löschen Sie das Leerzeichen.", "en": "Delete the space."},
    "needs-languages": {
        "de": "Schreiben Sie darunter eine Zeile je Sprache: {allowed}.",
        "en": "Below it, write one line per language: {allowed}.",
    },
    "missing-language": {
        "de": "Ergänzen Sie die Zeile „{language}: …“.",
        "en": "Add the line “{language}: …”.",
    },
    "empty-text": {
        "de": "Ergänzen Sie den Text; jede Sprache braucht ihn.",
        "en": "Add the text; every language needs it.",
    },
    "repeated-item": {"de": "Löschen Sie die Wiederholung.", "en": "Delete the repetition."},
    "repeated-label": {"de": "Behalten Sie nur eine von beiden.", "en": "Keep only one of the two."},
    "bad-label-key": {
        "de": "Schreiben Sie Kleinbuchstaben, Ziffern, „_“ und Punkte, zum Beispiel „role.obliged“.",
        "en": "Write small letters, digits, “_” and full stops, for example “role.obliged”.",
    },
}
