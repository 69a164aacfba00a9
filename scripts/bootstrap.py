"""Puts everything a make target needs into `.venv/`, once, from the lock files and nothing else.

It runs on the machine's own Python, before any dependency exists, so it uses the standard library alone.
A stamp with the lock's fingerprint makes every later run a matter of milliseconds.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {
    "runtime": "requirements.txt",
    "dev": "requirements-dev.txt",
    "bench": "requirements-bench.txt",
    "audit": "requirements-audit.txt",
    "admin": "requirements-admin.txt",
    "report": "requirements-report.txt",
}
FORM = ROOT / "admin"
EDITOR = ROOT / "tests" / "editing" / "language_server"
NODE_FOR_EDITOR = (22, 13)
LIGHTHOUSE = ROOT / "bench" / "lighthouse"
MINISEARCH = ROOT / "bench" / "minisearch"
NODE_FOR_LIGHTHOUSE = (18, 16)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_PACKAGES = ("chromium", "fonts-liberation")
FIREFOXES = ("firefox-esr", "firefox")
NO_FIREFOX = (
    "Für die Tests in Firefox fehlen Firefox oder pdftotext: bitte installieren "
    "(auf Debian „sudo apt install firefox-esr poppler-utils“), oder mit KONZEPT_FIREFOX=… auf einen Firefox zeigen.\n"
    "The tests in Firefox need Firefox and pdftotext: please install them (on Debian “sudo apt install firefox-esr "
    "poppler-utils”), or point to a Firefox with KONZEPT_FIREFOX=…."
)
SERVER_PACKAGES = ("nginx-light",)
SERVER_PLACES = ("/usr/sbin", "/usr/local/sbin")
NO_SERVER = (
    "Für die Tests der Serverkonfiguration fehlt nginx: bitte installieren "
    "(auf Debian „sudo apt install nginx-light“), oder mit KONZEPT_NGINX=… auf eines zeigen.\n"
    "The tests of the server configuration need nginx: please install it (on Debian “sudo apt install nginx-light”), "
    "or point to one with KONZEPT_NGINX=…."
)


class Missing(Exception):
    """A prerequisite is missing; says so in one German and one English sentence."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(f"{german}\n{english}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("level", choices=LOCKS)
    parser.add_argument("--browser", action="store_true", help="install the browsers for the tests, too")
    parser.add_argument("--server", action="store_true", help="install nginx for the tests, too")
    parser.add_argument("--form", action="store_true", help="install the packages of the form for editors, too")
    parser.add_argument("--editor", action="store_true", help="install what editors have inside, for the tests, too")
    parser.add_argument("--lighthouse", action="store_true", help="install Lighthouse for the measurements, too")
    parser.add_argument("--minisearch", action="store_true", help="install MiniSearch for the measurements, too")
    options = parser.parse_args(arguments)
    try:
        with one_at_a_time():
            install(options.level)
            if options.browser:
                ensure_browser()
                ensure_firefox()
            if options.server:
                ensure_server()
            if options.form:
                ensure_form()
            if options.editor:
                ensure_editor()
            if options.lighthouse:
                ensure_lighthouse()
            if options.minisearch:
                lay_packages(MINISEARCH, "Pakete von MiniSearch", "packages of MiniSearch")
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Lets a second `make` wait until the first one has finished installing."""
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(level: str) -> None:
    """Installs one lock file into `.venv/`, unless exactly this lock is installed there already."""
    if is_installed(level):
        return
    print(f"Richte .venv/ ein ({LOCKS[level]}) … / Setting up .venv/ ({LOCKS[level]}) …", flush=True)
    if not runs(environment_python()):
        create_environment()
    install_packages(ROOT / LOCKS[level])
    stamp(level).write_text(fingerprint(level), encoding="utf-8")


def is_installed(level: str) -> bool:
    """Whether this level, or the larger one that contains it, is installed from its present lock."""
    levels = ("runtime", "dev") if level == "runtime" else (level,)
    return any(is_stamped(each) for each in levels) and runs(environment_python())


def is_stamped(level: str) -> bool:
    return stamp(level).is_file() and stamp(level).read_text(encoding="utf-8") == fingerprint(level)


def stamp(level: str) -> Path:
    return VENV / f".installed-{level}"


def fingerprint(level: str) -> str:
    """What the stamp holds: the lock's content and the Python it was installed for."""
    lock = (ROOT / LOCKS[level]).read_bytes()
    return f"{hashlib.sha256(lock).hexdigest()} {sys.version_info.major}.{sys.version_info.minor}\n"


def environment_python() -> Path:
    return VENV / "bin" / "python"


def runs(python: Path) -> bool:
    """Whether an interpreter starts and has the version of this one: an upgrade can leave a dead link behind."""
    version = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.run([python, "-c", version], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def create_environment() -> None:
    """Creates `.venv/` with `venv`; where Debian has split that off, by hand with the machine's own pip."""
    shutil.rmtree(VENV, ignore_errors=True)
    if can_import("venv", "ensurepip"):
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, check=False)
        if made.returncode == 0 and runs(environment_python()):
            return
        shutil.rmtree(VENV, ignore_errors=True)
    if not can_import("pip"):
        raise Missing(
            "Diesem Python fehlen venv und pip: bitte eines installieren, auf Debian mit „apt install python3-venv“.",
            "This Python has neither venv nor pip: please install one, on Debian with “apt install python3-venv”.",
        )
    lay_out_environment()


def can_import(*modules: str) -> bool:
    probe = subprocess.run([sys.executable, "-c", f"import {', '.join(modules)}"], capture_output=True, check=False)
    return probe.returncode == 0


def lay_out_environment() -> None:
    """The least that makes a virtual environment: a link to the interpreter, `pyvenv.cfg` and a folder for packages."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    (VENV / "lib" / f"python{version}" / "site-packages").mkdir(parents=True)
    (VENV / "bin").mkdir()
    environment_python().symlink_to(os.path.realpath(sys.executable))
    home = Path(os.path.realpath(sys.executable)).parent
    (VENV / "pyvenv.cfg").write_text(
        f"home = {home}\ninclude-system-site-packages = false\nversion = {version}\n", encoding="utf-8"
    )


def install_packages(lock: Path) -> None:
    """Installs the lock: every file checked against its hash, and ready-made wheels only, so nothing is compiled."""
    pip = [str(environment_python()), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
        pip = [sys.executable, "-m", "pip", "--python", str(environment_python())]
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    result = subprocess.run([*pip, "install", *options, "-r", str(lock)], cwd=ROOT, check=False)
    if result.returncode != 0:
        if "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or ""):
            raise Missing(
                "Für Alpine und anderes Linux mit musl gibt es nicht alle Pakete fertig: bitte eines mit glibc nehmen, "
                "zum Beispiel Debian.",
                "For Alpine and other Linux with musl not all packages are ready-made: please use one with glibc, "
                "such as Debian.",
            )
        raise Missing(
            f"Die Pakete aus {lock.name} ließen sich nicht installieren (die Gründe stehen oben): "
            "bitte die Netzverbindung prüfen und den Befehl wiederholen.",
            f"The packages in {lock.name} could not be installed (see above for the reasons): "
            "please check the network and run the command again.",
        )


def find_browser() -> str | None:
    """The path of a Chromium or Chrome: the one `KONZEPT_BROWSER` names, else the first in the search path."""
    named = os.environ.get("KONZEPT_BROWSER")
    candidates = (named,) if named else BROWSERS
    return next((path for path in map(shutil.which, candidates) if path), None)


def ensure_browser() -> None:
    """Installs Debian's Chromium where none is there and the machine permits it."""
    if find_browser():
        return
    as_root = apt_prefix()
    if as_root is None:
        raise Missing(
            "Für die Tests fehlt ein Browser: bitte Chromium installieren (auf Debian „sudo apt install chromium“), "
            "oder mit KONZEPT_BROWSER=… auf einen zeigen.",
            "The tests need a browser: please install Chromium (on Debian “sudo apt install chromium”), "
            "or point to one with KONZEPT_BROWSER=….",
        )
    print("Installiere Chromium für die Tests … / Installing Chromium for the tests …", flush=True)
    apt_install(as_root, BROWSER_PACKAGES)
    if not find_browser():
        raise Missing(
            "Chromium ließ sich nicht mit apt-get installieren (die Gründe stehen oben): bitte von Hand installieren.",
            "Chromium could not be installed with apt-get (see above for the reasons): please install it by hand.",
        )


def find_firefox() -> str | None:
    """The path of Firefox: the one `KONZEPT_FIREFOX` names, else the first in the search path."""
    named = os.environ.get("KONZEPT_FIREFOX")
    return next((path for path in map(shutil.which, (named,) if named else FIREFOXES) if path), None)


def missing_for_firefox() -> list[str]:
    """The Debian packages without which the tests in Firefox fail; poppler-utils says where words lie on paper."""
    there = {"firefox-esr": find_firefox(), "poppler-utils": shutil.which("pdftotext")}
    return [package for package, found in there.items() if not found]


def ensure_firefox() -> None:
    """Installs Debian's Firefox where none is there and the machine permits it; without it, only its own tests fail."""
    missing = missing_for_firefox()
    as_root = apt_prefix() if missing else None
    if as_root is not None:
        print("Installiere Firefox für die Tests … / Installing Firefox for the tests …", flush=True)
        apt_install(as_root, missing)
    if missing_for_firefox():
        print(NO_FIREFOX, file=sys.stderr)


def find_server() -> str | None:
    """The path of nginx: the one `KONZEPT_NGINX` names, else the first in the search path or where Debian has it."""
    places = os.pathsep.join((os.environ.get("PATH", ""), *SERVER_PLACES))
    return shutil.which(os.environ.get("KONZEPT_NGINX") or "nginx", path=places)


def ensure_server() -> None:
    """Installs Debian's nginx where none is there and the machine permits it; without it, only its own tests fail."""
    if find_server():
        return
    as_root = apt_prefix()
    if as_root is not None:
        print("Installiere nginx für die Tests … / Installing nginx for the tests …", flush=True)
        apt_install(as_root, SERVER_PACKAGES)
        # The package starts a server on port 80, which nobody has asked for.
        if shutil.which("systemctl"):
            subprocess.run([*as_root, "systemctl", "disable", "--now", "nginx"], capture_output=True, check=False)
    if not find_server():
        print(NO_SERVER, file=sys.stderr)


def ensure_form() -> None:
    """Lays the packages of the form for editors into `admin/node_modules/`."""
    lay_packages(FORM, "Pakete des Formulars", "form’s packages")


def ensure_editor() -> None:
    """Lays the language server beside the tests that talk to it, and a Node that is new enough for it."""
    lay_packages(EDITOR, "Pakete für die Tests mit einem Editor", "packages for the tests with an editor")
    if node_version() < NODE_FOR_EDITOR:
        install("admin")


def ensure_lighthouse() -> None:
    """Lays Lighthouse beside its lock, and a Node that is new enough for it."""
    lay_packages(LIGHTHOUSE, "Pakete von Lighthouse", "packages of Lighthouse")
    if node_version() < NODE_FOR_LIGHTHOUSE:
        install("admin")


def lay_packages(folder: Path, german: str, english: str) -> None:
    """Lays a lock's packages into `node_modules/` beside it: exactly those, checked, and running nothing."""
    lock = folder / "package-lock.json"
    wanted = f"{hashlib.sha256(lock.read_bytes()).hexdigest()}\n"
    done = folder / "node_modules" / ".installed"
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return
    print(f"Hole die {german} … / Fetching the {english} …", flush=True)
    result = subprocess.run([npm(), "ci", "--silent", "--no-progress"], cwd=folder, env=npm_environment(), check=False)
    if result.returncode != 0:
        raise Missing(
            f"Die {german} ({folder.name}/{lock.name}) ließen sich nicht von npm holen: "
            "bitte die Netzverbindung prüfen und den Befehl wiederholen.",
            f"The {english} ({folder.name}/{lock.name}) could not be fetched from npm: "
            "please check the network and run the command again.",
        )
    done.write_text(wanted, encoding="utf-8")


def npm() -> str:
    """The machine's own npm where it runs; else the one that the lock for the form brings into `.venv/`."""
    own = shutil.which("npm")
    if own and subprocess.run([own, "--version"], capture_output=True, check=False).returncode == 0:
        return own
    install("admin")
    return str(VENV / "bin" / "npm")


def node_version() -> tuple[int, ...]:
    """The version of the machine's own Node; nothing where there is none that runs."""
    own = shutil.which("node")
    said = subprocess.run([own, "--version"], capture_output=True, text=True, check=False).stdout if own else ""
    return tuple(int(part) for part in said.strip().lstrip("v").split(".") if part.isdigit())


def npm_environment() -> dict[str, str]:
    """The environment with the folder of `.venv/`'s programs in the search path: npm starts `node` by name."""
    return os.environ | {"PATH": os.pathsep.join((os.environ.get("PATH", ""), str(VENV / "bin")))}


def apt_install(as_root: Sequence[str], packages: Sequence[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*as_root, "apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def apt_prefix() -> list[str] | None:
    """What to put before `apt-get` so that it may install: nothing for root, else sudo; None where neither works."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    permitted = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"] if permitted else None


if __name__ == "__main__":
    sys.exit(main())
