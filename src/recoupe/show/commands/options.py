"""Arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from recoupe.show import terminal
from recoupe.show.failure import UserError
from recoupe.show.language import LANGUAGES, say
from recoupe.show.listing import FORMATS
from recoupe.show.selection import Selection, as_known_on, fold
from recoupe.store import DossierStore, open_dossier
from recoupe.store.calendar import bounds

SUFFIX = ".recoupe"

lang = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
form = click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
dossier_option = click.option("-d", "--dossier", "dossier", type=click.Path(path_type=Path))
words = click.argument("words", nargs=-1, metavar="[DOSSIER]")


def words_of(what: str) -> Callable[[Any], Any]:
    """The positional arguments: a dossier, which may be left out, and ``what``."""
    return click.argument("words", nargs=-1, metavar=f"[DOSSIER] {what}")


class _Day(click.ParamType[str]):
    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if bounds(value) == (None, None):
            raise UserError("bad_date", value=value)
        return value


def listing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every listing takes."""
    return selection(form(command))


def selection(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what chooses the records."""
    for option in (
        lang,
        click.option("--as-known-on", type=_Day()),
        click.option("--place"),
        click.option("--type", "type"),
        click.option("--actor"),
        click.option("--until", type=_Day()),
        click.option("--since", type=_Day()),
        dossier_option,
    ):
        command = option(command)
    return command


class Request(NamedTuple):
    """What a listing was asked for: the open dossier, the selection, the words left on the line, the format."""

    store: DossierStore
    chosen: Selection
    words: tuple[str, ...]
    form: str


def request(
    words: tuple[str, ...], dossier: Path | None, form: str, types: Sequence[str] = (), **chosen: str | None
) -> Request:
    """Open the dossier and gather the selection from the options of :func:`listing`; ``types`` are those it knows.

    Raises:
        UserError: a type that is none of ``types``; no dossier.
        DossierError: the dossier cannot be read.
    """
    selection = _checked(Selection(**chosen), types)
    path, left = locate(words, dossier)
    store = open_dossier(path)
    if selection.as_known_on:
        store = _as_known(store, selection.as_known_on)
    return Request(store, selection, left, form)


def _checked(chosen: Selection, types: Sequence[str]) -> Selection:
    if chosen.type is None:
        return chosen
    for known in types:
        if fold(chosen.type) == fold(known):
            return chosen._replace(type=known)
    raise UserError("bad_type", value=chosen.type, known=", ".join(types))


def _as_known(store: DossierStore, day: str) -> DossierStore:
    then, undated = as_known_on(store, day)
    if undated:
        terminal.tell(say("text.unpublished", n=undated))
    return then


def locate(words: tuple[str, ...], given: Path | None) -> tuple[Path, tuple[str, ...]]:
    """The dossier that is meant, and the words that are not its name.

    Raises:
        UserError: no dossier is named and the folder holds none, or several.
    """
    if given is not None:
        return given, words
    if words and _names_dossier(words[0]):
        return Path(words[0]), words[1:]
    found = sorted(Path().glob(f"*{SUFFIX}"))
    if len(found) == 1:
        return found[0], words
    if found:
        raise UserError("which_dossier", found=", ".join(str(p) for p in found))
    raise UserError("no_dossier", folder=Path().absolute())


def _names_dossier(word: str) -> bool:
    path = Path(word)
    return path.suffix in (SUFFIX, ".db", ".sqlite", ".sqlite3") or path.is_file() or "/" in word


def no_more(words: tuple[str, ...], command: str) -> None:
    """Raise :class:`UserError` if words are left that ``command`` has no use for."""
    if words:
        raise UserError("too_many", words=" ".join(words), command=command)
