"""``recoupe why EVENT``: why some reports were taken for one event."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError


@click.command()
@options.words_of("ID")
@options.dossier_option
@options.form
@options.lang
def why(words: tuple[str, ...], dossier: Path | None, form: str) -> None:
    from recoupe.show.commands.choose_event import choose
    from recoupe.show.listing import show
    from recoupe.show.views.why import why as view
    from recoupe.store import open_dossier

    path, left = options.locate(words, dossier)
    if len(left) != 1:
        raise UserError("which_event", command="why")
    with open_dossier(path) as store:
        show(view(store, choose(store, left[0])), form)


COMMANDS = {"why": why}
