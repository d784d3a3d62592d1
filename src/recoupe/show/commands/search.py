"""``recoupe search``: articles that hold some words."""

from __future__ import annotations

from typing import Any

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError


@click.command()
@options.words_of("WORDS…")
@options.listing
def search(**given: Any) -> None:
    from recoupe.show.views.search import show_hits

    asked = options.request(types=(), **given)
    query = " ".join(asked.words)
    if not query.strip():
        raise UserError("which_words")
    with asked.store as store:
        show_hits(store, asked.chosen, query, asked.form)


COMMANDS = {"search": search}
