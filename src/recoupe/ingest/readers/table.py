"""CSV and TSV with a header line, one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from recoupe.ingest.decoding import decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.readers.records import FIELDS, Fields, article
from recoupe.ingest.unreadable import Unreadable

#: the longest cell that is read, in characters
MAX_CELL = 2_000_000
_DELIMITERS = "\t;,|"


class Table:
    """Taken for a table when its first line names a text column; cells are text, never formulas or addresses."""

    isolated = False

    def __init__(self, fields: Fields = FIELDS) -> None:
        self.fields = fields

    def accepts(self, head: bytes, name: str) -> bool:
        first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
        return _delimiter(first, self.fields) is not None

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        text = decode(data).text
        delimiter = _delimiter(text.split("\n", 1)[0], self.fields)
        if delimiter is None:
            raise Unreadable("no header line that names a text column")
        csv.field_size_limit(MAX_CELL)
        rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        header = next(rows)
        number = 1
        while True:
            number += 1
            where = f"{source.uri}#{number}"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Failure(where, f"row {number} is damaged ({error}): mend or remove it")
                continue
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(header):
                yield Failure(where, f"row {number} has {len(row)} cells, the header {len(header)}: mend it")
                continue
            yield article(dict(zip(header, row, strict=False)), f"{source.stem}-{number}", where, self.fields)


def _delimiter(line: str, fields: Fields) -> str | None:
    """The character that cuts ``line`` into column names of which one is a text field."""
    for delimiter in _DELIMITERS:
        names = {cell.strip().strip('"').strip("\ufeff").casefold() for cell in line.split(delimiter)}
        if len(names) > 1 and names & set(fields["text"]) and all(len(name) <= 40 for name in names):
            return delimiter
    return None
