"""The twins of a page: exactly what it shows, as JSON, CSV or Markdown."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.responses import Response

from recoupe.show.language import say
from recoupe.show.listing import Listing, as_csv, as_markdown
from recoupe.show.web.page import Page

FORMS = ("json", "csv", "md")
TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8"}


def twin(page: Page, form: str) -> Response:
    """``page`` in ``form`` (one of :data:`FORMS`)."""
    body = {"json": _json, "csv": _csv, "md": _markdown}[form](page)
    headers = {"x-total-rows": str(page.total)} if page.total is not None else {}
    if truncated(page):
        headers["x-truncated"] = "true"
    return Response(body, media_type=TYPES[form], headers=headers)


def truncated(page: Page) -> bool:
    """Whether there are rows that ``page`` does not show."""
    return page.total is not None and shown(page) < page.total


def shown(page: Page) -> int:
    """How many of its ``total`` ``page`` shows."""
    return len(page.listing.rows) if page.shown is None else page.shown


def _json(page: Page) -> bytes:
    data: dict[str, Any] = {"title": page.title, **page.record}
    if page.total is not None:
        data |= {"total": page.total, "offset": page.offset, "truncated": truncated(page)}
    data["rows"] = page.listing.rows
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _csv(page: Page) -> bytes:
    if not truncated(page):
        return as_csv(page.listing)
    # a file that was cut says so in its last line
    first = page.listing.columns[0].key
    last = {c.key: None for c in page.listing.columns} | {first: _cut(page)}
    rows = [*page.listing.rows, last]
    return as_csv(Listing(page.listing.columns, [page.listing.sections[0]._replace(rows=rows)]))


def _markdown(page: Page) -> bytes:
    lines = [f"# {page.title}", "", as_markdown(page.listing)]
    if truncated(page):
        lines += [_cut(page), ""]
    return "\n".join(lines).encode()


def _cut(page: Page) -> str:
    return say("web.cut", shown=shown(page), first=page.offset + 1, n=page.total)
