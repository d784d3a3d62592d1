"""Who does what to whom in own press sentences, construction by construction."""

from __future__ import annotations

import pytest
from event_phrases import overlap, plain, read, rows
from spacy.language import Language


def sides_right(nlp: Language, kind: str, marked: str) -> tuple[bool, bool, bool]:
    """Whether an event of the type was found, and whether its source and its target are the marked ones."""
    text, marks = plain(marked)
    sources = [s for m, s in marks if m == "S"]
    targets = [s for m, s in marks if m == "T"]
    best = (False, False, False)
    for event in read(nlp, text)[0].event_mentions:
        if event.type != kind:
            continue
        told, met = event.fields["source"], event.fields.get("target", ())
        everybody = [*told, *met]
        source = any(overlap(a, b) for a in told for b in sources)
        target = any(overlap(a, b) for a in met for b in targets) if targets else not met
        if kind in ("CONSULT", "AGREE"):
            source = source or any(overlap(a, b) for a in everybody for b in sources)
            target = target or any(overlap(a, b) for a in everybody for b in targets)
        best = max(best, (True, source, target))
    return best


def shares(nlp: Language, split: str) -> tuple[float, float, list[str]]:
    """Share of phrases detected, share with both sides right, and the failures."""
    read_rows = [(text, sides_right(nlp, kind, text)) for _, kind, text in rows("arguments.tsv", split)]
    wrong = [f"{got} {text}" for text, got in read_rows if not all(got)]
    n = len(read_rows)
    return sum(g[0] for _, g in read_rows) / n, sum(all(g) for _, g in read_rows) / n, wrong


@pytest.mark.parametrize(("split", "found", "right"), [("dev", 0.7, 0.55), ("held", 0.65, 0.5)])
def test_sides_of_phrases(nlp: Language, split: str, found: float, right: float) -> None:
    detected, both, wrong = shares(nlp, split)
    assert detected >= found, "\n".join(wrong if split == "dev" else [])
    assert both >= right, "\n".join(wrong if split == "dev" else [])


def test_every_filled_field_has_its_span(nlp: Language) -> None:
    for split in ("dev", "held"):
        for _, _, marked in rows("arguments.tsv", split):
            text, _ = plain(marked)
            for event in read(nlp, text)[0].event_mentions:
                assert len(event.fields["source"]) == len(event.source) > 0
                assert len(event.fields.get("target", ())) == len(event.target)
                for name in ("type", "status"):
                    assert event.fields[name]
                for name in ("date", "place", "mode"):
                    assert (getattr(event, name) is None) == (name not in event.fields)
                for spans in event.fields.values():
                    assert all(0 <= a < b <= len(text) for a, b in spans)
                assert event.evidence[0] <= event.trigger[0] < event.trigger[1] <= event.evidence[1]


@pytest.mark.parametrize(
    "text",
    [
        "L'Union africaine a dénoncé les bombardements sur Tripoli.",
        "Le ministre kényan a condamné l'enlèvement de deux humanitaires au Niger.",
        "Berlin déplore l'arrestation de l'avocate à Minsk.",
        "Le secrétaire général de l'ONU a condamné le meurtre d'un journaliste à Mogadiscio.",
    ],
)
def test_who_judges_an_act_did_not_do_it(nlp: Language, text: str) -> None:
    reading = read(nlp, text)[0]
    judged = {a for m in reading.event_mentions if m.type == "ACCUSE" for a in m.source}
    assert judged
    assert not [m.rule for m in reading.event_mentions if m.type != "ACCUSE" and judged & set(m.source)]
