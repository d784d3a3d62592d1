"""One decision on the screen: what is asked, the words of the articles, and the keys."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from recoupe.records import EventMention
from recoupe.show import terminal
from recoupe.show.curation.questions import Question
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.passage import marked
from recoupe.show.views.event import summary
from recoupe.show.views.evidence import conflict_sides
from recoupe.show.views.names import actor_names, event_title, source_name
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore
from recoupe.store.search.passage import sentence

#: reports shown beside the one that is asked about
SHOWN = 4


def show_question(store: DossierStore, question: Question, number: int, total: int) -> None:
    """Print the question and what is to be known to answer it."""
    console = terminal.out()
    if terminal.styled():
        console.clear()
    event = question.event
    console.print(Text.assemble((f"{number}/{total}  ", "dim"), (_asked(question), "bold yellow")))
    console.print(Text(event_title(store, event), style="bold"))
    console.print(Text(summary(store, event)))
    if question.kind == "conflict":
        _show_sides(store, question)
    else:
        _show_link(store, question)


def _asked(question: Question) -> str:
    if question.kind == "conflict":
        return say("review.conflict", field=label("field", question.field))
    return say(f"review.{question.kind}", score=f"{question.score:.1f}", threshold=f"{question.threshold:.1f}")


def _show_link(store: DossierStore, question: Question) -> None:
    console = terminal.out()
    mentions = list(store.event_mentions(question.event.id))
    asked = [m for m in mentions if question.mention and m.id == question.mention.id]
    rest = [m for m in mentions if m not in asked]
    console.print(Text(f"\n{say('review.this')}", style="bold"))
    for mention in asked:
        _show_report(store, mention)
    console.print(Text(f"\n{say('review.with')}", style="bold"))
    for mention in rest[:SHOWN]:
        _show_report(store, mention)
    if len(rest) > SHOWN:
        console.print(Text(f"  {say('review.more', n=len(rest) - SHOWN)}", style="dim"))
    if question.others:
        console.print(Text(f"\n{say('review.others')}", style="bold"))
    for n, other in enumerate(question.others, 1):
        console.print(Text(f"  {n}  {event_title(store, other)} · {summary(store, other)}"))


def _show_report(store: DossierStore, mention: EventMention) -> None:
    console, document = terminal.out(), store.document_by_id()[mention.document]
    facts = (
        readable(mention.date) or say("text.no_date"),
        ", ".join(actor_names(store, mention.source)),
        ", ".join(actor_names(store, mention.target)),
    )
    head = f"{source_name(document)}, {readable(document.published) or say('text.no_date')}"
    console.print(Text.assemble("  ", (head, "bold"), f"  {' · '.join(f for f in facts if f)}"))
    spans = [mention.trigger, *(span for found in mention.fields.values() for span in found)]
    passage = marked(document.text, sentence(document.text, mention.trigger), spans)
    console.print(Padding(passage, (0, 0, 0, 4), expand=False))


def _show_sides(store: DossierStore, question: Question) -> None:
    console = terminal.out()
    for field, sides in conflict_sides(store, question.event):
        if field != question.field:
            continue
        for n, side in enumerate(sides, 1):
            console.print(Text.assemble("\n", (f"{n}  {in_words(field, side.value)}", "bold")))
            for report in side.reports[:SHOWN]:
                console.print(Text(f"  {report.article}"))
                text = store.document_by_id()[report.document].text
                passage = marked(text, report.sentence, report.spans)
                console.print(Padding(passage, (0, 0, 0, 4), expand=False))


def keys(question: Question) -> str:
    """The line that tells the keys for ``question``."""
    offered = ["confirm", "split" if question.mention else "part"]
    if question.others:
        offered.append("merge")
    if question.values:
        offered.append("value")
    return "  ".join(say(f"review.key_{key}") for key in (*offered, "reject", "back", "skip", "quit"))
