"""What can be wrong between records: the messages of the checker's rules."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, say, warn

MESSAGES: dict[str, Message] = {
    "sections-empty": say("Das Konzept hat keine Abschnitte", "the concept has no sections"),
    "section-number": say("„{section}“ ist keine Abschnittsnummer", "“{section}” is not the number of a section"),
    "section-repeated": say(
        "Den Abschnitt „{section}“ gibt es in diesem Konzept schon", "this concept already has a section “{section}”"
    ),
    "section-parent": say(
        "Zum Abschnitt „{section}“ fehlt der übergeordnete Abschnitt „{above}“",
        "section “{section}” lacks the section “{above}” above it",
    ),
    "section-unknown": say(
        "Den Abschnitt „{section}“ gibt es im Konzept „{concept}“ nicht",
        "the concept “{concept}” has no section “{section}”",
    ),
    "position-taken": say(
        "Platz {position} im Abschnitt {section} ist schon vergeben: an {file}",
        "position {position} in section {section} is already taken: by {file}",
    ),
    "number-section": say(
        "„{number}“ beginnt nicht mit der Nummer des Abschnitts „{section}“",
        "“{number}” does not begin with the number of its section “{section}”",
    ),
    "number-taken": say(
        "Die Nummer „{number}“ ist schon vergeben: an {file}", "the number “{number}” is already taken: by {file}"
    ),
    "count-differs": say(
        "Der amtliche Text hat {expected}, vorhanden sind {found}",
        "the official text has {expected}, but there are {found}",
    ),
    "figure-concept": say(
        "Die Kennzahl stammt aus „{entry}“, und das steht im Konzept „{concept}“",
        "the figure comes from “{entry}”, which stands in the concept “{concept}”",
    ),
    "figure-section": say(
        "Die Kennzahl stammt aus „{entry}“, und das steht im Abschnitt „{section}“",
        "the figure comes from “{entry}”, which stands in section “{section}”",
    ),
    "circle": say(
        "„{id}“ ist über Umwege sich selbst untergeordnet: {way}",
        "“{id}” is, in a roundabout way, part of itself: {way}",
    ),
    "responsible-empty": say("Es ist niemand als verantwortlich genannt", "nobody is named as responsible"),
    "none-not-alone": say(
        "„basis: none“ heißt, dass der Text niemanden nennt, und steht deshalb allein",
        "“basis: none” means that the text names nobody, so it stands alone",
    ),
    "none-with-actor": say(
        "„basis: none“ heißt, dass der Text niemanden nennt; genannt ist aber „{actor}“",
        "“basis: none” means that the text names nobody, but “{actor}” is named",
    ),
    "actor-missing": say("Zu „basis: {basis}“ fehlt der Akteur", "“basis: {basis}” lacks the actor"),
    "reason-missing": say("Zu „basis: {basis}“ fehlt die Begründung", "“basis: {basis}” lacks the reason"),
    "independent-obliged": say(
        "„{actor}“ ist unabhängig und wird durch das Konzept zu nichts verpflichtet",
        "“{actor}” is independent and not obliged to anything by the concept",
    ),
    "list-empty": say("Die Liste ist leer", "the list is empty"),
    "span-backwards": say(
        "Das Ende ({end}) liegt vor dem Beginn ({start})", "the end ({end}) is before the start ({start})"
    ),
    "number-negative": say("Die Zahl {value} ergibt hier keinen Sinn", "the number {value} makes no sense here"),
    "chart-share": say(
        "„{figure}“ ({value}) ist kein Anteil zwischen 0 und 100",
        "“{figure}” ({value}) is not a share between 0 and 100",
    ),
    "chart-unit": say("„{figure}“ hat eine andere Einheit als „{first}“", "“{figure}” has another unit than “{first}”"),
    "link-without-parent": say(
        "Das Konzept „{concept}“ hat kein übergeordnetes Konzept, zu dem eine Verknüpfung führen könnte",
        "the concept “{concept}” has no parent concept that a link could lead to",
    ),
    "link-concept": say(
        "„{target}“ gehört nicht zum übergeordneten Konzept „{concept}“",
        "“{target}” does not belong to the parent concept “{concept}”",
    ),
    "link-repeated": say(
        "Mit „{target}“ ist dieser Eintrag schon verknüpft", "this entry is already linked to “{target}”"
    ),
    "measure-without-link": say(
        "Die Maßnahme ist mit keinem Eintrag des übergeordneten Konzepts verknüpft",
        "the measure is not linked to any entry of the parent concept",
    ),
    "aim-without-measure": say(
        "Keine Maßnahme ist mit „{id}“ verknüpft, und nirgends steht, warum",
        "no measure is linked to “{id}”, and nothing says why",
    ),
    "gap-despite-measure": say(
        "Als Lücke im Ganzen bezeichnet, aber die Maßnahme „{measure}“ ist damit verknüpft",
        "declared a gap as a whole, but the measure “{measure}” is linked to it",
    ),
    "gap-despite-link": say(
        "Als Lücke im Ganzen bezeichnet, aber mit „{target}“ verknüpft",
        "declared a gap as a whole, but linked to “{target}”",
    ),
    "field-unused": warn(
        "Zum Handlungsfeld „{id}“ gehört kein Eintrag", "no entry belongs to the field of action “{id}”"
    ),
    "address-form": say("„{value}“ kann nicht in einer Webadresse stehen", "“{value}” cannot stand in a web address"),
    "address-taken": say(
        "„{value}“ ist in dieser Sprache schon vergeben: an {other}",
        "“{value}” is already taken in this language: by {other}",
    ),
    "language-path": say(
        "Zwei Sprachen haben dieselbe Adresse „/{value}“: diese und {file}",
        "two languages have the same address “/{value}”: this one and {file}",
    ),
    "locale-unknown": say("„{value}“ ist keine bekannte Schreibweise", "“{value}” is no known locale"),
    "language-root": say("Keine Sprache steht unter der Adresse „/“", "no language stands at the address “/”"),
    "label-missing": say("Die Beschriftung fehlt", "the label is missing"),
    "label-orphaned": say(
        "Zu dieser Beschriftung gibt es keinen Wert „{value}“", "there is no value “{value}” for this label"
    ),
    "synonym-taken": say(
        "„{word}“ steht schon in einer anderen Wortgruppe der Suche: in {file}",
        "“{word}” already stands in another group of synonyms: in {file}",
    ),
    "synonyms-empty": say(
        "Auf „{language}“ steht hier kein einziges Wort", "there is not a single word here in “{language}”"
    ),
    "synonym-useless": warn(
        "„{word}“ führt nur zu sich selbst; die Suche findet das Wort auch so",
        "“{word}” leads to itself only; the search finds the word anyway",
    ),
    "synonym-nowhere": say(
        "„{meaning}“ kommt in keinem Text dieser Sprache vor, die Wörter führen also nirgendwohin",
        "“{meaning}” does not occur in any text in this language, so the words lead nowhere",
    ),
    "wrong-language": say(
        "Der Text unter „{language}“ ist in einer anderen Sprache geschrieben",
        "the text under “{language}” is written in another language",
    ),
    "cut-off": say(
        "Der Text bricht mitten im Satz ab: „… {end}“",
        "the text breaks off in the middle of a sentence: “… {end}”",
    ),
    "unfinished": say("Im Text steht noch „{found}“", "the text still says “{found}”"),
    "contact-data": say(
        "Im Text steht „{found}“; Kontaktdaten gehören nicht in die Inhalte",
        "the text holds “{found}”; contact data do not belong in the content",
    ),
    # Not an error: the page shows such a text as typed and makes no link of it.
    "link-scheme": warn("Ein Link darf nicht mit „{found}:“ beginnen", "a link must not begin with “{found}:”"),
}

HINTS: dict[str, Wording] = {
    "sections-empty": {
        "de": "Führen Sie unter „sections“ die Überschriften des Konzepts auf.",
        "en": "List the headings of the concept under “sections”.",
    },
    "section-number": {
        "de": 'Schreiben Sie die Nummer wie gedruckt, ohne Punkt am Ende: "5.4.1"',
        "en": 'Write the number as printed, without a full stop at the end: "5.4.1"',
    },
    "section-repeated": {"de": "Löschen Sie einen der beiden.", "en": "Delete one of the two."},
    "section-parent": {"de": "Ergänzen Sie ihn unter „sections“.", "en": "Add it under “sections”."},
    "section-unknown": {
        "de": "Alle Abschnitte stehen in „concepts/{concept}.yml“ unter „sections“.",
        "en": "All sections are listed in “concepts/{concept}.yml” under “sections”.",
    },
    "position-taken": {"de": "Frei ist zum Beispiel die {free}.", "en": "{free} is free, for example."},
    "number-section": {
        "de": "Prüfen Sie beide Angaben am gedruckten Text.",
        "en": "Check both against the printed text.",
    },
    "number-taken": {"de": "Prüfen Sie die Nummer am gedruckten Text.", "en": "Check the number in the printed text."},
    "count-differs": {
        "de": "Liegt jede Stelle in einer eigenen Datei im richtigen Ordner? Die Zahl selbst folgt dem amtlichen Text.",
        "en": "Is each passage a file of its own in the right folder? The number itself follows the official text.",
    },
    "figure-concept": {"de": "Prüfen Sie „concept“ und „entry“.", "en": "Check “concept” and “entry”."},
    "figure-section": {"de": "Prüfen Sie „section“ und „entry“.", "en": "Check “section” and “entry”."},
    "circle": {"de": "Löschen Sie die Angabe in einer der Dateien.", "en": "Delete the line in one of the files."},
    "responsible-empty": {
        "de": "Nennt der Text niemanden, schreiben Sie „basis: none“ und den Grund („reason“).",
        "en": "If the text names nobody, write “basis: none” and the reason (“reason”).",
    },
    "none-not-alone": {
        "de": "Löschen Sie diesen Eintrag oder die anderen.",
        "en": "Delete this item or the others.",
    },
    "none-with-actor": {
        "de": "Schreiben Sie „explicit“ oder „inferred“, oder löschen Sie die Zeile „actor“.",
        "en": "Write “explicit” or “inferred”, or delete the line “actor”.",
    },
    "actor-missing": {
        "de": "Ergänzen Sie „actor“; nennt der Text niemanden, schreiben Sie „basis: none“.",
        "en": "Add “actor”; if the text names nobody, write “basis: none”.",
    },
    "reason-missing": {
        "de": "Ergänzen Sie „reason“: warum lesen wir den Text so?",
        "en": "Add “reason”: why do we read the text this way?",
    },
    "independent-obliged": {
        "de": "Wählen Sie „cooperating“, „invited“, „recipient“ oder „mentioned“.",
        "en": "Choose “cooperating”, “invited”, “recipient” or “mentioned”.",
    },
    "list-empty": {"de": "Ergänzen Sie mindestens einen Eintrag.", "en": "Add at least one item."},
    "span-backwards": {"de": "Prüfen Sie beide Angaben.", "en": "Check both dates."},
    "number-negative": {"de": "Prüfen Sie die Zahl am gedruckten Text.", "en": "Check the number in the printed text."},
    "chart-share": {
        "de": "Wählen Sie „kind: bars“ oder eine Kennzahl in Prozent.",
        "en": "Choose “kind: bars” or a figure in per cent.",
    },
    "chart-unit": {
        "de": "In einem Balkendiagramm haben alle Kennzahlen dieselbe Einheit.",
        "en": "In a bar chart, all figures have the same unit.",
    },
    "link-without-parent": {
        "de": "Verknüpft wird vom örtlichen Eintrag aus.",
        "en": "Links are made from the local entry.",
    },
    "link-concept": {
        "de": "Verknüpft wird mit einem Eintrag des übergeordneten Konzepts.",
        "en": "Link to an entry of the parent concept.",
    },
    "link-repeated": {
        "de": "Fassen Sie beide Begründungen in einer Verknüpfung zusammen.",
        "en": "Combine both reasons in one link.",
    },
    "measure-without-link": {
        "de": "Ergänzen Sie unter „links“ mindestens eine Verknüpfung mit Begründung.",
        "en": "Add at least one link with a reason under “links”.",
    },
    "aim-without-measure": {
        "de": "Verknüpfen Sie eine Maßnahme damit oder erklären Sie unter „gap“, was fehlt.",
        "en": "Link a measure to it, or explain under “gap” what is missing.",
    },
    "gap-despite-measure": {
        "de": "Schreiben Sie „extent: part“ oder löschen Sie „gap“.",
        "en": "Write “extent: part” or delete “gap”.",
    },
    "gap-despite-link": {
        "de": "Schreiben Sie „extent: part“ oder löschen Sie „gap“.",
        "en": "Write “extent: part” or delete “gap”.",
    },
    "field-unused": {
        "de": "Tragen Sie es bei einem Eintrag unter „fields“ ein, oder löschen Sie die Datei.",
        "en": "Name it under “fields” of an entry, or delete the file.",
    },
    "address-form": {
        "de": "Erlaubt sind Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche.",
        "en": "Small letters without accents, digits and hyphens are allowed.",
    },
    "address-taken": {"de": "Wählen Sie ein anderes Wort.", "en": "Choose another word."},
    "language-path": {"de": "Wählen Sie für eine der beiden ein anderes.", "en": "Choose another for one of them."},
    "locale-unknown": {
        "de": "Schreiben Sie Sprache und Land wie in „de_DE“.",
        "en": "Write language and country as in “de_DE”.",
    },
    "language-root": {
        "de": 'Schreiben Sie bei der Hauptsprache „path: ""“.',
        "en": 'Write “path: ""” for the main language.',
    },
    "label-missing": {
        "de": "Ergänzen Sie die Beschriftung in allen Sprachen.",
        "en": "Add the label in every language.",
    },
    "synonym-taken": {
        "de": "Lassen Sie das Wort nur in der Gruppe, in die es besser passt.",
        "en": "Keep the word only in the group where it fits better.",
    },
    "synonyms-empty": {
        "de": "Ergänzen Sie unter „words“, was man eintippt, und unter „means“, was die Texte stattdessen sagen.",
        "en": "Add what people type under “words”, and what the texts say instead under “means”.",
    },
    "synonym-useless": {"de": "Löschen Sie das Wort.", "en": "Delete the word."},
    "synonym-nowhere": {
        "de": "Schreiben Sie ein Wort, wie es in den Konzepten steht.",
        "en": "Write a word as it stands in the concepts.",
    },
    "wrong-language": {
        "de": "Sind die Sprachen vertauscht? Unter „de“ steht der deutsche Text, unter „en“ der englische.",
        "en": "Have the languages been exchanged? “de” holds the German text, “en” the English one.",
    },
    "cut-off": {
        "de": "Schreiben Sie den Satz zu Ende; ein Punkt, Ausrufe- oder Fragezeichen schließt ihn ab.",
        "en": "Finish the sentence; a full stop, an exclamation or a question mark closes it.",
    },
    "unfinished": {"de": "Schreiben Sie den Text zu Ende.", "en": "Finish the text."},
    "contact-data": {
        "de": "Löschen Sie die Angabe; die des Betreibers stehen in „operator/site.yml“.",
        "en": "Delete it; the operator's own are in “operator/site.yml”.",
    },
    "link-scheme": {
        "de": "Erlaubt sind https:, http: und mailto:.",
        "en": "Allowed are https:, http: and mailto:.",
    },
}
