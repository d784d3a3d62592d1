"""Actors of one article: mentions, offices, metonyms, coreference."""

from recoupe.read.actors.table import ActorTable, find_actors

__all__ = ["ActorTable", "find_actors"]
