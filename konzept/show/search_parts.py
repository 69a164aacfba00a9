"""The files that the search of one language loads: one index while the entries are few, else one in parts.

The index then holds what all concepts share; beside it a browser loads the documents of the one concept that its reader
asks for, or else the titles and names from all local concepts.  So a first search weighs nearly the same however many
concepts there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from konzept.model.dataset import Dataset
from konzept.plan.site import Site
from konzept.show.search_index import as_json, body, compact, completed, head, index_json, texts_json
from konzept.show.views.documents import BARE, Document, documents

SEARCH_INDEX = "search-index.json"
SEARCH_TEXTS = "search-texts.json"

MOST_ENTRIES = 400
"""So many entries one index holds, those of the Land and of about four districts: a first search fetches 130 kB then,
and each district more adds up to 50.  In parts it is better for a telephone, and worse for whoever wants to find a word
in the texts of all districts at once."""

TITLES = "-titles"
"""The part with titles and names from all local concepts; no id of a concept begins like this."""

# What a browser can show and filter by without a document's texts.
_SHOWN = ("id", "kind", "title", "url", "also", "concept", "fields", "actors", "bindingness", "state")


def in_parts(dataset: Dataset) -> bool:
    """Whether the search of these data comes in parts."""
    return len(dataset.entries) > MOST_ENTRIES and len(dataset.local_concepts) > 1


def file_names(dataset: Dataset) -> tuple[str, ...]:
    """The names of the search's files, the same in each language."""
    parts = [*dataset.concepts, TITLES] if in_parts(dataset) else []
    local = [one.id for one in dataset.local_concepts] if parts else []
    indexes, texts = (part_name(SEARCH_INDEX, one) for one in parts), (part_name(SEARCH_TEXTS, one) for one in local)
    return (SEARCH_INDEX, SEARCH_TEXTS, *indexes, *texts)


def part_name(name: str, part: str) -> str:
    """The name of a part’s file: `search-index-nordhausen.json`; the script makes the same."""
    return name.replace(".json", f"-{part}.json")


def search_files(site: Site) -> dict[str, bytes]:
    """What the search of one language loads, by name."""
    whole = {SEARCH_INDEX: index_json, SEARCH_TEXTS: texts_json}
    files = _parts(site) if in_parts(site.dataset) else ((name, make(site)) for name, make in whole.items())
    return {name: content.encode() for name, content in files}


def _parts(site: Site) -> Iterator[tuple[str, str]]:
    """Each file by name; in a part, documents are counted from the end of what is shared."""
    found = list(documents(site))
    owners = _owners(site.dataset, found)
    whole = completed(site, found)
    parts = {
        one.id: [place for place, owner in enumerate(owners) if owner == one.id] for one in site.dataset.local_concepts
    }
    shared = [place for place, owner in enumerate(owners) if not owner]
    index = head(site) | {"parts": list(site.dataset.concepts)} | body(site, [whole[place] for place in shared])
    yield SEARCH_INDEX, as_json(index)
    yield SEARCH_TEXTS, as_json([found[place]["text"] for place in shared])
    for concept in site.dataset.concepts.values():
        own = parts.get(concept.id, ())
        said = {
            "part": concept.id,
            "scope": _label(site, "find.scope_concept", concept=concept.short_name[site.language.id]),
        }
        yield part_name(SEARCH_INDEX, concept.id), as_json(said | body(site, [whole[place] for place in own]))
        if own:
            yield part_name(SEARCH_TEXTS, concept.id), as_json([found[place]["text"] for place in own])
    yield (
        part_name(SEARCH_INDEX, TITLES),
        as_json(_titles(site, [whole[place] for own in parts.values() for place in own])),
    )


def _titles(site: Site, found: Sequence[Document]) -> dict[str, object]:
    """Titles and names, and what the search says where it has looked through nothing else of the local concepts."""
    language = site.language.id
    named = [compact(one, language) for one in found if one["kind"] not in BARE]
    return {
        "scope": _label(site, "find.scope_titles"),
        "labels": {key: _label(site, f"find.{key}_titles") for key in ("none", "similar")},
        "documents": [{key: one[key] for key in _SHOWN if key in one} for one in named],
    }


def _label(site: Site, key: str, **values: str) -> str:
    return site.dataset.label(key)[site.language.id].format(**values)


def _owners(dataset: Dataset, found: Sequence[Document]) -> list[str]:
    """For each document the local concept that alone has to do with it, or nothing; actors and duties name none."""
    local = {one.id for one in dataset.local_concepts}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        for actor in one.get("actors", ()):
            named[actor] |= _concepts(dataset, one)
    owners = []
    for one in found:
        concepts = _concepts(dataset, one) or {concept for actor in one.get("actors", ()) for concept in named[actor]}
        owners.append(concepts.pop() if len(concepts) == 1 and concepts <= local else "")
    return owners


def _concepts(dataset: Dataset, document: Mapping[str, str]) -> set[str]:
    kind, _, id_ = document["id"].partition(":")
    if kind == "duty":
        return {dataset.entries[entry].concept for entry in dataset.duties[id_].entries}
    return {document["concept"]} if "concept" in document else set()
