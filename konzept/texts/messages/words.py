"""Words of the checker's own that messages are put together from."""

from __future__ import annotations

from konzept.texts.messages.message import Wording

WORDS: dict[str, Wording] = {
    "quoted": {"de": "„{}“", "en": "“{}”"},
    "or": {"de": "oder", "en": "or"},
    "and": {"de": "und", "en": "and"},
    "item": {"de": "Eintrag", "en": "item"},
    "warning": {"de": "Warnung", "en": "warning"},
    "a-value": {"de": "ein einzelner Wert", "en": "a single value"},
    "a-list": {"de": "eine Liste", "en": "a list"},
    "a-block": {"de": "ein Block mit Feldern", "en": "a block of fields"},
    "truth": {"de": "Ja/Nein-Wert", "en": "a yes/no value"},
    "number": {"de": "Zahl", "en": "a number"},
    "date": {"de": "Datum", "en": "a date"},
    "nothing": {"de": "leeres Feld", "en": "an empty field"},
    "instruction": {"de": "Anweisung", "en": "an instruction"},
    # the records, as what a value may turn out not to be
    "no-language": {"de": "keine bekannte Sprache", "en": "not a known language"},
    "no-operator": {"de": "kein bekannter Betreiber", "en": "not a known operator"},
    "no-concept": {"de": "kein bekanntes Konzept", "en": "not a known concept"},
    "no-field": {"de": "kein bekanntes Handlungsfeld", "en": "not a known field of action"},
    "no-guideline": {"de": "keine bekannte Leitlinie", "en": "not a known guideline"},
    "no-goal": {"de": "kein bekanntes Ziel", "en": "not a known goal"},
    "no-measure": {"de": "keine bekannte Maßnahme", "en": "not a known measure"},
    "no-statement": {"de": "kein bekannter Textabschnitt", "en": "not a known statement"},
    "no-actor": {"de": "kein bekannter Akteur", "en": "not a known actor"},
    "no-figure": {"de": "keine bekannte Kennzahl", "en": "not a known figure"},
    "no-chart": {"de": "kein bekanntes Diagramm", "en": "not a known chart"},
    "no-duty": {"de": "keine bekannte Pflicht", "en": "not a known duty"},
    "no-report": {"de": "kein bekannter Bericht", "en": "not a known report"},
    "no-reference": {"de": "kein bekannter Verweis", "en": "not a known reference"},
    "no-law": {"de": "kein bekanntes Gesetz", "en": "not a known law"},
    "no-term": {"de": "kein bekannter Begriff", "en": "not a known term"},
    "no-note": {"de": "keine bekannte Anmerkung", "en": "not a known note"},
    "no-synonyms": {"de": "keine bekannte Wortgruppe der Suche", "en": "not a known group of synonyms"},
    "no-exception": {"de": "keine bekannte Ausnahme", "en": "not a known exception"},
    "no-audience": {"de": "keine bekannte Zielgruppe", "en": "not a known audience"},
    "no-guideline-goal-measure-statement": {
        "de": "keine bekannte Leitlinie, kein Ziel, keine Maßnahme und kein Textabschnitt",
        "en": "not a known guideline, goal, measure or statement",
    },
}
