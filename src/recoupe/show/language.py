"""The words a user reads, in French and English. All of them stand in ``messages/fr.toml`` and ``messages/en.toml``."""

from __future__ import annotations

import gettext
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

LANGUAGES = ("fr", "en")

_chosen = {"language": "en"}
#: the language of one answer of the server, where several are given at a time
_answering: ContextVar[str | None] = ContextVar("answering", default=None)


def choose(arguments: list[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak: ``--lang`` among ``arguments``, else the locale of ``environment``, else English."""
    for word, following in pairwise([*arguments, ""]):
        given = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if given in LANGUAGES:
            return given
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def speak(language: str) -> None:
    """Use ``language`` (``fr`` or ``en``) from now on."""
    _chosen["language"] = language
    os.environ["LANGUAGE"] = language  # read by gettext, through which click speaks
    gettext.bindtextdomain("messages", str(files("recoupe.show") / "messages" / "click"))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use ``language`` in this thread only, until the end of the block."""
    before = _answering.set(language)
    try:
        yield
    finally:
        _answering.reset(before)


def spoken() -> str:
    """The language in use."""
    return _answering.get() or _chosen["language"]


@cache
def catalogue(language: str) -> dict[str, Any]:
    """All messages of ``language``, by section."""
    return tomllib.loads((files("recoupe.show") / "messages" / f"{language}.toml").read_text(encoding="utf-8"))


def say(key: str, **values: object) -> str:
    """The message ``key`` ("section.name"), with ``values`` put in. ``n`` chooses between singular and plural.

    Raises:
        KeyError: no such message.
    """
    section, name = key.split(".", 1)
    message = catalogue(spoken())[section][name]
    if isinstance(message, dict):
        message = message["one" if _single(values["n"]) else "other"]
    return str(message).format(**values)


def label(section: str, value: str | None) -> str:
    """The word for a value of the records (an event type, a status); the value itself where there is none."""
    return str(catalogue(spoken())[section].get(value, value)) if value else ""


def _single(n: object) -> bool:
    return n in (0, 1) if spoken() == "fr" else n == 1
