"""Runs MkDocs once per language, all of them side by side, each in a process and a folder of its own."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from konzept import publish
from konzept.announce import Refused, Speaker
from konzept.model import Language

# Lines of MkDocs that tell a person nothing they can act on.
_ROUTINE = "INFO "


@dataclass(frozen=True)
class Order:
    """What to build: the project's folder, the site's address (with a slash at the end), and the day it is made for."""

    project: Path
    address: str
    today: datetime.date


class LanguageBuild:
    """One language's MkDocs run into `folder`."""

    def __init__(self, language: Language, order: Order, folder: Path, speaker: Speaker) -> None:
        self.language = language
        self.folder = folder
        self.speaker = speaker
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command(order.project / config_name(language), folder),
            cwd=order.project,
            env=environment(order),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        self.reader = threading.Thread(target=self._pass_on, daemon=True)
        self.reader.start()

    def _pass_on(self) -> None:
        """Shows warnings and errors as they come, marked with the language."""
        for line in self.process.stdout or ():
            if line.strip() and not line.startswith(_ROUTINE):
                self.speaker.write(f"[{self.language.id}] {line.rstrip()}")

    def wait(self) -> bool:
        """Waits for the end; says how it went and whether the result may be published."""
        code = self.process.wait()
        self.reader.join()
        if code != 0:
            self.speaker.say("failed", language=self.language.name, code=code)
            return False
        if broken := publish.pages_with_errors(self.folder):
            self.speaker.say("published", pages=", ".join(broken))
            return False
        publish.tidy(self.folder)
        duration = self.speaker.seconds(time.monotonic() - self.started)
        self.speaker.say("built", language=self.language.name, pages=self.pages, seconds=duration)
        return True

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.folder.rglob("*.html"))

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def config_name(language: Language) -> str:
    """The language at `/` has the main configuration, every other one a file named for it."""
    return f"mkdocs.{language.id}.yml" if language.path else "mkdocs.yml"


def command(config: Path, folder: Path) -> list[str]:
    """Never with `-q`: it silently turns strict mode off."""
    return [sys.executable, "-m", "mkdocs", "--no-color", "build", "--strict", "-f", str(config), "-d", str(folder)]


def environment(order: Order) -> Mapping[str, str]:
    """What the MkDocs run is told: the address, the day, and that its own clock stands still on that day."""
    midnight = datetime.datetime.combine(order.today, datetime.time(), datetime.UTC)
    return os.environ | {
        "KONZEPT_URL": order.address,
        "KONZEPT_TODAY": order.today.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONUTF8": "1",
    }


def require_configs(languages: Sequence[Language], project: Path, speaker: Speaker) -> None:
    for language in languages:
        if not (project / config_name(language)).is_file():
            raise Refused(speaker.text("no_config", file=config_name(language)))


@contextmanager
def running(
    languages: Sequence[Language], order: Order, scratch: Path, speaker: Speaker
) -> Iterator[list[LanguageBuild]]:
    """Starts every language; whatever still runs at the end, after Ctrl+C for one, is stopped."""
    require_configs(languages, order.project, speaker)
    builds: list[LanguageBuild] = []
    try:
        for language in languages:
            build = LanguageBuild(language, order, scratch / language.id, speaker)
            builds.append(build)
        yield builds
    finally:
        for build in builds:
            build.stop()
