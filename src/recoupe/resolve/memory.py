"""What earlier builds found out, kept under a digest of all that it was found from: never wrong, at worst missing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

import recoupe


class Memory(Protocol):
    """Bytes under digests."""

    def get(self, digest: bytes) -> bytes | None:
        """What is kept under ``digest``; None where nothing is."""

    def put(self, digest: bytes, found: bytes) -> None:
        """Keep ``found`` under ``digest``."""


class NoMemory:
    """Keeps nothing."""

    def get(self, digest: bytes) -> bytes | None:
        return None

    def put(self, digest: bytes, found: bytes) -> None:
        """Forget it at once."""


class Remembered(dict[bytes, bytes]):
    """A memory of this process alone."""

    def put(self, digest: bytes, found: bytes) -> None:
        self[digest] = found


def digest(*parts: bytes) -> bytes:
    """One digest of ``parts``, which nothing else has."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


@cache
def code(*folders: str) -> bytes:
    """Names the code and the data in ``folders`` of the package: what another version found is not taken up."""
    home = Path(recoupe.__file__).parent
    return digest(*_files(home, folders))


def _files(home: Path, folders: Iterable[str]) -> Iterable[bytes]:
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(home).as_posix().encode()
                yield path.read_bytes()
