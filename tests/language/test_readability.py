"""No summary is harder to read than it may be, and the formulas tell hard from easy."""

from __future__ import annotations

import dataclasses

import pytest

from konzept.__main__ import main
from konzept.language.readability import FORMULAS, scores, too_hard
from konzept.model import Text
from konzept.model.dataset import Dataset

EASY = {"de": "Das Amt hilft. Alle sind da.", "en": "The town helps. We all are here."}
HARD = {
    "de": "Integrationspolitische Selbstverpflichtungserklärungen zivilgesellschaftlicher Kooperationspartnerschaften "
    "konkretisieren verwaltungsinterne Zuständigkeitsregelungen.",
    "en": "Intercultural institutional reorganisation necessitates administrative responsibilities characterised by "
    "interdepartmental communication.",
}


@pytest.mark.data
def test_no_summary_is_too_hard(real_world: Dataset):
    assert list(too_hard(real_world)) == []


@pytest.mark.parametrize("language", FORMULAS)
def test_a_hard_summary_is_found(language: str, small_world: Dataset):
    entry = small_world.entries["K-1"]
    for text, expected in ((HARD, True), (EASY, False)):
        changed = dataclasses.replace(entry, summary=Text(text))
        world = Dataset({**small_world.records, "goal": {"K-1": changed}}, small_world.labels)
        found = [score for score in scores(world, language, "summary") if score.file == entry.file]
        assert (found[0].value > FORMULAS[language].limit) is expected


def test_the_ten_hardest_texts_are_listed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    assert main(["readability"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 22
    assert lines[1].split()[1].startswith("data/")
