"""The pages of both languages stay within their budgets, counted in bytes as a server sends them."""

from __future__ import annotations

import pytest

from konzept.publish.fonts import FACES
from konzept.publish.weights import BUDGETS, PageWeight, rows, weigh, weigh_all

# An editor may write a long text or report much; a heavier frame, style or script makes every page heavier.
LONG_TEXTS, LENIENCY = 0.05, 1.25


@pytest.fixture(scope="module")
def weights(real_site) -> list[PageWeight]:
    return list(weigh_all(real_site.folder, real_site.dataset))


def test_every_page_is_weighed_with_all_that_it_names(real_site, weights):
    assert {one.address for one in weights} == {one for one in real_site.documents if not one.endswith("404.html")}
    for one in weights:
        tree = real_site.documents[one.address].tree
        named = set(tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"))
        assert one.requests == 1 + len(named) + len(FACES), one.address
        assert min(one.html, one.styles, one.scripts, one.others) > 100, one.address


@pytest.mark.data
@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: budget.name)
def test_pages_keep_to_their_budget_but_for_a_few_with_long_texts(weights, budget):
    concerned = [one for one in weights if not budget.types or one.type in budget.types]
    assert concerned
    heavy = [f"{one.address}: {budget.value(one):,}" for one in concerned if budget.value(one) > budget.limit]
    told = "\n".join([f"{budget.name}: at most {budget.limit:,}, because {budget.reason}", *heavy])
    assert len(heavy) <= LONG_TEXTS * len(concerned), told
    assert budget.value(budget.heaviest(concerned)) <= LENIENCY * budget.limit, told


def test_scripts_count_with_what_they_import_but_not_with_what_waits_for_the_reader(tmp_path):
    (tmp_path / "index.html").write_text(
        '<script src="a.js"></script><link rel="stylesheet" href="s.css" media="print">'
    )
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nimport("./late.js");')
    (tmp_path / "b.js").write_text("export const b = 1;")
    (tmp_path / "s.css").write_text("p {}")
    found = weigh(tmp_path, "", "page")
    lengths = [len((tmp_path / name).read_bytes()) for name in ("a.js", "b.js")]
    assert found.scripts == sum(lengths)
    assert (found.styles, found.requests) == (4, 4)


def test_the_table_says_when_a_budget_is_broken():
    light = PageWeight("/a/", "measure", 9_000, 1, 1, 1, 2)
    heavy = PageWeight("/b/", "measure", 9_001, 1, 1, 1, 2)
    field = PageWeight("/c/", "field", 1, 1, 1, 1, 2)
    assert "| HTML of a measure | /a/ | 9,000 | 9,000 | within |" in list(rows([light, field]))
    assert "| HTML of a measure | /b/ | 9,001 | 9,000 | above |" in list(rows([light, heavy, field]))
