"""Makes the generators of ``scripts/`` importable: benchmarks and tests use the same ones."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
