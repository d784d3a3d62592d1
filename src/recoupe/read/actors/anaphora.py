"""Pronouns and other words that stand for an actor named before: "il", "ce dernier", "les deux ministres", "qui".

Precision first: where two candidates come equally close, nothing is resolved. The order of preference is that of
centering (Grosz, Joshi and Weinstein 1995): the subject of the clause before, then what was named last.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gender import Agreement
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.quotes import quoted_spans
from recoupe.records import ActorMention, Span

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "expl:subj"})
_SINGULAR = {"il": "m", "elle": "f"}
_PLURAL = {"ils": "m", "elles": "f"}
#: after these, "lui" and "elle" are full pronouns: "contre lui"
_PREPOSITIONS = frozenset("a avec contre pour par sur devant selon chez envers de d entre".split())


_LATTER = {
    ("ce", "dernier"): ("m", False),
    ("cette", "derniere"): ("f", False),
    ("ces", "derniers"): ("m", True),
    ("ces", "dernieres"): ("f", True),
    ("celui", "ci"): ("m", False),
    ("celle", "ci"): ("f", False),
}


_NO_ANTECEDENT = frozenset({"adjective.of-act", "pronoun.relative"})


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A mention that a pronoun may stand for."""

    span: Span
    actor: str
    kind: str
    subject: bool
    sentence: int
    gender: str | None
    plural: bool


class Anaphora:
    """Resolves the pronouns of one article from the mentions found so far."""

    def __init__(self, frame: Frame, cast: Cast) -> None:
        self.frame, self.cast, self.table = frame, cast, cast.table
        self.agreement = Agreement(frame, cast)
        self.quoted = quoted_spans(frame.text)

    def resolve(self) -> None:
        """Add a mention for each pronoun whose referent is safe, in order of the text."""
        for i in range(len(self.frame.words)):
            if not self._dual(i) and not self._latter(i):
                self._pronoun(i)

    def candidates(self, offset: int, back: int) -> list[Candidate]:
        """Mentions before ``offset`` in its sentence and ``back`` sentences before, nearest last."""
        here = self.frame.sentence(offset)
        found = []
        for m in self.table.mentions():
            if m.span[0] >= offset:
                break
            if m.span[1] <= offset and here - back <= self.frame.sentence(m.span[0]) and m.rule not in _NO_ANTECEDENT:
                found.append(self._candidate(m))
        return found

    def _candidate(self, m: ActorMention) -> Candidate:
        gender, plural = self.agreement.of(m)
        return Candidate(
            m.span, m.actor, self.table.actor(m.actor).kind, self._subject(m.span), self.frame.sentence(m.span[0]),
            gender, plural,
        )  # fmt: skip

    def _subject(self, span: Span) -> bool:
        """Whether the parser sees a subject, or a finite verb follows directly."""
        piece = self.frame.doc[self.frame.token_at(span[0]).i : self.frame.token_at(span[1] - 1).i + 1]
        if piece.root.dep_ in _SUBJECT:
            return True
        after = self.frame.doc[piece.end] if piece.end < len(self.frame.doc) else None
        return after is not None and after.pos_ in {"VERB", "AUX"} and "Fin" in after.morph.get("VerbForm", [])

    def _pronoun(self, i: int) -> None:
        word, token = self.frame.words[i], self.frame.token(i)
        if word.folded in _SINGULAR or word.folded in _PLURAL:
            if word.folded in {"elle", "elles"} and self._bound(i):
                rule = "pronoun.full"
            elif self._impersonal(i, token):
                return
            else:
                rule = "pronoun.subject"
            plural = word.folded in _PLURAL
            self._add(i, _PLURAL[word.folded] if plural else _SINGULAR[word.folded], plural, rule)
        elif word.folded == "lui" and self._bound(i):
            self._add(i, "m", False, "pronoun.full")
        elif word.folded == "eux" and self._bound(i):
            self._add(i, "m", True, "pronoun.full")
        elif word.folded == "qui" and i:
            self._relative(i)

    def _bound(self, i: int) -> bool:
        if self.frame.folded(i - 2) in {"un", "une", "certains", "aucun", "chacun", "entre", "quelques"}:
            return False  # "l'un d'eux": one of them, not they
        return i > 0 and self.frame.close(i - 1) and self.frame.folded(i - 1) in _PREPOSITIONS

    def _impersonal(self, i: int, token: Token) -> bool:
        if self.frame.words[i].folded != "il":
            return False
        following = [self.frame.folded(k) for k in range(i + 1, min(i + 5, len(self.frame.words)))]
        plain = [f for f in following if f not in {"n", "ne"}][:2]
        if plain and plain[0] in words("pronouns", "impersonal_next") and plain[0] not in {"s", "reste", "existe"}:
            return True
        if plain[:1] == ["s"] and plain[1:2] and plain[1] in {"agit", "agissait", "agira", "est", "ensuit", "avere"}:
            return plain[1] != "est"
        if plain[:2] and plain[0] in {"est", "etait", "sera", "serait"} and len(plain) > 1:
            return plain[1] in words("pronouns", "impersonal_adjectives")
        return token.dep_ in {"expl:impers"} or (plain[:1] in (["reste"], ["existe"]))

    def _add(self, i: int, gender: str, plural: bool, rule: str) -> None:
        offset = self.frame.words[i].start
        if (found := self._choose(offset, gender, plural, bound="full" in rule)) is not None:
            self.table.add_mention(self.frame.span(i, i + 1), found, "pronoun", rule)

    def _choose(self, offset: int, gender: str, plural: bool, bound: bool) -> str | None:
        """The best candidate by agreement, distance and role; None where two are as good."""
        scores: dict[str, float] = {}
        here = self.frame.sentence(offset)
        inside = any(s <= offset < e for s, e in self.quoted)
        inverted = self.frame.text[max(0, offset - 1) : offset] == "-"
        for c in self.candidates(offset, 6 if inverted else 3):
            if c.plural != plural or c.gender not in {gender, None}:
                continue
            value = 4.0 - (0.8 if inverted else 1.5) * (here - c.sentence) + (2.5 if c.subject else 0)
            value += {"person": 1.5, "group": 0.5}.get(c.kind, 0.0) if not plural else 0.0
            value += 0.8 if c.gender == gender else -0.5 if c.kind == "person" else 0.0
            if any(s <= c.span[0] < e for s, e in self.quoted) != inside:
                value -= 1.2
            if bound and c.subject and c.sentence == here:
                value -= 2.0
            scores[c.actor] = max(scores.get(c.actor, 0.0), value + c.span[0] * 1e-6)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < 2.0:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.005 and not self._same_kind(ranked[0][0], ranked[1][0]):
            return None
        return ranked[0][0]

    def _same_kind(self, a: str, b: str) -> bool:
        return self.table.actor(a).kind == self.table.actor(b).kind

    def _relative(self, i: int) -> None:
        """ "qui": the mention that ends right before it."""
        gap = self.frame.gap(i - 1)
        if gap not in {" ", ", ", ") ", "), "}:
            return
        end = self.frame.words[i - 1].end
        before = [m for m in self.table.mentions() if m.span[1] in {end, end + 1}]
        if before:
            widest = min(before, key=lambda m: m.span[0])
            if widest.form != "pronoun":
                self.table.add_mention(self.frame.span(i, i + 1), widest.actor, "pronoun", "pronoun.relative")

    def _latter(self, i: int) -> bool:
        """ "ce dernier", "cette dernière", "ces derniers": what was named last."""
        pair = (self.frame.folded(i), self.frame.folded(i + 1))
        if pair not in _LATTER or self._noun_follows(i + 2):
            return False
        gender, plural = _LATTER[pair]
        fits = [
            c for c in self.candidates(self.frame.words[i].start, 1)
            if c.plural == plural and c.gender in {gender, None} and (c.kind != "state" or plural)
        ]  # fmt: skip
        people = [c for c in fits if c.kind in {"person", "office"}]
        if chosen := (people or fits)[-1:]:
            self.table.add_mention(self.frame.span(i, i + 2), chosen[0].actor, "pronoun", "pronoun.latter")
            return True
        return False

    def _noun_follows(self, i: int) -> bool:
        if i >= len(self.frame.words) or not self.frame.close(i - 1) or self.frame.folded(i) in {"lors", "face"}:
            return False
        return self.frame.token(i).pos_ in {"NOUN", "NUM"}

    def _dual(self, i: int) -> bool:
        """ "les deux hommes", "les deux pays": the last two of that kind, one mention each on the same span."""
        f = self.frame.folded
        if f(i) not in {"les", "des", "aux", "ces", "leurs", "tous"}:
            return False
        k = i + 1 if f(i) != "tous" else i + 2
        if f(k) != "deux":
            return False
        k += 1
        while f(k) in words("pronouns", "dual_adjectives"):
            k += 1
        kinds = _dual_kinds(f(k)) if f(i) != "tous" or k < len(self.frame.words) else None
        if kinds is None:
            return False
        pair = self._last_two(self.frame.words[i].start, kinds)
        if pair:
            self.table.drop_mentions(self.frame.span(i, k + 1))
        for actor in pair:
            self.table.add_mention(self.frame.span(i, k + 1), actor, "pronoun", "pronoun.dual")
        return bool(pair)

    def _last_two(self, offset: int, kinds: frozenset[str]) -> list[str]:
        """The two actors of ``kinds`` that were told together last: in one sentence, else the last two."""
        fits = [c for c in self.candidates(offset, 6) if c.kind in kinds and not (c.plural and c.kind == "person")]
        by_sentence: dict[int, list[str]] = {}
        for c in fits:
            bucket = by_sentence.setdefault(c.sentence, [])
            if c.actor not in bucket:
                bucket.append(c.actor)
        for sentence in sorted(by_sentence, reverse=True):
            if len(by_sentence[sentence]) >= 2:
                told = by_sentence[sentence]
                return told[-2:] if sentence == self.frame.sentence(offset) else told[:2]
        last = list(dict.fromkeys(c.actor for c in reversed(fits)))[:2]
        return last[::-1] if len(last) == 2 else []


def _dual_kinds(noun: str) -> frozenset[str] | None:
    if noun in words("pronouns", "dual_people"):
        return frozenset({"person"})
    if noun in words("pronouns", "dual_states"):
        return frozenset({"state"})
    if noun in words("pronouns", "dual_sides"):
        return frozenset({"person", "state", "government", "armed_group", "party", "military", "igo", "office"})
    return None
