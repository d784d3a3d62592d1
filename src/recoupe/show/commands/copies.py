"""``recoupe copies``: groups of copies, or what one article shares with others."""

from __future__ import annotations

from typing import Any

import click

from recoupe.show.commands import options

#: relations that --type may ask for
TYPES = ("identical", "near-copy", "included", "partial", "quotation")


@click.command("copies")
@options.words
@options.listing
@click.option("--document")
def copies(document: str | None, **given: Any) -> None:
    from recoupe.show.listing import show
    from recoupe.show.views.copies import copies as groups
    from recoupe.show.views.shared_text import shared_text

    asked = options.request(types=TYPES, **given)
    document = document or (asked.words[0] if asked.words else None)
    options.no_more(asked.words[1:], "copies")
    with asked.store as store:
        view = groups(store, asked.chosen) if document is None else shared_text(store, document)
        show(view, asked.form)


COMMANDS = {"copies": copies}
