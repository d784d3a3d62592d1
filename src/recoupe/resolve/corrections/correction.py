"""One entry of the analyst's log, and which entries of a log are in force."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

#: kind of what is corrected -> what can be done to it
ACTIONS: dict[str, tuple[str, ...]] = {
    "actor": ("merge", "split", "rename"),
    "event": ("confirm", "edit", "merge", "split", "reject", "annotate", "pin"),
    "log": ("undo",),
}
#: fields of an event that an analyst may set
FIELDS = ("type", "mode", "context", "source", "target", "date", "place", "status", "title")


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision of an analyst. It never changes; what takes it back is a further entry.

    ``subject`` says what is corrected: the id it had, and ``mentions``, the places in the articles that anchor it (see
    :mod:`recoupe.resolve.corrections.anchors`). ``change`` says what is done:

    - event ``edit``: ``field`` and ``value`` (of ``source`` and ``target`` a list of ``{actor, name, mentions}``), and
      ``evidence``, a list of ``{document, span}``, where the analyst pointed at words
    - event ``merge``: ``others``, a list of subjects; event ``split``: ``mentions`` that leave, ``event`` their new id
    - event ``annotate``: ``note``; actor ``merge``: ``others``; actor ``split``: ``surfaces``, ``name``; actor
      ``rename``: ``name``
    - log ``undo``: the subject's ``correction`` is the id of the entry that no longer counts
    """

    id: str
    made_at: str  # ISO 8601 with offset
    made_by: str
    reason: str
    kind: str
    action: str
    subject: dict[str, Any]
    change: dict[str, Any]


def make_correction(
    kind: str,
    action: str,
    subject: Mapping[str, Any],
    change: Mapping[str, Any] | None = None,
    *,
    made_at: str,
    made_by: str,
    reason: str = "",
) -> Correction:
    """An entry with the id that its content gives it, the same in every dossier.

    Raises:
        ValueError: ``action`` cannot be done to ``kind``.
    """
    if action not in ACTIONS.get(kind, ()):
        raise ValueError(f"{action!r} is nothing that can be done to {kind!r}")
    content = [made_at, made_by, reason, kind, action, dict(subject), dict(change or {})]
    digest = hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()
    return Correction(
        id=f"c{digest[:8]}",
        made_at=made_at,
        made_by=made_by,
        reason=reason,
        kind=kind,
        action=action,
        subject=dict(subject),
        change=dict(change or {}),
    )


def in_force(log: Iterable[Correction]) -> list[Correction]:
    """The entries that count, in order: no undo itself, and none that a later undo takes back.

    An undo may be undone as well; the entry it took back then counts again.
    """
    undone: set[str] = set()
    kept: list[Correction] = []
    for entry in reversed(list(log)):
        if entry.id in undone:
            continue
        if entry.action == "undo":
            undone.add(str(entry.subject["correction"]))
        else:
            kept.append(entry)
    return kept[::-1]
