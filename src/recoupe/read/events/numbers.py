"""Numbers of French text: digits with any grouping, number words, "une centaine", "2,5 millions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recoupe.read.events.data import load
from recoupe.records import Span

_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
_SCALES = {
    "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
    "milliards": 10**9, "billion": 10**12, "billions": 10**12, "trillion": 10**12, "trillions": 10**12,
}  # fmt: skip
_WORD = "(?:" + "|".join(sorted([*_UNITS, *_SCALES, "et"], key=len, reverse=True)) + ")"
#: "2.467", "2 467", "55'000", "1 009", "2,5", "209,5"; a full stop or comma before other than three digits is decimal
_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ .'\u00a0\u202f]\d{3})+(?:,\d+)?(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\d])"
)
_WORDS = re.compile(rf"\b{_WORD}(?:[ -]{_WORD})*\b", re.IGNORECASE)
_AFTER = re.compile(r" (mille|millions?|milliards?|billions?|trillions?)\b", re.IGNORECASE)


class Number(NamedTuple):
    """A number: its value, its span, and whether the words make it approximate ("une centaine")."""

    value: float | int
    span: Span
    approximate: bool
    words: bool


def numbers(text: str) -> list[Number]:
    """Every number of ``text``, in order, without overlaps."""
    found = [*_collectives(text), *_from_digits(text), *_from_words(text)]
    out: list[Number] = []
    for n in sorted(found, key=lambda n: (n.span[0], -(n.span[1] - n.span[0]))):
        if not out or n.span[0] >= out[-1].span[1]:
            out.append(n)
    return out


def _collectives(text: str) -> Iterator[Number]:
    table = load("figures.toml")["collective"]
    names = "|".join(
        sorted((re.escape(k[:-1]) + "e?" if k.endswith("e") else re.escape(k) for k in table), reverse=True)
    )
    for m in re.finditer(
        rf"\b(?:(un|une|\w+) )?({names})s?\b(?: de (milliers|millions|milliards)\b)?", text, re.IGNORECASE
    ):
        base = table.get(m[2].lower()) or table.get(m[2].lower() + "e")
        word = (m[1] or "").lower()
        if base is None or word not in _UNITS or (m[2].lower() in _UNITS and not m[2].lower().endswith("aine")):
            continue
        yield Number(
            base * _UNITS[word] * (_SCALES.get(m[3].lower(), 1) if m[3] and m[3] != "milliers" else 1),
            m.span(),
            True,
            True,
        )


def _from_digits(text: str) -> Iterator[Number]:
    for m in _DIGITS.finditer(text):
        value = parse_digits(m[0])
        end = m.end()
        if after := _AFTER.match(text, end):
            value *= _SCALES[after[1].lower()]
            end = after.end()
        yield Number(_whole(value), (m.start(), end), False, False)


def parse_digits(digits: str) -> float:
    """``2.467`` 2467, ``2,5`` 2.5, ``2 467,5`` 2467.5, ``91.59`` 91.59."""
    plain = re.sub(r"[ '\u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _from_words(text: str) -> Iterator[Number]:
    for m in _WORDS.finditer(text):
        words = [w for w in re.split(r"[ -]", m[0].lower()) if w]
        while words and words[-1] == "et":
            words.pop()
        value = words_value(words)
        end = m.start() + len(m[0]) if not m[0].lower().endswith((" et", "-et")) else m.end() - 3
        if value is not None:
            yield Number(value, (m.start(), end), False, True)


def words_value(words: list[str]) -> int | None:
    """``deux cent cinquante`` 250; None if the words make no number."""
    total = current = 0
    seen = False
    if words and words[0] in ("cents", "millions", "milliards", "billions", "trillions"):
        return None  # "plusieurs dizaines de millions": no number
    for word in words:
        if word == "et":
            if not seen:
                return None
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
            seen = True
        elif word in _UNITS:
            current += _UNITS[word]
            seen = True
        elif word in ("cent", "cents"):
            current = max(current, 1) * 100
            seen = True
        else:
            total += max(current, 1) * _SCALES[word]
            current = 0
            seen = True
    return total + current if seen else None


def _whole(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 6)
