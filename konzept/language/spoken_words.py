"""How far two words may differ and still be the same to a reader: other endings, and spelling by ear.

Only the script in the browser applies these rules, to words as `search_terms` makes them; the index brings them along.
Each is a regular expression of JavaScript and what takes the place of every match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Rules = Sequence[tuple[str, str]]

_ENGLISH_ENDINGS = (
    "i[sz]ations?|ations?|ings?|ments?|ions?|ors?|ers?|ances?|ences?|ities|ity|ated|ates?|ives?|als?"
    "|i[sz]ed|i[sz]es?|ed|es|s|e"
)

# What makes a noun, a verb or a person of a word: `einburger` is left of Einbürgerung, eingebürgert and einbürgern.
DERIVED: Mapping[str, Rules] = {
    "de": (
        ("^(an|ab|auf|aus|bei|ein|mit|nach|um|vor|zu)ge(?=.{4})", "$1"),
        ("^ge(?=.{5}t$)", ""),
        ("(?:ungen|ung|erinnen|erin|ers|er|lichen|liche|lich|bar|test|ten|te|en|et|t|e|n)$", ""),
    ),
    "en": ((f"(?:{_ENGLISH_ENDINGS})$", ""),),
}

# What sounds the same to people who write the language by ear, or as they would write their own.
SOUNDS: Mapping[str, Rules] = {
    "de": (
        ("chs|cks|x", "ks"),
        ("t?sch|[sc]h", "c"),
        ("ck|qu?|g|c(?=[aoulrk])", "k"),
        ("tz|ts|z|ss", "s"),
        ("ph|[vw]", "f"),
        ("th|dt|d", "t"),
        ("b", "p"),
        ("[ae][iy]", "ai"),
        ("[eo][uiy]", "oi"),
        ("ie|[yj]", "i"),
        ("([aeiou])h", "$1"),
        ("(.)\\1", "$1"),
    ),
    "en": (
        ("^[kg]n", "n"),
        ("^wr", "r"),
        ("ph", "f"),
        ("[st]ion", "cn"),
        ("sch|sc(?=[aou])", "sk"),
        ("t?ch|sh", "c"),
        ("c(?=[eiy])|z|ss", "s"),
        ("ck|[cq]", "k"),
        ("dge?|g(?=[ei])", "j"),
        ("d", "t"),
        ("gh", ""),
        ("[aeiouyw]+", "a"),
        ("h|a$", ""),
        ("(.)\\1", "$1"),
    ),
}
