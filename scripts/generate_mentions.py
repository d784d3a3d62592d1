"""Make event mentions with known truth: many events a day, noisy readings, articles that copy each other.

Rates follow what is known of press events: a heavy tail of reports per event, 35 % of later reports copied (a copy
keeps its model's errors), and per mention 10 % wrong type, 10 % unresolved and 5 % coarse actors, 10 % without target,
45 % without a city, 4 % wrong city, 28 % with another date than the true one (a day or three off, that of publication,
none).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, field

from recoupe.records import EVENT_TYPES, Actor, Document, EventMention, Place, Reading

COUNTRIES = 120
CITIES = 12
_ZIPF = [1 / (n + 1) for n in range(COUNTRIES)]
FIRST = dt.date(2021, 1, 1)
#: types that a reader takes for one another
NEAR = {
    "AGREE": "COOPERATE", "CONSULT": "AGREE", "SUPPORT": "AGREE", "CONCEDE": "RETREAT", "COOPERATE": "AGREE", "AID": "SUPPORT",
    "RETREAT": "CONCEDE", "REQUEST": "THREATEN", "ACCUSE": "REJECT", "REJECT": "ACCUSE", "THREATEN": "ACCUSE",
    "PROTEST": "REJECT", "SANCTION": "REJECT", "MOBILIZE": "ASSAULT", "COERCE": "ASSAULT", "ASSAULT": "COERCE",
}  # fmt: skip


@dataclass
class Truth:
    """Readings, and per mention id the number of its event and the id of the report it was copied from (or itself)."""

    readings: list[Reading] = field(default_factory=list)
    event: dict[str, int] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Happening:
    number: int
    day: dt.date
    type: str
    source: tuple[int, int]
    target: tuple[int, int]
    city: tuple[int, int]


def generate(mentions: int, per_day: int = 100, seed: int = 7, words: bool = False) -> Truth:
    """About ``mentions`` mentions of ``per_day`` events a day.

    With ``words`` every report has a passage of 40 made-up words, a third of them from its event's own vocabulary; a copy
    has its model's passage.
    """
    rng = random.Random(seed)
    rows: list[tuple[EventMention, dt.date, int, str]] = []
    number = 0
    while len(rows) < mentions:
        day = FIRST + dt.timedelta(days=number // per_day)
        rows += _reports(_happening(number, day, rng), rng, len(rows))
        number += 1
    return _articles(rows, rng, words)


def _happening(number: int, day: dt.date, rng: random.Random) -> _Happening:
    first, second = _country(rng), _country(rng)
    kind = rng.choice(EVENT_TYPES)
    place = first if kind in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT") else second
    return _Happening(
        number,
        day,
        kind,
        (first, rng.randrange(4)),
        (second, rng.randrange(4)),
        (place, min(CITIES - 1, int(rng.expovariate(0.4)))),
    )


def _country(rng: random.Random) -> int:
    return rng.choices(range(COUNTRIES), _ZIPF)[0]


def _reports(what: _Happening, rng: random.Random, start: int) -> list[tuple[EventMention, dt.date, int, str]]:
    count = min(60, max(1, int(rng.paretovariate(1.1))))
    out: list[tuple[EventMention, dt.date, int, str]] = []
    for n in range(count):
        ident = f"m{start + n:07}"
        lag = rng.choices((0, 1, 2, 3, 5, 30), (40, 40, 10, 5, 3, 2))[0]
        printed = what.day + dt.timedelta(days=lag)
        if out and rng.random() < 0.35:
            model, day, _, origin = rng.choice(out)
            out.append((_renamed(model, ident), max(day, printed), what.number, origin))
        else:
            out.append((_mention(what, ident, printed, rng), printed, what.number, ident))
    return out


def _renamed(model: EventMention, ident: str) -> EventMention:
    return EventMention(
        id=ident, document="", event=None, type=model.type, mode=None, source=model.source, target=model.target,
        date=model.date, place=model.place, trigger=(0, 0), evidence=(0, 0),
    )  # fmt: skip


def _mention(what: _Happening, ident: str, printed: dt.date, rng: random.Random) -> EventMention:
    target = () if rng.random() < 0.1 else (_actor(what.target, ident + "t", rng),)
    kind = NEAR[what.type] if rng.random() < 0.1 else what.type
    return EventMention(
        id=ident, document="", event=None, type=kind, mode=None, source=(_actor(what.source, ident + "s", rng),),
        target=target, date=_date(what.day, printed, rng), place=_place(what.city, rng), trigger=(0, 0), evidence=(0, 0),
    )  # fmt: skip


def _actor(who: tuple[int, int], fresh: str, rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.1:
        return f"unknown {fresh}"
    return f"C{who[0]} state" if chance < 0.15 or who[1] == 0 else f"C{who[0]} organ {who[1]}"


def _date(day: dt.date, printed: dt.date, rng: random.Random) -> str | None:
    chance = rng.random()
    if chance < 0.08:
        return None
    if chance < 0.16:
        return (day + dt.timedelta(days=rng.choice((-1, 1)))).isoformat()
    if chance < 0.2:
        return (day + dt.timedelta(days=rng.choice((-3, 3)))).isoformat()
    return (printed if chance < 0.28 else day).isoformat()


def _place(city: tuple[int, int], rng: random.Random) -> str | None:
    chance = rng.random()
    if chance < 0.25:
        return None
    if chance < 0.45:
        return f"C{city[0]}"
    return f"C{city[0]}-{rng.randrange(CITIES) if chance < 0.49 else city[1]}"


def _articles(rows: list[tuple[EventMention, dt.date, int, str]], rng: random.Random, words: bool) -> Truth:
    """Mentions of one day in articles of up to four events, never two mentions of one event."""
    truth = Truth()
    by_day: dict[dt.date, list[tuple[EventMention, dt.date, int, str]]] = defaultdict(list)
    for row in rows:
        by_day[row[1]].append(row)
    for day in sorted(by_day):
        waiting = by_day[day]
        rng.shuffle(waiting)
        while waiting:
            size, held, left = rng.randrange(1, 5), [], []
            for row in waiting:
                fits = len(held) < size and row[2] not in {h[2] for h in held}
                (held if fits else left).append(row)
            waiting = left
            _article(day, held, truth, words)
    return truth


def _passage(number: int, origin: str) -> str:
    """The words of one report: the same for every copy of it."""
    rng = random.Random(f"{number} {origin}")
    own = [_word(number * 20 + n) for n in range(20)]
    return " ".join(rng.choice(own) if rng.random() < 0.33 else _word(-rng.randrange(4000)) for _ in range(40)) + "."


def _word(number: int) -> str:
    """One of a million words of six letters that have no stem in common."""
    return "".join(
        "bcdfghjklmnpqrstvwxz"[n // 5] + "aeiou"[n % 5]
        for n in (number // 10_000 % 100, number // 100 % 100, number % 100)
    )


def _article(day: dt.date, held: list[tuple[EventMention, dt.date, int, str]], truth: Truth, words: bool) -> None:
    ident = f"d{len(truth.readings):06}"
    mentions, text = [], ""
    for m, _, number, origin in held:
        start = len(text)
        text += _passage(number, origin) + "\n" if words else ""
        evidence = (start, max(start, len(text) - 1))
        mentions.append(
            EventMention(
                id=m.id,
                document=ident,
                event=None,
                type=m.type,
                mode=None,
                source=m.source,
                target=m.target,
                date=m.date,
                place=m.place,
                trigger=(start, start + 5 * words),
                evidence=evidence,
            )
        )
        truth.event[m.id], truth.origin[m.id] = number, origin
    names = sorted({a for m in mentions for a in (*m.source, *m.target)})
    places = sorted({m.place for m in mentions if m.place})
    truth.readings.append(
        Reading(
            document=Document(id=ident, name=ident, uri=ident, sha256="0", text=text, published=day.isoformat()),
            actors=tuple(_actor_record(n) for n in names),
            event_mentions=tuple(mentions),
            places=tuple(
                Place(id=p, name=p, country=p.partition("-")[0], kind="city" if "-" in p else "country") for p in places
            ),
        )
    )


def _actor_record(name: str) -> Actor:
    kind = "state" if name.endswith("state") else "office" if "organ" in name else "unknown"
    return Actor(id=name, name=name.upper(), kind=kind, country=name.split()[0] if kind != "unknown" else None)
