"""The syntactic frame of a trigger: who stands as subject, object, agent or behind which preposition.

One place for the constructions of French: active, passive, participles, relatives, control, coordination, clitics.
Tokens are indices into :class:`recoupe.read.events.words.Words`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.read.events.data import word_set
from recoupe.read.events.phrase import conjuncts, hanging, is_time, lost_complements, preposition, shifted_object
from recoupe.read.events.relatives import antecedents
from recoupe.read.events.words import Words


@dataclass
class Frame:
    """What hangs on a trigger. ``how`` names the construction the subject was found by."""

    trigger: int
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    #: preposition -> noun heads
    obliques: dict[str, list[int]] = field(default_factory=dict)
    #: heads of clauses that complete the trigger (que, de + infinitive ...)
    clauses: list[int] = field(default_factory=list)
    possessor: int | None = None
    adjectives: list[int] = field(default_factory=list)
    #: subjects of the verb that governs a nominal trigger
    governing: list[int] = field(default_factory=list)
    governor: int | None = None
    passive: bool = False
    reflexive: bool = False
    que: bool = False
    how: str = ""


def frame_of(w: Words, i: int, pos: str) -> Frame:
    """The frame of the trigger whose head word is token ``i``."""
    if w.dep[i] == "cop":
        i = w.head[i]
        return _verb_frame(w, i)
    return _verb_frame(w, i) if pos != "N" or w.pos[i] == "VERB" else _noun_frame(w, i)


def _verb_frame(w: Words, i: int) -> Frame:
    f = Frame(i)
    f.reflexive = is_reflexive(w, i)
    f.passive = _is_passive(w, i)
    for k in w.kids[i]:
        _verb_dependent(w, f, k)
    f.subjects, f.how = subjects_of(w, i)
    if f.objects and min(f.objects) > i and _behind_quotation(w, i):
        f.subjects, f.objects, f.how = f.objects, [], "inverted"
    if w.dep[i] == "acl:relcl" and _has_relative(w, i, ("que", "qu'")):
        behind = [t for t in f.objects if t > i]
        if behind and not any(w.dep[k].startswith("nsubj") for k in w.kids[i]):  # "que soutiennent les Émirats"
            f.subjects, f.objects, f.how = behind, [w.head[i]], "inverted"
        elif not f.objects:
            f.objects.append(w.head[i])
    if _is_bare_participle(w, i):
        f.passive = True
    if i in w.repaired and not (f.objects or f.passive or f.reflexive):
        f.objects, others = lost_complements(w, i)
        for prep, heads in others.items():
            f.obliques.setdefault(prep, heads)
    if not (f.objects or f.passive or f.reflexive):
        f.objects = [t for t in shifted_object(w, i) if t not in f.subjects]
    if f.passive:
        f.objects = f.subjects + f.objects
        f.subjects = []
        _agent_from(w, f)
    return f


def _behind_quotation(w: Words, i: int) -> bool:
    """``« … », a taclé X``: what follows the verb behind a closed quotation is its subject."""
    low = w.bounds(i)[0]
    j = i - 1
    while j > low and (w.dep[j].startswith("aux") or w.pos[j] in ("ADV", "AUX") or w.text[j] in ("lui", "leur")):
        j -= 1
    finite = "VerbForm=Fin" in w.morph[i] or any(w.dep[k].startswith("aux") for k in w.kids[i])
    return finite and j > low and w.text[j] == "," and w.text[j - 1] in ("»", '"', "”")


def _verb_dependent(w: Words, f: Frame, k: int) -> None:
    dep = w.dep[k]
    if dep == "obj" and w.text[k] not in ("se", "s'"):
        f.objects += [] if is_time(w, k) else conjuncts(w, k)
    elif dep == "obl:agent":
        f.agents += conjuncts(w, k)
    elif dep == "iobj" and w.text[k] not in ("se", "s'"):
        f.obliques.setdefault("à", []).append(k)
    elif dep.startswith("obl") or (dep in ("nmod", "advmod", "dep") and w.pos[k] in ("NOUN", "PROPN", "PRON")):
        prep = preposition(w, k)
        if prep and not any(w.text[m] == "des" for m in w.kids[k] if w.dep[m] == "case"):
            f.obliques.setdefault(prep, []).extend(conjuncts(w, k))
        elif dep == "obl:arg":  # "exige des réparations": the partitive article was tagged as a preposition
            f.objects += conjuncts(w, k)
    elif dep in ("ccomp", "xcomp", "advcl"):
        marks = {w.text[m] for m in w.kids[k] if w.dep[m] == "mark"}
        if dep != "advcl" or marks & {"que", "qu'"}:
            f.clauses.append(k)
            f.que = f.que or bool(marks & {"que", "qu'"})


def is_reflexive(w: Words, i: int) -> bool:
    """Whether ``se`` (or ``me``/``nous`` matching the subject) belongs to the verb ``i``."""
    low = w.bounds(i)[0]
    for j in range(i - 1, max(low, i - 6) - 1, -1):
        if w.text[j] in ("se", "s'"):
            return True
        if w.text[j] in ("nous", "me", "m'") and j > low and w.text[j - 1] in ("nous", "je", "j'"):
            return True
        if w.pos[j] not in ("AUX", "ADV", "PRON") and w.text[j] not in ("été", "est", "sont", "fait"):
            return False
    return False


def _is_passive(w: Words, i: int) -> bool:
    if w.text[i - 1 if i else 0] in ("se", "s'") or is_reflexive(w, i):
        return False
    if any(w.dep[k] == "aux:pass" or w.dep[k] == "nsubj:pass" for k in w.kids[i]):
        return not (set(w.lemmas[i]) & word_set("argument.toml", "etre_verbs"))
    if w.pos[i] not in ("VERB", "AUX") and not w.is_participle(i):  # "est en mission": no passive
        return False
    has_be = any(w.dep[k] in ("aux:tense", "cop", "aux") and w.lemma[k] == "être" for k in w.kids[i])
    return has_be and not (set(w.lemmas[i]) & word_set("argument.toml", "etre_verbs"))


def _is_bare_participle(w: Words, i: int) -> bool:
    """``l'accord signé par X``: a past participle without auxiliary."""
    if not w.is_participle(i) or any(w.dep[k].startswith("aux") for k in w.kids[i]):
        return False
    if w.dep[i] == "conj" and any(w.dep[k].startswith("aux") for k in w.kids[w.head[i]]):
        return _is_passive(w, w.head[i])
    return not (set(w.lemmas[i]) & word_set("argument.toml", "etre_verbs")) and not is_reflexive(w, i)


def _agent_from(w: Words, f: Frame) -> None:
    if not f.agents:
        f.agents = f.obliques.pop("par", [])
    f.subjects = f.agents


def subjects_of(w: Words, i: int, depth: int = 0) -> tuple[list[int], str]:
    """Subjects of the verb ``i`` and the construction they were found by."""
    own = [k for k in w.kids[i] if w.dep[k].startswith("nsubj")]
    if not own:
        loose = [k for k in w.kids[i] if w.dep[k] in ("dep", "expl:subj", "expl:comp")]
        own = [k for k in loose if w.text[k] in ("il", "elle", "ils", "elles")]
    if own:
        return _subject_nouns(w, i, own), "subj"
    if depth > 4:
        return [], ""
    h, dep = w.head[i], w.dep[i]
    if dep == "conj" and w.pos[h] in ("VERB", "AUX", "ADJ"):
        return subjects_of(w, h, depth + 1)[0], "conj"
    if dep in ("xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "dep") and w.pos[h] in ("VERB", "AUX", "ADJ"):
        return _controlled(w, i, h, depth)
    if dep in ("acl", "nmod", "amod", "acl:relcl") and w.pos[h] in ("NOUN", "PROPN", "PRON"):
        if "VerbForm=Inf" in w.morph[i]:
            return _noun_frame(w, h).governing, "noun-control"
        return conjuncts(w, h), "acl"
    return _left_of(w, i)


def _left_of(w: Words, i: int) -> tuple[list[int], str]:
    """The noun phrase without preposition before a finite verb that the parser left without subject."""
    if "VerbForm=Fin" not in w.morph[i] and not any(w.dep[k].startswith("aux") for k in w.kids[i]):
        return [], ""
    low = w.bounds(i)[0]
    for j in range(i - 1, max(low, i - 12) - 1, -1):
        if w.text[j] in (",", ";", ":", "que", "qui", "et") or ("VerbForm=Fin" in w.morph[j] and w.pos[j] == "VERB"):
            return [], ""
        if w.pos[j] in ("NOUN", "PROPN") and not preposition(w, j) and w.dep[j] not in ("flat:name", "amod", "nmod"):
            return conjuncts(w, j), "left"
    return [], ""


def _subject_nouns(w: Words, i: int, own: list[int]) -> list[int]:
    out = []
    for k in own:
        if w.text[k] in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
            out += antecedents(w, i) if w.dep[i] == "acl:relcl" else [k]
        else:
            out += conjuncts(w, k)
    return out


def _controlled(w: Words, i: int, h: int, depth: int) -> tuple[list[int], str]:
    """Subject of an infinitive or participle clause: the main subject or, after ``demander à``, its addressee."""
    if "VerbForm=Fin" in w.morph[i] or any("VerbForm=Fin" in w.morph[k] for k in w.kids[i] if w.dep[k] == "aux:tense"):
        return [], ""
    if w.dep[i] == "xcomp" and set(w.lemmas[h]) & word_set("argument.toml", "object_control"):
        accused = [k for k in w.kids[h] if w.dep[k].startswith("nsubj")] if _is_passive(w, h) else []
        told = accused or [
            k for k in w.kids[h] if w.dep[k] in ("obj", "iobj", "obl:arg") and w.text[k] not in ("se", "s'")
        ]
        if told and not is_reflexive(w, h):
            return conjuncts(w, told[0]), "object-control"
        return [], "object-control"
    found, _ = subjects_of(w, h, depth + 1)
    return found, "control"


def _has_relative(w: Words, i: int, forms: tuple[str, ...]) -> bool:
    return any(w.text[k] in forms for k in w.kids[i])


def _noun_frame(w: Words, i: int) -> Frame:
    f = Frame(i)
    for k in w.kids[i]:
        dep = w.dep[k]
        if dep == "det" and w.text[k] in ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes"):
            f.possessor = k
        elif dep in ("nmod", "obl:arg", "obl:mod", "obl:agent", "obl") or (dep == "dep" and w.pos[k] == "PROPN"):
            prep = preposition(w, k)
            if prep:
                f.obliques.setdefault(prep, []).extend(conjuncts(w, k))
        elif dep in ("amod", "acl") and w.pos[k] in ("ADJ", "NOUN", "PROPN"):
            f.adjectives.append(k)
        elif dep in ("acl", "acl:relcl", "amod") and w.pos[k] == "VERB":
            _participle_of_noun(w, f, k)
        elif dep in ("ccomp", "xcomp"):
            f.clauses.append(k)
    _deeper(w, f)
    f.governor = _governor(w, i)
    if f.governor is not None:
        _from_governor(w, f)
    return f


#: prepositions of a noun's own complements that the parser likes to hang on the complement before
_LOOSE = ("par", "contre", "avec", "entre", "auprès de", "sur", "vers", "envers", "en faveur de", "à", "pour")


def _deeper(w: Words, f: Frame) -> None:
    """``l'invasion de la Grenade par les États-Unis``: "par" hangs on Grenade; ``entre X et Y``: Y is lost."""
    for k in f.obliques.get("de", []):
        for prep in _LOOSE:
            found = hanging(w, k, prep)
            if found:
                f.obliques.setdefault(prep, []).extend(t for t in found if t not in f.obliques[prep])
    between = f.obliques.get("entre", [])
    if len(between) == 1:
        high = w.bounds(f.trigger)[1]
        link = next((j for j in range(between[0] + 1, min(high, between[0] + 9)) if w.text[j] == "et"), None)
        nouns = (j for j in range(link + 1, min(high, link + 5)) if w.pos[j] in ("NOUN", "PROPN")) if link else iter(())
        if (other := next(nouns, None)) is not None:
            between.append(other)


def _participle_of_noun(w: Words, f: Frame, k: int) -> None:
    """``l'offensive lancée par X``, ``la guerre que X mène contre Y``: its participle or relative."""
    relative = w.dep[k] == "acl:relcl" and _has_relative(w, k, ("que", "qu'"))
    if not w.is_participle(k) and not relative:
        return
    for m in w.kids[k]:
        if relative and w.dep[m] == "nsubj":
            f.obliques.setdefault("par", []).extend(conjuncts(w, m))
        elif w.dep[m].startswith("obl"):
            prep = "par" if w.dep[m] == "obl:agent" else preposition(w, m)
            if prep:
                f.obliques.setdefault(prep, []).extend(conjuncts(w, m))


def _governor(w: Words, i: int) -> int | None:
    """The verb that the nominal trigger depends on, through other nouns."""
    j, steps = i, 0
    while w.head[j] != j and steps < 6:
        j = w.head[j]
        steps += 1
        if w.pos[j] in ("VERB", "AUX"):
            return j
    return None


def _from_governor(w: Words, f: Frame) -> None:
    assert f.governor is not None
    g = f.governor
    inner = _verb_frame(w, g) if g != f.trigger else Frame(g)
    mine = set(conjuncts(w, f.trigger))
    f.governing = [s for s in inner.subjects if s not in mine]
    if set(w.lemmas[g]) & word_set("argument.toml", "imputing"):  # "a imputé le raid à la milice": the milice's
        f.governing = [h for h in inner.obliques.pop("à", []) if h not in mine] or f.obliques.pop("à", [])
    for prep, heads in inner.obliques.items():
        fresh = [h for h in heads if h not in mine and h > f.trigger]
        if fresh and prep in ("à", "avec", "contre", "auprès de", "en faveur de", "envers", "sur", "entre", "en"):
            f.obliques.setdefault(prep, []).extend(h for h in fresh if h not in f.obliques.get(prep, []))
