"""What can be wrong with a translation: it is older than its original, or nobody has said that it is not."""

from __future__ import annotations

from konzept.texts.messages.message import Message, Wording, warn

_COMMAND = "python -m konzept translated {name} --of {language}"

MESSAGES: dict[str, Message] = {
    "translation-outdated": warn(
        "Die Übersetzung gehört zu einem älteren Text auf „{source}“. Vorher: „{old}“ Jetzt: „{new}“",
        "the translation belongs to an older “{source}” text. Before: “{old}” Now: “{new}”",
    ),
    "translation-unsure": warn(
        "Der Text auf „{source}“ ist neu oder geändert, und es ist nicht vermerkt, dass die Übersetzung dazu passt. "
        "Jetzt: „{new}“",
        "the “{source}” text is new or changed, and nothing says that the translation suits it. Now: “{new}”",
    ),
    "translation-unrecorded": warn(
        "Für diese Datei ist nicht vermerkt, dass die Übersetzung („{language}“) zum Original passt",
        "nothing says that the translation (“{language}”) of this file suits the original",
    ),
    "translation-unneeded": warn(
        "Der Fingerabdruck „{mark}“ gehört zu keinem Text mehr und kann weg",
        "the fingerprint “{mark}” belongs to no text any more and can go",
    ),
}

HINTS: dict[str, Wording] = {
    "translation-replace": {
        "de": "Passen Sie die Übersetzung an. Stimmt sie, ersetzen Sie in Zeile {line} „{former}“ durch „{mark}“, "
        f"oder: {_COMMAND} --field {{field}}",
        "en": "Adapt the translation. Once it is right, replace “{former}” with “{mark}” in line {line}, "
        f"or: {_COMMAND} --field {{field}}",
    },
    "translation-add": {
        "de": "Prüfen Sie die Übersetzung. Stimmt sie, ergänzen Sie in der Liste ab Zeile {line} „{mark}“, "
        f"oder: {_COMMAND} --field {{field}}",
        "en": "Check the translation. Once it is right, add “{mark}” to the list that begins in line {line}, "
        f"or: {_COMMAND} --field {{field}}",
    },
    "translation-begin": {
        "de": "Prüfen Sie die Übersetzung. Stimmt sie, fügen Sie am Ende der Datei diese Zeile an: {pasted} – "
        f"oder: {_COMMAND}",
        "en": "Check the translation. Once it is right, add this line at the end of the file: {pasted} – "
        f"or: {_COMMAND}",
    },
    "translation-begin-language": {
        "de": "Prüfen Sie die Übersetzung. Stimmt sie, fügen Sie unter „translation“ eingerückt diese Zeile ein: "
        f"{{pasted}} – oder: {_COMMAND}",
        "en": "Check the translation. Once it is right, add this line below “translation”, indented: {pasted} – "
        f"or: {_COMMAND}",
    },
    "translation-begin-page": {
        "de": "Prüfen Sie die Übersetzung. Stimmt sie, fügen Sie im Kopf der Seite, über den zweiten drei Strichen, "
        f"diese Zeile ein: {{pasted}} – oder: {_COMMAND}",
        "en": "Check the translation. Once it is right, add this line to the head of the page, above the second three "
        f"dashes: {{pasted}} – or: {_COMMAND}",
    },
    "translation-unneeded": {
        "de": f"Löschen Sie ihn aus der Liste, oder: {_COMMAND}",
        "en": f"Delete it from the list, or: {_COMMAND}",
    },
}
