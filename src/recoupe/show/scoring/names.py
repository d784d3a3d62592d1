"""Whether two names stand for one actor: the same words without titles, a known alias, or the same family name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.show.selection import fold

#: words that say nothing of who it is
TITLES = frozenset(
    "m mm mme president presidente general marechal colonel ministre premier roi reine emir prince cheikh sultan pape "
    "le la les l d de du des el al the".split()
)
#: a shorter last word is no family name
SHORTEST_FAMILY_NAME = 4


class Names:
    """Comparison of names with a table of aliases (name -> other names)."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self._others: dict[str, set[str]] = defaultdict(set)
        for name, others in aliases.items():
            called = {bare(n) for n in (name, *others)} - {""}
            for one in called:
                self._others[one] |= called

    def known(self, names: Iterable[str]) -> set[str]:
        """``names`` without titles, with all their aliases."""
        called = {bare(n) for n in names} - {""}
        return called.union(*(self._others[n] for n in called if n in self._others))

    def same(self, gold: str, names: Iterable[str]) -> bool:
        """Whether one of ``names`` stands for ``gold``."""
        wanted, given = self.known([gold]), self.known(names)
        if wanted & given:
            return True
        families = {n.split()[-1] for n in wanted if " " in n}
        return any(n.split()[-1] in families for n in given if len(n.split()[-1]) >= SHORTEST_FAMILY_NAME)


def bare(name: str) -> str:
    """A name folded, without titles and articles."""
    return " ".join(word for word in fold(name).split() if word not in TITLES)
