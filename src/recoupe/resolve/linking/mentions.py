"""Read what linking compares: every mention with its dates and its words, weighed by how rare they were until then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.records import Document, EventMention, Figure
from recoupe.resolve.dating.edtf import When, read_edtf
from recoupe.resolve.dating.expressions import classify
from recoupe.resolve.linking.retelling import find_recalled, is_again
from recoupe.resolve.linking.stretches import Stretch, stretches
from recoupe.resolve.linking.told import Told, printed_on
from recoupe.resolve.linking.words import Rarity, Vector, stems, vector

#: a publication bounded to more days than this is as good as not known
PRINTED_DAYS = 31
#: articles on other affairs that a dossier is seen against
OTHER_STORIES = 60


def read_told(
    documents: Mapping[str, Document],
    mentions: Sequence[EventMention],
    figures: Iterable[Figure],
    names: Mapping[str, Iterable[str]],
    origin: Mapping[str, str],
    printed: Mapping[str, str],
) -> tuple[Told, ...]:
    """Every mention with its passage's and its article's words, in order of work.

    ``names``: what each article calls the actors. ``printed`` bounds the publication (EDTF) of documents that tell it
    less precisely, or not at all.
    """
    counted: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for figure in figures:
        if figure.event:
            counted[figure.event].add((figure.kind, float(figure.value)))
    published = {i: _published(d, printed) for i, d in documents.items()}
    recalled = find_recalled({i: d.text for i, d in documents.items()}, mentions, published)
    bare = sorted(
        (
            Told(
                mention=m,
                origin=origin.get(m.document, m.document),
                when=read_edtf(m.date),
                published=published[m.document],
                passage={},
                story={},
                trigger=frozenset(stems(documents[m.document].text[slice(*m.trigger)])),
                figures=frozenset(counted[m.id]),
                weekday=_weekday(documents[m.document].text, m),
                recalled=m.id in recalled,
                again=is_again(documents[m.document].text, m),
            )
            for m in mentions
        ),
        key=lambda t: t.order,
    )
    cut = [*stretches(bare)]
    limits = [(printed_on(s[0].published), s[0].mention.document) for s in cut[1:]]
    order = sorted(documents, key=lambda i: (printed_on(published[i]), i))
    words, out, n = _Words(documents, names), list[Told](), 0
    for stretch, limit in zip(cut, [*limits, None][: len(cut)], strict=True):
        start = n
        while n < len(order) and (limit is None or (printed_on(published[order[n]]), order[n]) < limit):
            n += 1
        out += words.of(stretch, order[start:n])
    return tuple(out)


class _Words:
    """The words of mentions and articles, stretch by stretch; how rare they are is counted up to the stretch."""

    def __init__(self, documents: Mapping[str, Document], names: Mapping[str, Iterable[str]]) -> None:
        self._documents, self._called = documents, names
        self._names: set[str] = set()
        self._stories, self._passages = Rarity(OTHER_STORIES), Rarity()

    def of(self, stretch: Stretch, printed: Sequence[str]) -> Iterable[Told]:
        """The mentions of ``stretch`` with their words; ``printed`` are its articles, also those without mentions."""
        whole = {i: stems(_body(self._documents[i])) for i in printed}
        passages = {t.id: stems(_passage(self._documents[t.mention.document].text, t.mention)) for t in stretch}
        for document in printed:
            self._names.update(s for name in self._called.get(document, ()) for s in stems(name))
            self._stories.add(whole[document])
        for passage in passages.values():
            self._passages.add(passage)
        rare = self._passages.weigh(passages.values())
        stories = self._weighed(whole)
        return [
            replace(
                told,
                passage=vector(passages[told.id], rare, self._names | told.trigger),
                story=stories[told.mention.document],
            )
            for told in stretch
        ]

    def _weighed(self, whole: Mapping[str, list[str]]) -> Mapping[str, Vector]:
        rare = self._stories.weigh(whole.values())
        return {i: vector(words, rare) for i, words in whole.items()}


def _published(document: Document, printed: Mapping[str, str]) -> When | None:
    told, bound = read_edtf(document.published), read_edtf(printed.get(document.id))
    if bound and bound.days <= PRINTED_DAYS and (told is None or bound.days < told.days):
        return bound
    return told


def _weekday(text: str, mention: EventMention) -> int | None:
    """The weekday that dates ``mention``, where its date is not told to the day."""
    when = read_edtf(mention.date)
    if when and (when.days == 1 or when.days > 31):
        return None
    kinds = [classify(text[slice(*span)]) for span in mention.fields.get("date", ())]
    return next((k.number for k in kinds if k.kind == "weekday"), None)


def _body(document: Document) -> str:
    text = list(document.text)
    for start, end in document.boilerplate:
        text[start:end] = " " * (end - start)
    return "".join(text)


def _passage(text: str, mention: EventMention) -> str:
    return " ".join(text[s:e] for s, e in (mention.evidence, *mention.also))
