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
_WORD = "(?:" + "|".join(sorted([*_UNITS, *_SCALES], key=len, reverse=True)) + r")\b"
#: "2.467", "2 467", "55'000", "1 009", "2,5", "209,5"; a full stop or comma before other than three digits is decimal
_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ .'\u00a0\u202f]\d{3})+(?:,\d+)?(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\d])"
)
#: "et" links the parts of one number only before "un" and "onze": "entre douze et quinze" are two
_WORDS = re.compile(rf"\b{_WORD}(?:[ -](?:et[ -](?=une?\b|onze\b))?{_WORD})*", re.IGNORECASE)
_AFTER = re.compile(r" (mille|millions?|milliards?|billions?|trillions?)\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:un )?demi-(million|milliard)\b", re.IGNORECASE)
_AND_HALF = re.compile(r" et demie?\b", re.IGNORECASE)
#: what stands between the bounds of a range, behind what stands before it ("de" and "entre" belong to the range)
_RANGE = re.compile(r" ?(?:à|et|ou|-|–) ?", re.IGNORECASE)
_OPENED = re.compile(r"\b(entre|de|d') ?$", re.IGNORECASE)
#: "est passé de 20 à 30 morts": a change, no range
_CHANGE = re.compile(
    r"\b(?:pass|mont|grimp|augment|baiss|diminu|chut|réduit|bondi)\w* (?:ainsi |donc )?(?:de|d') ?$",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number: its value, its span, and whether the words make it approximate ("une centaine")."""

    value: float | int
    span: Span
    approximate: bool
    words: bool
    #: the lower bound of a range, whose upper bound is ``value``
    low: float | int | None = None


def numbers(text: str) -> list[Number]:
    """Every number of ``text``, in order, without overlaps."""
    found = [*_collectives(text), *_halves(text), *_from_digits(text), *_from_words(text)]
    out: list[Number] = []
    for n in sorted(found, key=lambda n: (n.span[0], -(n.span[1] - n.span[0]))):
        if out and n.span[0] < out[-1].span[1]:
            continue
        if out and (joined := _range(text, out[-1], n)):
            out[-1] = joined
        else:
            out.append(n)
    return out


def _range(text: str, first: Number, second: Number) -> Number | None:
    """``entre 10 et 15``, ``de 20 à 25``, ``10 à 15``, ``deux ou trois``: both bounds as one number."""
    between = text[first.span[1] : second.span[0]]
    before = text[max(0, first.span[0] - 24) : first.span[0]]
    opened = _OPENED.search(before)
    if first.low is not None or not _RANGE.fullmatch(between) or _CHANGE.search(before):
        return None
    word = between.strip()
    if word == "et" and not (opened and opened[1].lower() == "entre"):
        return None
    low = first.value
    scale = _SCALES.get(text[slice(*second.span)].lower().split()[-1], 1)
    if scale >= 1000 and low * scale < second.value:  # "entre 2 et 3 milliards"
        low *= scale
    score = word in ("-", "–") and (first.words or second.words or second.value < 10 or " " in between)
    if not low < second.value or score:
        return None
    start = first.span[0] - (len(opened[0]) if opened and word != "ou" else 0)
    approximate = first.approximate or second.approximate
    return Number(second.value, (start, second.span[1]), approximate, first.words and second.words, _whole(low))


def _halves(text: str) -> Iterator[Number]:
    for m in _HALF.finditer(text):
        yield Number(_SCALES[m[1].lower()] // 2, m.span(), False, True)


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
            value, end = _and_half(text, value, after[1], after.end())
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
        loose = len(words) > 1 and words[0] in ("un", "une") and words[1] in _UNITS  # "une cinquante": about 50
        words = words[1:] if loose else words
        whole = words_value(words)
        if whole is not None:
            value, end = _and_half(text, whole, words[-1], m.end())
            yield Number(value, (m.start(), end), loose, True)


def _and_half(text: str, value: float, last: str, end: int) -> tuple[float | int, int]:
    """``deux millions et demi``: the value with half of its scale, and where the number ends."""
    half = _AND_HALF.match(text, end)
    scale = _SCALES.get(last.lower(), 0)
    return (_whole(value + scale / 2), half.end()) if half and scale >= 1000 else (value, end)


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
