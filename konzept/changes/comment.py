"""Writes what changes for readers as one comment in Markdown, short enough for every code host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzept.changes.compare import Changed, Comparison, Difference, Step, compare
from konzept.changes.markdown import changed_words, code, escape, shortened
from konzept.changes.names import Names
from konzept.changes.sentences import SENTENCES
from konzept.changes.sides import Side, page_key
from konzept.model import Link, Record, Text
from konzept.plan.pages import Page, PageKey
from konzept.report.formats import statement, summary
from konzept.texts.messages import WORDS
from konzept.translation.sheets import sheets, source_language

MARK = "<!-- konzept: changes -->"
LIMIT = 60_000
"""In characters; hosts take 65,536."""

_MOST_PROBLEMS = 10


@dataclass(frozen=True)
class Context:
    """What every part of the comment needs."""

    names: Names
    old: Side
    new: Side
    preview: str
    plans: Mapping[str, Mapping[PageKey, Page]]

    def say(self, key: str, **values: object) -> str:
        return SENTENCES[self.names.language][key].format(**values)

    def quoted(self, text: str) -> str:
        return WORDS["quoted"][self.names.language].format(escape(text))


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, block by block."""

    heading: str
    blocks: Sequence[str]


def comment(old: Side, new: Side, language: str, preview: str = "", elsewhere: int = 0) -> str:
    """The whole comment; the same for the same two sides."""
    found = compare(old.world, new.world, new.has_file)
    names = Names(new.world, old.world, language)
    context = Context(names, old, new, preview, new.plans() or old.plans())
    pages = list(_prose(context))
    if found.empty and not pages:
        lead = [context.say("nothing" if new.whole else "nothing_yet")]
        sections = []
    else:
        lead = [_summary(context, found, len(pages))]
        sections = list(_sections(context, found, pages))
    if elsewhere:
        lead.append(context.say("other_files.one" if elsewhere == 1 else "other_files", count=elsewhere))
    lead += _problems(context)
    return _assembled(context, lead, sections)


def _summary(context: Context, found: Comparison, pages: int) -> str:
    counts = {"added": found.added, "changed": found.changed, "removed": found.removed, "labels": found.labels}
    return context.say("summary", pages=pages, **{name: len(items) for name, items in counts.items()})


def _sections(context: Context, found: Comparison, pages: list[str]) -> Iterator[Section]:
    yield Section(context.say("added"), [_record(context, kind, record) for kind, record in found.added])
    yield Section(context.say("changed"), [_changed(context, changed) for changed in found.changed])
    yield Section(context.say("removed"), [_record(context, kind, record) for kind, record in found.removed])
    yield Section(context.say("labels"), [_label(context, *label) for label in found.labels])
    yield Section(context.say("pages"), pages)
    yield Section(context.say("translations"), list(_one_sided(context, found)))
    yield Section(context.say("addresses"), list(_addresses(context, found)))


def _record(context: Context, kind: str, record: Record) -> str:
    label = escape(context.names.fields((Step(type(record), "links"),))) if getattr(record, "links", ()) else ""
    links = [f"  - {label}: {escape(context.names.block(link))}" for link in getattr(record, "links", ())]
    return "\n".join([_named(context, kind, record), *links])


def _named(context: Context, kind: str, record: Record) -> str:
    return f"- {escape(context.names.kind(kind))} {context.quoted(context.names.title(record))} ({code(record.id)})"


def _changed(context: Context, changed: Changed) -> str:
    lines = [f"  - {_difference(context, difference)}" for difference in changed.differences]
    return "\n".join([_named(context, changed.kind, changed.new), *lines])


def _difference(context: Context, found: Difference) -> str:
    way = f"{escape(context.names.way(found))}: "
    if isinstance(found.old, tuple) and isinstance(found.new, tuple):
        return way + context.say("order")
    if found.old is None:
        return f"{way}{context.say('came')}: **{escape(shortened(context.names.value(found.shape, found.new)))}**"
    if found.new is None:
        return f"{way}{context.say('went')}: ~~{escape(shortened(context.names.value(found.shape, found.old)))}~~"
    old, new = context.names.value(found.shape, found.old), context.names.value(found.shape, found.new)
    if found.language:
        return way + changed_words(old, new)
    return f"{way}~~{escape(shortened(old))}~~ → **{escape(shortened(new))}**"


def _label(context: Context, key: str, old: Text | None, new: Text | None) -> str:
    lines = [f"- {code(key)}"]
    for language in new or old or ():
        one = old[language] if old and language in old else ""
        other = new[language] if new and language in new else ""
        if one != other:
            lines.append(f"  - {escape(context.names.language_name(language))}: {changed_words(one, other)}")
    return "\n".join(lines)


def _prose(context: Context) -> Iterator[str]:
    """The hand-written pages that came, went or changed, with the words that changed."""
    old, new = context.old.prose, context.new.prose
    for name in sorted({*old, *new}):
        if name not in old:
            yield f"- {code(f'content/{name}')}: {context.say('came')}"
        elif name not in new:
            yield f"- {code(f'content/{name}')}: {context.say('went')}"
        elif old[name] != new[name]:
            yield f"- {code(f'content/{name}')}\n  - {changed_words(old[name], new[name])}"


def _one_sided(context: Context, found: Comparison) -> Iterator[str]:
    """The texts that changed in some languages and stayed as they were in others.

    Once the others are recorded as right, somebody has looked, and nobody needs to be asked.
    """
    languages = list(context.new.world.languages)
    original = source_language(context.new.world)
    kept = {sheet.file: sheet for sheet in sheets(context.new.world)}
    for changed in found.changed:
        groups: dict[tuple[Step, ...], list[str]] = {}
        for one in changed.differences:
            if one.language and one.old and one.new:
                groups.setdefault(one.way, []).append(one.language)
        for way, touched in groups.items():
            untouched = [one for one in languages if one not in touched]
            if original in touched:
                untouched = [one for one in untouched if not kept[changed.new.file].is_current(one)]
            if untouched:
                yield _translation(context, changed, way, touched, untouched)


def _translation(
    context: Context, changed: Changed, way: tuple[Step, ...], touched: list[str], untouched: list[str]
) -> str:
    names = context.names
    return "- " + context.say(
        "translation",
        title=f"{context.quoted(names.title(changed.new))} ({code(changed.new.id)})",
        way=escape(names.fields(way)),
        changed=", ".join(context.quoted(names.language_name(one)) for one in touched),
        unchanged=", ".join(context.quoted(names.language_name(one)) for one in untouched),
    )


def _addresses(context: Context, found: Comparison) -> Iterator[str]:
    keys = dict.fromkeys(_page_keys(found))
    for language, plan in context.plans.items():
        path = context.new.world.languages[language].path if language in context.new.world.languages else language
        for key in keys:
            if key in plan:
                address = f"{path}/{plan[key].address}".lstrip("/")
                yield f"- {_address(context, address)}"


def _page_keys(found: Comparison) -> Iterator[PageKey]:
    """The keys of the pages that show something different now."""
    for kind, record in [*found.added, *found.removed, *((one.kind, one.new) for one in found.changed)]:
        yield page_key(kind, record.id)
    for changed in found.changed:
        for one in changed.differences:
            for link in (one.old, one.new):
                if isinstance(link, Link):
                    yield page_key("goal", link.to)


def _address(context: Context, address: str) -> str:
    """A link into the preview if there is one; else the address as it will be."""
    if not context.preview:
        return code(f"/{address}")
    return f"[{escape('/' + address)}](<{context.preview.rstrip('/')}/{address}>)"


def _problems(context: Context) -> Iterable[str]:
    language, problems = context.names.language, context.new.problems
    if not problems:
        return [context.say("problems_none")]
    lines = [f"**{context.say('problems')}:** {summary(problems, language)}", ""]
    for problem in problems[:_MOST_PROBLEMS]:
        place = f"data/{problem.file}:{problem.line}"
        lines.append(f"- {code(place)} {escape(statement(problem, language))}")
        lines += [f"  - {escape(advice)}" for advice in [problem.advice(language)] if advice]
    if len(problems) > _MOST_PROBLEMS:
        lines += ["", context.say("problems_more", count=len(problems) - _MOST_PROBLEMS)]
    if not context.new.whole:
        lines += ["", context.say("unreadable")]
    return ["\n".join(lines)]


def _assembled(context: Context, lead: list[str], sections: list[Section]) -> str:
    """All of it if there is room; else as many blocks as there is room for, and how many are left out."""
    parts = [MARK, f"## {context.say('heading')}", *lead]
    room = LIMIT - sum(len(part) + 2 for part in parts)
    left_out = 0
    for section in sections:
        shown: list[str] = []
        for block in section.blocks:
            fits = len(block) + 1 < room - (0 if shown else len(section.heading) + 8)
            shown += [block] if fits else []
            room -= len(block) + 1 if fits else 0
            left_out += not fits
        if shown:
            parts += [f"### {section.heading}", "\n".join(shown)]
            room -= len(section.heading) + 8
    if left_out:
        parts.append(context.say("more", count=left_out))
    return "\n\n".join(parts) + "\n"
