"""Readings made from gold annotations: what perfect readers of single articles would hand to the resolve stage."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from recoupe.records import Actor, Date, Document, EventMention, Figure, Place, Reading, Role, Statement

KINDS = tomllib.loads((Path(__file__).parent / "press_gold_actors.toml").read_text(encoding="utf-8"))


def read_gold(folder: Path) -> list[Reading]:
    """One reading per gold file of ``folder``, with the dates that each article allows by itself."""
    aliases = json.loads((folder / "aliases.json").read_text(encoding="utf-8"))
    return [_reading(path, folder, aliases) for path in sorted((folder / "gold").glob("*.json"))]


def _reading(path: Path, folder: Path, aliases: dict[str, list[str]]) -> Reading:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    name = path.stem
    metadata = {k: tuple(gold[f"{k}_span"]) for k in ("published", "title") if gold.get(f"{k}_span")}
    told = gold["published"] if gold.get("published_span") else None
    alone = {tuple(d["span"]): d.get("alone", d["value"]) for d in gold["dates"]}
    resolved = {tuple(d["span"]): d["value"] for d in gold["dates"]}
    document = Document(
        id=name, name=name, uri=name, sha256="0", text=text, published=told, agency=gold.get("agency"),
        outlet=gold.get("outlet"), boilerplate=tuple(tuple(s) for s in gold.get("boilerplate", ())), metadata=metadata,
    )  # fmt: skip
    names = sorted(_names(gold))
    key = {n: f"a{i}" for i, n in enumerate(names)}
    places = {e["place"] for e in gold["events"] if e["place"]}
    return Reading(
        document=document,
        dates=tuple(
            Date(id=f"{name}:t{i}", document=name, span=span, value=value, timex3=value, type="DATE")
            for i, (span, value) in enumerate(sorted(alone.items()))
        ),
        actors=tuple(_actor(key[n], n, aliases.get(n, [])) for n in names),
        event_mentions=tuple(_mention(e, name, key, resolved) for e in gold["events"]),
        statements=tuple(_statement(s, name, key, alone) for s in gold.get("statements", ())),
        figures=tuple(_figure(f, i, name, key) for i, f in enumerate(gold["figures"])),
        places=tuple(_place(p) for p in sorted(places)),
    )


def _names(gold: dict[str, Any]) -> Iterable[str]:
    out = {n for e in gold["events"] for f in ("source", "target", "attributed_to") for n in e[f]}
    out |= {s["speaker"] for s in gold.get("statements", ()) if s["speaker"]}
    return out | {f["source"] for f in gold["figures"] if f.get("source")}


def _actor(ident: str, name: str, aliases: list[str]) -> Actor:
    kind, country = KINDS["actors"].get(name, ["unknown", ""])
    official = [Role(role="ministre", country=country)] if kind == "official" else []
    return Actor(
        id=ident, name=name, aliases=tuple(aliases), kind="person" if kind == "official" else kind,
        country=country or None, roles=tuple(official),
    )  # fmt: skip


def _place(name: str) -> Place:
    country = KINDS["places"].get(name)
    return Place(id=name, name=name, country=country, kind="country" if name in KINDS["countries"] else "city")


def _mention(e: dict[str, Any], name: str, key: dict[str, str], resolved: dict[Any, Any]) -> EventMention:
    date = e.get("date_alone", e["date"])
    day = (e["date"] or "").partition("/")[0]
    spans = [s for s, value in resolved.items() if day and value == day]
    ids = lambda field: tuple(key[n] for n in e[field])  # noqa: E731
    return EventMention(
        id=f"{name}:{e['id']}", document=name, event=None, type=e["type"], mode=e["mode"], source=ids("source"),
        target=ids("target"), date=date, place=e["place"], status=e["status"], attributed_to=ids("attributed_to"),
        trigger=tuple(e["trigger"]), evidence=tuple(e["evidence"]), confidence=0.9,
        fields={"date": tuple(_nearest(spans, e["trigger"]))} if spans else {},
    )  # fmt: skip


def _nearest(spans: list[Any], trigger: list[int]) -> list[Any]:
    return sorted(spans, key=lambda s: abs(s[0] - trigger[0]))[:2]


def _statement(s: dict[str, Any], name: str, key: dict[str, str], alone: dict[Any, Any]) -> Statement:
    spans = s.get("content_spans") or [s["content"]]
    cue = s.get("cue_span")
    near = [d for d in alone if cue and (0 <= d[0] - cue[1] <= 3 or 0 <= cue[0] - d[1] <= 3)]
    return Statement(
        id=f"{name}:{s['id']}", document=name, speaker=key.get(s["speaker"] or ""), cue=s["cue"], kind=s["kind"],
        speaker_span=tuple(s["speaker_span"]) if s["speaker_span"] else None,
        cue_span=tuple(s["cue_span"]) if s.get("cue_span") else None, content=tuple(tuple(c) for c in spans),
        date_span=near[0] if near else None,
    )  # fmt: skip


def _figure(f: dict[str, Any], i: int, name: str, key: dict[str, str]) -> Figure:
    event = f"{name}:{f['event']}" if f.get("event") else None
    return Figure(
        id=f"{name}:f{i}", document=name, span=tuple(f["span"]), kind=f["kind"], value=f["value"],
        qualifier=f["qualifier"], source=key.get(f.get("source") or ""), event=event,
    )  # fmt: skip
