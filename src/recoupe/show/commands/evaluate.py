"""``recoupe evaluate GOLD``: score recoupe on annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.show.commands import options

if TYPE_CHECKING:
    from recoupe.records import Dossier


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@options.dossier_option
@options.form
@options.lang
def evaluate(gold: Path, dossier: Path | None, form: str) -> None:
    from recoupe.show.listing import show
    from recoupe.show.scoring import measure, read_gold
    from recoupe.show.views.scores import scores

    wanted = read_gold(gold)
    show(scores(measure(wanted, _dossier(wanted.texts, dossier))), form)


def _dossier(texts: Path, path: Path | None) -> Dossier:
    """The dossier to score: the one named, else one made of the gold's texts."""
    from tempfile import TemporaryDirectory

    from recoupe.show.commands.build import run
    from recoupe.store import open_dossier

    if path is not None:
        with open_dossier(path) as store:
            return store.dossier()
    with TemporaryDirectory() as folder:
        made = Path(folder) / "gold.recoupe"
        run((texts,), made, None, quiet=True)
        with open_dossier(made) as store:
            return store.dossier()


COMMANDS = {"evaluate": evaluate}
