"""The schemas that editors read, and the settings that lead them there, as files of the project.

Only `schemas/ids.json` depends on which records exist.  It merely proposes ids and may lag behind, so that nobody who
adds an actor in a web editor has to renew a generated file; every other file is exact, and a test says so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from konzept.editing.json_schema import LABELS, schemas
from konzept.editing.modeline import FOLDER
from konzept.model import KINDS
from konzept.model.dataset import Dataset
from konzept.read.files import LABELS as LABEL_FOLDER
from konzept.read.files import SUFFIX
from konzept.read.rewriting import replace_file

SETTINGS = ".vscode/settings.json"


def files(dataset: Dataset, data: str) -> dict[str, str]:
    """The generated files by their path in the project; `data` is the name of the data folder there."""
    made = {f"{FOLDER}/{name}.json": _json(schema) for name, schema in schemas(dataset).items()}
    return made | {SETTINGS: _json(settings(data))}


def settings(data: str) -> dict[str, Any]:
    """For Visual Studio Code: which schema is for which files, and nothing that rewrites them unasked."""
    globs = {f"./{FOLDER}/{kind.name}.json": _glob(data, kind.folder) for kind in KINDS}
    globs[f"./{FOLDER}/{LABELS}.json"] = _glob(data, LABEL_FOLDER)
    return {
        "yaml.schemas": globs,
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.trimTrailingWhitespace": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}},
    }


def _glob(data: str, folder: str) -> str:
    return f"{data}/{folder.format(concept='*', year='*')}/*{SUFFIX}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write(path: Path, text: str) -> bool:
    """Writes a file whole or not at all, unless it says that already; whether it did."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    replace_file(path, text.encode())
    return True
