"""How a text becomes search terms: the script's side of the table that both sides pass."""

from __future__ import annotations

import yaml

from tests.support.built_site import ROOT

VECTORS = yaml.safe_load((ROOT / "tests/search/vectors.yml").read_text(encoding="utf-8"))

RUN = """async (rows) => {
  const { terms, stem } = await import(
    new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  return rows.map(([text, language]) => {
    const found = terms(text, language);
    return [found, found.map((term) => stem(term, language))];
  });
}"""


def test_the_script_makes_the_same_terms_and_stems(real_site, open_page):
    page = open_page().go(real_site.address("de", "search"))
    found = page.evaluate(RUN, [[text, language] for text, language, _, _ in VECTORS])
    wrong = [(row, got) for row, got in zip(VECTORS, found, strict=True) if got != row[2:]]
    assert wrong == []
