"""Who decides, and how a form proves that it is a page's own."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import NamedTuple

from starlette.requests import Request

from recoupe.resolve.corrections import Correction
from recoupe.show.curation.told import told
from recoupe.show.language import say
from recoupe.show.web.page import Problem
from recoupe.show.web.security import Form, same
from recoupe.store.corrections import log_of, takes_back
from recoupe.store.lazy import LazyStore
from recoupe.store.state import state

#: name in the query that says which entry was just made
DONE = "done"
_SESSION = re.compile(r"[0-9a-f]{32}")


class Done(NamedTuple):
    """What was just decided. ``undo``: the entry that can be taken back; empty where it was since."""

    told: str
    undo: str


class Desk:
    """One run of the server with its secret: forms are those of its own pages, sent by the browser that has them."""

    def __init__(self, analyst: str) -> None:
        self.analyst = analyst
        self._secret = secrets.token_bytes(32)
        # cookies are shared by all ports of a host: each run has its own
        self.cookie = f"recoupe-review-{hashlib.sha256(self._secret).hexdigest()[:8]}"

    def forms(self, request: Request, store: LazyStore) -> Forms:
        """What the forms of the page that answers ``request`` need."""
        known = self._session(request)
        session = known or secrets.token_hex(16)
        cookie = {} if known else {"set-cookie": f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Strict"}
        return Forms(store, self.analyst, self._token(session), cookie, _done(store, request.query_params.get(DONE)))

    def check(self, request: Request, form: Form) -> None:
        """Raise :class:`Problem` (403) unless ``form`` has the token of the browser's cookie."""
        session = self._session(request)
        given = form.get("token", [""])[-1]
        if not session or not same(given, self._token(session)):
            raise Problem(403, "web.bad_token")

    def _session(self, request: Request) -> str | None:
        given = request.cookies.get(self.cookie, "")
        return given if _SESSION.fullmatch(given) else None

    def _token(self, session: str) -> str:
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()


class Forms(NamedTuple):
    """What templates ask for where the visitor may decide: see ``templates/review_forms.html.j2``."""

    store: LazyStore
    analyst: str
    token: str
    #: header that gives the browser its cookie
    cookie: dict[str, str]
    done: Done | None

    def state(self, event: str = "") -> str:
        """What the page shows, to be compared when its form comes back."""
        return state(self.store, event)


def _done(store: LazyStore, ident: str | None) -> Done | None:
    if not ident:
        return None
    log = log_of(store)
    entry = next((e for e in log if e.id == ident), None)
    if entry is None:
        return None
    return Done(_told(entry, log), "" if entry.id in takes_back(log) else entry.id)


def _told(entry: Correction, log: list[Correction]) -> str:
    """What was done; of an undo, what it took back."""
    if entry.action != "undo":
        return told(entry)
    target = next(e for e in log if e.id == entry.subject["correction"])
    return say("text.undone", told=told(target), id=target.id)
