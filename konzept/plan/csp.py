"""What the browser may do on this site: the one definition behind every page's `meta` and the servers' headers.

The site needs no inline script or style, nothing of another host and no device, so the policy allows none of it.
`deploy/` holds the same headers for nginx and Caddy; a test compares them with these.
"""

from __future__ import annotations

from collections.abc import Mapping

SELF, NONE = "'self'", "'none'"

# `default-src` forbids whatever is not named here: frames, objects, media, workers.
_CONTENT = {
    "default-src": NONE,
    "script-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "connect-src": SELF,
    "font-src": SELF,
    "base-uri": NONE,
    "form-action": SELF,
    "frame-ancestors": NONE,
}

# Directives that browsers ignore, with a complaint, outside a header.
_HEADER_ONLY = frozenset({"frame-ancestors", "report-to", "report-uri", "sandbox"})

_DEVICES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get",
    "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip

# For pages under /assets/<fingerprint>/, whose bytes never change, and for everything else, which may.
CACHE_ASSETS = "public, max-age=31536000, immutable"
CACHE_PAGES = "no-cache"


# Only the form for editors sets styles as it goes, shows pictures it holds in memory and asks the Git host.
FORM_PATH = "/admin/"
_FORM = _CONTENT | {
    "style-src": f"{SELF} 'unsafe-inline'",
    "img-src": f"{SELF} blob: data:",
    "form-action": NONE,
}


def _content(*, meta: bool, content: Mapping[str, str] = _CONTENT) -> str:
    allowed = (item for item in content.items() if not (meta and item[0] in _HEADER_ONLY))
    return "; ".join(f"{directive} {sources}" for directive, sources in allowed)


# For the `meta` of every page, so that hosts which set no headers are covered as well.
META = _content(meta=True)

# For servers, by the header's name.
HEADERS = {
    "Content-Security-Policy": _content(meta=False),
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{device}=()" for device in _DEVICES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# The header cannot know which Git host the form works with; the `meta` of its page names that one host.
FORM_HEADERS = HEADERS | {
    "Content-Security-Policy": _content(meta=False, content=_FORM | {"connect-src": f"{SELF} data: https:"})
}


def form_meta(origin: str = "") -> str:
    """For the `meta` of the form's page; `origin` is the Git host it may ask."""
    return _content(meta=True, content=_FORM | {"connect-src": f"{SELF} data: {origin}".rstrip()})
