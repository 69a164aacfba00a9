"""Puts a file under a proposal as one comment on GitHub or GitLab, and replaces its own earlier one.

The file comes from the proposal itself, so it is data: its size and first line are checked, nothing in it is run, and
the comment says where it comes from.  Which proposal it belongs to is told by the host alone.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- konzept: changes -->"
LONGEST = 65_000
PAGE = 100
MOST_PAGES = 30
NOTE = (
    "*Automatisch aus den Daten dieses Vorschlags erstellt; [Prüfung und Vorschau]({run}). · "
    "Made automatically from the data of this proposal; [check and preview]({run}).*"
)


class Refused(Exception):
    """Nothing was posted; the text says why."""


@dataclass(frozen=True)
class Api:
    """An API that speaks JSON.  `secret` is the header that holds the token."""

    address: str
    secret: tuple[str, str]

    def call(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:
        data = json.dumps(body).encode() if body else None
        headers = {"Content-Type": "application/json", "User-Agent": "konzept", self.secret[0]: self.secret[1]}
        request = urllib.request.Request(f"{self.address}/{path}", data, headers, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 – the host's own address
            return json.load(answer)

    def all(self, path: str) -> Iterator[Any]:
        """Every item of a list that comes page by page."""
        for page in range(1, MOST_PAGES + 1):
            sign = "&" if "?" in path else "?"
            items = self.call("GET", f"{path}{sign}per_page={PAGE}&page={page}")
            yield from items
            if len(items) < PAGE:
                return


def content(file: Path, run: str) -> str:
    """The comment, with a note on where it comes from below its first line."""
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(LONGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{file.name} lässt sich nicht lesen / cannot be read") from error
    if len(text) > LONGEST or not text.startswith(f"{MARK}\n"):
        raise Refused(f"{file.name} ist kein Kommentar / is no comment")
    return f"{MARK}\n\n{NOTE.format(run=run)}\n{text.removeprefix(MARK)}"


def on_github(environment: Mapping[str, str], file: Path) -> str:
    """Posts under the pull request whose newest commit the checked run belongs to."""
    api = Api(environment["GITHUB_API_URL"], ("Authorization", f"Bearer {environment['GH_TOKEN']}"))
    repository = environment["GITHUB_REPOSITORY"]
    branch = urllib.parse.quote(f"{environment['HEAD_OWNER']}:{environment['HEAD_BRANCH']}", safe="")
    proposals = api.all(f"repos/{repository}/pulls?state=open&head={branch}")
    number = next((one["number"] for one in proposals if one["head"]["sha"] == environment["HEAD_SHA"]), None)
    if number is None:
        raise Refused("Der Vorschlag ist geschlossen oder schon weiter / the proposal is closed or has moved on")
    issues, text = f"repos/{repository}/issues", content(file, environment["RUN_ADDRESS"])
    comments, renewal = f"{issues}/{int(number)}/comments", ("PATCH", f"{issues}/comments")
    return post(api, comments, text, lambda one: one["user"]["type"] == "Bot", renewal)


def on_gitlab(environment: Mapping[str, str], file: Path) -> str:
    """Posts under the merge request of this pipeline, if the project has a token for it."""
    token = environment.get("KONZEPT_COMMENT_TOKEN")
    if not token:
        raise Refused("Ohne KONZEPT_COMMENT_TOKEN bleibt es bei der Datei / without it, the file is all there is")
    api = Api(environment["CI_API_V4_URL"], ("PRIVATE-TOKEN", token))
    project, number = environment["CI_MERGE_REQUEST_PROJECT_ID"], environment["CI_MERGE_REQUEST_IID"]
    notes = f"projects/{int(project)}/merge_requests/{int(number)}/notes"
    me = api.call("GET", "user")["id"]
    text = content(file, environment["CI_PIPELINE_URL"])
    return post(api, notes, text, lambda one: one["author"]["id"] == me, ("PUT", notes))


def post(api: Api, comments: str, text: str, is_own: Callable[[Any], bool], renewal: tuple[str, str]) -> str:
    """Writes the comment or renews the one that is there; `renewal` is the method and the path for that."""
    found = (one["id"] for one in api.all(comments) if is_own(one) and one["body"].startswith(MARK))
    own = next(found, None)
    method, path = ("POST", comments) if own is None else (renewal[0], f"{renewal[1]}/{int(own)}")
    api.call(method, path, {"body": text})
    return "Kommentar geschrieben / comment written" if own is None else "Kommentar erneuert / comment renewed"


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """0 also if there is nothing to post; 1 if the host refuses."""
    post = on_gitlab if environment.get("GITLAB_CI") else on_github
    try:
        print(post(environment, Path(arguments[0])))
    except Refused as reason:
        print(reason)
    except (urllib.error.URLError, TimeoutError) as error:
        print(f"Der Kommentar wurde nicht angenommen / the comment was not accepted: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
