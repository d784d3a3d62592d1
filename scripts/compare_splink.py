"""Generated mentions linked by Splink (probabilistic record linkage) and connected components, to compare with.

Splink is a development dependency; where it is not installed there is nothing to compare with.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from recoupe.records import EventMention

#: match weights (bits) at which components are taken: the natural one, p >= 0.9, and higher ones
WEIGHTS = (3.17, 6.6, 10.0, 12.0, 14.0)


def installed() -> bool:
    """Whether Splink can be imported."""
    return importlib.util.find_spec("splink") is not None


def link_by_components(mentions: Sequence[EventMention], day: Mapping[str, str]) -> dict[float, dict[str, str]]:
    """By match weight, the component of every mention. ``day``: publication (ISO) by document."""
    import pyarrow as pa

    logging.disable(logging.WARNING)
    table = pa.Table.from_pylist([_row(m, day[m.document]) for m in mentions])
    return _cluster(_linker(table), [m.id for m in mentions])


def _row(mention: EventMention, published: str) -> dict[str, Any]:
    when = dt.date.fromisoformat(mention.date or published).toordinal()
    return {
        "unique_id": mention.id,
        "type": mention.type,
        "source": next(iter(mention.source), None),
        "target": next(iter(mention.target), None),
        "place": mention.place,
        "day": when,
        "early": when // 4,
        "late": (when + 2) // 4,
    }


def _linker(table: Any) -> Any:
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    days = cl.CustomComparison(
        output_column_name="day",
        comparison_levels=[
            {"sql_condition": "day_l IS NULL OR day_r IS NULL", "label_for_charts": "null", "is_null_level": True},
            *({"sql_condition": f"abs(day_l - day_r) <= {n}", "label_for_charts": f"{n}"} for n in (0, 1, 3)),
            {"sql_condition": "ELSE", "label_for_charts": "else"},
        ],
    )
    names = ("type", "source", "target", "place")
    rules = [block_on(a, w) for a in ("source", "target", "place") for w in ("early", "late")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*(cl.ExactMatch(n).configure(term_frequency_adjustments=n != "type") for n in names), days],
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    linker = Linker(api.register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("source", "target", "day")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000)
    for rule in (block_on("source", "early"), block_on("place", "type", "early")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def _cluster(linker: Any, ids: Sequence[str]) -> dict[float, dict[str, str]]:
    pairs = linker.inference.predict(threshold_match_weight=min(WEIGHTS))
    rows = pairs.as_duckdbpyrelation().select("match_weight, unique_id_l, unique_id_r").fetchall()
    return {weight: _components([(a, b) for w, a, b in rows if w >= weight], ids) for weight in WEIGHTS}


def _components(pairs: Sequence[tuple[str, str]], ids: Sequence[str]) -> dict[str, str]:
    root = {i: i for i in ids}

    def find(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in pairs:
        x, y = sorted((find(a), find(b)))
        root[y] = x
    return {i: find(i) for i in ids}
