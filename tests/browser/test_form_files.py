"""What the form writes: unchanged values keep every byte of their file, changed ones touch only their own lines."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from konzept.admin.files import CHECKED
from konzept.read.files import scan
from konzept.read.safe_text import UNSEEN
from konzept.translation.segments import text_fingerprint
from tests.browser.form import form_base
from tests.support.built_site import ROOT

__all__ = ["form_base"]

DATA = ROOT / "data"
FILES = [found for found in scan(DATA).files if found.kind != "label"]

# Switches, and fingerprints, which commands write and the form does not show.
UNASKED = re.compile(r"true|false|[0-9a-f]{8}")

# Runs one step for many files at once: a test per file would spend its time on the way to the browser.
STEP = """async ([files, change]) => {
  const { read, write } = await import("/admin/format.js");
  const { notations } = await (await fetch("/admin/form.de.json")).json();
  const set = (values, [step, ...rest], value) => {
    if (rest.length) set(values[step], rest, value);
    else values[step] = value;
  };
  return files.map(([kind, text, path, value]) => {
    const values = structuredClone(read(text.trim(), notations[kind]));
    if (change) set(values, path, value);
    return write(values, notations[kind]);
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, form_base: str) -> Iterator[Page]:
    """An empty page beside the form, which may use its scripts."""
    context = browser.new_context()
    made = context.new_page()
    made.goto(f"{form_base}/404.html")
    yield made
    context.close()


@pytest.fixture(scope="module")
def written(page: Page) -> Callable[..., str]:
    """Reads a text as the form does, changes its values and writes them back."""
    step = """async ([kind, text, changes]) => {
      const { read, write } = await import("/admin/format.js");
      const { notations } = await (await fetch("/admin/form.de.json")).json();
      const values = read(text.trim(), notations[kind]);
      return write({ ...values, ...changes }, notations[kind]);
    }"""

    def write(kind: str, source: str, /, **changes: Any) -> str:
        found: str = page.evaluate(step, [kind, source, changes])
        return found

    return write


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text of a file with the way to it."""
    if isinstance(tree, str):
        yield path, tree
        return
    for step, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from leaves(inner, (*path, step))


def parsed(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 – the base loader makes texts only


def stripped(tree: Any) -> dict[tuple[Any, ...], str]:
    return {path: text.strip() for path, text in leaves(tree)}


def difference(before: str, after: str) -> list[str]:
    """The lines that went and came, each with its sign."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def test_signs_that_nobody_sees_are_not_kept(written: Callable[..., str]) -> None:
    odd = [chr(code) for code in range(0x80, 0x10FFFF) if re.fullmatch(UNSEEN, chr(code))]
    letters, companions = "".join(f"{sign}x" for sign in odd), "\u0644\u200c\u0627"
    text = written("actor", "name:\n  de: a\n  en: b\n", name={"de": letters, "en": companions})
    assert parsed(text)["name"] == {"de": "x" * len(odd), "en": companions}


def test_every_file_comes_back_byte_for_byte(page: Page) -> None:
    texts = [(DATA / found.file).read_text(encoding="utf-8") for found in FILES]
    back = page.evaluate(STEP, [[[found.kind, text] for found, text in zip(FILES, texts, strict=True)], False])
    different = [found.file for found, old, new in zip(FILES, texts, back, strict=True) if old != new]
    assert len(back) == len(FILES)
    assert different == []


def test_one_changed_text_in_any_file_changes_one_line_and_one_value(page: Page) -> None:
    """In each file another text is changed, so that together they cover every kind of field."""
    steps, trees = [], []
    for number, found in enumerate(FILES):
        text = (DATA / found.file).read_text(encoding="utf-8")
        tree = parsed(text)
        places = [place for place in leaves(tree) if not UNASKED.fullmatch(place[1])]
        if not places:
            continue
        path, old = places[number % len(places)]
        steps.append([found.kind, text, list(path), f"{old.strip()}x1"])
        trees.append((found.file, tree, path))
    back = page.evaluate(STEP, [steps, True])
    for (file, tree, path), (_, before, _, value), after in zip(trees, steps, back, strict=True):
        assert stripped(parsed(after)) == stripped(tree) | {path: value}, file
        assert len(difference(before, after)) == 2, (file, difference(before, after))


MEASURE = """\
# A comment at the top.
title: # the title
  de: "Titel"
  en: 'Title'
section: "5.10"
position: 3
fields: [language, education]
summary:
  de: "Kurz."
  en: "Short."
text:
  de: |
    Erster Satz.

    Zweiter Satz.
  en: |
    First sentence.
# About who is responsible.
responsible:
  - actor: LRA
    basis: explicit
  - basis: inferred # by the editors
    actor: KT
    reason:
      de: "Grund"
      en: "Reason"
audiences: [] # nobody yet
translation:
  en: {of: 9c1b22d0}
"""


LRA, KT = {"actor": "LRA", "basis": "explicit"}, {"basis": "inferred", "actor": "KT"}
REASON = {"reason": {"de": "Grund", "en": "Reason"}}
CASES = {
    "a text in quotation marks": (
        {"title": {"de": 'Ein "Titel": \\ neu', "en": "Title"}},
        ['-  de: "Titel"', '+  de: "Ein \\"Titel\\": \\\\ neu"'],
    ),
    "a text in single quotation marks": (
        {"title": {"de": "Titel", "en": "It’s 'new'"}},
        ["-  en: 'Title'", "+  en: 'It’s ''new'''"],
    ),
    "a number as text": ({"section": "5.4"}, ['-section: "5.10"', '+section: "5.4"']),
    "a bare number": ({"position": "4"}, ["-position: 3", "+position: 4"]),
    "one sentence of a block": (
        {"text": {"de": "Erster Satz.\n\nNeuer Satz.", "en": "First sentence."}},
        ["-    Zweiter Satz.", "+    Neuer Satz."],
    ),
    "a sentence more, typed with another system’s line ends": (
        {"text": {"de": "Erster Satz.\r\n\r\nZweiter Satz.  \r\nDritter.\r\n", "en": "First sentence."}},
        ["+    Dritter."],
    ),
    "a text of one line typed on two": (
        {"summary": {"de": "Kurz\nund gut.", "en": "Short."}},
        ['-  de: "Kurz."', '+  de: "Kurz und gut."'],
    ),
    "a list in brackets": (
        {"fields": ["education", "no"]},
        ["-fields: [language, education]", '+fields: [education, "no"]'],
    ),
    "a list that was empty": (
        {"audiences": ["migrants"]},
        ["-audiences: [] # nobody yet", "+audiences: [migrants] # nobody yet"],
    ),
    "a field that may be left out, filled": (
        {"number": "5.10.1"},
        ['+number: "5.10.1"'],
    ),
    "a part of several fields, filled": (
        {"when": {"text": {"de": "bald", "en": "soon"}, "rhythm": "yearly", "deadline": None}},
        ["+when:", "+  text:", '+    de: "bald"', '+    en: "soon"', "+  rhythm: yearly"],
    ),
    "an item removed at the front": ({"responsible": [KT | REASON]}, ["-  - actor: LRA", "-    basis: explicit"]),
    "an item removed at the end": (
        {"responsible": [LRA]},
        ["-  - basis: inferred # by the editors", "-    actor: KT", "-    reason:", '-      de: "Grund"',
         '-      en: "Reason"'],
    ),
    "an item added between": (
        {"responsible": [LRA, {"actor": "LIB", "basis": "explicit", "task": {"de": "", "en": ""}}, KT | REASON]},
        ["+  - actor: LIB", "+    basis: explicit"],
    ),
    "the first field of an item removed": (
        {"responsible": [{"actor": "LRA", "basis": ""}, {"actor": "KT"} | REASON]},
        ["-    basis: explicit", "-  - basis: inferred # by the editors", "-    actor: KT", "+  - actor: KT"],
    ),
    "a field of an item filled": (
        {"responsible": [LRA | {"task": {"de": "Aufgabe", "en": "task"}}, KT | REASON]},
        ["+    task:", '+      de: "Aufgabe"', '+      en: "task"'],
    ),
    "a part emptied": ({"summary": {"de": "", "en": ""}}, ["-summary:", '-  de: "Kurz."', '-  en: "Short."']),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "lines"), CASES.values(), ids=CASES)
def test_a_change_touches_its_own_lines(written: Callable[..., str], changes: dict[str, Any], lines: list[str]) -> None:
    after = written("measure", MEASURE, **changes)
    assert sorted(difference(MEASURE, after)) == sorted(lines)
    assert written("measure", after) == after


def test_filling_in_the_empty_details_of_the_operator_keeps_the_explanation(written: Callable[..., str]) -> None:
    lines = (DATA / "operator/site.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if line.startswith("#")) + "{}\n"
    after = written("operator", text, city="00000 Beispielstadt", name={"de": "Stelle", "en": "Body"})
    assert difference(text, after) == ["-{}", "+name:", '+  de: "Stelle"', '+  en: "Body"',
                                       '+city: "00000 Beispielstadt"']  # fmt: skip
    assert written("operator", after, city="", name=None) == text


def test_switches_that_mean_what_they_mean_anyway_are_not_written(written: Callable[..., str]) -> None:
    term = 'term:\n  de: "Ziel"\n  en: "goal"\nexplanation:\n  de: |\n    A.\n  en: |\n    B.\nforms: {}\n'
    assert written("term", term, linked=True) == term
    assert "linked: false\n" in written("term", term, linked=False)
    spoken = term + "linked: true\n"
    assert written("term", spoken, linked=True) == spoken
    assert written("term", spoken, linked=False) == term + "linked: false\n"


FIRST, SECOND = {"fingerprint": "aaaaaaaa"}, {"fingerprint": "12345678", "repeated": True, "modals": ["soll"]}
SENTENCES = """\
source:
  - {fingerprint: "aaaaaaaa"}
  - {fingerprint: "12345678", repeated: true, modals: ["soll"]}
"""


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ([FIRST, SECOND], []),
        ([SECOND], ['-  - {fingerprint: "aaaaaaaa"}']),
        ([FIRST, SECOND, {"fingerprint": "bbbbbbbb"}], ['+  - fingerprint: "bbbbbbbb"']),
        (
            [FIRST | {"repeated": True}, SECOND],
            ['-  - {fingerprint: "aaaaaaaa"}', '+  - {fingerprint: "aaaaaaaa", repeated: true}'],
        ),
    ],
    ids=["none", "one less", "one more", "one repeated"],
)
def test_the_sentences_of_an_entry_keep_what_nobody_changed(
    written: Callable[..., str], changed: list[dict[str, Any]], lines: list[str]
) -> None:
    before = MEASURE.replace("translation:", f"{SENTENCES}translation:")
    assert difference(before, written("measure", before, source=changed)) == lines


# Reads a file of labels or a page as the form does, sets one value and writes it back.
ALWAYS_THERE = """async (files) => {
  const { format } = await import("/admin/format.js");
  const { notations } = await (await fetch("/admin/form.de.json")).json();
  return Promise.all(files.map(([kind, text, path, value]) => {
    const { fromFile, toFile } = format(notations[kind]);
    const values = structuredClone(fromFile(text));
    if (path.length > 1) values[path[0]][path[1]] = value;
    else if (path.length) values[path[0]] = value;
    return toFile(values);
  }));
}"""
LABEL_FILES = sorted(DATA.glob("ui/*.yml"))
PAGES = sorted(ROOT.glob("content/*/*.md"))


def _kind(file: Path) -> str:
    return "page-frontmatter" if file.suffix == ".md" else f"label-{file.stem}"


def test_labels_and_pages_that_nobody_changed_keep_every_byte(page: Page) -> None:
    texts = [file.read_text("utf-8") for file in (*LABEL_FILES, *PAGES)]
    asked = [[_kind(file), text, [], ""] for file, text in zip((*LABEL_FILES, *PAGES), texts, strict=True)]
    assert page.evaluate(ALWAYS_THERE, asked) == texts


def test_the_box_for_the_translations_records_what_the_command_does(page: Page) -> None:
    """In files as the command writes them, nothing changes; in those without a record, the same is added."""
    files = [*((found.kind, DATA / found.file) for found in FILES), *((_kind(file), file) for file in LABEL_FILES)]
    for bare in (False, True):
        texts = [file.read_text("utf-8").rstrip() for _, file in files]
        given = [text.partition("\ntranslation:\n")[0] if bare else text for text in texts]
        asked = [[kind, text, [CHECKED], True] for (kind, _), text in zip(files, given, strict=True)]
        made = [text.rstrip() for text in page.evaluate(ALWAYS_THERE, asked)]
        assert [file.name for (_, file), one, other in zip(files, made, texts, strict=True) if one != other] == []
    odd = "Fort\u00adbildung\u2011A:\u00a0zwei \u2009 „A\u0308“\u2060\u200c, 5\u202f€ 😀"
    [made] = page.evaluate(ALWAYS_THERE, [["actor", f'name:\n  de: "{odd}"\n  en: "Odd"\n', [CHECKED], True]])
    assert f"    # name\n    - {text_fingerprint(('name',), odd)}\n" in made


def test_a_changed_label_or_page_changes_its_own_lines_only(page: Page) -> None:
    new = 'Neu: „{count}“ & "mehr"'
    changed = {
        DATA / "ui/frame.yml": (["nav__skip", "en"], 1),
        ROOT / "content/de/about.md": (["title"], 1),
        ROOT / "content/en/about.md": (["description"], 1),
        ROOT / "content/de/imprint.md": (["text"], None),
    }
    asked = [[_kind(file), file.read_text("utf-8"), path, new] for file, (path, _) in changed.items()]
    for (file, (path, count)), written in zip(changed.items(), page.evaluate(ALWAYS_THERE, asked), strict=True):
        old = file.read_text("utf-8").splitlines()
        diff = [line for line in difflib.ndiff(old, written.splitlines()) if line.startswith("+ ")]
        assert len(diff) == count if count else diff == [f"+ {new}"], file
        assert json.dumps(new, ensure_ascii=False) in diff[0] or path == ["text"]


TOPICS = """\
words:
  de: [eins, zwei,
    drei, vier]
means:
  de: [Zahl]
"""


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["eins", "zwei", "drei", "fünf"], ["-    drei, vier]", "+    drei, fünf]"]),
        (["null", "zwei", "drei", "vier"], ["-  de: [eins, zwei,", '+  de: ["null", zwei,']),
        (["eins", "zwei", "drei", "vier", "fünf"], ["-    drei, vier]", "+    drei, vier, fünf]"]),
        (["zwei", "drei", "vier"], ["-  de: [eins, zwei,", "+  de: [zwei,"]),
        (["eins", "zwei", "drei"], ["-    drei, vier]", "+    drei]"]),
    ],
    ids=["the last", "the first", "one more", "the first gone", "the last gone"],
)
def test_a_list_in_brackets_keeps_its_line_breaks(
    written: Callable[..., str], words: list[str], lines: list[str]
) -> None:
    assert difference(TOPICS, written("synonyms", TOPICS, words={"de": words, "en": []})) == lines
