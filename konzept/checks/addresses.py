"""Rules about addresses and labels: what stands in a web address, and what every vocabulary is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konzept.checks.subject import problem
from konzept.language.locale import is_known
from konzept.model import Operator, Record
from konzept.model.values import FieldPath
from konzept.model.vocabulary import vocabulary_prefixes
from konzept.plan.csp import FORM_PATH
from konzept.plan.site import DATA_FILE
from konzept.read.files import RESERVED
from konzept.read.load import PartialDataset
from konzept.read.suggest import alike, nearest
from konzept.report.problem import Problem, Value, Verbatim

VOCABULARY_FILE = "ui/vocabulary.yml"
_SITE_FOLDERS = ("404.html", "assets", *(path.strip("/").split("/")[0] for path in (DATA_FILE, FORM_PATH)))
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A host as browsers take it, and a number for the port; a name and a password before it are never to be published.
_HOST = r"https?://(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?(?::\d{1,5})?"
_WEB_ADDRESS = re.compile(rf"{_HOST}(?:[/?#]\S*)?")
_SITE_ADDRESS = re.compile(rf"{_HOST}(?:/[^\s?#]*)?")
_MAIL = re.compile(r"[\w+-]+(?:\.[\w+-]+)*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_TELEPHONE = re.compile(r"\+?[\d(][\d ()/\u2013-]{4,}\d")
_ROUTE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def _fault(address: str, form: re.Pattern[str]) -> str:
    """The code of what is wrong with a part of an address, or nothing."""
    if not form.fullmatch(address):
        return "address-form"
    return "address-reserved" if any(RESERVED.fullmatch(step) for step in address.split("/")) else ""


def languages_have_addresses(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for language in partial.dataset.languages.values():
        if language.path and (fault := _fault(language.path, _SLUG)):
            yield problem(partial, language, ("path",), fault, value=language.path)
        other = first.setdefault(language.path, language.file)
        if other != language.file:
            yield problem(partial, language, ("path",), "language-path", value=language.path, file=other)


def languages_are_written_somehow(partial: PartialDataset) -> Iterator[Problem]:
    for language in partial.dataset.languages.values():
        if not is_known(language.locale):
            yield problem(partial, language, ("locale",), "locale-unknown", value=language.locale)


def a_language_is_at_the_root(partial: PartialDataset) -> Iterator[Problem]:
    languages = list(partial.dataset.languages.values())
    if not any(language.path == "" for language in languages):
        yield problem(partial, languages[0], ("path",), "language-root")


def slugs_are_safe_and_unique(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for field in partial.dataset.fields.values():
        for language, slug in field.slug.items():
            if fault := _fault(slug, _SLUG):
                yield problem(partial, field, ("slug", language), fault, value=slug)
            other = first.setdefault((language, slug), field.file)
            if other != field.file:
                yield problem(partial, field, ("slug", language), "address-taken", value=slug, other=other)


def routes_are_safe_and_unique(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for key, text in partial.dataset.labels.items():
        if not key.startswith("route."):
            continue
        for language, route in text.items():
            if fault := _fault(route, _ROUTE):
                yield _label_problem(partial, (key, language), fault, value=route)
            other = first.setdefault((language, route), key)
            if other != key:
                yield _label_problem(partial, (key, language), "address-taken", value=route, other=other)


def concepts_have_addresses_of_their_own(partial: PartialDataset) -> Iterator[Problem]:
    dataset = partial.dataset
    taken = {name: f"/{name}/" for name in (*_SITE_FOLDERS, *(file.path for file in dataset.languages.values()))}
    for key, text in dataset.labels.items():
        if key.startswith("route."):
            taken |= {route.split("/")[0]: f"{key}: {route}" for _, route in text.items()}
    for concept in dataset.concepts.values():
        taken |= {f"{concept.id}-{one.number}": f"{concept.id}, {one.number}" for one in concept.sections}
    for concept in dataset.concepts.values():
        if other := taken.get(concept.id):
            yield problem(partial, concept, (), "concept-address", id=concept.id, other=Verbatim(other))


def web_addresses_are_complete(partial: PartialDataset) -> Iterator[Problem]:
    operators, concepts = partial.dataset.of(Operator).values(), partial.dataset.concepts.values()
    found: list[tuple[Record, FieldPath, str | None]] = [
        (one, (name,), getattr(one, name))
        for one in operators
        for name in ("site_address", "repository", "edit_address")
    ]
    found += [(one, ("official", "address"), one.official.address) for one in concepts if one.official]
    found += [(one, ("address",), one.address) for one in partial.dataset.documents.values()]
    for record, path, address in found:
        # Of a name and a password before the host, `contact-data` speaks where no contact is to stand at all.
        told = "@" in (address or "") and not isinstance(record, Operator)
        if address is not None and not told and not _WEB_ADDRESS.fullmatch(address):
            yield problem(partial, record, path, "web-address", value=address)
    for one in operators:
        address = one.site_address or ""
        if _WEB_ADDRESS.fullmatch(address) and not _SITE_ADDRESS.fullmatch(address):
            yield problem(partial, one, ("site_address",), "site-address", value=address)


def the_operator_can_be_reached(partial: PartialDataset) -> Iterator[Problem]:
    forms = dict.fromkeys(("email", "data_protection_email", "accessibility_contact"), ("mail-address", _MAIL))
    forms["telephone"] = ("telephone-form", _TELEPHONE)
    for operator in partial.dataset.of(Operator).values():
        for name, (code, form) in forms.items():
            value = getattr(operator, name)
            if value is not None and not form.fullmatch(value):
                yield problem(partial, operator, (name,), code, value=value)


def vocabularies_have_labels(partial: PartialDataset) -> Iterator[Problem]:
    if VOCABULARY_FILE not in {file.file for file in partial.dataset.label_files}:
        return
    misspelt = {f"{one.prefix}.{one.near}" for one in _orphaned(partial)}
    for prefix, values in vocabulary_prefixes().items():
        for value in values:
            key = f"{prefix}.{value}"
            if key not in partial.dataset.labels and key not in misspelt:
                yield Problem(VOCABULARY_FILE, 1, 1, (key,), "label-missing")


def labels_belong_to_a_value(partial: PartialDataset) -> Iterator[Problem]:
    for one in _orphaned(partial):
        key = f"{one.prefix}.{one.value}"
        values: dict[str, Value] = {"value": one.value, "allowed": one.allowed, "nearest": one.near}
        file, line, column = partial.label_place((key,))
        hint = "did-you-mean-of" if one.near else "allowed"
        yield Problem(file, line, column, (key,), "label-orphaned", values, hint)


@dataclass(frozen=True)
class _Orphan:
    """A label without a value: the name of its vocabulary, the values there, and the one that was probably meant."""

    prefix: str
    value: str
    allowed: tuple[str, ...]
    near: str


def _orphaned(partial: PartialDataset) -> Iterator[_Orphan]:
    vocabularies = vocabulary_prefixes()
    for key in partial.dataset.labels:
        prefix, _, value = key.partition(".")
        allowed = vocabularies.get(prefix)
        if allowed and value not in allowed:
            unlabelled = [one for one in allowed if f"{prefix}.{one}" not in partial.dataset.labels]
            yield _Orphan(prefix, value, allowed, alike(value, unlabelled) or nearest(value, allowed) or "")


def _label_problem(partial: PartialDataset, path: tuple[str, ...], code: str, **values: Value) -> Problem:
    file, line, column = partial.label_place(path)
    return Problem(file, line, column, path, code, values)
