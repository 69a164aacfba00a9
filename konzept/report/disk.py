"""What the operating system says where a file cannot be read or written, as a sentence that says what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from konzept.texts import tell

_KINDS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "read_only",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "no_folder",
    errno.EISDIR: "no_folder",
    errno.EBUSY: "busy",
    errno.EXDEV: "busy",
    errno.ENAMETOOLONG: "long_name",
}


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Lets an error name the file: that of a full disk names none."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(path)
        raise


def is_full(error: OSError) -> bool:
    return _KINDS.get(error.errno or 0) == "full"


def sentence(error: OSError, language: str) -> str:
    """What went wrong where, and what to do; what has no file was the output of the command."""
    file = tell("disk.output", language) if error.filename is None else error.filename
    kind = _KINDS.get(error.errno or 0, "other")
    return tell(f"disk.{kind}", language, file=file, error=error.strerror or error)
