"""ZIP and tar archives and gzip files: members are read in memory, with bounds, and never written to disk."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Protocol, cast

from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

#: the largest member that is unpacked, in bytes
MAX_MEMBER = 64 * 1024 * 1024
#: the most that one archive may unpack to, in bytes
MAX_TOTAL = 2 * 1024 * 1024 * 1024
#: the most members that are looked at
MAX_MEMBERS = 200_000
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes."""


class Zip:
    """ZIP files; Office and EPUB files, which are ZIPs of another kind, are refused."""

    def accepts(self, head: bytes, name: str) -> bool:
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def members(self, source: Source) -> Iterator[Source | Failure]:
        try:
            archive = zipfile.ZipFile(source.open())
        except _DAMAGE as error:
            raise Unreadable(f"a damaged ZIP file ({error})") from None
        names = archive.namelist()
        if "[Content_Types].xml" in names or "mimetype" in names:
            raise Unreadable("an Office or EPUB file: save its text as .txt and add that")
        budget = Budget()
        for info in archive.infolist()[:MAX_MEMBERS]:
            if info.is_dir():
                continue
            uri = f"{source.uri}!{safe(info.filename)}"
            if info.flag_bits & 1:
                yield Failure(uri, "encrypted: unpack it with its password first")
                continue
            try:
                with archive.open(info) as stream:
                    yield budget.take(stream, info.filename, uri)
            except _DAMAGE as error:
                yield Failure(uri, f"damaged in the archive ({error})")


class Tar:
    """tar files, plain or compressed; links and devices are reported, never followed."""

    def accepts(self, head: bytes, name: str) -> bool:
        return head[257:262] == b"ustar" or name.endswith((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"))

    def members(self, source: Source) -> Iterator[Source | Failure]:
        budget = Budget()
        try:
            with tarfile.open(fileobj=source.open(), mode="r|*") as archive:
                for number, info in enumerate(archive):
                    if number >= MAX_MEMBERS:
                        yield Failure(source.uri, f"more than {MAX_MEMBERS:,} members: the rest is not read")
                        return
                    uri = f"{source.uri}!{safe(info.name)}"
                    if info.isfile():
                        yield budget.take(cast(IO[bytes], archive.extractfile(info)), info.name, uri)
                    elif not info.isdir():
                        yield Failure(uri, "a link or device in an archive is not followed")
        except _DAMAGE as error:
            yield Failure(source.uri, f"the archive is damaged from here on ({error})")


class Gzip:
    """One compressed file."""

    def accepts(self, head: bytes, name: str) -> bool:
        return head.startswith(b"\x1f\x8b")

    def members(self, source: Source) -> Iterator[Source | Failure]:
        name = source.name.removesuffix(".gz")
        try:
            with gzip.open(source.open()) as stream:
                yield Budget().take(stream, name, source.uri if name != source.name else f"{source.uri}!")
        except _DAMAGE as error:
            raise Unreadable(f"a damaged gzip file ({error})") from None


class Budget:
    """What one archive may still unpack."""

    def __init__(self) -> None:
        self.left = MAX_TOTAL

    def take(self, stream: Readable, name: str, uri: str) -> Source | Failure:
        """A member's bytes, or a failure when it is too large: sizes told in headers are not trusted."""
        data = stream.read(MAX_MEMBER + 1)
        self.left -= len(data)
        if len(data) > MAX_MEMBER:
            return Failure(uri, f"unpacks to more than {MAX_MEMBER // 2**20} MB")
        if self.left < 0:
            return Failure(uri, f"the archive unpacks to more than {MAX_TOTAL // 2**30} GB: the rest is not read")
        return Source(name=safe(name).rsplit("/", 1)[-1], uri=uri, data=data)


def safe(name: str) -> str:
    """A member's name fit to be printed: one line, no way out of the archive."""
    parts = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    return "".join(c if c.isprintable() else "?" for c in "/".join(parts)) or "?"
