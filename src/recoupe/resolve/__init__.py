"""From many readings to one dossier: actors, dates, copies, events and contradictions across articles.

``resolve`` and ``why`` are imported when they are asked for: to read an analyst's log takes no language model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.resolve.dossier import resolve
    from recoupe.resolve.explain import why

__all__ = ["resolve", "why"]


def __getattr__(name: str) -> Any:
    if name == "resolve":
        from recoupe.resolve.dossier import resolve

        return resolve
    if name == "why":
        from recoupe.resolve.explain import why

        return why
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
