"""Where the form keeps its files: the Git host, the project and the branch, read from the operator's own details."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from konzept.model import Operator

# The address for editing a file tells the host's software apart: GitLab puts a dash before it.
_GITLAB = re.compile(r"(?P<project>https://(?P<host>[^/]+)/(?P<name>.+?))/-/edit/(?P<branch>[^/]+)/?")
_GITHUB = re.compile(r"(?P<project>https://(?P<host>[^/]+)/(?P<name>[^/]+/[^/]+))/edit/(?P<branch>[^/]+)/?")

_APIS = {"github.com": "https://api.github.com"}


@dataclass(frozen=True)
class Host:
    """A project on a Git host: its software (`github` or `gitlab`), name, branch and the root of its interface."""

    software: str
    name: str
    branch: str
    api: str

    @property
    def origin(self) -> str:
        """Whom the form talks to, for the page's policy."""
        return "/".join(self.api.split("/")[:3])

    def backend(self) -> dict[str, Any]:
        """What the form is told about it.  Editors sign in with a token of their own, so no third party is asked."""
        return {
            "name": self.software,
            "repo": self.name,
            "branch": self.branch,
            "api_root": self.api,
            "auth_methods": ["token"],
            "cms_label_prefix": "konzept/",
            "squash_merges": True,
        }


def host_of(operator: Operator) -> Host | None:
    """The host in `edit_address`; None where that is missing or belongs to a host the form cannot open requests on."""
    address = operator.edit_address or ""
    if found := _GITLAB.fullmatch(address):
        api = f"https://{found['host']}/api/v4"
        return Host("gitlab", found["name"], found["branch"], api)
    if found := _GITHUB.fullmatch(address):
        api = _APIS.get(found["host"], f"https://{found['host']}/api/v3")
        return Host("github", found["name"], found["branch"], api)
    return None
