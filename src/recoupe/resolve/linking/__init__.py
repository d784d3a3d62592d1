"""Which mentions of different articles report one occurrence."""

from recoupe.resolve.linking.linker import Link, Linked, link

__all__ = ["Link", "Linked", "link"]
