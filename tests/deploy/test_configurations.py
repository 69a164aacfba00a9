"""The shipped configurations say what `konzept/plan/csp.py` says, and leave nothing open."""

from __future__ import annotations

import re

import pytest

from konzept.plan.csp import CACHE_ASSETS, CACHE_PAGES, FORM_HEADERS, FORM_PATH, HEADERS
from konzept.publish.asset_hashes import DIGITS, FOLDER
from tests.support.built_site import ROOT

NGINX = (ROOT / "deploy/nginx/konzept.conf").read_text(encoding="utf-8")
CADDY = (ROOT / "deploy/caddy/Caddyfile").read_text(encoding="utf-8")


CONTENT = "Content-Security-Policy"


def nginx_headers(text):
    return re.findall(r'^\s*add_header (\S+) (?:"(.*)"|(\$\w+)) always;$', text, re.MULTILINE)


def caddy_headers(text):
    (block,) = re.findall(r"^\(policy\) \{\n\theader \{\n(.*?)\n\t\}", text, re.MULTILINE | re.DOTALL)
    everywhere = dict(re.findall(r'^\t\t([\w-]+) "(.*)"$', block, re.MULTILINE))
    return {
        place: everywhere | {CONTENT: policy}
        for place, policy in re.findall(rf'^\theader @(\w+) {CONTENT} "(.*)"$', text, re.MULTILINE)
    }


def test_nginx_sends_the_policys_headers_and_no_others():
    found = {name: text or variable for name, text, variable in nginx_headers(NGINX)}
    ours = {"Cache-Control": "$konzept_cache", CONTENT: "$konzept_policy"}
    assert found == HEADERS | ours, "deploy/nginx/konzept.conf: see konzept/plan/csp.py"


def test_nginx_widens_the_policy_for_the_form_and_for_nothing_else():
    (policies,) = re.findall(r"^map \$uri \$konzept_policy \{\n(.*?)^\}", NGINX, re.MULTILINE | re.DOTALL)
    assert dict(re.findall(r'^ +(\S+) "(.*)";$', policies, re.MULTILINE)) == {
        f'"~^{FORM_PATH}"': FORM_HEADERS[CONTENT],
        "default": HEADERS[CONTENT],
    }


def test_nginx_sets_headers_in_one_place_because_a_second_would_switch_off_the_first():
    assert len(nginx_headers(NGINX)) == NGINX.count("add_header")
    assert not re.search(r"location[^{]*\{[^}]*add_header", NGINX)


def test_caddy_sends_the_policys_headers_with_every_answer():
    found = caddy_headers(CADDY)
    assert found == {"form": FORM_HEADERS, "pages": HEADERS}, "deploy/caddy/Caddyfile: see konzept/plan/csp.py"
    assert f"\t@form path {FORM_PATH}*\n\t@pages not path {FORM_PATH}*\n" in CADDY
    assert CADDY.count("import policy") == 2
    assert "handle_errors {\n\t\timport policy" in CADDY


@pytest.mark.parametrize("text", [NGINX, CADDY], ids=["nginx", "caddy"])
def test_the_cache_rules_are_the_policys_and_know_the_fingerprint(text):
    assert f'"{CACHE_ASSETS}"' in text
    assert f'"{CACHE_PAGES}"' in text
    assert f"/{FOLDER}/[0-9a-f]{{{DIGITS}}}/" in text


def test_each_server_sends_the_packed_files_it_can():
    assert "gzip_static on;" in NGINX
    assert CADDY.count("precompressed br gzip") == CADDY.count("file_server {") == 2


@pytest.mark.parametrize("text", [NGINX, CADDY], ids=["nginx", "caddy"])
def test_no_configuration_names_a_language_since_languages_are_data(text):
    rules = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert not re.search(r"/(de|en)\b", rules)
