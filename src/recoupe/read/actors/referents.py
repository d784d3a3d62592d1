"""Who a phrase stands for: the person, the holder of the office, the body or the group."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import Cue, governing, name_country
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Office
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.naming import group_name, office_name, phrase_name
from recoupe.read.actors.nominal import Phrase
from recoupe.records import Role

Referent = tuple[str, str, str]  # actor id, form, rule


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
            role = Role(role=role_of(self.frame, phrase), country=country, evidence=self.frame.span(phrase.i, phrase.j))
            self.cast.add_role(person, role)

    def resolve(self, phrase: Phrase) -> Referent | None:
        """The actor of a phrase without an apposed name."""
        return self._office(phrase) if phrase.office else self._group(phrase)

    def _office(self, phrase: Phrase) -> Referent | None:
        row: Office = phrase.entries[0].row
        country, role = self.own_country(phrase), role_of(self.frame, phrase)
        person = None if phrase.plural or phrase.former else self._holder(phrase, row, role, country)
        if person is not None:
            return person, "office", "office.holder"
        if row.takes == "name" and not phrase.adjective and not phrase.inside:
            return None
        feminine = phrase.entries[0].name == row.feminine != row.masculine
        specific = bool(phrase.inside) or phrase.j > phrase.after + (phrase.adjective is not None)
        if country is None and not phrase.inside and phrase.definite and not phrase.possessive:
            country = governing(self.frame, self.cues, self.frame.words[phrase.i].start)
        if specific or phrase.former or phrase.possessive or not phrase.definite:
            name = phrase_name(self.frame, phrase)
        else:
            name = office_name(role, country, feminine, phrase.plural)
        ident = self.cast.describe(
            name.lower(), name, self.frame.span(phrase.i, phrase.j), kind="group" if phrase.plural else "office",
            country=iso(country), sector=row.sector,
        )  # fmt: skip
        return ident, "office", "office.unnamed"

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
        row = phrase.entries[0].row
        owners = [n for n in phrase.inside if name_country(n) is None]
        if owners or phrase.possessive:
            name = phrase_name(self.frame, phrase)
            ident = self.cast.describe(
                name.lower(), name, self.frame.span(phrase.i, phrase.j), kind=row.kind, sector=row.sector
            )
            return ident, "description", f"group.of/{row.singular or row.plural}"
        country, rule = self.own_country(phrase), "country-said"
        if country is None and row.per_country:
            country, rule = self._bodies.get(row.label), "country-told"
            if country is None:
                country, rule = governing(self.frame, self.cues, self.frame.words[phrase.i].start), "country-near"
                if country and phrase.definite:
                    self._bodies[row.label] = country
        name = group_name(row, country)
        ident = self.cast.describe(
            f"{row.label}/{country}", name, self.frame.span(phrase.i, phrase.j), kind=row.kind, country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        return ident, "description", f"group.{rule}/{row.singular or row.plural}"


def role_of(frame: Frame, phrase: Phrase) -> str:
    """The normalised role: that of the longest office noun; a minister's portfolio belongs to it."""
    return str(phrase.entries[0].row.role)


def iso(country: str | None) -> str | None:
    """The ISO code of a state key."""
    state = gazetteer().states.get(country) if country else None
    return state.iso3 if state else country


def _same_role(a: str, b: str) -> bool:
    return a == b or b.startswith(a + " ")
