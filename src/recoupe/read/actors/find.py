"""Every actor mention of an article, resolved inside the article."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from recoupe.read.actors.acronyms import expand
from recoupe.read.actors.anaphora import Anaphora
from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import find_cues
from recoupe.read.actors.countries_alone import add_countries
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.nominal import Phrase, find_phrases, outside
from recoupe.read.actors.peoples import Peoples
from recoupe.read.actors.places import acts, listed_with, place_of
from recoupe.read.actors.proper import Name, find_names
from recoupe.read.actors.referents import Referents
from recoupe.read.actors.table import ActorTable
from recoupe.records import Document, Span

_GENDER = {
    "mme": "f",
    "madame": "f",
    "mlle": "f",
    "reine": "f",
    "princesse": "f",
    "m": "m",
    "monsieur": "m",
    "roi": "m",
}


def find_actors(document: Document, text: str, doc: Doc) -> ActorTable:
    """Every actor mention of the article, resolved inside the article (names, offices, metonyms, pronouns)."""
    frame, table = Frame(text, doc), ActorTable(document.id)
    names, learnt = expand(frame, find_names(frame))
    names = [n for n in names if not _short_of(frame, n, names)]
    cast = Cast(table, document.published)
    cast.learnt = {
        short: (frame.text[frame.words[n.i].start : frame.words[n.j - 1].end], next((e.row for e in n.entries), None))
        for short, n in learnt.items()
    }
    phrases = find_phrases(frame, names)
    names = outside(names, phrases)
    cues = find_cues(frame, names)
    referents = Referents(frame, cast, cues)
    referents.prepare(phrases)
    _meet(frame, cast, names)
    apposed = {p.apposed.i: p for p in phrases if p.apposed}
    seats = [n for n in names if n.tables() & {"seat", "state"}]
    acting = listed_with(frame, seats, {n.i: rule for n in seats if (rule := acts(frame, n)) is not None})
    for name in names:
        _name(frame, cast, referents, name, apposed.get(name.i), acting.get(name.i))
    for phrase in phrases:
        if phrase.apposed is not None:
            continue
        if pair := referents.several(phrase):
            for actor in pair:
                table.add_mention(phrase.span(frame), actor, "office", "office.several")
        elif found := referents.resolve(phrase):
            cast.note(found[0], frame.words[phrase.i].start)
            table.add_mention(phrase.span(frame), *found)
    add_countries(frame, cast, cues)
    Peoples(frame, cast, cues).add(phrases, names)
    Anaphora(frame, cast).resolve()
    cast.give_aliases()
    return table


def _short_of(frame: Frame, name: Name, names: Sequence[Name]) -> bool:
    """Whether a body is called by its first noun only ("la Commission") and the article never names it in full."""
    if name.j - name.i > 1 or "body" not in name.tables() or frame.words[name.i].folded not in words("names", "bodies"):
        return False
    rows = {e.row.key for e in name.entries if e.table == "body"}
    bearers = [n for n in names if any(e.table == "body" and e.row.key in rows for e in n.entries)]
    return not any(n.j - n.i > 1 or frame.words[n.i].folded != frame.words[name.i].folded for n in bearers)


def _meet(frame: Frame, cast: Cast, names: Sequence[Name]) -> None:
    """Make known everybody whom the article names in full, before short names are resolved."""
    for name in names:
        if name.label == "PER" and name.j - name.i > 1:
            start, end = frame.span(name.i, name.j)
            cast.person(frame.text[start:end])


def _name(frame: Frame, cast: Cast, referents: Referents, name: Name, phrase: Phrase | None, rule: str | None) -> None:
    """Add the mention of a proper name, with the phrase or title before it."""
    table, span = cast.table, frame.span(name.i, name.j)
    text = frame.text[span[0] : span[1]]
    if phrase is not None:
        span = phrase.span(frame)
    kind = name.entries[0].table if name.entries else ""
    if kind in {"state", "seat", "place"} or (not kind and name.label == "LOC"):
        _place(frame, cast, name, span, rule)
    elif kind == "body" and frame.folded(name.i) not in cast.learnt:
        ident = cast.body(name.entries[0].row)
        cast.print(ident, text)
        table.add_mention(span, ident, "name", "name.gazetteer")
    elif name.label == "PER":
        ident = cast.person(text, referents.own_country(phrase) if phrase else None)
        cast.print(ident, text)
        cast.note(ident, span[0])
        if phrase is not None:
            referents.apposed(phrase, ident)
        else:
            span = _with_title(frame, cast, name, ident)
        table.add_mention(span, ident, "name", "name.person")
    elif kind == "body" or name.label in {"ORG", "MISC"}:
        kind = phrase.entries[0].row.kind if phrase is not None and not phrase.office else ""
        ident = cast.organisation(text, kind)
        cast.print(ident, text)
        table.add_mention(span, ident, "name", "name.text")


def _with_title(frame: Frame, cast: Cast, name: Name, ident: str) -> Span:
    """The span with the titles before the name ("le maréchal Haftar"); the titles are noted."""
    titles = words("titles", "civil") | words("titles", "military")
    i = name.i
    while i > 0 and (frame.close(i - 1) or frame.gap(i - 1) == ". ") and frame.folded(i - 1) in titles:
        i -= 1
        title = frame.folded(i)
        cast.note(ident, frame.words[i].start, title=title, gender=_GENDER.get(title))
    if i < name.i and i > 0 and frame.close(i - 1) and frame.folded(i - 1) in {"le", "la", "l"}:
        i -= 1
    return frame.span(i, name.j)


def _place(frame: Frame, cast: Cast, name: Name, span: Span, rule: str | None) -> None:
    """A state, capital or city: an actor where it acts by ``rule``, else a place."""
    states = [e.row for e in name.entries if e.table == "state"]
    seats = [e.row for e in name.entries if e.table == "seat"]
    if rule and states:
        cast.table.add_mention(span, cast.state(states[0]), "name", rule)
    elif rule and seats:
        cast.table.add_mention(span, cast.seat(seats[0]), "metonym", rule)
    elif (place := place_of(frame, name)) is not None:
        cast.table.places.append((span, place))
