"""Find triggers: lexicon entries in the words of an article, each with its frame and the sense that holds there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recoupe.read.events.data import word_set
from recoupe.read.events.entries import Condition, Entry, Lexicon
from recoupe.read.events.frame import Frame, frame_of
from recoupe.read.events.phrase import hanging, shifted_object
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words

#: how many words may stand between two words of a locution ("mettre rapidement fin")
MAX_GAP = 5
#: senses of different types that are kept for one word; the scorer decides among them
SENSES = 3
_BETWEEN = frozenset("DET ADV PRON AUX PUNCT".split())
_POS = {
    "V": frozenset({"VERB", "AUX"}),
    "N": frozenset({"NOUN", "PROPN", "ADJ", "X"}),
    "A": frozenset({"ADJ", "VERB", "NOUN"}),
}


class Trigger(NamedTuple):
    """An entry found at token ``head``; ``tokens`` are all its words."""

    entry: Entry
    head: int
    tokens: tuple[int, ...]
    frame: Frame
    #: what the sense asks for and the parse does not show; empty if all holds
    unmet: str = ""
    #: 0 for the sense that the lexicon prefers here, 1 and 2 for the next ones of other types
    alternative: int = 0


def find_triggers(scene: Scene, lexicon: Lexicon) -> list[Trigger]:
    """Every trigger of the article, in order: up to ``SENSES`` senses of different types a head word, best first."""
    out: list[Trigger] = []
    taken: set[int] = set()
    w = scene.words
    for i in range(len(w.text)):
        if i in taken:
            continue
        senses = list(_at(scene, lexicon, i))
        out += senses
        for sense in senses[:1]:
            taken.update(sense.tokens[1:])
    return out


def _at(scene: Scene, lexicon: Lexicon, i: int) -> Iterator[Trigger]:
    w = scene.words
    rows: list[Entry] = []
    joined = "".join(w.text[i : i + 3]) if w.text[i + 1 : i + 2] == ["-"] else w.text[i]  # "sit-in" is three tokens
    for lemma in dict.fromkeys((*w.lemmas[i], w.text[i], joined)):
        rows += lexicon.by_word.get(lemma, ())
    if not rows:
        return
    rows.sort(key=lambda e: (-len(e.words), -len(e.needs), -int(e.reflexive)))
    frames: dict[str, Frame] = {}
    met: list[Trigger] = []
    loose: list[Trigger] = []  # senses whose need the parse does not show: the scorer may still take them
    for entry in rows:
        tokens = _tokens(w, entry, i)
        if tokens is None:
            continue
        key = "N" if entry.pos == "N" else "V"
        if key not in frames:
            frames[key] = frame_of(w, i, entry.pos)
        frame = frames[key]
        if not _reflexive_fits(entry, frame, rows) or _excluded(scene, entry, frame, tokens):
            continue
        unmet = [c for c in entry.needs if not holds(scene, c, frame, tokens)]
        if not unmet:
            met.append(Trigger(entry, i, tokens, frame))
        elif len(unmet) == 1:
            loose.append(Trigger(entry, i, tokens, frame, f"{unmet[0].slot}:{unmet[0].test}"))
    seen: set[str] = set()
    for trigger in (*met, *loose):
        if trigger.entry.type not in seen and len(seen) < SENSES:
            yield trigger._replace(alternative=len(seen))
            seen.add(trigger.entry.type)


def _tokens(w: Words, entry: Entry, i: int) -> tuple[int, ...] | None:
    """The tokens of the entry's words from ``i`` on, or None."""
    if w.pos[i] not in _POS[entry.pos] and not (len(entry.words) > 1 and entry.pos != "V"):
        return None
    if entry.pos == "N" and w.pos[i] == "ADJ" and len(entry.words) == 1:
        return None
    if entry.pos == "V" and w.dep[i].startswith("aux"):
        return None
    if entry.clitic and entry.clitic not in w.text[max(0, i - 4) : i]:
        return None
    found = _run(w, entry.words[1:], i, entry.pos)
    if found is None and entry.pos == "V" and len(entry.words) > 2:
        found = _behind_object(w, entry.words[1:], i)
    if found is None and entry.pos == "V" and len(entry.words) > 1:
        found = _behind_adverbial(w, entry.words[1:], i)
    return None if found is None else (i, *found)


def _run(w: Words, words: tuple[str, ...], i: int, pos: str) -> list[int] | None:
    """``words`` one after the other behind token ``i``."""
    found: list[int] = []
    high = w.bounds(i)[1]
    at = i
    for word in words:
        at_next = _next(w, word, at, high, pos)
        if at_next is None:
            return None
        found.append(at_next)
        at = at_next
    return found


def _behind_object(w: Words, words: tuple[str, ...], i: int) -> list[int] | None:
    """``mettre [le ministre] en examen``: the rest of the locution stands behind the object and hangs on the verb."""
    high = w.bounds(i)[1]
    for j in range(i + 2, min(high, i + 14)):
        if w.text[j] == words[0] or _contracted(w.text[j], words[0]):
            rest = _run(w, words[1:], j, "V")
            if rest and rest[0] - j <= 2 and (w.head[rest[-1]] == i or w.head[w.head[rest[-1]]] == i):
                return [j, *rest]
    return None


def _behind_adverbial(w: Words, words: tuple[str, ...], i: int) -> list[int] | None:
    """``a prolongé vendredi d'un an l'embargo``: the object that a locution names stands further off."""
    objects = [k for k in w.kids[i] if k > i + 1 and w.dep[k] == "obj" and w.pos[k] in ("NOUN", "PROPN")]
    for j in objects or shifted_object(w, i):
        if w.text[j] == words[0] or words[0] in w.lemmas[j]:
            rest = _run(w, words[1:], j, "V")
            if rest is not None:
                return [j, *rest]
    return None


def _next(w: Words, word: str, at: int, high: int, pos: str) -> int | None:
    limit = MAX_GAP if pos == "V" else 3
    for j in range(at + 1, min(high, at + 1 + limit)):
        if w.text[j] == word or word in w.lemmas[j] or _contracted(w.text[j], word):
            return j
        if w.pos[j] not in _BETWEEN and not (w.pos[j] == "ADJ" and pos != "A") and w.text[j] not in ("d'", "de"):
            return None
    return None


def _contracted(text: str, word: str) -> bool:
    return text in {"de": ("d'", "du", "des"), "à": ("au", "aux")}.get(word, ())


def _reflexive_fits(entry: Entry, frame: Frame, rows: list[Entry]) -> bool:
    if entry.pos != "V":
        return True
    if entry.reflexive:
        return frame.reflexive
    if entry.clitic:
        return True
    if frame.reflexive:  # "les deux camps s'accusent": reciprocal, unless the verb has a reflexive sense of its own
        return "obj" in entry.target and not any(r.reflexive and r.words[0] == entry.words[0] for r in rows)
    return True


def _excluded(scene: Scene, entry: Entry, frame: Frame, tokens: tuple[int, ...]) -> bool:
    return any(holds(scene, c, frame, tokens) for c in entry.excludes)


def holds(scene: Scene, condition: Condition, frame: Frame, tokens: tuple[int, ...]) -> bool:
    """Whether one condition of a sense holds at a trigger."""
    if condition.slot == "que":
        return frame.que or _followed_by_que(scene.words, tokens[-1])
    if condition.slot == "comp":
        return bool(frame.clauses or frame.obliques) or _followed_by_infinitive(scene.words, tokens[-1])
    if condition.slot == "inf":
        return _followed_by_infinitive(scene.words, tokens[-1])
    if condition.slot == "incise":
        return is_incise(scene.words, frame.trigger)
    if condition.slot == "neg":
        return _is_negated(scene.words, frame.trigger)
    if condition.test == "inf":
        return _followed_by_infinitive(scene.words, tokens[-1], condition.prep)
    fillers = [t for t in _fillers(scene.words, condition, frame) if t not in tokens]
    if condition.test == "any":
        return bool(fillers)
    if condition.test == "words":
        w = scene.words
        if any(w.lemma[t] in condition.words or w.text[t] in condition.words for t in fillers):
            return True
        return condition.prep in ("de", "comme") and _near(w, condition, tokens[-1])
    if condition.test == "actor":
        return any(scene.is_actor(t) for t in fillers)
    if condition.test == "place":
        return any(scene.is_place(t) or scene.words.lemma[t] in word_set("sense.toml", "places") for t in fillers)
    if condition.test == "thing":
        nouns = all(scene.words.pos[t] == "NOUN" for t in fillers)
        return bool(fillers) and nouns and not any(scene.is_actor(t) or scene.is_place(t) for t in fillers)
    return False


_PLURAL_AUX, _SINGULAR_AUX = frozenset({"ont", "avaient", "auraient"}), frozenset({"a", "avait", "aurait"})
_PLURAL, _SINGULAR = frozenset("les des ses leurs ces".split()), frozenset("le la l' un une son sa ce cette".split())


def _is_negated(w: Words, i: int) -> bool:
    """``ne soutient pas``, ``ne va pas se plier``: "ne" before the verb or before the one it completes."""
    above = [w.head[i]] if w.dep[i] in ("xcomp", "ccomp") and "VerbForm=Inf" in w.morph[i] else []
    return any(w.text[k] in ("ne", "n'") for verb in (i, *above) for k in w.kids[verb])


def is_incise(w: Words, i: int) -> bool:
    """``…, a soutenu son avocat``: a verb of saying set in behind a comma, its subject after it."""
    low, high = w.bounds(i)
    j = i - 1
    while j >= low and (w.pos[j] in ("AUX", "ADV") or w.text[j] in ("a", "ont", "avait", "avaient", "t", "-t")):
        j -= 1
    said = j > low and w.text[j] == "," and "VerbForm=Inf" not in w.morph[i]
    # "Les États-Unis, écrit la presse, ont soutenu le projet": what follows does not agree, so it is no subject
    verb = next((w.text[k] for k in w.kids[i] if w.text[k] in _PLURAL_AUX | _SINGULAR_AUX), "")
    other = _SINGULAR if verb in _PLURAL_AUX else _PLURAL if verb else frozenset()
    said = said and not (i + 1 < high and w.text[i + 1] in other)
    finite = j < i - 1 or "VerbForm=Fin" in w.morph[i]
    after = i + 1 < high and (
        w.pos[i + 1] in ("DET", "PROPN", "NOUN") or w.text[i + 1] in ("-il", "-elle", "m.", "mme")
    )
    return said and finite and after


def _near(w: Words, condition: Condition, i: int) -> bool:
    """``a qualifié la loi d'absurde``: the word behind the preposition, wherever the parser hung it."""
    for j in range(i + 1, min(w.bounds(i)[1], i + 14)):
        if w.lemma[j] in condition.words or w.text[j] in condition.words:
            before = [k for k in range(j - 1, max(i, j - 5), -1) if w.pos[k] not in ("DET", "ADJ", "PUNCT", "ADV")]
            return bool(before) and (
                w.text[before[0]] == condition.prep or _contracted(w.text[before[0]], condition.prep)
            )
    return False


def _fillers(w: Words, condition: Condition, frame: Frame) -> list[int]:
    if condition.slot == "obj":
        return frame.objects
    if condition.slot == "subj":
        return frame.subjects
    if condition.slot == "prep":
        direct = frame.obliques.get(condition.prep, [])
        return direct + [t for o in frame.objects if condition.prep != "de" for t in hanging(w, o, condition.prep)]
    return frame.obliques.get(condition.slot, [])


def _followed_by_que(w: Words, i: int) -> bool:
    return i + 1 < len(w.text) and w.text[i + 1] in ("que", "qu'")


def _followed_by_infinitive(w: Words, i: int, prep: str = "") -> bool:
    for j in range(i + 1, min(w.bounds(i)[1], i + 9)):
        if "VerbForm=Inf" in w.morph[j]:
            mark = next((k for k in range(j - 1, max(i, j - 5), -1) if w.text[k] in ("de", "d'", "à")), None)
            near = j - i <= 4 or w.head[j] == i or w.head[w.head[j]] == i
            return near and mark is not None and (not prep or w.text[mark] == prep or _contracted(w.text[mark], prep))
    return False
