-- The log takes all that an analyst can do, and ids that are the same in every dossier; what every event id stood for;
-- what each build and correction changed.

CREATE TABLE log (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,   -- ISO 8601 with offset
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('actor', 'event', 'log')),
  action TEXT NOT NULL,
  subject TEXT NOT NULL,   -- JSON: ids of what is corrected, with the spans that anchor it
  change TEXT NOT NULL     -- JSON: field, new value
) STRICT;
DROP TABLE corrections;
ALTER TABLE log RENAME TO corrections;

CREATE TRIGGER corrections_keep BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER corrections_fixed BEFORE UPDATE ON corrections
BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;

-- Every id an event ever had. `machine` is 1 where a build without corrections gives it: what later builds name events by.
CREATE TABLE event_ids (
  id TEXT NOT NULL PRIMARY KEY,
  machine INTEGER NOT NULL,
  anchors TEXT NOT NULL,   -- JSON: document, trigger span and type of the mentions it last stood for
  lineage TEXT NOT NULL    -- JSON: merges and splits the machine made
) STRICT;

CREATE TABLE revisions (
  number INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,   -- ISO 8601 with offset
  cause TEXT NOT NULL,     -- build, correction
  documents TEXT NOT NULL, -- JSON: ids of the articles that were new
  corrections TEXT NOT NULL -- JSON: ids of the log's entries that were new
) STRICT;

CREATE TABLE event_changes (
  revision INTEGER NOT NULL REFERENCES revisions(number),
  event TEXT NOT NULL,
  change TEXT NOT NULL,    -- new, changed, merged, removed
  detail TEXT NOT NULL,    -- JSON
  PRIMARY KEY (revision, event)
) STRICT;
