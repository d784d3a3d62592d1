"""Verbs that report: every form of the lexicon in the text, with the verbal group it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.read.statements.conjugation import (
    CONDITIONAL,
    FINITE,
    INFINITIVE,
    PAST_PARTICIPLE,
    PRESENT_PARTICIPLE,
)
from recoupe.read.statements.lexicon import Cue, lexicon
from recoupe.read.statements.view import CLOSERS, View

_BE = lexicon().words["be"]
_NON_FINITE = {"avoir": INFINITIVE, "être": INFINITIVE, "ayant": PRESENT_PARTICIPLE, "étant": PRESENT_PARTICIPLE}
_CONDITIONAL = frozenset("aurait aurais auraient serait serais seraient".split())


@dataclass(slots=True)
class VerbCue:
    """A verbal group whose verb may report. Indices are tokens of the view; ``last`` is inclusive."""

    entry: Cue
    verb: int
    first: int
    last: int
    mood: str
    clitic: int = -1
    negated: bool = False
    passive: bool = False
    reflexive: bool = False
    perfect: bool = False
    conditional: bool = False
    #: first token of the clause's verb where a modal governs the cue ("a tenu à préciser"), else ``first``
    anchor: int = -1
    known: bool = True


def find_verb_cues(view: View) -> list[VerbCue]:
    """Every reporting verb of the text, in order."""
    table = lexicon().forms
    return [c for i, low in enumerate(view.low) if low in table and (c := read_group(view, i)) is not None]


def read_group(view: View, i: int) -> VerbCue | None:
    """The verbal group around token ``i``, or None when the word is no verb here."""
    lex = lexicon()
    moods = {mood for _, mood in lex.forms.get(view.low[i], ())}
    cue = VerbCue(Cue(view.low[i], "", "=", ""), i, i, i, FINITE)
    if PAST_PARTICIPLE in moods and _compound(view, cue):
        cue.perfect = True
    elif view.pos[i] not in ("VERB", "AUX") and not _untagged(view, i, moods):
        return None
    elif PRESENT_PARTICIPLE in moods:
        cue.mood = PRESENT_PARTICIPLE
    elif INFINITIVE in moods:
        cue.mood = INFINITIVE
    elif moods & {FINITE, CONDITIONAL} and not (PAST_PARTICIPLE in moods and _bare_participle(view, i)):
        cue.mood = FINITE
        cue.conditional = FINITE not in moods
    elif _coordinated_participle(view, i):
        cue.mood, cue.perfect = FINITE, True
    else:
        cue.mood = PAST_PARTICIPLE
    _clitics_before(view, cue)
    _clitics_after(view, cue)
    cue.anchor = cue.first
    if cue.mood == INFINITIVE:
        _modal(view, cue)
    return cue if _enter(view, cue) else None


def _untagged(view: View, i: int, moods: set[str]) -> bool:
    """Whether a word that the tagger does not call a verb is one here."""
    return _clitic_follows(view, i) or _after_quotation(view, i, moods) or _only_verb(view, i, moods)


def _only_verb(view: View, i: int, moods: set[str]) -> bool:
    """ "La commission critique une procédure": no finite verb but this form between a noun and its complement."""
    if FINITE not in moods or i == 0 or i + 1 >= view.size:
        return False
    follows = view.pos[i + 1] == "DET" or view.quote[i + 1] >= 0 or view.low[i + 1] in lexicon().words["after_verb"]
    if not follows or view.pos[i - 1] not in ("NOUN", "PROPN", "ADJ"):
        return False
    first, end = view.sentence(i)
    limit = i if view.low[i + 1] in ("que", "qu'") else end
    return not any(view.finite[k] for k in range(first, limit) if view.quote[k] < 0)


def _after_quotation(view: View, i: int, moods: set[str]) -> bool:
    """« … », juge le ministère: what stands there is a verb, whatever the tagger says."""
    k = i - 1 - (i > 0 and view.low[i - 1] == ",")
    follows = view.pos[i + 1] if i + 1 < view.size else ""
    return FINITE in moods and k >= 0 and view.low[k] in CLOSERS and follows in ("DET", "PROPN", "NOUN")


def _coordinated_participle(view: View, i: int) -> bool:
    """ "a condamné l'attaque et estimé que": the second participle shares the auxiliary."""
    return view.dep[i] == "conj" and view.low[i - 1] in ("et", "puis", "mais", ",") and view.head[i] < i


def _bare_participle(view: View, i: int) -> bool:
    """Whether a form that is present or participle ("dit", "écrit") stands without auxiliary after a noun."""
    return view.dep[i] in ("acl", "amod") and (i + 1 < view.size and view.low[i + 1] in ("par", "à", "dans", "en"))


def _compound(view: View, cue: VerbCue) -> bool:
    """Find the auxiliary to the left of a past participle; widen the group to it."""
    lex = lexicon()
    k, been, clitic, negated = cue.verb - 1, False, -1, False
    while k >= 0 and cue.verb - k <= 8:
        low, pos = view.low[k], view.pos[k]
        if low == "été":
            been = True
        elif low in lex.words["pronoun_clitic_subject"]:
            clitic = k if low not in ("-t",) and clitic < 0 else clitic
        elif low in lex.auxiliary_forms:
            if low == "à" and pos == "ADP" and not _slip(view, cue.verb, k):
                return False
            cue.first, cue.clitic = k, clitic
            cue.mood = _NON_FINITE.get(low, FINITE)
            cue.conditional = low in _CONDITIONAL
            cue.passive = been or low in _BE
            cue.negated = negated
            return True
        elif low in lex.words["negation"]:
            negated = True
        elif not (pos == "ADV" or low in lex.words["between"] or _adverbial(view, k)):
            return False
        k -= 1
    return False


def _slip(view: View, verb: int, k: int) -> bool:
    """ "le maréchal à estimé que": a careless "à" for "a"."""
    after_noun = k > 0 and view.pos[k - 1] in ("NOUN", "PROPN")
    return after_noun and verb + 1 < view.size and view.low[verb + 1] in ("que", "qu'")


def _adverbial(view: View, k: int) -> bool:
    """ "par ailleurs", "en outre", "de nouveau", "à son tour" between auxiliary and participle."""
    pair = view.low[k - 1] + "_" + view.low[k] if k else ""
    nxt = view.low[k] + "_" + view.low[k + 1] if k + 1 < view.size else ""
    known = lexicon().words["adverbial_pairs"]
    return pair in known or nxt in known


def _clitic_follows(view: View, i: int) -> bool:
    return i + 1 < view.size and view.low[i + 1] in lexicon().words["pronoun_clitic_subject"]


def _clitics_before(view: View, cue: VerbCue) -> None:
    lex = lexicon()
    k = cue.first - 1
    while k >= 0 and view.low[k] in lex.words["pronoun_object"] and view.low[k] != "-t":
        low = view.low[k]
        if low == "en" and cue.mood == PRESENT_PARTICIPLE:
            break
        if (
            low in ("nous", "vous")
            and not (k > 0 and view.low[k - 1] in ("nous", "vous", "ne", "n'"))
            and view.dep[k].startswith("nsubj")
        ):
            break
        cue.reflexive = cue.reflexive or low in ("se", "s'")
        if low in ("ne", "n'"):
            after = range(cue.first, min(cue.verb + 4, view.size))
            cue.negated = cue.negated or any(view.low[j] in lex.words["negation"] for j in after)
        k -= 1
    cue.first = k + 1
    if k >= 0 and view.low[k] in lex.words["negation"] and cue.mood == INFINITIVE:
        cue.negated, cue.first = True, k


def _clitics_after(view: View, cue: VerbCue) -> None:
    j = cue.last + 1
    while j < view.size and (view.low[j] in lexicon().words["pronoun_clitic_subject"] or view.low[j] == "-t"):
        if view.low[j] != "-t":
            cue.clitic = j
        cue.last = j
        j += 1


def _modal(view: View, cue: VerbCue) -> None:
    """A verb such as "tenir à", "venir de" or "pouvoir" before an infinitive lends it mood and subject."""
    lex = lexicon()
    k = cue.first - 1
    while k >= 0 and (
        view.low[k] in ("à", "de", "d'", "par", "pas")
        or view.pos[k] == "ADV"
        or view.low[k] in lex.words["pronoun_clitic_subject"]
    ):
        k -= 1
    if k < 0 or view.low[k] not in lex.modal_forms or view.pos[k] not in ("VERB", "AUX"):
        return
    mood = lex.modal_forms[view.low[k]]
    modal = VerbCue(cue.entry, k, k, k, mood)
    if mood == PAST_PARTICIPLE and not _compound(view, modal):
        return
    _clitics_before(view, modal)
    _clitics_after(view, modal)
    if modal.mood in (INFINITIVE,):
        return
    cue.mood = FINITE if modal.mood == CONDITIONAL else modal.mood
    cue.anchor, cue.clitic = modal.first, modal.clitic
    cue.negated = cue.negated or modal.negated


def _enter(view: View, cue: VerbCue) -> bool:
    """Look the group up: phrases of several words first, then pronominal verbs, then plain ones."""
    lex = lexicon()
    lemmas = [lemma for lemma, _ in lex.forms[view.low[cue.verb]]]
    for lemma in lemmas:
        for words, entry in lex.phrases.get(lemma, ()):
            j = cue.last + 1
            while j < view.size and (view.pos[j] == "ADV" and view.low[j] != words[0]):
                j += 1
            if tuple(view.low[j : j + len(words)]) == words:
                cue.entry, cue.last = entry, j + len(words) - 1
                cue.passive = False
                return True
    for lemma in lemmas:
        if cue.reflexive:
            if f"se {lemma}" in lex.verbs:
                cue.entry, cue.passive = lex.verbs[f"se {lemma}"], False
                return True
        elif lemma in lex.verbs:
            cue.entry = lex.verbs[lemma]
            return True
    return False


def read_open_group(view: View, i: int) -> VerbCue | None:
    """The group of a verb that the lexicon does not know, for places where only a cue can stand."""
    if view.low[i] in lexicon().auxiliary_forms or view.low[i].endswith(("er", "ir", "ant")):
        return None
    cue = VerbCue(Cue(view.low[i], "cm", "=", ""), i, i, i, FINITE, known=False)
    if view.low[i].endswith(("é", "i", "u", "t", "s", "ée")):
        cue.perfect = _compound(view, cue)
    if cue.passive and not cue.reflexive:
        _clitics_before(view, cue)
        if not cue.reflexive and cue.clitic < 0:
            return None
    else:
        _clitics_before(view, cue)
    _clitics_after(view, cue)
    cue.anchor = cue.first
    _through_infinitive(view, cue)
    return cue


def _through_infinitive(view: View, cue: VerbCue) -> None:
    """ "peut-on lire", "tente-t-il de corriger": the infinitive after the clitic is the cue's verb."""
    if cue.clitic < 0:
        return
    j = cue.last + 1
    j += j < view.size and view.low[j] in ("de", "d'", "à")
    if j < view.size and view.pos[j] == "VERB" and view.low[j].endswith(("er", "ir", "re")):
        cue.verb = cue.last = j
