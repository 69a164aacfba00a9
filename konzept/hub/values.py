"""Values of a published record, each with its place, so that what is wrong with one can be said."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlsplit

from konzept.hub.reading import HarvestRefused, shown

LONGEST = 20_000
MOST_ITEMS = 10_000
ID = re.compile(r"\w[\w.-]{0,99}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"'\\\x00-\x1f]*)?")


@dataclass(frozen=True)
class Value:
    """A value, the file it stands in and the way to it: `record.title.de`."""

    file: str
    place: str
    value: Any

    def field(self, name: str) -> Value:
        """The value under a name, which has to be there."""
        found = self.maybe(name)
        return found if found is not None else self.refuse("no-field", name=name)

    def maybe(self, name: str) -> Value | None:
        return self._under(name) if name in self._named() else None

    def fields(self) -> dict[str, Value]:
        return {name: self._under(name) for name in self._named()}

    def _named(self) -> dict[str, Any]:
        found: dict[str, Any] = self.value if isinstance(self.value, dict) else self.refuse("wrong-type", wanted="{…}")
        return found

    def _under(self, name: str) -> Value:
        return Value(self.file, f"{self.place}.{name}".strip("."), self.value[name])

    def items(self) -> list[Value]:
        if not isinstance(self.value, list) or len(self.value) > MOST_ITEMS:
            self.refuse("wrong-type", wanted="[…]")
        return [Value(self.file, f"{self.place}[{number}]", one) for number, one in enumerate(self.value)]

    def listed(self, name: str) -> list[Value]:
        """The items of a list that may be missing."""
        found = self.maybe(name)
        return found.items() if found else []

    def text(self, wanted: re.Pattern[str] | None = None, code: str = "wrong-type") -> str:
        """A text of a certain form."""
        if not isinstance(self.value, str) or not self.value.strip() or len(self.value) > LONGEST:
            self.refuse("wrong-type", wanted="“…”")
        if wanted and not wanted.fullmatch(self.value):
            self.refuse(code, wanted=wanted.pattern)
        return str(self.value)

    def day(self) -> str:
        """A date as exact as it is, which there has to be in the calendar."""
        found = self.text(DAY, "bad-day")
        year, month, day = [*map(int, found.split("-")), 1, 1][:3]
        try:
            datetime.date(year, month, day)
        except ValueError:
            self.refuse("bad-day")
        return found

    def id(self) -> str:
        return self.text(ID, "bad-id")

    def wording(self) -> dict[str, str]:
        """A text by language, in which nothing looks like HTML."""
        found = {code: one.text() for code, one in self.fields().items() if LANGUAGE.fullmatch(code)}
        if not found:
            self.refuse("no-language")
        for code, text in found.items():
            if tag := _TAG.search(text):
                self.fields()[code].refuse("html", part=shown(text[tag.start() : tag.start() + 40]))
        return found

    def addresses(self) -> dict[str, str]:
        """The addresses of a page by language."""
        found = {code: one.address() for code, one in self.fields().items() if LANGUAGE.fullmatch(code)}
        return found or self.refuse("no-page")

    def address(self) -> str:
        found = self.text()
        if found.startswith("/") and not found.startswith("//"):
            self.refuse("no-site")
        if not _ADDRESS.fullmatch(found):
            self.refuse("bad-address")
        return found

    def refuse(self, code: str, **values: object) -> NoReturn:
        raise HarvestRefused(code, self.file, **{"place": self.place, "found": shown(self.value), **values})


def hosts(addresses: Iterator[str]) -> set[str]:
    """The hosts of some addresses."""
    return {urlsplit(address).netloc.casefold() for address in addresses}
