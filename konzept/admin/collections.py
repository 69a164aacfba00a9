"""The forms of `/admin/`: one list per kind, and per concept and year where a kind has a folder for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from konzept.admin import files
from konzept.admin.files import SOURCE
from konzept.admin.shapes import Notation, notation_of
from konzept.admin.widgets import Form, Widget, name_field
from konzept.editing.ids import next_ids
from konzept.editing.modeline import modeline
from konzept.model import ENTRY_KINDS, KINDS, Concept, Entry, Kind, Measure, Operator, Progress
from konzept.model.descriptions import description
from konzept.read.files import DEVICES, ID

DATA = "data"
SUFFIX = "yml"


def collections(form: Form) -> list[Widget]:
    """Every kind of record: first the entries of each concept, then what they refer to, then the site itself."""
    found: list[Widget] = []
    for concept in form.dataset.concepts.values():
        found += [*_of_concept(form, concept), {"name": f"after-{concept.id}", "divider": True}]
    found += [_folder(form, kind, kind.name, kind.folder, "") for kind in KINDS if _stands_alone(kind)]
    always = [files.label_files(form), *([files.page_files(form)] if any(form.dataset.pages.values()) else [])]
    return [*found, {"name": "before-site", "divider": True}, _operator(form), *always]


def notations(form: Form) -> dict[str, Notation]:
    """How the files of each kind are written, by the kind's name; `head` is the first line of a new one."""
    languages = tuple(form.dataset.languages)
    return {
        kind.name: notation_of(kind.model, languages)
        | {"head": modeline(kind.name, f"{kind.folder}/new.{SUFFIX}"), "languages": files.languages_in_order(form)}
        for kind in KINDS
    } | files.notations(form)


def _stands_alone(kind: Kind) -> bool:
    return not kind.folder.startswith("{concept}/") and kind.model is not Operator


def _of_concept(form: Form, concept: Concept) -> Iterator[Widget]:
    """The kinds that a concept has; all of them for one that has none yet."""
    kinds = [kind for kind in KINDS if kind.folder.startswith("{concept}/")]
    used = [kind for kind in kinds if _is_used(form, kind, concept)]
    for kind in used or kinds:
        for year in _years(form, concept) if "{year}" in kind.folder else [""]:
            folder = kind.folder.format(concept=concept.id, year=year)
            whose = " · ".join(["", concept.short_name[form.language], *([year] if year else [])])
            yield _folder(form, kind, folder.replace("/", "-"), folder, whose, concept)


def _is_used(form: Form, kind: Kind, concept: Concept) -> bool:
    """Whether a concept has records of a kind; whoever has measures can report on them."""
    model = Measure if kind.model is Progress else kind.model
    records = form.dataset.of(model).values()
    return any(isinstance(record, Entry) and record.concept == concept.id for record in records)


def _years(form: Form, concept: Concept) -> list[str]:
    """The years that can be reported on: those of the term, those of which there are reports, and the last two."""
    known = {one.year for one in form.dataset.progress.values() if one.concept == concept.id}
    recent = {str(form.today.year - 1), str(form.today.year)}
    term = range(int(concept.term.start[:4]), int(concept.term.end[:4]) + 1) if concept.term else ()
    return sorted(known | recent | {str(year) for year in term if year <= form.today.year}, reverse=True)


def _folder(form: Form, kind: Kind, name: str, folder: str, whose: str, concept: Concept | None = None) -> Widget:
    about = description(kind.model)
    naming = name_field(kind.model, form.language)
    known = naming != "slug"
    return {
        "name": name,
        "label": form.say(f"form.kinds.{kind.name}") + whose,
        "label_singular": about.label[form.language],
        "description": about.hint[form.language],
        "folder": f"{DATA}/{folder}",
        "extension": SUFFIX,
        "format": kind.name,
        "slug": {
            "editable": ["create"],
            "hint": " ".join([form.say("form.id.hint"), *_next_id(form, kind, concept)]),
            "pattern": [f"^{_not_taken(form, kind)}{ID.pattern}$", form.say("form.id.pattern")],
        },
        "summary": f"{{{{slug}}}} · {{{{{naming}}}}}" if known else "{{slug}}",
        "sortable_fields": {
            "fields": ["slug", *([naming] if known else [])],
            "default": {"field": "slug", "direction": "ascending"},
        },
        "thumbnail": False,
        "fields": [_picked(form, _placed(form, one, kind), concept) for one in _fields(form, kind.model)],
    } | ({"identifier_field": naming} if known else {})


def _placed(form: Form, field: Widget, kind: Kind) -> Widget:
    """The place in the list of all records of a kind, with the first one that is free at its end."""
    if field["name"] != "order":
        return field
    last = max((record.order for record in form.dataset.records[kind.name].values()), default=0)  # type: ignore[attr-defined]
    return field | {"hint": f"{field['hint']} {form.say('form.order.next').format(order=last + 1)}"}


def _picked(form: Form, field: Widget, concept: Concept | None) -> Widget:
    """A section of the concept is chosen from its tree, with the next free place in it; any other field stays."""
    if concept is None or field["name"] != "section":
        return field
    last = dict.fromkeys((one.number for one in concept.sections), 0)
    for entry in form.dataset.entries_of[concept.id]:
        last[entry.section] = max(last[entry.section], entry.position)
    options = [
        {
            "label": form.say("form.section").format(
                number=one.number, heading=one.heading[form.language], place=last[one.number] + 1
            ),
            "value": one.number,
        }
        for one in concept.sections
    ]
    without = {key: value for key, value in field.items() if key not in ("pattern", "use_emoji_autocomplete")}
    return without | {"widget": "select", "options": options}


def _next_id(form: Form, kind: Kind, concept: Concept | None) -> Iterator[str]:
    """What the next id would be, where ids of a kind are counted."""
    alike, taken = _ids(form, kind, concept), _ids(form, kind)
    prefix = concept.prefix or "" if concept and kind.name in ENTRY_KINDS else ""
    if found := next_ids(alike, taken, "", ""):
        yield form.say("form.id.next").format(id=", ".join(found))
    elif concept and (found := next_ids(alike, taken, _longest(concept), "", prefix)):
        yield form.say("form.id.in_section").format(id=", ".join(found), section=_longest(concept))


def _longest(concept: Concept) -> str:
    """The number of a section that shows best how ids are made: `5.4.1`."""
    return max((one.number for one in concept.sections), key=lambda number: number.count("."), default="")


def _ids(form: Form, kind: Kind, concept: Concept | None = None) -> list[str]:
    """The ids of a kind, all or those of a concept."""
    records = form.dataset.records[kind.name].values()
    return [one.id for one in records if concept is None or getattr(one, "concept", "") == concept.id]


def _not_taken(form: Form, kind: Kind) -> str:
    """Refuses what Windows cannot store, and an id that differs from another in small and capital letters alone."""
    shared = ENTRY_KINDS if kind.name in ENTRY_KINDS else (kind.name,)
    taken = [one for name in shared for one in form.dataset.records[name] if "/" not in one]
    ids, devices = ("|".join(map(_in_any_letters, names)) for names in (taken, DEVICES))
    return f"(?!(?:{ids})$)(?!(?:{devices})(?:\\.|$))(?!.*\\.$)" if ids else f"(?!(?:{devices})(?:\\.|$))(?!.*\\.$)"


def _in_any_letters(text: str) -> str:
    return "".join(f"[{one.lower()}{one.upper()}]" if one.isalpha() else re.escape(one) for one in text)


def _operator(form: Form) -> Widget:
    """The details of the operator: one file that is always there."""
    kind = next(kind for kind in KINDS if kind.model is Operator)
    about = description(kind.model)
    file = {
        "name": "site",
        "label": about.label[form.language],
        "file": f"{DATA}/{kind.folder}/site.{SUFFIX}",
        "format": kind.name,
        "fields": _fields(form, kind.model),
    }
    return {
        "name": kind.name,
        "label": form.say(f"form.kinds.{kind.name}"),
        "description": about.hint[form.language],
        "format": kind.name,
        "files": [file],
    }


def _fields(form: Form, model: type[Any]) -> list[Widget]:
    return [{"name": SOURCE, "widget": "hidden"}, *form.fields(model), *files.translation_box(form)]
