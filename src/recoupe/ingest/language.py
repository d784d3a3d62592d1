"""Which language an article is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

#: languages that French press pages are found beside; limiting the choice makes short texts surer
LANGUAGES = ("fr", "en", "es", "it", "de", "pt", "nl", "ar", "tr", "ru")
#: below this many characters the language is not told
SHORT = 60


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, or None when it is too short to tell."""
    sample = " ".join(text[:4000].split())
    if len(sample) < SHORT:
        return None
    return str(_identifier().classify(sample)[0])
