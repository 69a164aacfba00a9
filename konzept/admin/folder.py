"""Writes `/admin/` into a finished site: the page, its configuration in each language, and the packages it runs on.

The packages come from npm and lie in `admin/node_modules/` (`make admin` puts them there).
Wherever the CMS would ask a content network for a file of such a package, it finds it beside itself instead.
"""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from konzept.admin.collections import collections, notations
from konzept.admin.host import Host, host_of
from konzept.admin.widgets import Form
from konzept.model.dataset import Dataset
from konzept.plan.csp import FORM_PATH, form_meta

SOURCES = Path("admin")
PACKAGES = SOURCES / "node_modules"
CMS = "@sveltia/cms"
LOGO = Path("overrides/assets/favicon.svg")
OWN_FILES = ("start.js", "format.js", "notation.js", "form.css")

# Files of packages that are laid beside the CMS, by the address under which it would fetch them from elsewhere.
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts/"
_FONT_FILES: Mapping[str, str] = {
    rf"{_FONTS}material-symbols-outlined:vf@[\d.]+/latin-wght-normal.woff2": (
        "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2"
    ),
    rf"{_FONTS}source-sans-3:vf@[\d.]+/latin-wght-normal.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
    ),
    rf"{_FONTS}noto-mono@[\d.]+/latin-400-normal.woff2": (
        "@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2"
    ),
}
_OTHER_ADDRESSES: Mapping[str, str] = {
    f"https://unpkg.com/{CMS}": "./cms",  # the wording of its own buttons
    "https://unpkg.com": "./absent",  # colours for source code, which no field of ours holds
}
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S*\s*$")


class StrangeAddressError(Exception):
    """The CMS would fetch something from a content network that is not laid beside it."""


def write(site: Path, dataset: Dataset, project: Path, today: datetime.date) -> None:
    """Writes the folder into `site`; the packages must be installed."""
    folder = site / FORM_PATH.strip("/")
    folder.mkdir()
    for name in OWN_FILES:
        shutil.copyfile(project / SOURCES / name, folder / name)
    shutil.copyfile(project / LOGO, folder / "logo.svg")
    lay_packages(folder, project, dataset)
    host = host_of(dataset.operator)
    for language in dataset.languages:
        text = json.dumps(
            configuration(Form(dataset, language, today), host), ensure_ascii=False, separators=(",", ":")
        )
        (folder / f"form.{language}.json").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(page(dataset, host), encoding="utf-8")


def is_installed(project: Path) -> bool:
    """Whether the packages of the form lie in the project."""
    return (project / PACKAGES / CMS / "package.json").is_file()


def configuration(form: Form, host: Host | None) -> dict[str, Any]:
    """What the form is told: how the CMS is set up, and how each kind of file is written."""
    cms = {
        "load_config_file": False,
        "backend": host.backend() if host else {"name": "github", "repo": "lokal/konzept", "auth_methods": ["token"]},
        "publish_mode": "editorial_workflow",
        "app_title": form.say("form.title"),
        "logo": {"src": f"{FORM_PATH}logo.svg", "show_in_header": False},
        "media_folder": "admin/media",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "unicode", "clean_accents": True, "lowercase": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": collections(form),
    }
    return {"cms": cms, "notations": notations(form)}


def page(dataset: Dataset, host: Host | None) -> str:
    """The page the form starts from; where the Git host is missing, it says what to fill in."""
    root = dataset.root_language.id
    return (
        f'<!doctype html>\n<html lang="{root}" data-languages="{" ".join(dataset.languages)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(form_meta(host.origin if host else ""))}">\n'
        f"<title>{_say(dataset, root, 'form.title')}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="logo.svg">\n<link rel="stylesheet" href="form.css">\n'
        '<script type="module" src="start.js"></script>\n</head>\n<body>\n'
        f"<noscript>{_in_each_language(dataset, 'form.needs_script')}</noscript>\n"
        f"{'' if host else _missing(dataset)}</body>\n</html>\n"
    )


def _missing(dataset: Dataset) -> str:
    return f'<main id="missing">{_in_each_language(dataset, "form.no_host")}</main>\n'


def _in_each_language(dataset: Dataset, key: str) -> str:
    return "".join(f'<p lang="{code}">{_say(dataset, code, key)}</p>' for code in dataset.languages)


def _say(dataset: Dataset, language: str, key: str) -> str:
    return html.escape(dataset.label(key)[language])


def lay_packages(folder: Path, project: Path, dataset: Dataset) -> None:
    """Copies what the form needs of the packages, and turns the addresses of content networks into places beside it."""
    packages = project / PACKAGES
    about = json.loads((packages / CMS / "package.json").read_text(encoding="utf-8"))
    source = (packages / CMS / "dist" / "sveltia-cms.mjs").read_text(encoding="utf-8")
    for pattern, file in _FONT_FILES.items():
        target = folder / "fonts" / Path(file).name
        source = re.sub(pattern, f"./fonts/{target.name}", source)
        _copy(packages / file, target)
    for address, place in _OTHER_ADDRESSES.items():
        source = source.replace(address, place)
    if strange := re.search(r"https://(?:cdn\.jsdelivr\.net|unpkg\.com)[^\s`'\")]*", source):
        raise StrangeAddressError(strange[0])
    (folder / "cms.js").write_text(_SOURCE_MAP.sub("\n", source), encoding="utf-8")
    version = folder / "cms" / "package.json"  # it asks there for a newer version than its own
    version.parent.mkdir()
    version.write_text(json.dumps({"version": about["version"]}), encoding="utf-8")
    for locale in _locales(packages / CMS / "locales", dataset):
        target = folder / f"cms@{about['version']}" / "locales" / locale.name
        _copy(locale, target)
        own = project / SOURCES / f"wording.{locale.stem.partition('-')[0]}.json"
        if own.is_file():
            target.write_text(completed(locale, own), encoding="utf-8")
    shutil.copytree(packages / "yaml" / "browser", folder / "yaml", ignore=shutil.ignore_patterns("package.json"))
    for name in (CMS, "yaml"):
        licence = next((packages / name).glob("LICENSE*"))
        _copy(licence, folder / "licences" / f"{name.strip('@').replace('/', '-')}.txt")


def completed(locale: Path, own: Path) -> str:
    """The CMS' wording in one language with ours where it has none of its own yet and would speak English.

    What ours has under `instead` replaces the CMS' words for what editors know by another name.
    """
    ours, theirs = (json.loads(file.read_text(encoding="utf-8")) for file in (own, locale))
    instead = ours.pop("instead", {})
    return json.dumps(_joined(_joined(ours, theirs), instead), indent=0)


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Both; where both have a wording, that of the second."""
    inner = {
        key: _joined(first[key], second[key])
        for key in first.keys() & second.keys()
        if isinstance(first[key], dict) and isinstance(second[key], dict)
    }
    return first | second | inner


def _locales(folder: Path, dataset: Dataset) -> Iterator[Path]:
    for language in dataset.languages:
        yield from sorted(file for file in folder.glob("*.json") if file.stem.partition("-")[0] == language)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
