"""Messages: both catalogues say the same things, and nothing that is shown lacks words."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

import click
import pytest

import recoupe
from recoupe import records
from recoupe.show import cli
from recoupe.show.language import LANGUAGES, catalogue, choose, label, say, speak

HOME = Path(recoupe.__file__).parent


def _flat(messages: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in messages.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return flat


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    french, english = (_flat(catalogue(language)) for language in ("fr", "en"))
    assert set(french) == set(english)
    for key, message in french.items():
        assert _places(message) == _places(english[key]), key


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_every_message_asked_for_in_the_code_is_there() -> None:
    known = catalogue("en")
    for path in HOME.rglob("*.py"):
        for section, name in re.findall(r'say\(\s*"(\w+)\.(\w+)"', path.read_text(encoding="utf-8")):
            assert name in known[section], f"{path.name}: {section}.{name}"
        for code in re.findall(r'(?:UserError|DossierError)\(\s*"(\w+)"', path.read_text(encoding="utf-8")):
            assert code in known["error"], f"{path.name}: error.{code}"


def test_every_column_has_a_heading() -> None:
    known = catalogue("en")["column"]
    for path in (HOME / "show").rglob("*.py"):
        for key, rest in re.findall(r'Column\("(\w+)"([^\n]*)', path.read_text(encoding="utf-8")):
            heading = re.search(r'heading="(\w+)"', rest)
            assert (heading[1] if heading else key) in known or "visible=False" in rest, f"{path.name}: {key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_word(language: str) -> None:
    known = catalogue(language)
    values = {
        "type": records.EVENT_TYPES,
        "status": records.STATUSES,
        "actor": records.ACTOR_KINDS,
        "form": records.MENTION_FORMS,
        "figure": records.FIGURE_KINDS,
        "stance": records.STANCES,
        "variant": records.VARIANTS,
        "assurance": records.ASSURANCES,
    }
    for section, members in values.items():
        assert set(members) <= set(known[section]), section
    assert set(records.QUALIFIERS) - {"exact"} <= set(known["qualifier"])


@pytest.mark.parametrize("name", [*cli.COMMANDS])
def test_every_command_and_option_has_help(name: str) -> None:
    command = import_module(f"recoupe.show.commands.{cli.COMMANDS[name]}").COMMANDS[name]
    for language in LANGUAGES:
        speak(language)
        assert cli.localised(command, name).help == say(f"command.{name}")
        options = [p for p in command.params if isinstance(p, click.Option)]
        assert options
        assert all(p.help for p in options)
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--lang", "fr"], {"LANG": "en_GB.UTF-8"}, "fr"),
        (["--lang=en"], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {}, "en"),
        (["--lang"], {}, "en"),
        (["--lang", "de"], {}, "en"),
    ],
)
def test_which_language_is_spoken(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose(arguments, environment) == language


def test_numbers_choose_their_form() -> None:
    speak("fr")
    assert [say("text.articles", n=n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    speak("en")
    assert [say("text.articles", n=n) for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]


def test_a_value_without_a_word_is_shown_as_it_is() -> None:
    assert (label("mode", "unheard-of"), label("mode", None)) == ("unheard-of", "")
