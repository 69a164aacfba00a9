"""Marks, in a finished page, what stands there in the language at `/` because its own lacks it.

While a page is made, two private characters stand around such a wording: they go where no mark-up is possible, in an
attribute or a title, and become an element with its language everywhere else.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from konzept.model import Language
from konzept.model.values import BEGIN_UNTRANSLATED as _BEGIN
from konzept.model.values import END_UNTRANSLATED as _END

_SIGNS = re.compile(f"[{_BEGIN}{_END}]")
# Elements that hold nothing but text, or text of their own kind.
_WHOLE = "script|style|title|textarea|option|svg"
_PIECES = re.compile(rf"<({_WHOLE})\b.*?</\1>|<[^>]*>|[{_BEGIN}{_END}]|[^<{_BEGIN}{_END}]+", re.DOTALL)


def around(html: Markup) -> Markup:
    """Untranslated HTML between signs."""
    return Markup(f"{_BEGIN}{html}{_END}")  # noqa: S704 – it is HTML already


def marked(page: str, attributes: str) -> str:
    """The page with an element with these attributes around each untranslated text."""
    if _BEGIN not in page:
        return page
    found: list[str] = []
    depth = 0
    for piece in _PIECES.finditer(page):
        text = piece[0]
        if text in (_BEGIN, _END):
            depth += 1 if text == _BEGIN else -1
        elif text.startswith("<"):
            found.append(_SIGNS.sub("", text))
        else:
            found.append(f"<span{attributes}>{text}</span>" if depth > 0 and text.strip() else text)
    return "".join(found)


def unmarked(text: str) -> str:
    """A text for which there is no mark-up of languages, without the signs."""
    return _SIGNS.sub("", text)


def language_marks(language: Language, page: Language) -> Markup:
    """The attributes that say which language a text is in, and its direction where the page has another."""
    marks = Markup(' lang="{}"').format(language.id)
    return marks if language.direction is page.direction else marks + Markup(' dir="{}"').format(language.direction)
