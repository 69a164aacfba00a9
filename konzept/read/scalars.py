"""Reads single values: what the editor typed becomes a text, a number or a date, or a complaint that says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import yaml

from konzept.model import Calendar, Fingerprint, SentenceMark, Years
from konzept.model.days import is_span
from konzept.read.source import ScalarNode
from konzept.report.problem import Phrase, Value

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DATE_AS_SPOKEN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
WHOLE = re.compile(r"0|[1-9]\d{0,8}")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,11})(?:\.\d{1,9})?")
FINGERPRINT = re.compile(r"[a-f][0-9a-f]{7}")
SENTENCE = re.compile(r"[0-9a-f]{8}(?:-(?:[2-9]|[1-9]\d))?")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_LOST_QUOTE = re.compile(r"""[^"']*["']""")
_CURLY_QUOTES = re.compile("[„“‚‘«»][^„“”]*[“”‘’«»]")
LONGEST_TEXT = 20_000
_YAML_MEANINGS = {
    "bool": "truth",
    "int": "number",
    "float": "number",
    "timestamp": "date",
    "null": "nothing",
    "merge": "instruction",
    "value": "instruction",
}


@dataclass(frozen=True)
class Complaint:
    """Why a value could not be read: the code of a message and what it mentions."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


def line(node: ScalarNode) -> str | Complaint:
    """A text on one line, exactly as typed."""
    text = node.value.rstrip("\n") if node.block else node.value
    if "\n" in text:
        return Complaint("one-line-only")
    if text != text.strip():
        return Complaint("stray-space")
    return _unmistakable(node) or text


def prose(node: ScalarNode) -> str | Complaint:
    """A longer text without the line breaks around it."""
    return _unmistakable(node) or node.value.strip()


def calendar(node: ScalarNode) -> Calendar | Complaint:
    """A real date, as exact as it is typed."""
    match = DATE.fullmatch(node.value)
    if not match:
        return _date_complaint(node.value)
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return Complaint("impossible-date", {"value": node.value})
    return Calendar(node.value)


def years(node: ScalarNode) -> Years | Complaint:
    """A period of one year or more that runs forward."""
    return Years(node.value) if is_span(node.value) else Complaint("needs-years", {"value": node.value})


def fingerprint(node: ScalarNode) -> Fingerprint | Complaint:
    """The fingerprint of a text."""
    if FINGERPRINT.fullmatch(node.value):
        return Fingerprint(node.value)
    return Complaint("needs-fingerprint", {"value": node.value})


def sentence(node: ScalarNode) -> SentenceMark | Complaint:
    """The fingerprint of a sentence of an official text."""
    if SENTENCE.fullmatch(node.value):
        return _unmistakable(node) or SentenceMark(node.value)
    return Complaint("needs-sentence", {"value": node.value})


def decimal(node: ScalarNode) -> Decimal | Complaint:
    """A number with a decimal point; three decimals are refused, since they look like thousands."""
    value = node.value
    if THOUSANDS.fullmatch(value):
        return Complaint("ambiguous-number", {"value": value, "whole": value.replace(".", ""), "fraction": f"{value}0"})
    if DECIMAL.fullmatch(value):
        return Decimal(value)
    if _DECIMAL_COMMA.fullmatch(value):
        return Complaint("decimal-comma", {"value": value, "fixed": value.replace(",", ".")})
    return Complaint("needs-decimal", {"value": value})


def whole(node: ScalarNode) -> int | Complaint:
    """A whole number without leading zeros."""
    if WHOLE.fullmatch(node.value):
        return int(node.value)
    return Complaint("needs-number", {"value": node.value})


def truth(node: ScalarNode) -> bool | Complaint:
    """`true` or `false`, and none of YAML's other words for them."""
    if node.value in ("true", "false"):
        return node.value == "true"
    return Complaint("needs-boolean", {"value": node.value})


def _date_complaint(value: str) -> Complaint:
    spoken = _DATE_AS_SPOKEN.fullmatch(value)
    if not spoken:
        return Complaint("needs-date", {"value": value})
    day, month, year = spoken.groups()
    return Complaint("spoken-date", {"value": value, "fixed": f"{year}-{int(month):02}-{int(day):02}"})


def _unmistakable(node: ScalarNode) -> Complaint | None:
    """Why a text needs quotation marks or must be shorter, if so."""
    if len(node.value) > LONGEST_TEXT:
        return Complaint("text-too-long", {"length": len(node.value), "limit": LONGEST_TEXT})
    if not node.plain:
        return None
    if _LOST_QUOTE.fullmatch(node.value):
        return Complaint("quote-lost")
    if _CURLY_QUOTES.fullmatch(node.value):
        return Complaint("curly-quotes")
    if node.comment:
        return Complaint("comment-swallowed", {"value": node.value})
    meaning = _yaml_meaning(node.value)
    return Complaint("needs-quotes", {"value": node.value, "meaning": Phrase(meaning)}) if meaning else None


def _yaml_meaning(value: str) -> str | None:
    """What other YAML readers make of a plain value, if it is not a text to them."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], [])
    tag = next((tag for tag, pattern in resolvers if pattern.match(value)), "")
    return _YAML_MEANINGS.get(tag.rpartition(":")[2])
