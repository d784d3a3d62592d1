"""From a page object to HTML: every value is escaped by the templates."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from recoupe import __version__
from recoupe.show.dates import readable
from recoupe.show.language import LANGUAGES, label, say, spoken
from recoupe.show.listing import cell, heading
from recoupe.show.web.page import Page, Problem, link
from recoupe.show.web.review.desk import DONE, Forms
from recoupe.show.web.security import Form
from recoupe.show.web.twins import FORMS, truncated

if TYPE_CHECKING:
    from jinja2 import Environment

#: pages in the navigation: address and key of the message
NAVIGATION = (
    ("/", "chronology"), ("/actors", "actors"), ("/contacts", "contacts"), ("/map", "map"),
    ("/statements", "statements"), ("/figures", "figures"), ("/conflicts", "conflicts"), ("/sources", "sources"),
    ("/search", "search"), ("/review", "review"),
)  # fmt: skip


@cache
def environment() -> Environment:
    """The templates, with what all of them may call."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(name: str) -> str:
        return (files("recoupe.show.web") / "templates").joinpath(name).read_text(encoding="utf-8")

    made = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(
        say=say, label=label, readable=readable, link=link, cell=cell, heading=heading, truncated=truncated,
        version=__version__, navigation=NAVIGATION, languages=LANGUAGES, forms=FORMS,
    )  # fmt: skip
    return made


def as_html(page: Page, request: Request, status: int = 200, review: Forms | None = None) -> Response:
    """The page itself; ``review``: what its forms need where the visitor may decide."""
    query = {"lang": "", **{k: v for k, v in request.query_params.items() if k != DONE}}
    values: dict[str, Any] = {
        "page": page,
        "language": spoken(),
        "path": request.url.path,
        "query": query,
        "review": review,
        **page.content,
    }
    body = environment().get_template(page.template).render(values)
    headers = {"vary": "accept-language, cookie"}
    if review:
        headers |= {"cache-control": "no-store", **review.cookie}
    return Response(body, status_code=status, media_type="text/html", headers=headers)


def problem_page(problem: Problem, request: Request) -> Response:
    """What a visitor sees of a problem: what, and what to do."""
    from recoupe.show.web.pages import NOTHING

    message = say(problem.code, **problem.values)
    page = Page("problem.html.j2", say("web.problem"), NOTHING, {"message": message})
    return as_html(page, request, status=problem.status)


def refusal_page(problem: Problem, form: Form, request: Request) -> Response:
    """What an analyst sees of a decision that was not taken: why, what had been written, and where to go on."""
    from recoupe.show.web.pages import NOTHING

    written = [value for name in ("value", "note", "why") for value in form.get(name, ()) if value.strip()]
    event = (form.get("event") or [""])[0]
    content = {
        "message": say(problem.code, **problem.values),
        "written": written,
        "event": event if event.isalnum() else "",
        "path": "/review",  # where the other language leads: the address of a decision shows nothing
    }
    page = Page("refusal.html.j2", say("web.not_decided"), NOTHING, content)
    return as_html(page, request, status=problem.status)
