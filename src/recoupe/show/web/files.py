"""The style, script and vendored files that pages load: from the package, never from the network."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "png": "image/png",
}


async def static(request: Request) -> Response:
    """A file of ``static/``; anything else is not found."""
    name = str(request.path_params["name"])
    content = read(name)
    if content is None:
        return PlainTextResponse("not found", status_code=404)
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(content, media_type=kind, headers={"cache-control": "no-cache"})


@cache
def _known() -> frozenset[str]:
    found = set()
    pending = [("", files("recoupe.show.web") / "static")]
    while pending:
        at, folder = pending.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                pending.append((f"{at}{entry.name}/", entry))
            else:
                found.add(f"{at}{entry.name}")
    return frozenset(found)


@cache
def _content(name: str) -> bytes:
    return (files("recoupe.show.web") / "static").joinpath(name).read_bytes()


def read(name: str) -> bytes | None:
    """The file ``name`` of ``static/``; None where there is none of exactly that name."""
    return _content(name) if name in _known() else None
