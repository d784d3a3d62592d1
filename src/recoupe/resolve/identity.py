"""A reading with the dossier's actor ids in place of those of its article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from recoupe.records import Reading, Record

R = TypeVar("R", bound=Record)
Local = tuple[str, str]  # document id, actor id inside the article


def globalise(reading: Reading, mapping: Mapping[Local, str]) -> Reading:
    """``reading`` with the dossier's actor ids (its list of actors left out)."""
    here = reading.document.id

    def one(ident: str | None) -> str | None:
        return mapping[here, ident] if ident else None

    def many(idents: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(mapping[here, i] for i in idents)

    return replace(
        reading,
        actors=(),
        actor_mentions=tuple(replace(m, actor=mapping[here, m.actor]) for m in reading.actor_mentions),
        statements=tuple(
            replace(
                s,
                speaker=one(s.speaker),
                addressee=mapping.get((here, s.addressee or ""), s.addressee),
                chain=many(s.chain),
                co_speakers=many(s.co_speakers),
            )
            for s in reading.statements
        ),
        event_mentions=tuple(
            replace(e, source=many(e.source), target=many(e.target), attributed_to=many(e.attributed_to))
            for e in reading.event_mentions
        ),
        figures=tuple(replace(f, source=one(f.source)) for f in reading.figures),
        positions=tuple(
            replace(p, holder=mapping[here, p.holder], object=mapping.get((here, p.object), p.object))
            for p in reading.positions
        ),
    )


def replace(record: R, **changes: Any) -> R:
    """A copy of ``record`` with some fields changed."""
    return msgspec.structs.replace(record, **changes)
