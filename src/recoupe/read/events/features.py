"""What the learned scorer sees of a candidate and of a trigger: named features, never an actor's name.

``side_features`` describe one candidate for source or target, ``event_features`` a trigger. Names of features are the
keys of ``weights/events.json``; a weight can thus be read and questioned.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.arguments import link
from recoupe.read.events.candidates import Candidate
from recoupe.read.events.data import word_set
from recoupe.read.events.encoder import kind_features, side_scores
from recoupe.read.events.match import Trigger
from recoupe.read.events.phrase import preposition
from recoupe.read.events.realis import judge
from recoupe.read.events.scene import Scene
from recoupe.read.events.side_surroundings import around_candidate, by_type_and_row, from_outside, weight_in_article
from recoupe.read.events.surroundings import (
    clause,
    fillers,
    nearness,
    place_in_article,
    speech,
    time,
    told_again,
    word,
    words_around,
)
from recoupe.read.events.survey import Survey
from recoupe.read.events.votes import Vote
from recoupe.read.events.words import Words

Features = dict[str, float]


def side_features(
    scene: Scene, survey: Survey, trigger: Trigger, votes: Sequence[Vote], candidates: Sequence[Candidate]
) -> list[Features]:
    """One feature dictionary a candidate, in their order."""
    w = scene.words
    left = [c for c in candidates if c.origin == "sentence" and c.last < trigger.head]
    right = [c for c in candidates if c.origin == "sentence" and c.first > trigger.head]
    out = []
    for c in candidates:
        f: Features = {"bias": 1.0}
        _position(w, trigger, c, left, right, f)
        _form(scene, survey, trigger, c, f)
        if c.origin == "sentence":
            _syntax(w, trigger, c, f)
        _voted(scene, trigger, c, votes, f)
        out.append(f)
    _relative(candidates, out)
    for c, f in zip(candidates, out, strict=True):
        f |= by_type_and_row(trigger, f)
        if c.origin == "sentence":
            around_candidate(scene, trigger, c, f)
        else:
            from_outside(scene, trigger, c, f)
        weight_in_article(scene, survey, trigger, c, f)
    if survey.encoded is not None:
        for f, scores in zip(out, side_scores(survey.encoded, trigger, candidates), strict=True):
            f |= scores
    return out


def _position(w: Words, t: Trigger, c: Candidate, left: list[Candidate], right: list[Candidate], f: Features) -> None:
    kind = t.entry.type
    if c.origin != "sentence":
        f[f"origin={c.origin}"] = 1.0
        f[f"origin={c.origin}|{t.entry.pos}"] = 1.0
        return
    side, row = ("L", left[::-1]) if c.last < t.head else ("R", right)
    rank = next((n for n, x in enumerate(row) if x is c), 0)
    f[f"side={side}"] = 1.0
    f[f"side={side}|{t.entry.pos}"] = 1.0
    f[f"side={side}|{kind}"] = 1.0
    f[f"rank={side}{min(rank, 3)}"] = 1.0
    f[f"passive={t.frame.passive}|{side}"] = 1.0
    f[f"first={bool(left) and c is left[0]}|{side}"] = 1.0
    distance = abs(c.head - t.head)
    f[f"distance={side}{0 if distance < 3 else 1 if distance < 6 else 2 if distance < 12 else 3}"] = 1.0
    low, high = sorted((c.head, t.head))
    between = range(low + 1, high)
    f[f"verb-between={side}{any(w.pos[j] == 'VERB' for j in between)}"] = 1.0
    f[f"comma-between={side}{any(w.text[j] == ',' for j in between)}"] = 1.0


def _form(scene: Scene, survey: Survey, t: Trigger, c: Candidate, f: Features) -> None:
    kind = scene.actors.actor(c.actor).kind if c.actor else "phrase"
    f[f"kind={kind}"] = 1.0
    f[f"kind={kind}|{t.entry.type}"] = 1.0
    f[f"form={c.form}"] = 1.0
    f[f"form={c.form}|{t.entry.type}"] = 1.0
    if c.first in scene.place_at:
        f["is-place"] = 1.0
        f[f"is-place|{t.entry.type}"] = 1.0
    f[f"mentions={min(survey.mentions.get(c.actor, 0), 4)}"] = 1.0
    f[f"animate={scene.words.lemma[c.head] in word_set('argument.toml', 'animate')}"] = 1.0


def _syntax(w: Words, t: Trigger, c: Candidate, f: Features) -> None:
    prep = preposition(w, c.head) or _surface_preposition(w, c.first)
    side = "L" if c.last < t.head else "R"
    f[f"prep={prep}|{side}"] = 1.0
    f[f"prep={prep}|{t.entry.pos}"] = 1.0
    if prep and prep in t.entry.target:
        f["prep-in-target"] = 1.0
        f[f"prep-in-target|{side}"] = 1.0
    if prep and prep in t.entry.source:
        f["prep-in-source"] = 1.0
    f[f"dep={w.dep[c.head]}"] = 1.0
    path = _path(w, t.head, c.head)
    f[f"path={path}"] = 1.0
    f[f"path-length={min(path.count('<') + path.count('>'), 5)}"] = 1.0


def _surface_preposition(w: Words, first: int) -> str:
    j = first - 1
    while j >= 0 and w.pos[j] in ("DET", "ADJ", "NUM"):
        j -= 1
    if j >= 0 and w.pos[j] == "ADP":
        return {"du": "de", "des": "de", "au": "à", "aux": "à", "d'": "de"}.get(w.text[j], w.text[j])
    return ""


def _path(w: Words, a: int, b: int) -> str:
    """Dependency relations from ``a`` up to the common ancestor and down to ``b``; ``far`` beyond five steps."""
    up: list[int] = [a]
    while w.head[up[-1]] != up[-1] and len(up) < 6:
        up.append(w.head[up[-1]])
    down: list[int] = [b]
    while down[-1] not in up and w.head[down[-1]] != down[-1] and len(down) < 6:
        down.append(w.head[down[-1]])
    if down[-1] not in up:
        return "far"
    rise = up[: up.index(down[-1])]
    steps = [w.dep[i] + "<" for i in rise] + [">" + w.dep[i] for i in reversed(down[:-1])]
    return "".join(steps) if len(steps) <= 5 else "far"


def _voted(scene: Scene, t: Trigger, c: Candidate, votes: Sequence[Vote], f: Features) -> None:
    best: dict[str, float] = {}
    for v in votes:
        strength = link(scene, c, v.token)
        if strength > 0:
            label = f"vote={v.role}:{v.label}"
            f[label] = max(f.get(label, 0.0), strength)
            best[v.role] = max(best.get(v.role, 0.0), strength - 0.1 * v.rank)
    for role in ("source", "target"):
        if role in best:
            f[f"vote={role}"] = best[role]
            f[f"vote={role}|{t.entry.type}"] = best[role]
        elif any(v.role == role for v in votes):
            f[f"other-voted={role}"] = 1.0
    if "none" in t.entry.target:
        f["target-none"] = 1.0


def _relative(candidates: Sequence[Candidate], rows: list[Features]) -> None:
    """Whether somebody else has a vote for the role: what is left is the other side."""
    for role in ("source", "target"):
        voted = [i for i, f in enumerate(rows) if f"vote={role}" in f]
        for i, f in enumerate(rows):
            others = [j for j in voted if j != i and candidates[j].actor != candidates[i].actor]
            if others:
                f[f"rival={role}"] = 1.0
    f_count = min(len(candidates), 6)
    for f in rows:
        f[f"candidates={f_count}"] = 1.0


def event_features(
    scene: Scene, survey: Survey, trigger: Trigger, votes: Sequence[Vote], candidates: Sequence[Candidate]
) -> Features:
    """The features of a trigger: is it an event?"""
    w, e, i = scene.words, trigger.entry, trigger.head
    f: Features = {"bias": 1.0, f"type={e.type}": 1.0, f"pos={e.pos}": 1.0, f"type={e.type}|{e.pos}": 1.0}
    f[f"entry={e.id}"] = 1.0
    f[f"dep={w.dep[i]}"] = 1.0
    f[f"dep={w.dep[i]}|{e.pos}"] = 1.0
    head = w.head[i]
    f[f"governor={w.pos[head] if head != i else 'none'}"] = 1.0
    f[f"words={min(len(e.words), 3)}"] = 1.0
    f[f"needs={min(len(e.needs), 2)}"] = 1.0
    f[f"passive={trigger.frame.passive}|{e.pos}"] = 1.0
    f[f"alternative={trigger.alternative}"] = 1.0
    if trigger.unmet:
        f["unmet"] = 1.0
        f[f"unmet={trigger.unmet}|{e.pos}"] = 1.0
    if trigger.frame.que:
        f["que"] = 1.0
    if e.pos == "N":
        f[f"determiner={_determiner(w, i)}"] = 1.0
        f[f"governor-lemma-empty={trigger.frame.governor is None}"] = 1.0
    else:
        for part in w.morph[i].split("|"):
            if part.startswith(("VerbForm", "Tense", "Mood")):
                f[part] = 1.0
        f[f"auxiliary={any(w.dep[k].startswith('aux') for k in w.kids[i])}"] = 1.0
    status = judge(scene, trigger)
    f[f"status={status.status}"] = 1.0
    f[f"realis={status.rule}"] = 1.0
    _surroundings(scene, trigger, candidates, f)
    _support(scene, votes, candidates, f)
    place_in_article(scene, survey, trigger, f)
    told_again(scene, survey, trigger, f)
    fillers(scene, trigger, f)
    words_around(scene, trigger, f)
    clause(scene, trigger, f)
    speech(scene, survey, trigger, f)
    time(scene, survey, trigger, f)
    word(scene, trigger, f)
    nearness(trigger, candidates, f)
    if survey.encoded is not None:
        f |= kind_features(survey.encoded, trigger)
    return f


def _determiner(w: Words, i: int) -> str:
    for k in w.kids[i]:
        if w.dep[k] == "det":
            return "possessive" if "Poss=Yes" in w.morph[k] else "definite" if w.lemma[k] == "le" else "other"
    return "none"


def _surroundings(scene: Scene, t: Trigger, candidates: Sequence[Candidate], f: Features) -> None:
    w = scene.words
    title = scene.document.metadata.get("title")
    if title is not None and title[0] <= w.start[t.head] < title[1]:
        f["headline"] = 1.0
    holding = scene.statements_at(t.head)
    f[f"in-statement={holding[0].kind if holding else 'no'}"] = 1.0
    inside = [c for c in candidates if c.origin == "sentence"]
    f[f"actors={min(len(inside), 5)}"] = 1.0
    f[f"named={min(sum(c.form in ('name', 'metonym', 'office') for c in inside), 3)}"] = 1.0
    for s in holding[:1]:
        if s.cue_span and s.cue_span[0] <= w.start[t.head] < s.cue_span[1]:
            f["is-cue"] = 1.0
    if any(s.cue_span and s.cue_span[0] <= w.start[t.head] < s.cue_span[1] for s in scene.statements):
        f["is-cue"] = 1.0


def _support(scene: Scene, votes: Sequence[Vote], candidates: Sequence[Candidate], f: Features) -> None:
    """Whether the rules find the sides, and by which construction."""
    for role in ("source", "target"):
        mine = [v for v in votes if v.role == role]
        f[f"{role}-votes={min(len(mine), 3)}"] = 1.0
        found = [(link(scene, c, v.token), v, c) for v in mine for c in candidates]
        best = max((x for x in found if x[0] > 0), key=lambda x: (x[0], -x[1].rank), default=None)
        if best is None:
            f[f"{role}-found=no"] = 1.0
            if mine:
                f[f"{role}-lemma-only"] = 1.0
            continue
        f[f"{role}-found={best[1].label}"] = 1.0
        kind = scene.actors.actor(best[2].actor).kind if best[2].actor else "phrase"
        f[f"{role}-kind={kind}"] = 1.0
        f[f"{role}-form={best[2].form}"] = 1.0
