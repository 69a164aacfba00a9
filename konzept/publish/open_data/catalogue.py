"""The catalogue entry for portals, in the words of DCAT-AP.de 3.0, as JSON-LD.

Nothing is claimed that nobody has stated: without an operator the publisher is called by the name of the site, and what
only GovData or the operator can give (`contributorID`, a political geocoding) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import DATA_FILE, OPEN_DATA, Site
from konzept.show.views.open_data import LINKS, open_kinds

CATALOGUE = "catalog.jsonld"
_LICENCE = "http://dcat-ap.de/def/licenses/cc-by/4.0"
"""What catalogues call the licence of the data."""
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_THEMES = ("SOCI", "GOVE")
Node = dict[str, Any]


def catalogue(sites: Mapping[str, Site]) -> Node:
    """The catalogue with its one data set and the files of that."""
    first = next(iter(sites.values()))
    own, root = f"{first.address}{OPEN_DATA}{CATALOGUE}", first.dataset.root_language.id
    operator = first.dataset.operator
    publisher: Node = {"@id": f"{own}#publisher", "@type": ["foaf:Agent", "foaf:Organization"]}
    publisher["foaf:name"] = _texts(sites, "site.name") if operator.name is None else _localised(operator.name.items())
    dataset = _dataset(sites, own) | {"dct:publisher": {"@id": publisher["@id"]}}
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                "@id": own,
                "@type": "dcat:Catalog",
                "dct:title": _texts(sites, "site.name"),
                "dct:description": _texts(sites, "footer.what"),
                "dct:publisher": {"@id": publisher["@id"]},
                "dct:license": {"@id": _LICENCE},
                "foaf:homepage": {"@id": first.absolute(root, HOME)},
                "dcat:dataset": {"@id": dataset["@id"]},
            },
            publisher,
            dataset,
            *_distributions(sites, own),
        ],
    }


def _dataset(sites: Mapping[str, Site], own: str) -> Node:
    first = next(iter(sites.values()))
    operator, about = first.dataset.operator, PageKey("prose", "data")
    found: Node = {
        "@id": f"{own}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": "konzept-v1",
        "dct:title": _texts(sites, "data.title"),
        "dct:description": _texts(sites, "data.description"),
        "dcat:version": "1",
        "dcat:theme": [{"@id": f"{_AUTHORITY}/data-theme/{theme}"} for theme in _THEMES],
        "dcat:distribution": [{"@id": one["@id"]} for one in _distributions(sites, own)],
    }
    pages = [{"@id": site.absolute(code, about)} for code, site in sites.items() if about in site.pages]
    if pages:
        found["dcat:landingPage"] = pages
    if first.changed:
        found["dct:modified"] = {"@value": first.changed.isoformat(), "@type": "xsd:date"}
    if operator.email:
        name = operator.name.items() if operator.name else first.dataset.label("site.name").items()
        found["dcat:contactPoint"] = {
            "@id": f"{own}#contact",
            "@type": "vcard:Kind",
            "vcard:fn": _localised(name),
            "vcard:hasEmail": {"@id": f"mailto:{operator.email}"},
        }
    return found


def _distributions(sites: Mapping[str, Site], own: str) -> Iterator[Node]:
    """All data as one file, and every table."""
    first = next(iter(sites.values()))
    files = {"konzept": (DATA_FILE.removeprefix("data/"), "JSON", "application/json", "data.all")}
    for table in (*open_kinds(), LINKS):
        files[table] = (f"{table}.csv", "CSV", "text/csv", f"data.table.{table}")
    for name, (file, kind, media, label) in files.items():
        yield {
            "@id": f"{own}#{name}",
            "@type": "dcat:Distribution",
            "dct:title": _texts(sites, label),
            "dcat:accessURL": {"@id": f"{first.address}{OPEN_DATA}{file}"},
            "dcat:downloadURL": {"@id": f"{first.address}{OPEN_DATA}{file}"},
            "dct:format": {"@id": f"{_AUTHORITY}/file-type/{kind}"},
            "dcat:mediaType": {"@id": f"{_MEDIA}/{media}"},
            "dct:license": {"@id": _LICENCE},
        }


def _texts(sites: Mapping[str, Site], label: str) -> list[Node]:
    return _localised(next(iter(sites.values())).dataset.label(label).items())


def _localised(wordings: Iterator[tuple[str, str]]) -> list[Node]:
    return [{"@value": text, "@language": code} for code, text in wordings]
