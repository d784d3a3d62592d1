"""Which articles repeat one text: shingle candidates, alignment, relation of each pair, groups and their origin."""

from recoupe.resolve.copies.groups import Copies, find_copies
from recoupe.resolve.copies.relation import Relation, relate

__all__ = ["Copies", "Relation", "find_copies", "relate"]
