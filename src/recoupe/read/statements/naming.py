"""From a speaker's phrase to an actor of the article: the mention it holds, or a new actor named by its noun."""

from __future__ import annotations

from recoupe.read.actors import ActorTable
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import head_of
from recoupe.read.statements.view import View
from recoupe.records import ActorMention, Span


class Namer:
    """Finds or makes the actor for a phrase. One common-noun speaker is one actor per article."""

    def __init__(self, view: View, actors: ActorTable) -> None:
        self.view, self.actors = view, actors
        self._mentions = actors.mentions()
        self._made: dict[str, str] = {}

    def actor(self, phrase: Span, rule: str) -> tuple[str | None, Span]:
        """Actor id and the span of the mention that names it."""
        view = self.view
        span = view.chars(*phrase)
        head = head_of(view, phrase)
        mention = self._mention(phrase, span, head)
        if mention is not None:
            return mention.actor, span
        if (
            view.pos[head] == "PRON"
            and view.low[head]
            in lexicon().words["pronoun_tonic"]
            | lexicon().words["pronoun_subject"]
            | lexicon().words["pronoun_clitic_subject"]
        ):
            return None, span
        name = _plain(view.text[span[0] : span[1]])
        key = name.casefold()
        if key not in self._made:
            self._made[key] = self.actors.new_actor(name, kind=_kind(view, phrase, head))
        self.actors.add_mention(span, self._made[key], "description", rule)
        return self._made[key], span

    def _mention(self, phrase: Span, span: Span, head: int) -> ActorMention | None:
        """The mention that the phrase is: over its head, or a name in apposition to it."""
        view = self.view
        inside = [m for m in self._mentions if m.span[0] < span[1] and span[0] < m.span[1]]
        if not inside:
            return None
        at = view.start[head]
        over = [m for m in inside if m.span[0] <= at < m.span[1]]
        if over:
            return max(over, key=lambda m: (m.span[1] - m.span[0], -m.span[0]))
        for m in inside:
            i = view.token_at(m.span[0])
            before = view.pos[i - 1] if i > phrase[0] else ""
            if (
                i > head
                and before not in ("ADP", "DET", "CCONJ")
                and view.low[i - 1] not in ("du", "des", "au", "aux", "et", "de", "d'")
            ):
                return m
        return None


def _plain(name: str) -> str:
    """The phrase as a name: one line, definite articles kept as they stand."""
    return " ".join(name.split())


def _kind(view: View, phrase: Span, head: int) -> str:
    words = lexicon().words
    if view.low[head] in words["bodies"]:
        return "group"
    if view.low[head] in words["documents"]:
        return "unknown"
    plural = any(
        view.low[i] in ("des", "les", "ces", "plusieurs", "deux", "trois", "certains") for i in range(phrase[0], head)
    )
    return "group" if plural else "person" if view.low[head] in words["people"] else "unknown"
