"""What the phrases of an article share: their country, their owner, the names they give."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import Cue, governing, name_country
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Group, fold
from recoupe.read.actors.known import common_nouns, gazetteer
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.naming import adjective_form, capital, of, phrase_name
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.proper import Name

Referent = tuple[str, str, str]  # actor id, form, rule
_FIGHTING = frozenset({"armed_group", "military"})
#: bodies of which each country has its own
_NATIONAL = frozenset({"government", "military", "office", "party", "group"})


class Phrases:
    """The article, its actors so far, and which country a body told there belongs to."""

    def __init__(self, frame: Frame, cast: Cast, cues: Sequence[Cue]) -> None:
        self.frame, self.cast, self.cues = frame, cast, cues
        self.told: dict[str, str | None] = {}

    def own_country(self, phrase: Phrase) -> str | None:
        """The country that the phrase itself names, by adjective or complement."""
        if phrase.adjective is not None and phrase.adjective[1].row.kind == "state":
            return str(phrase.adjective[1].row.key)
        return next((c for n in phrase.inside if (c := name_country(n)) is not None), None)

    def prepare(self, phrases: Sequence[Phrase]) -> None:
        """Look ahead: where the article names a body with its country once, "l'armée" alone is that one."""
        for phrase in phrases:
            if not phrase.office and (country := self.own_country(phrase)):
                label = phrase.entries[0].row.label
                known = self.told.setdefault(label, country)
                if known != country:
                    self.told[label] = None
        self.told = {k: v for k, v in self.told.items() if v is not None}

    def body_country(self, phrase: Phrase, row: Group) -> tuple[str | None, str]:
        """The country of a body named without: the one told of that body elsewhere, else the one that governs."""
        if (country := self.told.get(row.label)) is not None:
            return country, "country-told"
        noun = fold(row.singular or row.plural)
        strict = noun.split()[0] in words("groups", "domestic")
        country = governing(self.frame, self.cues, self.frame.words[phrase.i].start, strict=strict)
        if country and phrase.definite:
            self.told[row.label] = country
        return country, "country-near"

    def indefinite(self, phrase: Phrase) -> str:
        """The phrase's own words; nobody in particular keeps the article: "un diplomate"."""
        name, first = phrase_name(self.frame, phrase), self.frame.folded(phrase.i)
        return f"{capital(first)} {name[:1].lower()}{name[1:]}" if first in {"un", "une"} else name

    def undetermined(self, phrase: Phrase) -> bool:
        """Whether a singular has no determiner: what somebody is or becomes ("élu président"), nobody by itself."""
        plain = not self.frame.words[phrase.i].capital and not phrase.plural
        first = self.frame.folded(phrase.i)
        before = self.frame.folded(phrase.i - 1) if phrase.i and self.frame.close(phrase.i - 1) else ""
        return plain and first not in words("phrase", "determiners") and before not in words("phrase", "determiners")

    def apposed_before(self, phrase: Phrase) -> str | None:
        """ "X, chef du parti, ...": the person named right before the comma, when the phrase closes with another."""
        frame = self.frame
        if phrase.plural or not phrase.i or frame.gap(phrase.i - 1) not in {", ", " ("}:
            return None
        if phrase.j < len(frame.words) and frame.gap(phrase.j - 1).strip() not in {",", ".", ")", "),", ").", ";", ":"}:
            return None
        end = frame.words[phrase.i - 1].end
        before = next((m for m in self.cast.table.mentions() if m.span[1] == end and m.form == "name"), None)
        member = self.cast.people.get(before.actor) if before else None
        country = self.own_country(phrase)
        if member is None or (country and member.country not in {None, country}):
            return None
        return member.ident

    def of_owner(self, phrase: Phrase, owner: Name, row: Group | None) -> Referent | None:
        """Those who act for a leader or body are filed under it: "les forces de Haftar", "les délégués du Mali"."""
        if fold(self.frame.text[slice(*self.frame.span(phrase.head, phrase.after))]) not in words(
            "groups", "delegates"
        ):
            return None
        if owner.j not in {phrase.j, phrase.j - 1} or owner.i - phrase.after > 2:
            return None
        if owner.label == "PER" and row is not None and row.kind in _FIGHTING:
            text = self.frame.text[slice(*self.frame.span(owner.i, owner.j))]
            return self.cast.person(text), "description", "group.of-leader"
        for entry in owner.entries[:1]:
            if entry.table == "body":
                return self.cast.body(entry.row), "description", "group.of-body"
            if entry.table == "state" and not (row is not None and row.kind in _FIGHTING):
                return self.cast.state(entry.row), "description", "group.of-state"
        if owner.label == "ORG" and not owner.entries:
            text = self.frame.text[slice(*self.frame.span(owner.i, owner.j))]
            return self.cast.organisation(text), "description", "group.of-body"
        return None

    def whose(self, phrase: Phrase) -> str:
        """The name of a group by its owner: "ses partisans" -> "Partisans de X", where X is the person told last."""
        offset = self.frame.words[phrase.i].start
        near = [m for m in self.cast.people.values() if any(o < offset for o in m.seen)]
        name = phrase_name(self.frame, phrase)
        if not near or self.frame.folded(phrase.i) in {"mon", "ma", "mes", "notre", "nos", "votre", "vos"}:
            return name
        owner = max(near, key=lambda m: max(o for o in m.seen if o < offset))
        if self.frame.sentence(offset) - self.frame.sentence(max(o for o in owner.seen if o < offset)) > 2:
            return name
        return f"{name} {of(self.cast.table.actor(owner.ident).name)}"

    def national(self, phrase: Phrase, name: str) -> tuple[str, str | None]:
        """Say the country of a body in the complement: "Leaders de l'opposition" -> "... ivoirienne"."""
        for k in range(phrase.head, phrase.j):
            for after, entries in common_nouns().find(self.frame, k):
                row = entries[0].row
                if after == phrase.j and entries[0].table == "group" and row.per_country and row.kind in _NATIONAL:
                    if fold(row.singular or row.plural) in words("groups", "stateless"):
                        return name, None
                    country, _ = self.body_country(phrase, row)
                    plural = entries[0].name == row.plural or row.number == "pl"
                    form = adjective_form(country, row.gender, plural) if country else None
                    return (f"{name} {form}", country) if form else (name, None)
                break
        return name, None


def iso(country: str | None) -> str | None:
    """The ISO code of a state key."""
    state = gazetteer().states.get(country) if country else None
    return state.iso3 if state else country
