"""Fine-tune the encoder on labelled sentences: heads on frozen states first, then the upper layers with them.

States of the frozen layers are made once. Steps are taken on batches of sentences of like length. Needs torch.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812, its name everywhere
from encoder_base import WIDTH, Base, Cutter
from encoder_examples import NUMBER, Sentence, words_of
from encoder_net import HIDDEN, Embedding, Heads, Layer, pooled
from event_gold import overlap
from torch import Tensor, nn

from recoupe.read.events.encoder.engine import MOST_PIECES

#: the share of the sentences without any event or proposed trigger that is learned from
EMPTY_SHARE = 0.15
#: places in a batch: of fine-tuning, and of the heads alone
BATCH, HEAD_BATCH = 1600, 4800
#: what realis weighs beside triggers and pairs
REALIS = 0.2
#: rates of learning: heads alone, and heads beside the layers; decay of the weights of layers and heads
HEAD_RATE, HEAD_RATE_BESIDE = 1e-3, 5e-4
DECAY, HEAD_DECAY = 0.01, 0.02
#: the part of the steps in which the rate rises, and the least it falls to
WARMING, LEAST = 0.1, 0.02
_DROPPED = 0.1


@dataclass(frozen=True)
class Settings:
    """How the encoder is fine-tuned; the defaults are those of the weights in the package."""

    layers: int = 12
    #: layers from below that stay as they are
    freeze: int = 6
    epochs: int = 4
    head_epochs: int = 4
    rate: float = 1.5e-4
    #: dropout of what is compared between trigger and mention
    pair_dropout: float = 0.3
    #: layers reckon in bfloat16
    half: bool = True
    seed: int = 0


@dataclass
class Item:
    """A sentence in pieces: what is learned of it, by the places of the pieces."""

    sentence: Sentence
    ids: list[int]
    #: pieces, number of the type, weight, number of the realis
    words: list[tuple[list[int], int, float, int]] = field(default_factory=list)
    #: pieces of the trigger, pieces of the mention, number of the type, marks of source and target
    pairs: list[tuple[list[int], list[int], int, tuple[int, int]]] = field(default_factory=list)
    #: of the triggers in the figures: the number of the word, of the type, whether it is an event
    judged: list[tuple[int, int, bool]] = field(default_factory=list)
    #: states behind the frozen layers, and behind all of them before fine-tuning
    low: Tensor = field(default_factory=lambda: torch.empty(0))
    top: Tensor = field(default_factory=lambda: torch.empty(0))


def item_of(sentence: Sentence, base: Base, cutter: Cutter) -> Item:
    """``sentence`` in pieces; words and pairs beyond what is seen of it are left out."""
    pieces, start = cutter(sentence.text)[:MOST_PIECES], sentence.span[0]
    item = Item(sentence, [base.begin, *(p.number for p in pieces), base.end])

    def cover(span: tuple[int, int]) -> list[int]:
        return [i for i, p in enumerate(pieces, 1) if overlap((start + p.start, start + p.end), span)]

    at = {}
    for word in words_of(sentence):
        if places := cover(word.span):
            at[word.span] = len(item.words)
            item.words.append((places, word.kind, word.weight, word.realis))
    for a in sentence.asked:
        if a.judged and a.head in at:
            item.judged.append((at[a.head], NUMBER[a.type], a.positive))
    for a in (*sentence.asked, *sentence.untold):
        head = cover(a.head)
        for m in a.candidates if head else ():
            if m.marks is not None and overlap(m.span, sentence.span) and (places := cover(m.head)):
                item.pairs.append((head, places, NUMBER[a.type], m.marks))
    return item


def items_of(sentences: Sequence[Sentence], base: Base, rng: random.Random) -> list[Item]:
    """The sentences that ask or tell something, and some of the others."""
    cutter = Cutter.of(base)
    kept = [s for s in sentences if s.asked or s.told or rng.random() <= EMPTY_SHARE]
    return [item_of(s, base, cutter) for s in kept]


def batches(items: Sequence[Item], size: int = BATCH, rng: random.Random | None = None) -> list[list[Item]]:
    """Items of like length, at most ``size`` places together; with ``rng`` mixed."""
    out: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda i: len(i.ids) + (rng.random() * 6 if rng else 0)):
        if out[-1] and (len(out[-1]) + 1) * len(item.ids) > size:
            out.append([])
        out[-1].append(item)
    if rng:
        rng.shuffle(out)
    return out


def _mask(batch: Sequence[Item]) -> Tensor:
    mask = torch.zeros(len(batch), 1, 1, max(len(i.ids) for i in batch))
    for n, item in enumerate(batch):
        mask[n, 0, 0, len(item.ids) :] = HIDDEN
    return mask


def _together(batch: Sequence[Item], states: Sequence[Tensor]) -> Tensor:
    x = torch.zeros(len(batch), max(len(i.ids) for i in batch), WIDTH)
    for n, s in enumerate(states):
        x[n, : len(s)] = s.float()
    return x


class Tuned:
    """The encoder in training."""

    def __init__(self, base: Base, settings: Settings, rng: random.Random) -> None:
        self.set, self.rng = settings, rng
        self.lower = [Layer.of(base, n).requires_grad_(False) for n in range(settings.freeze)]
        self.trained = [Layer.of(base, n) for n in range(settings.freeze, settings.layers)]
        self.upper = nn.ModuleList(self.trained)
        self.embedding, self.pad = Embedding(base), base.pad
        self.heads: Heads

    def _half(self) -> Any:
        return torch.autocast("cpu", torch.bfloat16, enabled=self.set.half)

    def freeze(self, items: Sequence[Item]) -> None:
        """Keep the states behind the frozen layers in ``items``."""
        with torch.inference_mode():
            for batch in batches(items):
                mask = _mask(batch)
                ids = np.full((len(batch), mask.shape[-1]), self.pad)
                for n, item in enumerate(batch):
                    ids[n, : len(item.ids)] = item.ids
                x = self.embedding(ids)
                with self._half():
                    for layer in self.lower:
                        x = layer(x, mask)
                for n, item in enumerate(batch):
                    item.low = x[n, : len(item.ids)].float().half().clone()

    def states(self, batch: Sequence[Item]) -> Tensor:
        """States behind all layers."""
        x, mask = _together(batch, [i.low for i in batch]), _mask(batch)
        with self._half():
            for layer in self.trained:
                x = layer(x, mask.bfloat16() if self.set.half else mask)
        return x.float()

    def fit_heads(self, items: Sequence[Item]) -> None:
        """Make the heads and fit them on the states of the base."""
        self.upper.eval()
        with torch.inference_mode():
            for batch in batches(items):
                for item, x in zip(batch, self.states(batch), strict=True):
                    item.top = x[: len(item.ids)].half().clone()
            words = torch.cat([i.top[w[0]].float().mean(0, keepdim=True) for i in items for w in i.words])
        self.heads = Heads(words.mean(0).clone(), words.std(0).clone())
        optimiser = torch.optim.AdamW(self.heads.parameters(), lr=HEAD_RATE, weight_decay=HEAD_DECAY)
        for _ in range(self.set.head_epochs):
            for batch in batches(items, HEAD_BATCH, self.rng):
                loss, _ = self.loss(batch, _together(batch, [i.top for i in batch]))
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
        for item in items:
            item.top = torch.empty(0)

    def fit(self, items: Sequence[Item]) -> Iterator[tuple[float, float]]:
        """Fine-tune; yields the mean losses of triggers and pairs after each epoch."""
        for layer in self.trained:
            layer.p = _DROPPED
        weights = list(self.upper.parameters())
        groups: list[dict[str, Any]] = [
            {"params": [p for p in weights if p.dim() > 1], "lr": self.set.rate, "weight_decay": DECAY},
            {"params": [p for p in weights if p.dim() == 1], "lr": self.set.rate, "weight_decay": 0},
            {"params": list(self.heads.parameters()), "lr": HEAD_RATE_BESIDE, "weight_decay": HEAD_DECAY},
        ]
        rates = [g["lr"] for g in groups]
        optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98))
        steps, step = len(batches(items)) * self.set.epochs, 0
        for _ in range(self.set.epochs):
            self.upper.train()
            self.heads.train()
            parts = []
            for batch in batches(items, BATCH, self.rng):
                part = min(1, (step + 1) / (WARMING * steps)) * max(LEAST, 1 - step / steps)
                step += 1
                for group, rate in zip(optimiser.param_groups, rates, strict=True):
                    group["lr"] = rate * part
                loss, told = self.loss(batch, self.states(batch))
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_([*weights, *self.heads.parameters()], 1.0)
                optimiser.step()
                parts.append(told)
            yield float(np.nanmean([p[0] for p in parts])), float(np.nanmean([p[1] for p in parts]))

    def loss(self, batch: Sequence[Item], x: Tensor) -> tuple[Tensor, tuple[float, float]]:
        """The loss of a batch with states ``x``, and those of triggers and pairs alone (NaN: there are none)."""
        h, total, parts = self.heads, torch.zeros(()), [float("nan")] * 2
        words = [(n, w) for n, item in enumerate(batch) for w in item.words]
        if words:
            z = h.norm(pooled(x, [(n, w[0]) for n, w in words]))
            weight = torch.tensor([w[2] for _, w in words])
            logits = h.trig(F.dropout(z, _DROPPED, h.training))
            each = F.cross_entropy(logits, torch.tensor([w[1] for _, w in words]), reduction="none")
            total = total + (each * weight).sum() / weight.sum()
            parts[0] = total.item()
            realis = torch.tensor([w[3] for _, w in words])
            if (realis >= 0).any():
                total = total + REALIS * F.cross_entropy(h.real(z[realis >= 0]), realis[realis >= 0])
        if any(item.pairs for item in batch):
            odds, marks = self.pairs(batch, x)
            loss = F.binary_cross_entropy_with_logits(odds, marks)
            total, parts[1] = total + loss, loss.item()
        return total, (parts[0], parts[1])

    def pairs(self, batch: Sequence[Item], x: Tensor) -> tuple[Tensor, Tensor]:
        """Log odds and marks (pair, 2) of source and target."""
        h = self.heads
        pairs = [(n, p) for n, item in enumerate(batch) for p in item.pairs]
        t = h.norm(pooled(x, [(n, p[0]) for n, p in pairs]))
        m = h.norm(pooled(x, [(n, p[1]) for n, p in pairs]))
        t, m = (F.dropout(v, self.set.pair_dropout, h.training) for v in (t, m))
        odds = h.pair(t, m, torch.tensor([p[2] for _, p in pairs]))
        return odds, torch.tensor([p[3] for _, p in pairs]).float()

    def measure(self, items: Sequence[Item]) -> dict[str, float]:
        """Areas under the curve: triggers by their type and by any type, mentions as source and as target."""
        self.upper.eval()
        self.heads.eval()
        scores: dict[str, list[tuple[float, float]]] = {k: [] for k in ("type", "any", "source", "target")}
        with torch.inference_mode():
            for batch in batches(items):
                x = self.states(batch)
                words = [(n, w[0]) for n, item in enumerate(batch) for w in item.words]
                chances = iter(torch.log_softmax(self.heads.trig(self.heads.norm(pooled(x, words))), -1).tolist())
                for item in batch:
                    mine = [next(chances) for _ in item.words]
                    for word, kind, positive in item.judged:
                        scores["type"].append((mine[word][kind], positive))
                        scores["any"].append((-mine[word][0], positive))
                if any(item.pairs for item in batch):
                    odds, marks = self.pairs(batch, x)
                    for k, side in enumerate(("source", "target")):
                        scores[side] += zip(odds[:, k].tolist(), marks[:, k].tolist(), strict=True)
        return {k: area(rows) for k, rows in scores.items()}

    def state(self) -> dict[str, Any]:
        """What ``export_encoder.py`` reads."""
        upper, heads = self.upper.state_dict(), self.heads.state_dict()
        return {"upper": upper, "heads": heads, "freeze": self.set.freeze, "layers": self.set.layers}


def area(rows: Sequence[tuple[float, float]]) -> float:
    """Area under the curve of (score, label): the chance that a right one scores above a wrong one. NaN without either."""
    y = np.array([label for _, label in rows], dtype=float)
    rank = np.empty(len(y))
    rank[np.argsort([score for score, _ in rows], kind="stable")] = np.arange(1, len(y) + 1)
    right, wrong = y.sum(), len(y) - y.sum()
    if not right or not wrong:
        return float("nan")
    return float((rank[y == 1].sum() - right * (right + 1) / 2) / (right * wrong))
