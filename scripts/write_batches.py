"""Write into a generated dossier as articles arrive: ``write_batches.py N_ARTICLES N_MENTIONS DOSSIER [options]``.

The dossier was made by ``generate_dossier.py`` with the same numbers and seed. The last articles are taken out; then they come
back in batches, each with its records and with what it changes of events that were told before. Every batch is one
transaction of the store, with all that a build writes (records, index of words, ids, revision); what a build does before,
reading and linking, is not done. Prints a line for each batch: articles in the dossier, seconds that it held the lock.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import msgspec
from generate_dossier import generate

from recoupe.records import Document, Dossier, Event, Reading
from recoupe.store import tables
from recoupe.store.event_ids import keep_ids
from recoupe.store.readings import reader_fingerprint
from recoupe.store.replacing import put
from recoupe.store.revisions import differences, record
from recoupe.store.write import writing


def first(whole: Dossier, number: int) -> Dossier:
    """What the first ``number`` articles tell."""
    documents = {d.id: d for d in whole.documents[:number]}
    kept: dict[str, Any] = {"documents": tuple(documents.values()), "actors": whole.actors, "places": whole.places}
    for table in tables.TABLES:
        if table not in kept and table not in ("events", "rejected"):
            kept[table] = tuple(r for r in getattr(whole, table) if r.document in documents)
    told = {m.id for m in kept["event_mentions"]}
    kept["events"] = tuple(cut(e, told, documents) for e in whole.events if not told.isdisjoint(e.mentions))
    return Dossier(**kept)


def cut(event: Event, told: set[str], documents: dict[str, Document]) -> Event:
    """``event`` as the mentions ``told`` make it."""
    if told.issuperset(event.mentions):
        return event
    articles = tuple(d for d in event.documents if d in documents)
    known = [documents[d] for d in articles]
    conflicts = []
    for conflict in event.conflicts:
        values = [{**v, "mentions": [m for m in v["mentions"] if m in told]} for v in conflict["values"]]
        values = [v for v in values if v["mentions"]]
        conflicts += [{**conflict, "values": values}] if len(values) > 1 else []
    origins = len({d.independent_source for d in known})
    return msgspec.structs.replace(
        event, mentions=tuple(m for m in event.mentions if m in told), documents=articles, conflicts=tuple(conflicts),
        outlets=len({d.outlet for d in known}), independent_sources=origins, primary_sources=min(origins, 3),
        last_reported=max(d.published or "" for d in known),
        history=tuple(h for h in event.history if told.issuperset(h.get("mentions", ()))),
    )  # fmt: skip


def write(path: Path, dossier: Dossier, readings: dict[str, Reading], new: list[str]) -> float:
    """Write ``dossier`` in one transaction; the seconds that it took."""
    encoded = {d.id: (reader_fingerprint(), msgspec.json.encode(readings[d.id]).decode()) for d in dossier.documents}
    began = time.monotonic()
    with writing(path) as store:
        before = list(store.events())
        put(store, dossier, encoded)
        keep_ids(store, dossier.events, dossier.event_mentions, machine=True)
        record(store, "build", new, [], differences(before, dossier.events))
    return time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("mentions", type=int)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=20, help="articles that arrive together")
    parser.add_argument("--batches", type=int, default=20)
    given = parser.parse_args()
    whole, readings = generate(given.articles, given.mentions, given.seed)
    for n in range(given.batches, -1, -1):
        number = given.articles - n * given.batch
        dossier = first(whole, number)
        new = [] if n == given.batches else [d.id for d in dossier.documents[-given.batch :]]
        print(f"{number} articles: {write(given.dossier, dossier, readings, new):.1f} s", flush=True)


if __name__ == "__main__":
    main()
