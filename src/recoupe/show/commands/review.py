"""``recoupe review``: decide on what is doubtful, one question at a time."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.commands.correct import signed
from recoupe.show.language import say


@click.command()
@options.words
@options.dossier_option
@signed
@options.lang
def review(words: tuple[str, ...], dossier: Path | None, author: str | None, why: str) -> None:
    from recoupe.show.curation.author import author as name
    from recoupe.show.curation.entries import Analyst
    from recoupe.show.curation.questions import questions
    from recoupe.show.curation.session import review as ask
    from recoupe.store import open_dossier
    from recoupe.store.corrections import correct

    path, left = options.locate(words, dossier)
    options.no_more(left, "review")
    with open_dossier(path) as store:
        asked = questions(store)
        entries = ask(store, Analyst(name(author), why), asked)
    added = correct(path, entries) if entries else []
    terminal.tell(say("review.done", n=len(added), all=len(asked)))


COMMANDS = {"review": review}
