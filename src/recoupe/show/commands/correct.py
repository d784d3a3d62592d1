"""``recoupe actors merge|split|rename`` and ``recoupe events …``: an analyst's corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from recoupe.show import terminal
from recoupe.show.commands import options
from recoupe.show.failure import UserError
from recoupe.show.language import say

if TYPE_CHECKING:
    from recoupe.resolve.corrections import Correction
    from recoupe.show.curation.entries import Analyst
    from recoupe.store import DossierStore

    Make = Callable[[DossierStore, Analyst, Sequence[str]], list[Correction]]


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add who corrects, and why."""
    return click.option("--author")(click.option("--why", default="")(command))


def _command(name: str, what: str, least: int, make: Make) -> click.Command:
    @click.command(name)
    @options.words_of(what)
    @options.dossier_option
    @signed
    @options.lang
    def run(words: tuple[str, ...], dossier: Path | None, author: str | None, why: str) -> None:
        path, left = options.locate(words, dossier)
        if len(left) < least:
            raise UserError("say_what", command=name, what=what)
        write(path, left, author, why, make)

    return run


def write(path: Path, words: Sequence[str], by: str | None, why: str, make: Make) -> None:
    """Make the entries, add them to the log, and say what they are."""
    from recoupe.show.curation.author import author
    from recoupe.show.curation.entries import Analyst
    from recoupe.show.curation.told import told
    from recoupe.store import open_dossier
    from recoupe.store.corrections import correct

    with open_dossier(path) as store:
        entries = make(store, Analyst(author(by), why), words)
    for entry in correct(path, entries):
        terminal.tell(say("text.corrected", id=entry.id, told=told(entry)))
        terminal.tell(say("text.to_undo", path=path, id=entry.id))


def _merge_actors(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
    from recoupe.show.curation.entries import merge_actors

    return [merge_actors(store, analyst, words)]


def _rename_actor(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
    from recoupe.show.curation.entries import rename_actor

    return [rename_actor(store, analyst, words[0], " ".join(words[1:]))]


def _judge(action: str) -> Make:
    def make(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
        from recoupe.show.commands.choose_event import choose
        from recoupe.show.curation.entries import judge_event

        return [judge_event(store, analyst, action, choose(store, word)) for word in words]

    return make


def _merge_events(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
    from recoupe.show.commands.choose_event import choose
    from recoupe.show.curation.entries import merge_events

    return [merge_events(store, analyst, [choose(store, word) for word in words])]


def _split_event(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
    from recoupe.show.commands.choose_event import choose
    from recoupe.show.curation.entries import split_event

    return [split_event(store, analyst, choose(store, words[0]), words[1:])]


def _annotate(store: DossierStore, analyst: Analyst, words: Sequence[str]) -> list[Correction]:
    from recoupe.show.commands.choose_event import choose
    from recoupe.show.curation.entries import annotate_event

    return [annotate_event(store, analyst, choose(store, words[0]), " ".join(words[1:]))]


@click.command("actors split")
@options.words_of("ACTOR NAME…")
@click.option("--as", "called")
@options.dossier_option
@signed
@options.lang
def split_actor(words: tuple[str, ...], called: str | None, dossier: Path | None, author: str | None, why: str) -> None:
    from recoupe.show.curation import entries

    path, left = options.locate(words, dossier)
    if len(left) < 2:
        raise UserError("say_what", command="actors split", what="ACTOR NAME…")
    write(path, left, author, why, lambda store, by, said: [entries.split_actor(store, by, said[0], said[1:], called)])


@click.command("events edit")
@options.words_of("ID FIELD=VALUE…")
@click.option("--evidence", nargs=2, metavar="ARTICLE WORDS")
@options.dossier_option
@signed
@options.lang
def edit_events(
    words: tuple[str, ...], evidence: tuple[str, str] | None, dossier: Path | None, author: str | None, why: str
) -> None:
    from recoupe.show.commands.choose_event import choose
    from recoupe.show.curation.evidence import article_named, pick
    from recoupe.show.curation.fields import edit_event

    path, left = options.locate(words, dossier)
    if len(left) < 2:
        raise UserError("say_what", command="events edit", what="ID FIELD=VALUE…")

    def make(store: DossierStore, analyst: Analyst, said: Sequence[str]) -> list[Correction]:
        event = choose(store, said[0])
        picked = [pick(article_named(store, evidence[0]), evidence[1])] if evidence else []
        return [edit_event(store, analyst, event, assignment, picked) for assignment in said[1:]]

    write(path, left, author, why, make)


COMMANDS = {
    "actors merge": _command("actors merge", "KEEP OTHER…", 2, _merge_actors),
    "actors split": split_actor,
    "actors rename": _command("actors rename", "ACTOR NAME", 2, _rename_actor),
    "events confirm": _command("events confirm", "ID…", 1, _judge("confirm")),
    "events edit": edit_events,
    "events merge": _command("events merge", "KEEP OTHER…", 2, _merge_events),
    "events split": _command("events split", "ID ARTICLE…", 2, _split_event),
    "events reject": _command("events reject", "ID…", 1, _judge("reject")),
    "events annotate": _command("events annotate", "ID NOTE", 2, _annotate),
    "events pin": _command("events pin", "ID…", 1, _judge("pin")),
}
