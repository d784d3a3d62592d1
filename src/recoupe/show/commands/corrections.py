"""``recoupe corrections`` and ``recoupe undo``: the analyst's log."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.commands.correct import signed
from recoupe.show.failure import UserError
from recoupe.show.language import say

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@options.words
@options.dossier_option
@click.option("--export", "export_to", type=_file)
@click.option("--import", "import_from", type=_file)
@options.form
@options.lang
def corrections(
    words: tuple[str, ...], dossier: Path | None, export_to: Path | None, import_from: Path | None, form: str
) -> None:
    from recoupe.show.listing import show
    from recoupe.show.views.corrections import corrections as view
    from recoupe.store import open_dossier
    from recoupe.store.corrections import export_log

    path, left = options.locate(words, dossier)
    options.no_more(left, "corrections")
    if import_from is not None:
        _import(path, import_from)
    with open_dossier(path) as store:
        if export_to is not None:
            terminal.tell(say("text.log_exported", n=export_log(store, export_to), path=export_to))
        if export_to is None and import_from is None:
            show(view(store), form)


def _import(path: Path, source: Path) -> None:
    from recoupe.store.corrections import correct, read_log

    entries = read_log(source)
    added = correct(path, entries)
    terminal.tell(say("text.log_imported", n=len(added), known=len(entries) - len(added)))


@click.command()
@options.words_of("[ID]")
@options.dossier_option
@signed
@options.lang
def undo(words: tuple[str, ...], dossier: Path | None, author: str | None, why: str) -> None:
    from recoupe.show.curation.author import author as name
    from recoupe.show.curation.told import told
    from recoupe.store.corrections import undo as take_back

    path, left = options.locate(words, dossier)
    if len(left) > 1:
        raise UserError("too_many", words=" ".join(left[1:]), command="undo")
    entry, target = take_back(path, left[0] if left else None, name(author), why)
    terminal.tell(say("text.undone", told=told(target), id=target.id))
    terminal.tell(say("text.to_undo", path=path, id=entry.id))


COMMANDS = {"corrections": corrections, "undo": undo}
