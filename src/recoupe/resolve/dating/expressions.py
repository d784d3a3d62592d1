"""What kind of expression a date is, where that bounds the day of publication: weekday, day without year, week."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Expression:
    """``kind`` is weekday, shift, week or other. ``number``: weekday (Monday 0), days or weeks from publication.

    ``turn`` is -1 for "dernier", 1 for "prochain", else 0.
    """

    kind: str
    number: int = 0
    turn: int = 0


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = files("recoupe.resolve.dating").joinpath("expressions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _weekday() -> re.Pattern[str]:
    data = _data()
    names = "|".join(data["names"]["weekdays"])
    part = data["part"]
    return re.compile(f"{part['before']}(?P<day>{names})(?P<turn> dernier| prochain)?{part['after']}")


@lru_cache(maxsize=10_000)
def classify(words: str) -> Expression:
    """The kind of a date expression, from its words alone."""
    data, text = _data(), _fold(words)
    if match := _weekday().fullmatch(text):
        turn = {" dernier": -1, " prochain": 1}.get(match["turn"] or "", 0)
        return Expression("weekday", data["names"]["weekdays"].index(match["day"]), turn)
    if text in data["shift"]:
        return Expression("shift", data["shift"][text])
    if text in data["week"]:
        return Expression("week", data["week"][text])
    return Expression("other")


def _fold(words: str) -> str:
    text = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return " ".join(text.replace("’", "'").split())
