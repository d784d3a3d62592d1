"""What finding copies must know of every document: few numbers of each, so that most texts need not be read again."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from recoupe.records import Document
from recoupe.resolve.copies.relation import Relation, relate
from recoupe.resolve.copies.words import Words, read_words, sampled
from recoupe.resolve.memory import Memory, code, digest


@dataclass(frozen=True, slots=True)
class Sketch:
    """``kept`` are the sampled shingles, sorted; ``digest`` stands for all words, ``size`` is their number; ``inputs``
    stands for all that the words are made from."""

    kept: array[int]
    digest: str
    size: int
    inputs: bytes


class Sketches:
    """The sketches of ``documents``; their words and the relations of pairs are found when they are asked for."""

    def __init__(self, documents: Sequence[Document], memory: Memory) -> None:
        self._documents = {d.id: d for d in documents}
        self._memory = memory
        self._words: dict[str, Words] = {}
        self.of: Mapping[str, Sketch] = {d.id: self._sketch(d) for d in documents}

    def relation(self, a: str, b: str, notices: frozenset[int]) -> Relation | None:
        """The relation of two documents, of which ``notices`` do not count."""
        x, y = self.of[a], self.of[b]
        common = sorted(notices.intersection(x.kept).intersection(y.kept)) if notices else []
        name = digest(b"relation", x.inputs, y.inputs, msgspec.msgpack.encode([a, b, common]))
        if (known := self._memory.get(name)) is not None:
            return msgspec.msgpack.decode(known, type=Relation | None)
        found = relate(a, self._read(a), b, self._read(b), notices)
        self._memory.put(name, msgspec.msgpack.encode(found))
        return found

    def _sketch(self, document: Document) -> Sketch:
        told = (document.text, document.boilerplate, document.metadata)
        inputs = digest(code("resolve/copies"), msgspec.msgpack.encode(told, order="deterministic"))
        if (known := self._memory.get(inputs)) is not None:
            size, text, kept = msgspec.msgpack.decode(known, type=tuple[int, str, bytes])
            return Sketch(array("Q", kept), text, size, inputs)
        words = self._read(document.id)
        sketch = Sketch(array("Q", sorted(sampled(words))), words.digest, len(words), inputs)
        self._memory.put(inputs, msgspec.msgpack.encode((sketch.size, sketch.digest, sketch.kept.tobytes())))
        return sketch

    def _read(self, ident: str) -> Words:
        if ident not in self._words:
            self._words[ident] = read_words(self._documents[ident])
        return self._words[ident]
