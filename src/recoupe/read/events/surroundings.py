"""Features of a trigger from its clause, its neighbours and its article: families beside those of ``features.py``.

Each function adds one family; ``docs/events.md`` tells what each is worth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.circumstances import date_of
from recoupe.read.events.match import Trigger, is_incise
from recoupe.read.events.phrase import preposition
from recoupe.read.events.scene import Scene
from recoupe.read.events.survey import Survey, stem

Features = dict[str, float]

_OPEN, _CLOSED, _STRAIGHT = "«", "»", '"'
_NOBODY = frozenset("on personne certains il ce c'".split())
_CLAUSES = ("acl:relcl", "advcl", "ccomp", "parataxis", "conj", "nmod", "xcomp", "acl")


def bucket(n: float, edges: Sequence[float]) -> int:
    """Which of the intervals between ``edges`` (ends included) ``n`` falls into."""
    return bisect_left(edges, n)


def place_in_article(scene: Scene, survey: Survey, t: Trigger, f: Features) -> None:
    """How far into the article the trigger stands, and among how many others in its sentence."""
    w = scene.words
    n = w.sentence[t.head]
    low, high = w.bounds(t.head)
    f[f"at={bucket(n, (0, 1, 2, 4, 8, 15, 25))}"] = 1.0
    f["relative"] = n / max(1, survey.sentences - 1)
    f[f"sentences={bucket(survey.sentences, (6, 12, 20, 30, 45))}"] = 1.0
    f[f"length={bucket(high - low, (8, 15, 22, 30, 40, 55))}"] = 1.0
    inside = survey.by_sentence.get(n, [])
    same = [q.head for q in inside if q.entry.type == t.entry.type]
    f[f"triggers={min(len(inside), 6)}"] = 1.0
    f[f"same-here={min(len(same), 3)}"] = 1.0
    f[f"first-same={not any(h < t.head for h in same)}"] = 1.0
    f[f"order={min(sum(q.head < t.head for q in inside), 4)}"] = 1.0
    f["density"] = min(3.0, len(scene.mentions) / max(1, survey.sentences)) / 3


def told_again(scene: Scene, survey: Survey, t: Trigger, f: Features) -> None:
    """How many triggers of the type, and of the word family, stand in earlier and later sentences."""
    mine = stem(t)
    for side, others in zip(("earlier", "later"), survey.around(scene, t), strict=True):
        kin = sum(stem(q) == mine for q in others)
        f[f"{side}-type={min(len(others), 4)}"] = 1.0
        f[f"{side}-kin={min(kin, 3)}"] = 1.0
        f[f"{side}-kin={min(kin, 2)}|{t.entry.pos}"] = 1.0


def fillers(scene: Scene, t: Trigger, f: Features) -> None:
    """What stands in the slots of the frame: kind of filler, its lemma, its number."""
    w, e = scene.words, t.entry
    frame = t.frame
    slots = (
        ("subj", frame.subjects), ("obj", frame.objects), ("agent", frame.agents), ("governing", frame.governing)
    )  # fmt: skip
    for slot, tokens in slots:
        if not tokens:
            f[f"{slot}-is=none|{e.pos}"] = 1.0
            continue
        i = tokens[0]
        kind = filler_kind(scene, i)
        f[f"{slot}-is={kind}"] = 1.0
        f[f"{slot}-is={kind}|{e.type}"] = 1.0
        f[f"{slot}-lemma={w.lemma[i]}"] = 1.0
        f[f"{slot}-plural={'Number=Plur' in w.morph[i]}"] = 1.0
        if slot == "obj":
            f[f"{slot}-lemma={w.lemma[i]}|{e.type}"] = 1.0
    for prep, tokens in frame.obliques.items():
        f[f"behind={prep}|{e.pos}"] = 1.0
        f[f"behind={prep}|{e.type}"] = 1.0
        f[f"behind={prep}|{filler_kind(scene, tokens[0])}"] = 1.0
    f[f"nobody={any(w.text[i] in _NOBODY for i in frame.subjects)}"] = 1.0


def filler_kind(scene: Scene, i: int) -> str:
    """What token ``i`` stands for: the kind of its actor, place, pronoun, people or thing."""
    if i in scene.covering:
        return scene.actors.actor(scene.covering[i][0].actor).kind
    if i in scene.place_at:
        return "place"
    if scene.words.pos[i] == "PRON":
        return "pronoun"
    return "people" if scene.is_actor(i) else "thing"


def words_around(scene: Scene, t: Trigger, f: Features) -> None:
    """The two words before the trigger and the two behind it."""
    w = scene.words
    low, high = w.bounds(t.head)
    for step in (-2, -1, 1, 2):
        i = t.head + step if step < 0 else t.tokens[-1] + step
        if low <= i < high:
            f[f"word{step:+d}={w.lemma[i]}"] = 1.0
            f[f"tag{step:+d}={w.pos[i]}|{t.entry.pos}"] = 1.0


def clause(scene: Scene, t: Trigger, f: Features) -> None:
    """What the trigger hangs on and in which kind of clause, its preposition, its forms."""
    w, e, i = scene.words, t.entry, t.head
    h = w.head[i]
    above = w.lemma[h] if h != i else "ROOT"
    f[f"above={above}"] = 1.0
    f[f"above={above}|{e.type}"] = 1.0
    f[f"dep={w.dep[i]}|{w.pos[h] if h != i else 'ROOT'}|{e.pos}"] = 1.0
    for k in w.kids[i]:
        if w.dep[k] == "mark":
            f[f"mark={w.text[k]}"] = 1.0
    for part in w.morph[i].split("|"):
        if part.startswith(("Number", "VerbForm", "Tense", "Mood")):
            f[f"{part}|{e.pos}|{e.type}"] = 1.0
    chain: list[str] = []
    while w.head[i] != i and len(chain) < 8:
        chain.append(w.dep[i])
        i = w.head[i]
    f[f"depth={min(len(chain), 5)}"] = 1.0
    f[f"root={w.pos[i]}"] = 1.0
    for relation in _CLAUSES:
        if relation in chain:
            f[f"under={relation}"] = 1.0
    prep = preposition(w, t.head)
    f[f"prep={prep}"] = 1.0
    f[f"prep={prep}|{e.type}"] = 1.0


def speech(scene: Scene, survey: Survey, t: Trigger, f: Features) -> None:
    """Quotation marks around the trigger and the speaker's own voice."""
    w = scene.words
    low, high = w.bounds(t.head)
    before = w.text[low : t.head]
    marks = w.text[low:high]
    f[f"quotation={_OPEN in marks or _STRAIGHT in marks}"] = 1.0
    f[f"in-quotation={before.count(_OPEN) > before.count(_CLOSED)}"] = 1.0
    incise = is_incise(w, t.head)
    f[f"incise={incise}|{t.entry.type}"] = 1.0
    f[f"incise={incise}|{t.entry.words[0]}"] = 1.0
    f[f"first-person={survey.first_person[w.sentence[t.head]]}"] = 1.0


def time(scene: Scene, survey: Survey, t: Trigger, f: Features) -> None:
    """Whether the event is dated, how exactly, and how many years before the article."""
    found = date_of(scene, t.head, scene.dates)
    f[f"dated={found is not None}"] = 1.0
    f[f"year-here={survey.has_year[scene.words.sentence[t.head]]}"] = 1.0
    if found is None:
        return
    value, published = found[0] or "", scene.document.published
    f[f"exact={min(len(value.split('/')[0]), 10)}"] = 1.0
    if published and value[:4].isdigit():
        f[f"years-ago={max(-1, min(int(published[:4]) - int(value[:4]), 3))}"] = 1.0


def word(scene: Scene, t: Trigger, f: Features) -> None:
    """The first word of the row, which its senses share, and its mode."""
    e = t.entry
    f[f"word={e.words[0]}"] = 1.0
    f[f"word={e.words[0]}|{e.type}"] = 1.0
    f[f"mode={e.mode}"] = 1.0
    f[f"mode={e.mode}|{e.pos}"] = 1.0
    f[f"capital={scene.words.capital[t.head]}|{e.pos}"] = 1.0


def nearness(t: Trigger, candidates: Sequence[Candidate], f: Features) -> None:
    """How near the nearest actor stands, and whether one is named on either side."""
    inside = [c for c in candidates if c.origin == "sentence"]
    nearest = min((abs(c.head - t.head) for c in inside), default=99)
    f[f"nearest={bucket(nearest, (1, 2, 3, 5, 8, 15, 40))}"] = 1.0
    named = [c for c in inside if c.form in ("name", "office", "metonym")]
    f[f"named-left={any(c.last < t.head for c in named)}"] = 1.0
    f[f"named-right={any(c.first > t.head for c in named)}"] = 1.0
