"""Why an input was rejected, in the language of the user. The dossier keeps the reason in English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from recoupe.show.language import spoken


def reason_text(reason: str) -> str:
    """``reason`` as ``messages/reasons.toml`` says it in the language spoken; itself where that has no such row."""
    for pattern, template in _rows().get(spoken(), ()):
        if match := pattern.fullmatch(reason):
            return template.format(**{name: reason_text(words) for name, words in match.groupdict().items()})
    return reason


@cache
def _rows() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    text = (files("recoupe.show") / "messages" / "reasons.toml").read_text(encoding="utf-8")
    return {language: [(_pattern(a), b) for a, b in rows] for language, rows in tomllib.loads(text).items()}


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    named = (re.escape(p) if i % 2 == 0 else f"(?P<{p}>.+)" for i, p in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)
