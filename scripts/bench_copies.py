"""Measure copy detection on generated articles whose shared text is known by construction.

usage: PYTHONPATH=src python scripts/bench_copies.py [DOCUMENTS] [--datasketch]

Made are dispatches and, of each: a reprint with other typography and title, a cut to 30 %, the dispatch with as much
or twice as much own text after it, an article that reuses one paragraph of about 60 words, a reprint with 10 % of its
words changed. Traps: short articles under one long notice, and articles that quote one speech.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from recoupe.records import Document
from recoupe.resolve.copies import find_copies

_SYLLABLES = "ba be bi bo bu ca ce co da de di do fa fe fi fo ga ge la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to tu va ve vi vo".split()  # fmt: skip
_SMALL = "le la les de des du un une et à en dans pour par sur que qui a est ont se ce".split()
_STOCK = (
    "a indiqué mardi un porte-parole du ministère",
    "selon des sources proches du dossier",
    "dans un communiqué publié en fin de journée",
)


@dataclass
class Made:
    """Documents, and for pairs of ids the number of words they share by construction and which part of the shorter."""

    documents: list[Document] = field(default_factory=list)
    shared: dict[tuple[str, str], int] = field(default_factory=dict)
    noisy: set[str] = field(default_factory=set)
    length: dict[str, int] = field(default_factory=dict)


class Writer:
    """Writes paragraphs of made-up words, never the same twice."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = sorted({"".join(self.rng.choices(_SYLLABLES, k=self.rng.randrange(2, 5))) for _ in range(6000)})
        self.weight = [1 / (n + 10) for n in range(len(self.words))]

    def paragraph(self, size: int) -> list[str]:
        out: list[str] = []
        while len(out) < size:
            if self.rng.random() < 0.02:
                out += self.rng.choice(_STOCK).split()
            out.append(
                self.rng.choice(_SMALL) if self.rng.random() < 0.45 else self.rng.choices(self.words, self.weight)[0]
            )
        return out

    def article(self) -> list[list[str]]:
        return [self.paragraph(self.rng.randrange(50, 75)) for _ in range(self.rng.randrange(6, 13))]


def make(documents: int, seed: int = 11) -> Made:
    """About ``documents`` articles: 60 % of them dispatches and what became of them, the rest unrelated and traps."""
    writer, made = Writer(seed), Made()
    while len(made.documents) < documents * 0.6:
        _family(writer, made, len(made.documents))
    _traps(writer, made, int(documents * 0.15), int(documents * 0.05))
    while len(made.documents) < documents:
        _add(made, writer, writer.article(), {})
    return made


def _family(writer: Writer, made: Made, number: int) -> None:
    rng, wire = writer.rng, writer.article()
    kinds: list[list[list[str]]] = [wire, [list(p) for p in wire], _cut(wire), [*wire, *_own(writer, wire, 1)]]
    kinds.append([*_own(writer, wire, 2), *wire])
    kinds.append([writer.paragraph(60), wire[rng.randrange(len(wire))], *_own(writer, wire, 1)])
    changed = [[w if rng.random() > 0.1 else rng.choice(writer.words) for w in p] for p in wire]
    sources = [{id(p): len(p) for p in k} for k in kinds]
    sources[1] = dict(sources[0])
    names = [_add(made, writer, k, s, typography=n == 1) for n, (k, s) in enumerate(zip(kinds, sources, strict=True))]
    noisy = _add(made, writer, changed, {})
    made.noisy.add(noisy)
    rows = [*zip(names, sources, strict=True), (noisy, sources[0])]
    for (a, x), (b, y) in combinations(rows, 2):
        words = sum(n for key, n in x.items() if key in y)
        if words:
            made.shared[min(a, b), max(a, b)] = words
    _ = number


def _cut(wire: list[list[str]]) -> list[list[str]]:
    total, out = sum(map(len, wire)), []
    for paragraph in wire:
        if sum(map(len, out)) >= 0.3 * total:
            break
        out.append(paragraph)
    return out


def _own(writer: Writer, wire: list[list[str]], times: int) -> list[list[str]]:
    return [writer.paragraph(60) for _ in range(times * len(wire))]


def _traps(writer: Writer, made: Made, notices: int, quotes: int) -> None:
    notice = writer.paragraph(90)
    for _ in range(notices):
        _add(made, writer, [writer.paragraph(60), writer.paragraph(50), notice], {}, outlet="Gazette")
    speech = writer.paragraph(45)
    for _ in range(quotes):
        _add(made, writer, [writer.paragraph(70), ["«", *speech, "»"], writer.paragraph(70)], {})


def _add(
    made: Made,
    writer: Writer,
    paragraphs: Sequence[list[str]],
    sources: dict[int, int],
    typography: bool = False,
    outlet: str | None = None,
) -> str:
    ident = f"d{len(made.documents):06}"
    body = "\n\n".join(" ".join(p).capitalize() + "." for p in paragraphs)
    if typography:
        body = body.replace(" a ", " a\u00a0").replace("'", "’").replace(". ", ".  ")
    title = " ".join(writer.paragraph(9)).capitalize()
    made.documents.append(
        Document(id=ident, name=ident, uri=ident, sha256="0", text=f"{title}\n\n{body}", outlet=outlet)
    )
    made.length[ident] = sum(map(len, paragraphs))
    return ident


def score(made: Made) -> dict[str, float]:
    """Recall of inclusions and of reuse, precision of what is said to be copied, seconds per 1000 documents."""
    start = time.process_time()
    copies = find_copies(made.documents)
    seconds = time.process_time() - start
    said = {(r.a, r.b): r for r in copies.relations}
    copied = {p for p, r in said.items() if r.copy}
    reused = {p for p, r in said.items() if r.copy or r.relation == "partial"}
    inclusions = [p for p in made.shared if made.shared[p] >= 0.55 * min(made.length[i] for i in p)]
    reuse = [p for p, words in made.shared.items() if words >= 50]
    return {
        "inclusions": len(inclusions),
        "inclusion recall": _part(inclusions, copied),
        "reuse": len(reuse),
        "reuse recall": _part(reuse, reused),
        "copy precision": _part(copied, set(made.shared)),
        "reuse precision": _part(reused, set(made.shared)),
        "seconds per 1000": 1000 * seconds / len(made.documents),
    }


def _part(of: Sequence[tuple[str, str]] | set[tuple[str, str]], those: set[tuple[str, str]]) -> float:
    return sum(p in those for p in of) / len(of) if of else 1.0


def minhash(made: Made) -> Iterator[str]:
    """The same with datasketch's MinHash LSH (5-word shingles, 128 permutations, thresholds .5 and .3), if installed."""
    from datasketch import MinHash, MinHashLSH

    start = time.process_time()
    signatures = {}
    for document in made.documents:
        words = document.text.casefold().split()
        signature = MinHash(num_perm=128)
        signature.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
        signatures[document.id] = signature
    for threshold in (0.5, 0.3):
        index = MinHashLSH(threshold=threshold, num_perm=128)
        found = set()
        for ident, signature in signatures.items():
            found |= {(other, ident) for other in index.query(signature)}
            index.insert(ident, signature)
        inclusions = [p for p in made.shared if made.shared[p] >= 0.55 * min(made.length[i] for i in p)]
        seconds = time.process_time() - start
        yield (
            f"MinHash LSH {threshold}: inclusion recall {_part(inclusions, found):.4f}  precision "
            f"{_part(found, set(made.shared)):.4f}  seconds per 1000 {1000 * seconds / len(made.documents):.2f}"
        )


def main(arguments: Sequence[str]) -> int:
    numbers = [int(a) for a in arguments if a.isdigit()]
    made = make(numbers[0] if numbers else 3000)
    print(len(made.documents), "documents")
    for name, value in score(made).items():
        print(f"{name:20} {value:.4f}")
    if "--datasketch" in arguments:
        print(*minhash(made), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
