"""Reading of the TSV tables: comment lines start with ``#``, the first other line names the columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


class TableError(ValueError):
    """A row of a table that does not have the columns its head names."""


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``data/<name>.tsv`` as column -> cell. Raises TableError on a row with too many or too few cells."""
    head: list[str] | None = None
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or line == "\n":
                continue
            cells = line.rstrip("\n").split("\t")
            if head is None:
                head = cells
            elif len(cells) != len(head):
                raise TableError(f"{name}.tsv, line {number}: {len(cells)} cells, the head has {len(head)}")
            else:
                yield dict(zip(head, cells, strict=True))


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, separated by ``;``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if cell else ()


def flag(cell: str) -> bool:
    """Whether a yes/no cell says yes."""
    return cell == "yes"
