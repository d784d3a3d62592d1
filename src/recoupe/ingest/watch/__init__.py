"""Poll feeds and keep the pages they announce: off unless asked for, polite, and never to a private address."""

from recoupe.ingest.watch.fetch import Fetched, Fetcher
from recoupe.ingest.watch.poll import Poll, poll
from recoupe.ingest.watch.refused import Refused

__all__ = ["Fetched", "Fetcher", "Poll", "Refused", "poll"]
