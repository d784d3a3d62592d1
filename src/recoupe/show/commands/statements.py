"""``recoupe statements``: who said what, by speaker and by what it is about."""

from __future__ import annotations

from typing import Any

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError

#: kinds that --type may ask for
TYPES = ("direct", "indirect", "mixed")


@click.command("statements")
@options.words
@options.listing
@click.option("--about")
@click.option("--speaker")
def statements(speaker: str | None, about: str | None, **given: Any) -> None:
    from recoupe.show.listing import show
    from recoupe.show.views.statements import statements as listed
    from recoupe.show.views.statements_closely import show_closely
    from recoupe.store.search import terms

    if about is not None and all(term.without for term in terms(about)):
        raise UserError("about_nothing")
    asked = options.request(types=TYPES, **given)
    options.no_more(asked.words, "statements")
    with asked.store as store:
        found = listed(store, asked.chosen, speaker, about)
        if asked.form in ("table", "md") and (speaker or about):
            show_closely(store, found, asked.form)
        else:
            show(found, asked.form)


COMMANDS = {"statements": statements}
