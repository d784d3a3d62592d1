"""Shared quotations: the same words by the same speaker in several articles are one statement with several reports."""

from recoupe.resolve.quotations.comparing import Change, compare
from recoupe.resolve.quotations.sharing import share_quotations
from recoupe.resolve.quotations.voices import Voices

__all__ = ["Change", "Voices", "compare", "share_quotations"]
