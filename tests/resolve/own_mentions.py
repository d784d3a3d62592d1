"""Readings made from ``tests/phrases/linking/mentions.tsv``: own sentences on several affairs, with the event of each."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from pathlib import Path

from recoupe.records import Actor, Date, Document, EventMention, Place, Reading, Role

FOLDER = Path(__file__).parents[1] / "phrases" / "linking"
Row = dict[str, str]


def read_rows(split: str) -> list[Row]:
    """Rows of one split ("tune" or "held")."""
    with (FOLDER / "mentions.tsv").open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["split"] == split]


def make_readings(rows: list[Row]) -> tuple[list[Reading], dict[str, str]]:
    """One reading per article, and the event of every mention."""
    kinds = tomllib.loads((FOLDER / "actors.toml").read_text(encoding="utf-8"))
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_article[row["article"]].append(row)
    event = {f"{a}:e{n}": r["event"] for a, group in by_article.items() for n, r in enumerate(group, 1)}
    return [_reading(a, group, kinds) for a, group in by_article.items()], event


def _reading(article: str, rows: list[Row], kinds: dict[str, list[str]]) -> Reading:
    text = "\n".join(r["sentence"] for r in rows)
    names = sorted({n for r in rows for f in ("source", "target", "by") for n in r[f].split(";") if n})
    key = {n: f"a{i}" for i, n in enumerate(names)}
    mentions, dates, start = [], [], 0
    for n, row in enumerate(rows, 1):
        found = row["sentence"].find(row["words"]) if row["words"] else -1
        span = (start + found, start + found + len(row["words"])) if found >= 0 else None
        if span:
            value = row["date"].removesuffix("/..") or None
            dates.append(
                Date(id=f"{article}:t{n}", document=article, span=span, value=value, timex3=value, type="DATE")
            )
        mentions.append(_mention(article, n, row, start, span, key))
        start += len(row["sentence"]) + 1
    return Reading(
        document=Document(
            id=article,
            name=article,
            uri=article,
            sha256="0",
            text=text,
            published=rows[0]["published"],
            agency=rows[0]["agency"] or None,
        ),
        dates=tuple(dates),
        actors=tuple(_actor(key[n], n, kinds.get(n, ["unknown", ""])) for n in names),
        event_mentions=tuple(mentions),
        places=tuple(Place(id=p, name=p) for p in sorted({r["place"] for r in rows if r["place"]})),
    )


def _mention(
    article: str, n: int, row: Row, start: int, span: tuple[int, int] | None, key: dict[str, str]
) -> EventMention:
    trigger = start + row["sentence"].index(row["trigger"])

    def actors(field: str) -> tuple[str, ...]:
        return tuple(key[a] for a in row[field].split(";") if a)

    return EventMention(
        id=f"{article}:e{n}",
        document=article,
        event=None,
        type=row["type"],
        mode=row["mode"] or None,
        source=actors("source"),
        target=actors("target"),
        attributed_to=actors("by"),
        date=row["date"] or None,
        place=row["place"] or None,
        status=row["status"],
        trigger=(trigger, trigger + len(row["trigger"])),
        evidence=(start, start + len(row["sentence"])),
        fields={"date": (span,)} if span else {},
        confidence=0.9,
    )


def _actor(ident: str, name: str, kind: list[str]) -> Actor:
    official = kind[0] == "official"
    roles = (Role(role="official", country=kind[1]),) if official else ()
    return Actor(id=ident, name=name, kind="person" if official else kind[0], country=kind[1] or None, roles=roles)
