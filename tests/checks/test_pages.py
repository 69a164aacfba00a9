"""Macros in hand-written pages: what the check says of each mistake, and that a build agrees with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.pages import macros_can_be_filled
from konzept.plan.macros import MACROS
from konzept.read.load import load
from konzept.report.problem import Problem
from tests.support.built_site import build
from tests.support.places import ROOT
from tests.support.small_site import prepare

HEAD = '---\ntitle: "Zwei Texte"\ndescription: "Was hier steht."\n---\n'
WRONG = {
    '{{- card("Z-1") -}}': "macro-no-call",
    "{{ }}": "macro-no-call",
    '{{ card("Z-1") | upper }}': "macro-no-call",
    '{{ card("Z-1").title }}': "macro-no-call",
    '{{ card("Z-1") # this }}': "macro-no-call",
    '{{ card("Z-1" # this\n) }}': "macro-no-call",
    '{{ card(**{"entry": "Z-1"}) }}': "macro-no-call",
    "{{ card(„Z-1“) }}": "macro-no-call",
    "{{ concepts }}": "macro-no-call",
    '{{ card("Z-" ~ "1") }}': "macro-no-call",
    '{{ card(r"Z-1") }}': "macro-text",
    '{{ card(*["Z-1"]) }}': "macro-text",
    "{{ card(entry) }}": "macro-text",
    '{{ cards(limit="2") }}': "macro-number",
    "{{ cards(limit=-1) }}": "macro-number",
    "{{ cards(limit=true) }}": "macro-number",
    '{{ cards(kind="goals") }}': "unknown-value",
    '{{ card("Z-9") }}': "unknown-reference",
    '{{ card("z-1") }}': "unknown-reference",
    '- {{ card("Z-1") }}': "macro-in-sentence",
    '    {{ card("Z-1") }}': "macro-in-sentence",
    "{{ now() }}": "macro-unknown",
    "{% endif %}": "macro-instruction",
    "{## hidden ##}": "macro-instruction",
    "{% raw": "macro-unclosed",
    "{{ concepts(2) }}": "macro-too-many",
    "{{ side_by_side(limit=1) }}": "macro-incomplete",
    '[x]({{ address("") }})': "macro-page",
    '[x]({{ address("entry:Z-9") }})': "macro-page",
    '[x]({{ address("section:upper/9") }})': "macro-page",
    '[x]({{ address("list:upper/actors") }})': "macro-page",
    '[x]({{ address("actor:GOV/x") }})': "macro-page",
}
RIGHT = """{{ card('Z-1') }}

{{card( entry="Z-1" , )}}

{{ cards(kind="goal", limit=1)
}}

[x]({{ address("entry:Z-1") }}) [x]({{ address("home") }}) [x]({{ address("index") }}) [x]({{ address("404") }})
[x]({{ address("about") }}) [x]({{ address("prose:about") }}) [x]({{ address(page="list:upper/goals", anchor="") }})

{{ count("goal") }}{{ count("measure", concept="lower") }} `{{ count("link") }}` {# no comment #}

```
{{ card("Z-1") }}
```
"""


def problems(data: Path, folder: Path, text: str) -> list[Problem]:
    """What is wrong with the macros on a page with this text."""
    page = folder / "de" / "index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"{HEAD}{text}\n", encoding="utf-8")
    return list(macros_can_be_filled(load(data, folder).partial))


@pytest.mark.parametrize(("text", "code"), WRONG.items())
def test_each_mistake_is_one_problem_at_its_line(world_folder: Path, tmp_path: Path, text: str, code: str) -> None:
    [problem] = problems(world_folder, tmp_path / "content", f"\n{text}")
    assert (problem.code, problem.line) == (code, 6)


def test_the_examples_in_the_documentation_are_right(tmp_path: Path) -> None:
    examples = "\n\n".join(macro.example for macro in MACROS.values())
    assert [problem.message("en") for problem in problems(ROOT / "data", tmp_path, examples)] == []


def test_what_the_check_accepts_can_be_built(tmp_path: Path) -> None:
    project = prepare(tmp_path / "project")
    with (project / "content/de/about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{RIGHT}")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
