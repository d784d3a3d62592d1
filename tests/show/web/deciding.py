"""Forms of the pages as a browser sends them, and what they left behind."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from recoupe.records import Event
from recoupe.resolve.corrections import Correction
from recoupe.store import open_dossier
from recoupe.store.corrections import log_of
from recoupe.store.export import export

LATER = "RIGA, 5 mars 2021 - Le ministre letton Juris Kalns a rencontré vendredi à Riga la présidente Ada Ruiz."
HOSTILE = '<script>alert("x")</script> & </textarea><img src=x onerror=alert(1)>'


def events(path: Path) -> list[Event]:
    """The events of the dossier, those with most reports first."""
    with open_dossier(path) as store:
        return sorted(store.events(), key=lambda e: (-len(e.mentions), e.id))


def event_of(path: Path, ident: str) -> Event:
    """The event ``ident``."""
    return next(e for e in events(path) if e.id == ident)


def article(path: Path, name: str) -> tuple[str, str]:
    """Id and text of an article."""
    with open_dossier(path) as store:
        return next((d.id, d.text) for d in store.documents() if d.name.startswith(name))


def log(path: Path) -> list[Correction]:
    with open_dossier(path) as store:
        return log_of(store)


def exported(path: Path, name: str) -> dict[str, bytes]:
    with open_dossier(path) as store:
        return {p.name: p.read_bytes() for p in export(store, path.parent / name, "jsonl")}


Fields = dict[str, str | list[str]]


def form_on(client: TestClient, address: str, action: str) -> Fields:
    """The hidden fields of the form of ``action`` on the page at ``address``, as a browser would send them."""
    page = client.get(address, follow_redirects=True).text
    for form in re.findall(r"<form.*?</form>", page, re.S):
        if f'action="/review/{action}"' in form:
            hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
            return {name: unescape(value) for name, value in hidden}
    raise AssertionError(f"no form {action} on {address}")


def decide(client: TestClient, address: str, action: str, /, on: str = "", **more: str | list[str]) -> str:
    """Send the form of ``action`` and follow to the page that shows what came of it."""
    answer = client.post(f"/review/{action}", data=form_on(client, address, on or action) | more)
    assert answer.status_code == 303, answer.text
    shown = client.get(answer.headers["location"])
    assert shown.status_code == 200
    return shown.text


def asks(path: Path) -> dict[str, Fields]:
    """For each act what its form must say beside what the page gives."""
    first, second = events(path)[:2]
    return {
        "confirm": {},
        "reject": {},
        "pin": {},
        "merge": {"other": [second.id]},
        "split": {"report": [first.mentions[0]]},
        "annotate": {"note": "seen by two outlets"},
    }


ACTIONS = ("confirm", "reject", "pin", "merge", "split", "annotate")
