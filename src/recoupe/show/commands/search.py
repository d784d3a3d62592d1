"""``recoupe search``: articles that hold some words."""

from __future__ import annotations

from typing import Any

import click

from recoupe.show.commands import options
from recoupe.show.failure import UserError


# short options would swallow "-word", which leaves a word out
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@options.words_of("WORDS…")
@options.listing
def search(**given: Any) -> None:
    from recoupe.show.views.search import show_hits

    unknown = [w for w in given["words"] if w.startswith("--")]
    if unknown:
        raise click.NoSuchOption(unknown[0])
    asked = options.request(types=(), **given)
    query = " ".join(asked.words)
    if not query.strip():
        raise UserError("which_words")
    with asked.store as store:
        show_hits(store, asked.chosen, query, asked.form)


for option in search.params:
    option.opts = [name for name in option.opts if not isinstance(option, click.Option) or name.startswith("--")]

COMMANDS = {"search": search}
