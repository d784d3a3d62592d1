"""``recoupe doctor``: is everything there that recoupe needs, and is a dossier sound?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.language import say

if TYPE_CHECKING:
    from recoupe.show.health import Finding


@click.command()
@options.words
@options.dossier_option
@options.lang
def doctor(words: tuple[str, ...], dossier: Path | None) -> int:
    from recoupe.show.failure import UserError
    from recoupe.show.health import dossier_findings, system_findings

    findings = list(system_findings())
    try:
        path, left = options.locate(words, dossier)
    except UserError:
        path, left = None, ()
    options.no_more(left, "doctor")
    if path is not None:
        findings += dossier_findings(path)
    for finding in findings:
        terminal.write(_line(finding))
    return 0 if all(f.well for f in findings) else 1


def _line(finding: Finding) -> str:
    return f"{say('text.well') if finding.well else say('text.ill')}  {finding.what}: {finding.seen}\n"


COMMANDS = {"doctor": doctor}
