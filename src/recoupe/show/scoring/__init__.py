"""Scores of a dossier against annotated articles.

The gold folder holds ``gold/NAME.json`` for the article ``NAME`` (lists ``dates``, ``statements``, ``figures``,
``events``; a list that is missing is not scored), and where there are any ``clusters.json`` (events told by several
articles), ``syndication.json`` (copies) and ``aliases.json`` (other names of actors).
"""

from recoupe.show.scoring.gold import Gold, read_gold
from recoupe.show.scoring.measure import Score, measure

__all__ = ["Gold", "Score", "measure", "read_gold"]
