"""Regular plurals and feminines of French adjectives and nouns; irregular ones stand in the tables."""

from __future__ import annotations

#: ending of the masculine -> ending of the feminine; the longest that fits wins
_FEMININE = {
    "ien": "ienne", "éen": "éenne", "yen": "yenne", "er": "ère", "eux": "euse", "if": "ive", "el": "elle",
    "on": "onne", "teur": "trice", "eur": "euse", "e": "e",
}  # fmt: skip


def feminine(masculine: str) -> str:
    """The feminine singular: "libyen" -> "libyenne", "français" -> "française", "belge" -> "belge"."""
    for ending in sorted(_FEMININE, key=len, reverse=True):
        if masculine.endswith(ending):
            return masculine[: -len(ending)] + _FEMININE[ending]
    return masculine + "e"


def plural(singular: str) -> str:
    """The plural of one word or of the first word of a phrase ("chef de l'État" -> "chefs de l'État")."""
    head, space, rest = singular.partition(" ")
    if head.endswith(("s", "x", "z")):
        return singular
    if head.endswith("al"):
        head = head[:-2] + "aux"
    elif head.endswith(("au", "eu")):
        head += "x"
    else:
        head += "s"
    return head + space + rest
