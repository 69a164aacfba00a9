"""What MkDocs asks us while it builds: it makes the hand-written pages, and this writes all the others beside them.

Pages made of data never pass MkDocs: no text from the data is a template or source of Markdown.
Macros in hand-written pages leave slots, which are filled when the page is written.
"""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from konzept.checks.run import check, text_report
from konzept.plan.pages import PageKey
from konzept.publish.job import CURRENT_RUN, BuildJob, LanguageSite, MkDocsRun, language_sites, site_address
from konzept.publish.site_files import file_name, language_files, made_page, write
from konzept.report.progress import Refused, Reporter, working_language
from konzept.show.render import Renderer


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take what the build command hands over; an MkDocs run by itself makes its own."""
    run = CURRENT_RUN.get(None)
    if run is None or run.alone:
        language = _site(config)
        lint = language.lint(working_language(config.extra["lang"]))
        run = MkDocsRun(language, Renderer(language.site, language.addresses), lint, alone=True)
        CURRENT_RUN.set(run)
    site = run.language.site
    config.site_url = site.root(site.language.id) if site.has_address else None
    config.site_name = site.dataset.label("site.name")[site.language.id]
    config.theme.static_templates.clear()
    config.theme.dirs[1:] = []  # our pages need nothing of Material's theme, and it has thousands of files to look at
    return config


def _site(config: MkDocsConfig) -> LanguageSite:
    """The site of one language as the environment says; bad data end the build with the checker's report."""
    project, code = Path(config.config_file_path).parent, config.extra["lang"]
    reporter = Reporter(working_language(code))
    try:
        job = BuildJob.from_environment(project, Path(config.site_dir), reporter)
        checked = check(job.data, job.sources, job.content, job.today)
        if checked.dataset is None:
            raise Abort(text_report(checked, reporter.language, job.data))
        address = site_address(checked.dataset.operator, reporter)
        return language_sites(job, checked.documents, checked.dataset, address)[code]
    except Refused as refused:
        raise Abort(str(refused)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave MkDocs the hand-written pages, at the addresses that the plan gives them."""
    site = CURRENT_RUN.get().language.site
    for file in list(files):
        if file.is_documentation_page() or not (file.src_dir or "").startswith(config.docs_dir):
            files.remove(file)
    for key, page in site.pages.items():
        if page.prose:
            source = f"---\nkey: {json.dumps(key)}\nrender_macros: true\n---\n{page.prose.text}"
            files.append(File.generated(config, f"{page.address}index.md", content=source))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the text that MkDocs has made into a page of ours; the preview wants the text alone."""
    run, text = CURRENT_RUN.get(), page.content or ""
    if run.only_texts:
        return text
    key = PageKey(*page.meta["key"])

    def make() -> str:
        return made_page(run.renderer, run.lint, key, text)

    return run.readings.of(file_name(run.language.site.pages[key]), make) if run.readings else make()


def on_post_build(config: MkDocsConfig) -> None:
    """Write every other file of the language; faults in any of its pages end the build."""
    run = CURRENT_RUN.get()
    if run.only_texts:
        return
    write(language_files(run.language, run.renderer, run.lint), Path(config.site_dir), run.readings)
    run.lint.finish()
    for line in run.lint.take("warnings"):
        print(line)
    if errors := run.lint.take("errors"):
        raise Abort("\n".join(errors))
