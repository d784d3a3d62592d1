"""Bodies and groups named by a common noun: which one is it?"""

from __future__ import annotations

from recoupe.read.actors.gazetteer import Group, fold
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.leaders import Leaders
from recoupe.read.actors.lexicon import listed, words
from recoupe.read.actors.naming import group_name, office_name, phrase_name
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.phrases import Referent, iso

#: kinds of which one, told in the singular, is a body itself: "le parti républicain"
_SINGLE = frozenset({"party", "company", "media", "ngo", "igo"})
#: bodies that belong to the state also when somebody's: "son gouvernement"
_PUBLIC = frozenset({"government", "military", "office"})


class Bodies(Leaders):
    """Resolves phrases whose noun is a body or group."""

    def group(self, phrase: Phrase) -> Referent | None:
        row: Group = phrase.entries[0].row
        noun = fold(row.singular or row.plural)
        country = self.own_country(phrase)
        if noun == "homologue":
            return self._counterpart(phrase, country)
        same = {self.frame.folded(k) for k in range(phrase.i, phrase.head)} & {"meme", "memes"}
        if noun.startswith("source") and same:
            return self._same_source(phrase)
        bare = country is None and not phrase.narrowed
        if bare and noun in {"homme", "femme"} and phrase.definite and not phrase.plural:
            return self._person(phrase, "f" if noun == "femme" else "m")
        if bare and phrase.definite and not phrase.plural and (body := self._taken_up(phrase, noun)):
            return body, "description", "generic." + noun
        if bare and noun in words("groups", "vague") and not phrase.possessive:
            return None
        if phrase.inside and phrase.plural and (found := self.of_owner(phrase, phrase.inside[0], row)):
            return found
        if not phrase.plural and row.number == "pl" and row.plural:
            return self._individual(phrase, row, country)
        if phrase.possessive or self.frame.folded(phrase.i - 1) == "dont":
            owner, owned_by = self.own_fighters(phrase, row)
            if owner is not None:
                return owner, "description", "group.own-fighters"
            if owned_by is not None:
                return self.body_of(phrase, self._filed_under(row, owned_by), owned_by, "country-owner")
        ours = self.frame.folded(phrase.i) in {"mon", "ma", "mes", "notre", "nos"}
        if phrase.possessive and not (ours and row.per_country) and (not row.per_country or row.kind not in _PUBLIC):
            return self._named(phrase, row, country, "group.whose")
        if phrase.narrowed:
            return self._named(phrase, row, country, "group.narrowed")
        rule = "country-said"
        if country is None and row.per_country and noun not in words("groups", "stateless"):
            country, rule = self.body_country(phrase, row)
        return self.body_of(phrase, self._filed_under(row, country), country, rule)

    def _counterpart(self, phrase: Phrase, country: str | None) -> Referent | None:
        """ "son homologue russe": who holds for that country the office of the person told before."""
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        near = [
            m
            for m in self.cast.people.values()
            if any(self.frame.sentence(o) >= here - 1 for o in m.seen if o < offset)
        ]
        if country is None or not self.cast.published:
            return None
        for member in sorted(near, key=lambda m: -max(o for o in m.seen if o < offset)):
            for role, _ in reversed(member.roles):
                fits = [m for m in self.cast.people.values() if (role, country) in m.roles and m is not member]
                if fits:
                    return fits[0].ident, "office", "office.counterpart"
                found = gazetteer().holders(role, country, self.cast.published)
                sure = [p for p in found if any(r.role == role and r.held(self.cast.published) for r in p.roles)]
                if len(sure) == 1:
                    return self.cast.known_person(sure[0]), "office", "office.counterpart"
                if gazetteer().office(role):
                    name = office_name(role, country)
                    ident = self.cast.describe(
                        name.lower(), name, phrase.span(self.frame), kind="office", country=iso(country)
                    )
                    return ident, "office", "office.counterpart"
        return None

    def _same_source(self, phrase: Phrase) -> Referent | None:
        """ "la même source", "les mêmes sources": who was cited last."""
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        for m in reversed([m for m in self.cast.table.mentions() if m.span[1] <= offset]):
            if here - self.frame.sentence(m.span[0]) > 4:
                break
            i = self.frame.word_at(m.span[0])
            start = self.frame.doc[self.frame.token_at(m.span[0]).i : self.frame.token_at(m.span[1] - 1).i + 1]
            before = {self.frame.folded(i - 1), self.frame.folded(i - 2) if i > 1 else ""}
            cited = bool(before & words("speech", "before")) or (
                start.root.dep_.startswith("nsubj") and fold(start.root.head.lemma_) in words("speech", "verbs")
            )
            if cited:
                return m.actor, "description", "source.same"
        return None

    def _person(self, phrase: Phrase, gender: str) -> Referent | None:
        """ "l'homme", "la femme": the person told last, in this sentence or the one before."""
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        near = [m for m in self.cast.people.values() if m.gender in {gender, None}]
        told = [(max(o for o in m.seen if o < offset), m.ident) for m in near if any(o < offset for o in m.seen)]
        if not told or here - self.frame.sentence(max(told)[0]) > 1:
            return None
        return max(told)[1], "description", "person.taken-up"

    def _taken_up(self, phrase: Phrase, noun: str) -> str | None:
        """The body that "le groupe", "le parti", "l'organisation" takes up: the last of such a kind."""
        kinds = listed("generic", noun)
        offset = self.frame.words[phrase.i].start
        here = self.frame.sentence(offset)
        for m in reversed([m for m in self.cast.table.mentions() if m.span[1] <= offset] if kinds else []):
            if here - self.frame.sentence(m.span[0]) > 4:
                break
            kind = self.cast.table.actor(m.actor).kind
            if m.form == "name" and (
                kind in kinds or (kind == "unknown" and self.cast.table.actor(m.actor).name.isupper())
            ):
                return m.actor
        return None

    def _filed_under(self, row: Group, country: str | None) -> Group:
        """The body that the noun's bearers serve in."""
        for noun in listed("filed_under", fold(row.singular or row.plural)) if country else ():
            for body in gazetteer().group(noun):
                return body
        return row

    def body_of(self, phrase: Phrase, row: Group, country: str | None, rule: str) -> Referent:
        name = group_name(row, country)
        known = next((b for b in gazetteer().body(name) if b.name == name), None)
        if known is not None:
            return self.cast.body(known), "description", f"group.{rule}"
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind=row.kind, country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        if row.kind == "government" and (recognised := self._recognised(phrase)):
            self.cast.table.change(ident, name=f"{name} {recognised}", aliases=(name,))
        return ident, "description", f"group.{rule}"

    def _recognised(self, phrase: Phrase) -> str:
        """What tells it from a rival, right behind it: "reconnu par la communauté internationale"."""
        end = phrase.span(self.frame)[1]
        behind = self.frame.text[end : end + 60].lstrip(" ,")
        told = [w for w in listed("phrase", "recognised") if fold(behind).startswith(fold(w))]
        return behind[: len(max(told, key=len))] if told else ""

    def _named(self, phrase: Phrase, row: Group, country: str | None, rule: str) -> Referent:
        """A group by the words of the phrase itself."""
        name = self.whose(phrase) if phrase.possessive else phrase_name(self.frame, phrase)
        if country is None and not phrase.possessive:
            name, country = self.national(phrase, name)
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind=row.kind, country=iso(country),
            sector=row.sector,
        )  # fmt: skip
        return ident, "description", rule

    def _individual(self, phrase: Phrase, row: Group, country: str | None) -> Referent | None:
        """One of a group: "un diplomate", "le manifestant"; nobody in particular keeps the article "un"."""
        if (person := self.apposed_before(phrase)) is not None:
            return person, "description", "group.apposition"
        if self.undetermined(phrase):
            return None
        name, kind = self.indefinite(phrase), row.kind if row.kind in _SINGLE else "group"
        ident = self.cast.describe(
            name.lower(), name, phrase.span(self.frame), kind=kind, country=iso(country), sector=row.sector
        )
        return ident, "description", "group.individual"
