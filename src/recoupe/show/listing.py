"""A list of records to show: the same rows as table, JSON, CSV or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from recoupe.show import terminal
from recoupe.show.language import say
from recoupe.show.passage import printable

FORMATS = ("table", "json", "csv", "md")

Row = dict[str, Any]


class Column(NamedTuple):
    """One column: key into the row, how people read its value, and how it is set in a table."""

    key: str
    shown: Callable[[Any], str] = str
    #: share of the width that the column may claim when the line is too long; 0 = never broken
    ratio: int = 0
    style: str = ""
    #: whether people see it in tables; JSON and CSV always have it
    visible: bool = True
    right: bool = False
    #: how people read it where that takes more than the value
    of_row: Callable[[Row], str] | None = None
    #: name of its heading among the messages where that is not the key
    heading: str = ""


class Section(NamedTuple):
    """Rows under a heading; tables show the heading, data formats run on."""

    heading: str
    rows: Sequence[Row]


class Listing(NamedTuple):
    """What a listing command shows."""

    columns: Sequence[Column]
    sections: Sequence[Section]
    caption: str = ""

    @property
    def rows(self) -> list[Row]:
        return [row for section in self.sections for row in section.rows]


def show(listing: Listing, form: str) -> None:
    """Print ``listing`` on stdout in ``form`` (one of :data:`FORMATS`)."""
    {"table": _table, "json": _json, "csv": _csv, "md": _markdown}[form](listing)


def _json(listing: Listing) -> None:
    import msgspec

    data = msgspec.json.format(msgspec.json.encode(listing.rows), indent=2)
    terminal.write_bytes(data + b"\n")


def _csv(listing: Listing) -> None:
    terminal.write_bytes(as_csv(listing))


def _markdown(listing: Listing) -> None:
    terminal.write(as_markdown(listing))


def as_csv(listing: Listing) -> bytes:
    """All values of ``listing``, one line a row."""
    from recoupe.store.export import csv_bytes

    keys = [c.key for c in listing.columns]
    return csv_bytes(keys, ([row[k] for k in keys] for row in listing.rows))


def as_markdown(listing: Listing) -> str:
    """What people see of ``listing``, as tables under their headings."""
    columns = [c for c in listing.columns if c.visible]
    lines = []
    for section in listing.sections:
        if section.heading:
            lines += [f"## {section.heading}", ""]
        lines.append("| " + " | ".join(heading(c) for c in columns) + " |")
        lines.append("|" + "|".join(" --: " if c.right else " --- " for c in columns) + "|")
        lines += ["| " + " | ".join(_md_cell(cell(c, row)) for c in columns) + " |" for row in section.rows]
        lines.append("")
    if listing.caption:
        lines += [listing.caption, ""]
    return "\n".join(lines)


def _md_cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _table(listing: Listing) -> None:
    from recoupe.show.grid import Shape, grid, styled_grid

    columns = [c for c in listing.columns if c.visible]
    shapes, headings = [Shape(c.ratio, c.right, c.style) for c in columns], [heading(c) for c in columns]
    width = terminal.width()
    for section in listing.sections:
        cells = [[printable(cell(c, row)) for c in columns] for row in section.rows]
        if section.heading:
            terminal.write(terminal.emphasised(section.heading) + "\n")
        if terminal.styled():
            lines = styled_grid(shapes, headings, cells, width, colour=terminal.coloured())
        else:
            lines = grid(shapes, headings, cells, width)
        terminal.write("\n".join(lines) + "\n\n")
    if listing.caption:
        terminal.write(listing.caption + "\n")


def heading(column: Column) -> str:
    """What stands over ``column``."""
    return say(f"column.{column.heading or column.key}")


def cell(column: Column, row: Row) -> str:
    """The value of ``column`` in ``row`` as people read it."""
    if column.of_row is not None:
        return column.of_row(row)
    value = row[column.key]
    return "" if value is None else column.shown(value)
