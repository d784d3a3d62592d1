"""Quotation marks: which stretches of a text stand between « », “ ” or straight double quotes.

The scanner looks at characters only, so it works whatever a parser makes of the sentence. It never fails: a mark left
open ends with its paragraph (or runs on when the next paragraph begins with a mark, as French typography has it), and a
closing mark of the other kind closes what is open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"<<|>>|''|[«»“”„\"]")
_PARAGRAPH = re.compile(r"\n\s*")
_PLAIN = {"<<": "«", ">>": "»", "''": '"'}
_OPENING = {"«": "»", "“": "”", "„": "”"}


class Quote(NamedTuple):
    """A quotation: outer span with its marks, inner span without them, 0 for the outermost level."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


class _Open(NamedTuple):
    mark: str
    at: int
    width: int = 1


def find_quotes(text: str) -> list[Quote]:
    """Every quotation of ``text``, nested ones included, sorted by start."""
    found: list[Quote] = []
    stack: list[_Open] = []
    bounds = [m.end() for m in _PARAGRAPH.finditer(text)] + [len(text)]
    start = 0
    for bound in bounds:
        _scan(text, start, bound, stack, found)
        if stack and not _runs_on(text, bound, stack):
            _close_unclosed(text, start, bound, stack, found)
        start = bound
    return sorted(found)


def _scan(text: str, start: int, end: int, stack: list[_Open], found: list[Quote]) -> None:
    continued = bool(stack)
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), _PLAIN.get(match.group(), match.group())
        width = match.end() - at
        if continued and at == start and mark in '«»“"':
            continued = False  # the mark that French puts before each new paragraph of one quotation
            continue
        if mark in _OPENING:
            stack.append(_Open(mark, at, width))
        elif mark == '"':
            _straight(text, at, width, end, stack, found)
        elif stack:
            _pop_for(mark, at, width, stack, found)


def _pop_for(mark: str, at: int, width: int, stack: list[_Open], found: list[Quote]) -> None:
    """Close the innermost quotation that ``mark`` can close; a stray » closes a straight quote as well."""
    for k in range(len(stack) - 1, -1, -1):
        if _OPENING.get(stack[k].mark) == mark:
            while len(stack) > k + 1:
                stack.pop()
            _emit(stack.pop(), at, at + width, len(stack), True, found)
            return
    _emit(stack.pop(), at, at + width, len(stack), True, found)


def _straight(text: str, at: int, width: int, end: int, stack: list[_Open], found: list[Quote]) -> None:
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    opens = (before.isspace() or before in "([«“'-—–:") and not after.isspace()
    if stack and stack[-1].mark == '"':
        if opens and before != "'" and after.isalnum() and before.isspace() and not _spaced(text, stack[-1].at):
            stack.pop()  # a mark that was never closed: what it opened is lost, the new one counts
            stack.append(_Open('"', at, width))
        else:
            _emit(stack.pop(), at, at + width, len(stack), True, found)
    elif stack and not opens and text.find(_OPENING[stack[-1].mark], at, end) < 0:
        _emit(stack.pop(), at, at + width, len(stack), True, found)
    elif opens or not stack:
        stack.append(_Open('"', at, width))


def _spaced(text: str, at: int) -> bool:
    return text[at + 1 : at + 2].isspace()


def _runs_on(text: str, bound: int, stack: list[_Open]) -> bool:
    """Whether the next paragraph begins with a mark and so continues the quotation."""
    mark = text[bound : bound + 1]
    if stack[0].mark == "«":
        close, again = text.find("»", bound), text.find("«", bound + 1)
        return mark in ("«", "»") and mark != "" and close >= 0 and (again < 0 or close < again or mark == "»")
    return False


def _close_unclosed(text: str, start: int, bound: int, stack: list[_Open], found: list[Quote]) -> None:
    end = start + len(text[start:bound].rstrip())
    outer = stack[0]
    stack.clear()
    if outer.mark == '"' and end - outer.at > 400:
        return  # a lone straight mark says too little to take the rest of a long paragraph
    found[:] = [q if q.start < outer.at else q._replace(depth=max(q.depth, 1)) for q in found]
    _emit(outer, end, end, 0, False, found)


def _emit(opened: _Open, inner_end: int, end: int, depth: int, closed: bool, found: list[Quote]) -> None:
    inner = opened.at + opened.width
    if inner_end > inner:
        found.append(Quote(opened.at, end, inner, inner_end, depth, closed))
