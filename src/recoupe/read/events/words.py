"""The words of an article as the event reader sees them: spaCy's analysis with our repairs.

Repairs: a past participle with an auxiliary that was tagged as a noun or adjective is a verb; a clitic before a known
verb form makes it a verb; a participle that opens its sentence is a verb; every form of a lexicon verb has its lemma.
"""

from __future__ import annotations

from spacy.tokens import Doc

from recoupe.read.columns import columns
from recoupe.read.events.entries import Lexicon

_HAVE = frozenset(
    "a ai as avons avez ont avait avaient avais aura auront aurait auraient ayant eu avoir ait aient".split()
)
_BE = frozenset(
    "est sont suis sommes était étaient sera seront serait seraient été être étant fut furent soit soient".split()
)
AUXILIARIES = _HAVE | _BE
_OPENERS = frozenset("que qu' des du les la toute tout tous toutes avoir être".split())
#: words that open the object of a verb, not the complement of an adjective
_OBJECT_OPENERS = frozenset("le la l' les un une des son sa ses leur leurs deux trois plusieurs".split())


class Words:
    """Parallel arrays over the tokens of one article."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        size = len(doc)
        read = columns(doc)
        self.text = [t.lower() for t in read.text]
        self.start, self.head, self.dep, self.pos, self.morph = read.start, read.head, read.dep, read.pos, read.morph
        self.end = [start + len(t) for start, t in zip(read.start, read.text, strict=True)]
        self.lemma = [x.lower() for x in read.lemma]
        self.capital = [t[:1].isupper() for t in read.text]
        self.entity = read.entity
        self.kids: list[list[int]] = [[] for _ in range(size)]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self.sentence = [0] * size
        self.sentences: list[tuple[int, int]] = []
        for n, sent in enumerate(doc.sents):
            self.sentences.append((sent.start, sent.end))
            for i in range(sent.start, sent.end):
                self.sentence[i] = n
        self.lemmas: list[tuple[str, ...]] = [(x,) for x in self.lemma]
        #: verbs that the tagger took for something else: what hangs on them is lost
        self.repaired: set[int] = set()
        self._repair(lexicon)

    def span(self, i: int, j: int | None = None) -> tuple[int, int]:
        """Code points from token ``i`` to token ``j`` (included)."""
        return self.start[i], self.end[i if j is None else j]

    def bounds(self, i: int) -> tuple[int, int]:
        """Tokens of the sentence of token ``i``, end exclusive."""
        return self.sentences[self.sentence[i]]

    def is_participle(self, i: int) -> bool:
        return "VerbForm=Part" in self.morph[i] and "Tense=Past" in self.morph[i]

    def is_gerund(self, i: int) -> bool:
        """``en prenant``: a present participle behind "en"."""
        return self.text[i].endswith("ant") and "en" in self.text[max(0, i - 3) : i]

    def _repair(self, lexicon: Lexicon) -> None:
        for i, text in enumerate(self.text):
            known: list[str] = [self.lemma[i]]
            if self.capital[i] and text[0] == "e":  # "coup d'Etat": capitals often lose their accent
                known.append("é" + self.lemma[i][1:])
                self.lemmas[i] = tuple(known)
            if self.pos[i] in ("ADJ", "VERB") and not text.endswith(("er", "ir")):
                known += [x for x in _masculine(text) if x not in known]
                self.lemmas[i] = tuple(known)
            participle = lexicon.participles.get(text, ())
            verb = lexicon.verbs.get(text, ())
            if not participle and not verb:
                continue
            if self.pos[i] not in ("VERB", "AUX"):
                if (participle and self._after_auxiliary(i)) or (participle and self._opens_sentence(i)):
                    self._make_verb(i, "VerbForm=Part|Tense=Past")
                elif verb and self._stands_as_verb(i, text in verb):
                    self._make_verb(i, "VerbForm=Fin|Mood=Ind|Tense=Pres")
                    self.repaired.add(i)
            if participle and (first := self._coordinated_with(i)) is not None:
                if self.pos[i] == "ADJ":
                    self._make_verb(i, "VerbForm=Part|Tense=Past")
                    self.repaired.add(i)
                self._hang(i, first, "conj")
            if self.pos[i] in ("VERB", "AUX", "ADJ"):
                known += [x for x in (*participle, *verb) if x not in known]
            self.lemmas[i] = tuple(known)

    def _make_verb(self, i: int, morph: str) -> None:
        self.pos[i] = "VERB"
        self.morph[i] = morph

    def _hang(self, i: int, head: int, dep: str) -> None:
        if self.head[i] != i:
            self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, dep
        self.kids[head] = sorted([*self.kids[head], i])

    def _coordinated_with(self, i: int) -> int | None:
        """``a pris la base stratégique et détruit des chars``: the verb that shares its auxiliary."""
        low, high = self.bounds(i)
        lost = self.pos[i] == "ADJ" or (self.dep[i] == "conj" and self.pos[self.head[i]] in ("NOUN", "PROPN", "ADJ"))
        if not lost or i + 2 >= high or i == low or self.text[i - 1] not in ("et", "puis", "mais"):
            return None
        if self.text[i + 1] not in _OBJECT_OPENERS and self.pos[i + 1] != "NUM":
            return None
        for j in range(i - 2, max(low, i - 25) - 1, -1):
            if self.text[j] in ("qui", "que", "qu'", "dont", "où", ";", ":"):
                return None
            if self.pos[j] == "VERB":
                own = any(self.text[k] in _HAVE for k in self.kids[j] if self.dep[k].startswith("aux"))
                return j if own and self.is_participle(j) else None
        return None

    def _after_auxiliary(self, i: int) -> bool:
        low = self.bounds(i)[0]
        j = i - 1
        while j >= low and i - j <= 4 and (self.pos[j] == "ADV" or self.text[j] in ("été", "pas", "jamais", "plus")):
            j -= 1
        return j >= low and self.text[j] in AUXILIARIES

    def _stands_as_verb(self, i: int, infinitive: bool) -> bool:
        """``L'ancien chef critique la stratégie``: a verb form between noun phrases, in a clause without verb."""
        if self.pos[i] not in ("NOUN", "ADJ", "PROPN", "ADV"):
            return False
        if self._after_clitic(i):
            return True
        low, high = self.bounds(i)
        if i - 1 < low or i + 1 >= high or infinitive or self.text[i].endswith(("er", "ir")):
            return False
        if self.text[i].endswith("re") and self.pos[i + 1] != "DET" and self.text[i + 1] not in ("du", "des"):
            return False  # "la Russie livre du gaz", but "le premier livre de la romancière"
        after = i + 2 if self.pos[i + 1] == "ADV" and i + 2 < high else i + 1  # "critique régulièrement la vente"
        behind = self.pos[after] in ("DET", "ADP", "NUM") or self.text[after] in _OPENERS
        before = self.pos[i - 1] in ("NOUN", "PROPN", "ADJ") and self.text[i - 1] != "-"
        clause = range(low, i if self.text[i + 1] in ("que", "qu'") else high)  # "dément qu'un navire ait été saisi"
        finite = any("VerbForm=Fin" in self.morph[j] for j in clause if abs(j - i) < 12 and j != i)
        return before and behind and not finite

    def _after_clitic(self, i: int) -> bool:
        low = self.bounds(i)[0]
        if i - 1 < low:
            return False
        before = self.text[i - 1]
        if before in ("se", "s'", "lui", "leur", "ne", "n'", "qui", "il", "elle", "ils", "elles", "on", "je", "j'"):
            return before not in ("leur",) or self.pos[i - 1] == "PRON"
        return before in ("l'", "le", "les", "la", "nous") and self.pos[i - 1] == "PRON"

    def _opens_sentence(self, i: int) -> bool:
        low, high = self.bounds(i)
        first = next((j for j in range(low, high) if self.doc[j].is_alpha), low)
        if i != first or i + 1 >= high:
            return False
        return self.text[i + 1] in {"à", "par", "au", "dans", "en", "de", "d'", "sur", "pour", "lundi", "mardi"} | {
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "depuis",
            "le",
            "avec",
            "lors",
            "vers",
            ",",
        }


def _masculine(text: str) -> tuple[str, ...]:
    """The masculine singular of a participle or adjective ("soutenues": soutenu)."""
    singular = text.removesuffix("s")
    return (text, singular, singular.removesuffix("e"))
