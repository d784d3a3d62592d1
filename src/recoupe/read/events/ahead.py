"""What lies ahead: a present that tells the future ("il se rend demain à Tokyo"), and clauses of condition."""

from __future__ import annotations

import re

from recoupe.read.events.circumstances import date_of
from recoupe.read.events.data import load, word_set
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: words after a trigger among which "demain" or "prochain" still belongs to it
NEAR = 7


def told_ahead(scene: Scene, i: int, nominal: bool) -> int | None:
    """The word that sets the trigger ``i`` in the future although its verb is in the present; None if nothing does.

    A day after the day of publication does, and "demain" or "jeudi prochain" by themselves. Of verbs only the present
    can tell the future; an event noun has no tense of its own.
    """
    w = scene.words
    if not nominal and not _in_present(w, i):
        return None
    found = date_of(scene, i, scene.dates)
    published = scene.document.published or ""
    if found and found[0] and _DAY.fullmatch(found[0]):
        ahead = len(published) >= 7 and found[0][: len(published)] > published
        return scene.tokens(found[1])[0] if ahead else None
    return _word_ahead(w, i, NEAR if not nominal else 4)


def _in_present(w: Words, i: int) -> bool:
    alone = not any(w.dep[k].startswith("aux") for k in w.kids[i])
    past = "Tense=Imp" in w.morph[i] or (
        "Tense=Past" in w.morph[i] and not w.text[i].endswith("it")
    )  # "réunit" is both
    return alone and "VerbForm=Fin" in w.morph[i] and not past


def _word_ahead(w: Words, i: int, reach: int) -> int | None:
    """``demain``, ``la semaine prochaine``, ``lundi prochain`` beside the verb."""
    low, high = w.bounds(i)
    for j in range(max(low, i - 4), min(high, i + reach)):
        if w.text[j] in ("qui", "que", "qu'", "dont", ";") and j > i:
            return None
        if w.text[j] in word_set("realis.toml", "tomorrow"):
            return j
        if w.text[j] in ("prochain", "prochaine", "prochains") and w.lemma[j - 1] in word_set("argument.toml", "times"):
            return j
    return None


def condition(w: Words, i: int) -> int | None:
    """The word that opens a condition in front of verb ``i``: "au cas où", "à condition que"; None if there is none."""
    low = max(w.bounds(i)[0], i - 9)
    for j in range(i - 1, low, -1):
        if w.text[j] == "," or ("VerbForm=Fin" in w.morph[j] and w.pos[j] == "VERB"):
            return None
        for cue in load("realis.toml")["condition_phrases"]:
            words = cue.split()
            first = j - len(words) + 1
            if first >= low - 3 and w.text[max(0, first) : j + 1] == words:
                return max(0, first)
    return None


def is_conditional(w: Words, i: int) -> bool:
    """``affirmerait``: a conditional by its form, where the tagger takes it for an imperfect."""
    if "Mood=Cnd" in w.morph[i]:
        return True
    stem = re.sub(r"(?:ais|ait|aient)$", "", w.text[i])
    return stem != w.text[i] and any(
        stem == x or stem == x.removesuffix("e") for x in w.lemmas[i] if x.endswith(("r", "re"))
    )
