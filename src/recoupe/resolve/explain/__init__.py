"""Why an event is one event and what its counts rest on, in sentences."""

from recoupe.resolve.explain.why import why

__all__ = ["why"]
