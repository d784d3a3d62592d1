"""Parquet, one article a row (needs pyarrow: ``pip install recoupe[parquet]``)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.readers.records import FIELDS, Fields, article
from recoupe.ingest.unreadable import Unreadable


class Parquet:
    """Row by row, so that a large file does not fill the memory."""

    isolated = True

    def __init__(self, fields: Fields = FIELDS) -> None:
        self.fields = fields

    def accepts(self, head: bytes, name: str) -> bool:
        return head.startswith(b"PAR1")

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        try:
            import pyarrow.parquet as pq
        except ImportError:
            raise Unreadable("a Parquet file: pip install 'recoupe[parquet]' to read it") from None
        try:
            table = pq.ParquetFile(io.BytesIO(data))
            number = 0
            for batch in table.iter_batches(batch_size=64):
                for row in batch.to_pylist():
                    number += 1
                    yield article(row, f"{source.stem}-{number}", f"{source.uri}#{number}", self.fields)
        except (OSError, ValueError) as error:
            raise Unreadable(f"a damaged Parquet file ({str(error).splitlines()[0][:120]})") from None
