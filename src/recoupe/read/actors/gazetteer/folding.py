"""The form under which names are looked up: no case, no accents, one apostrophe, no hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "’": "'", "ʼ": "'", "´": "'", "‘": "'", "`": "'", "ʿ": "'", "ʾ": "'",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ",
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "ß": "ss",
    }
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:l'|le |la |les )(?=.)")
_ACRONYM = re.compile(r"\b(?:\w\.){2,}")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` as the tables are searched for it: "L’Élysée" -> "l'elysee", "O.N.U." -> "onu"."""
    return _plain(text.lower())


def fold_keeping_case(text: str) -> str:
    """As ``fold``, but capitals stay: tells "PAS", the party, from "pas"."""
    return _plain(text)


def _plain(text: str) -> str:
    if text.isascii():
        plain = text.replace("-", " ").replace("`", "'")
    else:
        plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        if not plain.isascii():
            plain = "".join(c for c in plain if not unicodedata.combining(c))
    if "." in plain:
        plain = _ACRONYM.sub(lambda m: m.group().replace(".", ""), plain)
    return " ".join(plain.split())


def without_article(folded: str) -> str:
    """A folded name without its leading definite article: "l'elysee" -> "elysee"; unchanged where there is none."""
    return _ARTICLE.sub("", folded) if folded.startswith("l") else folded


def slug(text: str) -> str:
    """A stable identifier: "Côte d'Ivoire" -> "cote-d-ivoire"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
