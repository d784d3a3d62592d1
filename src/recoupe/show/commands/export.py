"""``recoupe export``: the records as files."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say


@click.command()
@options.words
@options.dossier_option
@click.option("-f", "--format", "form", type=click.Choice(("jsonl", "csv")), default="jsonl", show_default=True)
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), required=True)
@options.lang
def export(words: tuple[str, ...], dossier: Path | None, form: str, folder: Path) -> None:
    from recoupe.store import open_dossier
    from recoupe.store.export import export as write

    path, left = options.locate(words, dossier)
    options.no_more(left, "export")
    with open_dossier(path) as store:
        written = write(store, folder, form)
    terminal.tell(say("text.exported", n=len(written), folder=folder))


COMMANDS = {"export": export}
