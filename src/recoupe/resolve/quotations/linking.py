"""Whether two reports are of the same words. Each way has a name, and needs voice, time and words to agree."""

from __future__ import annotations

from recoupe.resolve.dating.edtf import When, gap
from recoupe.resolve.quotations.alignment import align
from recoupe.resolve.quotations.report import FEW, Report
from recoupe.resolve.quotations.rules import rules, word_set
from recoupe.resolve.quotations.voices import Voices

#: part of the content words of one report that the other must have for any rule to be tried
_COMMON = 0.5


def link(a: Report, b: Report, voices: Voices) -> str | None:
    """The rule by which ``a`` and ``b`` are reports of the same words, or None."""
    if a.statement.document == b.statement.document:
        return None
    few = min(len(a.kinds), len(b.kinds))
    if len(a.kinds & b.kinds) < max(rules()["few_words"]["contents"], _COMMON * few):
        return None  # no rule could hold: said quickly, as most pairs differ
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    same = voices.same(a.statement, b.statement)
    unnamed = voices.unnamed(a.statement) or voices.unnamed(b.statement)
    if not same and not unnamed:
        return None
    alignment = align(short.words, long.words)
    equal = sum(alignment.holds(i) for i, _ in short.contents)
    limit = _Limits("same_words")
    enough = (
        equal >= limit.contents and alignment.equal >= limit.share * len(short.words) and alignment.run >= limit.run
    )
    if enough and limit.near(alignment.spread, short) and limit.in_time(a, b):
        sure = short.quoted and alignment.equal >= rules()["same_words"]["sure"]
        return "quotation.same_words" if same or sure else None
    if not same:
        return None
    if _other_translation(short, long, alignment.run):
        return "quotation.other_translation"
    return "quotation.few_words" if _few_words(short, long) or _few_words(long, short) else None


def _other_translation(short: Report, long: Report, run: int) -> bool:
    """Most content words in common, in whatever order, close together; an indirect report of it counts as well."""
    limit = _Limits("other_translation")
    if not (short.quoted and long.quoted) or run < limit.run or not limit.in_time(short, long):
        return False
    have = set(short.stems)
    shared = [(i, s) for i, s in long.contents if s in have]
    kinds = {s for _, s in shared}
    if len(kinds) < max(limit.contents, limit.share * len(have)):
        return False
    return limit.near(_window([i for i, _ in shared], len(kinds)), short)


def _window(places: list[int], wanted: int) -> int:
    """The fewest words of the longer report in which ``wanted`` of the shared words stand together."""
    return min(places[k + wanted - 1] - places[k] + 1 for k in range(len(places) - wanted + 1))


def _few_words(short: Report, long: Report) -> bool:
    """A few words in marks that stand so in the other's quotation, told of the same thing."""
    table = rules()["few_words"]
    if not (short.quoted and long.quoted) or short.statement.kind != "mixed" or len(short.words) > FEW:
        return False
    telling = [s for i, s in short.contents if short.words[i] not in word_set("words", "stock")]
    if len(short.contents) < table["contents"] or not telling or not _Limits("few_words").in_time(short, long):
        return False
    whole = align(short.words, long.words).run == len(short.words)
    about = short.around.intersection(long.stems) - set(short.stems)
    return whole and len(about) >= int(table["around"])


class _Limits:
    """The thresholds of one table."""

    def __init__(self, table: str) -> None:
        self._table = rules()[table]

    def __getattr__(self, name: str) -> float:
        return float(self._table[name])

    def near(self, spread: int, short: Report) -> bool:
        """Whether the words stand close together in the longer report."""
        return spread <= self.spread * len(short.words) + int(self._table.get("slack", 0))

    def in_time(self, a: Report, b: Report) -> bool:
        """Whether the days of saying agree, or those of printing where one tells none."""
        if a.said and b.said:
            return gap(a.said, b.said) <= min(self.days, 2)
        return _apart(a.said or a.printed, b.said or b.printed) <= self.days


def _apart(a: When | None, b: When | None) -> int:
    return gap(a, b) if a and b else 0
