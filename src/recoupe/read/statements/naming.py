"""From a speaker's phrase to an actor of the article: the mention it holds, or a new actor named by its noun."""

from __future__ import annotations

from recoupe.read.actors import ActorTable
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import head_of, right_phrase
from recoupe.read.statements.speakers import main_subject
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import ActorMention, Span

_LINKS = frozenset("du des au aux et de d' par à".split())
_PLURAL = frozenset("des les ces plusieurs deux trois quatre cinq certains certaines de d' nombreux".split())


class Namer:
    """Finds or makes the actor for a phrase. One common-noun speaker is one actor per article.

    ``last`` is the actor that spoke last: "la même source", "le communiqué" and "on" go back to it.
    """

    def __init__(self, view: View, actors: ActorTable) -> None:
        self.view, self.actors = view, actors
        self._mentions = actors.mentions()
        self._made: dict[str, str] = {}
        self.last: str | None = None

    def speaker(self, phrase: Span, rule: str, sentence: Span) -> tuple[str | None, Span]:
        """Actor id and span of the mention of a speaker; remembered as the last one."""
        actor, span = self.actor(phrase, rule)
        if actor is not None and self._goes_on(actor, phrase):
            actor = self.last
        if actor is None and self._is_pronoun(self.view.low[head_of(self.view, phrase)]):
            actor = self._subject_before(phrase, sentence, rule) or self._spoke_before()
        self.last = actor or self.last
        return actor, span

    def actor(self, phrase: Span, rule: str) -> tuple[str | None, Span]:
        """Actor id and the span of the mention that names it."""
        view = self.view
        span = view.chars(*phrase)
        head = head_of(view, phrase)
        if self._goes_back(phrase, head):
            if self.last is not None:
                self.actors.add_mention(span, self.last, "description", f"{rule}.same")
            return self.last, span
        issuer = self._issuer(phrase, head)
        if issuer is not None:
            return self.actor(issuer, f"{rule}.issuer")[0], span
        mention = self._mention(phrase, span, head)
        if mention is not None:
            return mention.actor, span
        if self._is_pronoun(view.low[head]):
            return None, span
        name = " ".join(view.text[span[0] : span[1]].split())
        key = name.casefold()
        if key not in self._made:
            self._made[key] = self.actors.new_actor(name, kind=_kind(view, phrase, head))
        self.actors.add_mention(span, self._made[key], "description", rule)
        return self._made[key], span

    def _subject_before(self, phrase: Span, sentence: Span, rule: str) -> str | None:
        """For a pronoun that nothing resolved: the person that the sentence before is about."""
        view = self.view
        if sentence[0] == 0 or not view.same_paragraph(sentence[0] - 1, sentence[0]):
            return None
        before = view.sentence(sentence[0] - 1)
        subject = main_subject(view, before[1], before)
        plural = view.low[phrase[0]] in ("ils", "elles", "-ils", "-elles", "eux")
        if subject is None or _is_plural(view, subject) != plural:
            return None
        if view.pos[head_of(view, subject)] == "PRON" or not speakable(view, subject):
            return None
        return self.actor(subject, f"{rule}.subject")[0]

    def _goes_on(self, actor: str, phrase: Span) -> bool:
        """ "a-t-il ajouté" right after a person's words is that person, rather than the country they spoke of."""
        if self.last is None or self.view.low[phrase[0]] not in ("-il", "-elle"):
            return False
        return self.actors.actor(actor).kind == "state" and self.actors.actor(self.last).kind == "person"

    def _spoke_before(self) -> str | None:
        """For a pronoun that nothing resolved: the last speaker, when that was a person."""
        return self.last if self.last and self.actors.actor(self.last).kind in ("person", "unknown") else None

    def _is_pronoun(self, low: str) -> bool:
        words = lexicon().words
        return low in words["pronoun_tonic"] | words["pronoun_subject"] | words["pronoun_clitic_subject"]

    def _goes_back(self, phrase: Span, head: int) -> bool:
        """ "la même source", "le communiqué", "on": whoever spoke before."""
        view = self.view
        if self.last is None:
            return False
        if view.low[head] in ("on", "-on", "t-on", "-t-on"):
            return True
        same = any(view.low[i] in ("même", "mêmes") for i in range(phrase[0], head))
        if same:
            return True
        definite = view.low[phrase[0]] in ("le", "ce", "cette", "la", "l'") and phrase[1] - phrase[0] == 2
        return definite and view.low[head] in lexicon().words["documents"]

    def _mention(self, phrase: Span, span: Span, head: int) -> ActorMention | None:
        """The mention that the phrase is: a name in apposition, the one over its head, or the issuer of a document."""
        inside = [m for m in self._mentions if m.span[0] < span[1] and span[0] < m.span[1]]
        if not inside:
            return None
        view = self.view
        at = view.start[head]
        over = [m for m in inside if m.span[0] <= at < m.span[1]]
        if over and over[0].form == "pronoun":
            return over[0]
        named = [m for m in inside if m.form == "name" and self._apposed(phrase, m, head)]
        for found in (named, over):
            if found:
                return max(found, key=lambda m: (m.span[1] - m.span[0], -m.span[0]))
        document = view.low[head] in lexicon().words["documents"]
        return inside[-1] if document else None

    def _issuer(self, phrase: Span, head: int) -> Span | None:
        """ "des informations rapportées par des médias": who issued the document or news."""
        view, j = self.view, phrase[1]
        if view.low[head] not in lexicon().words["documents"] or j + 2 >= view.size or view.low[j + 1] != "par":
            return None
        return right_phrase(view, j + 2, view.sentence(head)[1]) if view.pos[j] in ("VERB", "ADJ") else None

    def _apposed(self, phrase: Span, mention: ActorMention, head: int) -> bool:
        """Whether the mention is the phrase's own name, no complement of it."""
        view = self.view
        i = view.token_at(mention.span[0])
        if i == head or i == phrase[0]:
            return mention.span[0] <= view.start[head]
        before = view.low[i - 1]
        if before == "," or i < head:
            return True
        return view.pos[i - 1] not in ("ADP", "DET", "CCONJ") and before not in _LINKS


def _kind(view: View, phrase: Span, head: int) -> str:
    words = lexicon().words
    if view.low[head] in words["bodies"]:
        return "group"
    if view.low[head] in words["documents"]:
        return "unknown"
    if _is_plural(view, phrase):
        return "group"
    return "person" if view.low[head] in words["people"] else "unknown"


def _is_plural(view: View, phrase: Span) -> bool:
    """Whether the determiner of the phrase is plural."""
    return any(view.low[i] in _PLURAL for i in range(phrase[0], head_of(view, phrase)))
