"""One record out of the mentions of an event: fields, counts, contradictions, course, title, id."""

from recoupe.resolve.merging.event import Context, make_event

__all__ = ["Context", "make_event"]
