"""As much of GitHub as the form talks to: one project, its files, and what the form proposes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Route

API = "https://api.github.com"
PROJECT = "/repos/stelle/konzept"
TOKEN = "a-token-of-ones-own"  # noqa: S105 – made up
HEAD = "0" * 40
FIRST = 7
"""The number of the first proposal."""
DAY = "2026-01-31T12:00:00Z"
PERSON = {"id": 1, "login": "redaktion", "name": "Redaktion", "email": "", "avatar_url": "", "html_url": ""}
CROSS_ORIGIN = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}


def digest(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


@dataclass
class GitHost:
    """Answers the form's requests for a project of these files and notes what it is asked to do."""

    files: Mapping[str, str]
    commits: list[Mapping[str, Any]] = field(default_factory=list)
    branches: list[str] = field(default_factory=list)
    proposals: list[Mapping[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def answer(self, route: Route) -> None:
        """Plays the host for one request."""
        request = route.request
        self.tokens.add(request.headers.get("authorization", ""))
        path = request.url.removeprefix(API).partition("?")[0]
        body = request.post_data_json if request.post_data else {}
        found = self._graph(body) if path == "/graphql" else self._rest(f"{request.method} {path}", body)
        if found is None:
            self.unknown.append(f"{request.method} {path} {body}")
        status = 404 if found is None else 200
        route.fulfill(status=status, headers=CROSS_ORIGIN, content_type="application/json", body=json.dumps(found))

    def _rest(self, asked: str, body: Any) -> Any:
        if asked == f"POST {PROJECT}/pulls":
            self.proposals.append(body)
            number = FIRST + len(self.proposals) - 1
            known = {"number": number, "node_id": f"P{number}", "title": body["title"], "html_url": ""}
            return known | {"created_at": DAY, "updated_at": DAY}
        if re.fullmatch(rf"(POST|PUT) {PROJECT}/issues/\d+/labels", asked):
            self.labels += body["labels"]
            return []
        if re.fullmatch(rf"DELETE {PROJECT}/issues/\d+/labels/.+", asked):
            return []
        if re.fullmatch(rf"(GET|PATCH) {PROJECT}/issues/\d+", asked):
            return {"number": int(asked.rpartition("/")[2]), "labels": [{"name": self.labels[-1]}]}
        tree = [{"type": "blob", "path": path, "sha": digest(text), "size": len(text)}
                for path, text in self.files.items()]  # fmt: skip
        known = {
            "GET /user": PERSON,
            f"GET {PROJECT}/collaborators/redaktion": {},
            f"GET {PROJECT}/git/trees/{HEAD}": {"tree": tree},
        }
        return known.get(asked)

    def _graph(self, body: Any) -> Any:
        query, variables = body["query"], body.get("variables", {})
        if "createCommitOnBranch" in query:
            self.commits.append(variables["input"])
            files = {name: {"oid": "1" * 40} for name in re.findall(r"file_\d+", query)}
            return {"data": {"createCommitOnBranch": {"commit": {"oid": "2" * 40, "committedDate": DAY} | files}}}
        if "createRef" in query:
            self.branches.append(variables["input"]["name"])
            return {"data": {"createRef": {"ref": {"name": variables["input"]["name"]}}}}
        if "pullRequests" in query:
            return {"data": {"repository": {"pullRequests": {"nodes": []}}}}
        if "fork: repository" in query:
            return {"data": {"fork": {"id": "R"}, "base": {"ref": {"target": {"oid": HEAD}}}}}
        return {"data": {"repository": self._contents(query)}}

    def _contents(self, query: str) -> Mapping[str, Any]:
        texts = {digest(text): text for text in self.files.values()}
        history = {"target": {"history": {"nodes": [
            {"oid": HEAD, "message": "", "committedDate": DAY, "author": {"name": "", "email": "", "user": None}}
        ]}}}  # fmt: skip
        found = {name: {"text": texts[sha]} for name, sha in re.findall(r'(content_\d+): object\(oid: "(\w+)"', query)}
        commits = dict.fromkeys(re.findall(r"commit_\d+", query), history)
        return found | commits | {"ref": history, "defaultBranchRef": {"name": "main"}}

    def written(self) -> Mapping[str, str]:
        """What the last commit holds, by path."""
        additions = self.commits[-1]["fileChanges"]["additions"]
        return {each["path"]: base64.b64decode(each["contents"]).decode() for each in additions}
