"""One actor: names, offices, and what the articles tell of it, each part as its own list."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from recoupe.records import Actor
from recoupe.show import terminal
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Section, show
from recoupe.show.selection import Selection
from recoupe.show.views.actors import role_text
from recoupe.show.views.chronology import chronology, select_events
from recoupe.show.views.positions import positions
from recoupe.show.views.quote import quote
from recoupe.show.views.statements import statements
from recoupe.store import DossierStore


def show_actor(store: DossierStore, actor: Actor, form: str) -> None:
    """Print ``actor`` in ``form``; CSV is the list of the words that stand for it."""
    chosen = Selection(actor=actor.id)
    parts = {"events": chronology(store, chosen), "statements": statements(store, chosen)}
    parts["positions"] = positions(store, chosen)
    parts["contacts"] = contacts(store, actor)
    names = _names(store, actor)
    if form == "json":
        data = {**msgspec.to_builtins(actor), "names": names.rows, **{k: v.rows for k, v in parts.items()}}
        terminal.write_bytes(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")
        return
    if form != "csv":
        terminal.write(_head(actor, form))
    show(names, form)
    if form != "csv":
        for part in parts.values():
            if part.rows:
                show(part, form)


def _head(actor: Actor, form: str) -> str:
    facts = [label("actor", actor.kind), actor.country, actor.sector, actor.wikidata, actor.id]
    lines = [("# " if form == "md" else "") + actor.name, " · ".join(f for f in facts if f)]
    for role in actor.roles:
        source = say("text.role_told") if role.evidence else say("text.role_known")
        line = f"{role_text(role.role, role.from_, role.to)} [{source}]"
        if line not in lines:
            lines.append(line)
    gap = "\n\n" if form == "md" else "\n"
    return gap.join(lines) + "\n\n"


def contacts(store: DossierStore, actor: Actor) -> Listing:
    """Who stands on the other side of the actor's events (or beside it), most often first, and in what."""
    met: Counter[str] = Counter()
    acts: dict[str, Counter[str]] = {}
    for event in select_events(store, Selection(actor=actor.id)):
        parties = {*event.source, *event.target}
        for other in parties - {actor.id} if actor.id in parties else ():
            met[other] += 1
            acts.setdefault(other, Counter())[event.type] += 1
    known = store.actor_by_id()
    rows: list[dict[str, Any]] = [
        {
            "contact": known[other].name,
            "events": n,
            "types": dict(sorted(acts[other].items(), key=lambda item: (-item[1], item[0]))),
            "id": other,
        }
        for other, n in sorted(met.items(), key=lambda item: (-item[1], known[item[0]].name, item[0]))
    ]
    columns = (
        Column("contact", ratio=2),
        Column("events", right=True),
        Column("types", lambda v: ", ".join(f"{label('type', kind)} {n}" for kind, n in v.items()), ratio=3),
        Column("id", style="dim"),
    )
    return Listing(columns, [Section("", rows)])


def _names(store: DossierStore, actor: Actor) -> Listing:
    """The words that stand for the actor, how often, and by which rules they were taken for it."""
    counted: Counter[tuple[str, str, str]] = Counter()
    articles: dict[tuple[str, str, str], set[str]] = {}
    for mention in store.actor_mentions():
        if mention.actor == actor.id:
            key = (quote(store, mention.document, [mention.span]), mention.form, mention.rule)
            counted[key] += 1
            articles.setdefault(key, set()).add(mention.document)
    rows: list[dict[str, Any]] = [
        {"words": key[0], "form": key[1], "mentions": n, "articles": len(articles[key]), "rule": key[2]}
        for key, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
    columns = (
        Column("words", ratio=3),
        Column("form", lambda v: label("form", v)),
        Column("mentions", right=True),
        Column("articles", right=True),
        Column("rule", style="dim", ratio=2),
    )
    return Listing(columns, [Section("", rows)])
