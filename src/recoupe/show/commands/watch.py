"""``recoupe watch``: poll feeds and add what is new to a dossier."""

from __future__ import annotations

import time
from pathlib import Path

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say
from recoupe.show.reasons import reason_text


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--every", type=click.IntRange(min=5), metavar="MINUTES")
@click.option("--fast", is_flag=True, envvar="RECOUPE_FAST", show_envvar=True)
@options.lang
def watch(feeds: tuple[str, ...], output: Path, every: int | None, fast: bool) -> int:
    """Once, or every so many minutes until interrupted. Pages are kept in a folder beside the dossier."""
    from recoupe.ingest.watch import Fetcher

    fetcher = Fetcher()
    status = _once(feeds, output, fetcher, fast)
    while every is not None:
        time.sleep(60 * every)
        status = _once(feeds, output, fetcher, fast)
    return status


def _once(feeds: tuple[str, ...], output: Path, fetcher: object, fast: bool) -> int:
    from recoupe.ingest.watch import poll
    from recoupe.show.commands.build import run

    folder = output.with_name(output.stem + ".pages")
    found = poll(list(feeds), folder, fetcher)  # type: ignore[arg-type]
    for uri, reason in found.refused:
        terminal.tell(say("text.rejected", uri=uri, reason=reason_text(reason)))
    terminal.tell(say("text.pages", n=len(found.written), folder=folder))
    status = run(tuple(found.written), output, None, quiet=False, fast=fast) if found.written else 0
    return status or (2 if found.refused else 0)


COMMANDS = {"watch": watch}
