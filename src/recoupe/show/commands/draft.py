"""``recoupe draft``: read and export without a dossier file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(hidden=True)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--export", "output", type=click.Path(path_type=Path), required=True)
def draft(inputs: tuple[Path, ...], output: Path) -> None:
    from recoupe.ingest.inputs import collect
    from recoupe.read.article import read_article
    from recoupe.resolve import resolve
    from recoupe.store.export import as_jsonl

    documents, rejected = collect(inputs)
    dossier = resolve([read_article(d) for d in documents], rejected)
    output.mkdir(parents=True, exist_ok=True)
    for name in dossier.__struct_fields__:
        (output / f"{name}.jsonl").write_bytes(as_jsonl(getattr(dossier, name)))


COMMANDS = {"draft": draft}
