"""Writes what changes for readers as one comment in Markdown, short enough for every code host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from konzept.changes.compare import ChangedRecord, Difference, PathStep, compare
from konzept.changes.markdown import came, changed_words, code, escape, fenced, to_copy, went
from konzept.changes.names import Names
from konzept.changes.revisions import Revision
from konzept.checks.ledger import ASKING
from konzept.model import Link, Record, Text
from konzept.model.dataset import kind_of
from konzept.model.shape import LocalisedLine, LocalisedMarkdown
from konzept.plan.pages import PageKey, anchor_of, page_of, shared_page
from konzept.report.formats import statement, summary
from konzept.report.message import phrase
from konzept.texts import tell
from konzept.translation.ledger import ledger
from konzept.translation.recording import Recording, lines, marks
from konzept.translation.segments import SourceType, source_language, text_fingerprint, translated_files

MARK = "<!-- konzept: changes -->"
LIMIT = 60_000
"""In characters; hosts take 65,536."""

_MOST_PROBLEMS = 10
_FRAME = 8
"""Characters around a heading."""


def comment(old: Revision, new: Revision, language: str, preview: str = "", elsewhere: int = 0) -> str:
    """The whole comment, the same for the same two revisions; `elsewhere` counts the other files that changed."""
    return _Writer(old, new, language, preview).comment(elsewhere)


class _Writer:
    """Writes the comment in one working language; `preview` is the address of the pages as they will be, or empty."""

    def __init__(self, old: Revision, new: Revision, language: str, preview: str) -> None:
        self.old, self.new, self.language, self.preview = old, new, language, preview
        self.names = Names(new.dataset, old.dataset, language)
        self.found = compare(old.dataset, new.dataset, new.has_file)

    def say(self, key: str, **values: object) -> str:
        return tell(f"changes.{key}", self.language, **values)

    def quoted(self, text: str) -> str:
        return phrase("quoted", self.language).format(escape(text))

    def comment(self, elsewhere: int) -> str:
        found = self.found
        sections: dict[str, Sequence[str]] = {
            "added": [self._whole(record) for record in found.added],
            "changed": [self._changed(changed) for changed in found.changed],
            "removed": [self._whole(record) for record in found.removed],
            "labels": [self._label(*label) for label in found.labels],
            "pages": [*self._pages()],
        }
        if any(sections.values()):
            lead = [self.say("summary", **{key: len(blocks) for key, blocks in sections.items()})]
            translations = list(self._translations())
            sections |= {
                "translations": [said for key, said in translations if key == "translation"],
                "spelling": [said for key, said in translations if key == "mended"],
                "to_record": [*self._to_record()],
                "addresses": [*self._addresses()],
                "dead": [*self._dead()],
            }
        else:
            lead = [self.say("nothing" if self.new.whole else "nothing_yet")]
        if elsewhere:
            lead.append(self.say(f"other_files.{'one' if elsewhere == 1 else 'other'}", count=elsewhere))
        return self._assembled([*lead, self._problems()], sections)

    def _assembled(self, lead: Sequence[str], sections: Mapping[str, Sequence[str]]) -> str:
        """All of it if there is room; else as many blocks as there is room for, and how many are left out."""
        parts = [MARK, f"## {self.say('heading')}", *lead]
        room, left_out = LIMIT - sum(len(part) + 2 for part in parts), 0
        for key, blocks in sections.items():
            heading, shown = self.say(key), list[str]()
            for block in blocks:
                needed = len(block) + 1 + (0 if shown else len(heading) + _FRAME)
                if needed <= room:
                    shown.append(block)
                    room -= needed
                else:
                    left_out += 1
            parts += [f"### {heading}", "\n".join(shown)] if shown else []
        parts += [self.say("more", count=left_out)] if left_out else []
        return "\n\n".join(parts) + "\n"

    def _named(self, record: Record) -> str:
        return f"{self.quoted(self.names.title(record))} ({code(record.id)})"

    def _listed(self, record: Record) -> str:
        return f"- {escape(self.names.kind(record))} {self._named(record)}"

    def _whole(self, record: Record) -> str:
        """A record that came or went, with its links."""
        field = escape(self.names.path((PathStep(type(record), "links"),))) if getattr(record, "links", ()) else ""
        links = [f"  - {field}: {escape(self.names.block(link))}" for link in getattr(record, "links", ())]
        return "\n".join([self._listed(record), *links])

    def _changed(self, changed: ChangedRecord) -> str:
        return "\n".join([self._listed(changed.record), *map(self._difference, changed.differences)])

    def _difference(self, found: Difference) -> str:
        old, new = ("" if one is None else self.names.value(found.shape, one) for one in (found.old, found.new))
        if isinstance(found.old, tuple) and isinstance(found.new, tuple):
            said = self.say("order")
        elif found.old is None:
            said = f"{self.say('came')}: {came(new)}"
        elif found.new is None:
            said = f"{self.say('went')}: {went(old)}"
        else:
            said = changed_words(old, new) if found.language else f"{went(old)} → {came(new)}"
        return f"  - {escape(self.names.path(found.path, found.language))}: {said}"

    def _label(self, key: str, old: Text | None, new: Text | None) -> str:
        before, after = (dict(text.items()) if text else {} for text in (old, new))
        lines = [f"- {code(key)}"]
        for language in after or before:
            one, other = before.get(language, ""), after.get(language, "")
            if one != other:
                lines.append(f"  - {escape(self.names.language_name(language))}: {changed_words(one, other)}")
        return "\n".join(lines)

    def _pages(self) -> Iterator[str]:
        """The hand-written pages that came, went or changed, with the words that changed."""
        old, new = self.old.prose, self.new.prose
        for name in sorted({*old, *new}):
            page = f"- {code(f'content/{name}')}"
            if name not in old or name not in new:
                yield f"{page}: {self.say('went' if name in old else 'came')}"
            elif old[name] != new[name]:
                yield f"{page}\n  - {changed_words(old[name], new[name])}"

    def _translations(self) -> Iterator[tuple[str, str]]:
        """The texts that changed in some languages and stayed as they were in others, each with what it is said under.

        Once the others are recorded as right, somebody has looked, and nobody needs to be asked; nor if only the
        spelling of the original has been mended.
        """
        original = source_language(self.new.dataset)
        files = {file.file: file for file in translated_files(self.new.dataset)}
        for changed in self.found.changed:
            touched: dict[tuple[PathStep, ...], dict[str, str]] = {}
            for one in changed.differences:
                if isinstance(one.shape, LocalisedLine | LocalisedMarkdown) and one.old and one.new:
                    touched.setdefault(one.path, {})[one.language] = one.new
            for path, texts in touched.items():
                others = [one for one in self.new.dataset.languages if one not in texts]
                file, mark = files[changed.record.file], ""
                if original in texts:
                    mark = text_fingerprint(tuple(step.field for step in path), texts[original])
                    others = [one for one in others if mark not in file.recorded.get(one, ())]
                mended = [one for one in others if mark in file.reviewed.get(one, ())]
                if asked := [one for one in others if one not in mended]:
                    yield "translation", self._translation("translation", changed.record, path, [*texts], asked)
                elif mended:
                    yield "mended", self._translation("mended", changed.record, path, [*texts], mended)

    def _translation(
        self, key: str, record: Record, path: tuple[PathStep, ...], touched: list[str], others: list[str]
    ) -> str:
        changed, unchanged = (
            ", ".join(self.quoted(self.names.language_name(one)) for one in languages)
            for languages in (touched, others)
        )
        field = escape(self.names.path(path))
        return "- " + self.say(key, title=self._named(record), way=field, changed=changed, unchanged=unchanged)

    def _to_record(self) -> Iterator[str]:
        """For each file of the proposal with translations that somebody has yet to look at: the lines that say it."""
        before = {file.file: (file.segments, file.recorded) for file in ledger(self.old.dataset).files}
        asking = {problem.file for problem in self.new.problems if problem.code in ASKING}
        for file in ledger(self.new.dataset).files:
            if file.file in asking and before.get(file.file) != (file.segments, file.recorded):
                field = lines(file, marks(file, [Recording(file, one, file.segments) for one in file.languages]))
                key = "page" if file.type is SourceType.PAGES else "file"
                said = self.say(f"lines.{key}", file=code(self._path(file.file)))
                yield f"{said}\n\n{fenced(field)}\n"

    def _path(self, file: str) -> str:
        """Where a file lies in the project."""
        return posixpath.normpath(f"{self.new.data.name}/{file}")

    def _addresses(self) -> Iterator[str]:
        """The pages that show something different now, with a link into the preview if there is one."""
        found = self.found
        keys = [page_of(one) for one in (*found.added, *found.removed, *(changed.record for changed in found.changed))]
        links = (link for changed in found.changed for one in changed.differences for link in (one.old, one.new))
        keys += [PageKey("entry", link.to) for link in links if isinstance(link, Link)]
        for language, pages in (self.new.plans() or self.old.plans()).items():
            known = self.new.dataset.languages.get(language)
            for key in dict.fromkeys(keys):
                if key in pages:
                    address = f"{known.path if known else language}/{pages[key].address}".lstrip("/")
                    target = f"(<{self.preview.rstrip('/')}/{address}>)"
                    yield f"- [{escape(f'/{address}')}]{target}" if self.preview else f"- {code(f'/{address}')}"

    def _dead(self) -> Iterator[str]:
        """The addresses that lead nowhere after the proposal: those of pages, and places on pages that are shared."""
        new = self.new.plans()
        left = {(one.kind.value, one.id) for one in self.new.dataset.retired.values()}
        gone = [(kind_of(one), one) for one in self.found.removed if (kind_of(one), one.id) not in left]
        for language, pages in self.old.plans().items():
            kept = {page.address for page in new.get(language, {}).values()}
            own = self._own_pages([record for _, record in gone]) if not new else list(pages)
            lost = [pages[key].address for key in own if key in pages and pages[key].address not in kept]
            for kind, record in gone:
                shared = shared_page(kind)
                if shared and shared in pages:
                    lost += [f"{pages[shared].address}#{anchor_of(kind, record.id)}"]
            path = self.old.dataset.languages[language].path
            yield from (f"- {code(f'/{path}/{address}' if path else f'/{address}')}" for address in dict.fromkeys(lost))

    def _own_pages(self, gone: Sequence[Record]) -> list[PageKey]:
        """The pages of records and sections that have gone, where it cannot be said yet which pages there will be."""
        left = {one.id for one in self.new.dataset.retired.values() if one.kind == "section"}
        sections = [
            PageKey("section", concept, number)
            for concept, number in self.old.dataset.sections
            if (concept, number) not in self.new.dataset.sections and f"{concept}-{number}" not in left
        ]
        return [*(page_of(record) for record in gone if shared_page(kind_of(record)) is None), *sections]

    def _problems(self) -> str:
        problems = self.new.problems
        if not problems:
            return self.say("problems_none")
        lines = [f"**{self.say('problems')}:** {summary(problems, self.language)}", ""]
        for problem in problems[:_MOST_PROBLEMS]:
            place = code(f"{self._path(problem.file)}:{problem.line}")
            lines.append(f"- {place} {escape(statement(problem, self.language, to_copy))}")
            advice = problem.advice(self.language, to_copy)
            lines += [f"  - {escape(advice)}"] if advice else []
        if len(problems) > _MOST_PROBLEMS:
            lines += ["", self.say("problems_more", count=len(problems) - _MOST_PROBLEMS)]
        if not self.new.whole:
            lines += ["", self.say("unreadable")]
        return "\n".join(lines)
