"""What the imprint, the privacy notice and the accessibility statement say about who runs the site.

A value the operator has not given is shown as missing; nothing is filled in for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Calendar, Conformance, Localised
from konzept.plan.site import Site

IMPRINT = ("name", "legal_form", "represented_by", "street", "city", "telephone", "email")
PRIVACY = (
    "name",
    "street",
    "city",
    "email",
    "data_protection_officer",
    "data_protection_email",
    "supervisory_authority",
    "hosting",
    "log_retention",
)
ACCESSIBILITY = (
    "name",
    "accessibility_status",
    "accessibility_method",
    "accessibility_reviewed_on",
    "accessibility_contact",
    "accessibility_enforcement",
)
CORRECTION = ("repository", "email")


@dataclass(frozen=True)
class Item:
    """One thing to know about the operator; `value` is empty while it is missing, `href` where it leads nowhere."""

    field: str
    value: str
    href: str


@dataclass(frozen=True)
class OperatorView:
    """What a page says about the operator, and the fields among it that nobody has filled in."""

    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(item.field for item in self.items if not item.value)

    @property
    def assessed(self) -> bool:
        """Whether the operator has assessed the site: a status counts with the day it was found on, and vice versa."""
        return not {"accessibility_status", "accessibility_reviewed_on"} & set(self.missing)

    def value(self, field: str) -> str:
        """The value of one field in words; empty while it is missing."""
        return next((item.value for item in self.items if item.field == field), "")


def imprint_view(site: Site) -> OperatorView:
    """The operator in the imprint."""
    return _view(site, IMPRINT)


def privacy_view(site: Site) -> OperatorView:
    """The operator in the privacy notice."""
    return _view(site, PRIVACY)


def accessibility_view(site: Site) -> OperatorView:
    """The operator in the accessibility statement."""
    return _view(site, ACCESSIBILITY)


def correction_view(site: Site) -> OperatorView:
    """Where a reader can suggest a correction."""
    return _view(site, CORRECTION)


def _view(site: Site, fields: tuple[str, ...]) -> OperatorView:
    return OperatorView(tuple(_item(site, field) for field in fields))


def _item(site: Site, field: str) -> Item:
    value = _words(site, getattr(site.dataset.operator, field))
    return Item(field, value, _href(value))


def _words(site: Site, value: Localised | str | None) -> str:
    if isinstance(value, Localised):
        return value[site.language.id]
    if isinstance(value, Conformance):
        return site.dataset.label(f"conformance.{value}")[site.language.id]
    return site.wording.date(value) if isinstance(value, Calendar) else value or ""


def _href(value: str) -> str:
    """An address only where the value is one: an e-mail address or a web address."""
    if value.startswith(("https://", "http://")):
        return value
    return f"mailto:{value}" if "@" in value and " " not in value else ""
