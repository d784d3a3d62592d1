"""Readings made by hand: nine articles on meetings and attacks that resemble each other."""

from __future__ import annotations

from recoupe.records import Actor, ActorMention, Document, EventMention, Place, Reading

_PEOPLE = ("Ines Roth", "Paul Amara", "Lena Vik")
_ACTS = (
    ("CONSULT", "a rencontré", 0, 1, "2022-05-02"),
    ("CONSULT", "a vu", 0, 2, "2022-05-03"),
    ("ACCUSE", "accuse", 1, 2, None),
    ("CONSULT", "a reçu", 1, 0, "2022-05"),
)


def _article(number: int) -> Reading:
    name, text = f"n{number}", ""
    mentions, events = [], []
    for n, (kind, verb, a, b, date) in enumerate(_ACTS[: 2 + number % 3]):
        line = f"{_PEOPLE[a]} {verb} {_PEOPLE[b]} à Oslo.\n"
        start = len(text)
        text += line
        for m, person in enumerate((a, b)):
            at = start + line.index(_PEOPLE[person])
            span = (at, at + len(_PEOPLE[person]))
            mentions.append(
                ActorMention(id=f"{name}:m{n}{m}", document=name, span=span, actor=f"a{person}", form="name", rule="x")
            )
        at = start + line.index(verb)
        events.append(
            EventMention(
                id=f"{name}:e{n}",
                document=name,
                event=None,
                type=kind,
                mode=None,
                source=(f"a{a}",),
                target=(f"a{b}",),
                date=date,
                place="oslo",
                trigger=(at, at + len(verb)),
                evidence=(start, start + len(line) - 1),
                confidence=0.7,
            )
        )
    used = sorted({m.actor for m in mentions})
    return Reading(
        document=Document(
            id=name, name=name, uri=name, sha256="0", text=text, published=f"2022-05-0{3 + number % 4}", outlet=name
        ),
        actors=tuple(Actor(id=u, name=_PEOPLE[int(u[1:])], kind="person") for u in used),
        actor_mentions=tuple(mentions),
        event_mentions=tuple(events),
        places=(Place(id="oslo", name="Oslo", country="NOR"),),
    )


ARTICLES = [_article(n) for n in range(9)]
