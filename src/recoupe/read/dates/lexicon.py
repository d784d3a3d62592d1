"""Word classes: which class a word belongs to, what it is worth, and the character that stands for it in the
grammar."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: first character of the private-use area; one is given to each word the grammar knows
_FIRST = 0xE000
OTHER, CAPITAL, BREAK = "o", "C", "\n"
#: forms without accents that are other words
_NOT_BARE = frozenset("ete passe passes mi fin a".split())
_ROMAN = re.compile(r"(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)(e|è|ème|ième|er)?")
_SHAPES = ("D31", "D12", "HOUR", "MINUTE", "Y2", "N3", "YEAR", "OLDYEAR", "N4", "BIG", "INT", "ROMAN")


def load(name: str) -> dict[str, Any]:
    """One data file of this package. Raises ``tomllib.TOMLDecodeError`` when it is malformed."""
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    return data


class Lexicon:
    """Words, their values by class, and one code character per word."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = load("lexicon")
        self.codes: dict[str, str] = {}
        self.classes: dict[str, set[str]] = {shape: set() for shape in _SHAPES}
        self._cache: dict[str, str] = {"\n": BREAK}
        self._bare: dict[str, str] = {}
        for name, words in self.values.items():
            self.classes[name] = {self.code(word) for word in words}
        self._number_codes()

    def code(self, word: str) -> str:
        """The character of ``word``; a new one when the word is new (called only while the grammar is built)."""
        if word not in self.codes:
            self.codes[word] = chr(_FIRST + len(self.codes))
            bare = _without_accents(word)
            if bare != word and bare not in _NOT_BARE:
                self._bare[bare] = word
        return self.codes[word]

    def value(self, name: str, word: str) -> Any:
        """What ``word`` is worth in class ``name``, or None."""
        table = self.values[name]
        return table.get(word, table.get(self._bare.get(word, "")))

    def encode(self, words: list[str], lower: list[str]) -> str:
        """One character for each token."""
        cache = self._cache
        return "".join([cache.get(word) or self._encode(word, low) for word, low in zip(words, lower, strict=True)])

    def _encode(self, word: str, low: str) -> str:
        code = self.codes.get(low) or self._digits(low) or self._other(word, low)
        if len(self._cache) < 100_000:
            self._cache[word] = code
        return code

    def _other(self, word: str, low: str) -> str:
        bare = self._bare.get(low)
        if bare is not None and bare in self.codes:
            return self.codes[bare]
        if word[0].isupper():
            return self.codes["#ROMAN"] if word[0] in "XVI" and _ROMAN.fullmatch(word) else CAPITAL
        return OTHER

    def _digits(self, low: str) -> str | None:
        if not (low.isascii() and low.isdigit()):
            return None
        if len(low) < 3:
            return self.codes["#" + low]
        if len(low) == 3:
            return self.codes["#N3"]
        if len(low) > 4:
            return self.codes["#BIG"]
        year = int(low)
        return self.codes["#YEAR" if 1800 <= year < 2150 else "#OLDYEAR" if 1000 <= year < 1800 else "#N4"]

    def _number_codes(self) -> None:
        for text in [str(n) for n in range(100)] + [f"{n:02}" for n in range(100)]:
            code, n = self.code("#" + text), int(text)
            for name, fits in (
                ("D31", 1 <= n <= 31),
                ("D12", 1 <= n <= 12),
                ("HOUR", n <= 24),
                ("MINUTE", n < 60 and len(text) == 2),
                ("Y2", len(text) == 2),
                ("INT", True),
            ):
                if fits:
                    self.classes[name].add(code)
        for name in ("N3", "YEAR", "OLDYEAR", "N4", "BIG", "ROMAN"):
            self.classes[name].add(self.code("#" + name))
        self.classes["INT"] |= {self.codes["#" + n] for n in ("N3", "YEAR", "OLDYEAR", "N4", "BIG")}
        self.classes |= {"CAP": {CAPITAL}, "NL": {BREAK}, "WORD": {OTHER}}


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    return Lexicon()
