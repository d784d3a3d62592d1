"""The encoder itself: pieces of words, the network, and the heads that read its states.

A folder of weights holds ``pieces.model`` (sentencepiece), ``embedding.npz`` (rows of four bits), ``layers.onnx`` and
``heads.npz``; ``scripts/export_encoder.py`` writes them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from recoupe.records import Span

Array = np.ndarray[Any, np.dtype[np.float32]]

#: pieces of a sentence beyond this many are not seen
MOST_PIECES = 158
_BEGIN, _END = 1, 2


class Pieces(NamedTuple):
    """A sentence in pieces: their numbers, framed by begin and end, and the characters of each piece inside."""

    ids: list[int]
    spans: list[Span]


class Engine:
    """A fine-tuned encoder, loaded from a folder of weights.

    Raises:
        OSError: a file of the folder is missing.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        import sentencepiece

        self._cutter = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        with np.load(folder / "embedding.npz", allow_pickle=False) as rows:
            self._packed, self._scale = rows["packed"], rows["scale"]
            self._added, self._gain, self._shift = rows["added"], rows["gain"], rows["shift"]
        with np.load(folder / "heads.npz", allow_pickle=False) as heads:
            self._head: dict[str, Array] = {name: heads[name] for name in heads.files}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            (folder / "layers.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def cut(self, sentence: str) -> Pieces:
        """``sentence`` in pieces; spans are offsets into it."""
        found = self._cutter.encode(sentence, return_type="proto").pieces[:MOST_PIECES]
        at = [n for n, c in enumerate(sentence) for _ in c.encode()] + [len(sentence)]  # the cutter counts bytes
        return Pieces([_BEGIN, *(p.id for p in found), _END], [(at[p.begin], at[p.end]) for p in found])

    def states(self, ids: list[int]) -> Array:
        """One standardised state a piece, those of begin and end left out."""
        packed = self._packed[ids]
        nibbles = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        x = (nibbles * self._scale[ids].astype(np.float32)[..., None]).reshape(len(ids), -1)
        x = x + self._added[: len(ids)]
        x = x - x.mean(axis=-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-12) * self._gain + self._shift
        out: Array = self._session.run(None, {"x": x[None].astype(np.float32)})[0][0, 1:-1]
        return (out - self._head["mean"]) / self._head["deviation"]

    def kinds(self, word: Array) -> Array:
        """Log probabilities of a word's state: no event, then the types in alphabetical order."""
        logits = self._head["kind.weight"] @ word + self._head["kind.bias"]
        low = logits - logits.max()
        return np.asarray(low - np.log(np.exp(low).sum()), dtype=np.float32)

    def sides(self, trigger: Array, kind: int, mentions: Array) -> Array:
        """Log odds that each of ``mentions`` is source, and is target, of an event of type ``kind`` (1 to 16)."""
        h = self._head
        a = h["trigger.weight"] @ trigger + h["trigger.bias"] + h["type.weight"][kind]
        b = mentions @ h["mention.weight"].T + h["mention.bias"]
        both = np.concatenate([np.broadcast_to(a, b.shape), b, a * b / 4], axis=-1)
        return np.asarray(_gelu(both @ h["join.weight"].T + h["join.bias"]) @ h["out.weight"].T + h["out.bias"])


def _gelu(x: Array) -> Array:
    """Gaussian error linear unit, the error function by Abramowitz and Stegun 7.1.26 (error 2e-7)."""
    z = np.abs(x) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return np.asarray(x * (1 + erf) / 2, dtype=np.float32)


@lru_cache(maxsize=1)
def shipped_engine() -> Engine | None:
    """The encoder of the package, or None if it holds none."""
    folder = files("recoupe.read.events").joinpath("weights/encoder")
    if not folder.joinpath("layers.onnx").is_file():
        return None
    with as_file(folder) as path:
        return Engine(path)
