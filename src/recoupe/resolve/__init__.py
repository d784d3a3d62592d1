"""From many readings to one dossier: actors, dates, copies, events and contradictions across articles."""

from recoupe.resolve.dossier import resolve
from recoupe.resolve.explain import why

__all__ = ["resolve", "why"]
