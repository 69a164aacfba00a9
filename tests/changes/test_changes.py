"""What a proposal changes for readers is said completely, in plain words, and as data."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
from html import unescape
from itertools import zip_longest
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.changes import comment as comment_module
from konzept.changes.comment import MARK, comment
from konzept.changes.markdown import changed_words, code, escape, to_copy
from konzept.changes.revisions import both_revisions, read_revision
from konzept.report.message import hints, messages
from konzept.report.problem import Problem, Verbatim
from konzept.texts import LANGUAGES, tell
from tests.support import translated_world
from tests.support.places import ROOT, TESTS

MEASURE = "data/lower/measures/M-5.1.2.yml"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world as a project, never changed."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(TESTS / "world", folder / "data")
    shutil.copytree(ROOT / "data" / "ui", folder / "data" / "ui")
    for language in ("de", "en"):
        (folder / "content" / language).mkdir(parents=True)
        page = f"---\ntitle: Seite\ndescription: Über\n---\n\nDer Text auf {language}.\n"
        (folder / "content" / language / "index.md").write_text(page, "utf-8")
    return folder


@pytest.fixture
def head(base: Path, tmp_path: Path) -> Path:
    """A copy of it, free to be changed."""
    shutil.copytree(base, tmp_path / "head")
    return tmp_path / "head"


@pytest.fixture
def recorded(head: Path, tmp_path: Path) -> Path:
    """The state before, with the translations of both sides recorded as right."""
    assert main(["translated", "--all", "--data", str(head / "data")]) == 0
    shutil.copytree(head, tmp_path / "recorded")
    return tmp_path / "recorded"


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def said(base: Path, head: Path, language: str = "de", preview: str = "") -> str:
    return comment(read_revision(base / "data"), read_revision(head / "data"), language, preview)


def test_nothing_changed_is_said_in_each_language(base: Path, head: Path) -> None:
    assert said(base, head).splitlines()[0] == MARK
    assert "Für Leserinnen und Leser ändert sich nichts" in said(base, head)
    assert "Nothing changes for readers" in said(base, head, "en")
    assert "###" not in said(base, head)


def test_a_change_that_cannot_be_read_is_not_taken_for_none(base: Path, head: Path) -> None:
    edit(head, MEASURE, "position: 2", "positoin: 2")
    text = said(base, head)
    assert "ändert sich nichts" not in text
    assert "Ob sich für Leserinnen und Leser etwas ändert, lässt sich noch nicht sagen" in text
    assert "It cannot be said yet whether anything changes for readers" in said(base, head, "en")


def test_a_comment_or_a_line_break_in_yaml_changes_nothing_for_readers(base: Path, head: Path) -> None:
    edit(head, MEASURE, "position: 2", "# Anmerkung\n\nposition: 2  # hier")
    assert "ändert sich nichts" in said(base, head)


def test_a_changed_text_is_shown_word_by_word_in_its_language(base: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Mindestens fünfzehn Kursplätze")
    text = said(base, head)
    assert "- Maßnahme „Mindestens fünfzehn Kursplätze“ (`M-5.1.2`)" in text
    assert "  - Titel, Deutsch: Mindestens ~~zwölf~~ **fünfzehn** Kursplätze" in text
    assert "Titel ist nur in „Deutsch“ geändert, nicht in „English“" in text
    assert "Title has changed in “Deutsch” only, not in “English”" in said(base, head, "en")


def test_a_translation_that_is_recorded_as_right_needs_no_reminder(recorded: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Wenigstens zwölf Kursplätze")
    assert "Bitte die Übersetzung prüfen" in said(recorded, head)
    assert main(["translated", "M-5.1.2", "--data", str(head / "data")]) == 0
    text = said(recorded, head)
    assert "~~Mindestens~~ **Wenigstens** zwölf Kursplätze" in text
    assert "Bitte die Übersetzung prüfen" not in text
    assert "Please check the translation" not in said(recorded, head, "en")


def test_the_lines_for_a_translation_that_suits_are_there_to_be_copied(recorded: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Wenigstens zwölf Kursplätze")
    edit(head, "content/de/index.md", "Der Text", "Dieser Text")
    section = said(recorded, head).partition("fertige Zeilen")[2]
    [page, measure] = re.findall(r"`([^`\n]+)`.*\n\n```\n([^`]*)```", section.partition("\n\n")[2])[::-1]
    assert (page[0], measure[0]) == ("content/en/index.md", MEASURE)
    text = (head / MEASURE).read_text("utf-8")
    (head / MEASURE).write_text(text.partition("translation:\n")[0] + measure[1], "utf-8")
    start, head_end = "---\n", "translation:"
    text = (head / page[0]).read_text("utf-8")
    below = text.split(start)[2]
    (head / page[0]).write_text(text.partition(head_end)[0] + page[1] + start + below, "utf-8")
    assert "fertige Zeilen" not in said(recorded, head)
    assert read_revision(head / "data").problems == ()


def test_a_typing_error_is_mentioned_and_nothing_is_asked(recorded: Path, head: Path) -> None:
    edit(recorded, MEASURE, "Mindestens zwölf Kursplätze", "Mindetsens zwölf Kursplätze")
    assert main(["translated", "--all", "--data", str(recorded / "data")]) == 0
    translated_world.committed(recorded)
    edit(recorded, MEASURE, "Mindetsens zwölf Kursplätze", "Mindestens zwölf Kursplätze")
    with both_revisions(recorded / "data", "HEAD") as (old, new, _):
        text = comment(old, new, "de")
    assert (
        "### Nur die Schreibweise: die Übersetzung gilt weiter\n\n- „Mindestens zwölf Kursplätze“ (`M-5.1.2`): Titel"
        in text
    )
    assert "ist nur in" not in text


def test_a_translation_changed_alone_is_to_be_looked_at_even_if_it_is_recorded(recorded: Path, head: Path) -> None:
    edit(head, MEASURE, "At least twelve course places", "No fewer than twelve course places")
    assert "Titel ist nur in „English“ geändert, nicht in „Deutsch“" in said(recorded, head)


def test_words_of_one_language_alone_are_no_translation_and_change_nothing_in_the_other(base: Path, head: Path) -> None:
    edit(head, "data/glossary/district.yml", "Landkreises", "Landkreise")
    edit(head, "data/synonyms/course.yml", "Unterricht", "Lektionen")
    text = said(base, head)
    assert "Weitere Formen, Deutsch: neu: **Landkreise**" in text
    assert "andere Reihenfolge" not in text
    assert "Bitte die Übersetzung prüfen" not in text


def test_what_the_check_finds_comes_with_what_to_do_about_it(base: Path, head: Path) -> None:
    edit(head, MEASURE, "position: 2", "positoin: 2")
    lines = said(base, head).splitlines()
    found = next(number for number, line in enumerate(lines) if "positoin" in line)
    assert lines[found + 1].startswith("  - Meinten Sie „`position`“")


def test_both_languages_changed_need_no_reminder(base: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Mindestens fünfzehn Kursplätze")
    edit(head, MEASURE, "At least twelve course places", "At least fifteen course places")
    assert "Übersetzung prüfen" not in said(base, head)


def test_links_bodies_and_vocabulary_are_called_by_their_names(base: Path, head: Path) -> None:
    edit(head, MEASURE, "bindingness: commitment", "bindingness: may")
    edit(head, MEASURE, "to: Z-1", "to: G-1")
    edit(head, MEASURE, "actor: SCHOOL", "actor: GOV")
    text = said(base, head)
    labels = read_revision(head / "data").dataset.labels
    before, after = (escape(labels[f"bindingness.{value}"]["de"]) for value in ("commitment", "may"))
    assert f"Verbindlichkeit: ~~{before}~~ → **{after}**" in text
    assert re.search(r"entfernt: ~~setzt um → Deutsch für alle, Z\\-1~~", text)
    assert re.search(r"neu: \*\*setzt um → .+, G\\-1\*\*", text)
    assert re.search(r"neu: \*\*.*Landesregierung, GOV", text)


def test_added_and_removed_records_are_listed_with_title_and_id(base: Path, head: Path) -> None:
    shutil.copy(head / "data/actors/SCHOOL.yml", head / "data/actors/SCHOOL-2.yml")
    (head / "data/notes/N-1.yml").unlink()
    text = said(base, head)
    assert re.search(r"### Neu\n\n- \w+ „.+“ \(`SCHOOL-2`\)", text)
    assert re.search(r"### Entfernt\n\n- Anmerkung „.+“ \(`N-1`\)", text)


def test_what_became_of_a_measure_is_called_by_measure_and_year_and_leads_to_its_page(base: Path, head: Path) -> None:
    edit(head, "data/lower/progress/2018/M-5.1.2.yml", "ten places", "nine places")
    text = said(base, head, "en", "https://preview.example/").replace("\\", "")
    assert "At least twelve course places, M-5.1.2, 2018" in text
    assert "https://preview.example/en/lower/measures/M-5.1.2/" in text
    edit(head, "data/lower/progress/2018/M-5.1.2.yml", '"p. 7, no. 3"', '"p. 8"')
    assert "Evidence (Report 2018, report-2018) › Place, English" in said(base, head, "en").replace("\\", "")


def test_a_file_that_cannot_be_read_is_not_called_removed(base: Path, head: Path) -> None:
    (head / "data/notes/N-1.yml").write_text("title: [\n", "utf-8")
    text = said(base, head)
    assert "### Entfernt" not in text
    assert "**Was die Prüfung findet:** 1 Fehler in 1 Datei." in text
    assert "`data/notes/N-1.yml:1`" in text
    assert "nicht enthalten" in text


def test_labels_and_hand_written_pages_are_part_of_it(base: Path, head: Path) -> None:
    edit(head, "data/ui/kinds.yml", '"Konzept"', '"Plan"')
    edit(head, "content/de/index.md", "Der Text", "Ein Text")
    (head / "content/en/more.md").write_text("---\ntitle: x\ndescription: y\n---\n", "utf-8")
    text = said(base, head)
    assert "- `kind.concept`\n  - Deutsch: ~~Konzept~~ **Plan**" in text
    assert "~~Der~~ **Ein** Text auf de" in text
    assert "- `content/en/more.md`: neu" in text


def test_addresses_are_those_of_every_language_and_lead_into_the_preview(base: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Mindestens fünfzehn Kursplätze")
    text = said(base, head)
    assert "- `/lower/massnahmen/M-5.1.2/`" in text
    assert "- `/en/lower/measures/M-5.1.2/`" in text
    assert "](<https://p.example/x/en/lower/measures/M-5.1.2/>)" in said(base, head, preview="https://p.example/x/")


HOSTILE = "@name #12 !5 <img src=x> [x](https://evil.example) ![y](z) `c` **b** www.evil.example GH-1 :x: a@b.example"


def test_nothing_in_a_text_becomes_markup_a_mention_or_a_link(base: Path, head: Path) -> None:
    edit(head, MEASURE, '"Mindestens zwölf Kursplätze"', f"'{HOSTILE}'")
    text = said(base, head)
    text = re.sub(r"(`+).*?\1", "", text)
    assert "<img" not in text
    for recognised in ("@name", "#12", "!5", "](https", "www.", "://evil", "GH-1", "a@b", ":x:", "`c`", "**b**"):
        assert recognised not in text


def _as_shown(markdown: str) -> str:
    """What a reader sees of escaped text."""
    parts = re.split(r"(?<!\\)(`+)(.*?)(?<!`)\1(?!`)", markdown)
    texts = (re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", unescape(part)) for part in parts[::3])
    return "".join(text + code.strip(" ") for text, code in zip_longest(texts, parts[2::3], fillvalue=""))


def test_escaped_text_reads_as_typed() -> None:
    assert _as_shown(escape(HOSTILE)) == HOSTILE
    assert escape("a\nb\x1b[31m\u202ec") == "a b \\[31m c"


@pytest.mark.parametrize(
    "said", ["in Zeile 65 „{}“ durch „{}“", "replace “{}” with “{}”", 'wording: "{}" – "{}"', "{} is recorded, now {}"]
)
@pytest.mark.parametrize("mark", ["b2bfee25", "deadbeef"])
def test_a_value_to_be_copied_holds_nothing_but_itself(said: str, mark: str) -> None:
    shown = escape(said.format(mark, mark))
    assert shown.count(f"`{mark}`") == 2
    assert shown.isprintable()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_message_offers_is_code_and_nothing_else_is_changed(language: str) -> None:
    for hint, wordings in hints().items():
        names = [name for _, name, _, _ in string.Formatter().parse(wordings[language]) if name]
        values = {name: Verbatim('route.x: {de: "a#b"}') if name == "pasted" else f"M-5.4@{name}" for name in names}
        problem = Problem("a.yml", 1, 1, (), next(iter(messages())), values, hint)
        said, shown = problem.advice(language), escape(problem.advice(language, to_copy))
        assert _as_shown(shown) == " ".join(said.split()), hint
        codes = re.findall(r"(?<!\\)(?<!`)`([^`]+)`", shown)
        for command in re.findall(r"python -m konzept[\w{}@./ -]*", said):
            assert any(command.startswith(one) and one.startswith("python -m konzept ") for one in codes), hint


def test_the_fingerprint_in_the_comment_is_one_that_the_check_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = translated_world.recorded(tmp_path)
    translated_world.committed(tmp_path)
    translated_world.change(tmp_path / MEASURE, translated_world.OLD, translated_world.NEW)
    assert main(["changes", "HEAD", "--data", str(data)]) == 0
    former, mark = re.search(r"in Zeile \d+ „`(.+?)`“ durch „`(.+?)`“", capsys.readouterr().out).groups()
    edit(tmp_path, MEASURE, former, mark)
    assert main(["check", "--data", str(data)]) == 0


@pytest.mark.parametrize("text", ["a", "`a`", "a``b", "a\nb"])
def test_code_cannot_be_left(text: str) -> None:
    fence = re.match("`+", code(text))
    assert fence
    assert code(text).endswith(fence[0])
    assert "\n" not in code(text)
    assert fence[0] not in text


def test_of_a_long_text_only_what_changed_is_shown() -> None:
    words = [f"w{number}" for number in range(200)]
    shown = changed_words(" ".join(words), " ".join([*words[:100], "neu", *words[101:]]))
    assert shown == "… w96 w97 w98 w99 ~~w100~~ **neu** w101 w102 w103 w104 …"
    assert len(changed_words("a " * 9000, "b " * 9000)) < 1000


def test_a_comment_is_short_enough_and_counts_what_it_leaves_out(
    base: Path, head: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (head / "data/actors").glob("*.yml"):
        edit(head, f"data/actors/{path.name}", 'de: "', 'de: "Neu ')
    whole = said(base, head)
    monkeypatch.setattr(comment_module, "LIMIT", 900)
    short = said(base, head)
    assert len(short) < 1000 < len(whole)
    assert re.search(r"… und \d+ weitere Änderungen", short)


def test_the_same_sides_give_the_same_comment(base: Path, head: Path) -> None:
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Mindestens fünfzehn Kursplätze")
    assert said(base, head) == said(base, head)


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *settings, *arguments], check=True, capture_output=True)


def test_the_command_compares_revisions_and_the_working_tree(
    head: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(head, "init", "-q", "-b", "main")
    git(head, "add", "-A")
    git(head, "commit", "-qm", "one")
    monkeypatch.chdir(head)
    edit(head, MEASURE, "Mindestens zwölf Kursplätze", "Mindestens fünfzehn Kursplätze")
    (head / "data/actors/AWAY.yml").symlink_to("/etc/passwd")
    (head / "README.md").write_text("x", "utf-8")
    assert main(["changes", "main"]) == 0
    assert "~~zwölf~~ **fünfzehn**" in capsys.readouterr().out
    git(head, "checkout", "-qb", "proposal")
    git(head, "add", "-A")
    git(head, "commit", "-qm", "two")
    assert main(["changes", "main", "proposal", "--lang", "en", "--output", "c.md"]) == 0
    text = (head / "c.md").read_text("utf-8")
    assert "~~zwölf~~ **fünfzehn**" in text
    assert "1 file has changed" in text
    assert "root:" not in text
    git(head, "checkout", "-q", "main")
    assert main(["changes", "proposal", "main"]) == 0
    assert "ändert sich nichts" in capsys.readouterr().out, "what the base did alone is not the proposal's"


@pytest.mark.parametrize(
    "arguments", [[], ["nowhere"], ["--upload-pack=x"], ["HEAD", "--preview", "javascript:x"], ["HEAD", "--lang", "fr"]]
)
def test_bad_usage_ends_with_2_and_says_why(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.search("Aufruf|Git kennt|keine Adresse", shown.err)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_keeps_git_from_answering_is_said(
    head: Path, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(why: str) -> None:
        assert main(["changes", "HEAD", "--data", str(head / "data"), "--lang", language]) == 2
        assert capsys.readouterr().err.strip() == tell(f"commands.changes.{why}", language, folder=head)

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(head.parent))
    said("no_repository")
    git(head, "init", "-q")
    git(head, "add", "-A")
    git(head, "commit", "-qm", "one")
    git(head, "commit", "-qm", "two", "--allow-empty")
    git(head, "clone", "-q", "--depth", "1", f"file://{head}", "end")
    assert main(["changes", "HEAD~1", "--data", str(head / "end/data"), "--lang", language]) == 2
    assert capsys.readouterr().err.strip() == tell("commands.changes.shallow", language, name="HEAD~1")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said("untrusted")
    monkeypatch.setenv("PATH", "")
    said("no_git")
