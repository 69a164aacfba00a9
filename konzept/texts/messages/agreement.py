"""What can be wrong between a text and its twins: its other language, its figures, its glossary, its neighbours."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, excusable, say, warn

MESSAGES: dict[str, Message] = {
    "numbers-differ": excusable(
        say(
            "Die Zahlen stimmen nicht überein: „{first}“ sagt {here}, „{other}“ sagt {there}",
            "the numbers do not agree: “{first}” says {here}, “{other}” says {there}",
        )
    ),
    "number-missing": excusable(
        say(
            "Auf „{has}“ steht {numbers}; auf „{lacks}“ steht das nicht",
            "“{has}” has {numbers}; “{lacks}” does not have it",
        )
    ),
    "law-missing": excusable(
        say(
            "Auf „{has}“ ist ein Gesetz genannt („{law}“), hier nicht",
            "“{has}” names a law (“{law}”), this text does not",
        )
    ),
    "term-translation": excusable(
        warn(
            "„{term}“ ist anders übersetzt, als es im Glossar steht",
            "“{term}” is translated in another way than in the glossary",
        )
    ),
    "percent-over": excusable(
        say("{value} Prozent sind mehr als das Ganze", "{value} per cent are more than the whole")
    ),
    "count-fraction": excusable(
        say(
            "{value} ist keine ganze Zahl, aber „{unit}“ kann man nur ganz zählen",
            "{value} is not a whole number, but “{unit}” can only be counted whole",
        )
    ),
    "figure-not-in-text": excusable(
        say(
            "Die Zahl {value} steht nicht im Text von „{entry}“ ({languages})",
            "the number {value} does not stand in the text of “{entry}” ({languages})",
        )
    ),
    "figures-contradict": excusable(
        say(
            "Für dieselbe Sache zur selben Zeit steht hier {value} und in {file} {other}; keine Anmerkung erklärt das",
            "for the same thing at the same time this says {value} and {file} says {other}; no note explains that",
        )
    ),
    "share-half": say(
        "Zu „{given}“ fehlt „{missing}“: Ein Anteil braucht den Teil und das Ganze",
        "“{given}” lacks “{missing}”: a share needs the part and the whole",
    ),
    "share-off": excusable(
        say(
            "Nachgerechnet ergeben „{part}“ und „{whole}“ {share} %, hier steht {value} %; keine Anmerkung erklärt das",
            "“{part}” and “{whole}” work out at {share}%, this says {value}%; no note explains that",
        )
    ),
    "date-after-edition": excusable(
        say(
            "Der Zeitpunkt ({date}) liegt nach der Ausgabe des Konzepts ({edition})",
            "the date ({date}) is after the edition of the concept ({edition})",
        )
    ),
    "progress-order": say(
        "Der Zeitraum ({date}) steht nach einem späteren ({before})",
        "the period ({date}) stands after a later one ({before})",
    ),
    "note-section": say(
        "„{entry}“ steht im Abschnitt {section}, und den nennt die Anmerkung unter „sections“ nicht",
        "“{entry}” stands in section {section}, which the note does not name under “sections”",
    ),
    "note-figure": say(
        "Die Kennzahl „{figure}“ stammt aus „{entry}“, und das nennt die Anmerkung unter „entries“ nicht",
        "the figure “{figure}” comes from “{entry}”, which the note does not name under “entries”",
    ),
    "reference-section": say(
        "„{entry}“ steht im Abschnitt {section}, nicht im Abschnitt des Verweises",
        "“{entry}” stands in section {section}, not in the section of the reference",
    ),
    "reference-law": say(
        "„{entry}“ nennt unter „laws“ das Gesetz „{law}“ nicht",
        "“{entry}” does not name the law “{law}” under “laws”",
    ),
    "duty-owner": say(
        "„{entry}“ nennt „{actor}“ weder als verantwortlich noch als beteiligt",
        "“{entry}” names “{actor}” neither as responsible nor as a partner",
    ),
    "duty-rhythm": say(
        "„{entry}“ nennt einen anderen Rhythmus: „{rhythm}“", "“{entry}” says another rhythm: “{rhythm}”"
    ),
    "section-empty": excusable(
        warn("Zum Abschnitt „{section}“ gibt es keinen Eintrag", "section “{section}” has no entry")
    ),
    "actor-unused": excusable(warn("Der Akteur „{id}“ kommt nirgends vor", "the actor “{id}” does not occur anywhere")),
    "law-unused": excusable(warn("Das Gesetz „{id}“ kommt nirgends vor", "the law “{id}” does not occur anywhere")),
    "audience-unused": excusable(
        warn("Die Zielgruppe „{id}“ kommt nirgends vor", "the audience “{id}” does not occur anywhere")
    ),
    "term-unused": excusable(
        warn("Kein Text außerhalb des Glossars verwendet „{term}“", "no text outside the glossary uses “{term}”")
    ),
    "summary-long": excusable(
        warn(
            "Die Zusammenfassung hat {length} Zeichen; sie soll höchstens {limit} haben",
            "the summary has {length} characters; it should have {limit} at most",
        )
    ),
    "two-sentences": excusable(
        warn("In dieser Zeile beginnt ein zweiter Satz: „{found}“", "a second sentence begins on this line: “{found}”")
    ),
    "broken-sentence": excusable(
        warn("Diese Zeile endet mitten im Satz: „{found}“", "this line ends in the middle of a sentence: “{found}”")
    ),
    "person-named": excusable(say("Im Text ist eine Person genannt: „{found}“", "the text names a person: “{found}”")),
    "exception-rule": say(
        "„{rule}“ ist keine Regel, von der es Ausnahmen gibt", "“{rule}” is not a rule that allows exceptions"
    ),
    "exception-file": say("Die Datei „{file}“ gibt es nicht", "there is no file “{file}”"),
    "exception-unneeded": say(
        "Die Ausnahme wird nicht mehr gebraucht: In {file} gibt es an dieser Stelle kein „{rule}“",
        "the exception is no longer needed: {file} has no “{rule}” in this place",
    ),
}

_CHECK_PRINT = {"de": "Prüfen Sie die Angabe am gedruckten Text.", "en": "Check it against the printed text."}
_EXPLAIN = {
    "de": "Prüfen Sie die Zahlen; sind sie so gedruckt, erklärt es eine Anmerkung, die sie unter „figures“ nennt.",
    "en": "Check the numbers; if they are printed like this, a note explains it and names them under “figures”.",
}
_NAME_IT_OR_DELETE = {
    "de": "Nennen Sie ihn dort, wo er hingehört, oder löschen Sie die Datei.",
    "en": "Name it where it belongs, or delete the file.",
}

HINTS: dict[str, Wording] = {
    "numbers-differ": {
        "de": "Bringen Sie beide Texte auf denselben Stand.",
        "en": "Make both texts say the same.",
    },
    "number-missing": {
        "de": "Ergänzen Sie die Angabe, oder löschen Sie sie auf „{has}“.",
        "en": "Add it, or delete it in “{has}”.",
    },
    "law-missing": {"de": "Schreiben Sie „{expected}“.", "en": "Write “{expected}”."},
    "term-translation": {
        "de": "Schreiben Sie „{expected}“, oder ergänzen Sie in {file} unter „renderings“, was hier steht.",
        "en": "Write “{expected}”, or add what stands here under “renderings” in {file}.",
    },
    "percent-over": _CHECK_PRINT,
    "count-fraction": _CHECK_PRINT,
    "figure-not-in-text": {
        "de": "Prüfen Sie „value“, „entry“ und den Text dort.",
        "en": "Check “value”, “entry” and the text there.",
    },
    "figures-contradict": _EXPLAIN,
    "share-half": {"de": "Ergänzen Sie „{missing}“.", "en": "Add “{missing}”."},
    "share-off": _EXPLAIN,
    "date-after-edition": _CHECK_PRINT,
    "progress-order": {
        "de": "Ordnen Sie die Einträge nach der Zeit, den ältesten zuerst.",
        "en": "Put the items in order of time, the oldest first.",
    },
    "note-section": {
        "de": "Ergänzen Sie den Abschnitt unter „sections“, oder prüfen Sie den Eintrag.",
        "en": "Add the section under “sections”, or check the entry.",
    },
    "note-figure": {"de": "Ergänzen Sie „{entry}“ unter „entries“.", "en": "Add “{entry}” under “entries”."},
    "reference-section": {"de": "Prüfen Sie „section“ und „entries“.", "en": "Check “section” and “entries”."},
    "reference-law": {
        "de": "Ergänzen Sie das Gesetz dort unter „laws“, oder löschen Sie hier „law“.",
        "en": "Add the law there under “laws”, or delete “law” here.",
    },
    "duty-owner": {"de": "Prüfen Sie „owed_by“ und „entries“.", "en": "Check “owed_by” and “entries”."},
    "duty-rhythm": {
        "de": "Prüfen Sie „rhythm“ hier und „when“ dort.",
        "en": "Check “rhythm” here and “when” there.",
    },
    "section-empty": {
        "de": "Legen Sie einen Eintrag mit diesem Abschnitt an.",
        "en": "Create an entry with this section.",
    },
    "actor-unused": _NAME_IT_OR_DELETE,
    "law-unused": {
        "de": "Nennen Sie es bei einem Eintrag unter „laws“, oder löschen Sie die Datei.",
        "en": "Name it under “laws” of an entry, or delete the file.",
    },
    "audience-unused": {
        "de": "Nennen Sie sie bei einem Eintrag unter „audiences“, oder löschen Sie die Datei.",
        "en": "Name it under “audiences” of an entry, or delete the file.",
    },
    "term-unused": {
        "de": "Ergänzen Sie unter „forms“, wie der Begriff in den Texten steht, oder löschen Sie die Datei.",
        "en": "Add under “forms” how the texts spell the term, or delete the file.",
    },
    "summary-long": {
        "de": "Kürzen Sie; was wegfällt, gehört in „text“.",
        "en": "Shorten it; what goes belongs in “text”.",
    },
    "two-sentences": {"de": "Beginnen Sie dafür eine neue Zeile.", "en": "Begin a new line for it."},
    "broken-sentence": {
        "de": "Schreiben Sie den ganzen Satz in eine Zeile, oder beenden Sie ihn mit einem Satzzeichen.",
        "en": "Write the whole sentence on one line, or end it with a punctuation mark.",
    },
    "person-named": {
        "de": "Nennen Sie das Amt oder die Stelle statt der Person.",
        "en": "Name the office instead of the person.",
    },
    "exception-rule": {
        "de": "Schreiben Sie den Namen der Regel aus „docs/checks.de.md“.",
        "en": "Write the name of the rule as in “docs/checks.en.md”.",
    },
    "exception-file": {
        "de": "Schreiben Sie den Weg im Datenordner, zum Beispiel „nordhausen/measures/M-5.2.1.yml“.",
        "en": "Write the path in the data folder, for example “nordhausen/measures/M-5.2.1.yml”.",
    },
    "exception-unneeded": {"de": "Löschen Sie die Datei mit der Ausnahme.", "en": "Delete the file of the exception."},
}
