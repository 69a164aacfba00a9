"""What the commands for editors say in the terminal, in each working language."""

from __future__ import annotations

from konzept.texts.messages import Wording

REPAIRS: dict[str, Wording] = {
    "byte-order-mark": {"de": "unsichtbares Zeichen (BOM) am Anfang", "en": "invisible character (BOM) at the start"},
    "line-ends": {"de": "Zeilenenden von Windows oder Mac", "en": "line ends of Windows or Mac"},
    "two-signs": {"de": "Buchstaben, deren Punkte ein Zeichen für sich sind", "en": "letters whose dots stand apart"},
    "tab-indent": {"de": "Tabulator statt Leerzeichen", "en": "tab instead of spaces"},
    "odd-space": {"de": "besonderes statt einfaches Leerzeichen", "en": "special instead of plain space"},
    "needs-quotes": {"de": "Anführungszeichen um einen Text, der wie eine Zahl oder ein Datum aussieht",
                     "en": "quotation marks around a text that looks like a number or a date"},
    "single-quotes": {"de": "doppelte statt einfacher Anführungszeichen", "en": "double, not single quotation marks"},
    "spaces-at-end": {"de": "Leerzeichen am Zeilenende", "en": "spaces at the end of the line"},
    "two-sentences": {"de": "mehrere Sätze in einer Zeile", "en": "several sentences on one line"},
    "broken-sentence": {"de": "ein Satz über mehrere Zeilen", "en": "a sentence over several lines"},
    "end-of-file": {"de": "genau ein Zeilenumbruch am Dateiende", "en": "exactly one line break at the end"},
    "modeline": {"de": "Zeile für den Editor am Dateianfang", "en": "line for the editor at the start"},
    "suffix": {"de": "Endung „.yml“ statt „{suffix}“", "en": "“.yml” instead of “{suffix}” as the suffix"},
}  # fmt: skip
"""What is mended, in words that fit both before and after it is done."""

REFUSALS: dict[str, Wording] = {
    "unreadable": {
        "de": "bleibt, wie sie ist: Sie lässt sich nicht sicher lesen.",
        "en": "stays as it is: it cannot be read safely.",
    },
    "ambiguous": {
        "de": "bleibt, wie sie ist: Je nach Breite der Tabulatoren bedeutet sie etwas anderes. Ersetzen Sie sie selbst "
        "durch Leerzeichen.",
        "en": "stays as it is: its meaning depends on the width of the tabs. Please replace them by spaces yourself.",
    },
    "misplaced": {
        "de": "bleibt, wie sie ist: Sie liegt nicht in einem Ordner der Daten in „{data}“.",
        "en": "stays as it is: it does not lie in one of the folders of the data in “{data}”.",
    },
    "missing": {"de": "gibt es nicht.", "en": "does not exist."},
    "link": {
        "de": "bleibt, wie sie ist: Sie ist nur eine Verknüpfung mit einer anderen Datei.",
        "en": "stays as it is: it is only a link to another file.",
    },
    "taken": {
        "de": "bleibt, wie sie ist: „{name}“ gibt es schon.",
        "en": "stays as it is: “{name}” exists already.",
    },
    "unwritable": {"de": "lässt sich nicht schreiben.", "en": "cannot be written."},
}

SUMMARIES: dict[str, Wording] = {
    "clean": {
        "de": "Nichts zu berichtigen. Geprüfte Dateien: {files}.",
        "en": "Nothing to mend. Files checked: {files}.",
    },
    "mended": {
        "de": "Berichtigte Stellen: {changes}, geänderte Dateien: {changed} (geprüft: {files}). Die Inhalte sind "
        "dieselben.",
        "en": "Places mended: {changes}, files changed: {changed} (checked: {files}). What they say has not changed.",
    },
    "to-mend": {
        "de": "Zu berichtigende Stellen: {changes}, betroffene Dateien: {changed} (geprüft: {files}). Geändert wurde "
        "nichts.",
        "en": "Places to mend: {changes}, files concerned: {changed} (checked: {files}). Nothing was changed.",
    },
    "refused": {"de": "Nicht angefasste Dateien: {refused}.", "en": "Files left alone: {refused}."},
}

NEW_FILES: dict[str, Wording] = {
    "no-concept": {
        "de": "Zu welchem Konzept gehört die Datei? Nennen Sie es: --concept {known}",
        "en": "Which concept does the file belong to? Please name it: --concept {known}",
    },
    "no-id": {
        "de": "Diese Kennung kann das Programm nicht bilden. Nennen Sie sie: --id …\n"
        "Vorhanden sind zum Beispiel {known}.",
        "en": "The program cannot make this id. Please name it: --id …\nThere are, for example, {known}.",
    },
    "which-id": {
        "de": "Es gibt mehrere Reihen von Kennungen. Nennen Sie die richtige: --id {known}",
        "en": "There are several series of ids. Please name the right one: --id {known}",
    },
    "written": {
        "de": "Angelegt: {path}\n\nSo geht es weiter:\n"
        "  1. Öffnen Sie die Datei und ersetzen Sie jedes {todo}; die Zeile darüber sagt, wodurch.\n"
        "  2. Prüfen Sie mit: make check",
        "en": "Created: {path}\n\nWhat to do next:\n"
        "  1. Open the file and replace every {todo}; the line above says what by.\n"
        "  2. Check it with: make check",
    },
}
