"""A small dossier made by hand, without any reader: a contradiction, a borrowed date, a copy, a year nobody tells."""

from __future__ import annotations

from recoupe.records import (
    Actor,
    ActorMention,
    Borrowed,
    Date,
    Document,
    Dossier,
    Event,
    EventMention,
    Figure,
    Place,
    Position,
    Rejected,
    Span,
    Statement,
)

TEXTS = {
    "d1": "La présidente Rosa Moreno a reçu lundi à Lima l’émissaire Jan Kowal, a annoncé l’Élysée.\n\n"
    "« Le dialogue est ouvert », a-t-elle dit. Douze personnes ont été blessées.",
    "d2": "Jan Kowal a rencontré Rosa Moreno le 5 mars à Lima, selon la radio nationale. Il a démenti tout accord.",
    "d3": "Rosa Moreno a vu Jan Kowal le 6 mars, affirme un quotidien. Elle condamne l’attaque du port.",
}


def at(document: str, words: str) -> Span:
    """Where ``words`` stand in the text of ``document``."""
    start = TEXTS[document].index(words)
    return start, start + len(words)


def _document(ident: str, outlet: str | None, published: str | None, group: str | None = None) -> Document:
    return Document(
        id=ident,
        name=f"article-{ident}",
        uri=f"{ident}.txt",
        sha256="0" * 64,
        outlet=outlet,
        published=published,
        language="fr",
        text=TEXTS[ident],
        copy_group=group,
    )


def _meeting(ident: str, document: str, trigger: str, date: str | None, day: str, **more: object) -> EventMention:
    fields = {"source": (at(document, "Rosa Moreno"),), "target": (at(document, "Jan Kowal"),)}
    if date:
        fields["date"] = (at(document, day),)
    return EventMention(
        id=ident,
        document=document,
        event="e1",
        type="CONSULT",
        mode="meeting",
        context=("diplomatic",),
        source=("a1",),
        target=("a2",),
        date=date,
        trigger=at(document, trigger),
        evidence=(0, at(document, trigger)[1]),
        fields=fields,
        rule="events/consult/recevoir",
        **more,  # type: ignore[arg-type]
    )


def _event(ident: str, kind: str, mentions: tuple[str, ...], documents: tuple[str, ...], **more: object) -> Event:
    return Event(id=ident, type=kind, mode=None, mentions=mentions, documents=documents, **more)  # type: ignore[arg-type]


def _other(ident: str, event: str, document: str, kind: str, trigger: str, who: str, **more: object) -> EventMention:
    return EventMention(
        id=ident,
        document=document,
        event=event,
        type=kind,
        mode=None,
        source=("a2",) if who == "Il" else ("a1",),
        trigger=at(document, trigger),
        evidence=at(document, trigger),
        fields={"source": (at(document, who),)},
        rule="events/other",
        **more,  # type: ignore[arg-type]
    )


def small_dossier() -> Dossier:
    """The dossier."""
    mentions = (
        _meeting("d1:e1", "d1", "a reçu", "2021-03-05", "lundi", place="p1", attributed_to=("a3",)),
        _meeting("d2:e1", "d2", "a rencontré", "2021-03-05", "le 5 mars"),
        _meeting("d3:e1", "d3", "a vu", "2021-03-06", "le 6 mars"),
        _other("d2:e2", "e2", "d2", "REJECT", "a démenti", "Il"),
        _other("d3:e2", "e3", "d3", "ACCUSE", "condamne", "Elle", date="XXXX-03-06", status="actual"),
    )
    borrowed = Borrowed(field="date", document="d2", span=at("d2", "le 5 mars"), rule="dates/shared-day")
    first = mentions[0]
    place = {**first.fields, "place": (at("d1", "Lima"),), "attributed_to": (at("d1", "l’Élysée"),)}
    first = _replace(first, fields=place, borrowed=(borrowed,))
    third = mentions[4]
    third = _replace(third, fields={**third.fields, "date": (at("d3", "le 6 mars"),)})
    conflict = {
        "field": "date",
        "values": [
            {"value": "2021-03-05", "mentions": ["d1:e1", "d2:e1"]},
            {"value": "2021-03-06", "mentions": ["d3:e1"]},
        ],
    }
    meeting = _event(
        "e1",
        "CONSULT",
        ("d1:e1", "d2:e1", "d3:e1"),
        ("d1", "d2", "d3"),
        source=("a1",),
        target=("a2",),
        date="2021-03-05",
        place="p1",
        outlets=2,
        independent_sources=2,
        first_reported="2021-03-06",
        conflicts=(conflict,),
        title="Rosa Moreno reçoit Jan Kowal",
    )
    return Dossier(
        documents=(
            _document("d1", "=Le Courrier", "2021-03-06", "c1"),
            _document("d2", "Radio Sud", "2021-03-07", "c1"),
            _document("d3", None, None),
        ),
        dates=(Date(id="d2:t1", document="d2", span=at("d2", "le 5 mars"), value="2021-03-05", timex3="2021-03-05",
                    type="DATE", rule="dates/day-month"),),
        actors=(
            Actor(id="a1", name="Rosa Moreno", aliases=("Moreno",), kind="person", country="PER"),
            Actor(id="a2", name="Jan Kowal", kind="person"),
            Actor(id="a3", name="l’Élysée", kind="office", country="FRA"),
        ),
        actor_mentions=(
            ActorMention(id="d1:m1", document="d1", span=at("d1", "Rosa Moreno"), actor="a1", form="name", rule="ner"),
            ActorMention(id="d1:m2", document="d1", span=at("d1", "l’Élysée"), actor="a3", form="metonym", rule="x"),
        ),
        statements=(
            Statement(id="d1:s1", document="d1", speaker="a1", speaker_span=at("d1", "elle"), cue="dire",
                      cue_span=at("d1", "a-t-elle dit"), kind="direct", content=(at("d1", "Le dialogue est ouvert"),),
                      rule="statements/inverted", translated=True),
        ),
        event_mentions=(first, mentions[1], mentions[3], mentions[2], third),
        figures=(
            Figure(id="d1:f1", document="d1", span=at("d1", "Douze personnes"), kind="wounded", value=12, event="e1"),
            Figure(id="d1:f2", document="d1", span=at("d1", "Douze"), kind="money", value=1.5, low=1, high=2.5),
        ),
        positions=(
            Position(id="d3:p1", document="d3", holder="a1", stance="opposes", object="l’attaque",
                     evidence=at("d3", "Elle condamne l’attaque du port")),
        ),
        places=(Place(id="p1", name="Lima", country="PER", latitude=-12.05, longitude=-77.05),),
        events=(
            meeting,
            _event("e2", "REJECT", ("d2:e2",), ("d2",), source=("a2",), status="possible"),
            _event("e3", "ACCUSE", ("d3:e2",), ("d3",), source=("a1",), date="XXXX-03-06"),
        ),
        rejected=(Rejected(id="r1", uri="vide.txt", reason="empty"),),
    )  # fmt: skip


def _replace(mention: EventMention, **changes: object) -> EventMention:
    import msgspec

    return msgspec.structs.replace(mention, **changes)
