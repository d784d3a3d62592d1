"""``recoupe serve``: the dossier in the browser."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import Any

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.failure import UserError
from recoupe.show.language import say

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@options.words
@options.dossier_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--no-browser", is_flag=True)
@click.option("--review", is_flag=True)
@click.option("--author")
@click.option("--get", "get", metavar="ADDRESS")
@options.lang
def serve(
    words: tuple[str, ...],
    dossier: Path | None,
    port: int,
    host: str,
    no_browser: bool,
    review: bool,
    author: str | None,
    get: str | None,
) -> int:
    from recoupe.show.curation.author import author as name
    from recoupe.show.web.app import make_app, open_lazily
    from recoupe.store.write import check_writable

    path, left = options.locate(words, dossier)
    options.no_more(left, "serve")
    open_lazily(path).close()  # a file that cannot be shown is said before anything listens
    if review:
        check_writable(path)
    token = None if host in LOOPBACK else secrets.token_urlsafe(18)
    hosts = (host, socket.gethostname()) if token else ()
    app = make_app(path, hosts=hosts, token=None if get else token, analyst=name(author) if review else None)
    if get is not None:
        return _once(app, get)
    _listen(app, path, host, port, token, not no_browser)
    return 0


def _once(app: Any, address: str) -> int:
    """Write the answer to ``address``; 1 where it is none."""
    from recoupe.show.web.once import answer

    if not address.startswith("/"):
        raise UserError("say_what", command="serve --get", what="/…")
    status, body = answer(app, address)
    terminal.write_bytes(body)
    return 0 if status < 400 else 1


def _listen(app: Any, path: Path, host: str, port: int, token: str | None, browser: bool) -> None:
    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise UserError("no_port", host=host, port=port, reason=error.strerror or error) from error
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/"
        terminal.tell(say("text.serving", address=address, path=path))
        if token:
            terminal.tell(say("text.access", token=token))
        if browser:
            import webbrowser

            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


COMMANDS = {"serve": serve}
