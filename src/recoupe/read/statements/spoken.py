"""Statements that a verb reports to its right: colons, subordinate clauses, infinitives, quoted words."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.read.statements.complements import Complement, clause_end, find_complement, main_clause_begins, noun_end
from recoupe.read.statements.conjugation import FINITE, INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE
from recoupe.read.statements.contents import colon_content, quoted_chars
from recoupe.read.statements.control import controller
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.incises import Incise
from recoupe.read.statements.phrases import head_of, right_phrase
from recoupe.read.statements.speakers import agent, is_controlled, left_subject
from recoupe.read.statements.speaking import inanimate
from recoupe.read.statements.view import View
from recoupe.records import Span


@dataclass(slots=True)
class _Site:
    """A cue with its complement, the end of what it may report, and its speaker."""

    view: View
    cue: VerbCue
    found: Complement
    limit: int
    speaker: Span | None
    sentence: Span

    def draft(self, content: Span, rule: str, confidence: float, margin_end: int) -> Draft:
        cue = self.cue
        return Draft(
            content=[content],
            rule=f"verb.{rule}",
            confidence=confidence,
            entry=cue.entry,
            cue=(cue.first, cue.last + 1),
            speaker=self.speaker,
            margin=[(cue.last + 1, margin_end)],
            cue_conditional=cue.conditional,
            perfect=cue.perfect,
            at=cue.verb,
            sentence=self.sentence,
            addressee=self._addressee(),
        )

    def _addressee(self) -> Span | None:
        """The direct object of a verb that takes the person spoken to: "exhorter X à"."""
        first = self.found.object_first
        if first < 0 or "o" not in self.cue.entry.frames or self.found.type == "quote":
            return None
        return right_phrase(self.view, first, self.found.first)


def read_complements(view: View, cues: list[VerbCue], incises: list[Incise], before: list[Draft]) -> list[Draft]:
    """One draft for each cue that has a subject before it and something reported after it."""
    inserted = {x.cue.verb for x in incises}
    drafts: list[Draft] = []
    active = frozenset(c.verb for c in cues if c.mood not in (PAST_PARTICIPLE, INFINITIVE)) - inserted
    for cue in cues:
        if cue.verb in inserted or view.quote[cue.verb] >= 0:
            continue
        sentence = view.sentence(cue.verb)
        limit = _limit(cue, sentence, incises)
        found = find_complement(view, cue, limit, active - {cue.verb})
        if found is None or _silent(cue, found):
            continue
        speaker = _speaker(view, cue, sentence, [*before, *drafts], limit)
        if not _may_speak(view, cue, found, speaker):
            continue
        drafts.extend(_drafts(_Site(view, cue, found, limit, speaker, sentence), cues))
    return drafts


def _limit(cue: VerbCue, sentence: Span, incises: list[Incise]) -> int:
    """A clause does not run into an inserted clause that closes the sentence."""
    after = [x.comma for x in incises if x.cue.verb > cue.verb and sentence[0] <= x.comma < sentence[1] and x.final]
    return min([sentence[1], *after])


def _silent(cue: VerbCue, found: Complement) -> bool:
    """Whether the cue reports nothing: "n'a pas précisé si", "il a été arrêté"."""
    frames = cue.entry.frames
    if cue.negated and "g" not in frames and cue.entry.certainty != "-":
        return True
    if cue.mood == PAST_PARTICIPLE and not cue.passive:
        return found.type not in ("que", "inf") or cue.reflexive
    return found.type in ("quote", "colon") and not set(frames) & set("nc")


def _may_speak(view: View, cue: VerbCue, found: Complement, speaker: Span | None) -> bool:
    """Whether somebody or something that can speak is there for this kind of complement."""
    if speaker is None:
        long = found.type == "colon" and view.quote[found.first] >= 0 and not cue.passive
        return long and cue.mood != PAST_PARTICIPLE
    head = head_of(view, speaker)
    if view.pos[head] in ("NOUN", "ADJ") and view.words[head].islower() and inanimate(view.low[head]):
        return False
    low = view.low[speaker[0]]
    alone = speaker[1] - speaker[0] == 1
    impersonal = (alone and low in ("cela", "ça", "ce", "c'", "-ce")) or (cue.passive and low == "il")
    hearsay = alone and low == "on"  # "on dit que": nobody in particular
    if view.quote[speaker[0]] < 0 and alone and low in ("je", "nous", "j'"):
        return False  # the author's own voice
    clitic = alone and low in ("y", "en", "se", "s'", "le", "la", "les", "lui-même")
    return not (impersonal or hearsay or clitic)


def _speaker(view: View, cue: VerbCue, sentence: Span, drafts: list[Draft], limit: int) -> Span | None:
    if cue.clitic >= 0:
        return cue.clitic, cue.clitic + 1
    if (cue.passive and cue.mood == FINITE) or cue.mood == PAST_PARTICIPLE:
        return agent(view, cue, limit)
    if is_controlled(cue):
        return controller(view, cue, sentence, drafts)
    return left_subject(view, cue, sentence)


def _drafts(site: _Site, cues: list[VerbCue]) -> list[Draft]:
    view, found, limit = site.view, site.found, site.limit
    if found.type == "colon":
        spans = colon_content(view, found.first, limit)
        return [site.draft(spans[0], "colon", 0.9, found.first)] if spans and _colon_fits(site) else []
    if found.type == "quote":
        return _quoted(site, cues)
    end = clause_end(view, found.first, limit, site.cue, cues)
    if _before_main_verb(site):
        end = min(end, main_clause_begins(view, found.first, end, found.type == "inf"))
    first, last = view.trim(found.first, end)
    if last - first < 2 and found.type != "inf":
        return []
    drafts = [site.draft(view.chars(first, last), found.type, 0.85, found.first)]
    if end + 1 < limit and view.low[end] == ":" and view.quote[end + 1] >= 0:
        drafts.append(site.draft(colon_content(view, end + 1, limit)[0], "colon", 0.8, found.first))
    return drafts


def _before_main_verb(site: _Site) -> bool:
    """ "Un message disant que la paix est proche a circulé": the sentence's own verb follows the clause."""
    view, cue = site.view, site.cue
    if cue.mood != PRESENT_PARTICIPLE:
        return False
    return not any(view.finite[i] for i in range(site.sentence[0], cue.first) if view.quote[i] < 0)


def _colon_fits(site: _Site) -> bool:
    if site.view.quote[site.found.first] >= 0:
        return True
    return "c" in site.cue.entry.frames and site.found.object_first < 0 and site.cue.mood == FINITE


def _quoted(site: _Site, cues: list[VerbCue]) -> list[Draft]:
    """A quotation right after the cue, or a noun phrase that holds quoted words."""
    view, cue, first, frames = site.view, site.cue, site.found.first, site.cue.entry.frames
    quote_end = view.quote_tokens[view.quote[first]][1]
    obj = site.found.object_first
    addressed = "o" in frames and obj >= 0 and view.low[first - 1] in ("de", "d'", "à")  # "accuser X de « trahison »"
    begin = obj if obj >= 0 and not addressed else _phrase_start(view, first, cue.last + 1)
    full = quote_end - first > 9 or view.words[min(first + 1, view.size - 1)][0].isupper()
    if begin == first and "c" in frames and full:
        return [site.draft(quoted_chars(view, first, min(quote_end, site.limit)), "quote", 0.85, first)]
    narrative = cue.mood == INFINITIVE or cue.passive  # "pour répondre aux « gilets jaunes »", "raconté dans « … »"
    if "n" not in frames or narrative:
        return []
    end = noun_end(view, begin, clause_end(view, begin, site.limit, cue, cues))
    a, b = view.trim(begin, max(end, first + 1))
    return [site.draft(quoted_chars(view, a, b), "words", 0.7, begin)]


def _phrase_start(view: View, quote: int, first: int) -> int:
    """Start of the noun phrase that a quotation stands in: back over its determiner and nouns."""
    i = quote
    while i > first:
        noun = view.pos[i - 1] == "NOUN" and right_phrase(view, i - 1, quote) is not None
        if view.pos[i - 1] not in ("DET", "ADJ", "NUM") and not noun:
            break
        i -= 1
    return quote if "lors" in view.low[max(first, i - 2) : i] else i
