"""The command line."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def main() -> None:
    """Make a sourced chronology out of French press articles."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--export", "output", type=click.Path(path_type=Path), required=True)
def draft(inputs: tuple[Path, ...], output: Path) -> None:
    """Read INPUTS and write the exports, without a dossier file."""
    import msgspec

    from recoupe.ingest.inputs import collect
    from recoupe.read.article import read_article
    from recoupe.resolve import resolve

    documents, rejected = collect(inputs)
    dossier = resolve([read_article(d) for d in documents], rejected)
    output.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    for name in dossier.__struct_fields__:
        rows = getattr(dossier, name)
        (output / f"{name}.jsonl").write_bytes(b"".join(encoder.encode(r) + b"\n" for r in rows))


if __name__ == "__main__":
    main()
