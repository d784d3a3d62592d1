"""``recoupe brief``: the chronology as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recoupe.records import EVENT_TYPES
from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say


@click.command()
@options.words
@click.option("-o", "--output", "page", required=True, type=click.Path(path_type=Path))
@options.selection
def brief(page: Path, **given: Any) -> None:
    from recoupe.show.brief.write import write_brief

    asked = options.request(types=EVENT_TYPES, form="html", **given)
    options.no_more(asked.words, "brief")
    with asked.store as store:
        number = write_brief(store, asked.chosen, page)
    terminal.tell(say("text.brief", path=page, events=say("text.event_count", n=number)))


COMMANDS = {"brief": brief}
