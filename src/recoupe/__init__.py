"""recoupe: a sourced chronology out of French press articles.

The package follows the data: :mod:`recoupe.ingest` turns files into documents, :mod:`recoupe.read` finds dates,
actors, statements and events in one article, :mod:`recoupe.resolve` brings the articles together,
:mod:`recoupe.store` keeps the dossier, :mod:`recoupe.show` prints it. :mod:`recoupe.records` holds the records that
travel between them.
"""

__version__ = "0.1.0"
