"""``recoupe draft``: read and export without a dossier file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(hidden=True)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--export", "output", type=click.Path(path_type=Path), required=True)
def draft(inputs: tuple[Path, ...], output: Path) -> None:
    from tempfile import TemporaryDirectory

    from recoupe.store import open_dossier
    from recoupe.store.build import build
    from recoupe.store.export import export

    with TemporaryDirectory() as folder:
        path = Path(folder) / "draft.recoupe"
        build(inputs, path)
        with open_dossier(path) as store:
            export(store, output, "jsonl")


COMMANDS = {"draft": draft}
