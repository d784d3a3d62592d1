"""Apply the rules to one text."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recoupe.ingest.agencies import agencies
from recoupe.ingest.boilerplate.lines import Line, lines
from recoupe.ingest.boilerplate.rules import Rule, of_kind
from recoupe.ingest.typography import plain
from recoupe.records import Span

#: a line longer than this many characters is article text whatever it looks like, except a copyright paragraph
MAX_LINE = 400
#: a banner (the outlet's name above the navigation) is no longer than this many characters
MAX_BANNER = 60
#: lines of the first blocks count as the top of a page
TOP_BLOCKS = 3
_CHAIN_GAP = re.compile(r"[\s|·•>-]*")
_PAIR = re.compile(r"[^\w\s]")


class Label(NamedTuple):
    """A labelled stretch of text and the id of its rule."""

    span: Span
    rule: str


def label(text: str, *, page: bool = False) -> list[Label]:
    """Every labelled stretch of ``text``, sorted, none overlapping another.

    ``page``: the text is that of a whole web page, so that rules for its top and end hold anywhere.
    """
    text = plain(text)
    found = lines(text)
    labels = [*_chain(text), *_by_line(found, page), *_lists(found), *_inline(text)]
    labels += _banner(found, labels)
    labels += _repeated_title(found, labels)
    return disjoint(labels)


def _chain(text: str) -> Iterator[Label]:
    """Pieces that stand one after the other at the beginning of a page saved as one line.

    After the first piece one gap of up to a title's length is allowed if a stamp ends it: the title stands there.
    """
    at = _skip(text, 0)
    while True:
        hit = next(((r, m) for r in of_kind("chain") if (m := r.pattern.match(text, at)) and m.end() > at), None)
        if hit is None:
            break
        yield Label((at, hit[1].end()), hit[0].id)
        at = _skip(text, hit[1].end())
    if at:
        head = text[at : at + 220].split("\n", 1)[0]
        for rule in of_kind("chain"):
            if rule.id == "stamp" and (m := rule.pattern.search(head)):
                yield Label((at + _stamp_start(head, m), at + m.end()), rule.id)


def _stamp_start(head: str, match: re.Match[str]) -> int:
    """Capitalised words of the title may run into the agency's name: the stamp begins with the agency then."""
    for word in re.finditer(r"[^\s•·|]+", match[0]):
        if word[0] in agencies():
            return match.start() + word.start()
    return match.start()


def _skip(text: str, at: int) -> int:
    match = _CHAIN_GAP.match(text, at)
    return match.end() if match else at


def _by_line(found: list[Line], page: bool) -> Iterator[Label]:
    last = found[-1].block if found else 0
    for line in found:
        rule = _line_rule(line, last, page)
        if rule is not None:
            yield Label(line.span, rule.id)


def _line_rule(line: Line, last_block: int, page: bool) -> Rule | None:
    for rule in of_kind("line"):
        if len(line.text) > MAX_LINE and rule.id != "copyright":
            continue
        if (page or _in_place(rule, line, last_block)) and rule.pattern.fullmatch(line.text):
            return rule
    return None


def _in_place(rule: Rule, line: Line, last_block: int) -> bool:
    if rule.where == "top":
        return line.block < TOP_BLOCKS
    if rule.where == "end":
        return line.block >= last_block - TOP_BLOCKS + 1
    return True


def _lists(found: list[Line]) -> Iterator[Label]:
    heading: tuple[int, str] | None = None
    for line in found:
        if heading is not None and line.block == heading[0]:
            yield Label(line.span, heading[1])
            continue
        rule = next((r for r in of_kind("list") if r.pattern.fullmatch(line.text)), None)
        heading = (line.block, rule.id) if rule else None
        if rule:
            yield Label(line.span, rule.id)


def _inline(text: str) -> Iterator[Label]:
    for rule in of_kind("inline"):
        for match in rule.pattern.finditer(text):
            yield Label(match.span(), rule.id)


def _banner(found: list[Line], labels: list[Label]) -> Iterator[Label]:
    """Short lines above a navigation line in the first block: the outlet's name."""
    first = [line for line in found if line.block == 0]
    rule_of = {lab.span: lab.rule for lab in labels}
    navigation = [n for n, line in enumerate(first) if rule_of.get(line.span) in {"navigation", "login"}]
    for line in first[: navigation[-1]] if navigation else []:
        if line.span not in rule_of and len(line.text) <= MAX_BANNER and not line.text.endswith((".", "!", "?", "»")):
            yield Label(line.span, "banner")


def _repeated_title(found: list[Line], labels: list[Label]) -> Iterator[Label]:
    """The article's first line told again word for word further down."""
    covered = {lab.span for lab in labels}
    body = [line for line in found if line.span not in covered]
    if len(body) < 3:
        return
    title = _words(body[0].text)
    if not 3 <= len(title) <= 40:
        return
    for line in body[1:]:
        if _words(line.text) == title:
            yield Label(line.span, "repeated-title")


def _words(text: str) -> list[str]:
    return _PAIR.sub(" ", text.casefold()).split()


def disjoint(labels: Iterable[Label]) -> list[Label]:
    """Longest first where labels overlap; adjacent labels stay apart, so that each keeps its rule."""
    kept: list[Label] = []
    starts: list[int] = []
    for lab in sorted(labels, key=lambda x: (x.span[0] - x.span[1], x.span, x.rule)):
        at = bisect(starts, lab.span[0])
        before = kept[at - 1].span[1] if at else 0
        after = kept[at].span[0] if at < len(kept) else lab.span[1]
        if before <= lab.span[0] and lab.span[1] <= after:
            kept.insert(at, lab)
            starts.insert(at, lab.span[0])
    return kept
