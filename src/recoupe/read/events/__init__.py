"""Events after PLOVER 2.0 with realis, figures and positions."""

from recoupe.read.events.reader import EventReading, find_events

__all__ = ["EventReading", "find_events"]
