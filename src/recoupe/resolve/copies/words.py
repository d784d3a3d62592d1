"""The words of an article that count when copies are looked for: folded, with offsets, without furniture and title."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from recoupe.records import Document, Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"«[^»]{1,2000}»|“[^”]{1,2000}”|\"[^\"\n]{1,2000}\"")
#: words in a shingle, and the part of shingles kept to find candidates (1 in 4), as measured for French press text
SHINGLE = 5
SAMPLE = 4
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
#: a first line of at most so many words without final punctuation is a title
_TITLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Words:
    """The body of one document as folded words.

    ``spans`` are offsets of each word in the document's text, ``quoted`` says whether it stands between quotation
    marks, ``shingles[i]`` is the 64-bit hash of words ``i`` to ``i + 4``, ``digest`` that of all words.
    """

    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    shingles: tuple[int, ...]
    digest: str

    def __len__(self) -> int:
        return len(self.spans)


def read_words(document: Document) -> Words:
    """The words of ``document`` outside its boilerplate, its title and its metadata line."""
    text = document.text
    left_out = _mask(document)
    inside = bytearray(len(text))
    for match in _QUOTED.finditer(text):
        inside[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    spans, hashes, folded = [], [], []
    for match in _WORD.finditer(text):
        if left_out[match.start()]:
            continue
        word = _fold(match.group())
        spans.append(match.span())
        folded.append(word)
        hashes.append(_word_hash(word))
    digest = hashlib.sha256(" ".join(folded).encode()).hexdigest()
    return Words(tuple(spans), tuple(bool(inside[s]) for s, _ in spans), _shingles(hashes), digest)


def sampled(words: Words) -> set[int]:
    """The shingles kept to find candidates: the same ones in every document, by their hash alone."""
    return {h for h in words.shingles if is_sampled(h)}


def is_sampled(shingle: int) -> bool:
    """Whether ``shingle`` is one of those kept."""
    return shingle % SAMPLE == 0


def _mask(document: Document) -> bytearray:
    mask = bytearray(len(document.text))
    spans = list(document.boilerplate)
    spans += [document.metadata[key] for key in ("title", "published", "byline") if key in document.metadata]
    if "title" not in document.metadata and (line := _title_line(document.text)):
        spans.append(line)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _title_line(text: str) -> Span | None:
    """The first line where it reads as a title: short, followed by more text, no final punctuation."""
    match = re.match(r"\s*([^\n]+)\n", text)
    if not match or len(match[1].split()) > _TITLE_WORDS or re.search(r"[.!…»\"”]\s*$", match[1]):
        return None
    return match.span(1)


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")


def _shingles(hashes: list[int]) -> tuple[int, ...]:
    top = pow(_BASE, SHINGLE, 1 << 64)
    rolling, out = 0, []
    for i, value in enumerate(hashes):
        rolling = (rolling * _BASE + value) & _MASK
        if i >= SHINGLE:
            rolling = (rolling - hashes[i - SHINGLE] * top) & _MASK
        if i >= SHINGLE - 1:
            out.append((rolling * _BASE & _MASK) >> 24)
    return tuple(out)
