"""Actors of one article: mentions, offices, metonyms, coreference."""

from recoupe.read.actors.find import find_actors
from recoupe.read.actors.table import ActorTable

__all__ = ["ActorTable", "find_actors"]
