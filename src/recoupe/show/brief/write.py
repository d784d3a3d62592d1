"""Lay the page out: one file, without scripts, pictures or anything that is fetched."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from recoupe import __version__
from recoupe.show.brief.content import page
from recoupe.show.language import label, say, spoken
from recoupe.show.selection import Selection
from recoupe.store import DossierStore
from recoupe.store.errors import explained

#: fields in the legend, in this order
MARKED = ("trigger", "source", "target", "date", "place", "status", "attributed_to")


def write_brief(store: DossierStore, chosen: Selection, path: Path) -> int:
    """Write the page to ``path``; how many events it tells.

    Raises:
        DossierError: ``path`` cannot be written.
    """
    content = page(store, chosen)
    html = render(store.path.stem, chosen, content)
    with explained(path):
        path.write_bytes(html.encode("utf-8", errors="replace"))
    return content.events


def render(name: str, chosen: Selection, content: object) -> str:
    """The HTML of the page called ``name``; every value is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(template: str) -> str:
        return files("recoupe.show.brief").joinpath(template).read_text(encoding="utf-8")

    environment = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    asked = {k: v for k, v in chosen._asdict().items() if v is not None}
    return environment.get_template("brief.html.j2").render(
        say=say,
        label=label,
        language=spoken(),
        name=name,
        asked=asked,
        page=content,
        marked=MARKED,
        version=__version__,
        style=load("brief.css") + marks_style(),
    )


def marks_style() -> str:
    """How the words that state a field look, here as in the workbench."""
    return files("recoupe.show.web").joinpath("static/marks.css").read_text(encoding="utf-8")
