"""``recoupe changes``: what the last builds and corrections changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError


@click.command()
@options.words
@options.dossier_option
@click.option("--since", "when")
@options.form
@options.lang
def changes(words: tuple[str, ...], dossier: Path | None, when: str | None, form: str) -> None:
    from recoupe.show.listing import show
    from recoupe.show.views.changes import changes as view
    from recoupe.store import open_dossier

    path, left = options.locate(words, dossier)
    options.no_more(left, "changes")
    since = None if when is None else _moment(when)
    with open_dossier(path) as store:
        show(view(store, since), form)


def _moment(text: str) -> datetime:
    """A day or a time, local unless it says otherwise.

    Raises:
        UserError: it is neither.
    """
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError as error:
        raise UserError("bad_moment", value=text) from error


COMMANDS = {"changes": changes}
