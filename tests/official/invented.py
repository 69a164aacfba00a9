"""An invented concept of a town that does not exist, and its document as different programs would export it."""

from __future__ import annotations

import dataclasses

from konzept.model import Concept, Section, Text
from konzept.official.segmentation import Segmentation, segment
from konzept.read.load import load
from tests.support.places import TESTS

SECTIONS = (
    ("1", "Vorwort"),
    ("2", "Ziele und Wege der Stadt Musterau bis zum Jahr 2030"),
    ("2.1", "Bücherei, Hallenbad/Freibad und der Park am Wasser"),
    ("2.2", "Radwege"),
    ("3", "Ausblick"),
    ("Anhang", "Liste der Spielplätze"),
)
BODIES = {
    "1": "Musterau ist eine Stadt am Fluss.\n\nSie gibt es nur in diesem Test.",
    "2": "",
    "2.1": "Die Bücherei öffnet auch am Sonntag.\n\n2.1.1.\n\nEs gibt 12 Plätze.\n\n2.1.2.\n\nDas Bad kostet nichts.",
    "2.2": "Jeder Weg wird breiter.\n\n- Der Weg zum Park.\n- Der Weg zur Schule.",
    "3": "Alles wird gut.",
    "Anhang": "",
}
NUMBERS = ("2.1.1", "2.1.2")


def concept(sections: tuple[tuple[str, str], ...] = SECTIONS) -> Concept:
    """The small world's concept under the names and with the sections of the town."""

    def text(words: str) -> Text:
        return Text({"de": words, "en": f"{words} (en)"})

    return dataclasses.replace(
        load(TESTS / "world").partial.dataset.concepts["lower"],
        id="town",
        title=text("Das Musterauer Konzept"),
        subtitle=text("für eine Stadt, die es nicht gibt"),
        name=text("Stadtkonzept"),
        sections=tuple(Section(number=number, heading=text(heading)) for number, heading in sections),
    )


def document(*, heading: str = "{number} {heading}", before: str = "", **bodies: str) -> str:
    """The document with one heading after another in a form of its own; `bodies` replace those of single sections."""
    own = BODIES | {name.removeprefix("s").replace("_", "."): text for name, text in bodies.items()}
    parts = [f"{heading.format(number=number, heading=words)}\n\n{own[number]}\n" for number, words in SECTIONS]
    return before + "\n".join(parts)


def segment_town(text: str) -> Segmentation:
    return segment(text, concept(), NUMBERS)


PLAIN = document()
