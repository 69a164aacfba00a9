"""What the build and the server say in the terminal, in each language of their users.

These are the project's working languages; the languages of the site are data and can be others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

TEXTS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "checking": "Prüfe die Daten …",
        "building": "Baue {languages} …",
        "built": "{language}: {pages} Seiten in {seconds} s",
        "finished": "Fertig: {output} mit {pages} Seiten in {seconds} s.",
        "refreshed": "Fertig: {pages} Seiten in {seconds} s.",
        "packed": "Fertig: {output} mit {size} kB. Auspacken, dann index.html öffnen.",
        "not_zip": "{output} ist kein Name für ein Archiv: bitte eine Datei nennen, die auf .zip endet.",
        "kept": "Nicht gebaut; {output} bleibt, wie es war.",
        "mend_data": "Bitte die genannten Stellen in den Daten ändern und noch einmal bauen.",
        "mend_code": "Bitte beheben, was oben gemeldet ist, und noch einmal bauen.",
        "published": "Diese Seiten zeigen eine Fehlermeldung statt ihres Textes: {pages}",
        "failed": "{language}: MkDocs ist mit Fehlern abgebrochen (Code {code}).",
        "unfilled": "{file}: noch nicht ausgefüllt sind {names}. Die Seiten sagen das an der jeweiligen Stelle.",
        "no_address": "Ohne site_address oder KONZEPT_URL gelten absolute Adressen nur auf diesem Rechner: {address}",
        "bad_address": "„{address}“ ist keine Adresse wie https://beispiel.de/ (KONZEPT_URL, site_address).",
        "bad_day": "„{day}“ ist kein Datum wie 2026-01-31.",
        "occupied": "{output} ist keine früher gebaute Website und bleibt: bitte einen anderen Ordner nennen.",
        "wrong_mkdocs": "Eingerichtet ist MkDocs {found} statt {wanted}: bitte .venv löschen, dann „make build“.",
        "no_form": "Das Formular ist nicht eingerichtet: bitte „make admin“ oder „make admin-serve“ verwenden.",
        "no_data": "Den Datenordner {data} gibt es nicht.",
        "no_config": "{file} fehlt: ohne diese Datei gibt es nichts zu bauen.",
        "no_page": "Es fehlt {files}: jede handgeschriebene Seite gehört in jede Sprache.",
        "serving": "Die Website: {address} (Ende mit Strg+C)",
        "form_at": "Das Formular: {address} (dort den Ordner des Projekts wählen; mit Chrome, Edge oder Chromium)",
        "changed": "Geändert: {names}. Baue neu …",
        "port_taken": "Port {port} ist schon belegt: bitte das andere Programm beenden oder einen anderen Port nennen, "
        "zum Beispiel make serve ARGS='--port {other}'.",
        "bad_port": "Ein Port ist eine Zahl von 1 bis 65535.",
        "no_watch": "Dateien lassen sich hier nicht beobachten ({reason}); sie werden statt dessen regelmäßig gelesen.",
        "still_broken": "Nicht gebaut. Der Browser zeigt die Meldungen; nach der nächsten Änderung wird neu gebaut.",
        "stopped": "Beendet.",
        "failure_title": "Der Bau ist gescheitert",
        "failure_advice": "An den Daten liegt es nicht. Das hat der Bau gemeldet:",
    },
    "en": {
        "checking": "Checking the data …",
        "building": "Building {languages} …",
        "built": "{language}: {pages} pages in {seconds} s",
        "finished": "Done: {output} with {pages} pages in {seconds} s.",
        "refreshed": "Done: {pages} pages in {seconds} s.",
        "packed": "Done: {output}, {size} kB. Unpack it, then open index.html.",
        "not_zip": "{output} is no name for an archive: please name a file that ends in .zip.",
        "kept": "Not built; {output} stays as it was.",
        "mend_data": "Please change the places named above and build again.",
        "mend_code": "Please mend what is reported above and build again.",
        "published": "These pages show an error message instead of their text: {pages}",
        "failed": "{language}: MkDocs stopped with errors (code {code}).",
        "unfilled": "{file}: not filled in yet: {names}. The pages say so in each place.",
        "no_address": "Without site_address or KONZEPT_URL, absolute addresses work on this machine only: {address}",
        "bad_address": "“{address}” is not an address like https://example.org/ (KONZEPT_URL, site_address).",
        "bad_day": "“{day}” is not a date like 2026-01-31.",
        "occupied": "{output} is not a site built earlier and will not be replaced: please name another folder.",
        "wrong_mkdocs": "MkDocs {found} is installed, {wanted} is needed: please delete .venv, then run “make build”.",
        "no_form": "The form is not set up: please use “make admin” or “make admin-serve”.",
        "no_data": "There is no data folder {data}.",
        "no_config": "{file} is missing: without this file there is nothing to build.",
        "no_page": "{files} is missing: every hand-written page belongs in every language.",
        "serving": "The site: {address} (stop with Ctrl+C)",
        "form_at": "The form: {address} (choose the project’s folder there; with Chrome, Edge or Chromium)",
        "changed": "Changed: {names}. Building again …",
        "port_taken": "Port {port} is taken: please stop the other program or name another port, "
        "for example make serve ARGS='--port {other}'.",
        "bad_port": "A port is a number from 1 to 65535.",
        "no_watch": "Files cannot be watched here ({reason}); they are read at intervals instead.",
        "still_broken": "Not built. The browser shows the report; the next change starts a new build.",
        "stopped": "Stopped.",
        "failure_title": "The build failed",
        "failure_advice": "The data are not the cause. This is what the build reported:",
    },
}


def working_language(language: str) -> str:
    """The working language to speak to people who build the site in any language."""
    return language if language in TEXTS else next(iter(TEXTS))


class Refused(Exception):
    """A command cannot start; the text says why and what to do."""


@dataclass(frozen=True)
class Speaker:
    """Tells whoever runs a command how it is going, in one language, one line at a time."""

    language: str
    write: Callable[[str], None] = field(default=lambda line: print(line, flush=True))

    def text(self, key: str, **values: object) -> str:
        return TEXTS[self.language][key].format(**values)

    def say(self, key: str, **values: object) -> None:
        self.write(self.text(key, **values))

    def seconds(self, duration: float) -> str:
        """A duration with one digit after the mark, as the language writes it."""
        written = f"{duration:.1f}"
        return written.replace(".", ",") if self.language == "de" else written
