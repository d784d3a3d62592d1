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
from recoupe.show.web.twins import FORMS, truncated

if TYPE_CHECKING:
    from jinja2 import Environment

#: pages in the navigation: address and key of the message
NAVIGATION = (
    ("/", "chronology"), ("/actors", "actors"), ("/statements", "statements"), ("/figures", "figures"),
    ("/conflicts", "conflicts"), ("/sources", "sources"), ("/search", "search"),
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


def as_html(page: Page, request: Request, status: int = 200) -> Response:
    """The page itself."""
    query = {"lang": "", **request.query_params}
    values: dict[str, Any] = {
        "page": page,
        "language": spoken(),
        "path": request.url.path,
        "query": query,
        **page.content,
    }
    body = environment().get_template(page.template).render(values)
    return Response(body, status_code=status, media_type="text/html", headers={"vary": "accept-language, cookie"})


def problem_page(problem: Problem, request: Request) -> Response:
    """What a visitor sees of a problem: what, and what to do."""
    from recoupe.show.web.pages import NOTHING

    message = say(problem.code, **problem.values)
    page = Page("problem.html.j2", say("web.problem"), NOTHING, {"message": message})
    return as_html(page, request, status=problem.status)
