"""``recoupe migrate``: bring a dossier of an older recoupe up to date."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say


@click.command()
@options.words
@options.dossier_option
@options.lang
def migrate(words: tuple[str, ...], dossier: Path | None) -> None:
    from recoupe.store import open_dossier
    from recoupe.store.write import bring_up_to_date

    path, left = options.locate(words, dossier)
    options.no_more(left, "migrate")
    done = bring_up_to_date(path)
    with open_dossier(path):
        terminal.tell(say("text.migrated", n=len(done), path=path) if done else say("text.up_to_date", path=path))


COMMANDS = {"migrate": migrate}
