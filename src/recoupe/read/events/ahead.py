"""What lies ahead: a present that tells the future ("il se rend demain à Tokyo"), and clauses of condition."""

from __future__ import annotations

import re

from recoupe.read.events.circumstances import date_of
from recoupe.read.events.data import load, word_set
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONDITIONAL = re.compile(r"r(?:ais|ait|aient|ions|iez)$")
#: words after a trigger among which "demain" or "prochain" still belongs to it
NEAR = 7


def told_ahead(scene: Scene, i: int, nominal: bool, kind: str) -> int | None:
    """The word that sets the trigger ``i`` in the future although its verb is in the present; None if nothing does.

    A day after the day of publication does, and "demain" or "jeudi prochain" by themselves; a day of the week where the
    day of publication is not told, or is that day, unless the act is one of words (``kind``, the PLOVER type). Of verbs
    only the present can tell the future; an event noun has no tense of its own.
    """
    w = scene.words
    present = in_present(w, w.head[i] if nominal else i)
    if not nominal and not present:
        return None
    found = date_of(scene, i, scene.dates)
    published = scene.document.published or ""
    if found and found[0] and _DAY.fullmatch(found[0]):
        ahead = len(published) >= 7 and found[0][: len(published)] > published
        saying = kind in word_set("realis.toml", "done_by_saying")
        today = present and found[0] == published[:10] and not nominal and not saying
        return scene.tokens(found[1])[0] if ahead or today else None
    announced = present and not published and kind not in word_set("realis.toml", "done_by_saying")
    if found and announced and _is_day(w, scene.tokens(found[1])) and (not nominal or _held(w, i)):
        return scene.tokens(found[1])[0]  # "se réunissent mardi": a present with a day of the week announces
    return _word_ahead(w, i, NEAR if not nominal else 4)


def _held(w: Words, i: int) -> bool:
    """Whether noun ``i`` is said to take place by the verb it hangs on ("les consultations se poursuivent jeudi")."""
    h = w.head[i]
    return bool(
        set(w.lemmas[h]) & (word_set("realis.toml", "occurrence_verbs") | word_set("realis.toml", "attending_verbs"))
    )


def _is_day(w: Words, tokens: range) -> bool:
    """``mardi``, ``jeudi 16 septembre``; "chaque mardi" and "le mardi" are habits, a year is the past or told."""
    words = [w.text[k] for k in tokens]
    named = bool(words) and words[0] in word_set("realis.toml", "weekdays") and not words[-1].isdecimal()
    return named and w.text[tokens[0] - 1] not in ("le", "chaque", "dernier")


def in_present(w: Words, i: int) -> bool:
    """Whether ``i`` is a finite verb in the present."""
    alone = not any(w.dep[k].startswith("aux") for k in w.kids[i])
    past = "Tense=Imp" in w.morph[i] or (
        "Tense=Past" in w.morph[i] and not w.text[i].endswith(("it", "issent"))
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
        # "eurent", "bénéficiait": the tagger's conditional is believed only of forms that can be one
        return bool(_CONDITIONAL.search(w.text[i]))
    stem = re.sub(r"(?:ais|ait|aient)$", "", w.text[i])
    bases = {x.removesuffix("e").replace("oyer", "oier") for x in w.lemmas[i] if x.endswith(("r", "re"))}
    return stem != w.text[i] and (stem in bases or stem in w.lemmas[i])
