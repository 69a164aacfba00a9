"""The lists of the form whose files are always there: the labels of the interface, and the hand-written pages."""

from __future__ import annotations

from typing import Any

from konzept.admin.shapes import Notation
from konzept.admin.widgets import Form, Widget
from konzept.editing.modeline import modeline
from konzept.model.dataset import LabelFile
from konzept.plan.labels import wanted_labels
from konzept.read.files import LABELS, SUFFIX

SOURCE = "source_text"
"""The hidden field that carries a file's own text through the form; `admin/format.js` knows it by this name."""
LABEL, PAGE = "label", "page"
PAGE_FORMAT = "page-frontmatter"
"""The form lets Markdown have a format of our own only if its name ends like this."""
HEAD = ("title", "description")
CHECKED = "translation_checked"
"""The box that says a file's translations are right; `admin/format.js` knows it by this name."""
BODY = "text"
"""The field for what stands below the head of a page; `admin/format.js` knows it by this name."""
DOT = "__"
"""Takes the place of the full stops in the names of labels: the form takes those for fields inside fields."""


def label_files(form: Form) -> Widget:
    """The labels of the interface, one form per file."""
    files = [_labels(form, file) for file in form.dataset.label_files]
    return _list(form, LABEL, [file | {"format": f"{LABEL}-{file['name']}"} for file in files])


def page_files(form: Form) -> Widget:
    """The hand-written pages of each language."""
    languages = form.dataset.languages
    pages = [(code, page) for code, found in form.dataset.pages.items() for page in found.values()]
    return _list(
        form,
        PAGE,
        [
            {
                "name": f"{code}-{page.name}",
                "label": f"{page.front_matter.title} · {languages[code].name}",
                "file": f"content/{code}/{page.name}.md",
                "format": PAGE_FORMAT,
                "fields": [{"name": SOURCE, "widget": "hidden"}, *(_of_page(form, name) for name in (*HEAD, BODY))],
            }
            for code, page in pages
        ],
    )


def notations(form: Form) -> dict[str, Notation]:
    """How each file of labels is written, and how a page is."""
    languages = {code: {"type": "text", "style": "quoted"} for code in form.dataset.languages}
    label = {"type": "map", "fields": languages}
    found = {
        f"{LABEL}-{_stem(file)}": _map(dict.fromkeys((_name(key) for key in file.keys), label))
        | {"head": modeline(LABEL, file.file), "dot": DOT, "languages": languages_in_order(form)}
        for file in form.dataset.label_files
    }
    head = {name: {"type": "text", "style": "quoted"} for name in HEAD}
    return found | {PAGE_FORMAT: _map(head) | {"head": "", "page": True}}


def _list(form: Form, name: str, files: list[Widget]) -> Widget:
    return {
        "name": name,
        "label": form.say(f"form.kinds.{name}"),
        "description": form.say(f"form.{name}.hint"),
        "files": files,
    }


def _labels(form: Form, file: LabelFile) -> Widget:
    return {
        "name": _stem(file),
        "label": _stem(file),
        "file": f"data/{file.file}",
        "fields": [
            {"name": SOURCE, "widget": "hidden"},
            *(_label(form, key) for key in file.keys),
            *translation_box(form),
        ],
    }


def languages_in_order(form: Form) -> list[str]:
    """The languages, that of the originals first."""
    return sorted(form.dataset.languages, key=lambda code: form.dataset.languages[code].path != "")


def translation_box(form: Form) -> list[Widget]:
    """The box for who has looked at the translations; there is none in a site of one language."""
    others = [one.name for one in form.dataset.languages.values() if one.path]
    box = {
        "name": CHECKED,
        "label": form.say("form.checked.label"),
        "hint": form.say("form.checked.hint").replace("{languages}", ", ".join(others)),
        "widget": "boolean",
        "required": False,
        "default": False,
    }
    return [box] if others else []


def _label(form: Form, key: str) -> Widget:
    """One label: a field per language; which blanks it has, it says."""
    blanks = sorted(wanted_labels()[key].blanks) if key in wanted_labels() else []
    listed = ", ".join(f"{{{blank}}}" for blank in blanks)
    wordings = [
        {"name": code, "label": language.name, "widget": "text", "required": code in form.dataset.labels[key]}
        for code, language in form.dataset.languages.items()
    ]
    hint = {"hint": form.say("form.label.blanks").replace("{blanks}", listed)} if blanks else {}
    return {"name": _name(key), "label": key, "widget": "object", "fields": wordings} | hint


def _of_page(form: Form, name: str) -> Widget:
    widget = "string" if name == "title" else "text"
    return {
        "name": name,
        "label": form.say(f"form.page.{name}"),
        "hint": form.say(f"form.page.{name}_hint"),
        "widget": widget,
        "use_emoji_autocomplete": False,
    }


def _stem(file: LabelFile) -> str:
    return file.file.removeprefix(f"{LABELS}/").removesuffix(SUFFIX)


def _name(key: str) -> str:
    return key.replace(".", DOT)


def _map(fields: dict[str, Any]) -> Notation:
    return {"type": "map", "fields": fields}
