"""One of each thing that editors add, added the right way: a test that counts or quotes the data stumbles over it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

MEASURE = "nordhausen/measures/N-6-04.yml"
PAGE = "about"

PROGRESS = """\
as_of: "2019-12-31"
state: partly
reported_by: LRA
text:
  de: |
    Das Landratsamt nennt zehn Treffen.
  en: |
    The District Administration names ten meetings.
evidence:
  - document: report-2019
    at:
      de: "S. 2"
      en: "p. 2"
"""
FILES = {
    "actors/TREFF.yml": """\
name:
  de: "Quartierstreff am Petersberg"
  en: "Neighbourhood centre at Petersberg"
short_name:
  de: "Quartierstreff"
  en: "Neighbourhood centre"
group: civil_society
standing: independent
text:
  de: |
    Der Treff lädt zum Gespräch ein.
  en: |
    The centre invites people to talk.
""",
    MEASURE: """\
title:
  de: "Nachbarschaftscafé"
  en: "Neighbourhood café"
title_origin: editorial
section: "6"
position: 90
fields: [language, steering]
summary:
  de: "Das Landratsamt lädt mit dem Quartierstreff jedes Jahr zu zwanzig Treffen im Nachbarschaftscafé ein."
  en: "Every year the District Administration hosts twenty meetings at the neighbourhood café with the centre."
text:
  de: |
    Das Landratsamt lädt jedes Jahr zu etwa 20 Treffen ein.
    Das Nachbarschaftscafé ist für alle offen.
  en: |
    Every year the District Administration hosts about 20 meetings.
    The neighbourhood café is open to everyone.
bindingness: intention
responsible:
  - actor: LRA
    basis: explicit
partners:
  - actor: TREFF
    role: invited
commitments:
  - text:
      de: "Das Landratsamt lädt jedes Jahr zu etwa 20 Treffen ein."
      en: "Every year the District Administration hosts about 20 meetings."
    by: [LRA]
links:
  - to: LL-06
    type: related
    reason:
      de: "Beide wollen, dass Menschen miteinander sprechen."
      en: "Both want people to talk to each other."
""",
    "documents/report-2019.yml": """\
title:
  de: "Bericht des Landratsamts für 2019"
  en: "Report of the District Administration for 2019"
type: report
issued_by: LRA
date: "2020-02-01"
period: "2019"
discharges: [P-05]
access: public
""",
    "nordhausen/progress/2019/N-6-04.yml": PROGRESS,
    "nordhausen/progress/2019/M-5.4.1.8.yml": PROGRESS,
    "figures/cafe-meetings.yml": """\
title:
  de: "Treffen im Jahr"
  en: "Meetings a year"
concept: nordhausen
section: "6"
value: "20"
unit:
  de: "Treffen im Jahr"
  en: "meetings a year"
precision: about
population:
  de: "Treffen im Nachbarschaftscafé"
  en: "meetings at the neighbourhood café"
text:
  de: "Im Jahr gibt es etwa 20 Treffen."
  en: "There are about 20 meetings a year."
entry: N-6-04
order: 90
""",
    "glossary/nachbarschaftscafe.yml": """\
term:
  de: "Nachbarschaftscafé"
  en: "neighbourhood café"
explanation:
  de: |
    Ein Ort, an dem sich Nachbarinnen und Nachbarn treffen.
  en: |
    A place where neighbours meet.
forms:
  de:
    - "Nachbarschaftscafés"
  en:
    - "neighbourhood cafés"
""",
}
PROSE = {
    "de": "Wer einen Fehler findet, darf ihn melden.",
    "en": "Anyone who finds a mistake may report it.",
}


def _a_sentence_of(data: Path) -> str:
    """A sentence of the section that the new measure belongs to."""
    concept = yaml.safe_load((data / "concepts" / "nordhausen.yml").read_text(encoding="utf-8"))
    sentence: str = next(one["sentences"][0] for one in concept["sections"] if one["number"] == "6")
    return sentence


def add_one_of_each(project: Path) -> None:
    """Adds an actor, a measure with a link and a report, a figure, a term, a report and a sentence to a project."""
    data = project / "data"
    for name, text in FILES.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, encoding="utf-8")
    with (data / MEASURE).open("a", encoding="utf-8") as measure:
        measure.write(f'source:\n  - {{fingerprint: "{_a_sentence_of(data)}", repeated: true}}\n')
    for language, sentence in PROSE.items():
        with (project / "content" / language / f"{PAGE}.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{sentence}\n")
    command = [sys.executable, "-m", "konzept", "translated", "--all"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
