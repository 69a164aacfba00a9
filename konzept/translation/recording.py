"""What a file records once somebody has said that a translation suits its original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from konzept.model import Fingerprint
from konzept.report.problem import field_address
from konzept.translation.sheets import Passage, Sheet


@dataclass(frozen=True)
class Recording:
    """The texts of one sheet that are to be recorded in one language."""

    sheet: Sheet
    language: str
    meant: tuple[Passage, ...]

    @property
    def before(self) -> frozenset[Fingerprint]:
        return frozenset(self.sheet.recorded.get(self.language, ()))

    @cached_property
    def after(self) -> tuple[Fingerprint, ...]:
        """In the order of the file; what belongs to no text stays only while it may tell an open text's past."""
        agreed = self.before | {one.fingerprint for one in self.meant}
        kept = dict.fromkeys(one.fingerprint for one in self._translated if one.fingerprint in agreed)
        return (*kept, *(self.sheet.unneeded(self.language) if self.left else ()))

    @property
    def new(self) -> tuple[Passage, ...]:
        """The texts that were not current before."""
        return tuple(one for one in self._translated if one in self.meant and one.fingerprint not in self.before)

    @property
    def left(self) -> tuple[Passage, ...]:
        """The texts that stay outdated."""
        agreed = self.before | {one.fingerprint for one in self.meant}
        return tuple(one for one in self._translated if one.fingerprint not in agreed)

    @property
    def removed(self) -> int:
        """How many fingerprints go because no text needs them."""
        return len(self.before.difference(self.after))

    @property
    def _translated(self) -> Iterator[Passage]:
        return (one for one in self.sheet.passages if self.language not in one.missing)


def matching(sheet: Sheet, fields: Sequence[str]) -> tuple[Passage, ...]:
    """The texts under the addresses, with the number of a list's item (`links.2.reason`) or for all items; or all."""
    return tuple(
        one for one in sheet.passages if not fields or one.address in fields or field_address(one.path) in fields
    )


def marks(sheet: Sheet, recordings: Sequence[Recording]) -> Mapping[str, Sequence[Fingerprint]] | None:
    """All that the file records afterwards, by language; none if that is what it records already."""
    recorded = {language: found for language, found in sheet.recorded.items() if found}
    wanted = {language: found for language, found in recorded.items() if language in sheet.languages}
    for one in recordings:
        # A list in another order says the same, so it is left alone.
        wanted[one.language] = recorded.get(one.language, ()) if one.before == {*one.after} else one.after
    wanted = {language: wanted[language] for language in sheet.languages if wanted.get(language)}
    return None if wanted == recorded else wanted
