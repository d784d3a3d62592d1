"""What the page says of itself: title, publication date, dateline, agency, byline, outlet, each with its span."""

from recoupe.ingest.metadata.harvest import Metadata, harvest

__all__ = ["Metadata", "harvest"]
