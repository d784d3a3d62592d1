"""Forms of French verbs: from the infinitives of the lexicon to the words that stand in a text, with their mood.

Regular verbs in -er (with the spelling changes of -cer, -ger, -yer, e/é + consonant + er) and in -ir/-issant
are made by rule; the others by the paradigms of ``data/paradigms.toml``. Second persons are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

FINITE, CONDITIONAL, PAST_PARTICIPLE, PRESENT_PARTICIPLE, INFINITIVE = "fin", "cond", "pp", "ger", "inf"
_IMPERFECT = ("ais", "ait", "ions", "aient")
_FUTURE = ("ai", "a", "ons", "ont")


def forms(infinitive: str, paradigms: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs (form, mood) of ``infinitive``, in lower case."""
    yield infinitive, INFINITIVE
    ending = max((e for e in paradigms if infinitive.endswith(e)), key=len, default="")
    if ending:
        yield from _irregular(infinitive.removesuffix(ending), paradigms[ending])
    elif infinitive.endswith("er"):
        yield from _first(infinitive[:-2])
    elif infinitive.endswith("ir"):
        yield from _second(infinitive[:-2])


def _irregular(stem: str, row: dict[str, str]) -> Iterator[tuple[str, str]]:
    present = [stem + x for x in row["present"].split()]
    yield from ((f, FINITE) for f in present)
    yield present[-1].removesuffix("nt"), FINITE  # third person of the subjunctive
    yield from _imperfect(stem + row["imperfect"])
    yield from _future(stem + row["future"])
    yield from ((stem + x, FINITE) for x in row["past"].split())
    yield from _participles(stem + row["participle"])
    yield stem + row.get("gerund", row["imperfect"] + "ant"), PRESENT_PARTICIPLE


def _first(stem: str) -> Iterator[tuple[str, str]]:
    soft = {"c": "ç", "g": "ge"}.get(stem[-1:], "")
    before_a = stem[:-1] + soft if soft else stem
    for strong in _strong(stem):
        yield from ((strong + e, FINITE) for e in ("e", "ent"))
        yield from _future(strong + "er")
    yield from _future(stem + "er")
    yield before_a + "ons", FINITE
    yield from ((f, FINITE) for f in (before_a + "ais", before_a + "ait", before_a + "aient", stem + "ions"))
    yield from ((before_a + "a", FINITE), (before_a + "ai", FINITE), (stem + "èrent", FINITE))
    yield from _participles(stem + "é")
    yield before_a + "ant", PRESENT_PARTICIPLE


def _strong(stem: str) -> list[str]:
    """Stems before a mute e: rappell-, répèt-, appuie-."""
    if stem.endswith("y"):
        return [stem[:-1] + "i", stem]
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] in "lltrdncgsmvp":
        doubled = [stem + stem[-1]] if stem[-1] in "lt" and stem[-2] == "e" else []
        return [stem[:-2] + "è" + stem[-1], *doubled, stem]
    if len(stem) > 3 and stem[-3:] in ("égu", "équ", "égl", "étr"):
        return [stem[:-3] + "è" + stem[-2:], stem]
    return [stem]


def _second(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem + e, FINITE) for e in ("is", "it", "issons", "issent", "isse", "irent"))
    yield from _imperfect(stem + "iss")
    yield from _future(stem + "ir")
    yield from _participles(stem + "i")
    yield stem + "issant", PRESENT_PARTICIPLE


def _imperfect(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem + e, FINITE) for e in _IMPERFECT)


def _future(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem + e, FINITE) for e in _FUTURE)
    yield from ((stem + e, CONDITIONAL) for e in _IMPERFECT)


def _participles(base: str) -> Iterator[tuple[str, str]]:
    yield from ((base + e, PAST_PARTICIPLE) for e in ("", "e", "s", "es"))
