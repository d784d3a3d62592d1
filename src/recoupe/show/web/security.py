"""What keeps the server to its user: hosts that may be asked for, tokens, and what a page may load."""

from __future__ import annotations

import hmac
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
#: nothing is loaded but the program's own style and script; no page of others may frame or be posted to
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ACCESS_COOKIE = "recoupe-access"
_HOST = re.compile(r"([\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d*)?", re.ASCII)
#: bytes of a form at most
LARGEST_FORM = 64_000
#: fields of a form at most
MOST_FIELDS = 1000

#: a form as it was sent: name -> values, in the order of the page
Form = Mapping[str, list[str]]


class Guard:
    """Middleware: refuses hosts that were not agreed on (DNS rebinding), forms of other sites, and strangers.

    Unless ``writing``, it refuses every form but that of the access word.
    """

    def __init__(self, app: Any, hosts: tuple[str, ...], token: str | None = None, writing: bool = False) -> None:
        self.app, self.token, self.writing = app, token, writing
        self.hosts = {h.casefold() for h in (*LOOPBACK, *hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = self._refusal(request)

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS.items())]
                message = {**message, "headers": headers}
            await send(message)

        await (answer or self.app)(scope, receive, sent)

    def _refusal(self, request: Request) -> Response | None:
        if host_of(request.headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("unknown host", status_code=421)
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("method not allowed", status_code=405)
        if request.method == "POST" and not _same_origin(request):
            return PlainTextResponse("a form of another site", status_code=403)
        if request.method == "POST" and not self.writing and request.url.path != "/login":
            return PlainTextResponse("only read here: recoupe serve --review accepts decisions", status_code=405)
        known = request.cookies.get(ACCESS_COOKIE, "")
        if self.token and request.url.path not in ("/login", "/static/recoupe.css") and not same(known, self.token):
            return RedirectResponse("/login", status_code=303)
        return None


def host_of(header: str) -> str:
    """The name in a Host header, without port; empty where it is not just a name or address and a port."""
    found = _HOST.fullmatch(header)
    return found[1].strip("[]").casefold() if found else ""


def _same_origin(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin in (None, "null"):
        return request.headers.get("sec-fetch-site") in (None, "same-origin", "none")
    return urlsplit(str(origin)).netloc == request.headers.get("host")


def same(given: str, known: str) -> bool:
    """Whether two secrets are the same; the time it takes tells nothing."""
    return hmac.compare_digest(given.encode(), known.encode())


async def form_of(request: Request) -> Form:
    """The fields of a form as browsers send it (urlencoded); one that is too long has none, and so no token."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return {}
    found: dict[str, list[str]] = {}
    with suppress(ValueError):  # more fields than any page has
        text = body.decode("utf-8", errors="replace")
        for name, value in parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS):
            found.setdefault(name, []).append(value)
    return found


def let_in(token: str) -> str:
    """The cookie of a user who gave the right token."""
    return f"{ACCESS_COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
