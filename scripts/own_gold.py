"""Scorers of the project's own gold, by family: each returns figures by name.

A family whose runner stands beside its tests is listed here; one with a ``tests/phrases/FAMILY/score.py`` that has a function
``score() -> dict[str, float]`` is found by itself.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

TESTS = Path(__file__).resolve().parent.parent / "tests"

Scorer = Callable[[], dict[str, float]]


def pages() -> dict[str, float]:
    """Extraction and metadata on the made press pages."""
    from recoupe.ingest.inputs import collect

    sys.path.insert(0, str(TESTS.parent))
    from tests.pages.pages import pages as made
    from tests.pages.score import score

    with tempfile.TemporaryDirectory() as folder:
        for page in made():
            (Path(folder) / f"{page.name}.html").write_bytes(page.html)
        documents, _ = collect([Path(folder)])
    by_name = {document.name: document for document in documents}
    return dict(score([(page, by_name[page.name]) for page in made() if page.name in by_name]))


def actor_phrases() -> dict[str, float]:
    """F1 of the marked actors of each family of sentences, tuned and held out."""
    from recoupe.read.pipeline import french

    runner = _load(TESTS / "read" / "actors" / "actor_phrases.py")
    figures = {}
    for split in ("tune", "held"):
        total = runner.Score()
        for family in runner.FAMILIES:
            for phrase in runner.load(family):
                if phrase.split == split:
                    runner.judge(french(), phrase, total)
        figures[f"{split}_f1"] = total.f1
    return figures


def statement_phrases() -> dict[str, float]:
    """Share of the marked sentences read entirely right, tuned and held out."""
    from recoupe.read.actors import find_actors
    from recoupe.read.pipeline import french
    from recoupe.read.statements import find_statements
    from recoupe.records import Document

    runner = _load(TESTS / "read" / "statements" / "statement_phrases.py")
    phrases = runner.read_phrases(TESTS / "phrases" / "statements")
    right: dict[str, list[bool]] = defaultdict(list)
    for phrase, doc in zip(phrases, french().pipe([p.text for p in phrases]), strict=True):
        document = Document(id="d", name="d", uri="u", sha256="0", text=phrase.text)
        actors = find_actors(document, phrase.text, doc)
        found = find_statements(document, phrase.text, doc, actors, ())
        right[phrase.split].append(runner.passes(phrase, found))
    return {f"{split}_right": sum(hits) / len(hits) for split, hits in sorted(right.items())}


def event_phrases() -> dict[str, float]:
    """Macro-F1 over the PLOVER types of the marked sentences: type at the trigger, and with both sides."""
    import score_types

    figures = {}
    for split, tally in score_types.tally_splits().items():
        figures[f"{split}_macro_f1"] = score_types.macro(tally, tally.found)
        figures[f"{split}_sides_macro_f1"] = score_types.macro(tally, tally.whole)
    return figures


def affairs() -> dict[str, float]:
    """Reading and cross-checking on the made-up affairs, tuned and held out."""
    return dict(_load(TESTS / "affairs" / "score.py").score())


def figure_phrases() -> dict[str, float]:
    """F1 of counts with kind, value and qualifier, and the share of right dates, sources, places and events."""
    return _by_split("figure_phrases", ("f1", "fields"))


def position_phrases() -> dict[str, float]:
    """F1 of holder, stance and object, the share of right dates, and of sentences without a position read as such."""
    return _by_split("position_phrases", ("f1", "dates", "silent"))


def silent_phrases() -> dict[str, float]:
    """Share of sentences without an event in which none is read."""
    return _by_split("silent_phrases", ("clean",))


def status_phrases() -> dict[str, float]:
    """Share of marked words whose realis is right."""
    from recoupe.read.pipeline import french

    sys.path.insert(0, str(TESTS / "read" / "events"))
    runner = _load(TESTS / "read" / "events" / "test_event_realis.py")
    return {f"{split}_right": runner.accuracy(french(), split)[0] for split in ("dev", "held")}


def _by_split(module: str, names: tuple[str, ...]) -> dict[str, float]:
    from recoupe.read.pipeline import french

    sys.path.insert(0, str(TESTS / "read" / "events"))
    runner = _load(TESTS / "read" / "events" / f"{module}.py")
    results = {split: runner.score(french(), split) for split in ("dev", "held")}
    return {f"{split}_{name}": getattr(result, name) for split, result in results.items() for name in names}


#: family -> scorer
LISTED: dict[str, Scorer] = {
    "affairs": affairs,
    "pages": pages,
    "phrases-actors": actor_phrases,
    "phrases-events": event_phrases,
    "phrases-figures": figure_phrases,
    "phrases-no-events": silent_phrases,
    "phrases-positions": position_phrases,
    "phrases-status": status_phrases,
    "phrases-statements": statement_phrases,
}


def families() -> Iterator[tuple[str, Scorer]]:
    """Every family that has a scorer."""
    yield from LISTED.items()
    for path in sorted((TESTS / "phrases").glob("*/score.py")):
        name = f"phrases-{path.parent.name}"
        if name not in LISTED:
            yield name, _load(path).score


def _load(path: Path) -> ModuleType:
    name = f"own_gold_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
