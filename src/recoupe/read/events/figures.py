"""Figures: how many were killed, hurt, displaced, held, missing, abducted; troops, money and other headline counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recoupe.read.events.circumstances import date_of
from recoupe.read.events.data import load
from recoupe.read.events.numbers import Number, numbers
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words
from recoupe.records import EventMention, Figure, Span

#: types of events whose victims a figure may count
_COUNTING = ("ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION")


class _Count(NamedTuple):
    number: Number
    kind: str
    cue: int
    qualifier: str
    qualifier_span: Span | None
    high: float | int | None
    end: int


def find_figures(scene: Scene, mentions: Sequence[EventMention]) -> tuple[Figure, ...]:
    """Counts of people, troops and money, in order of the text, each with its qualifier, source, date and event."""
    dated = [d.span for d in scene.dates]
    out: list[Figure] = []
    kind_before: tuple[str, int] | None = None
    for number in numbers(scene.text):
        if any(a < number.span[1] and number.span[0] < b for a, b in dated) or not scene.tokens(number.span):
            continue
        if out and number.span[0] < out[-1].span[1]:
            continue
        count = _count(scene, number, kind_before)
        if count is not None:
            out.append(_record(scene, count, mentions, len(out) + 1))
            kind_before = (count.kind, number.span[1])
    return tuple(out)


def _count(scene: Scene, number: Number, before: tuple[str, int] | None) -> _Count | None:
    w = scene.words
    tokens = scene.tokens(number.span)
    last = tokens[-1]
    noun = _counted(scene, tokens[0], last)
    qualifier, span = _qualifier(scene, number)
    if before and tokens[0] > 0 and w.text[tokens[0] - 1] == "dont" and number.span[0] - before[1] < 60:
        return _Count(number, before[0], last, qualifier, span, None, number.span[1])
    if noun is None:
        kind = _elliptic(scene, number, tokens[0], before)
        return _Count(number, kind, last, qualifier, span, None, number.span[1]) if kind else None
    kind = _kind(scene, noun, tokens[0])
    if kind is None or (
        number.value == 1 and number.words and kind not in ("killed", "wounded", "missing", "abducted")
    ):
        return None
    if number.value == 1 and number.words and w.lemma[noun] not in _words("kinds", kind):
        return None
    if not _is_headline(scene, number, kind, tokens[0]):
        return None
    partial = any(w.pos[j] == "NUM" for j in range(last + 1, noun))  # "sept des huit assaillants"
    return _Count(number, kind, noun, qualifier, span, None, number.span[1] if partial else w.end[noun])


def _is_headline(scene: Scene, number: Number, kind: str, first: int) -> bool:
    """Small counts of things and of the already known ("les deux camps") are no figures."""
    w = scene.words
    limits = load("figures.toml")["limits"]
    known = first > 0 and w.text[first - 1] in ("les", "des", "aux", "ces", "leurs", "nos", "ses")
    if kind == "other":
        percent = scene.text[number.span[1] : number.span[1] + 2].strip() == "%"
        return percent or (number.value >= limits["other"] and not (known and number.value < 1000))
    return not (kind == "troops" and number.value < limits["troops"])


def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(load("figures.toml")[table][key].split())


def _counted(scene: Scene, first: int, last: int) -> int | None:
    """The noun that the number counts: right behind it, through "de", adjectives and "autres"."""
    w = scene.words
    high = w.bounds(last)[1]
    for j in range(last + 1, min(high, last + 6)):
        if w.text[j] in ("de", "d'", "des", "autres", "autre", '"', "«", "nouveaux", "jeunes", "seuls", "premiers"):
            continue
        if w.pos[j] in ("NOUN", "PROPN") or w.lemma[j] in _words("people", "words"):
            return j
        if w.pos[j] in ("ADJ", "VERB") and _named_kind(w.text[j], w.lemma[j]):
            return j
        if w.text[j] in ("%", "€", "$", "£"):
            return j
        if w.pos[j] not in ("ADJ", "NUM"):
            return None
    return None


def _named_kind(text: str, lemma: str) -> str | None:
    singular = text.removesuffix("s")
    for kind, words in load("figures.toml")["kinds"].items():
        if kind != "troops" and (lemma in words.split() or singular in words.split()):
            return str(kind)
    return None


def _kind(scene: Scene, noun: int, first: int) -> str | None:
    w = scene.words
    if scene.text[w.start[noun]] in "€$£" or w.lemma[noun] in _words("money", "words"):
        return "money"
    if found := _named_kind(w.text[noun], w.lemma[noun]):
        return found
    if found := _kind_by_verb(scene, noun):
        return found
    if w.lemma[noun] in _words("kinds", "troops"):
        return "troops"
    if w.lemma[noun] == "chef" and w.text[noun + 1 : noun + 3] == ["d'", "accusation"]:
        return "other"
    people = w.pos[noun] == "PROPN" and w.text[noun].endswith("s") and noun in scene.covering
    return "other" if people or w.lemma[noun] in _words("other", "words") or w.text[noun] == "%" else None


def _kind_by_verb(scene: Scene, noun: int) -> str | None:
    """The kind that the governing verb, event noun or participle gives to a count of people."""
    w = scene.words
    demonym = w.pos[noun] == "PROPN" and w.text[noun].endswith("s")
    if w.lemma[noun] not in _words("people", "words") and noun not in scene.covering and not demonym:
        return None
    tables = load("figures.toml")
    near = [k for k in w.kids[noun] if w.pos[k] in ("VERB", "ADJ") and w.dep[k] in ("acl", "amod", "acl:relcl")]
    i, steps = noun, 0
    while w.head[i] != i and steps < 3:
        i = w.head[i]
        steps += 1
        near.append(i)
        if w.pos[i] in ("VERB", "AUX"):
            break
    near += _beside(w, noun)
    for i in near:
        lemmas = set(w.lemmas[i])
        if found := _named_kind(w.text[i], w.lemma[i]) if w.pos[i] in ("ADJ", "VERB") else None:
            return found
        if w.pos[i] in ("VERB", "ADJ", "AUX"):
            for kind, words in tables["verbs"].items():
                if lemmas & set(words.split()) and (kind != "troops" or _is_soldier(scene, noun)):
                    return str(kind)
        if w.pos[i] == "NOUN":
            for kind, words in tables["nouns"].items():
                if lemmas & set(words.split()) and (kind != "troops" or _is_soldier(scene, noun)):
                    return str(kind)
    return None


def _beside(w: Words, noun: int) -> list[int]:
    """Verbs close by where the parse fails: "28 élèves officiers tués", "affirme avoir tué 32 combattants"."""
    low, high = w.bounds(noun)
    out = []
    for j in range(noun + 1, min(high, noun + 9)):
        if w.text[j] in (",", ";", ".") or w.pos[j] == "CCONJ":
            break
        if w.pos[j] in ("VERB", "ADJ"):
            out.append(j)
            if w.pos[j] == "VERB":
                break
    before = next((j for j in range(noun - 1, max(low, noun - 6) - 1, -1) if w.pos[j] in ("VERB", "NOUN")), None)
    return out + ([before] if before is not None and w.pos[before] == "VERB" else [])


def _is_soldier(scene: Scene, noun: int) -> bool:
    return scene.words.lemma[noun] in _words("kinds", "troops") | {"homme", "policier"}


def _elliptic(scene: Scene, number: Number, first: int, before: tuple[str, int] | None) -> str | None:
    """``a tué 30 élèves et en a blessé 33``: a bare number behind "en" and a verb of the list."""
    w = scene.words
    low = w.bounds(first)[0]
    behind = range(max(low, first - 5), first)
    if not any(w.text[j] == "en" for j in behind) or (1900 <= number.value <= 2100 and not number.words):
        return None
    for j in reversed(behind):
        if w.pos[j] == "VERB":
            for kind, words in load("figures.toml")["verbs"].items():
                if set(w.lemmas[j]) & set(words.split()):
                    return str(kind)
    return None


def _qualifier(scene: Scene, number: Number) -> tuple[str, Span | None]:
    start = number.span[0]
    before = scene.text[max(0, start - 22) : start].lower()
    trimmed = before.rstrip(" \"«'")
    trimmed = trimmed if trimmed.endswith("d") is False else trimmed + "'"
    for qualifier, cues in load("figures.toml")["qualifiers"].items():
        for cue in cues:
            if (
                trimmed.endswith(cue)
                or trimmed.endswith(f"{cue} de")
                or (trimmed.endswith(cue.rstrip("'")) and "'" in cue)
            ):
                at = scene.text.lower().rfind(cue.rstrip("'"), 0, start)
                return str(qualifier), (at, at + len(cue)) if at >= 0 else None
    return ("about", number.span) if number.approximate else ("exact", None)


def _record(scene: Scene, count: _Count, mentions: Sequence[EventMention], n: int) -> Figure:
    number = count.number
    head = scene.tokens(number.span)[0]
    source, source_span = _source(scene, head)
    date = date_of(scene, head, scene.dates)
    event = _event(scene, count, date[0] if date else None, mentions)
    fields: dict[str, tuple[Span, ...]] = {"kind": (scene.words.span(count.cue),), "value": (number.span,)}
    if count.qualifier_span:
        fields["qualifier"] = (count.qualifier_span,)
    if source_span:
        fields["source"] = (source_span,)
    if date:
        fields["as_of"] = (date[1],)
    if event:
        fields["event"] = (event.trigger,)
    value = number.value
    return Figure(
        id=f"{scene.document.id}:f{n}",
        document=scene.document.id,
        span=(number.span[0], max(number.span[1], count.end)),
        kind=count.kind,
        value=value,
        low=value if count.qualifier in ("at_least", "more_than", "exact") else None,
        high=value if count.qualifier in ("up_to", "less_than", "exact") else None,
        qualifier=count.qualifier,
        as_of=date[0] if date else None,
        source=source,
        event=event.id if event else None,
        fields=fields,
    )


def _source(scene: Scene, head: int) -> tuple[str | None, Span | None]:
    for statement in scene.statements_at(head):
        if statement.speaker and statement.speaker_span:
            return statement.speaker, statement.speaker_span
    return None, None


def _event(scene: Scene, count: _Count, date: str | None, mentions: Sequence[EventMention]) -> EventMention | None:
    """The event that the figure counts: the nearest trigger of its sentence of a type that has victims; of a toll that
    stands in a sentence of its own, the first attack, protest or release of the last sentence that tells one."""
    at = count.number.span[0]
    near = [m for m in mentions if m.evidence[0] <= at < m.evidence[1] and m.type in _COUNTING]
    if near:
        return min(near, key=lambda m: (abs(m.trigger[0] - at), m.id))
    table = load("figures.toml")["tolls"]
    if count.kind not in table["kinds"].split():
        return None
    before = [m for m in mentions if m.evidence[1] <= at and at - m.evidence[1] <= table["reach"]]
    bloody = [m for m in before if _may_kill(m) and (date is None or m.date is None or date == m.date)]
    return max(bloody, key=lambda m: (m.evidence, -m.trigger[0]), default=None)


def _may_kill(mention: EventMention) -> bool:
    table = load("figures.toml")["tolls"]
    if mention.status != "actual" or mention.mode in table["harmless"].split():
        return False
    return mention.type in table["types"].split() or f"{mention.type}.{mention.mode}" in table["modes"].split()
