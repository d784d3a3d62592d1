"""One reader a file format, found by content. A reader yields articles, and says what it could not read."""

from recoupe.ingest.readers.choose import read_file

__all__ = ["read_file"]
