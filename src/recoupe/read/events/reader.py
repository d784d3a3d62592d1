"""The event reader: from a parsed article and what was read before to event mentions, figures and positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable
from recoupe.read.events.arguments import Sides, by_rules
from recoupe.read.events.candidates import Candidate, candidates_of, of_one_body, without_judges
from recoupe.read.events.circumstances import attribution, date_of, evidence_of, means_of, place_of
from recoupe.read.events.draft import Draft, sides_of
from recoupe.read.events.encoder import Engine, shipped_engine
from recoupe.read.events.entries import lexicon
from recoupe.read.events.features import Features, event_features, side_features
from recoupe.read.events.figures import find_figures
from recoupe.read.events.gate import is_content_of_request, is_event
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.merge import merged, without_results
from recoupe.read.events.positions import find_positions
from recoupe.read.events.ranking import Choice, choose_sides
from recoupe.read.events.realis import judge
from recoupe.read.events.scene import Scene
from recoupe.read.events.scorer import Weights, probability, shipped
from recoupe.read.events.standing import Scored, log_odds, standing_features
from recoupe.read.events.survey import Survey
from recoupe.read.events.theme import article_features
from recoupe.read.events.votes import Vote, votes_of
from recoupe.records import Date, Document, EventMention, Figure, Position, Span, Statement

#: a text shorter than this many sentences does not show what it is about
ENOUGH_SENTENCES = 6
#: the chance that such a text is of politics and conflict
UNTOLD = 0.97
#: a passage this probable is enough to tell again an event that another passage makes sure of; from .03 to .08 the
#: dispatches and the made-up affairs come out the same, at .12 a second passage of a call is lost
RETOLD = 0.08


class EventReading(NamedTuple):
    """What the event reader finds in one article."""

    event_mentions: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()


class Proposal(NamedTuple):
    """A trigger with everything that decides whether it is an event and between whom."""

    trigger: Trigger
    votes: list[Vote]
    candidates: list[Candidate]


def find_events(
    document: Document,
    text: str,
    doc: Doc,
    actors: ActorTable,
    dates: Sequence[Date],
    statements: Sequence[Statement],
    encoder: bool = True,
) -> EventReading:
    """Who did what to whom, each with trigger, evidence, realis, date and place. May add actors to ``actors``.

    ``encoder``: with the scores of the encoder, and weights fitted with them.
    """
    scene = Scene(document, text, doc, actors, dates, statements, lexicon())
    return read_scene(scene, shipped(encoder), shipped_engine() if encoder else None)


def read_scene(scene: Scene, weights: Weights | None, engine: Engine | None = None) -> EventReading:
    """The same with given weights, fitted with ``engine``'s scores or without; None lets the rules decide alone."""
    proposals = propose(scene)
    if weights is None:
        events = merged([d for group in senses(proposals) if (d := _by_rules(scene, group)) is not None])
    else:
        events = _by_scorer(scene, proposals, weights, engine)
    mentions = tuple(_record(scene, d, n) for n, d in enumerate(events, 1))
    positions = find_positions(scene, list(zip(mentions, events, strict=True)))
    return EventReading(mentions, find_figures(scene, mentions), positions)


def _by_rules(scene: Scene, group: list[Proposal]) -> Draft | None:
    first = group[0]
    if first.trigger.unmet or is_content_of_request(scene, first.trigger) or not is_event(scene, first.trigger):
        return None
    sides = by_rules(scene, first.trigger, first.votes, first.candidates)
    return draft_of(scene, first, sides, 0.5, 0.5) if sides.source else None


def _by_scorer(scene: Scene, proposals: Sequence[Proposal], weights: Weights, engine: Engine | None) -> list[Draft]:
    political = political_chance(scene, proposals, weights)
    limit = event_limit(scene, political, weights)
    passing, scored = score(scene, proposals, weights, engine)
    stands = second_look(scene, scored, political, weights)
    best: dict[int, int] = {}
    for n, s in enumerate(scored):
        if s.trigger.head not in best or stands[n] > stands[best[s.trigger.head]]:
            best[s.trigger.head] = n
    drafts: list[Draft] = []
    for n in best.values():
        if stands[n] >= min(limit, RETOLD):
            s = scored[n]
            choice = choose_sides(scene.words, weights.thresholds, s.candidates, s.source, s.target)
            if choice.sides.source:
                sure = probability(weights.sure, sure_features(stands[n], choice))
                drafts.append(draft_of(scene, passing[n], choice.sides, stands[n], sure))
    drafts = without_results(drafts, scene.words)
    return merged([d for d in drafts if d.score >= limit], [d for d in drafts if d.score < limit])


def event_limit(scene: Scene, political: float, weights: Weights) -> float:
    """What a trigger must reach: more where the article is of other themes, less in a text of a few sentences."""
    if len(scene.words.sentences) < ENOUGH_SENTENCES:
        return weights.thresholds["event_brief"]
    return weights.thresholds["event" if political >= weights.thresholds["article"] else "event_elsewhere"]


def political_chance(scene: Scene, proposals: Sequence[Proposal], weights: Weights) -> float:
    """The chance that the article is of politics and conflict; a short text does not show it and passes for one."""
    if len(scene.words.sentences) < ENOUGH_SENTENCES:
        return UNTOLD
    return probability(
        weights.article, article_features(scene, [p.trigger for p in proposals if not p.trigger.alternative])
    )


def score(
    scene: Scene, proposals: Sequence[Proposal], weights: Weights, engine: Engine | None = None
) -> tuple[list[Proposal], list[Scored]]:
    """The proposals that the hard rules let pass, and each with its first score and the chances of its candidates."""
    survey = Survey(scene, [p.trigger for p in proposals], engine)
    passing = [p for p in proposals if survey.passes[p.trigger.head]]
    scored = []
    for p in passing:
        rows = side_features(scene, survey, *p)
        scored.append(
            Scored(
                p.trigger,
                p.candidates,
                probability(weights.event, event_features(scene, survey, *p)),
                [probability(weights.source, f) for f in rows],
                [probability(weights.target, f) for f in rows],
                scene.words.sentence[p.trigger.head],
                in_headline(scene, p.trigger.head),
            )
        )
    return passing, scored


def second_look(scene: Scene, scored: Sequence[Scored], political: float, weights: Weights) -> list[float]:
    """For each scored trigger the chance that it stands as an event among the others of the article."""
    rows = standing_features(scored, len(scene.words.sentences), political)
    return [probability(weights.standing, f) for f in rows]


def sure_features(stands: float, choice: Choice) -> Features:
    """What tells how sure an event is: its standing, the chances of the sides chosen, and how the text names them."""
    features = {
        "bias": 1.0, "stands": log_odds(stands), "source": log_odds(choice.source), "target": log_odds(choice.target),
        "has-target": float(bool(choice.sides.target)),
    }  # fmt: skip
    for name, side in (("source", choice.sides.source), ("target", choice.sides.target)):
        features[f"{name}-named"] = float(any(c.form in ("name", "office", "metonym") for c in side))
        features[f"{name}-elsewhere"] = float(any(c.origin != "sentence" for c in side))
        features[f"{name}-several"] = float(len(side) > 1)
    return features


def propose(scene: Scene) -> list[Proposal]:
    """All triggers of the article with votes and candidates, before any decision."""
    out = []
    for trigger in find_triggers(scene, lexicon()):
        votes = votes_of(scene, trigger)
        found = candidates_of(scene, trigger.head, (v.token for v in votes), trigger.entry.type)
        if trigger.entry.type == "CONSULT":
            found = of_one_body(scene, trigger.entry.words, trigger.frame, found)
        if trigger.entry.pos == "N":
            found = without_judges(scene, trigger.frame, found)
        out.append(Proposal(trigger, votes, found))
    return out


def senses(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Proposals of one head word together: the senses among which one is chosen."""
    groups: dict[int, list[Proposal]] = {}
    for p in proposals:
        groups.setdefault(p.trigger.head, []).append(p)
    return list(groups.values())


def draft_of(scene: Scene, p: Proposal, sides: Sides, score: float, confidence: float) -> Draft:
    """The event of ``p`` between ``sides``; noun phrases become actors of the article."""
    named = {c.span: _name_actor(scene, c) for c in (*sides.source, *sides.target) if not c.actor}
    head = p.trigger.head
    source = sides_of(sides.source, named)
    first = {actor for actor, _ in source}
    target = [(a, s) for a, s in sides_of(sides.target, named) if a not in first]
    return Draft(
        trigger=p.trigger,
        source=source,
        target=target,
        status=judge(scene, p.trigger),
        date=date_of(scene, head, scene.dates),
        place=place_of(scene, head),
        means=means_of(scene, head, p.trigger.entry.mode),
        attributed=attribution(scene, head),
        evidence=evidence_of(scene, head),
        headline=in_headline(scene, head),
        score=score,
        confidence=confidence,
        how=sides.how,
        source_form=sides.source[0].form,
        also=[],
    )


def _name_actor(scene: Scene, c: Candidate) -> str:
    at = scene.covering.get(c.head)
    if at:
        return at[0].actor
    name = scene.text[c.span[0] : c.span[1]]
    name = name[:1].upper() + name[1:]
    ident = scene.actors.new_actor(name, kind="group")
    scene.actors.add_mention(c.span, ident, "description", "event/noun-phrase")
    scene.add(c.span, ident, "description")
    return ident


def in_headline(scene: Scene, head: int) -> bool:
    """Whether the token stands in the title of the document."""
    span = scene.document.metadata.get("title")
    return span is not None and span[0] <= scene.words.start[head] < span[1]


def _mode(t: Trigger) -> str | None:
    """The mode of the sense; none where the words that make it do not stand there ("lancer" without tear gas)."""
    return None if t.unmet.endswith(":words") else t.entry.mode


def _record(scene: Scene, d: Draft, number: int) -> EventMention:
    w = scene.words
    trigger = (w.start[d.trigger.head], w.end[d.trigger.head])
    fields: dict[str, tuple[Span, ...]] = {"type": (trigger,), "status": (w.span(d.status.token),)}
    fields["source"] = tuple(s for _, s in d.source)
    if d.target:
        fields["target"] = tuple(s for _, s in d.target)
    if d.date:
        fields["date"] = (d.date[1], *d.also_dated)
    if d.place:
        fields["place"] = (d.place[1],)
    if d.attributed[0]:
        fields["attributed_to"] = d.attributed[1]
    mode, means = d.means or (_mode(d.trigger), trigger)
    if mode:
        fields["mode"] = (means,)
    return EventMention(
        id=f"{scene.document.id}:e{number}",
        document=scene.document.id,
        event=None,
        type=d.trigger.entry.type,
        mode=mode,
        source=tuple(a for a, _ in d.source),
        target=tuple(a for a, _ in d.target),
        date=d.date[0] if d.date else None,
        place=d.place[0].id if d.place else None,
        status=d.status.status,
        attributed_to=d.attributed[0],
        trigger=trigger,
        evidence=d.evidence,
        fields=fields,
        rule=d.trigger.entry.id,
        confidence=round(d.confidence, 3),
        also=tuple(d.also),
    )
