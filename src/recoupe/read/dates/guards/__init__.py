"""Conditions on the surroundings of a match, named by the rules of data/grammar.toml, traps.toml and feasts.toml.

Each takes the tokens and the candidate and says whether the candidate may stand.
"""

from __future__ import annotations

from recoupe.read.dates.guards.calendar import (
    day_alone,
    listed_day,
    month_abbreviation,
    month_capital,
    month_context,
    not_division,
    not_scholar,
    old_two_digits,
    rising_years,
    round_year,
    tight_head,
    tight_numeric,
    two_digit_month,
    two_digit_year,
    year_context,
)
from recoupe.read.dates.guards.clock import clock_h, clock_heures, clock_word, tight_clock
from recoupe.read.dates.guards.days import anaphor, habitual, not_before_of, part_alone, unit_part, weekday_capital
from recoupe.read.dates.guards.feasts import feast_name
from recoupe.read.dates.guards.quantities import (
    age_apposition,
    age_context,
    duration_context,
    in_future,
    not_age_range,
    not_punished,
    not_sentence_length,
    plural_unit,
    vague_context,
)
from recoupe.read.dates.guards.references import not_newspaper, noun_follows
from recoupe.read.dates.guards.seasons import season, season_alone
from recoupe.read.dates.guards.traps import named_day, newspaper, not_year_like_noun, planet, programme, score

__all__ = [
    "age_apposition",
    "age_context",
    "anaphor",
    "clock_h",
    "clock_heures",
    "clock_word",
    "day_alone",
    "duration_context",
    "feast_name",
    "habitual",
    "in_future",
    "listed_day",
    "month_abbreviation",
    "month_capital",
    "month_context",
    "named_day",
    "newspaper",
    "not_age_range",
    "not_before_of",
    "not_division",
    "not_newspaper",
    "not_punished",
    "not_scholar",
    "not_sentence_length",
    "not_year_like_noun",
    "noun_follows",
    "old_two_digits",
    "part_alone",
    "planet",
    "plural_unit",
    "programme",
    "rising_years",
    "round_year",
    "score",
    "season",
    "season_alone",
    "tight_clock",
    "tight_head",
    "tight_numeric",
    "two_digit_month",
    "two_digit_year",
    "unit_part",
    "vague_context",
    "weekday_capital",
    "year_context",
]
