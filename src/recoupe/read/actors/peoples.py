"""Nations and peoples: "les Américains", "des Kurdes"; the adjective that says whose act it is: "frappes russes"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import Cue, governing
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Adjective
from recoupe.read.actors.known import adjectives, gazetteer
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.naming import capital
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.phrases import iso
from recoupe.read.actors.proper import Name

#: what comes before a people counted or taken in part: then it is not its state that acts
_PARTIAL = frozenset("des de d certains certaines plusieurs nombreux nombreuses milliers centaines dizaines".split())


class Peoples:
    """Adds the mentions of nations and peoples that no phrase holds."""

    def __init__(self, frame: Frame, cast: Cast, cues: Sequence[Cue]) -> None:
        self.frame, self.cast, self.cues = frame, cast, cues

    def add(self, phrases: Sequence[Phrase], names: Sequence[Name]) -> None:
        """Add ethnonyms and adjectives outside ``phrases`` and ``names``."""
        taken = {k for p in phrases for k in range(p.i, p.j)} | {k for n in names for k in range(n.i, n.j)}
        for i in range(len(self.frame.words)):
            if i in taken:
                continue
            for after, entries in adjectives().find(self.frame, i):
                self._mention(i, after, [e.row for e in entries])
                break

    def _mention(self, i: int, after: int, rows: Sequence[Adjective]) -> None:
        row = self._row(rows, i)
        noun = (self.frame.words[i].capital and not self.frame.sentence_start(i)) or self._noun(i)
        if noun and self._substantive(i, after):
            self._ethnonym(i, after, row)
        elif row.kind == "state" and row.key and not noun and self._of_an_act(i):
            state = gazetteer().states.get(row.key)
            if state is not None:
                span = self.frame.span(i, after)
                self.cast.table.add_mention(span, self.cast.state(state), "ethnonym", "adjective.of-act")

    def _row(self, rows: Sequence[Adjective], i: int) -> Adjective:
        """Of several lands with one adjective ("congolais") the one that governs the passage."""
        if len(rows) > 1:
            here = governing(self.frame, self.cues, self.frame.words[i].start, names_only=True)
            return next((r for r in rows if r.key == here), rows[0])
        return rows[0]

    def _noun(self, i: int) -> bool:
        token = self.frame.token(i)
        before = self.frame.folded(i - 1) if i and self.frame.close(i - 1) else ""
        if before in _PARTIAL and before not in {"de", "d", "des"}:
            return True
        return token.pos_ in {"NOUN", "PROPN"} and before in words("phrase", "determiners") | _PARTIAL

    def _substantive(self, i: int, after: int) -> bool:
        """Whether the word stands for people: after a determiner, and no noun follows that it qualifies."""
        before = self.frame.folded(i - 1) if i and self.frame.close(i - 1) else ""
        if after < len(self.frame.words) and self.frame.close(after - 1):
            following = self.frame.token(after)
            if following.pos_ in {"NOUN", "PROPN"} and before not in {"les", "des"}:
                return False
        return (
            before in words("phrase", "determiners") | _PARTIAL
            or self.frame.sentence_start(i)
            or (self.frame.words[i].capital)
        )

    def _ethnonym(self, i: int, after: int, row: Adjective) -> None:
        frame = self.frame
        folded = frame.words[i].folded
        plural = folded.endswith(("s", "x")) and frame.folded(i - 1) not in {"le", "un", "l", "la", "une", "ce", "cet"}
        if not plural:
            return
        start = i
        while (
            start > 0
            and frame.close(start - 1)
            and (
                frame.folded(start - 1) in words("phrase", "determiners") | _PARTIAL
                or frame.folded(start - 1).isdigit()
            )
        ):
            start -= 1
        span = frame.span(start, after)
        partial = any(frame.folded(k) in _PARTIAL for k in range(start, i))
        state = gazetteer().states.get(row.key or "") if row.kind == "state" else None
        if state is not None and not partial and row.key != self._main():
            ident, rule = self.cast.state(state), "ethnonym.state"
        else:
            feminine = frame.words[i].text.lower() == row.feminine_plural != row.masculine_plural
            name = capital(row.feminine_plural if feminine else row.masculine_plural)
            ident = self.cast.keyed(f"people/{name}", name, kind="group", country=iso(row.key), sector="CVL")
            rule = "ethnonym.people"
        self.cast.table.add_mention(span, ident, "ethnonym", rule)

    def _main(self) -> str | None:
        """The country in which the article is set: the first place it names."""
        return governing(self.frame, self.cues, 0)

    def _of_an_act(self, i: int) -> bool:
        """Whether the adjective qualifies a noun before it that is not a language, a name or a measure."""
        k = i
        while k > 1 and self._listed(k):
            k -= 2 if self.frame.folded(k - 1) == "et" else 1
        if k == 0 or not self.frame.close(k - 1):
            return False
        return self.frame.token(k - 1).pos_ in {"NOUN", "ADJ"} and self.frame.token(i).pos_ != "NOUN"

    def _listed(self, k: int) -> bool:
        """Whether another adjective stands before word ``k`` in a list: "françaises, américaines et britanniques"."""
        before = k - 2 if self.frame.folded(k - 1) == "et" else k - 1
        if before < 0 or (before == k - 1 and self.frame.gap(before) != ", "):
            return False
        return any(j == before + 1 for j, _ in adjectives().find(self.frame, before))
