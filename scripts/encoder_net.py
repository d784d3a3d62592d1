"""The encoder as a network of torch: layers as those of BERT, and the heads that read its states. Needs torch.

Names of parameters are those of the file that ``train_encoder.py`` writes and ``export_encoder.py`` reads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812, its name everywhere
from encoder_base import INNER, WIDTH, Base
from encoder_examples import STATUSES
from torch import Tensor, nn

from recoupe.read.events.encoder.encoded import KINDS

HEADS = 12
#: width of what is compared between trigger and mention
COMPARED = 128
#: what a place behind the end of a sentence is given in attention
HIDDEN = -1e9
#: an untrained head starts with most words triggering nothing
NONE_AHEAD = 2.0


class Layer(nn.Module):
    """One layer of the encoder; ``p`` is the chance that dropout takes a number out."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.ao = nn.Linear(WIDTH, WIDTH)
        self.aln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.fi = nn.Linear(WIDTH, INNER)
        self.fo = nn.Linear(INNER, WIDTH)
        self.oln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.p = 0.0

    @classmethod
    def of(cls, base: Base, number: int) -> Layer:
        layer = cls()
        layer.load_state_dict({k: torch.tensor(v) for k, v in base.layer(number).items()})
        return layer

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """New states from ``x`` (sentence, piece, width); ``mask`` is added to the attention."""
        sentences, length, _ = x.shape
        q, k, v = self.qkv(x).view(sentences, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.ao(a.transpose(1, 2).reshape(sentences, length, WIDTH))
        x = self.aln(x + F.dropout(a, self.p, self.training))
        y = self.fo(F.gelu(self.fi(x)))
        normal: Tensor = self.oln(x + F.dropout(y, self.p, self.training))
        return normal


class Embedding:
    """What goes into the first layer. It is not trained, and read from the file when asked for."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._places = torch.tensor(base.vector("emb.pos").reshape(-1, WIDTH).copy())
        self._type = torch.tensor(base.vector("emb.type")[:WIDTH].copy())
        self._gain, self._shift = (torch.tensor(base.vector(f"emb.ln.{k}").copy()) for k in "wb")

    def __call__(self, ids: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Tensor:
        """States of ``ids`` (sentence, piece)."""
        rows, place = np.unique(ids, return_inverse=True)
        words = torch.tensor(self._base.words(rows))[torch.tensor(place.reshape(ids.shape))]
        return F.layer_norm(words + self._places[: ids.shape[1]] + self._type, (WIDTH,), self._gain, self._shift, 1e-12)


class Heads(nn.Module):
    """What a word triggers (``trig``), its realis (``real``), and the sides of a pair (``typ``, ``t``, ``m``, ``o``, ``out``).

    ``mean`` and ``std`` are those of the states of words before fine-tuning.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, mean: Tensor, std: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.trig = nn.Linear(WIDTH, len(KINDS) + 1)
        self.real = nn.Linear(WIDTH, len(STATUSES))
        self.typ = nn.Embedding(len(KINDS) + 1, COMPARED)
        self.t = nn.Linear(WIDTH, COMPARED)
        self.m = nn.Linear(WIDTH, COMPARED)
        self.o = nn.Linear(3 * COMPARED, 128)
        self.out = nn.Linear(128, 2)
        with torch.no_grad():
            self.trig.bias[0] += NONE_AHEAD

    def norm(self, states: Tensor) -> Tensor:
        return (states - self.mean) / self.std

    def pair(self, trigger: Tensor, mention: Tensor, kind: Tensor) -> Tensor:
        """Log odds (pair, 2) that each mention is source, and is target, of the trigger of type number ``kind``."""
        a, b = self.t(trigger) + self.typ(kind), self.m(mention)
        odds: Tensor = self.out(F.gelu(self.o(torch.cat([a, b, a * b / 4], dim=-1))))
        return odds


def pooled(states: Tensor, words: Sequence[tuple[int, Sequence[int]]]) -> Tensor:
    """The mean state of the pieces of each word; a word is the number of its sentence and its places there."""
    length = states.shape[1]
    places = torch.tensor([n * length + i for n, pieces in words for i in pieces])
    owner = torch.tensor([k for k, (_, pieces) in enumerate(words) for _ in pieces])
    total = torch.zeros(len(words), WIDTH).index_add(0, owner, states.reshape(-1, WIDTH)[places])
    return total / torch.bincount(owner, minlength=len(words))[:, None]
