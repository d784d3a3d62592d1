"""More of a candidate: constructions by type and row, its neighbours, its weight in the article."""

from __future__ import annotations

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.match import Trigger
from recoupe.read.events.phrase import preposition
from recoupe.read.events.scene import Scene
from recoupe.read.events.survey import Survey
from recoupe.read.events.words import Words

Features = dict[str, float]

_RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où"})
_MARKS = frozenset({"«", "»", '"'})


def by_type_and_row(t: Trigger, f: Features) -> Features:
    """Votes, paths, prepositions and ranks again for each type, part of speech and row: each verb has its habits."""
    g: Features = {}
    kind, row, pos = t.entry.type, t.entry.id, t.entry.pos
    for name, value in f.items():
        if name.startswith(("vote=source:", "vote=target:")):
            g |= {f"{name}|{kind}": value, f"{name}|{row}": value, f"{name}|{pos}": value}
        elif name.startswith("path="):
            g |= {f"{name}|{kind}": 1.0, f"{name}|{pos}": 1.0}
        elif name.startswith(("origin=", "rank=")) or (name.startswith("prep=") and name.endswith(("|L", "|R"))):
            g |= {f"{name}|{kind}": 1.0, f"{name}|{row}": 1.0}
    return g


def around_candidate(scene: Scene, t: Trigger, c: Candidate, f: Features) -> None:
    """What a candidate of the sentence hangs on, the words beside it and what stands between it and the trigger."""
    w = scene.words
    side = "L" if c.last < t.head else "R"
    low, high = w.bounds(t.head)
    _hanging(w, t, c, side, f)
    before = w.lemma[c.first - 1] if c.first > low else "START"
    after = w.lemma[c.last + 1] if c.last + 1 < high else "END"
    f |= {f"before={before}": 1.0, f"before={before}|{side}": 1.0}
    f |= {f"after={after}": 1.0, f"after={after}|{side}": 1.0}
    f[f"opens={c.first - low <= 2}"] = 1.0
    first, last = sorted((c.head, t.head))
    between = range(first + 1, last)
    actors = {m.actor for j in between for m in scene.covering.get(j, ()) if m.first > first and m.last < last}
    f[f"actors-between={min(3, len(actors))}|{side}"] = 1.0
    f[f"clause-between={any(w.text[j] in _RELATIVE for j in between)}|{side}"] = 1.0
    f[f"mark-between={any(w.text[j] in _MARKS for j in between)}|{side}"] = 1.0
    f[f"finite-between={min(2, sum('VerbForm=Fin' in w.morph[j] for j in between))}|{side}"] = 1.0
    f[f"possessed={any('Poss=Yes' in w.morph[k] for k in w.kids[c.head])}"] = 1.0
    f[f"indefinite={any(w.lemma[k] == 'un' for k in w.kids[c.head])}"] = 1.0


def _hanging(w: Words, t: Trigger, c: Candidate, side: str, f: Features) -> None:
    kind = t.entry.type
    h = w.head[c.head]
    if h != c.head:
        f[f"above={w.lemma[h]}|{side}"] = 1.0
        f[f"above-is={w.pos[h]}|{w.dep[c.head]}|{side}"] = 1.0
        f[f"hangs-on-trigger={h == t.head}"] = 1.0
        if h in t.tokens:
            f[f"hangs-on-trigger|{w.dep[c.head]}|{kind}"] = 1.0
        if h in t.frame.objects:
            f |= {f"hangs-on-object|{kind}": 1.0, f"hangs-on-object|{preposition(w, c.head)}": 1.0}
        if h in t.frame.subjects:
            f[f"hangs-on-subject|{kind}"] = 1.0
    if c.head in t.frame.objects:
        f |= {f"is-object|{kind}": 1.0, f"is-object|{t.entry.id}": 1.0}
    if c.head in t.frame.subjects:
        f[f"is-subject|{kind}"] = 1.0


def from_outside(scene: Scene, t: Trigger, c: Candidate, f: Features) -> None:
    """A candidate from elsewhere: what the sentence itself has to offer, and the candidate's kind."""
    f[f"outside={c.origin}|passive={t.frame.passive}"] = 1.0
    f[f"outside={c.origin}|subjects={min(2, len(t.frame.subjects))}"] = 1.0
    f[f"outside={c.origin}|{scene.actors.actor(c.actor).kind if c.actor else ''}"] = 1.0


def weight_in_article(scene: Scene, survey: Survey, t: Trigger, c: Candidate, f: Features) -> None:
    """How much the article is about the candidate, its noun, and the side on which the row's word expects it."""
    w = scene.words
    if c.form != "name":
        f[f"noun={w.lemma[c.head]}"] = 1.0
    f[f"salience={min(survey.salience.get(c.actor, 9), 4)}"] = 1.0
    f[f"in-title={c.actor in survey.in_title}"] = 1.0
    f[f"plural={'Number=Plur' in w.morph[c.head]}"] = 1.0
    f[f"objects={min(2, len(t.frame.objects))}"] = 1.0
    f[f"row={t.entry.id}|{'L' if c.last < t.head else 'R'}"] = 1.0
