"""What to do about a harvest that cannot be taken over, by the reason: keys of `konzept/texts/hub.yml`."""

from __future__ import annotations

_REASONS = {
    "leave": ("gone",),
    "name": ("bad-name",),
    "folder": (
        "no-folder",
        "other-record",
        "other-county",
    ),
    "again": (
        "missing",
        "other-sum",
        "bad-line",
        "unreadable",
        "not-text",
        "not-json",
        "older",
    ),
    "theirs": (
        "not-listed",
        "listed-twice",
        "no-field",
        "wrong-type",
        "id-twice",
        "no-language",
        "no-page",
        "bad-day",
    ),
    "harm": (
        "bad-path",
        "outside",
        "too-big",
        "too-much",
        "key-twice",
        "bad-number",
        "too-deep",
        "odd-character",
        "bad-id",
        "html",
        "bad-address",
        "several-hosts",
    ),
    "address": ("no-site",),
    "program": ("version",),
    "git": ("no-day",),
    "clock": ("day-ahead",),
}
HINTS = {reason: hint for hint, reasons in _REASONS.items() for reason in reasons}
