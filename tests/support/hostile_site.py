"""The small site with an attack at the end of every text an editor can type, built like any other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support import small_site
from tests.support.built_site import BuiltSite, shared_build

# Each would run, vanish or change if the text passed a template, a Markdown parser or an attribute unescaped.
ATTACKS = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{0.real}",
    "](javascript:alert(1))",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "R&D & more",
    "<img src=x onerror=alert(1)>",
    "{: onclick=alert(1) }",
    "</title></main>",
    "<!-- x.",
)
ATTACK = " ".join(ATTACKS)

# Front matter with a macro in it is refused.
PAGE_ATTACK = " ".join(attack for attack in ATTACKS if not attack.startswith(("{{", "{%")))

# Labels are templates of str.format with named blanks: braces are their own syntax.
LABEL_ATTACK = " ".join(attack for attack in ATTACKS if not {"{", "}"} & set(attack))

# Texts that are no texts: they stand in addresses, and the checker admits letters, digits and hyphens only.
ADDRESS_KEYS = ("slug",)

# Words that readers type, never shown; each must lead to words that the texts have.
UNSEEN = "synonyms"
ADDRESS_LABELS = "route."

# Strings of one language only, by the folder of their kind.
PLAIN_STRINGS = {
    "notes": ("printed",),
    "references": ("printed",),
    "languages": ("name",),
    "documents": ("number",),
    "operator": ("street", "city"),
}
OPERATOR = {
    "name": {"de": "Amt", "en": "Office"},
    "legal_form": {"de": "Form", "en": "Form"},
    "represented_by": {"de": "Leitung", "en": "Head"},
    "street": "Straße",
    "city": "Ort",
    "telephone": "+49 000 0000",
    "data_protection_officer": {"de": "Stelle", "en": "Officer"},
    "supervisory_authority": {"de": "Aufsicht", "en": "Authority"},
    "hosting": {"de": "Ort", "en": "Place"},
    "log_retention": {"de": "kurz", "en": "short"},
    "accessibility_enforcement": {"de": "Stelle", "en": "Body"},
}


def attack_data(data: Path) -> None:
    """Puts the attack at the end of every text below a data folder."""
    operator = data / "operator/site.yml"
    operator.write_text(json.dumps(OPERATOR, ensure_ascii=False, indent=1), encoding="utf-8")
    for file in sorted(data.rglob("*.yml")):
        if file.parent.name == UNSEEN:
            continue
        source = file.read_text(encoding="utf-8")
        folder = file.relative_to(data).parts[0]
        spans = list(_attacked(yaml.compose(source, Loader=yaml.SafeLoader), folder, ()))
        for node in sorted(spans, key=lambda node: -node.start_mark.index):
            text = _with_attack(node.value, LABEL_ATTACK if folder == "ui" else ATTACK)
            source = source[: node.start_mark.index] + text + _tail(node, source)
        file.write_text(source, encoding="utf-8")


def _tail(node: yaml.ScalarNode, source: str) -> str:
    """What follows a scalar; a block ends with the line break that a quoted text needs as well."""
    end = node.end_mark.index
    return ("\n" if node.style in ("|", ">") else "") + source[end:]


def _with_attack(value: str, attack: str) -> str:
    body = value.rstrip("\n")
    return json.dumps(f"{body} {attack}" + value[len(body) :], ensure_ascii=False)


def _attacked(node: yaml.Node, folder: str, path: tuple[str, ...]) -> Iterator[yaml.ScalarNode]:
    """The scalars of a file that an editor types as text."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _attacked(item, folder, path)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _attacked(value, folder, (*path, key.value))
    elif isinstance(node, yaml.ScalarNode) and _is_text(folder, path):
        yield node


def _is_text(folder: str, path: tuple[str, ...]) -> bool:
    if folder == "actors" and path[0] == "variants":
        return True
    if path[-1] in PLAIN_STRINGS.get(folder, ()):
        return True
    if path[0] in (*ADDRESS_KEYS, "forms") or path[0].startswith(ADDRESS_LABELS):
        return False
    return path[-1] in ("de", "en")


def keep_terms_recognised(data: Path) -> None:
    """Adds each glossary term to its own forms, so that the attacked site links the same words as the small one."""
    for file in sorted((data / "glossary").glob("*.yml")):
        record = yaml.safe_load(file.read_text(encoding="utf-8"))
        for language, term in record["term"].items():
            forms = record["forms"].get(language, [])
            record["forms"][language] = [term, *(form for form in forms if form != term)]
        file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def attack_front_matter(content: Path) -> None:
    """Puts the attack into title and description of every hand-written page."""
    for file in sorted(content.rglob("*.md")):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        meta = {key: f"{value} {PAGE_ATTACK}" for key, value in yaml.safe_load(front).items()}
        head = json.dumps(meta, ensure_ascii=False, indent=1)
        file.write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")


def forget_translations(data: Path) -> None:
    """Takes the fingerprints out: the attack changes every original, and no page is to say so."""
    for file in data.rglob("*.yml"):
        source = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^translation:\n(?:  .*\n)*", "", source, flags=re.MULTILINE), encoding="utf-8")


def prepare(target: Path) -> Path:
    """Makes the attacked project; returns its folder."""
    project = small_site.prepare(target)
    forget_translations(project / "data")
    keep_terms_recognised(project / "data")
    attack_data(project / "data")
    attack_front_matter(project / "content")
    return project


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The attacked site in both languages."""
    return shared_build(tmp_path_factory, "hostile", prepare)
