"""Notices when a file behind the site changes, and waits until an editor's or git's burst of changes is over."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from konzept.report.progress import Reporter

FOLDERS = ("data", "content", "konzept", "overrides", "sources")
FILES = ("mkdocs*.yml", "macros.py", "hooks.py")
IGNORED = ("*.pyc", "*~", ".*", "*.swp", "*.tmp", "4913", "__pycache__")
CHANGES = ("created", "modified", "deleted", "moved")
QUIET_SECONDS = 0.3


class Changes(FileSystemEventHandler):
    """Collects the changed files below one project folder."""

    def __init__(self, project: Path) -> None:
        self.project = project.resolve()
        self._queue: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for path in {event.src_path, event.dest_path}:
            name = self.relevant(Path(str(path))) if path else ""
            if name:
                self._queue.put(name)

    def relevant(self, path: Path) -> str:
        """The path from the project's folder if the site is made from that file, else an empty text."""
        if not path.is_relative_to(self.project):
            return ""
        parts = path.relative_to(self.project).parts
        if not parts or any(fnmatch(part, pattern) for part in parts for pattern in IGNORED):
            return ""
        inside = len(parts) > 1 and parts[0] in FOLDERS
        at_top = len(parts) == 1 and any(fnmatch(parts[0], pattern) for pattern in FILES)
        return "/".join(parts) if inside or at_top else ""

    def wait(self) -> list[str]:
        """Blocks until something has changed and then nothing more for a moment; the changed files, sorted."""
        changed = {self._queue.get()}
        while True:
            try:
                changed.add(self._queue.get(timeout=QUIET_SECONDS))
            except queue.Empty:
                return sorted(changed)


@contextmanager
def watching(project: Path, reporter: Reporter) -> Iterator[Changes]:
    """Watches the project's files; where the system cannot notify, looks at them at intervals instead."""
    changes = Changes(project)
    try:
        observer = _start(Observer(), changes)
    except OSError as error:
        reporter.say("serve.no_watch", reason=error.strerror)
        observer = _start(PollingObserver(), changes)
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def _start(observer: BaseObserver, changes: Changes) -> BaseObserver:
    observer.schedule(changes, str(changes.project), recursive=False)
    for folder in FOLDERS:
        if (changes.project / folder).is_dir():
            observer.schedule(changes, str(changes.project / folder), recursive=True)
    observer.start()
    return observer
