"""Which blocks of a page are the article: what trafilatura keeps, the headline, and the standfirst it loses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from recoupe.ingest.readers.html.blocks import Block

#: class names of the standfirst on French press sites
_STANDFIRST = re.compile(
    r"chap[oô]|chapeau|standfirst|article[_-]{0,2}(hat|intro|lead|desc|summary|excerpt|chapo)|\b(intro|hat|lead|excerpt|accroche|sous-?titre)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "button", "menu", "figcaption", "figure"})
#: class names of what stands between the paragraphs of French press sites
_INSERT = re.compile(
    r"related|catcher|inread|newsletter|promo|\bpub(licite)?\b|paywall|partage|\bshar(e|ing)\b|social|comment(s|aires)|"
    r"feedback|sidebar|breadcrumb|\bariane\b|\btags?\b|cookie|consent|subscri|abonne",
    re.IGNORECASE,
)
#: an insert is no longer than this many characters; a longer block of such a class is read as the article
LONG_INSERT = 220
#: a block this close to the page's own description is the standfirst
SAME = 0.85


def article_blocks(
    blocks: Sequence[Block], kept: str, title: str | None, description: str | None
) -> tuple[list[bool], int | None]:
    """For each block whether it belongs to the article, and the index of the headline's block.

    ``kept`` is what trafilatura extracted from the same page.
    """
    lines = {_key(line) for line in kept.split("\n") if line.strip()}
    whole = " ".join(_key(line) for line in kept.split("\n"))
    head = _headline(blocks, title)
    flags = [_kept(b, lines, whole) for b in blocks]
    first = next((i for i, f in enumerate(flags) if f and i != head and len(blocks[i].text) > 80), len(blocks))
    for i, block in enumerate(blocks[: first + 1]):
        if i == head or _standfirst(block, description):
            flags[i] = True
    if head is not None:
        flags[:head] = [False] * head
    return flags, head


def _kept(block: Block, lines: set[str], whole: str) -> bool:
    key = _key(block.text)
    if len(block.text) <= LONG_INSERT and _INSERT.search(_near(block.classes)):
        return False
    if not key or (_FURNITURE & set(block.tags) - {"figure"} and len(key) < 300 and key not in lines):
        return False
    return key in lines or (len(key) > 40 and key in whole)


def _near(classes: str) -> str:
    """The class names of the closest elements: a whole page may sit inside one called `with-sidebar`."""
    return " ".join(classes.split()[-6:])


def _headline(blocks: Sequence[Block], title: str | None) -> int | None:
    """The h1 that agrees best with the page's own title, else the first h1."""
    ranked = [(_alike(b.text, title or ""), -i) for i, b in enumerate(blocks) if "h1" in b.tags]
    if ranked:
        return -max(ranked)[1]
    if title is None:
        return None
    return next((i for i, b in enumerate(blocks) if _alike(b.text, title) > SAME), None)


def _standfirst(block: Block, description: str | None) -> bool:
    if len(block.text) < 40 or _FURNITURE & set(block.tags):
        return False
    return bool(_STANDFIRST.search(block.classes)) or (
        description is not None and _alike(block.text, description) > SAME
    )


def _alike(a: str, b: str) -> float:
    x, y = _key(a), _key(b)
    if not x or not y:
        return 0.0
    if min(len(x), len(y)) > 60 and (x.startswith(y.rstrip(" .…")) or y.startswith(x.rstrip(" .…"))):
        return 1.0
    return SequenceMatcher(None, x[:300], y[:300], autojunk=False).ratio()


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
