"""Made-up press: who acts where, what was told lately, and articles whose every span is where the words are."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec

from recoupe.read.actors.gazetteer import load
from recoupe.records import (
    STATUSES,
    Actor,
    ActorMention,
    Date,
    EventMention,
    Figure,
    Place,
    Position,
    Span,
    Statement,
)

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("generated_press.toml").read_text(encoding="utf-8"))
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
#: chances: a mention tells an event that was told lately; a report errs on the day, on the status
AGAIN, OTHER_DAY, OTHER_STATUS = 0.55, 0.06, 0.04
#: reports that an event to be told again is drawn from
LATELY = 600


@dataclass
class Happening:
    """What really happened."""

    id: str
    type: str
    pattern: str
    source: Actor
    target: Actor
    place: Place
    day: dt.date
    toll: int
    mentions: list[EventMention] = field(default_factory=list)


@dataclass
class Draft:
    """An article being written: its text, and the records that point into it."""

    id: str
    day: dt.date
    text: str = ""
    dates: list[Date] = field(default_factory=list)
    actor_mentions: list[ActorMention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    told: list[Happening] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Write ``words``; where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, actor: Actor) -> Span:
        span = self.add(actor.name)
        ident = f"{self.id}:m{len(self.actor_mentions)}"
        self.actor_mentions.append(
            ActorMention(id=ident, document=self.id, span=span, actor=actor.id, form="name", rule="actors/generated")
        )
        return span


class Press:
    """Who acts where, and what was told lately."""

    def __init__(self, seed: int, actors: int = 3000, places: int = 600) -> None:
        self.rng = random.Random(seed)
        gazetteer = load()
        cities = [
            p for p in gazetteer.places.values() if p.latitude is not None and p.kind == "city" and len(p.name) > 3
        ]
        self.places = [
            Place(id=p.id, name=p.name, country=p.country, kind=p.kind, latitude=p.latitude, longitude=p.longitude)
            for p in self.rng.sample(cities, min(places, len(cities)))
        ]
        states = [s for s in gazetteer.states.values() if s.status == "state"]
        self.actors = [
            Actor(id=f"a{n:05}", name=s.name, kind="state", country=s.iso3, gazetteer=s.key)
            for n, s in enumerate(states)
        ]
        countries = [s.iso3 for s in states]
        while len(self.actors) < actors:
            self.actors.append(self._actor(f"a{len(self.actors):05}", countries))
        self.rng.shuffle(self.actors)
        self.weights = list(accumulate(1 / (n + 1) for n in range(len(self.actors))))
        self.place_weights = list(accumulate(1 / (n + 1) for n in range(len(self.places))))
        self.lately: list[Happening] = []
        self.events: list[Happening] = []

    def _actor(self, ident: str, countries: list[str]) -> Actor:
        made = "".join(self.rng.choices(WORDS["syllables"], k=self.rng.randrange(2, 4))).capitalize()
        country = self.rng.choice(countries)
        if self.rng.random() < 0.25:
            name = self.rng.choice(WORDS["groups"]).format(x=made)
            return Actor(id=ident, name=name, kind="armed_group", country=country, sector="REB")
        return Actor(
            id=ident,
            name=f"{self.rng.choice(WORDS['first_names'])} {made}",
            aliases=(made,),
            kind="person",
            country=country,
        )

    def actor(self) -> Actor:
        return self.rng.choices(self.actors, cum_weights=self.weights)[0]

    def happening(self, day: dt.date) -> Happening:
        """One that was told lately, or a new one."""
        if self.lately and self.rng.random() < AGAIN:
            return self.rng.choice(self.lately)
        kind = self.rng.choice(list(WORDS["verbs"]))
        source = self.actor()
        target = next(a for a in iter(self.actor, None) if a is not source)
        place = self.rng.choices(self.places, cum_weights=self.place_weights)[0]
        lag = self.rng.choices((0, 1, 2, 5), (45, 40, 10, 5))[0]
        pattern = self.rng.choice(WORDS["verbs"][kind])
        ident = f"e{self.rng.getrandbits(40):010x}"
        made = Happening(
            ident, kind, pattern, source, target, place, day - dt.timedelta(days=lag), self.rng.randrange(2, 90)
        )
        self.events.append(made)
        return made


def article(press: Press, number: int, day: dt.date, mentions: int) -> Draft:
    """An article that tells ``mentions`` events, with statements, counts and background."""
    rng, draft = press.rng, Draft(f"d{number:06}", day)
    for _ in range(mentions):
        happening = press.happening(day)
        if any(h is happening for h in draft.told):
            happening = next(h for h in iter(lambda: press.happening(day), None) if all(h is not t for t in draft.told))
        _tell(draft, happening, rng)
        if happening.type in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE") and rng.random() < 0.45:
            _count(draft, happening, rng)
        if rng.random() < 0.4:
            _say(draft, press)
        draft.add(" " + rng.choice(WORDS["background"]) + "\n")
        press.lately.append(happening)
    del press.lately[:-LATELY]
    return draft


def _tell(draft: Draft, h: Happening, rng: random.Random) -> None:
    start, fields = len(draft.text), {}
    before, trigger_words, after = h.pattern.split("|")
    fields["source"] = (draft.name(h.source),)
    draft.add(" " + before)
    trigger = draft.add(trigger_words)
    rest, _, end = after.partition("{t}")
    draft.add(rest)
    fields["target"] = (draft.name(h.target),)
    draft.add(end)
    day = h.day + dt.timedelta(days=rng.choice((-1, 1))) if rng.random() < OTHER_DAY else h.day
    dated = rng.random() < 0.85
    if dated:
        draft.add(" ")
        span = draft.add(f"le {day.day if day.day > 1 else '1er'} {MONTHS[day.month - 1]} {day.year}")
        fields["date"] = (span,)
        draft.dates.append(
            Date(id=f"{draft.id}:t{len(draft.dates)}", document=draft.id, span=span, value=day.isoformat(),
                 timex3=day.isoformat(), type="DATE", rule="dates/generated")
        )  # fmt: skip
    placed = rng.random() < 0.7
    if placed:
        draft.add(" à ")
        fields["place"] = (draft.add(h.place.name),)
    draft.add(".")
    draft.told.append(h)
    draft.mentions.append(
        EventMention(
            id=f"{draft.id}:e{len(draft.mentions)}", document=draft.id, event=h.id, type=h.type, mode=None,
            source=(h.source.id,), target=(h.target.id,), date=day.isoformat() if dated else None,
            place=h.place.id if placed else None,
            status=rng.choice(STATUSES[1:]) if rng.random() < OTHER_STATUS else "actual",
            trigger=trigger, evidence=(start, len(draft.text)), fields=fields, rule=f"events/{h.type.lower()}/generated",
            confidence=round(rng.uniform(0.4, 0.95), 2),
        )
    )  # fmt: skip


def _count(draft: Draft, h: Happening, rng: random.Random) -> None:
    kind, pattern = rng.choice(WORDS["figures"])
    value = max(1, h.toll + rng.choice((0, 0, 0, 1, 3, -1)))
    before, _, after = pattern.partition("{n}")
    draft.add(" " + before)
    span = draft.add(str(value))
    draft.add(after)
    draft.figures.append(
        Figure(id=f"{draft.id}:f{len(draft.figures)}", document=draft.id, span=span, kind=kind, value=value, event=h.id,
               as_of=h.day.isoformat(), source=h.source.id)
    )  # fmt: skip


def _say(draft: Draft, press: Press) -> None:
    rng, speaker = press.rng, press.actor()
    phrase, direct = rng.choice(WORDS["phrases"]), rng.random() < 0.6
    draft.add(" « " if direct else " Selon ")
    content = draft.add(phrase) if direct else None
    if direct:
        draft.add(" », ")
        cue = draft.add("a déclaré")
        draft.add(" ")
    else:
        cue = (len(draft.text) - 6, len(draft.text) - 1)
    named = draft.name(speaker)
    if content is None:
        draft.add(", ")
        content = draft.add(phrase)
    draft.add(".")
    draft.statements.append(
        Statement(id=f"{draft.id}:s{len(draft.statements)}", document=draft.id, speaker=speaker.id, speaker_span=named,
                  cue="déclarer" if direct else "selon", cue_span=cue, kind="direct" if direct else "indirect",
                  content=(content,), rule="statements/generated")
    )  # fmt: skip
    if rng.random() < 0.1:
        stance = rng.choice(("supports", "opposes"))
        draft.positions.append(
            Position(id=f"{draft.id}:p{len(draft.positions)}", document=draft.id, holder=speaker.id, stance=stance,
                     object=phrase, evidence=content)
        )  # fmt: skip


def copied(model: Draft, number: int, day: dt.date) -> Draft:
    """An article with the words of ``model``: all ids anew, all spans the same."""
    ident = f"d{number:06}"
    copy = Draft(ident, day, model.text, told=model.told)
    for kept in ("dates", "actor_mentions", "statements", "mentions", "figures", "positions"):
        records = getattr(model, kept)
        setattr(
            copy, kept, [msgspec.structs.replace(r, id=ident + r.id[r.id.index(":"):], document=ident) for r in records]
        )  # fmt: skip
    return copy
