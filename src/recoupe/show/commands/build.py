"""``recoupe build``: from articles to a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.failure import UserError
from recoupe.show.language import say
from recoupe.show.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress as Bar

    from recoupe.records import Rejected
    from recoupe.store.build import Progress, Report

#: rejects told one by one; the others are counted (all are in the dossier)
TOLD = 20


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(min=1))
@click.option("-q", "--quiet", is_flag=True)
@click.option("--fast", is_flag=True, envvar="RECOUPE_FAST", show_envvar=True)
@click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN")
@options.lang
def build(
    inputs: tuple[Path, ...],
    output: Path,
    workers: int | None,
    quiet: bool,
    fast: bool,
    mapping: tuple[str, ...],
) -> int:
    return run(inputs, output, workers, quiet, _mapping(mapping), fast)


def _mapping(given: tuple[str, ...]) -> dict[str, str]:
    """``text=contenu`` as {"text": "contenu"}."""
    from recoupe.ingest.readers.records import mapped

    pairs = {field.strip(): column.strip() for field, _, column in (one.partition("=") for one in given)}
    if not all(pairs.values()):
        raise UserError("bad_map", reason=say("text.map_form"))
    try:
        mapped(pairs)
    except ValueError as error:
        raise UserError("bad_map", reason=error) from None
    return pairs


def run(
    inputs: tuple[Path, ...],
    dossier: Path,
    workers: int | None,
    quiet: bool,
    mapping: dict[str, str] | None = None,
    fast: bool = False,
) -> int:
    """Build with a progress bar; the exit status."""
    from recoupe.read.options import ReadOptions
    from recoupe.store.build import build as make
    from recoupe.store.errors import DossierError

    try:
        with _bar(quiet) as bar:
            report = make(inputs, dossier, workers, _updates(bar), mapping, ReadOptions(fast=fast))
    except DossierError as error:
        if error.code == "nothing_readable":
            _tell_rejects(error.values["rejected"])  # type: ignore[arg-type]
        raise
    _tell_rejects(report.rejected)
    if not quiet:
        _tell_report(report, dossier)
    return 2 if report.rejected else 0


def _bar(quiet: bool) -> Bar:
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = terminal.err()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
        disable=quiet or not console.is_terminal,
        transient=True,
    )


def _updates(bar: Bar) -> Callable[[Progress], None]:
    from time import monotonic

    task = bar.add_task(say("stage.collect"), total=None, rate="")
    began = monotonic()

    def update(progress: Progress) -> None:
        rate = progress.words / max(monotonic() - began, 0.001)
        bar.update(
            task,
            description=say(f"stage.{progress.stage}"),
            completed=progress.done,
            total=progress.total or None,
            rate=say("text.rate", rate=f"{rate:,.0f}") if progress.words else "",
        )

    return update


def _tell_rejects(rejected: tuple[Rejected, ...]) -> None:
    for reject in rejected[:TOLD]:
        terminal.tell(say("text.rejected", uri=reject.uri, reason=reason_text(reject.reason)))
    if len(rejected) > TOLD:
        terminal.tell(say("text.more_rejected", n=len(rejected) - TOLD))


def _tell_report(report: Report, dossier: Path) -> None:
    parts = [say("text.read", n=report.new)]
    if report.known:
        parts.append(say("text.known", n=report.known))
    if report.repeated:
        parts.append(say("text.repeated", n=report.repeated))
    if report.rejected:
        parts.append(say("text.refused", n=len(report.rejected)))
    terminal.tell(", ".join(parts) + ".")
    documents, events = say("text.articles", n=report.documents), say("text.event_count", n=report.events)
    terminal.tell(say("text.built", path=dossier, documents=documents, events=events))


COMMANDS = {"build": build}
