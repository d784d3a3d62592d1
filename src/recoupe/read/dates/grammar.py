"""The grammar: patterns over word classes (data/grammar.toml, data/traps.toml) compiled to regular expressions.

A pattern is a list of items. ``UPPER`` names a word class of the lexicon or a macro of the file, a lower-case word
stands for itself, a sign stands in quotes; ``( | )``, ``?``, ``*`` (at most four) and the look-aheads ``(?=``, ``(?!``
mean what they mean in regular expressions; ``name=item`` keeps what ``item`` matched. No pattern can match an unbounded
run, so that the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.read.dates.lexicon import Lexicon, lexicon, load

_ITEM = re.compile(r"\(\?[=!]|[()|?*]|'''|'[^']+'|[a-z_0-9]+=|[A-Z][A-Z0-9]*|\d+|[^\W\d_]+(?:[-'][^\W\d_]+)*")
#: a compiled atom that is one character or one set of characters, named or not
_ONE = re.compile(r"(?:\(\?P<\w+>)?(?:\[(?=[^\]]))?((?<=\[)[^\]]+|\\?[^()])\]?\)?", re.S)
_REPEAT = {"?": "?", "*": "{0,4}"}


@dataclass(frozen=True)
class Rule:
    """One rule: an expression of some ``kind``, or a trap, which takes its words and gives nothing."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    guards: tuple[str, ...] = ()
    priority: int = 0
    fixed: dict[str, str] = field(default_factory=dict)
    #: a match holds at least one of these characters of each set; lets a text without them be skipped
    needs: tuple[frozenset[str], ...] = ()


class _Compiler:
    """Recursive descent over one pattern."""

    def __init__(self, words: Lexicon, macros: dict[str, str]) -> None:
        self.words, self.macros = words, macros

    def compile(self, source: str) -> str:
        self.items: list[str] = _ITEM.findall(source)
        if "".join(self.items) != re.sub(r"\s+", "", source):
            raise ValueError(f"pattern not understood: {source}")
        self.at = 0
        self.names: dict[str, int] = {}
        self.needs: list[frozenset[str]] = []
        result = self._alternatives()
        if self.at != len(self.items):
            raise ValueError(f"unbalanced pattern: {source}")
        return result

    def _alternatives(self) -> str:
        outer, self.needs = self.needs, []
        branches, needs = [self._sequence()], [self.needs]
        while self._peek() == "|":
            self.at, self.needs = self.at + 1, []
            branches.append(self._sequence())
            needs.append(self.needs)
        if len(branches) > 1:  # one of the branches' rarest characters
            needs = [[frozenset().union(*(min(n, key=len) for n in needs))]] if all(needs) else [[]]
        self.needs = outer + needs[0]
        return "|".join(branches)

    def _sequence(self) -> str:
        out = []
        while self._peek() not in ("", "|", ")"):
            out.append(self._repeated())
        return "".join(out)

    def _repeated(self) -> str:
        item, kept = self._next(), len(self.needs)
        atom = (
            self._named(item[:-1], self._atom(self._next())) if item[-1] == "=" and item[0] != "(" else self._atom(item)
        )
        if self._peek() in _REPEAT:
            del self.needs[kept:]
            return atom + _REPEAT[self._next()]
        if item.startswith("(?"):
            del self.needs[kept:]
        if one := _ONE.fullmatch(atom):
            self.needs.append(frozenset(one[1].replace("\\", "")))
        return atom

    def _named(self, name: str, atom: str) -> str:
        """A named group; a name may come again in another branch, as ``name__2``."""
        self.names[name] = self.names.get(name, 0) + 1
        return f"(?P<{name}{'' if self.names[name] == 1 else f'__{self.names[name]}'}>{atom})"

    def _atom(self, item: str) -> str:
        if item[0] == "(":
            inner = self._alternatives()
            if self._next() != ")":
                raise ValueError("a parenthesis is not closed")
            return f"{item if len(item) > 1 else '(?:'}{inner})"
        if item[0] == "'":
            return re.escape(self.words.code(item[1:-1]))
        if item.isdigit():
            return re.escape(self.words.code("#" + item))
        if item[0].isupper():
            if item in self.macros:
                return f"(?:{_Compiler(self.words, self.macros).compile(self.macros[item])})"
            return "[" + "".join(sorted(re.escape(c) for c in self.words.classes[item])) + "]"
        return re.escape(self.words.code(item))

    def _peek(self) -> str:
        return self.items[self.at] if self.at < len(self.items) else ""

    def _next(self) -> str:
        self.at += 1
        item: str = self.items[self.at - 1]
        return item


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, traps first, in the order of the files."""
    words = lexicon()
    grammar, traps = load("grammar"), load("traps")
    compiler = _Compiler(words, grammar["macro"] | traps.get("macro", {}))
    out = []
    for row in [*({"kind": "trap"} | r for r in traps["rule"]), *grammar["rule"]]:
        extra = {k: v for k, v in row.items() if k not in ("id", "kind", "pattern", "guard", "priority", "example")}
        pattern = re.compile(compiler.compile(row["pattern"]))
        needs = tuple(compiler.needs)
        guards = tuple(row.get("guard", "").split())
        out.append(Rule(row["id"], row["kind"], pattern, guards, row.get("priority", 0), extra, needs))
    return tuple(out)


@lru_cache(maxsize=1)
def feasts() -> dict[str, dict[str, object]]:
    """Rows of data/feasts.toml by id."""
    return {row["id"]: row for row in load("feasts")["feast"]}


@lru_cache(maxsize=1)
def feast_rules() -> tuple[Rule, ...]:
    """One rule per feast, with its year or "dernier" when they follow."""
    rules()  # gives the words of the grammar their codes first
    compiler = _Compiler(lexicon(), load("grammar")["macro"])
    out = []
    for name, row in feasts().items():
        source = f"({row['pattern']}) (y=YEAR4 | dir=DIR)?"
        out.append(
            Rule(
                f"feast.{name}",
                "feast",
                re.compile(compiler.compile(source)),
                ("feast_name",),
                fixed={"feast": name},
                needs=tuple(compiler.needs),
            )
        )
    return tuple(out)
