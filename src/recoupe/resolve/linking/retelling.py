"""Acts that an article recalls, and acts that repeat an earlier one: what its words say of their place in time.

An act without a date happened about when it is reported, unless the article recalls it: in the pluperfect ("l'Union
avait condamné"), or in an account of what lies weeks back ("Le 13 mars, … Le Pérou rappelait son ambassadeur"). What is
recalled says nothing by the day of its publication.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.records import EventMention
from recoupe.resolve.dating.edtf import When, gap, read_edtf
from recoupe.resolve.linking.weights import weights


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("retelling.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _earlier() -> re.Pattern[str]:
    table = _table()["earlier"]
    return re.compile(rf"\b(?:{'|'.join(table['words'])})(?:\s+[\w'’-]+){{0,{table['between']}}}\s+$", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _table()['again']['words']))})\b", re.IGNORECASE)


def is_again(text: str, mention: EventMention) -> bool:
    """Whether the words around the act say that it had been done before."""
    start, end = mention.trigger
    near = _table()["again"]["near"]
    low, high = max(mention.evidence[0], start - near), min(mention.evidence[1], end + near)
    return bool(_again().search(text, low, high))


def find_recalled(
    texts: Mapping[str, str], mentions: Sequence[EventMention], published: Mapping[str, When | None]
) -> frozenset[str]:
    """Ids of the mentions without a date that their article (``texts`` by document) recalls."""
    by_document: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    found: set[str] = set()
    for document, group in by_document.items():
        found.update(_in_article(texts[document], group, published.get(document)))
    return frozenset(found)


def _in_article(text: str, mentions: Sequence[EventMention], published: When | None) -> set[str]:
    table = _table()["earlier"]
    found = set()
    since = -table["near"] - 1
    for mention in sorted(mentions, key=lambda m: m.trigger):
        when, at = read_edtf(mention.date), mention.trigger[0]
        if when is not None:
            since = at if _long_ago(when, published, table["long_ago"]) else -table["near"] - 1
        elif (at - since <= table["near"] and _past(text, mention)) or _pluperfect(text, mention):
            found.add(mention.id)
    return found


def _long_ago(when: When, published: When | None, days: int) -> bool:
    if published is None or when.open or when.high >= published.low:
        return False
    return gap(when, published) > days


def _past(text: str, mention: EventMention) -> bool:
    """Whether the act is told as done; a stance in the present ("refuse", "soutiennent") is held still."""
    stance = mention.type in weights()["standing"]["types"]
    return not stance or re.search(_table()["earlier"]["past"], text[slice(*mention.trigger)]) is not None


def _pluperfect(text: str, mention: EventMention) -> bool:
    return _earlier().search(text, mention.evidence[0], mention.trigger[0]) is not None
