"""Mutations of what texts say in signs: lists, notes, stars, numbers, links, and the words that must not vanish."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from random import Random

from tests.mutation.mutation import DataFile, Mutation

_BLOCKS = ("text", "explanation", "plain", "note")


def _sentence(file: DataFile, rng: Random, wanted: Callable[[str], bool] = bool) -> tuple[int, str] | None:
    """A line inside a German text of several lines, its number and its words, that is neither item nor heading."""
    found: list[tuple[int, str]] = []
    for line in file.fields:
        block = file.pair(line) if line.key in _BLOCKS else None
        if block and block[0].value == "|":
            lines = range(block[0].number + 1, file.end(block[0]) + 1)
            texts = [(number, file.lines[number - 1]) for number in lines]
            found += [(number, text) for number, text in texts if _is_sentence(text) and wanted(text.strip())]
    return rng.choice(found) if found else None


def _is_sentence(text: str) -> bool:
    return text.strip()[:1].isupper() and text.rstrip().endswith(".") and "**" not in text and "](" not in text


def _changed(
    file: DataFile,
    rng: Random,
    change: Callable[[str], str],
    codes: str | tuple[str, ...],
    wanted: Callable[[str], bool] = bool,
) -> Mutation | None:
    """A sentence replaced; what stands after a line break in it comes on lines of its own."""
    found = _sentence(file, rng, wanted)
    if not found:
        return None
    number, text = found
    indent = text[: len(text) - len(text.lstrip())]
    new = [f"{indent}{line}" if line else "" for line in change(text.strip()).split("\n")]
    return file.expect(file.with_lines(number, number, new), range(number, number + len(new)), codes)


def note_at_the_beginning(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n# intern: noch klären", "text-note")


def note_at_the_end(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text} # bitte prüfen", "text-note")


def note_alone_above(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"# TODO Quelle\n{text}", ("text-note", "unfinished"))


def two_notes(file: DataFile, rng: Random) -> Mutation | None:
    made = _changed(file, rng, lambda text: f"# alt\n{text}\n## neu", "text-note")
    return made and dataclasses.replace(made, most=2)


def note_after_a_quoted_title(file: DataFile, rng: Random) -> Mutation | None:
    """Behind the quotation mark, `#` is a comment, and nobody is told of it."""
    line = file.pick(rng, lambda line: line.key == "de" and line.quoted)
    return line and file.expect(file.with_value(line, f"{line.value}  # Anmerkung der Redaktion"))


def gender_star(file: DataFile, rng: Random) -> Mutation | None:
    return _gendered(file, rng, "*innen")


def gender_colon(file: DataFile, rng: Random) -> Mutation | None:
    return _gendered(file, rng, ":innen")


def gender_underscore(file: DataFile, rng: Random) -> Mutation | None:
    return _gendered(file, rng, "_innen")


def two_gender_stars(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\nDas betrifft Helfer*innen und Schüler*innen.", "gender-sign")


def _gendered(file: DataFile, rng: Random, ending: str) -> Mutation | None:
    pair = re.compile(r"(\w+)innen und (\1\w*)")
    return _changed(
        file,
        rng,
        lambda text: pair.sub(lambda match: f"{match[1]}{ending}", text, count=1),
        "gender-sign",
        lambda text: bool(pair.search(text)),
    )


def stars_around_a_word(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "*{}*")


def underscores_around_a_word(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "_{}_")


def struck_out_word(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "~~{}~~")


def word_as_code(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "`{}`")


def bold_that_never_ends(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "**{}")


def word_in_html(file: DataFile, rng: Random) -> Mutation | None:
    return _marked(file, rng, "<b>{}</b>")


def word_in_a_macro(file: DataFile, rng: Random) -> Mutation | None:
    """In the data braces are letters like all others; but nobody means to show them."""
    return _marked(file, rng, "{{{{ {} }}}}")


def _marked(file: DataFile, rng: Random, form: str) -> Mutation | None:
    def mark(text: str) -> str:
        words = text.split()
        place = rng.randrange(1, len(words) - 1)
        return " ".join([*words[:place], form.format(words[place]), *words[place + 1 :]])

    return _changed(file, rng, mark, "text-markup", lambda text: len(text.split()) > 4 and text[:-1].isascii())


def heading_with_signs(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"## Wichtig\n{text}", ("text-note", "text-markup"))


def line_below_a_sentence(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n{rng.choice(['---', '===', '***'])}", "text-markup")


def quotation_sign(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"> {text}", ("text-markup", "text-list-sign"))


def picture_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n![Foto](https://example.org/foto.jpg)", "text-markup")


def table_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n| Ort | Zahl |\n|---|---|\n| Hier | viele |", "text-markup")


def footnote_in_a_text(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text[:-1]}[^1].", "text-markup")


def star_for_a_dash(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n\n* Erster Punkt.\n* Zweiter Punkt.", "text-list-sign")


def bullet_for_a_dash(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n\n• Erster Punkt.", "text-list-sign")


def list_without_a_gap(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n* Ein Punkt.", "text-list-sign")


def number_with_a_bracket(file: DataFile, rng: Random) -> Mutation | None:
    """A numbered item where no list is meant; the number is missing in English, too."""
    return _changed(file, rng, lambda text: f"7) {text}", ("text-list-sign", "number-missing", "numbers-differ"))


def minus_at_the_beginning(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\n\n- 3 % weniger sind es.", ("text-minus", "number-missing"))


def link_without_an_address(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\nMehr steht [hier]().", ("text-markup", "link-scheme"))


def link_that_runs_something(file: DataFile, rng: Random) -> Mutation | None:
    scheme = rng.choice(["javascript", "data", "file", "JaVaScRiPt"])
    return _changed(file, rng, lambda text: f"{text}\nMehr steht [hier]({scheme}:alert).", "link-scheme")


def link_with_a_space(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\nMehr steht [hier] (https://example.org).", "text-markup")


def link_turned_round(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(file, rng, lambda text: f"{text}\nMehr steht (hier)[https://example.org].", "text-markup")


def indented_by_four_more(file: DataFile, rng: Random) -> Mutation | None:
    """A paragraph like all others: nothing is code here."""
    return _changed(file, rng, lambda text: f"{text}\n\n    Das steht weiter rechts.", ())


def sentence_broken_off(file: DataFile, rng: Random) -> Mutation | None:
    return _changed(
        file,
        rng,
        lambda text: " ".join(text.split()[:-2]) + " und",
        ("broken-sentence", "cut-off"),
        lambda text: len(text.split()) > 6 and text.isascii() and not re.search(r"\d", text),
    )


def title_with_a_mark(file: DataFile, rng: Random) -> Mutation | None:
    """A title is shown exactly as typed."""
    return _title(file, rng, lambda text: f"**{text}**", "text-markup")


def title_with_a_gender_star(file: DataFile, rng: Random) -> Mutation | None:
    return _title(file, rng, lambda text: f"{text} für Bürger*innen", "gender-sign")


def title_still_to_write(file: DataFile, rng: Random) -> Mutation | None:
    return _title(file, rng, lambda _: rng.choice(["TODO", "XXX", "folgt noch: TODO"]), "unfinished")


def title_with_html(file: DataFile, rng: Random) -> Mutation | None:
    return _title(file, rng, lambda text: f"{text}<br>", "text-markup")


def _title(file: DataFile, rng: Random, change: Callable[[str], str], code: str) -> Mutation | None:
    titled = next((line for line in file.fields if line.key == "title" and not line.indent), None)
    pair = file.pair(titled) if titled else None
    if not pair or not pair[0].quoted:
        return None
    new = change(pair[0].value[1:-1])
    return file.expect(file.with_value(pair[0], f'"{new}"'), pair[0].number, code)
