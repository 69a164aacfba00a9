"""The shipped configurations say what `konzept/policy.py` says, and leave nothing open."""

from __future__ import annotations

import re

import pytest
from built_site import ROOT

from konzept.fingerprint import DIGITS, FOLDER
from konzept.policy import CACHE_ASSETS, CACHE_PAGES, HEADERS

NGINX = (ROOT / "deploy/nginx/konzept.conf").read_text(encoding="utf-8")
CADDY = (ROOT / "deploy/caddy/Caddyfile").read_text(encoding="utf-8")


def nginx_headers(text):
    return re.findall(r'^\s*add_header (\S+) (?:"(.*)"|(\$\w+)) always;$', text, re.MULTILINE)


def caddy_headers(text):
    (block,) = re.findall(r"^\(policy\) \{\n\theader \{\n(.*?)\n\t\}", text, re.MULTILINE | re.DOTALL)
    return dict(re.findall(r'^\t\t([\w-]+) "(.*)"$', block, re.MULTILINE))


def test_nginx_sends_the_policys_headers_and_no_others():
    found = {name: text or variable for name, text, variable in nginx_headers(NGINX)}
    assert found == HEADERS | {"Cache-Control": "$konzept_cache"}, "deploy/nginx/konzept.conf: see konzept/policy.py"


def test_nginx_sets_headers_in_one_place_because_a_second_would_switch_off_the_first():
    assert len(nginx_headers(NGINX)) == NGINX.count("add_header")
    assert not re.search(r"location[^{]*\{[^}]*add_header", NGINX)


def test_caddy_sends_the_policys_headers_with_every_answer():
    assert caddy_headers(CADDY) == HEADERS, "deploy/caddy/Caddyfile: see konzept/policy.py"
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
