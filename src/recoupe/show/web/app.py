"""The application: which page answers which address, in which language and form."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recoupe.show.failure import UserError
from recoupe.show.language import LANGUAGES, speaking
from recoupe.show.web import pages, security
from recoupe.show.web.files import static
from recoupe.show.web.layout import as_html, problem_page, refusal_page
from recoupe.show.web.page import Page, Problem, Visit, link
from recoupe.show.web.review.acts import act, refused
from recoupe.show.web.review.desk import DONE, Desk
from recoupe.show.web.twins import FORMS, twin
from recoupe.store.dossier import check, connect_reading
from recoupe.store.errors import DossierError, explained
from recoupe.store.lazy import LazyStore

#: seconds that the queries of one page may take
PATIENCE = 4.0
#: operations of SQLite's machine between two looks at the clock
_STEPS = 500_000
#: pages that are made at the same time: of more, each would hold up the others at every row that SQLite gives
_AT_ONCE = 2

Builder = Callable[[Visit], Page]


def make_app(
    path: Path,
    *,
    hosts: tuple[str, ...] = (),
    token: str | None = None,
    analyst: str | None = None,
    patience: float = PATIENCE,
) -> Starlette:
    """The application that shows the dossier at ``path``.

    Args:
        hosts: names by which it may be asked for, beside those of the loopback.
        token: what a visitor must give first; None: nothing.
        analyst: by whom decisions are made; None: nothing can be decided.
        patience: seconds that the queries of one page may take.
    """
    routes = [Route("/static/{name:path}", static), Route("/login", _login, methods=["GET", "POST"])]
    for address, build in pages.PAGES.items():
        if address != "/":
            routes += [Route(f"{address}.{form}", _endpoint(path, build, form)) for form in FORMS]
        routes.append(Route(address, _endpoint(path, build, "html")))
    if analyst:
        routes += [Route(address, _endpoint(path, build, "html")) for address, build in pages.FORMS.items()]
        routes.append(Route("/review/{action}", _decision(path), methods=["POST"]))
    guard = Middleware(security.Guard, hosts=hosts, token=token, writing=analyst is not None)
    app = Starlette(routes=routes, middleware=[guard], exception_handlers={404: _not_found, 405: _no_form})
    app.state.makers = ThreadPoolExecutor(_AT_ONCE, "page")
    app.state.token = token
    app.state.patience = patience
    app.state.desk = Desk(analyst) if analyst else None
    return app


def open_lazily(path: Path, patience: float = PATIENCE) -> LazyStore:
    """The dossier at ``path`` for one answer; its queries end ``patience`` seconds from now.

    Raises:
        DossierError: the file is missing, is no dossier or has another schema version.
    """
    if not path.is_file():
        raise DossierError("missing", path=path)
    with explained(path):
        connection = connect_reading(path)
        check(connection, path)
    deadline = time.monotonic() + patience
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    connection.execute("BEGIN")  # one state of the dossier for the whole page, whatever a build writes meanwhile
    return LazyStore(connection, path)


def language_of(request: Request) -> str:
    """The language of an answer: ``lang`` of the query, else what the browser prefers, else French."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    weighed = []
    for part in request.headers.get("accept-language", "").split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            weighed.append((-float(quality or 1), name[:2].casefold()))
        except ValueError:
            continue
    return next((name for _, name in sorted(weighed, key=lambda w: w[0]) if name in LANGUAGES), LANGUAGES[0])


def _endpoint(path: Path, build: Builder, form: str) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(request.app.state.makers, respond, path, build, form, request)

    return answer


def _decision(path: Path) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        form = await security.form_of(request)
        return await run_in_threadpool(decide, path, form, request)

    return answer


def decide(path: Path, form: security.Form, request: Request) -> Response:
    """Do what a form asks, and lead to the page that shows it."""
    desk: Desk = request.app.state.desk
    with speaking(language_of(request)):
        try:
            desk.check(request, form)
            action = str(request.path_params["action"])
            shows, made = act(path, action, form, desk.analyst, lambda: open_lazily(path, request.app.state.patience))
            address = link(shows, {DONE: made}, lang=request.query_params.get("lang"))
            return RedirectResponse(address, status_code=303)
        except Exception as error:
            return refusal_page(
                error if isinstance(error, Problem) else refused(error) or as_problem(error, request), form, request
            )


def respond(path: Path, build: Builder, form: str, request: Request) -> Response:
    """The answer to ``request``: the page that ``build`` makes, in ``form``."""
    desk: Desk | None = request.app.state.desk
    with speaking(language_of(request)):
        try:
            with open_lazily(path, request.app.state.patience) as store:
                query = {k: v for k, v in request.query_params.items() if k not in ("lang", DONE)}
                ident = str(request.path_params.get("ident", ""))
                page = build(Visit(store, query, ident, reviewing=desk is not None))
                if form != "html":
                    return twin(page, form)
                return as_html(page, request, review=desk.forms(request, store) if desk else None)
        except Exception as error:
            return problem_page(as_problem(error, request), request)


def as_problem(error: Exception, request: Request) -> Problem:
    """What to tell a visitor about ``error``; never where in the program it happened."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, UserError | DossierError):
        return Problem(503 if error.code == "locked" else 404, f"error.{error.code}", **error.values)
    if "interrupted" in str(error):
        return Problem(503, "web.too_costly", seconds=request.app.state.patience)
    return Problem(500, "error.internal", name=type(error).__name__, reason=error)


async def _not_found(request: Request, error: Exception) -> Response:
    with speaking(language_of(request)):
        return problem_page(Problem(404, "web.no_page", address=request.url.path), request)


async def _no_form(request: Request, error: Exception) -> Response:
    with speaking(language_of(request)):
        return problem_page(Problem(405, "web.no_form", address=request.url.path, verb=request.method), request)


async def _login(request: Request) -> Response:
    token = request.app.state.token
    with speaking(language_of(request)):
        if request.method == "POST" and token:
            given = (await security.form_of(request)).get("access", [""])[0]
            if security.same(given, token):
                answer = RedirectResponse("/", status_code=303)
                answer.headers.append("set-cookie", security.let_in(token))
                return answer
        page = Page("login.html.j2", "recoupe", pages.NOTHING, {"failed": request.method == "POST"})
        return as_html(page, request, status=403 if request.method == "POST" else 200)
