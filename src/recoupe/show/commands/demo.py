"""``recoupe demo``: build the sample dossier and show its chronology."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("demo.recoupe"), show_default=True)
@options.form
@options.lang
def demo(output: Path, form: str) -> int:
    from recoupe.show.commands.build import run
    from recoupe.show.listing import show
    from recoupe.show.selection import Selection
    from recoupe.show.views.chronology import chronology
    from recoupe.store import open_dossier

    with as_file(files("recoupe") / "examples" / "sample") as sample:
        status = run((sample,), output, None, quiet=False)
    with open_dossier(output) as store:
        listing = chronology(store, Selection())
        show(listing, form)
    best = max(listing.rows, key=lambda r: (r["articles"], r["event"]))
    terminal.tell(say("text.demo", path=output, event=best["event"]))
    return status


COMMANDS = {"demo": demo}
