"""Statements one by one: the sentence with what is said marked, the words that state each field, the other reports."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from recoupe.show import terminal
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Listing, Row
from recoupe.show.passage import marked, pieces, printable
from recoupe.show.views.statements import around
from recoupe.store import DossierStore


def show_closely(store: DossierStore, listing: Listing, form: str) -> None:
    """Print the statements of ``listing`` in ``form`` (``table`` or ``md``); reports of the same words only once."""
    rows = list(_once(listing.rows))
    if form == "md":
        for row in rows:
            terminal.write("\n".join(_markdown(store, row)) + "\n\n")
        terminal.write(listing.caption + "\n")
        return
    for row in rows:
        _print(store, row)
    terminal.out().print(Text(listing.caption, style="dim"))


def _once(rows: list[Row]) -> Iterator[Row]:
    """One row for each set of reports: that of the longest where it is there, else the first."""
    chosen: dict[str, Row] = {}
    for row in rows:
        key = row["shared"] or row["id"]
        longest = bool(row["reports"]) and row["reports"][0]["statement"] == row["id"]
        if key not in chosen or longest:
            chosen[key] = row
    yield from (row for row in rows if chosen[row["shared"] or row["id"]] is row)


def _heading(row: Row) -> str:
    """Who, when, how."""
    speakers = ", ".join([row["speaker"] or say("text.unsaid"), *row["co_speakers"]])
    facts = [speakers, readable(row["date"]), label("kind", row["kind"])]
    facts += [label("certainty", row["certainty"]) if row["certainty"] != "stated" else ""]
    facts += [label("assurance", row["assurance"]) if row["assurance"] not in (None, "neutral") else ""]
    facts += [row["article"], row["rule"], row["id"]]
    return " · ".join(f for f in facts if f)


def _evidence(row: Row) -> Iterator[str]:
    for found in row["evidence"]:
        field = label("said", found["field"])
        name = say("text.inferred", field=field) if found["inferred"] else field
        yield say("text.pair", name=name, value=found["words"])


def _reports(row: Row) -> Iterator[tuple[str, list[str]]]:
    """Each report in one line, and its differences from the longest in lines of their own."""
    for report in row["reports"]:
        day = readable(report["published"])
        head = " · ".join(p for p in (label("variant", report["variant"]), report["article"], day) if p)
        yield say("text.pair", name=head, value=f"« {report['content']} »"), [_change(c) for c in report["changes"]]


def _change(change: Row) -> str:
    match change["change"]:
        case "replaced":
            return f"« {change['here']} » ≠ « {change['there']} »"
        case "added":
            return f"+ « {change['here']} »"
        case _:
            return f"− « {change['there']} »"


def _print(store: DossierStore, row: Row) -> None:
    console = terminal.out()
    console.print(Text(printable(_heading(row)), style="bold"))
    passage = marked(store.document_by_id()[row["document"]].text, _around(store, row), _spans(row))
    console.print(Padding(passage, (0, 0, 0, 4), expand=False))
    console.print(Padding(Text(printable(" · ".join(_evidence(row))), style="dim"), (0, 0, 0, 4), expand=False))
    if row["reports"]:
        console.print(Text(f"  {_counted(row)}", style="cyan"))
    for line, changes in _reports(row):
        console.print(Padding(Text(printable(line)), (0, 0, 0, 4), expand=False))
        for change in changes:
            console.print(Padding(Text(printable(change), style="yellow"), (0, 0, 0, 6), expand=False))
    console.print()


def _counted(row: Row) -> str:
    return say("text.said_in", n=len({r["document"] for r in row["reports"]}))


def _around(store: DossierStore, row: Row) -> tuple[int, int]:
    return around(store, row["document"], _spans(row))


def _spans(row: Row) -> list[tuple[int, int]]:
    return [(a, b) for a, b in row["spans"]]


def _markdown(store: DossierStore, row: Row) -> Iterator[str]:
    yield f"### {_plain(_heading(row))}"
    yield ""
    text = store.document_by_id()[row["document"]].text
    parts = pieces(text, _around(store, row), _spans(row))
    yield "> " + "".join(f"**{_plain(piece)}**" if covered else _plain(piece) for piece, covered in parts)
    yield ""
    yield from (f"- {_plain(line)}" for line in _evidence(row))
    if row["reports"]:
        yield f"- {_counted(row)}"
    for line, changes in _reports(row):
        yield f"  - {_plain(line)}"
        yield from (f"    - {_plain(change)}" for change in changes)


def _plain(text: str) -> str:
    """``text`` in one line, with what Markdown would read as marks made plain."""
    escaped = printable(text)
    for mark in "\\*_`[]<>#|":
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped
