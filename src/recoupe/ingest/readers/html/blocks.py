"""The visible text of a page as blocks, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: elements that begin and end a block of text
BLOCK = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
#: elements whose text is not visible
HIDDEN = frozenset(
    "script style noscript template svg head title iframe object canvas select textarea audio video".split()
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text and where it stands: the tags and class names of the elements around it, outermost first."""

    text: str
    tags: tuple[str, ...]
    classes: str


def blocks(root: Any) -> list[Block]:
    """All visible blocks below ``root`` (an lxml element), spaces collapsed, empty ones left out."""
    return [b for b in _merge(_walk(root)) if b.text]


def _walk(root: Any) -> Iterator[tuple[str, tuple[str, ...], str] | None]:
    """Pieces of text with their surroundings; None where a block ends. Iterative: depth is not limited by the stack."""
    stack: list[tuple[Any, tuple[str, ...], str, bool]] = [(root, (), "", False)]
    while stack:
        node, tags, classes, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in BLOCK:
                yield None
            if node.tail:
                yield node.tail, tags, classes
            continue
        stack.append((node, tags, classes, True))
        if not tag or tag in HIDDEN or node.get("hidden") is not None or node.get("aria-hidden") == "true":
            continue
        inner = (*tags[-12:], tag)
        names = f"{classes[-400:]} {node.get('class') or ''} {node.get('id') or ''}"
        if tag in BLOCK:
            yield None
        if node.text:
            yield node.text, inner, names
        stack.extend((child, inner, names, False) for child in reversed(node))


def _merge(pieces: Iterator[tuple[str, tuple[str, ...], str] | None]) -> Iterator[Block]:
    text: list[str] = []
    where: tuple[tuple[str, ...], str] = ((), "")
    for piece in pieces:
        if piece is None:
            yield Block(_plain("".join(text)), *where)
            text, where = [], ((), "")
            continue
        if not text or not "".join(text).strip():
            where = (piece[1], piece[2])
        text.append(piece[0])
    yield Block(_plain("".join(text)), *where)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
