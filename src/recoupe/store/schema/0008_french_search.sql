-- Full-text search in French: `exact` holds the words folded (no accents, ligatures, elisions), `lemma` their dictionary
-- forms; names are the same in both. The program fills the tables: it tells them words, not the text.
-- Double quotes around "documents": Datasette then finds the index by itself.
DROP TABLE documents_search;
CREATE VIRTUAL TABLE documents_search USING fts5(
  exact, lemma, content="documents", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE events_search USING fts5(exact, lemma, content="", tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE statements_search USING fts5(exact, lemma, content="", tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE actors_search USING fts5(exact, lemma, content="", tokenize="unicode61 remove_diacritics 2");

CREATE TABLE search_entries (
  kind TEXT NOT NULL,      -- document, event, statement, actor
  id TEXT NOT NULL,
  number INTEGER NOT NULL, -- the row of the index
  digest BLOB NOT NULL,    -- of what was analysed: tells what must be analysed again
  told BLOB NOT NULL,      -- what the index was told, packed (zlib): a row is forgotten by telling it again
  PRIMARY KEY (kind, id)
) STRICT;
CREATE UNIQUE INDEX search_entries_number ON search_entries(kind, number);
