"""French number words and written figures."""

from __future__ import annotations

import re

from recoupe.read.dates.lexicon import lexicon

_ROMAN = {"I": 1, "V": 5, "X": 10}


def number(words: list[str]) -> float | int | None:
    """Value of a run of tokens such as ``["quarante", "-", "trois"]``, ``["10", "000"]`` or ``["1", ",", "5"]``."""
    if not words:
        return None
    if words[0].isdecimal():
        return _figures(words)
    total = current = 0
    for word in words:
        value = lexicon().value("NUMWORD", word)
        if value is None:
            continue
        if value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif value == 100 or (value == 20 and word.startswith("vingt") and current % 100 == 4):
            current = (current or 1) * value if value == 100 else current - 4 + 80
        else:
            current += value
    return total + current or None


def _figures(words: list[str]) -> float | int | None:
    joined = "".join(words)
    if re.fullmatch(r"\d{1,9},\d{1,6}", joined):
        return float(joined.replace(",", "."))
    digits = joined.replace(".", "")
    return int(digits) if re.fullmatch(r"\d{1,9}", digits) else None


def roman(word: str) -> int:
    """Value of a Roman numeral up to XXXIX, with or without its ending ("XIXe")."""
    values = [_ROMAN[c] for c in word if c in _ROMAN]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
