"""EDTF dates as people read them."""

from __future__ import annotations

import re

from recoupe.show.language import catalogue, spoken
from recoupe.store.calendar import bounds

_DAY = re.compile(r"([\dX]{4})-([\dX]{2})-([\dX]{2})")
_WEEK = re.compile(r"\d{4}-W\d{2}")
_MONTH = re.compile(r"([\dX]{4})-(\d{2})")


def readable(edtf: str | None) -> str:
    """``2019-04-15`` as "15 avril 2019" or "15 April 2019"; what has no plain reading stays EDTF."""
    if not edtf:
        return ""
    doubtful = any(mark in edtf for mark in "?~%")
    plain = re.sub(r"[?~%]", "", edtf)
    text = _interval(*plain.split("/", 1)) if "/" in plain else _single(plain)
    return f"{_words()['about']} {text}" if doubtful else text


def _words() -> dict[str, str]:
    words: dict[str, str] = catalogue(spoken())["date"]
    return words


def _interval(first: str, last: str) -> str:
    if last in ("", ".."):
        return f"{_words()['from']} {_single(first)}"
    if first in ("", ".."):
        return f"{_words()['until']} {_single(last)}"
    a, b = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if a and b and a[1] == b[1] and a[2] == b[2]:
        return f"{_ordinal(a[3])}–{_single(last)}"
    if a and b and a[1] == b[1]:
        return f"{_day_month(a)} – {_single(last)}"
    return f"{_single(first)} – {_single(last)}"


def _single(text: str) -> str:
    day, _, clock = text.partition("T")
    shown = _date(day)
    return f"{shown} {clock}" if clock else shown


def _date(text: str) -> str:
    if _WEEK.fullmatch(text) and (monday := bounds(text)[0]):
        return _words()["week"].format(day=_date(monday))
    if match := _DAY.fullmatch(text):
        if "X" in match[2] + match[3]:
            return text
        year = _words()["no_year"] if match[1] == "XXXX" else match[1]
        return f"{_day_month(match)} {year}"
    if match := _MONTH.fullmatch(text):
        name = _words().get(match[2])
        year = _words()["no_year"] if match[1] == "XXXX" else match[1]
        return f"{name} {year}" if name else text
    return text


def _day_month(match: re.Match[str]) -> str:
    return f"{_ordinal(match[3])} {_words().get(match[2], match[2])}"


def _ordinal(day: str) -> str:
    return "1er" if day == "01" and spoken() == "fr" else str(int(day))
