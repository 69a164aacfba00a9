"""What the comment on a proposal says, in each working language."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "de": {
        "heading": "Was sich für Leserinnen und Leser ändert",
        "nothing_yet": "Ob sich für Leserinnen und Leser etwas ändert, lässt sich noch nicht sagen: Was gelesen werden "
        "konnte, ist auf beiden Seiten gleich.",
        "nothing": "Für Leserinnen und Leser ändert sich nichts: Daten und handgeschriebene Seiten sind auf beiden "
        "Seiten gleich.",
        "other_files": "Außerhalb von Daten und Texten sind {count} Dateien geändert.",
        "other_files.one": "Außerhalb von Daten und Texten ist 1 Datei geändert.",
        "summary": "Neu: {added} · geändert: {changed} · entfernt: {removed} · Beschriftungen: {labels} · "
        "handgeschriebene Seiten: {pages}",
        "added": "Neu",
        "changed": "Geändert",
        "removed": "Entfernt",
        "labels": "Beschriftungen der Website",
        "pages": "Handgeschriebene Seiten",
        "translations": "Bitte die Übersetzung prüfen",
        "translation": "{title}: {way} ist nur in {changed} geändert, nicht in {unchanged}",
        "problems": "Was die Prüfung findet",
        "problems_none": "Die Prüfung findet nichts zu beanstanden.",
        "problems_more": "… und {count} weitere Meldungen im Protokoll der Prüfung.",
        "unreadable": "Solange es Fehler gibt, sind Änderungen in Dateien, die sich nicht lesen lassen, hier nicht "
        "enthalten.",
        "addresses": "Betroffene Seiten",
        "more": "… und {count} weitere Änderungen, die hier keinen Platz haben.",
        "came": "neu",
        "went": "entfernt",
        "order": "andere Reihenfolge",
        "line": "Zeile",
    },
    "en": {
        "heading": "What changes for readers",
        "nothing_yet": "It cannot be said yet whether anything changes for readers: what could be read is the same on "
        "both sides.",
        "nothing": "Nothing changes for readers: data and hand-written pages are the same on both sides.",
        "other_files": "Outside of data and texts, {count} files have changed.",
        "other_files.one": "Outside of data and texts, 1 file has changed.",
        "summary": "New: {added} · changed: {changed} · removed: {removed} · labels: {labels} · "
        "hand-written pages: {pages}",
        "added": "New",
        "changed": "Changed",
        "removed": "Removed",
        "labels": "Labels of the site",
        "pages": "Hand-written pages",
        "translations": "Please check the translation",
        "translation": "{title}: {way} has changed in {changed} only, not in {unchanged}",
        "problems": "What the check finds",
        "problems_none": "The check finds nothing to object to.",
        "problems_more": "… and {count} more in the log of the check.",
        "unreadable": "While there are errors, changes in files that cannot be read are not included here.",
        "addresses": "Pages concerned",
        "more": "… and {count} more changes for which there is no room here.",
        "came": "new",
        "went": "removed",
        "order": "another order",
        "line": "line",
    },
}
