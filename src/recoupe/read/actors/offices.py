"""Office holders: the person whom the article or the dated gazetteer knows, else the office itself."""

from __future__ import annotations

from functools import cache

from recoupe.read.actors.countries import governing
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Office, fold
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.leaders import Leaders
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.naming import office_name
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.phrases import Referent, iso
from recoupe.read.actors.together import office_told
from recoupe.records import Role


class Offices(Leaders):
    """Resolves phrases whose noun is an office."""

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

    def office(self, phrase: Phrase) -> Referent | None:
        if (person := self.apposed_before(phrase)) is not None:
            self.apposed(phrase, person)
            return person, "office", "office.apposition"
        row = office_of(self.frame, phrase)
        country, role = self.own_country(phrase), row.role
        if phrase.plural and phrase.inside and (found := self.of_owner(phrase, phrase.inside[0], None)):
            return found
        person = None if phrase.plural or phrase.former else self._holder(phrase, row, role, country)
        if person is not None:
            return person, "office", "office.holder"
        if phrase.definite and not phrase.former and (ruler := self._ruler(phrase, row, country)) is not None:
            return ruler, "office", "office.ruler"
        told = phrase.definite and not (phrase.plural or phrase.former or phrase.possessive)
        if told and (led := self.leader(phrase, row, country)) is not None:
            return led
        if head_is_rank(self.frame, phrase) and country is None and not phrase.inside:
            return self._rank(phrase) if phrase.definite and not phrase.plural else None
        if self.undetermined(phrase):
            return None
        feminine = row.feminine != row.masculine and phrase.entries[0].name.startswith(row.feminine.split()[0])
        if phrase.definite and not phrase.plural and (taken := self._taken_up_person(phrase, row, country)):
            return taken, "office", "office.taken-up"
        specific = (
            row.role.startswith("ex-")
            or bool(phrase.inside)
            or phrase.j > phrase.after + (phrase.adjective is not None)
        )
        if country is None and not phrase.inside and phrase.definite and not phrase.possessive:
            country = governing(self.frame, self.cues, self.frame.words[phrase.i].start)
        if specific or phrase.former or phrase.possessive or phrase.plural or not phrase.definite:
            name = self.whose(phrase) if phrase.possessive else self.indefinite(phrase)
            if self.own_country(phrase) is None and (phrase.definite or phrase.plural) and not phrase.possessive:
                name, country = self.national(phrase, name)
        else:
            name = office_name(role, country, feminine, phrase.plural)
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind="group" if phrase.plural else "office",
            country=iso(country), sector=row.sector,
        )  # fmt: skip
        return ident, "office", "office.unnamed"

    def _ruler(self, phrase: Phrase, row: Office, country: str | None) -> str | None:
        """ "Le dirigeant russe", "le chef du Kremlin": the head of that state, where the article names him."""
        seats = [e.row for n in phrase.inside for e in n.entries[:1] if e.table == "seat" and e.row.kind == "office"]
        land = country if row.role == "dirigeant" else None
        if row.role in words("offices", "leading") and seats:
            land = seats[0].country
        if land is None or phrase.plural or phrase.possessive:
            return None
        people = [m for m in self.cast.people.values() if m.seen]
        fits = [m for m in people if ("président", land) in m.roles]
        return fits[0].ident if len(fits) == 1 else None

    def several(self, phrase: Phrase) -> list[str]:
        """ "les ministres", "les présidents": the two of that office whom the last sentences named; else none."""
        row = phrase.entries[0].row
        noun = fold(row.masculine if phrase.office else row.singular)
        if phrase.each and (office := self.office_told(phrase)) is not None:
            return [self._one_of(phrase, office, country) for country in phrase.each]
        bare = phrase.adjective is None and not phrase.narrowed and not phrase.inside
        if noun not in words("offices", "told_together") or not (phrase.plural and phrase.definite and bare):
            return []
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        near = [
            m for m in self.cast.people.values()
            if any(o < offset and here - self.frame.sentence(o) <= 3 for o in m.seen)
            and any(fold(r).startswith(noun) for r, _ in m.roles)
        ]  # fmt: skip
        return [m.ident for m in near] if len(near) == 2 else []

    def office_told(self, phrase: Phrase) -> Office | None:
        """The office of a phrase for several of its holders, with the portfolio that follows their adjectives."""
        row = phrase.entries[0].row
        noun = row.masculine if phrase.office else row.singular
        for k in range(phrase.after, phrase.j):
            if self.frame.folded(k) in {"de", "des", "du"}:
                told = office_told(self.frame, phrase, k, phrase.j)
                if told is not None:
                    return told
        return next(iter(gazetteer().office(noun)), None)

    def _one_of(self, phrase: Phrase, row: Office, country: str) -> str:
        """Who holds ``row`` for ``country``: by the article, by the gazetteer, else the office itself."""
        return self._known_holder(row.role, country) or self.office_actor(phrase, row, row.role, country)

    def _known_holder(self, role: str, country: str) -> str | None:
        for m in self.cast.people.values():
            if m.seen and any((r == role or _specialises(r, role)) and c == country for r, c in m.roles):
                return m.ident
        day = self.cast.published
        found = gazetteer().holders(role, country, day) if day else ()
        sure = [p for p in found if any(r.role == role and r.held(day or "") for r in p.roles)]
        return self.cast.known_person(sure[0]) if len(sure) == 1 else None

    def office_actor(self, phrase: Phrase, row: Office, role: str, country: str | None) -> str:
        """The office itself, where nobody is known to hold it: "Premier ministre bulgare"."""
        name = office_name(role, country)
        return self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind="office", country=iso(country), sector=row.sector
        )

    def _taken_up_person(self, phrase: Phrase, row: Office, country: str | None) -> str | None:
        """ "L'opposant", "la juge": the one person of the sentence before, if the office is not one of the highest."""
        bare = country is None and not phrase.narrowed and not phrase.inside and not phrase.possessive
        if not bare or phrase.former or row.role in words("offices", "highest") or row.role.startswith("ministre"):
            return None
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        near = [m for m in self.cast.people.values() if any(self.frame.sentence(o) == here - 1 for o in m.seen)]
        feminine = row.feminine != row.masculine and phrase.entries[0].name.startswith(row.feminine.split()[0])
        feminine |= self.frame.folded(phrase.i) == "la"
        if len(near) != 1 or near[0].gender == ("m" if feminine else "f"):
            return None
        return near[0].ident

    def _rank(self, phrase: Phrase) -> Referent | None:
        """ "le général" alone: the last officer named before."""
        offset = self.frame.words[phrase.i].start
        officers = [
            m for m in self.cast.people.values()
            if self.cast.table.actor(m.ident).sector in {"MIL", "REB"} or m.titles & words("titles", "military")
        ]  # fmt: skip
        before = [m for m in officers if any(o < offset for o in m.seen)]
        if not before:
            here = self.frame.sentence(offset)
            people = self.cast.people.values()
            before = [m for m in people if any(o < offset and self.frame.sentence(o) == here - 1 for o in m.seen)]
        if not before or (len(before) > 1 and before[0] not in officers):
            return None
        return max(before, key=lambda m: max(o for o in m.seen if o < offset)).ident, "office", "office.rank"

    def _holder(self, phrase: Phrase, row: Office, role: str, country: str | None) -> str | None:
        """The person who holds the office: by the article, else by the dated gazetteer."""
        if not phrase.definite and phrase.adjective is None and not phrase.inside:
            return None
        if phrase.possessive or self.frame.folded(phrase.i) in {"un", "une"}:
            return None
        offset = self.frame.words[phrase.i].start
        head = self.frame.words[phrase.head].folded
        people = self.cast.people.values()
        exact = [m for m in people if any(r == role and (country is None or c in {None, country}) for r, c in m.roles)]
        fits = exact or [
            m for m in people
            if any(_specialises(r, role) and (country is None or c in {None, country}) for r, c in m.roles)
            or (head in m.titles and country in {None, m.country})
        ]  # fmt: skip
        if phrase.inside and country is None:
            fits = [m for m in fits if any(r == role for r, _ in m.roles)]
        before = [m for m in fits if m.seen and min(m.seen) < offset]
        if before:
            return max(before, key=lambda m: max(o for o in m.seen if o < offset)).ident
        if fits and (country or len(fits) == 1):
            return min(fits, key=lambda m: m.seen[0] if m.seen else 1 << 30).ident
        if head_is_rank(self.frame, phrase):
            return None
        of_country = "country" in row.takes
        held_in = country or (governing(self.frame, self.cues, offset) if of_country and not phrase.inside else None)
        if self.cast.published and (held_in or not of_country):
            found = gazetteer().holders(role, held_in if of_country else _only_land(role), self.cast.published)
            sure = [p for p in found if any(r.role == role and r.held(self.cast.published) for r in p.roles)]
            if len(sure) == 1:
                return self.cast.known_person(sure[0])
        return None


@cache
def _only_land(role: str) -> str | None:
    """The country of all who held ``role``, an office of one land only ("pape"); else None."""
    lands = {r.country for p in gazetteer().people.values() for r in p.roles if r.role == role}
    return next(iter(lands)) if len(lands) == 1 else None


def office_of(frame: Frame, phrase: Phrase) -> Office:
    """The office: that of the noun, or of noun and complement around an adjective ("ministre turc de la Défense")."""
    row: Office = phrase.entries[0].row
    if phrase.adjective is None:
        return row
    head = frame.text[slice(*frame.span(phrase.head, phrase.after))]
    start = phrase.adjective[0] + 1
    for end in range(phrase.j, start, -1):
        found = gazetteer().office(f"{head} {frame.text[slice(*frame.span(start, end))]}")
        if found:
            return found[0]
    return row


def role_of(frame: Frame, phrase: Phrase) -> str:
    """The normalised role; a minister's portfolio belongs to it."""
    return office_of(frame, phrase).role


def head_is_rank(frame: Frame, phrase: Phrase) -> bool:
    """Whether the noun is a military rank alone."""
    ranks = words("titles", "military") | {"major"}
    return all(frame.folded(k) in ranks for k in range(phrase.head, phrase.after))


def _specialises(role: str, general: str) -> bool:
    """Whether ``role`` is a kind of ``general``: the minister of defence is "le ministre"."""
    return general in words("offices", "general") and role.startswith(general + " ")
