"""`python -m konzept schemas`: writes the schemas that editors read, and the settings that lead them there.

Only `schemas/ids.json` depends on which records exist.  It merely proposes ids and may lag behind, so that nobody who
adds an actor in a web editor has to renew a generated file; every other file is exact, and a test says so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from konzept.checks.run import check, text_report
from konzept.cli.parser import Parser, complain, folder_exists
from konzept.editing.json_schema import LABELS, schemas
from konzept.editing.modeline import FOLDER
from konzept.model import KINDS
from konzept.model.dataset import World
from konzept.read.files import LABELS as LABEL_FOLDER
from konzept.read.files import SUFFIX

SETTINGS = ".vscode/settings.json"
_USAGE = "python -m konzept schemas [--data DIR] [--output DIR] [--lang de|en]"
_WRITTEN = {
    "de": "{changed} von {files} Dateien für Editoren neu geschrieben.",
    "en": "{changed} of {files} files for editors rewritten.",
}
_NOT_CLEAN = {
    "de": "Die Schemas entstehen aus fehlerfreien Daten. Beheben Sie zuerst:",
    "en": "Schemas are made from sound data. Please mend first:",
}


def main(argv: list[str]) -> int:
    """The exit code: 0 written, 1 the data are broken, 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None or not folder_exists(options.data, options.lang):
        return 2
    checked = check(options.data)
    if checked.world is None:
        complain(f"{_NOT_CLEAN[options.lang]}\n{text_report(checked, options.lang, options.data)}")
        return 1
    made = files(checked.world, options.data.name)
    changed = [name for name, text in made.items() if _write(options.output / name, text)]
    print(_WRITTEN[options.lang].format(changed=len(changed), files=len(made)))
    return 0


def files(world: World, data: str) -> dict[str, str]:
    """The generated files by their path in the project; `data` is the name of the data folder there."""
    made = {f"{FOLDER}/{name}.json": _json(schema) for name, schema in schemas(world).items()}
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
    return f"{data}/{folder.replace('{concept}', '*')}/*{SUFFIX}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> bool:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept schemas",
        description="Schreibt die Schemas für Editoren / writes the schemas for editors",
        allow_abbrev=False,
    )
    parser.add_data()
    parser.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    parser.add_language()
    return parser
