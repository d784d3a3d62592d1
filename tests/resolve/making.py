"""Small readings for tests: one sentence per event, dates and actors given by name."""

from __future__ import annotations

from typing import Any

from recoupe.records import Actor, Date, Document, EventMention, Figure, Place, Reading, Role

KINDS = {
    "Ada Ruiz": ("person", "ESP"),
    "Jan Nowak": ("person", "POL"),
    "Espagne": ("state", "ESP"),
    "Pologne": ("state", "POL"),
    "Ministère espagnol": ("office", "ESP"),
    "Front du Nord": ("armed_group", ""),
}
COUNTRY = {"Madrid": "ESP", "Gdansk": "POL", "Varsovie": "POL", "Espagne (pays)": "ESP"}


def event(sentence: str, trigger: str, **fields: Any) -> dict[str, Any]:
    """An event as ``article`` takes it: type, source, target, by (names), date, words (that date it), place, mode …"""
    return {"sentence": sentence, "trigger": trigger, "type": "CONSULT", "source": (), "target": (), "by": (), **fields}


def article(name: str, *events: dict[str, Any], **document: Any) -> Reading:
    """A reading whose text is the sentences of ``events``, one a line."""
    text = "\n".join(e["sentence"] for e in events)
    names = sorted({n for e in events for f in ("source", "target", "by") for n in e[f]})
    key = {n: f"a{i}" for i, n in enumerate(names)}
    mentions, dates, figures, start = [], [], [], 0
    for n, e in enumerate(events, 1):
        words = e.get("words")
        span = None
        if words:
            at = start + e["sentence"].index(words)
            span = (at, at + len(words))
            value = e.get("expression", e.get("date"))
            dates.append(Date(id=f"{name}:t{n}", document=name, span=span, value=value, timex3=value, type="DATE"))
        trigger = start + e["sentence"].index(e["trigger"])
        mentions.append(
            EventMention(
                id=f"{name}:e{n}",
                document=name,
                event=None,
                type=e["type"],
                mode=e.get("mode"),
                date=e.get("date"),
                source=tuple(key[a] for a in e["source"]),
                target=tuple(key[a] for a in e["target"]),
                attributed_to=tuple(key[a] for a in e["by"]),
                place=e.get("place"),
                status=e.get("status", "actual"),
                trigger=(trigger, trigger + len(e["trigger"])),
                evidence=(start, start + len(e["sentence"])),
                fields={"date": (span,)} if span else {},
                confidence=0.8,
            )
        )
        for kind, value, qualifier in e.get("figures", ()):
            at = (start, start + 1)
            figures.append(
                Figure(
                    id=f"{name}:f{len(figures)}",
                    document=name,
                    span=at,
                    kind=kind,
                    value=value,
                    qualifier=qualifier,
                    event=f"{name}:e{n}",
                )
            )
        start += len(e["sentence"]) + 1
    places = sorted({e["place"] for e in events if e.get("place")})
    return Reading(
        document=Document(id=name, name=name, uri=name, sha256="0", text=text, **document),
        dates=tuple(dates),
        actors=tuple(_actor(key[n], n) for n in names),
        event_mentions=tuple(mentions),
        figures=tuple(figures),
        places=tuple(
            Place(id=p, name=p, country=COUNTRY.get(p), kind="country" if "(pays)" in p else "city") for p in places
        ),
    )


def _actor(ident: str, name: str) -> Actor:
    kind, country = KINDS.get(name, ("unknown", ""))
    roles = (Role(role="ministre", country=country),) if kind == "person" and country else ()
    return Actor(id=ident, name=name, kind=kind, country=country or None, roles=roles)
