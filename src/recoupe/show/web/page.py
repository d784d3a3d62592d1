"""What a page is: one object, from which the page itself and its twins (JSON, CSV, Markdown) are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from recoupe.show.listing import Listing
from recoupe.store.lazy import LazyStore

#: rows on a page, and the most that may be asked for
ROWS, MOST_ROWS = 50, 500


class Problem(Exception):
    """A page that cannot be shown; ``code`` is a message of the section ``error`` or ``web``.

    Attributes:
        status: of the HTTP answer.
        code: key of the message.
        values: what the message names.
    """

    def __init__(self, status: int, code: str, **values: object) -> None:
        super().__init__(code)
        self.status, self.code, self.values = status, code, values


class Visit(NamedTuple):
    """What is asked for: the dossier as it is, the query and the path."""

    store: LazyStore
    query: Mapping[str, str]
    ident: str = ""
    #: whether the visitor may decide
    reviewing: bool = False

    @property
    def size(self) -> int:
        return min(max(self.number("size", ROWS), 1), MOST_ROWS)

    @property
    def page(self) -> int:
        return max(self.number("page", 1), 1)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def number(self, name: str, default: int) -> int:
        """A whole number of the query; ``default`` where it is none."""
        value = self.query.get(name, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else default

    def asked(self, name: str) -> str | None:
        """A value of the query; None where it is absent or empty."""
        return self.query.get(name, "").strip() or None


class Page(NamedTuple):
    """A page, ready to be written."""

    template: str
    title: str
    #: what its CSV and Markdown twins list, and its JSON twin under ``rows``
    listing: Listing
    #: what only the template needs
    content: Mapping[str, Any] = {}
    #: rows in all, of which the page shows those from ``offset``
    total: int | None = None
    offset: int = 0
    #: further keys of the JSON twin
    record: Mapping[str, Any] = {}
    #: how many of ``total`` it shows, where one of them takes several rows
    shown: int | None = None


def link(path: str, query: Mapping[str, str], **change: object) -> str:
    """``path`` with the query, some of its values changed (None: left out); a fragment of ``path`` stays at the end."""
    path, mark, fragment = path.partition("#")
    merged: dict[str, object] = {**query, **change}
    kept = [(k, str(v)) for k, v in sorted(merged.items()) if v not in (None, "")]
    return path + (f"?{urlencode(kept)}" if kept else "") + mark + fragment
