"""``recoupe chronology``: the events in order of time."""

from __future__ import annotations

from typing import Any

import click

from recoupe.show.commands import options


@click.command()
@options.words
@options.listing
def chronology(**given: Any) -> None:
    from recoupe.show.listing import show
    from recoupe.show.views.chronology import chronology as view

    asked = options.request(**given)
    options.no_more(asked.words, "chronology")
    with asked.store as store:
        show(view(store, asked.chosen), asked.form)


COMMANDS = {"chronology": chronology}
