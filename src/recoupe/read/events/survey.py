"""An article surveyed once: what the scorer asks of it for every trigger and every candidate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from recoupe.read.events.encoder import Encoded, Engine
from recoupe.read.events.gate import is_content_of_request, is_event
from recoupe.read.events.match import Trigger
from recoupe.read.events.scene import Scene

_YEAR = re.compile(r"(19|20)\d\d")
_FIRST_PERSON = frozenset("je j' nous".split())
#: a type's triggers further away than this many, before or behind, tell nothing about one
NEIGHBOURS = 40


class Survey:
    """Triggers that the hard rules let pass, by sentence and type; how often and where actors are named."""

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], engine: Engine | None = None) -> None:
        w = scene.words
        self.encoded = Encoded(engine, w, scene.text) if engine is not None else None
        self.passes: dict[int, bool] = {}
        self.by_sentence: dict[int, list[Trigger]] = {}
        self.by_type: dict[str, list[Trigger]] = {}
        for t in triggers:
            if t.head not in self.passes:
                self.passes[t.head] = not is_content_of_request(scene, t) and is_event(scene, t)
            if self.passes[t.head] and not t.alternative:
                self.by_sentence.setdefault(w.sentence[t.head], []).append(t)
                self.by_type.setdefault(t.entry.type, []).append(t)
        self.sentences = len(w.sentences)
        self.mentions = Counter(m.actor for m in scene.mentions)
        ranked = sorted(self.mentions, key=lambda a: (-self.mentions[a], a))
        self.salience = {a: n for n, a in enumerate(ranked)}
        title = scene.document.metadata.get("title")
        self.in_title = {m.actor for m in scene.mentions if title and title[0] <= m.span[0] < title[1]}
        self.has_year: dict[int, bool] = {}
        self.first_person: dict[int, bool] = {}
        for n, (low, high) in enumerate(w.sentences):
            self.has_year[n] = any(_YEAR.fullmatch(x) for x in w.text[low:high])
            self.first_person[n] = not _FIRST_PERSON.isdisjoint(w.text[low:high])

    def around(self, scene: Scene, t: Trigger) -> tuple[list[Trigger], list[Trigger]]:
        """The nearest triggers of the type in earlier sentences and in later ones, by their preferred sense."""
        here = scene.words.sentence[t.head]
        same = self.by_type.get(t.entry.type, [])
        at = bisect_left(same, t.head, key=lambda q: q.head)
        low, high = max(0, at - NEIGHBOURS), at + NEIGHBOURS
        sentence = scene.words.sentence
        earlier = [q for q in same[low:at] if sentence[q.head] < here]
        return earlier, [q for q in same[at:high] if sentence[q.head] > here]


def stem(t: Trigger) -> str:
    """The first letters of a trigger's word: what "frapper" and "frappe" share."""
    return t.entry.words[0][:5]
