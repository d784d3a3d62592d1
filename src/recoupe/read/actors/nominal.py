"""Phrases headed by a common noun: offices, bodies and groups, with the names that belong to them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.read.actors.apposition import attach_name, is_title
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import Entry, adjectives, common_nouns, idioms
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.proper import Name
from recoupe.read.actors.together import listed_adjectives, listed_states, portfolio
from recoupe.records import Span

_OF = frozenset({"de", "du", "des", "d"})
_NUMERALS = frozenset("deux trois quatre cinq six sept huit neuf dix".split())
#: after its country such a body takes no complement: what follows belongs to the verb
_UNCOMPLEMENTED = frozenset({"military", "armed_group", "group"})
_ARTICLES = frozenset("la le les l leur leurs son sa ses notre nos ce cette ces".split())


class Phrase(msgspec.Struct, gc=False):
    """A noun phrase that denotes an actor.

    ``i`` to ``j``: its words; ``head`` to ``after``: the noun; ``inside``: names in its complements;
    ``apposed``: the name that stands for the same actor ("le président Macron").
    """

    i: int
    j: int
    head: int
    after: int
    entries: tuple[Entry, ...]
    inside: tuple[Name, ...] = ()
    adjective: tuple[int, Entry] | None = None
    #: whether more than a state's adjective and complement narrows the noun ("groupes rebelles kurdes")
    narrowed: bool = False
    apposed: Name | None = None
    definite: bool = False
    possessive: bool = False
    plural: bool = False
    former: bool = False
    #: the states of which each has one holder of the plural office ("les présidents russe et turc")
    each: tuple[str, ...] = ()

    def span(self, frame: Frame) -> Span:
        """Its characters, without a preposition that is one word with the article ("du", "au")."""
        i = self.i
        while i < self.head and frame.folded(i) in {"du", "au", "aux", "de", "d"} and frame.folded(i + 1) != "nombreux":
            i += 1
        start, end = frame.span(i, self.j)
        closing = "(" in frame.text[start:end] and frame.text[end : end + 1] == ")"
        return start, end + closing

    @property
    def office(self) -> bool:
        """Whether the noun denotes the holder of an office."""
        return self.entries[0].table == "office"


def outside(names: Sequence[Name], phrases: Sequence[Phrase]) -> list[Name]:
    """The names that are no part of a phrase's noun ("Affaires" in "ministre des Affaires étrangères")."""
    heads = {k for p in phrases for k in range(p.head, p.after)}
    return [n for n in names if n.i not in heads or n.entries]


def find_phrases(frame: Frame, names: Sequence[Name]) -> list[Phrase]:
    """All phrases, in order; a phrase inside another's complement is found too, after it."""
    at = {n.i: n for n in names}
    fixed = {k for i in range(len(frame.words)) for j, _ in idioms().find(frame, i) for k in range(i, j)}
    covered = {k for n in names for k in range(n.i, n.j)}
    weak = {k for n in names if not n.entries and n.j - n.i == 1 for k in range(n.i, n.j)}
    ends = {k: n.j for n in names if _headed(n) for k in range(n.i, n.j)}
    found: list[Phrase] = []
    taken: set[int] = set()
    for i in range(len(frame.words)):
        if (i in covered and i not in weak) or i in taken:
            continue
        for after, entries in common_nouns().find(frame, i):
            free = covered - weak if after - i > 1 else covered
            if entries[0].table == "office" and after - i > 2:
                free = set()
            if after - i == 1 and i in fixed and not _of_place(frame, after, at):
                continue
            if ends.get(after - 1, after) > after:
                continue  # "chef de l'Armée nationale libyenne": the chief of that body
            if any(k in free for k in range(i, after)) or not _noun(frame, i, after):
                continue
            found.append(_phrase(frame, i, after, _likeliest(frame, i, after, entries), at))
            taken.update(range(i, after))
            break
    return found


def _likeliest(frame: Frame, i: int, after: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Rows of the noun, the likeliest first: a plural is a group, a singular the holder of an office."""
    text = frame.text[frame.words[i].start : frame.words[after - 1].end].lower()
    exact = [e for e in entries if e.name.lower() == text] or list(entries)
    in_plural = [e for e in exact if e.table == "group" and e.row.plural and e.row.plural.lower() == text]
    plural = bool(in_plural) and text != (in_plural[0].row.singular or "").lower()
    plural |= frame.words[i].folded.endswith(("s", "x")) and frame.folded(i - 1) in words("phrase", "plural")
    wanted = "group" if plural else "office"
    return tuple(sorted(exact, key=lambda e: e.table != wanted))


def _headed(name: Name) -> bool:
    """Whether the name is that of a body, not of a government, whose head is "le chef du gouvernement"."""
    return any(e.table == "body" and e.row.kind != "government" for e in name.entries[:1])


def _of_place(frame: Frame, after: int, at: dict[int, Name]) -> bool:
    """Whether "de" and a place follow: "le général de Benghazi", not "le général de Gaulle"."""
    return frame.folded(after) in _OF and after + 1 in at and bool(at[after + 1].tables() & {"seat", "place", "state"})


def _noun(frame: Frame, i: int, after: int) -> bool:
    """Whether the words are used as a noun here: after a determiner, or as an apposition."""
    token = frame.token(after - 1 if after - i > 1 else i)
    if after - i == 1 and token.pos_ in {"VERB", "AUX", "ADV", "ADP"}:
        before = frame.folded(i - 1)
        return before in words("phrase", "determiners") and frame.close(i - 1) and before not in {"l", "la", "le"}
    if after - i == 1 and token.pos_ == "ADJ":
        before = frame.folded(i - 1)
        return before in words("phrase", "determiners") and frame.close(i - 1) and token.dep_ != "amod"
    return True


def _phrase(frame: Frame, head: int, after: int, entries: tuple[Entry, ...], at: dict[int, Name]) -> Phrase:
    start = _left(frame, head)
    phrase = Phrase(start, after, head, after, entries)
    first = frame.folded(start)
    phrase.definite = first in words("phrase", "definite")
    phrase.possessive = any(frame.folded(k) in words("phrase", "possessive") for k in range(start, head))
    phrase.former = any(frame.folded(k) in words("phrase", "former") for k in range(start, head))
    phrase.plural = _plural(entries[0], frame.words[head].folded)
    _right(frame, phrase, at)
    if phrase.plural and phrase.definite and not phrase.former:
        _several(frame, phrase, at)
    attach_name(frame, phrase, at)
    return phrase


def _several(frame: Frame, phrase: Phrase, at: dict[int, Name]) -> None:
    """Note the states of which each has a holder; the phrase goes over all their adjectives and the portfolio."""
    if phrase.adjective is None:
        phrase.each = listed_states(phrase.inside) if phrase.office else ()
        return
    end, phrase.each = listed_adjectives(frame, phrase.adjective[0])
    if phrase.each:
        phrase.j = max(phrase.j, end)
        if phrase.j < len(frame.words) and frame.close(phrase.j - 1) and frame.folded(phrase.j) in _OF:
            phrase.j = portfolio(frame, phrase) or _complement(frame, phrase.j, at, [])


def _plural(entry: Entry, folded: str) -> bool:
    if entry.table == "office":
        plurals = (entry.row.masculine_plural, entry.row.feminine_plural)
        return entry.name in plurals and entry.name not in (entry.row.masculine, entry.row.feminine)
    return bool(entry.row.plural and entry.name == entry.row.plural)


def _left(frame: Frame, head: int) -> int:
    """The first word of the phrase: determiner, numbers, adjectives before the noun, "des dizaines de"."""
    i = head
    while i > 0 and frame.close(i - 1):
        folded = frame.words[i - 1].folded
        if folded in words("phrase", "before") or folded.isdigit():
            i -= 1
        elif folded in words("phrase", "determiners"):
            i -= 1
            if folded in _NUMERALS and frame.folded(i - 1) in {"les", "ces", "ses", "leurs", "nos"}:
                continue
            if folded in _OF and i > 0 and frame.close(i - 1) and frame.folded(i - 1) in words("phrase", "quantity"):
                i -= 1
                continue
            if folded in _ARTICLES and frame.folded(i - 1) in {"tous", "toutes", "tout", "toute"}:
                i -= 1
            break
        else:
            break
    return i


def _right(frame: Frame, phrase: Phrase, at: dict[int, Name]) -> None:
    """Extend ``phrase`` over adjectives and complements."""
    inside: list[Name] = []
    j, depth = phrase.after, 0
    while j < len(frame.words) and frame.close(j - 1):
        word = frame.words[j]
        if j in at:
            break
        if (match := _adjective(frame, j)) is not None:
            if (phrase.adjective is None and depth == 0) or phrase.adjective is None:
                phrase.adjective = (j, match[1])
            phrase.narrowed |= match[1].row.kind != "state"
            j = match[0]
        elif (frame.token(j).pos_ == "ADJ" and not _rules_object(frame, j)) or _participle(frame, j):
            phrase.narrowed |= depth == 0 and word.folded not in words("groups", "weak")
            j += 1
        elif phrase.adjective is not None and not phrase.office and phrase.entries[0].row.kind in _UNCOMPLEMENTED:
            break
        elif (
            word.folded in _OF or (word.folded in words("phrase", "office_links") and _links(frame, phrase))
        ) and depth < 4:
            if word.folded == "des" and not phrase.office and _object_follows(frame, phrase, j + 1, at):
                break
            end = _complement(frame, j, at, inside)
            if end == j:
                break
            phrase.narrowed |= not (
                j < end and inside and inside[-1].j == end and inside[-1].tables() & {"state", "seat"}
            )
            j, depth = end, depth + 1
        elif word.folded == "et" and phrase.office and depth and frame.folded(j + 1) in _OF:
            j += 1
        else:
            break
    phrase.j = j
    phrase.inside = tuple(inside)


def _object_follows(frame: Frame, phrase: Phrase, j: int, at: dict[int, Name]) -> bool:
    """Whether "des" begins an object, not a complement: "soumettre au Parlement des amendements"."""
    if phrase.entries[0].row.kind not in {"office", "government"} or j in at or j >= len(frame.words):
        return False
    return not frame.words[j].capital and not any(common_nouns().find(frame, j))


def _participle(frame: Frame, j: int) -> bool:
    """Whether the word is a participle of the list, not the verb: "le président destitué", not "destitue le ..."."""
    if frame.words[j].folded not in words("phrase", "participles"):
        return False
    return not (frame.words[j].text.endswith("e") and _rules_object(frame, j))


def _rules_object(frame: Frame, j: int) -> bool:
    """Whether an article follows: then what is tagged an adjective is the verb ("le Congrès destitue le président")."""
    if frame.words[j].folded in words("phrase", "verbs"):
        return True
    return frame.close(j) and frame.folded(j + 1) in {"le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur"}


def _links(frame: Frame, phrase: Phrase) -> bool:
    """Whether "en Libye", "au Kenya", "pour la Syrie" belong to the noun."""
    return phrase.office or frame.folded(phrase.head) in words("phrase", "posted")


def _adjective(frame: Frame, j: int) -> tuple[int, Entry] | None:
    if frame.words[j].capital and not frame.words[j].text.isupper():
        return None
    for after, entries in adjectives().find(frame, j):
        return after, entries[0]
    return None


def _complement(frame: Frame, j: int, at: dict[int, Name], inside: list[Name]) -> int:
    """Index after "de + noun or name" that begins at ``j``; ``j`` when there is none."""
    k = j + 1
    if frame.words[j].folded in {"charge", "chargee"} and frame.folded(k) in _OF:
        k += 1
    while k < len(frame.words) and frame.close(k - 1) and frame.words[k].folded in _ARTICLES and k not in at:
        k += 1
    if k >= len(frame.words) or not frame.close(k - 1) or frame.folded(k) == "part":
        return j
    titled = k
    while titled < len(frame.words) - 1 and titled not in at and is_title(frame, titled) and frame.close(titled):
        titled += 1
    k = titled if titled in at and at[titled].label == "PER" else k
    if k in at:
        inside.append(at[k])
        k = at[k].j
        return _acronym(frame, k)
    if (longer := next((j for j, _ in common_nouns().find(frame, k)), k)) > k + 1:
        return longer
    token = frame.token(k)
    if token.pos_ in {"NOUN", "PROPN", "X"} or frame.words[k].capital:
        return k + 1
    if token.pos_ in {"ADJ", "NUM"} and k + 1 < len(frame.words) and frame.token(k + 1).pos_ in {"NOUN", "PROPN"}:
        return k + 2
    return j


def _acronym(frame: Frame, k: int) -> int:
    """Index after an acronym in parentheses."""
    if k >= len(frame.words) or frame.gap(k - 1) != " (" or not frame.gap(k).startswith(")"):
        return k
    return k + 1 if frame.words[k].text.isupper() else k
