"""What a number counts: the kind that its noun, the governing verb or event noun, or a fixed phrase gives it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recoupe.read.events.data import load, word_set
from recoupe.read.events.numbers import Number
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import AUXILIARIES, Words

_BETWEEN = frozenset(
    [
        "de",
        "d'",
        "des",
        "autres",
        "autre",
        '"',
        "«",
        "nouveaux",
        "jeunes",
        "seuls",
        "premiers",
        "premières",
        "nouvelles",
    ]
)
#: kinds of which a single one in words is a count if its noun names the kind: "un mort", but not "un soldat a été tué"
_SINGLE = ("killed", "wounded", "missing", "abducted")
#: characters from one count to another of the same, told by somebody else
OTHERWISE = 90
_PARTICIPLES = ("é", "és", "ée", "ées")


class Count(NamedTuple):
    """A number that counts something: its kind, the token that tells the kind, and where its noun phrase ends."""

    number: Number
    kind: str
    cue: int
    end: int


def count_of(scene: Scene, number: Number, before: tuple[str, int] | None) -> Count | None:
    """What ``number`` counts, or None; ``before`` is the kind of the count before it and where that number ends."""
    w = scene.words
    tokens = scene.tokens(number.span)
    first, last = tokens[0], tokens[-1]
    noun = _counted(scene, last)
    single = number.value == 1 and number.words
    if before and first > 0 and w.text[first - 1] == "dont" and number.span[0] - before[1] < 60:
        return None if single else Count(number, before[0], last, number.span[1])
    if noun is None:
        kind = None if single else _told_otherwise(scene, number, before) or _elliptic(scene, number, first, last)
        return Count(number, kind, last, number.span[1]) if kind else None
    kind = _kind(scene, noun, number)
    if kind is None or not _is_headline(scene, number, kind, first):
        return None
    if single and not (kind in _SINGLE and {w.lemma[noun], w.text[noun]} & words_of("kinds", kind)):
        return None
    partial = any(w.pos[j] == "NUM" for j in range(last + 1, noun))  # "sept des huit assaillants"
    return Count(number, kind, noun, number.span[1] if partial else w.end[noun])


def _is_headline(scene: Scene, number: Number, kind: str, first: int) -> bool:
    """Small counts of things and of the already known ("les deux camps") are no figures."""
    w = scene.words
    limits = load("figures.toml")["limits"]
    known = first > 0 and w.text[first - 1] in ("les", "des", "aux", "ces", "leurs", "nos", "ses")
    if kind == "other":
        percent = scene.text[number.span[1] : number.span[1] + 2].strip() == "%"
        return percent or (number.value >= limits["other"] and not (known and number.value < 1000))
    return not (kind == "troops" and number.value < limits["troops"])


def words_of(table: str, key: str) -> frozenset[str]:
    """The words of one entry of ``data/figures.toml``."""
    return frozenset(load("figures.toml")[table][key].split())


def _counted(scene: Scene, last: int) -> int | None:
    """The noun that the number counts: right behind it, through "de", adjectives and "autres"."""
    w = scene.words
    high = w.bounds(last)[1]
    for j in range(last + 1, min(high, last + 6)):
        if w.text[j] in _BETWEEN:
            continue
        if w.pos[j] in ("NOUN", "PROPN") or w.lemma[j] in words_of("people", "words"):
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


def _kind(scene: Scene, noun: int, number: Number) -> str | None:
    w = scene.words
    if scene.text[w.start[noun]] in "€$£" or w.lemma[noun] in words_of("money", "words"):
        return "money"
    if found := _named_kind(w.text[noun], w.lemma[noun]):
        return found
    if found := _kind_by_verb(scene, noun) or _kind_before(scene, number, noun):
        return found
    if w.lemma[noun] in words_of("kinds", "troops") or (w.lemma[noun] == "homme" and _under_arms(w, noun)):
        return "troops"
    if w.lemma[noun] == "chef" and w.text[noun + 1 : noun + 3] == ["d'", "accusation"]:
        return "other"
    people = w.pos[noun] == "PROPN" and w.text[noun].endswith("s") and noun in scene.covering
    return "other" if people or w.lemma[noun] in words_of("other", "words") or w.text[noun] == "%" else None


def _kind_before(scene: Scene, number: Number, noun: int) -> str | None:
    """``fort de 1 200 hommes``, ``sans nouvelles de six marins``: fixed words right before the number."""
    if not _is_person(scene, noun):
        return None
    before = scene.text[max(0, number.span[0] - 30) : number.span[0]].lower().rstrip()
    for kind, cues in load("figures.toml")["before"].items():
        if any(before.endswith(cue) for cue in cues):
            return str(kind)
    return None


def _under_arms(w: Words, noun: int) -> bool:
    """``la coalition dispose de 15 000 hommes``: a body of soldiers stands before it or hangs on it."""
    near = [*range(w.bounds(noun)[0], noun), *w.kids[noun]]
    return any(w.lemma[j] in words_of("bodies", "troops") for j in near)


def _is_person(scene: Scene, noun: int) -> bool:
    w = scene.words
    demonym = w.pos[noun] in ("PROPN", "NOUN") and w.capital[noun] and w.text[noun].endswith("s")
    if {w.lemma[noun], w.text[noun]} & words_of("people", "words") or noun in scene.covering or demonym:
        return True
    return scene.is_actor(noun) and w.lemma[noun] not in word_set("argument.toml", "animate")


def _kind_by_verb(scene: Scene, noun: int) -> str | None:
    """The kind that the governing verb, event noun or participle gives to a count of people."""
    if not _is_person(scene, noun):
        return None
    return _kind_around(scene, noun)


def _kind_around(scene: Scene, noun: int) -> str | None:
    w = scene.words
    for i in _near(w, noun):
        if found := _named_kind(w.text[i], w.lemma[i]) if w.pos[i] in ("ADJ", "VERB") else None:
            return found
        if w.pos[i] in ("VERB", "ADJ", "AUX"):
            found = _locution(w, i) or _by_table(scene, "verbs", i, noun)
        elif w.pos[i] == "NOUN":
            found = _by_table(scene, "nouns", i, noun)
        if found:
            return found
    return None


def _by_table(scene: Scene, table: str, i: int, noun: int) -> str | None:
    lemmas = set(scene.words.lemmas[i])
    for kind, words in load("figures.toml")[table].items():
        if lemmas & set(words.split()) and (kind != "troops" or _is_soldier(scene, noun)):
            return str(kind)
    return None


def _locution(w: Words, i: int) -> str | None:
    """``ont été placés en détention``, ``manquent à l'appel``: a verb with the words that follow it."""
    high = w.bounds(i)[1]
    behind = [w.text[j] for j in range(i + 1, min(high, i + 6)) if w.pos[j] != "ADV"]
    for kind, rows in load("figures.toml")["locutions"].items():
        for row in rows:
            verb, *rest = row.split()
            if verb in w.lemmas[i] and behind[: len(rest)] == rest:
                return str(kind)
    return None


def _near(w: Words, noun: int) -> Iterator[int]:
    """Words that may tell what became of the counted: its participles, what it hangs on, verbs close by."""
    for k in w.kids[noun]:
        if w.pos[k] in ("VERB", "ADJ") and w.dep[k] in ("acl", "amod", "acl:relcl") and not _does(w, noun, k):
            yield k
    i, steps = noun, 0
    while w.head[i] != i and steps < 3:
        below, i = i, w.head[i]
        steps += 1
        if not (w.dep[below] == "nsubj" and _does(w, below, i)):
            yield i
        if w.pos[i] in ("VERB", "AUX"):
            break
    yield from _beside(w, noun)


def _does(w: Words, noun: int, verb: int) -> bool:
    """Whether what is counted does the act: "trois hommes ont tué un passant" counts no dead."""
    if w.pos[verb] not in ("VERB", "AUX") or set(w.lemmas[verb]) & words_of("undergo", "verbs") or _locution(w, verb):
        return False
    if any(w.dep[k] in ("aux:pass", "nsubj:pass") for k in w.kids[verb]):
        return False
    if w.is_participle(verb) or w.text[verb].endswith(_PARTICIPLES):
        j = verb - 1
        while j > noun and w.pos[j] == "ADV":
            j -= 1
        return j > noun and w.text[j] in AUXILIARIES and w.lemma[j] == "avoir"
    return verb > noun and "VerbForm=Fin" in w.morph[verb]


def _beside(w: Words, noun: int) -> list[int]:
    """Verbs close by where the parse fails: "28 élèves officiers tués", "affirme avoir tué 32 combattants"."""
    low, high = w.bounds(noun)
    out = []
    for j in range(noun + 1, min(high, noun + 9)):
        if w.text[j] in (",", ";", ".") or w.pos[j] == "CCONJ":
            break
        if w.pos[j] in ("VERB", "ADJ"):
            out += [] if _does(w, noun, j) else [j]
            if w.pos[j] == "VERB":
                break
    before = next((j for j in range(noun - 1, max(low, noun - 6) - 1, -1) if w.pos[j] in ("VERB", "NOUN")), None)
    return out + ([before] if before is not None and w.pos[before] == "VERB" else [])


def _is_soldier(scene: Scene, noun: int) -> bool:
    return scene.words.lemma[noun] in words_of("kinds", "troops") | {"homme", "policier"}


def _told_otherwise(scene: Scene, number: Number, before: tuple[str, int] | None) -> str | None:
    """``neuf soldats ont péri selon l'armée, quatorze d'après les rebelles``: the kind of the count before it."""
    if before is None or number.span[0] - before[1] > OTHERWISE or teller_behind(scene, number.span[1]) is None:
        return None
    between = scene.text[before[1] : number.span[0]]
    opens = between.rstrip().endswith((",", ";", " et", " contre", " mais"))
    return before[0] if opens and "." not in between and "\n" not in between else None


def teller_behind(scene: Scene, end: int) -> int | None:
    """The token after "selon" or "d'après" where these words stand right behind ``end``."""
    after = scene.text[end : end + 12].lower()
    cue = next((c for c in load("figures.toml")["tellers"]["behind"] if after.startswith(f" {c}")), None)
    if cue is None:
        return None
    tokens = scene.tokens((end + 1 + len(cue), end + 2 + len(cue) + 1))
    return tokens[-1] if tokens else None


def _elliptic(scene: Scene, number: Number, first: int, last: int) -> str | None:
    """``a tué 30 élèves et en a blessé 33``, ``neuf sont portés disparus``: a bare number with a verb of the list."""
    w = scene.words
    if 1900 <= number.value <= 2100 and not number.words:
        return None
    low, high = w.bounds(first)
    behind = range(max(low, first - 5), first)
    if any(w.text[j] == "en" for j in behind):
        for j in reversed(behind):
            if w.pos[j] == "VERB":
                return _by_table(scene, "verbs", j, first)
    after = next((j for j in range(last + 1, min(high, last + 3)) if w.text[j] not in ("autres", "d'")), last)
    if after > last and w.text[after] in AUXILIARIES and number.words:
        verbs = [j for j in range(after, min(high, after + 5)) if w.pos[j] in ("VERB", "ADJ", "NOUN")]
        for j in verbs[:2]:
            if not _does(w, last, j):
                named = _named_kind(w.text[j], w.lemma[j])
                if found := named or _locution(w, j) or _by_table(scene, "verbs", j, first):
                    return found
    return None
