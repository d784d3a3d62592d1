"""Statements that a noun reports: "l'annonce par la mairie que la piscine rouvrirait"."""

from __future__ import annotations

from recoupe.read.statements.complements import first_clause
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import Cue, lexicon
from recoupe.read.statements.phrases import right_phrase
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import Span

#: tokens between the noun and its "que"
_REACH = 12


def read_nouns(view: View) -> list[Draft]:
    """One draft for each reporting noun with a "que"-clause and somebody behind it."""
    nouns = lexicon().words["reporting_nouns"]
    found = (_read(view, i) for i in range(view.size) if view.low[i] in nouns and view.pos[i] == "NOUN")
    scoops = (_scoop(view, i) for i in range(view.size) if view.low[i] in lexicon().words["scoop"])
    return [d for d in (*found, *scoops) if d is not None]


def _read(view: View, i: int) -> Draft | None:
    if view.quote[i] >= 0:
        return None
    sentence = view.sentence(i)
    j, speaker = i + 1, None
    while j < min(i + _REACH, sentence[1]) and view.low[j] not in ("que", "qu'"):
        if view.finite[j] or view.low[j] in (",", ";", ":", "qui"):
            return None
        phrase = right_phrase(view, j + 1, sentence[1]) if view.low[j] in ("par", "de", "du", "des", "d'") else None
        if phrase and speaker is None and speakable(view, phrase):
            speaker = phrase
        j = phrase[1] if phrase else j + 1
    if speaker is None or j >= sentence[1] or view.low[j] not in ("que", "qu'"):
        return None
    end = first_clause(view, j + 1, sentence[1])
    if end is None:
        return None
    a, b = view.trim(j + 1, end)
    entry = Cue(view.low[i], "q", "=", "")
    content: list[Span] = [view.chars(a, b)]
    return Draft(content, "noun.que", 0.7, entry, (i, i + 1), speaker, at=i, sentence=sentence)


def _scoop(view: View, i: int) -> Draft | None:
    """ "C'est un scoop du Matin. Le ministre va partir.": the paper says it, and the chain is whom it had it from."""
    sentence = view.sentence(i)
    opening = view.low[sentence[0] : i]
    if opening[:1] not in (["c'"], ["ce"]) or i + 1 >= sentence[1] or view.low[i + 1] not in ("de", "du", "des", "d'"):
        return None
    speaker = right_phrase(view, i + 2, sentence[1])
    if speaker is None or sentence[1] >= view.size or view.new_paragraph(sentence[1]):
        return None
    told = view.sentence(sentence[1])
    content = view.trim(*told)
    if content[1] - content[0] < 4:
        return None
    entry = Cue(view.low[i], "", "=", "")
    return Draft(
        content=[view.chars(*content)],
        rule="noun.scoop",
        confidence=0.6,
        entry=entry,
        cue=(i, i + 1),
        speaker=speaker,
        at=i,
        sentence=sentence,
        chain=_obtained_from(view, told[1]),
    )


def _obtained_from(view: View, i: int) -> list[Span]:
    """Whom the news came from, when the next sentence says so: "les informations reçues de responsables"."""
    if i >= view.size or view.new_paragraph(i):
        return []
    end = view.sentence(i)[1]
    for k in range(i, end - 2):
        if view.low[k] in lexicon().words["obtained"]:
            j = k + 1 + (view.low[k + 1] == "auprès")
            phrase = right_phrase(view, j + (view.low[j] in ("de", "par")), end)
            return [phrase] if phrase else []
    return []
