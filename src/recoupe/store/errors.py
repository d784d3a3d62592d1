"""What can go wrong with a dossier file. Each problem has a code; the words for it are in the catalogue of messages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DossierError(Exception):
    """A dossier cannot be used as asked.

    Attributes:
        code: key of the message, in the section ``error`` of the catalogue: ``missing``, ``not_a_dossier``,
            ``newer_schema``, ``older_schema``, ``locked``, ``disk_full``, ``no_permission``, ``no_folder``,
            ``is_folder``, ``no_file``, ``in_the_way``, ``damaged``, ``workers_died``, ``nothing_readable``,
            ``changed``.
        values: what the message names: the path, versions, the reason given by the system.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values


#: words of SQLite's messages -> code of the problem; the first that occurs decides
_SQLITE = (
    ("disk is full", "disk_full"),
    ("locked", "locked"),
    ("readonly", "no_permission"),
    ("unable to open", "no_permission"),
    ("not a database", "not_a_dossier"),
    ("malformed", "damaged"),
    ("disk I/O error", "damaged"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system on ``path`` into :class:`DossierError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = next((code for words, code in _SQLITE if words in str(error)), None)
        if code is None:
            raise
        raise DossierError(code, path=path, reason=error) from error
    except OSError as error:
        raise DossierError(_system(error), path=path, reason=error.strerror or error) from error


def _system(error: OSError) -> str:
    import errno

    known = {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EACCES: "no_permission",
        errno.EPERM: "no_permission",
        errno.EROFS: "no_permission",
        errno.ENOENT: "no_folder",
        errno.ENOTDIR: "no_folder",
        errno.EEXIST: "in_the_way",
        errno.EISDIR: "is_folder",
    }
    return known.get(error.errno or 0, "no_permission")
