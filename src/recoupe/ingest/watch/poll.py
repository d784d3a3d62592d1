"""Ask the feeds once, and keep the pages that are new in a folder."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.ingest.watch.fetch import Fetcher
from recoupe.ingest.watch.refused import Refused


class FeedState(msgspec.Struct):
    """What is remembered of one feed between two polls."""

    etag: str | None = None
    modified: str | None = None
    seen: list[str] = []


class Poll(NamedTuple):
    """What one poll brought: files written, and what was refused with its reason."""

    written: list[Path]
    refused: list[tuple[str, str]]


def poll(feeds: list[str], folder: Path, fetcher: Fetcher) -> Poll:
    """Ask every feed; write each new entry's page into ``folder``, where the state is kept too (``.feeds.json``).

    An entry that was refused is asked for again at the next poll.

    Raises:
        OSError: ``folder`` cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = _load(folder)
    result = Poll([], [])
    for feed in feeds:
        known = state.setdefault(feed, FeedState())
        try:
            answer = fetcher.get(feed, known.etag, known.modified)
        except Refused as error:
            result.refused.append((feed, str(error)))
            continue
        if answer.status == 304:
            continue
        if answer.status != 200:
            result.refused.append((feed, f"answered {answer.status}"))
            continue
        complete = _entries(answer.body, folder, fetcher, known, result)
        known.etag, known.modified = (answer.etag, answer.modified) if complete else (None, None)
        _save(folder, state)
    return result


def _entries(body: bytes, folder: Path, fetcher: Fetcher, known: FeedState, result: Poll) -> bool:
    """Fetch the pages of new entries; whether all came."""
    import feedparser

    complete = True
    for entry in feedparser.parse(io.BytesIO(body)).entries:
        link = entry.get("link")
        if not link or link in known.seen:
            continue
        try:
            page = fetcher.get(link)
            if page.status != 200:
                raise Refused(f"answered {page.status}")
        except Refused as error:
            result.refused.append((link, str(error)))
            complete = False
            continue
        path = folder / _name(link)
        path.write_bytes(page.body)
        result.written.append(path)
        known.seen.append(link)
    return complete


def _name(link: str) -> str:
    """A file name that tells the address, and no two addresses share."""
    readable = re.sub(r"[^\w.-]+", "-", link.split("://", 1)[-1]).strip("-.")[:80]
    return f"{readable}-{hashlib.sha256(link.encode()).hexdigest()[:8]}.html"


def _load(folder: Path) -> dict[str, FeedState]:
    try:
        return msgspec.json.decode((folder / ".feeds.json").read_bytes(), type=dict[str, FeedState])
    except (OSError, msgspec.DecodeError):
        return {}


def _save(folder: Path, state: dict[str, FeedState]) -> None:
    temporary = folder / ".feeds.json.new"
    temporary.write_bytes(msgspec.json.format(msgspec.json.encode(state), indent=1))
    temporary.replace(folder / ".feeds.json")
