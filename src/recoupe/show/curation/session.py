"""A review: ask, take the answer, go on; what was decided is written at the end, also after an interruption."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from recoupe.resolve.corrections import Correction
from recoupe.show import terminal
from recoupe.show.curation.entries import Analyst, judge_event, merge_events, part_mentions
from recoupe.show.curation.fields import set_field
from recoupe.show.curation.questions import Question
from recoupe.show.curation.screen import keys, show_question
from recoupe.show.curation.told import told
from recoupe.show.language import say
from recoupe.store import DossierStore

Read = Callable[[], str]
QUIT, BACK, SKIP = "q", "b", ("", " ", "n", "\r")


def read_key() -> str:
    """One key on a terminal, one line from a pipe; ``q`` at its end."""
    if sys.stdin.isatty():
        import click

        return click.getchar().casefold()
    line = sys.stdin.readline()
    return line.strip().casefold() if line else QUIT


def review(store: DossierStore, analyst: Analyst, asked: Sequence[Question], read: Read = read_key) -> list[Correction]:
    """The decisions, in order. Keys: c, s, m, r, a number, b (back, forgetting the answer), n or Enter, q."""
    answers: list[Correction | None] = []
    try:
        while len(answers) < len(asked):
            question = asked[len(answers)]
            show_question(store, question, len(answers) + 1, len(asked))
            key = _prompt(question, read)
            if key == QUIT:
                break
            if key == BACK:
                answers = answers[:-1]
                continue
            entry = None if key in SKIP else _entry(store, analyst, question, key, read)
            if entry:
                terminal.tell(told(entry))
            answers.append(entry)
    except (KeyboardInterrupt, EOFError):
        terminal.tell(say("review.interrupted"))
    return [entry for entry in answers if entry]


def _prompt(question: Question, read: Read) -> str:
    """A key that means something here."""
    while True:
        terminal.tell(keys(question))
        key = read()
        if key in (QUIT, BACK, *SKIP, *_answers(question)):
            return key
        terminal.tell(say("review.unknown", given=key))


def _answers(question: Question) -> list[str]:
    return ["c", "s", "r", *(["m"] if question.others else []), *numbers(len(question.values))]


def numbers(most: int) -> list[str]:
    """The keys 1 to ``most``."""
    return [str(n) for n in range(1, most + 1)]


def _entry(store: DossierStore, analyst: Analyst, question: Question, key: str, read: Read) -> Correction | None:
    event = question.event
    match key:
        case "c":
            return judge_event(store, analyst, "confirm", event)
        case "r":
            return judge_event(store, analyst, "reject", event)
        case "s":
            return _split(store, analyst, question, read)
        case "m":
            return _merge(store, analyst, question, read)
    return set_field(store, analyst, event, question.field, question.values[int(key) - 1])


def _split(store: DossierStore, analyst: Analyst, question: Question, read: Read) -> Correction | None:
    """The report that is asked about, or those that tell the value chosen by its number, are another event."""
    if question.mention:
        return part_mentions(store, analyst, question.event, [question.mention])
    terminal.tell(say("review.which_side", n=len(question.sides)))
    chosen = read()
    if chosen not in numbers(len(question.sides)):
        return None
    side = question.sides[int(chosen) - 1]
    leaving = [m for m in store.event_mentions(question.event.id) if m.id in side]
    return part_mentions(store, analyst, question.event, leaving)


def _merge(store: DossierStore, analyst: Analyst, question: Question, read: Read) -> Correction | None:
    """With the only other event offered, or the one chosen by its number; None where no number is given."""
    chosen = "1"
    if len(question.others) > 1:
        terminal.tell(say("review.which", n=len(question.others)))
        chosen = read()
    if chosen not in numbers(len(question.others)):
        return None
    return merge_events(store, analyst, [question.event, question.others[int(chosen) - 1]])
