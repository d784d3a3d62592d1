"""What is told of rejected inputs, in French."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import recoupe.ingest
from recoupe.ingest.decoding import _SIGNATURES
from recoupe.show.language import speak
from recoupe.show.reasons import reason_text


def test_values_are_kept() -> None:
    speak("fr")
    told = reason_text("line 3 is no JSON record (Expecting value): mend or remove it")
    assert told == "la ligne 3 n'est pas un enregistrement JSON (Expecting value) : corrigez-la ou retirez-la"


def test_english_and_what_is_not_known_stay() -> None:
    speak("en")
    assert reason_text("empty file") == "empty file"
    speak("fr")
    assert reason_text("answered 404") == "answered 404"
    speak("en")


def test_every_reason_of_ingest_has_french_words() -> None:
    speak("fr")
    folder = Path(recoupe.ingest.__file__).parent
    reasons = [r for p in sorted(folder.rglob("*.py")) for r in _reasons(ast.parse(p.read_text(encoding="utf-8")))]
    assert len(reasons) > 25
    assert [r for r in (*reasons, *_SIGNATURES.values()) if reason_text(r) == r] == []
    assert reason_text("a picture, not text: save its text as .txt and add that").startswith("une image et non")
    speak("en")


def _reasons(tree: ast.AST) -> Iterator[str]:
    """The strings that ``Unreadable(…)`` and ``Failure(…, …)`` are made with, values as 7."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Unreadable", "Failure"):
            for argument in node.args[-1:]:
                yield from _texts(argument)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(v.value if isinstance(v, ast.Constant) else "7" for v in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
