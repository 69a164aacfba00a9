"""How a page is cited: in words, and in the forms that reference managers read (BibTeX, RIS, CSL-JSON).

A page is named with the day that its data are of; an entry that an edition holds, with the address there as well,
because that never changes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from konzept.model import Calendar, Edition
from konzept.plan.pages import PageKey
from konzept.plan.site import Site

UNCITED = frozenset({"search", "404", "retired", "choice", "chosen", "comparison"})
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """A page in every form; `lasting` is the address in an edition, and `edition` that edition, if one holds it."""

    text: str
    bibtex: str
    ris: str
    csl: str
    edition: Edition | None
    lasting: str


def citation(site: Site, key: PageKey) -> Citation | None:
    """How a page is cited; nobody cites a search."""
    if key.type in UNCITED:
        return None
    code, page, label = site.language.id, site.pages[key], site.dataset.label
    operator = site.dataset.operator.name
    name = label("site.name")[code]
    author, title = (operator or label("site.name"))[code], page.title
    if key.type in ("entry", "section"):
        title = f"{title} ({label('locator.section')[code].format(number=key.part) if key.part else key.subject})"
    day = _day(site, key)
    address = site.absolute(code, key) if site.has_address else ""
    words = {"author": author, "title": title, "site": name, "address": address or f"/{page.address}"}
    date = site.wording.date(Calendar(day)) if day else label("cite.no_date")[code]
    text = label("cite.form")[code].format(date=date, **words)
    edition, lasting = _lasting(site, key)
    return Citation(
        text, _bibtex(key, day, words, code), _ris(day, words, code), _csl(key, day, words, code), edition, lasting
    )


def _day(site: Site, key: PageKey) -> str:
    """The day that what a page says is of, as far as it is known."""
    if key.type == "edition":
        return site.dataset.editions[key.subject].date
    return site.changed.isoformat() if site.changed else ""


def _lasting(site: Site, key: PageKey) -> tuple[Edition | None, str]:
    """The newest edition that holds an entry or a concept, and the address there, below the language's root."""
    last, dataset = site.dataset.last_edition, site.dataset
    if last is None or key.type not in ("entry", "whole", "concept"):
        return None, ""
    concept = dataset.entries[key.subject].concept if key.type == "entry" else key.subject
    held = key.subject in dataset.frozen[last.id].entries if key.type == "entry" else True
    if not held or not any(one.name == f"{site.language.id}/{concept}.html" for one in last.files):
        return None, ""
    anchor = f"#{key.subject}" if key.type == "entry" else ""
    return last, f"{site.pages[PageKey('edition', last.id)].address}{concept}/{anchor}"


def _name(key: PageKey) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(part for part in key if part)).strip("-")


def _bibtex(key: PageKey, day: str, words: dict[str, str], code: str) -> str:
    lines = [
        f"@online{{{_name(key)},",
        f"  author = {{ {{{_tex(words['author'])}}} }},",
        f"  title = {{{_tex(words['title'])}}},",
    ]
    lines += [f"  organization = {{{_tex(words['site'])}}},"]
    lines += [f"  date = {{{day}}},"] if day else []
    lines += [f"  url = {{{words['address']}}},", f"  langid = {{{code}}},", "}"]
    return "\n".join(lines)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _ris(day: str, words: dict[str, str], code: str) -> str:
    lines = ["TY  - ELEC", f"AU  - {words['author']}", f"TI  - {words['title']}", f"T2  - {words['site']}"]
    lines += [f"DA  - {day.replace('-', '/')}", f"PY  - {day[:4]}"] if day else []
    return "\n".join([*lines, f"UR  - {words['address']}", f"LA  - {code}", "ER  - "])


def _csl(key: PageKey, day: str, words: dict[str, str], code: str) -> str:
    issued = {"issued": {"date-parts": [[int(part) for part in day.split("-")]]}} if day else {}
    found: dict[str, Any] = {
        "id": _name(key),
        "type": "webpage",
        "author": [{"literal": words["author"]}],
        **issued,
        "title": words["title"],
        "container-title": words["site"],
        "language": code,
        "URL": words["address"],
    }
    return json.dumps([found], ensure_ascii=False)
