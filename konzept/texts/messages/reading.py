"""What can be wrong with a file before its content matters: encoding, indentation, quotes, brackets."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, say

MESSAGES: dict[str, Message] = {
    "file-unreadable": say("Die Datei lässt sich nicht öffnen", "the file cannot be opened"),
    "file-outside": say(
        "Die Datei ist ein Verweis auf eine Datei außerhalb des Datenordners",
        "the file is a link to a file outside the data folder",
    ),
    "file-too-big": say(
        "Die Datei ist größer als {limit} Kilobyte und wird nicht gelesen",
        "the file is larger than {limit} kilobytes and is not read",
    ),
    "file-empty": say("Die Datei ist leer", "the file is empty"),
    "byte-order-mark": say(
        "Am Anfang der Datei steht ein unsichtbares Zeichen (Byte Order Mark)",
        "the file begins with an invisible character (byte order mark)",
    ),
    "not-utf8": say(
        "Hier steht ein Zeichen, das nicht als UTF-8 gespeichert ist",
        "this line holds a character that is not stored as UTF-8",
    ),
    "not-text": say(
        "Das ist keine Textdatei, sondern ein Bild, ein Archiv oder ein Büro-Dokument",
        "this is no text file but a picture, an archive or an office document",
    ),
    "too-many": say(
        "In dieser Datei ist noch mehr falsch; ab hier wird sie nicht weiter geprüft",
        "there is more wrong in this file; from here on it is not checked",
    ),
    "conflict": say(
        "Hier stehen zwei Fassungen nebeneinander, zwischen denen sich git nicht entscheiden konnte",
        "two versions stand here side by side that git could not choose between",
    ),
    "mojibake": say(
        "Umlaute oder Anführungszeichen sind hier zu Zeichenfolgen wie „Ã¤“ geworden",
        "accents or quotation marks have turned into sequences like “Ã¤” here",
    ),
    "odd-character": say(
        "Hier steht ein unsichtbares Steuerzeichen ({character})",
        "this line holds an invisible control character ({character})",
    ),
    "tab-indent": say("Die Zeile ist mit einem Tabulator eingerückt", "the line is indented with a tab"),
    "odd-space": say(
        "Hier steht ein besonderes Leerzeichen ({character}), wo ein gewöhnliches stehen muss",
        "a special space ({character}) stands where a normal one is needed",
    ),
    "repeated-key": say(
        "„{key}“ steht zweimal im selben Abschnitt: in Zeile {first} und in Zeile {second}",
        "“{key}” stands twice in the same block: on line {first} and on line {second}",
    ),
    "too-deep": say("Die Angaben sind zu tief verschachtelt", "the values are nested too deeply"),
    "alias": say("Ein Verweis mit * („*{name}“) ist nicht erlaubt", "a reference with * (“*{name}”) is not allowed"),
    "anchor": say("Eine Marke mit & („&{name}“) ist nicht erlaubt", "a mark with & (“&{name}”) is not allowed"),
    "tag": say("Eine Typangabe mit ! („{name}“) ist nicht erlaubt", "a type with ! (“{name}”) is not allowed"),
    "key-not-text": say("Ein Feldname muss ein einfaches Wort sein", "the name of a field must be a plain word"),
    "second-document": say(
        "In der Datei beginnt ein zweites Dokument („---“ oder „...“)",
        "a second document begins in this file (“---” or “...”)",
    ),
    "colon-in-text": say(
        "Im Text steht ein Doppelpunkt, deshalb ist nicht klar, wo der Feldname endet",
        "there is a colon in the text, so it is unclear where the name of the field ends",
    ),
    "indentation": say(
        "Die Einrückung passt nicht zu den Zeilen darüber",
        "the indentation does not match the lines above",
    ),
    "colon-missing": say(
        "Nach dem Feldnamen fehlt der Doppelpunkt", "the colon after the name of the field is missing"
    ),
    "quote-open": say(
        "Das Anführungszeichen am Anfang dieses Textes wird nicht geschlossen",
        "the quotation mark at the beginning of this text is not closed",
    ),
    "text-after-quote": say(
        "Nach dem schließenden Anführungszeichen steht noch Text",
        "there is more text after the closing quotation mark",
    ),
    "bracket-open": say(
        "Die Klammer, die hier beginnt, wird nicht geschlossen oder ein Komma fehlt",
        "the bracket that begins here is not closed, or a comma is missing",
    ),
    "reserved-start": say(
        "Ein Text ohne Anführungszeichen darf nicht mit „{character}“ beginnen",
        "a text without quotation marks cannot begin with “{character}”",
    ),
    "backslash": say(
        "Ein umgekehrter Schrägstrich (\\) hat in Anführungszeichen eine besondere Bedeutung",
        "a backslash (\\) has a special meaning within quotation marks",
    ),
    "dash-space": say("Nach dem Strich fehlt das Leerzeichen", "the space after the dash is missing"),
    "dash-misplaced": say(
        "Ein Listenpunkt („- “) steht an einer Stelle, an der keine Liste beginnen kann",
        "a list item (“- ”) stands where no list can begin",
    ),
    "text-after-bar": say(
        "Hinter „|“ oder „>“ darf in derselben Zeile nichts mehr stehen",
        "nothing may follow “|” or “>” on the same line",
    ),
    "not-yaml": say("Diese Zeile lässt sich nicht lesen", "this line cannot be read"),
}

_QUOTES_DE = 'Setzen Sie den ganzen Text in Anführungszeichen: "…"'
_QUOTES_EN = 'Put the whole text in quotation marks: "…"'

HINTS: dict[str, Wording] = {
    "file-unreadable": {
        "de": "Prüfen Sie, ob es eine gewöhnliche Datei ist und ob Sie sie lesen dürfen.",
        "en": "Check that it is an ordinary file and that you may read it.",
    },
    "too-deep": {
        "de": "Keine Angabe braucht mehr als vier Ebenen; wahrscheinlich stimmt die Einrückung nicht.",
        "en": "No value needs more than four levels; the indentation is probably wrong.",
    },
    "key-not-text": {
        "de": "Schreiben Sie „feld: Wert“, ohne Klammern oder Striche vor dem Doppelpunkt.",
        "en": "Write “field: value”, without brackets or dashes before the colon.",
    },
    "file-outside": {
        "de": "Legen Sie die Datei selbst in den Ordner.",
        "en": "Put the file itself into the folder.",
    },
    "file-too-big": {
        "de": "Eine Datei beschreibt genau eine Sache, meist in 10 bis 40 Zeilen.",
        "en": "One file describes one thing, mostly in 10 to 40 lines.",
    },
    "file-empty": {
        "de": "Füllen Sie die Datei aus oder löschen Sie sie.",
        "en": "Fill in the file or delete it.",
    },
    "byte-order-mark": {
        "de": "Speichern Sie die Datei als „UTF-8“, nicht als „UTF-8 mit BOM“.",
        "en": "Save the file as “UTF-8”, not as “UTF-8 with BOM”.",
    },
    "not-utf8": {
        "de": "Speichern Sie die Datei in der Kodierung „UTF-8“.",
        "en": "Save the file in the encoding “UTF-8”.",
    },
    "not-text": {
        "de": "Hierher gehören nur Texte; löschen Sie die Datei oder stellen Sie ihren Text wieder her.",
        "en": "Only texts belong here; delete the file or bring its text back.",
    },
    "too-many": {
        "de": "Mit den ersten Meldungen klärt sich meist auch der Rest; verbessern Sie diese zuerst.",
        "en": "Mending what is reported first mostly mends the rest.",
    },
    "conflict": {
        "de": "Behalten Sie eine der beiden Fassungen und löschen Sie die Zeilen mit <<<<<<<, ======= und >>>>>>>.",
        "en": "Keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    },
    "mojibake": {
        "de": "Holen Sie den früheren Stand der Datei zurück und speichern Sie Ihre Änderung als „UTF-8“.",
        "en": "Bring back the earlier state of the file and save your change as “UTF-8”.",
    },
    "odd-character": {"de": "Löschen Sie das Zeichen.", "en": "Delete the character."},
    "odd-character-several": {
        "de": "Löschen Sie das Zeichen; ein solches steht auch in Zeile {also}.",
        "en": "Delete the character; there are others on line {also}.",
    },
    "tab-indent": {
        "de": "Rücken Sie mit Leerzeichen ein: je Stufe zwei, innerhalb eines Textes so weit wie seine anderen Zeilen.",
        "en": "Indent with spaces: two for each level, and inside a text as far as its other lines.",
    },
    "tab-indent-several": {
        "de": "Rücken Sie mit Leerzeichen ein, auch in Zeile {also}: je Stufe zwei, innerhalb eines Textes so weit wie "
        "seine anderen Zeilen.",
        "en": "Indent with spaces, also on line {also}: two for each level, and inside a text as far as its other "
        "lines.",
    },
    "odd-space-several": {
        "de": "Ersetzen Sie es durch ein Leerzeichen von der Leertaste, auch in Zeile {also}.",
        "en": "Replace it by a space from the space bar, also on line {also}.",
    },
    "odd-space": {
        "de": "Ersetzen Sie es durch ein Leerzeichen von der Leertaste.",
        "en": "Replace it by a space from the space bar.",
    },
    "repeated-key": {"de": "Behalten Sie nur eine der beiden Zeilen.", "en": "Keep only one of the two lines."},
    "alias": {"de": _QUOTES_DE, "en": _QUOTES_EN},
    "anchor": {"de": _QUOTES_DE, "en": _QUOTES_EN},
    "tag": {"de": _QUOTES_DE, "en": _QUOTES_EN},
    "second-document": {
        "de": "Löschen Sie die Zeile; für eine zweite Sache legen Sie eine zweite Datei an.",
        "en": "Delete the line; for a second thing, create a second file.",
    },
    "colon-in-text": {"de": _QUOTES_DE, "en": _QUOTES_EN},
    "indentation": {
        "de": "Gleichrangiges beginnt in derselben Spalte, Untergeordnetes ist zwei Leerzeichen weiter eingerückt.",
        "en": "Equals begin in the same column; what is subordinate is indented by two more spaces.",
    },
    "colon-missing": {
        "de": "Schreiben Sie „feld: Wert“ mit Doppelpunkt und Leerzeichen. Ist es ein langer Text, rücken Sie ihn ein.",
        "en": "Write “field: value” with a colon and a space. If it is a long text, indent it.",
    },
    "quote-open": {
        "de": 'Beenden Sie den Text mit einem geraden Anführungszeichen: "…"',
        "en": 'End the text with a straight quotation mark: "…"',
    },
    "text-after-quote": {
        "de": "Schreiben Sie im Text selbst „…“ statt gerader Anführungszeichen.",
        "en": "Within the text itself, write “…” instead of straight quotation marks.",
    },
    "bracket-open": {
        "de": "Schließen Sie die Klammer. Gehört sie zum Text, setzen Sie den ganzen Text in Anführungszeichen.",
        "en": "Close the bracket. If it belongs to the text, put the whole text in quotation marks.",
    },
    "reserved-start": {"de": _QUOTES_DE, "en": _QUOTES_EN},
    "backslash": {
        "de": "Schreiben Sie zwei davon (\\\\), wenn das Zeichen gemeint ist.",
        "en": "Write two of them (\\\\) if you mean the character itself.",
    },
    "dash-space": {
        "de": "Schreiben Sie „- “: Strich und Leerzeichen beginnen einen Eintrag der Liste.",
        "en": "Write “- ”: a dash and a space begin an item of a list.",
    },
    "dash-misplaced": {
        "de": "Beginnen Sie die Liste in der Zeile darunter. Gehört der Strich zum Text: Anführungszeichen setzen.",
        "en": "Begin the list on the next line. If the dash belongs to the text, use quotation marks.",
    },
    "text-after-bar": {
        "de": "Beginnen Sie den Text in der nächsten Zeile, zwei Leerzeichen weiter eingerückt.",
        "en": "Begin the text on the next line, indented by two more spaces.",
    },
    "not-yaml": {
        "de": "Prüfen Sie hier und in der Zeile davor Einrückung, Doppelpunkte und Anführungszeichen.",
        "en": "Check indentation, colons and quotation marks here and on the line before.",
    },
}
