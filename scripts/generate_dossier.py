"""Make a large dossier that looks like a real one: ``generate_dossier.py N_ARTICLES N_MENTIONS OUT [--seed N]``.

Five years of made-up French articles, in order of time. Who acts follows Zipf's law; an event is told again the more it was
told lately, so that some have hundreds of reports and most have one; one article in eight is a copy of a recent one;
6 % of reports give another day, 4 % another status, and counts differ from report to report. Every span is where the words
are. The records and the readings are written by the store itself, so that ``recoupe build`` can add to the file. The same
arguments give the same records. 100,000 articles take some minutes and 5 GB of memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
from press_templates import WORDS, Draft, Happening, Press, article, copied

from recoupe.records import Actor, Document, Dossier, Event, Place, Reading
from recoupe.store.event_ids import keep_ids
from recoupe.store.readings import reader_fingerprint
from recoupe.store.replacing import put
from recoupe.store.revisions import differences, record
from recoupe.store.write import writing

FIRST, DAYS = dt.date(2021, 1, 1), 5 * 365
#: chance that an article is a copy of one of the last few
COPY, FEW = 0.12, 40


def document(draft: Draft, group: str | None, rng: random.Random) -> Document:
    agency = rng.choice(WORDS["agencies"]) if rng.random() < 0.3 else None
    return Document(
        id=draft.id, name=f"article-{draft.id}", uri=f"generated/{draft.id}.txt", sha256=f"{rng.getrandbits(256):064x}",
        title=draft.text.partition(".")[0][:120], outlet=rng.choice(WORDS["outlets"]), agency=agency,
        published=draft.day.isoformat(), published_source="metadata", language="fr", text=draft.text, copy_group=group,
        independent_source=group or draft.id,
    )  # fmt: skip


def event(h: Happening, documents: dict[str, Document]) -> Event:
    """The event that the mentions of ``h`` make."""
    articles = tuple(sorted({m.document for m in h.mentions}))
    found = [documents[d] for d in articles]
    origins = len({d.independent_source for d in found})
    days: dict[str, list[str]] = defaultdict(list)
    for m in h.mentions:
        if m.date:
            days[m.date].append(m.id)
    date = max(days, key=lambda d: (len(days[d]), d)) if days else None
    conflicts = ()
    if len(days) > 1:
        values = [{"value": d, "mentions": sorted(m)} for d, m in sorted(days.items())]
        conflicts = ({"field": "date", "values": values, "type": "contradiction"},)
    status = "actual" if any(m.status == "actual" for m in h.mentions) else h.mentions[0].status
    published = sorted(d.published or "" for d in found)
    before, trigger, after = h.pattern.split("|")
    return Event(
        id=h.id, type=h.type, mode=None, source=(h.source.id,), target=(h.target.id,), date=date,
        place=next((m.place for m in h.mentions if m.place), None), status=status,
        mentions=tuple(sorted(m.id for m in h.mentions)), documents=articles,
        outlets=len({d.outlet for d in found}), independent_sources=origins, primary_sources=min(origins, 3),
        first_reported=published[0], last_reported=published[-1], conflicts=conflicts, confidence=0.7,
        title=f"{h.source.name} {before}{trigger}{after.replace('{t}', h.target.name)}",
        history=_course(h, documents),
    )  # fmt: skip


def _course(h: Happening, documents: dict[str, Document]) -> tuple[dict[str, Any], ...]:
    """The status over time, where it changed."""
    if len({m.status for m in h.mentions}) < 2:
        return ()
    return tuple(
        {"change": "status", "status": m.status, "as_of": documents[m.document].published, "mentions": [m.id]}
        for m in h.mentions
    )


def generate(articles: int, mentions: int, seed: int = 7) -> tuple[Dossier, dict[str, Reading]]:
    """The records, and what each article says by itself."""
    press = Press(seed)
    rng, drafts, groups = press.rng, [], {}
    left = mentions
    for n in range(articles):
        day = FIRST + dt.timedelta(days=n * DAYS // articles)
        mean = left / (articles - n)
        model = rng.choice(drafts[-FEW:]) if drafts and n < articles - 1 and rng.random() < COPY else None
        if model is not None and len(model.mentions) <= left - (articles - n - 1):
            draft = copied(model, n, day)
            groups[draft.id] = groups.setdefault(model.id, f"c{model.id[1:]}")
        else:
            size = left if n == articles - 1 else max(0, min(left, round(rng.gauss(mean, mean / 3))))
            draft = article(press, n, day, size)
        left -= len(draft.mentions)
        for told, mention in zip(draft.told, draft.mentions, strict=True):
            told.mentions.append(mention)
        drafts.append(draft)
    documents = {d.id: document(d, groups.get(d.id), rng) for d in drafts}
    dossier = Dossier(
        documents=tuple(documents.values()),
        dates=tuple(r for d in drafts for r in d.dates),
        actors=tuple(sorted(press.actors, key=lambda a: a.id)),
        actor_mentions=tuple(r for d in drafts for r in d.actor_mentions),
        statements=tuple(r for d in drafts for r in d.statements),
        event_mentions=tuple(r for d in drafts for r in d.mentions),
        figures=tuple(r for d in drafts for r in d.figures),
        positions=tuple(r for d in drafts for r in d.positions),
        places=tuple(sorted(press.places, key=lambda p: p.id)),
        events=tuple(event(h, documents) for h in press.events if h.mentions),
    )
    actors = {a.id: a for a in press.actors}
    places = {p.id: p for p in press.places}
    return dossier, {d.id: reading(d, documents[d.id], actors, places) for d in drafts}


def reading(draft: Draft, read: Document, actors: dict[str, Actor], places: dict[str, Place]) -> Reading:
    """What the article says before it was brought together with others."""
    there = {m.place for m in draft.mentions if m.place}
    return Reading(
        document=msgspec.structs.replace(read, copy_group=None, independent_source=None),
        dates=tuple(draft.dates),
        actors=tuple(actors[a] for a in sorted({m.actor for m in draft.actor_mentions})),
        actor_mentions=tuple(draft.actor_mentions),
        statements=tuple(draft.statements),
        event_mentions=tuple(msgspec.structs.replace(m, event=None) for m in draft.mentions),
        figures=tuple(
            msgspec.structs.replace(f, event=next((m.id for m in draft.mentions if m.event == f.event), None))
            for f in draft.figures
        ),
        positions=tuple(draft.positions),
        places=tuple(places[p] for p in sorted(there)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("mentions", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--again", action="store_true", help="write into a dossier that exists, as a build does")
    given = parser.parse_args()
    if given.out.exists() and not given.again:
        parser.error(f"{given.out} exists; --again writes into it")
    began = time.monotonic()
    dossier, readings = generate(given.articles, given.mentions, given.seed)
    print(f"{len(dossier.documents)} articles, {len(dossier.event_mentions)} mentions of {len(dossier.events)} events, "
          f"{len(dossier.statements)} statements: made in {time.monotonic() - began:.0f} s")  # fmt: skip
    reader = reader_fingerprint()
    with writing(given.out) as store:
        put(store, dossier, {i: (reader, msgspec.json.encode(r).decode()) for i, r in readings.items()})
        keep_ids(store, dossier.events, dossier.event_mentions, machine=True)
        record(store, "build", list(readings), [], differences([], dossier.events))
    print(f"written after {time.monotonic() - began:.0f} s, {given.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
