"""``recoupe actor NAME``: one actor, with the names it goes by and what is told of it."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError


@click.command()
@options.words_of("NAME")
@options.dossier_option
@options.form
@options.lang
def actor(words: tuple[str, ...], dossier: Path | None, form: str) -> None:
    from recoupe.show.selection import actors_named
    from recoupe.show.views.actor import show_actor
    from recoupe.store import open_dossier

    path, left = options.locate(words, dossier)
    if not left:
        raise UserError("which_actor")
    name = " ".join(left)
    with open_dossier(path) as store:
        found = actors_named(store, name)
        if len(found) > 1:
            raise UserError("many_actors", name=name, found="; ".join(f"{a.name} ({a.id})" for a in found))
        show_actor(store, found[0], form)


COMMANDS = {"actor": actor}
