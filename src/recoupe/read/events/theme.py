"""Whether an article is about politics and conflict at all: elsewhere the same verbs seldom tell events.

"Recevoir", "suspendre" or "attaque" stand on the sports and business pages too. Where actors and triggers of an article
look like those of such pages, and its nouns are theirs ("joueur", "vaccin"), a trigger must be surer before it counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.features import Features
from recoupe.read.events.match import Trigger
from recoupe.read.events.scene import Scene

#: what all nouns count together beside the shares; a text with few nouns has a smaller sum
NOUNS, FEW = 40.0, 15


def article_features(scene: Scene, triggers: Sequence[Trigger]) -> Features:
    """Shares of the kinds of actors among the mentions, triggers of each type and mentions a sentence; the nouns."""
    sentences = max(1, len(scene.words.sentences))
    mentions = max(1, len(scene.mentions))
    f: Features = {"bias": 1.0, "mentions": len(scene.mentions) / sentences / 3}
    for m in scene.mentions:
        key = f"kind={scene.actors.actor(m.actor).kind}"
        f[key] = f.get(key, 0.0) + 1 / mentions
    for t in triggers:
        key = f"type={t.entry.type}"
        f[key] = f.get(key, 0.0) + 1 / sentences
    w = scene.words
    nouns = {w.lemma[i] for i, pos in enumerate(w.pos) if pos == "NOUN" and len(w.lemma[i]) > 2}
    return f | {f"noun={noun}": NOUNS / (FEW + len(nouns)) for noun in sorted(nouns)}
