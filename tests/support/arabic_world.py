"""A third language made of data alone: the small world with Arabic wordings, written from right to left.

A few wordings are real Arabic; the others are the English ones spelled in Arabic letters, so that a Latin letter on
an Arabic page gives away a text that does not come from the Arabic data.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.built_site import ROOT, BuiltSite, copy_project, shared_build

LANGUAGE = {
    "name": "العربية",
    "locale": "ar_EG",
    "direction": "rtl",
    "path": "ar",
    "order": 3,
    "stop_words": ["في", "من", "أين"],
}

REAL = {
    "German for all": "الألمانية للجميع",
    "At least twelve course places": "اِثْنا عَشَرَ مَقْعَدًا على الأقلّ",
    "Language": "اللغة",
    "Language on the spot": "اللغة في المكان",
    "Where can I learn German?": "أين يمكنني تعلّم الألمانية؟",
    "District": "المقاطعة",
    "District concept": "تصوّر المقاطعة",
    "Land": "الولاية",
    "Land concept": "تصوّر الولاية",
    "Concepts side by side": "التصوّران جنبًا إلى جنب",
    "Two integration concepts, read side by side": "تصوّران للاندماج، يُقرآن جنبًا إلى جنب",
    "per cent": "في المئة",
    "about": "نحو",
    "places": "مقاعد",
    "{count} results": "{count} نتيجة",
    ",": "،",
    ";": "؛",
}  # fmt: skip

# Plurals that German and English do not have.
PLURALS = {
    "search.count.two": {"ar": "نتيجتان"},
    "search.count.few": {"ar": "{count} نتائج"},
    "count.entries.two": {"ar": "مدخلان"},
}

LETTERS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكدهفغحيجقلمنوپڨرستعڤثخيز", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابكدهفغحيجقلمنوپڨرستعڤثخيز", strict=True))
)
ELSEWHERE = str.maketrans("äöüßÄÖÜé", "اويساويي")
_KEPT = re.compile(r"(\{[a-z_]+\}|https?://\S+)")
_BLOCK = re.compile(r"^\{\{ (\w+)\((.*)\) \}\}$", re.MULTILINE)


def arabic(english: str) -> str:
    """The Arabic wording for an English one; blanks and addresses stay."""
    if english.strip() in REAL:
        return REAL[english.strip()]
    parts = _KEPT.split(english)
    return "".join(part if _KEPT.fullmatch(part) else part.translate(LETTERS | ELSEWHERE) for part in parts)


def add_arabic(data: Path) -> None:
    """Puts an Arabic wording beside the German and the English one, wherever a data folder has the two."""
    for file in sorted(data.rglob("*.yml")):
        source = file.read_text(encoding="utf-8")
        found = _missing(yaml.compose(source, Loader=yaml.SafeLoader), ())
        for start, ascii_only, english in sorted(found, key=lambda one: -one[0].index):
            wording = english if ascii_only else _arabic_value(english)
            entry = json.dumps(wording, ensure_ascii=False)
            source = f"{source[: start.index]}ar: {entry}\n{' ' * start.column}{source[start.index :]}"
        file.write_text(source, encoding="utf-8")
    _write(data / "languages/ar.yml", LANGUAGE)
    _write(data / "ui/arabic.yml", PLURALS)


def write_data(data: Path) -> Path:
    """The small world with the real labels of the interface, in three languages; returns its folder."""
    shutil.copytree(ROOT / "tests/world", data)
    shutil.copytree(ROOT / "data/ui", data / "ui")
    add_arabic(data)
    return data


def _arabic_value(english: object) -> object:
    return [arabic(one) for one in english] if isinstance(english, list) else arabic(english)


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def _missing(node: yaml.Node | None, path: tuple[str, ...]) -> Iterator[tuple[yaml.Mark, bool, object]]:
    """Where an Arabic wording belongs, whether it stands in an address, and the English one."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _missing(item, path)
    elif isinstance(node, yaml.MappingNode):
        keys = {key.value: value for key, value in node.value}
        if keys.keys() == {"de", "en"}:
            english = yaml.safe_load(yaml.serialize(keys["en"]))
            yield node.value[0][0].start_mark, path[0] == "slug" or path[0].startswith("route."), english
        else:
            for key, value in keys.items():
                yield from _missing(value, (*path, key))


def write_content(content: Path) -> None:
    """The hand-written pages, in each language only their titles and the parts made of data."""
    for file in sorted((ROOT / "content/en").glob("*.md")):
        found = _BLOCK.findall(file.read_text(encoding="utf-8"))
        blocks = "\n\n".join(f"{{{{ {name}({values if name == 'block' else ''}) }}}}" for name, values in found)
        for language in ("de", "en", "ar"):
            own = ROOT / "content" / ("en" if language == "ar" else language) / file.name
            head = yaml.safe_load(own.read_text(encoding="utf-8").split("---\n", 2)[1])
            meta = {key: head[key] for key in ("title", "description")}
            words = {key: arabic(value) if language == "ar" else value for key, value in meta.items()}
            head = json.dumps(words, ensure_ascii=False, indent=1)
            target = content / language / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(
                f"---\n{head}\n---\n## {words['title']}\n\n{words['description']}\n\n{blocks}\n", encoding="utf-8"
            )


def prepare(target: Path) -> Path:
    """Makes the project with three languages: no line of code, no configuration of its own."""
    project = copy_project(target, linked=())
    write_data(project / "data")
    write_content(project / "content")
    return project


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small world in German, English and Arabic."""
    return shared_build(tmp_path_factory, "arabic", prepare)
