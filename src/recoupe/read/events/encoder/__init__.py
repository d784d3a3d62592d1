"""What a small fine-tuned transformer thinks of triggers and of who stands on which side, as features of the scorer.

The encoder is multilingual-e5-small (MIT), its vocabulary cut to French and English, fine-tuned on annotated press by
``scripts/train_encoder.py`` and run in eight bits by onnxruntime on one thread. It proposes nothing by itself: what the
lexicon does not propose is not asked, and its scores are features beside the others (``features.py``).
"""

from recoupe.read.events.encoder.encoded import Encoded
from recoupe.read.events.encoder.engine import Engine, shipped_engine
from recoupe.read.events.encoder.features import kind_features, side_scores

__all__ = ["Encoded", "Engine", "kind_features", "shipped_engine", "side_scores"]
