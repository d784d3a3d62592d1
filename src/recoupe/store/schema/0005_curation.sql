-- The log takes all that an analyst can do, and ids that are the same in every dossier; what every event id stood for;
-- what each build and correction changed. No program has written to the former log.

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

-- What an analyst rejected is not told in the chronology.
DROP VIEW chronology;
CREATE VIEW chronology AS
SELECT
  e.date AS date,
  e.title AS title,
  e.type AS type,
  e.mode AS mode,
  e.status AS status,
  p.name AS place,
  (SELECT group_concat(a.name, ', ') FROM json_each(e.source) j JOIN actors a ON a.id = j.value) AS source,
  (SELECT group_concat(a.name, ', ') FROM json_each(e.target) j JOIN actors a ON a.id = j.value) AS target,
  json_array_length(e.documents) AS articles,
  e.independent_sources AS origins,
  (SELECT group_concat(coalesce(d.outlet, d.agency, d.name), ', ')
     FROM json_each(e.documents) j JOIN documents d ON d.id = j.value) AS sources,
  json_array_length(e.conflicts) AS conflicts,
  e.first_reported AS first_reported,
  e.id AS event
FROM events e LEFT JOIN places p ON p.id = e.place
WHERE NOT EXISTS (SELECT 1 FROM json_each(e.history) h WHERE json_extract(h.value, '$.change') = 'rejected')
ORDER BY e.earliest IS NULL, e.earliest, e.latest, e.date, e.id;
