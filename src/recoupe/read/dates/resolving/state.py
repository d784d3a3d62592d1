"""What is known while a text is resolved from left to right: the day of writing and the times told so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from recoupe.read.dates.match import Candidate
from recoupe.read.dates.values import Moment, make_date

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTH_ALONE = re.compile(r"XXXX-(\d\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing, as far as it is known; ``source`` says what told it (``published`` or ``dateline``)."""

    year: int | None = None
    month: int | None = None
    day: date | None = None
    source: str = "published"

    @staticmethod
    def of(published: str | None, source: str = "published") -> Anchor:
        """Read an EDTF date of day, month or year precision; anything else tells nothing."""
        match = _EDTF.match(published or "")
        if not match:
            return Anchor(source=source)
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None and not 1 <= month <= 12:
            month = day = None
        whole = make_date(year, month, day) if year and month and day else None
        return Anchor(year, month, whole, source)

    def name(self) -> str:
        """How the anchor is recorded: ``published:2019-04``."""
        if self.day:
            return f"{self.source}:{self.day}"
        if self.month and self.year:
            return f"{self.source}:{self.year:04}-{self.month:02}"
        return f"{self.source}:{self.year:04}" if self.year else "none"


@dataclass(slots=True)
class State:
    """The running state of one text."""

    anchor: Anchor
    #: (month, day) -> year, where the text tells all three somewhere
    years_of_days: dict[tuple[int, int], int] = field(default_factory=dict)
    #: (first token, token after it, sentence, moment, whether it stands beside the story: after a verb of saying,
    #: "depuis", a participle)
    told: list[tuple[int, int, int, Moment, bool]] = field(default_factory=list)
    #: the month told last, where its year is not known
    month_alone: int | None = None

    def add(self, c: Candidate, moment: Moment, aside: bool) -> None:
        """Remember an expression that tells a day or a month."""
        if alone := _MONTH_ALONE.match(moment.timex or ""):
            self.month_alone = int(alone[1])
        elif moment.month:
            self.month_alone = None
        if moment.day or moment.month:
            self.told.append((c.first, c.last, c.tokens.sentence(c.first), moment, aside))

    def last_day(self, c: Candidate, event: bool = False) -> date | None:
        """The last day told before ``c``; with ``event`` the days beside the story count only when there is no
        other."""
        recent = [(m.day, aside) for _, _, _, m, aside in self.told[-8:] if m.day]
        if event and (own := [day for day, aside in recent if not aside]):
            return own[-1]
        return recent[-1][0] if recent else self.anchor.day

    def day_in_sentence(self, c: Candidate) -> date | None:
        """The last day told in the sentence of ``c``."""
        sentence = c.tokens.sentence(c.first)
        return next((m.day for _, _, s, m, _ in reversed(self.told[-8:]) if s == sentence and m.day), None)

    def last_month(self) -> tuple[int, int] | None:
        """The last (year, month) told, else that of the day of writing."""
        for _, _, _, moment, _ in reversed(self.told[-8:]):
            if moment.month and moment.month[1] is not None:
                return moment.month[0], moment.month[1]
        if self.anchor.year and self.anchor.month:
            return self.anchor.year, self.anchor.month
        return None

    def last_moment(self) -> Moment | None:
        """The last moment told, of any precision."""
        return self.told[-1][3] if self.told else None
