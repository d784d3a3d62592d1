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
    from recoupe.show.views.why import show_why
    from recoupe.store import open_dossier

    path, left = options.locate(words, dossier)
    if len(left) != 1:
        raise UserError("which_event", command="why")
    with open_dossier(path) as store:
        show_why(store, choose(store, left[0]), form)


COMMANDS = {"why": why}
