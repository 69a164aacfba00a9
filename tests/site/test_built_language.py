"""Nothing on a page is in another language than its own, except where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from konzept.model import Localised, Prose
from konzept.model.dataset import Dataset
from tests.site.leaves import plain, texts
from tests.support.built_site import LANGUAGES, BuiltSite, Document

pytestmark = pytest.mark.data

# So many words in a row that are said in one language only give a foreign passage away.
RUN = 4

# Small words that no sentence of the one language does without and none of the other has.
TELLING = {
    "de": {
        "und", "der", "das", "nicht", "für", "mit", "wird", "sind", "ist", "auf", "eine", "einen", "zu", "von", "wer",
    },
    "en": {"the", "and", "of", "with", "for", "is", "are", "to", "this", "which", "from", "who"},
}  # fmt: skip


def wordings(world: Dataset, language: str) -> Iterator[str]:
    """Everything the data say in one language: every text, every label, every form of a term."""
    found: list[Localised] = [text for records in world.records.values() for one in records.values()
                              for _, text in texts(one, ())]  # fmt: skip
    for term in world.terms.values():
        yield from term.forms.get(language, ())
    for text in (*found, *world.labels.values()):
        yield plain(text[language]) if isinstance(text, Prose) else text[language]


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = tokens(text)
    return (tuple(found[index : index + RUN]) for index in range(len(found) - RUN + 1))


def own_texts(document: Document) -> Iterator[str]:
    """What a page says in its own language: text nodes and read-out attributes outside elements with another `lang`."""
    for element in document.tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "code"):
            continue
        if _language(element) == document.language:
            yield from (element.text or "", *(element.get(name) or "" for name in ATTRIBUTES))
        yield from (child.tail or "" for child in element if _language(element) == document.language)


ATTRIBUTES = ("alt", "aria-label", "title", "content", "placeholder")


def _language(element) -> str:
    return next(one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang"))


@pytest.fixture(scope="session")
def said(real_site) -> dict[str, list[str]]:
    return {language: list(wordings(real_site.dataset, language)) for language in LANGUAGES}


def pages(site: BuiltSite, language: str) -> Iterator[tuple[str, str]]:
    for document in site.of(language).values():
        yield from ((document.address, text) for text in own_texts(document) if text.strip())


@pytest.mark.parametrize(("here", "there"), [("de", "en"), ("en", "de")])
def test_no_text_of_one_language_stands_on_a_page_of_the_other(real_site, said, here, there):
    own = {" ".join(one.split()) for one in said[here]}
    # A sign of one or two letters is no text: the registers have the same ones.
    foreign = {" ".join(one.split()) for one in said[there] if len(one) > 2} - own
    own_runs = {run for one in said[here] for run in runs(one)}
    foreign_runs = {run for one in said[there] for run in runs(one)} - own_runs
    found = set()
    for address, text in pages(real_site, here):
        if " ".join(text.split()) in foreign or any(run in foreign_runs for run in runs(text)):
            found.add(f"{address}: {text.strip()[:100]}")
    assert not found, f"{len(found)}:\n" + "\n".join(sorted(found)[:40])


@pytest.mark.parametrize(("here", "there"), [("de", "en"), ("en", "de")])
def test_nothing_that_the_templates_add_is_in_the_other_language(real_site, said, here, there):
    known = "\n".join(" ".join(one.split()) for one in said[here])
    found = set()
    for address, text in pages(real_site, here):
        if TELLING[there] & set(tokens(text)) and " ".join(text.split()) not in known:
            strangers = TELLING[there] & set(tokens(text))
            if not TELLING[here] & set(tokens(text)) or len(strangers) > 1:
                found.add(f"{address}: {sorted(strangers)}: {text.strip()[:100]}")
    assert not found, f"{len(found)}:\n" + "\n".join(sorted(found)[:40])
