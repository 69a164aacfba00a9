"""Writes docs/bindingness.de.md and docs/bindingness.en.md from the table of words that say how firmly a text binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from value_labels import value_label

from konzept.language.modals import ModalClass, classes, plain, written
from konzept.model import Bindingness
from konzept.texts import LANGUAGES, group, tell

ROOT = Path(__file__).resolve().parent.parent


def page(language: str) -> str:
    """The whole page in one language."""
    parts = [f"# {_text('title', language)}", _text("lead", language), _text("rules", language)]
    parts += [f"## {_text('labels', language)}", "\n".join(_labels(language))]
    parts += [f"## {_text('words', language)}", _text("forms", language)]
    for kind in classes().values():
        parts += _class(kind, language)
    parts += [f"## {_text('added', language)}", _text("added_lead", language), "\n".join(_added(language))]
    return "\n\n".join(parts) + "\n"


def _labels(language: str) -> Iterator[str]:
    """For each label the words that bear it out."""
    yield from _head("label_head", language, 3)
    for label in Bindingness:
        forms = [_quoted(_names(kind), language) for kind in classes().values() if label in kind.labels]
        forms += [plain().name[language]] if label in plain().labels else []
        yield f"| `{label}` | {value_label(label, language)} | {'; '.join(form for form in forms if form)} |"


def _class(kind: ModalClass, language: str) -> Iterator[str]:
    yield f"### {kind.name[language]}"
    said = [f"{_text('bears', language)} {_code(kind.labels)}."] if kind.labels else []
    said += [_text("owed", language)] if kind.owed else []
    if said:
        yield " ".join(said)
    rows = (
        f"| {name} | {_code(one['printed'])} | {_code(one['de'])} | {_code(one['en'])} |" for name, one in _of(kind)
    )
    yield "\n".join([*_head("word_head", language, 4), *rows])


def _added(language: str) -> Iterator[str]:
    yield from _head("added_head", language, 3)
    for one in written()["only_where_printed"]:
        names = ", ".join(classes()[id_].name[language] for id_ in one["classes"])
        yield f"| {names} | {_code(one['de'])} | {_code(one['en'])} |"


def _of(kind: ModalClass) -> Iterator[tuple[str, dict[str, Sequence[str]]]]:
    return ((name, one) for name, one in written()["words"].items() if one["class"] == kind.id)


def _names(kind: ModalClass) -> Iterator[str]:
    return (name for name, _ in _of(kind))


def _head(key: str, language: str, columns: int) -> Iterator[str]:
    yield _text(key, language)
    yield "|---" * columns + "|"


def _code(forms: Iterable[str]) -> str:
    return ", ".join(f"`{form}`" for form in forms)


def _quoted(names: Iterable[str], language: str) -> str:
    quote = group("phrases")["quoted"][language]
    return ", ".join(quote.format(name) for name in names)


def _text(key: str, language: str) -> str:
    return tell(f"bindingness_page.{key}", language)


def main() -> None:
    for language in LANGUAGES:
        (ROOT / "docs" / f"bindingness.{language}.md").write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
