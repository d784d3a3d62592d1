"""A dossier served on a free port of the loopback, as ``recoupe serve`` does, and the addresses of its pages."""

from __future__ import annotations

import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from recoupe.show.web.app import make_app
from recoupe.show.web.twins import FORMS

#: ids of the records that an address may name, those with most to show first
_RECORDS = {
    "event": "SELECT id FROM events WHERE set_aside = 0 ORDER BY json_array_length(documents) DESC, id",
    "article": "SELECT d.id FROM documents d LEFT JOIN event_mentions m ON m.document = d.id GROUP BY 1 ORDER BY count(m.id) DESC, 1",
    "actor": "SELECT a.id FROM actors a LEFT JOIN event_actors e ON e.actor = a.id GROUP BY 1 ORDER BY count(e.event) DESC, 1",
}
_NO_PAGE = re.compile(r"\.(" + "|".join(FORMS) + r")$|^/static/")


class Served(NamedTuple):
    """A dossier that answers at ``base`` (``http://127.0.0.1:PORT``)."""

    path: Path
    app: Starlette
    base: str

    def idents(self, kind: str) -> list[str]:
        """Ids of the records that ``/kind/ID`` shows, those with most to show first."""
        with sqlite3.connect(self.path) as store:
            return [row[0] for row in store.execute(_RECORDS[kind])]

    def pages(self) -> list[str]:
        """The addresses of all pages that the application has a route for, with the first record of each kind."""
        return [self._filled(route.path) for route in self.app.routes if _is_page(route)]

    def every_page(self) -> list[str]:
        """As :meth:`pages`, with every record."""
        found = []
        for route in filter(_is_page, self.app.routes):
            kind = route.path.split("/")[1]
            idents = self.idents(kind) if "{" in route.path else [""]
            found += [re.sub(r"\{\w+\}", ident, route.path) for ident in idents]
        return found

    def _filled(self, path: str) -> str:
        return re.sub(r"\{\w+\}", lambda _: self.idents(path.split("/")[1])[0], path)


def _is_page(route: object) -> bool:
    return isinstance(route, Route) and "GET" in (route.methods or ()) and not _NO_PAGE.search(route.path)


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The address at which ``app`` listens while the block runs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 10
        while not server.started:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def dossier_served(path: Path, analyst: str | None = None) -> Iterator[Served]:
    """The dossier at ``path``, served while the block runs, with the forms of ``analyst`` where one is named."""
    app = make_app(path, analyst=analyst)
    with serving(app) as base:
        yield Served(path, app, base)
