"""Who a phrase stands for: the person, the holder of the office, the body or the group."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import Cue, governing, name_country
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Group, Office, fold
from recoupe.read.actors.known import common_nouns, gazetteer
from recoupe.read.actors.lexicon import listed, words
from recoupe.read.actors.naming import adjective_form, capital, group_name, of, office_name, phrase_name
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.proper import Name
from recoupe.records import Role

Referent = tuple[str, str, str]  # actor id, form, rule
#: bodies that belong to the state also when somebody's: "son gouvernement"
_PUBLIC = frozenset({"government", "military", "office"})
_FIGHTING = frozenset({"armed_group", "military"})
#: bodies of which each country has its own
_NATIONAL = frozenset({"government", "military", "office", "party", "group"})


class Referents:
    """Resolves the phrases of one article, in order of the text."""

    def __init__(self, frame: Frame, cast: Cast, cues: Sequence[Cue]) -> None:
        self.frame, self.cast, self.cues = frame, cast, cues
        self._bodies: dict[str, str | None] = {}

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
                known = self._bodies.setdefault(label, country)
                if known != country:
                    self._bodies[label] = None
        self._bodies = {k: v for k, v in self._bodies.items() if v is not None}

    def apposed(self, phrase: Phrase, person: str) -> None:
        """Record office and gender that the phrase gives to the person it is apposed to."""
        entry = phrase.entries[0]
        if entry.table != "office":
            return
        country = self.own_country(phrase)
        offset = self.frame.words[phrase.i].start
        gendered = entry.row.feminine != entry.row.masculine
        feminine = gendered and entry.name in (entry.row.feminine, entry.row.feminine_plural)
        self.cast.note(
            person, offset, title=self.frame.words[phrase.head].folded, role=role_of(self.frame, phrase),
            country=country, gender="f" if feminine else "m" if gendered else None,
        )  # fmt: skip
        if not phrase.former and entry.row.takes != "name":
            role = Role(role=role_of(self.frame, phrase), country=country, evidence=phrase.span(self.frame))
            self.cast.add_role(person, role)

    def resolve(self, phrase: Phrase) -> Referent | None:
        """The actor of a phrase without an apposed name."""
        return self._office(phrase) if phrase.office else self._group(phrase)

    def _office(self, phrase: Phrase) -> Referent | None:
        row: Office = phrase.entries[0].row
        country, role = self.own_country(phrase), role_of(self.frame, phrase)
        if phrase.plural and phrase.inside and (found := self._of_owner(phrase, phrase.inside[0], None)):
            return found
        person = None if phrase.plural or phrase.former else self._holder(phrase, row, role, country)
        if person is not None:
            return person, "office", "office.holder"
        if head_is_rank(self.frame, phrase) and country is None and not phrase.inside:
            return self._rank(phrase) if phrase.definite and not phrase.plural else None
        feminine = phrase.entries[0].name == row.feminine != row.masculine
        specific = bool(phrase.inside) or phrase.j > phrase.after + (phrase.adjective is not None)
        if country is None and not phrase.inside and phrase.definite and not phrase.possessive:
            country = governing(self.frame, self.cues, self.frame.words[phrase.i].start)
        if specific or phrase.former or phrase.possessive or phrase.plural or not phrase.definite:
            name = self._whose(phrase) if phrase.possessive else self._indefinite(phrase)
            if self.own_country(phrase) is None and (phrase.definite or phrase.plural):
                name, country = self._national(phrase, name)
        else:
            name = office_name(role, country, feminine, phrase.plural)
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind="group" if phrase.plural else "office",
            country=iso(country), sector=row.sector,
        )  # fmt: skip
        return ident, "office", "office.unnamed"

    def _rank(self, phrase: Phrase) -> Referent | None:
        """ "le général" alone: the last officer named before."""
        offset = self.frame.words[phrase.i].start
        officers = [
            m for m in self.cast.people.values()
            if self.cast.table.actor(m.ident).sector in {"MIL", "REB"} or m.titles & words("titles", "military")
        ]  # fmt: skip
        before = [m for m in officers if any(o < offset for o in m.seen)]
        if not before:
            return None
        return max(before, key=lambda m: max(o for o in m.seen if o < offset)).ident, "office", "office.rank"

    def _holder(self, phrase: Phrase, row: Office, role: str, country: str | None) -> str | None:
        """The person who holds the office: by the article, else by the dated gazetteer."""
        if not phrase.definite and phrase.adjective is None and not phrase.inside:
            return None
        if phrase.possessive:
            return None
        offset = self.frame.words[phrase.i].start
        head = self.frame.words[phrase.head].folded
        fits = [
            m for m in self.cast.people.values()
            if any(_same_role(role, r) and (country is None or c in {None, country}) for r, c in m.roles)
            or (head in m.titles and country in {None, m.country})
        ]  # fmt: skip
        if phrase.inside and country is None:
            fits = [m for m in fits if any(r == role for r, _ in m.roles)]
        before = [m for m in fits if m.seen and min(m.seen) < offset]
        if before:
            return max(before, key=lambda m: max(o for o in m.seen if o < offset)).ident
        if fits and (country or len(fits) == 1):
            return min(fits, key=lambda m: m.seen[0] if m.seen else 1 << 30).ident
        if row.takes == "name":
            return None
        held_in = country or (None if phrase.inside else governing(self.frame, self.cues, offset))
        if held_in and self.cast.published:
            found = gazetteer().holders(role, held_in, self.cast.published)
            sure = [p for p in found if any(r.role == role and r.held(self.cast.published) for r in p.roles)]
            if len(sure) == 1:
                return self.cast.known_person(sure[0])
        return None

    def _group(self, phrase: Phrase) -> Referent | None:
        row: Group = phrase.entries[0].row
        noun = fold(row.singular or row.plural)
        country = self.own_country(phrase)
        bare = country is None and not phrase.narrowed
        if bare and phrase.definite and not phrase.plural and (body := self._taken_up(phrase, noun)):
            return body, "description", "generic." + noun
        if bare and noun in words("groups", "vague") and not phrase.possessive:
            return None
        if phrase.inside and phrase.plural and (found := self._of_owner(phrase, phrase.inside[0], row)):
            return found
        if not phrase.plural and row.number == "pl":
            return self._individual(phrase, row, country)
        ours = self.frame.folded(phrase.i) in {"mon", "ma", "mes", "notre", "nos"}
        if phrase.possessive and not (ours and row.per_country) and (not row.per_country or row.kind not in _PUBLIC):
            return self._named(phrase, row, country, "group.whose")
        if phrase.narrowed:
            return self._named(phrase, row, country, "group.narrowed")
        rule = "country-said"
        if country is None and row.per_country and noun not in words("groups", "stateless"):
            country, rule = self._country(phrase, row)
        return self._body(phrase, self._filed_under(row, country), country, rule)

    def _taken_up(self, phrase: Phrase, noun: str) -> str | None:
        """The body that "le groupe", "le parti", "l'organisation" takes up: the last of such a kind."""
        kinds = listed("generic", noun)
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        for m in reversed([m for m in self.cast.table.mentions() if m.span[1] <= offset] if kinds else []):
            if here - self.frame.sentence(m.span[0]) > 4:
                break
            kind = self.cast.table.actor(m.actor).kind
            if m.form == "name" and (kind in kinds or kind == "unknown"):
                return m.actor
        return None

    def _country(self, phrase: Phrase, row: Group) -> tuple[str | None, str]:
        """The country of a body named without: the one told of that body elsewhere, else the one that governs."""
        if (country := self._bodies.get(row.label)) is not None:
            return country, "country-told"
        country = governing(self.frame, self.cues, self.frame.words[phrase.i].start)
        if country and phrase.definite:
            self._bodies[row.label] = country
        return country, "country-near"

    def _filed_under(self, row: Group, country: str | None) -> Group:
        """The body that the noun's bearers serve in."""
        for noun in listed("filed_under", fold(row.singular or row.plural)) if country else ():
            for body in gazetteer().group(noun):
                return body
        return row

    def _body(self, phrase: Phrase, row: Group, country: str | None, rule: str) -> Referent:
        name = group_name(row, country)
        known = next((b for b in gazetteer().body(name) if b.name == name), None)
        if known is not None:
            return self.cast.body(known), "description", f"group.{rule}"
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind=row.kind, country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        return ident, "description", f"group.{rule}"

    def _named(self, phrase: Phrase, row: Group, country: str | None, rule: str) -> Referent:
        """A group by the words of the phrase itself."""
        name = self._whose(phrase) if phrase.possessive else phrase_name(self.frame, phrase)
        if country is None:
            name, country = self._national(phrase, name)
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind=row.kind, country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        return ident, "description", rule

    def _individual(self, phrase: Phrase, row: Group, country: str | None) -> Referent | None:
        """One of a group: "un diplomate", "le manifestant"; nobody in particular keeps the article "un"."""
        name = self._indefinite(phrase)
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind="group", country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        return ident, "description", "group.individual"

    def _indefinite(self, phrase: Phrase) -> str:
        """The phrase's own words; nobody in particular keeps the article: "un diplomate"."""
        name, first = phrase_name(self.frame, phrase), self.frame.folded(phrase.i)
        return f"{capital(first)} {name[:1].lower()}{name[1:]}" if first in {"un", "une"} else name

    def _of_owner(self, phrase: Phrase, owner: Name, row: Group | None) -> Referent | None:
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

    def _whose(self, phrase: Phrase) -> str:
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

    def _national(self, phrase: Phrase, name: str) -> tuple[str, str | None]:
        """Say the country of a body in the complement: "Leaders de l'opposition" -> "... ivoirienne"."""
        for k in range(phrase.head, phrase.j):
            for after, entries in common_nouns().find(self.frame, k):
                row = entries[0].row
                if after == phrase.j and entries[0].table == "group" and row.per_country and row.kind in _NATIONAL:
                    if fold(row.singular or row.plural) in words("groups", "stateless"):
                        return name, None
                    country, _ = self._country(phrase, row)
                    plural = entries[0].name == row.plural or row.number == "pl"
                    form = adjective_form(country, row.gender, plural) if country else None
                    return (f"{name} {form}", country) if form else (name, None)
                break
        return name, None


def role_of(frame: Frame, phrase: Phrase) -> str:
    """The normalised role: that of the longest office noun; a minister's portfolio belongs to it."""
    return str(phrase.entries[0].row.role)


def head_is_rank(frame: Frame, phrase: Phrase) -> bool:
    """Whether the noun is a military rank alone."""
    return frame.folded(phrase.head) in words("titles", "military") and phrase.after - phrase.head == 1


def iso(country: str | None) -> str | None:
    """The ISO code of a state key."""
    state = gazetteer().states.get(country) if country else None
    return state.iso3 if state else country


def _same_role(a: str, b: str) -> bool:
    return a == b or b.startswith(a + " ")
