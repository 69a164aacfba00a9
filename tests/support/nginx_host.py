"""A real nginx with the shipped configuration and a built site behind it, for the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from konzept.publish.precompress import compress
from tests.support.built_site import BuiltSite, once
from tests.support.nginx import NoServer, nginx_serving


def laid_out(factory: pytest.TempPathFactory, site: BuiltSite) -> Path:
    """The site's files as `make build` would lay them out, packed copies included; once for all workers of a run."""

    def lay(folder: Path) -> None:
        shutil.copytree(site.folder, folder)
        compress(folder)

    return once(factory, f"{site.folder.parent.name}-hosted", lay)


@contextmanager
def hosting(factory: pytest.TempPathFactory, site: BuiltSite) -> Iterator[str]:
    """Runs nginx for a built site; gives its address without a slash at the end."""
    try:
        with nginx_serving(laid_out(factory, site), factory.mktemp("nginx")) as address:
            yield address
    except NoServer as missing:
        pytest.fail(str(missing), pytrace=False)
