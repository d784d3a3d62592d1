"""The commands that list records: all take the same options and differ in the view they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from recoupe.records import ACTOR_KINDS, EVENT_TYPES, FIGURE_KINDS, STANCES
from recoupe.show.commands import options

#: command -> what --type may be there
TYPES: dict[str, Sequence[str]] = {
    "chronology": EVENT_TYPES,
    "figures": FIGURE_KINDS,
    "positions": STANCES,
    "actors": ACTOR_KINDS,
    "articles": ("read", "rejected"),
    "conflicts": EVENT_TYPES,
    "silence": EVENT_TYPES,
}


def _command(name: str) -> click.Command:
    def run(**given: Any) -> None:
        from recoupe.show.listing import show

        view: Callable[..., Any] = getattr(import_module(f"recoupe.show.views.{name}"), name)
        asked = options.request(types=TYPES[name], **given)
        options.no_more(asked.words, name)
        with asked.store as store:
            show(view(store, asked.chosen), asked.form)

    return click.command(name)(options.words(options.listing(run)))


COMMANDS = {name: _command(name) for name in TYPES}
