"""An invented second county, a municipality and a federal level, written into a copy of the real data.

There is no such place.  Everything is written as editors would, in the data folder alone.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from konzept.__main__ import main
from konzept.model.dataset import Dataset
from konzept.read.load import load
from tests.support.built_site import BuiltSite, copy_project, shared_build
from tests.support.places import ROOT

COUNTY, PREFIX = "musterkreis", "MK"
SECTIONS = (
    ("1", "Vorwort", "Foreword"),
    ("2", "Ausgangslage", "Starting point"),
    ("3", "Leitbild und Ziele", "Vision and goals"),
    ("4", "Handlungsfelder", "Fields of action"),
    ("4.1", "Sprache", "Language"),
    ("4.2", "Bildung", "Education"),
    ("4.3", "Arbeit", "Work"),
    ("4.4", "Wohnen", "Housing"),
    ("4.5", "Gesundheit", "Health"),
    ("4.6", "Teilhabe und Ehrenamt", "Participation and volunteering"),
    ("5", "Steuerung", "Steering"),
)


REPORTED_EN = "The office reports to the District Council every two years."


class Item(NamedTuple):
    """An entry of the county in short: where it stands, what it is about and what it answers."""

    section: str
    fields: tuple[str, ...]
    to: str
    de: str
    en: str
    text_de: str
    text_en: str


MEASURES = (
    Item("4.1", ("language",), "LZ-03", "Sprachcafé in jeder Stadt", "Language café in every town",
         "Der Kreis öffnet in jeder Stadt ein Sprachcafé.", "The county opens a language café in every town."),
    Item("4.1", ("language",), "LZ-03", "Abendkurse", "Evening courses",
         "Der Kreis bietet Sprachkurse am Abend an.", "The county offers language courses in the evening."),
    Item("4.1", ("language",), "LZ-10", "Telefonisches Dolmetschen", "Interpreting by telephone",
         "Der Kreis zahlt Dolmetschen am Telefon.", "The county pays for interpreting by telephone."),
    Item("4.1", ("language", "administration"), "LZ-01", "Formulare in leichten Worten", "Forms in easy words",
         "Das Amt schreibt seine Formulare in leichten Worten.", "The office writes its forms in easy words."),
    Item("4.2", ("education",), "LZ-04", "Hausaufgabenhilfe", "Help with homework",
         "Der Kreis hilft Kindern bei den Hausaufgaben.", "The county helps children with their homework."),
    Item("4.2", ("education",), "LZ-04", "Elternabende mit Übersetzung", "Parents’ evenings with translation",
         "Der Kreis lässt Elternabende übersetzen.", "The county has parents’ evenings translated."),
    Item("4.2", ("education", "language"), "LZ-03", "Vorlesen in Kitas", "Reading aloud in day-care",
         "Ehrenamtliche lesen in Kitas vor.", "Volunteers read aloud in day-care centres."),
    Item("4.2", ("education",), "LZ-04", "Ferienschule", "Holiday school",
         "Der Kreis öffnet in den Ferien eine Schule.", "The county opens a school in the holidays."),
    Item("4.2", ("education", "work"), "LZ-04", "Besuche in Betrieben", "Visits to businesses",
         "Schulklassen besuchen Betriebe.", "School classes visit businesses."),
    Item("4.3", ("work",), "LZ-05", "Beratung zu Abschlüssen", "Advice on qualifications",
         "Der Kreis berät zu Abschlüssen aus anderen Ländern.", "The county advises on qualifications from abroad."),
    Item("4.3", ("work",), "LZ-05", "Messe für Arbeit", "Jobs fair",
         "Der Kreis veranstaltet eine Messe für Arbeit.", "The county holds a jobs fair."),
    Item("4.3", ("work",), "LZ-05", "Paten im Beruf", "Mentors at work",
         "Menschen mit Erfahrung begleiten andere im Beruf.", "Experienced people accompany others at work."),
    Item("4.3", ("work", "education"), "LZ-05", "Praktika im Kreishaus", "Placements at the county hall",
         "Das Kreishaus bietet Praktika an.", "The county hall offers placements."),
    Item("4.4", ("housing",), "LZ-07", "Hilfe bei der Wohnungssuche", "Help with finding a home",
         "Der Kreis hilft bei der Suche nach einer Wohnung.", "The county helps people to find a home."),
    Item("4.4", ("housing",), "LZ-07", "Mietschule", "School for tenants",
         "Der Kreis erklärt, was beim Mieten gilt.", "The county explains what applies to renting."),
    Item("4.4", ("housing", "participation"), "LZ-09", "Feste im Wohngebiet", "Neighbourhood festivals",
         "Der Kreis fördert Feste im Wohngebiet.", "The county supports neighbourhood festivals."),
    Item("4.5", ("health",), "LZ-06", "Sprechstunde für Gesundheit", "Health consultation",
         "Der Kreis öffnet eine Sprechstunde für Gesundheit.", "The county opens a health consultation."),
    Item("4.5", ("health",), "LZ-06", "Wegweiser zu Ärztinnen und Ärzten", "Guide to doctors",
         "Der Kreis druckt einen Wegweiser zu Praxen.", "The county prints a guide to surgeries."),
    Item("4.5", ("health", "language"), "LZ-06", "Übersetzung in der Klinik", "Translation in hospital",
         "Die Klinik lässt Gespräche übersetzen.", "The hospital has conversations translated."),
    Item("4.6", ("participation",), "LZ-08", "Runder Tisch", "Round table",
         "Der Kreis lädt zu einem runden Tisch ein.", "The county invites people to a round table."),
    Item("4.6", ("volunteering",), "LZ-11", "Börse für das Ehrenamt", "Volunteering exchange",
         "Der Kreis vermittelt Menschen, die helfen wollen.", "The county finds tasks for people who want to help."),
    Item("4.6", ("culture-sport",), "LZ-13", "Schwimmkurse für Frauen", "Swimming courses for women",
         "Der Kreis fördert Schwimmkurse für Frauen.", "The county supports swimming courses for women."),
    Item("4.6", ("culture-sport",), "LZ-13", "Bühne der Kulturen", "Stage of cultures",
         "Der Kreis stellt eine Bühne für Musik bereit.", "The county provides a stage for music."),
    Item("4.6", ("democracy",), "LZ-02", "Werkstatt zur Demokratie", "Democracy workshop",
         "Der Kreis veranstaltet Werkstätten zur Demokratie.", "The county holds democracy workshops."),
    Item("4.6", ("participation", "democracy"), "LZ-14", "Stimme im Ausschuss", "A voice on the committee",
         "Ein Mitglied des Beirats spricht im Ausschuss.", "A member of the advisory council speaks on the committee."),
    Item("5", ("steering",), "", "Stelle für Integration", "Integration office",
         "Der Kreis richtet eine Stelle für Integration ein.", "The county sets up an integration office."),
    Item("5", ("steering", "data"), "LL-10", "Bericht alle zwei Jahre", "Report every two years",
         "Die Stelle berichtet dem Kreistag alle zwei Jahre.", REPORTED_EN),
)  # fmt: skip
GOALS = (
    Item("3", ("language",), "LZ-03", "Alle sprechen miteinander", "Everyone talks to each other",
         "Im Musterkreis sprechen alle miteinander.", "In Musterkreis everyone talks to each other."),
    Item("3", ("health",), "LZ-06", "Gesund leben", "Living in health",
         "Im Musterkreis leben alle gesund.", "In Musterkreis everyone lives in health."),
)  # fmt: skip
STATEMENTS = (
    Item("1", ("steering",), "", "Worum es geht", "What it is about",
         "Das Vorwort nennt den Anlass.", "The foreword names the occasion."),
    Item("2", ("data",), "", "Menschen im Musterkreis", "People in Musterkreis",
         "Im Musterkreis leben 40.000 Menschen.", "40,000 people live in Musterkreis."),
)  # fmt: skip


def both(de: str, en: str) -> dict[str, str]:
    return {"de": de, "en": en}


def prose(de: str, en: str) -> dict[str, str]:
    return {"de": f"{de}\n", "en": f"{en}\n"}


def concept(name: str, level: str, parent: str | None, order: int, **more: Any) -> dict[str, Any]:
    """A concept with all that it needs; `name` is that of the invented place."""
    found: dict[str, Any] = {
        "title": both(f"Integrationsplan {name}", f"Integration plan of {name}"),
        "subtitle": both("Ein erfundener Plan", "An invented plan"),
        "name": both(f"Integrationsplan {name}", f"Integration plan of {name}"),
        "short_name": both(name, name),
        "level": level,
        "parent": parent,
        "order": order,
        "summary": both(f"Was {name} vorhat.", f"What {name} intends to do."),
        "plain": prose(f"Das ist der Plan von {name}.", f"This is the plan of {name}."),
        "text": prose(f"Der Plan sagt, was {name} vorhat.", f"The plan says what {name} intends to do."),
    }
    found = {key: value for key, value in found.items() if value is not None}
    return found | more


def sections(*found: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [{"number": number, "heading": both(de, en)} for number, de, en in found]


def entry(item: Item, position: int, **more: Any) -> dict[str, Any]:
    found = {
        "title": both(item.de, item.en),
        "title_origin": "printed",
        "section": item.section,
        "position": position,
        "fields": list(item.fields),
        "summary": both(item.text_de, item.text_en),
        "text": prose(item.text_de, item.text_en),
    }
    return found | more


def obligation(item: Item, position: int, actor: str, above: str, type_: str = "contributes") -> dict[str, Any]:
    """A measure or a goal that answers something, or says that nothing above is like it."""
    reason = both("Beide handeln vom selben Gegenstand.", "Both deal with the same subject.")
    silent = prose("Dazu steht darüber nichts.", "There is nothing on this above.")
    tie = (
        {"links": [{"to": item.to, "type": type_, "reason": reason}]}
        if item.to
        else {"gap": [{"concept": above, "extent": "whole", "text": silent}]}
    )
    responsible = [{"actor": actor, "basis": "explicit"}]
    return entry(item, position, bindingness="commitment", responsible=responsible, **tie)


def actor(name_de: str, name_en: str, group: str, standing: str = "bound", **more: Any) -> dict[str, Any]:
    return {"name": both(name_de, name_en), "group": group, "standing": standing, **more}


def write(data: Path, name: str, record: dict[str, Any]) -> None:
    """Writes a record as an editor would."""
    file = data / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes texts of whole lines as blocks, and every list one step in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 – never without
        super().increase_indent(flow, False)


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = (
        "|"
        if text.endswith("\n")
        else '"'
        if re.search(r"[^a-z_]", text) and not re.fullmatch(r"[\w.-]+", text)
        else None
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)


def add_county(data: Path, gaps: bool = True) -> None:
    """Musterkreis with its own actors, duties and figures; `gaps`: the Land's entries say what it leaves out."""
    own = {
        "prefix": PREFIX,
        "body": "MK-LK",
        "publisher": "MK-LK",
        "edition": "2022",
        "term": {"start": "2022", "end": "2031"},
        "sections": sections(*SECTIONS),
    }
    write(data, f"concepts/{COUNTY}.yml", concept("Musterkreis", "district", "land", 3, **own))
    write(data, "actors/MK-LK.yml", actor("Musterkreis", "Musterkreis", "district_administration"))
    write(
        data,
        "actors/MK-KT.yml",
        actor("Kreistag des Musterkreises", "District Council of Musterkreis", "district_politics", part_of="MK-LK"),
    )
    write(
        data,
        "actors/MK-SI.yml",
        actor(
            "Stelle für Integration im Musterkreis",
            "Integration Office of Musterkreis",
            "district_administration",
            part_of="MK-LK",
        ),
    )
    write(
        data,
        "actors/MK-BV.yml",
        actor("Bürgerverein Musterdorf", "Musterdorf Citizens’ Association", "civil_society", "independent"),
    )
    for position, item in enumerate(GOALS, 1):
        write(
            data,
            f"{COUNTY}/goals/{PREFIX}-{item.section}-{'ab'[position - 1]}.yml",
            obligation(item, position, "MK-LK", "land", "agrees"),
        )
    for position, item in enumerate(STATEMENTS, 1):
        write(data, f"{COUNTY}/statements/{PREFIX}-{item.section}-a.yml", entry(item, position, type="background"))
    for position, item in enumerate(MEASURES, 1):
        record = obligation(item, position, "MK-SI" if item.section == "5" else "MK-LK", "land")
        if position == 3:
            record |= {"partners": [{"actor": "MK-BV", "role": "invited"}], "audiences": ["migrants"]}
        if position == 2:
            record |= {"when": {"text": both("jedes Jahr", "every year"), "rhythm": "yearly"}}
        write(data, f"{COUNTY}/measures/{_measure(position)}.yml", record)
    last = _measure(len(MEASURES))
    duty = {
        "title": both("Bericht an den Kreistag des Musterkreises", "Report to the District Council of Musterkreis"),
        "text": prose("Die Stelle berichtet dem Kreistag alle zwei Jahre.", REPORTED_EN),
        "owed_by": ["MK-SI"], "owed_to": ["MK-KT"], "rhythm": "regularly",
        "when": both("alle zwei Jahre", "every two years"), "entries": [last], "order": 50,
    }  # fmt: skip
    write(data, "duties/MK-P-01.yml", duty)
    figure = {
        "title": both("Menschen im Musterkreis", "People in Musterkreis"), "concept": COUNTY, "section": "2",
        "value": "40000",
        "unit": both("Menschen", "people"), "precision": "exact",
        "population": both("alle im Musterkreis", "everyone in Musterkreis"),
        "text": both("Im Musterkreis leben 40.000 Menschen.", "40,000 people live in Musterkreis."),
        "entry": f"{PREFIX}-2-a", "order": 50,
    }  # fmt: skip
    write(data, "figures/mk-people.yml", figure)
    if gaps:
        for aim in silent_aims(data):
            add_gap(
                data,
                aim,
                COUNTY,
                "Der Musterkreis nennt dazu keine Maßnahme.",
                "Musterkreis names no measure for this.",
            )


def _measure(position: int) -> str:
    return f"{PREFIX}-{MEASURES[position - 1].section}-{position:02}"


def silent_aims(data: Path) -> list[Path]:
    """The files of the Land's guidelines and goals that no measure of the county answers."""
    answered = {item.to for item in MEASURES}
    found = sorted(file for kind in ("goals", "guidelines") for file in (data / "land" / kind).glob("*.yml"))
    return [file for file in found if file.stem not in answered]


def add_gap(data: Path, file: Path, concept_id: str, de: str, en: str, extent: str = "whole") -> None:
    """Adds an item on a concept to what an entry says has no counterpart."""
    said = f"    text:\n      de: |\n        {de}\n      en: |\n        {en}\n"
    item = f"  - concept: {concept_id}\n    extent: {extent}\n{said}"
    text = file.read_text("utf-8")
    if "\ngap:\n" in text:
        text = text.replace("\ngap:\n", f"\ngap:\n{item}", 1)
    else:
        place = min(text.find(f"\n{key}:") for key in ("source", "translation") if f"\n{key}:" in text) + 1
        text = f"{text[:place]}gap:\n{item}{text[place:]}"
    file.write_text(text, "utf-8")


TOWN_ITEM = Item(
    "1",
    ("language",),
    "",
    "Lesepaten",
    "Reading mentors",
    "Die Stadt sucht Lesepaten.",
    "The town looks for reading mentors.",
)


def add_town(data: Path, parent: str = "nordhausen") -> None:
    """A town below a district; its measure answers a goal of the Land, two levels up."""
    own = {"prefix": "MS", "body": "MS-STADT", "sections": sections(("1", "Sprache", "Language"))}
    write(data, "concepts/musterstadt.yml", concept("Musterstadt", "municipality", parent, 4, **own))
    write(data, "actors/MS-STADT.yml", actor("Stadt Musterstadt", "Town of Musterstadt", "municipal"))
    write(data, "musterstadt/measures/MS-1-01.yml", obligation(TOWN_ITEM._replace(to="LZ-03"), 1, "MS-STADT", parent))


FEDERAL_GOAL = Item("1", ("language",), "", "Deutsch lernen", "Learning German",
                    "Der Bund will, dass alle Deutsch lernen können.",
                    "The federal government wants everyone to be able to learn German.")  # fmt: skip


def add_federation(data: Path) -> None:
    """A plan of the federal government above the Land, which a goal of the Land takes up."""
    own = {"prefix": "BP", "body": "BP-REG", "sections": sections(("1", "Ziele", "Goals"))}
    write(data, "concepts/bundesplan.yml", concept("Bund", "federal", None, 9, **own))
    write(
        data, "actors/BP-REG.yml", actor("Regierung der Musterrepublik", "Government of the Model Republic", "federal")
    )
    record = entry(FEDERAL_GOAL, 1, bindingness="intention", responsible=[{"actor": "BP-REG", "basis": "explicit"}])
    write(data, "bundesplan/goals/BP-1-a.yml", record)
    land = data / "concepts/land.yml"
    land.write_text(land.read_text("utf-8").replace("level: land\n", "level: land\nparent: bundesplan\n", 1), "utf-8")
    goal = data / "land/goals/LZ-03.yml"
    link = (
        "links:\n  - to: BP-1-a\n    type: agrees\n    reason:\n"
        '      de: "Beide wollen, dass Menschen Deutsch lernen."\n      en: "Both want people to learn German."\n'
    )
    text = goal.read_text("utf-8")
    goal.write_text(text.replace("\ngap:\n", f"\n{link}gap:\n", 1), "utf-8")


WORLDS = ("real", "county", "levels", "federal")
"""The real data; with Musterkreis; with a town and measures of the Land as well; with a federal level above."""


def world_of(data: Path, name: str) -> Dataset:
    """One of the worlds, written into a new folder and loaded."""
    shutil.copytree(ROOT / "data", data)
    if name != "real":
        add_county(data)
    if name == "levels":
        add_town(data)
        add_second_part(data)
    if name == "federal":
        add_federation(data)
    world = load(data).dataset
    assert world is not None, [problem.message("en") for problem in load(data).problems]
    return world


def add_second_part(data: Path) -> None:
    """A measure of the Land itself: one serves a goal of its own concept, another one nothing in particular."""
    land = yaml.safe_load((data / "concepts/land.yml").read_text("utf-8"))
    sentence = next(one["sentences"][0] for one in land["sections"] if one["number"] == "1.2.3")
    for position, to in ((91, "LZ-06"), (92, "")):
        names = (f"Maßnahme {position}", f"Measure {position}")
        item = Item("1.2.3", ("health",), to, *names, "Das Land fördert Beratung.", "Thuringia supports advice.")
        record = obligation(item, position, "LREG", "") | {"source": [{"fingerprint": sentence, "repeated": True}]}
        own = {key: value for key, value in record.items() if key != "gap"}
        write(data, f"land/measures/LM-{position}.yml", own)


def prepare(target: Path) -> Path:
    """Makes a project with the real data and Musterkreis; returns its folder."""
    project = copy_project(target, linked=())
    shutil.copytree(ROOT / "data", project / "data")
    shutil.copytree(ROOT / "content", project / "content")
    add_county(project / "data")
    assert main(["translated", "--all", "--data", str(project / "data")]) == 0
    return project


@pytest.fixture(scope="session")
def county_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real data with a second county."""
    return shared_build(tmp_path_factory, "county", prepare)
