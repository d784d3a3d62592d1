"""The name that press uses alone: "Emmanuel Macron" -> "Macron", "Jean-Yves Le Drian" -> "Le Drian"."""

from __future__ import annotations

#: words that belong to the family name that follows them (compared without case)
PARTICLES = frozenset(
    "le la les du des de d' l' van von der den ter zu el al an ash as at ad bin ben ibn ould wuld mint abu abou abdel "
    "san santa saint di da del della dos das do mac mc ag bint pour dal lo".split()
)
#: "de" and its like stay out of the short name in French ("Dominique de Villepin" -> "Villepin")
DROPPED = frozenset(("de", "d'"))


def short_name(name: str) -> str:
    """The family name by rule: the last word with the particles before it; the whole of a one-word name."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    while start < len(words) - 1 and words[start].lower() in DROPPED:
        start += 1
    return " ".join(words[start:])
