"""One actor per person or body, over all articles."""

from recoupe.resolve.actors.decisions import Decision
from recoupe.resolve.actors.resolution import resolve_actors

__all__ = ["Decision", "resolve_actors"]
