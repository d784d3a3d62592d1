"""Proper names: runs of capitalised words and named entities, corrected by the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import Entry, adjectives, common_nouns, gazetteer, given_names, proper_names
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.locative import locative, of_site

_TAIL_LINKS = frozenset("de du des d la le les l pour et contre a aux au".split())
_PLURALS = frozenset({"les", "des", "aux", "ces"})
#: "XIXe", "XXIème"
_CENTURY = re.compile(r"[IVX]+(?:er|e|ème)")
#: words that join the parts of an English name: "Center for Strategic and International Studies"
_ENGLISH = frozenset({"of", "for", "and", "the"})
_TAIL_STOPS = frozenset("et pour contre a au aux".split())


class Name(msgspec.Struct, gc=False):
    """A proper name: words ``i`` to ``j``. ``label``: PER, ORG, LOC, MISC or empty; ``entries``: gazetteer rows."""

    i: int
    j: int
    label: str
    entries: tuple[Entry, ...] = ()

    def tables(self) -> set[str]:
        """The gazetteer tables that know the name."""
        return {e.table for e in self.entries}


def find_names(frame: Frame) -> list[Name]:
    """All proper names, in order, none overlapping another."""
    found: list[Name] = []
    i = 0
    while i < len(frame.words):
        if known := _known(frame, i):
            found.append(known)
            i = known.j
        elif (j := _run(frame, i)) > i:
            found.append(Name(i, j, ""))
            i = j
        else:
            i += 1
    found = [n for n in _family_names(frame, found) if not _no_name(frame, n)]
    for name in found:
        name.label = name.label or _label(frame, name)
        _place(frame, name)
    return [n for n in found if n.entries or n.label]


def _no_name(frame: Frame, name: Name) -> bool:
    """Whether the capital is that of a people ("les Kurdes"), of half a compound, or of a noun ("le Parlement")."""
    if name.j < len(frame.words) and frame.gap(name.j - 1) == "-" and not frame.words[name.j].capital:
        return not name.entries or name.tables() == {"short"}
    if name.j - name.i == 1 and frame.folded(name.i) in words("names", "with_article"):
        return frame.folded(name.i - 1) != "l"
    if name.entries:
        return False
    for matcher in (adjectives(), common_nouns()):
        if any(j == name.j for j, _ in matcher.find(frame, name.i)):
            return name.label != "PER" or name.j - name.i > 1
    return _national_body(frame, name)


def _national_body(frame: Frame, name: Name) -> bool:
    """Whether the name is a noun for a body with its state's adjective: "Parlement turc", filed as a phrase."""
    if frame.folded(name.i) not in words("names", "short_bodies"):
        return False
    for k, _ in common_nouns().find(frame, name.i):
        states = [found for j, found in adjectives().find(frame, k) if j == name.j] if k < name.j else []
        if any(e.row.kind == "state" for found in states for e in found):
            return True
    return False


def _place(frame: Frame, name: Name) -> None:
    """Give a city its row; the recogniser's "person" is overruled after a preposition of place."""
    here = locative(frame, name.i)
    if name.entries or not (name.label in {"LOC", "MISC"} or (here and name.label in {"PER", "MISC", "ORG", ""})):
        return
    start, end = frame.span(name.i, name.j)
    rows = gazetteer().place(frame.text[start:end])
    if rows and (name.label != "MISC" or here or name.j - name.i == 1):
        name.label, name.entries = "LOC", (Entry("place", rows[0].name, rows[0]),)


def _family_names(frame: Frame, found: list[Name]) -> list[Name]:
    """Add capitalised words that are the last of a longer name of the article: "Ouattara" after "Alassane Ouattara"."""
    taken = {k for n in found for k in range(n.i, n.j)}
    full = [n for n in found if n.j - n.i > 1 and _label(frame, n) == "PER"]
    last = {frame.words[n.j - 1].folded for n in full if len(frame.words[n.j - 1].folded) > 3}
    before = {frame.words[n.j - 1].folded: frame.words[n.j - 2].folded for n in full}
    more = []
    for i, word in enumerate(frame.words):
        if i not in taken and word.capital and word.folded in last:
            particle = i and frame.close(i - 1) and frame.folded(i - 1) in words("particles", "words")
            more.append(Name(i - 1 if particle and before[word.folded] == frame.folded(i - 1) else i, i + 1, "PER"))
    return sorted([*found, *more], key=lambda n: n.i)


def _known(frame: Frame, i: int) -> Name | None:
    """The longest gazetteer name at word ``i`` that a longer run of capitals does not swallow."""
    for j, entries in proper_names().find(frame, i):
        kept = tuple(e for e in entries if _printed_alike(frame, i, j, e))
        if not kept:
            continue
        run = _run(frame, i)
        weak = all(e.table in {"short", "seat", "state"} for e in kept)
        if run > j and weak and _one_name(frame, i, j, run):
            continue
        return Name(i, j, "", kept)
    return None


def _printed_alike(frame: Frame, i: int, j: int, entry: Entry) -> bool:
    """Whether case agrees: acronyms in capitals, names with a capital where the table has one."""
    text = frame.text[frame.words[i].start : frame.words[j - 1].end]
    if entry.acronym and j - i == 1:
        return text.replace(".", "").upper() == text.replace(".", "") or (len(text) > 3 and text[0].isupper())
    if entry.name == entry.name.lower():
        return True
    if entry.table == "body" and j - i == 1 and len(text) > 5 and text[-1] in "sx" and frame.folded(i - 1) in _PLURALS:
        return True
    if entry.table in {"short", "person"} and j - i == 1 and text.isupper() and entry.name != text:
        return False
    if entry.table in {"short", "person", "state", "seat"}:
        return frame.words[i].capital or frame.words[j - 1].capital
    return j - i >= 3 or any(w.capital for w in frame.words[i:j])


def _one_name(frame: Frame, i: int, j: int, run: int) -> bool:
    """Whether the words that follow the known one belong to the same name: "Berlin" in "Isaiah Berlin Smith"."""
    return not any(True for k in range(j, run) if next(proper_names().find(frame, k), None))


def _run(frame: Frame, i: int) -> int:
    """Index after the run of capitalised words that begins at ``i``; ``i`` if none does."""
    if not _begins(frame, i):
        return i
    j = i + 1
    while j < len(frame.words) and frame.close(j - 1):
        word = frame.words[j]
        if word.capital and not _known_longer(frame, j):
            j += 1
        elif (k := _over_english(frame, j) or _over_particles(frame, j)) > j:
            j = k
        else:
            break
    return _body_tail(frame, i, j)


def _known_longer(frame: Frame, j: int) -> bool:
    """Whether a full name of the gazetteer begins at ``j``: the run stops before it."""
    return any(
        k - j > 1 and any(e.table in {"person", "body"} and _printed_alike(frame, j, k, e) for e in entries)
        for k, entries in proper_names().find(frame, j)
    )


def _begins(frame: Frame, i: int) -> bool:
    word = frame.words[i]
    if not word.capital or word.text.isdigit():
        return False
    if word.folded in words("names", "never") or _CENTURY.fullmatch(word.text):
        return False
    if word.folded in words("names", "function") and not (word.text.isupper() and len(word.text) > 2):
        return False
    if _office_before_name(frame, i):
        return False
    return not (frame.sentence_start(i) and not _surely_name(frame, i))


def _office_before_name(frame: Frame, i: int) -> bool:
    """Whether the word is a title or office with a capital, before the name: "Président Macron"."""
    if not frame.close(i) or not frame.words[i + 1].capital or frame.words[i].text.isupper():
        return False
    titles = words("titles", "civil") | words("titles", "military")
    full = i + 2 < len(frame.words) and frame.close(i + 1) and frame.words[i + 2].capital
    if full and any(j == i + 1 for j, _ in adjectives().find(frame, i)):
        return True  # "l'Algérien Hocine Hakem"
    return frame.words[i].folded in titles or any(
        j == i + 1 and entries[0].table == "office" for j, entries in common_nouns().find(frame, i)
    )


def _surely_name(frame: Frame, i: int) -> bool:
    """Whether the capital of a sentence's first word is that of a name."""
    token = frame.token(i)
    if len(frame.words[i].text) > 1 and frame.words[i].text.isupper():
        return True
    if frame.close(i) and i + 1 < len(frame.words) and frame.words[i + 1].capital:
        return token.pos_ not in {"DET", "ADP", "ADV", "SCONJ", "CCONJ", "PRON"}
    return token.ent_type_ in {"PER", "ORG", "LOC"} and token.pos_ in {"PROPN", "NOUN", "X"}


def _over_particles(frame: Frame, j: int) -> int:
    """Index after particles and the capital they lead to, when word ``j`` is a particle inside a name."""
    k = j
    while k < len(frame.words) and k < j + 3 and frame.words[k].folded in words("particles", "words"):
        if not frame.close(k) or frame.words[k].capital:
            break
        k += 1
    if k == j or k >= len(frame.words) or not frame.words[k].capital:
        return j
    plain = {frame.words[n].folded for n in range(j, k)}
    hyphen = "-" in frame.gap(j) or "-" in frame.gap(j - 1)
    if plain & {"de", "du", "d", "la", "le", "l", "et", "s", "m", "n", "t"} and not hyphen:
        if frame.words[k].folded in words("names", "bodies") or any(common_nouns().find(frame, k)):
            return j
        return k + 1 if _inside_person(frame, j - 1, k) else j
    return k + 1


def _over_english(frame: Frame, j: int) -> int | None:
    """Index after English function words and the capital they lead to; None where there are none."""
    k = j
    while k < min(len(frame.words), j + 3) and frame.words[k].text in _ENGLISH and frame.close(k):
        k += 1
    return k + 1 if j < k < len(frame.words) and frame.words[k].capital else None


def _inside_person(frame: Frame, i: int, k: int) -> bool:
    """Whether the parser sees one person's name from word ``i`` to ``k``."""
    first, last = frame.token(i), frame.token(k)
    return all(t.ent_type_ == "PER" for t in frame.doc[first.i : last.i + 1]) and all(
        t.ent_iob_ == "I" for t in frame.doc[first.i + 1 : last.i + 1]
    )


def _body_tail(frame: Frame, i: int, j: int) -> int:
    """The end of a body's name that goes on in small letters: "Mouvement national de résistance chrétienne"."""
    if frame.words[i].folded not in words("names", "bodies"):
        return j
    end = k = j
    while k < len(frame.words) and frame.close(k - 1) and k - i < 14:
        pos, folded = frame.token(k).pos_, frame.words[k].folded
        linked = k == i + 1 or frame.folded(k - 1) in _TAIL_LINKS
        if pos == "ADJ" or frame.words[k].capital or (pos in {"NOUN", "PROPN"} and linked):
            k = end = k + 1
        elif folded in _TAIL_LINKS:
            k += 1
        else:
            break
    if _acronym_follows(frame, end):
        return end
    short = frame.words[i].folded in words("names", "short_bodies")
    stop = _TAIL_STOPS | {"des", "de", "du", "d"} if short else _TAIL_STOPS
    return next((n for n in range(j, end) if frame.words[n].folded in stop), end)


def _acronym_follows(frame: Frame, j: int) -> bool:
    return j < len(frame.words) and frame.gap(j - 1).strip() == "(" and frame.words[j].text.isupper()


def _label(frame: Frame, name: Name) -> str:
    """Person, organisation or place: by form, by the title before it, else by the recogniser."""
    first = frame.words[name.i]
    if name.entries:
        return {"person": "PER", "short": "PER", "body": "ORG"}.get(name.entries[0].table, "LOC")
    if of_site(frame, name.i):
        return "LOC"
    if name.i and frame.folded(name.i - 1) in words("titles", "civil") | words("titles", "military"):
        return "PER"
    if first.folded in words("names", "bodies"):
        return "ORG"
    if name.j - name.i == 1 and first.text.isupper() and 1 < len(first.text) <= 7:
        return "ORG"
    if name.j - name.i == 1 and not frame.sentence_start(name.i) and frame.token(name.i).pos_ == "PROPN":
        acts = frame.token(name.i).dep_ in {"nsubj", "nsubj:pass", "obl:agent", "appos", "flat:name", "conj", "nmod"}
        return next(_seen(frame, name), "MISC" if acts else "")
    seen = list(_seen(frame, name))
    if seen and set(seen) == {"LOC"} and _person_form(frame, name):
        return "PER"
    if seen:
        return max(sorted(set(seen)), key=seen.count)
    if first.folded in {"al", "el"}:
        return "ORG"
    return "PER" if 2 <= name.j - name.i <= 4 and not frame.sentence_start(name.i) else ""


def _person_form(frame: Frame, name: Name) -> bool:
    """Whether an unknown "place" of several words begins with a given name or holds an Arabic particle."""
    if not 2 <= name.j - name.i <= 5 or locative(frame, name.i):
        return False
    before = name.i - 1
    if before >= 0 and frame.close(before) and not frame.words[before].capital and frame.token(before).pos_ == "NOUN":
        return frame.folded(before) not in words("countries", "landforms")  # "le volcanologue Einar Palsson"
    middle = {frame.words[k].folded for k in range(name.i + 1, name.j)}
    return frame.words[name.i].folded in given_names() or bool(middle & {"al", "el", "ben", "ould", "ag"})


def _seen(frame: Frame, name: Name) -> Iterator[str]:
    for k in range(name.i, name.j):
        if label := frame.token(k).ent_type_:
            yield label
