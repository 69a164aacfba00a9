"""What labels say of the concepts: who speaks in one, and which form of a label suits how many there are."""

from __future__ import annotations

from konzept.model import Concept
from konzept.model.dataset import Dataset


def voice(dataset: Dataset, concept: Concept, language: str, form: str = "voice") -> str:
    """Who speaks in a concept, as the subject of a sentence; with `voice_of`, after a noun."""
    label = dataset.label(f"{form}.{concept.level}")[language]
    return label.format(concept=concept.short_name[language])


def concepts_label(dataset: Dataset, language: str, key: str, /, **values: object) -> str:
    """The label `key.two` where there is one concept above and one below, else `key.other`.

    The first takes the names of both: `upper`, `of_upper`, `local` and `of_local`.
    """
    if (pair := pair_of(dataset)) is None:
        return dataset.label(f"{key}.other")[language].format_map(values)
    upper, local = pair
    names = {
        "upper": voice(dataset, upper, language),
        "of_upper": voice(dataset, upper, language, "voice_of"),
        "local": voice(dataset, local, language),
        "of_local": voice(dataset, local, language, "voice_of"),
    }
    return dataset.label(f"{key}.two")[language].format_map(values | names)


def pair_of(dataset: Dataset) -> tuple[Concept, Concept] | None:
    """The concept above and the one below, if there are no others."""
    if len(dataset.concepts) != 2:
        return None
    return next(((above, one) for one in dataset.concepts.values() for above in dataset.above(one.id)), None)
