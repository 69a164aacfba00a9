"""`python -m konzept report CONCEPT YEAR`: the report on a concept's measures in a year, or the sheet that asks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.model import Concept, Measure
from konzept.model.dataset import Dataset
from konzept.official.documents import sources_folder
from konzept.plan.pages import PageKey
from konzept.plan.site import Site, sites
from konzept.publish.job import site_address
from konzept.publish.report_files import pdf
from konzept.publish.report_files.files import report_files
from konzept.publish.report_files.sheet import sheet_files
from konzept.read.files import YEAR
from konzept.read.rewriting import replace_files
from konzept.report.formats import shown_path
from konzept.report.progress import Refused, Reporter, day
from konzept.texts import tell

FILE_NAMES = {"de": "bericht-{concept}-{year}", "en": "report-{concept}-{year}"}
SHEET_NAMES = {"de": "antwortbogen-{concept}-{year}", "en": "answer-sheet-{concept}-{year}"}


@click.command("report", cls=options.Command)
@click.argument("concept", metavar="CONCEPT")
@click.argument("year", metavar="YEAR")
@click.option("--output", type=Path, default=Path(), metavar="DIR")
@click.option("--sheet", is_flag=True)
@options.today
@options.data
@options.language
def command(language: str, concept: str, year: str, output: Path, today: str, data: Path, *, sheet: bool) -> int:
    """The exit code: 0 written, 1 the data are not in order, 2 wrong usage."""
    reporter = Reporter(language)
    made_on = day(today, reporter)
    if not sheet and not pdf.is_installed():
        raise Refused(tell("report.no_typst", language))
    checked = check(data, sources_folder(data), today=made_on)
    if checked.dataset is None:
        print(text_report(checked, language, data), end="")
        return 1
    found = _concept(checked.dataset, concept, language)
    _refuse_year(found, year, made_on, language)
    every = sites(checked.dataset, site_address(checked.dataset.operator, reporter), made_on, {})
    site = every.get(language, every[checked.dataset.root_language.id])
    key = PageKey("report", concept, year)
    names = SHEET_NAMES if sheet else FILE_NAMES
    name = names[language].format(concept=concept, year=year)
    _write(site, key, sheet_files if sheet else report_files, output / name, language)
    return 0


def _concept(dataset: Dataset, concept: str, language: str) -> Concept:
    known = sorted({one.concept for one in dataset.of(Measure).values()})
    if concept not in known:
        key = "report.no_measures" if concept in dataset.concepts else "report.no_concept"
        raise Refused(tell(key, language, concept=concept, known=", ".join(known)))
    return dataset.concepts[concept]


def _refuse_year(concept: Concept, year: str, today: datetime.date, language: str) -> None:
    """Raises `Refused` for what is no year, and for one in which nothing can have been reported."""
    if not YEAR.fullmatch(year):
        raise Refused(tell("report.no_year", language, year=year))
    if int(year) > today.year:
        raise Refused(tell("report.not_begun", language, year=year, today=today.isoformat()))
    if concept.edition and year < concept.edition[:4]:
        raise Refused(tell("report.before_edition", language, year=year, edition=concept.edition))


def _write(
    site: Site,
    key: PageKey,
    make: Callable[[Site, PageKey], Mapping[str, Callable[[], bytes]]],
    path: Path,
    language: str,
) -> None:
    """Writes all files or none, and names them."""
    files = {path.with_name(f"{path.name}.{ending}"): content() for ending, content in make(site, key).items()}
    replace_files(files)
    for file in files:
        print(tell("report.written", language, path=shown_path(file.as_posix(), Path())))
