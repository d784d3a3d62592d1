-- Lists of statements and figures in order of time, and what pages tell of actors, counted when records are written.
-- `edtf_first` and `edtf_last` are functions of the program: the first and last day that a date allows.

-- A record is placed at its own date, else at the day its article was published.
ALTER TABLE statements ADD COLUMN earliest TEXT;
ALTER TABLE statements ADD COLUMN latest TEXT;
ALTER TABLE statements ADD COLUMN first_day TEXT AS (coalesce(earliest, latest, '~')) VIRTUAL;
ALTER TABLE statements ADD COLUMN start INTEGER AS (coalesce(json_extract(content, '$[0][0]'), 0)) VIRTUAL;
UPDATE statements SET
  earliest = edtf_first(coalesce(date, (SELECT published FROM documents d WHERE d.id = document))),
  latest = edtf_last(coalesce(date, (SELECT published FROM documents d WHERE d.id = document)));
CREATE INDEX statements_in_order ON statements(first_day, document, start, id, kind, shared, earliest, latest);
CREATE INDEX statements_kind ON statements(kind, first_day);

ALTER TABLE figures ADD COLUMN earliest TEXT;
ALTER TABLE figures ADD COLUMN latest TEXT;
ALTER TABLE figures ADD COLUMN first_day TEXT AS (coalesce(earliest, latest, '~')) VIRTUAL;
UPDATE figures SET
  earliest = edtf_first(coalesce(as_of, (SELECT published FROM documents d WHERE d.id = document))),
  latest = edtf_last(coalesce(as_of, (SELECT published FROM documents d WHERE d.id = document)));
CREATE INDEX figures_in_order ON figures(first_day, kind, id, source, earliest, latest);
DROP INDEX figures_kind;
CREATE INDEX figures_kind ON figures(kind, first_day, id, source, earliest, latest);

-- Who says what, alone or with others. Triggers keep it.
CREATE TABLE statement_speakers (
  actor TEXT NOT NULL,
  first_day TEXT NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (actor, first_day, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_speakers_statement ON statement_speakers(statement);
CREATE TRIGGER statement_speakers_new AFTER INSERT ON statements BEGIN
  INSERT OR IGNORE INTO statement_speakers
    SELECT NEW.speaker, NEW.first_day, NEW.id WHERE NEW.speaker IS NOT NULL
    UNION SELECT value, NEW.first_day, NEW.id FROM json_each(NEW.co_speakers);
END;
CREATE TRIGGER statement_speakers_gone AFTER DELETE ON statements BEGIN
  DELETE FROM statement_speakers WHERE statement = OLD.id;
END;
INSERT OR IGNORE INTO statement_speakers SELECT speaker, first_day, id FROM statements WHERE speaker IS NOT NULL;
INSERT OR IGNORE INTO statement_speakers SELECT j.value, s.first_day, s.id FROM statements s, json_each(s.co_speakers) j;

-- The events of an actor in order of time.
DROP TRIGGER event_actors_new;
DROP TRIGGER event_actors_gone;
DROP TABLE event_actors;
CREATE TABLE event_actors (
  actor TEXT NOT NULL,
  set_aside INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  event TEXT NOT NULL,
  side TEXT NOT NULL,  -- source, target
  PRIMARY KEY (actor, set_aside, first_day, event, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_event ON event_actors(event);
CREATE TRIGGER event_actors_new AFTER INSERT ON events BEGIN
  INSERT OR IGNORE INTO event_actors SELECT value, NEW.set_aside, NEW.first_day, NEW.id, 'source' FROM json_each(NEW.source);
  INSERT OR IGNORE INTO event_actors SELECT value, NEW.set_aside, NEW.first_day, NEW.id, 'target' FROM json_each(NEW.target);
END;
CREATE TRIGGER event_actors_gone AFTER DELETE ON events BEGIN
  DELETE FROM event_actors WHERE event = OLD.id;
END;
INSERT OR IGNORE INTO event_actors
  SELECT j.value, e.set_aside, e.first_day, e.id, 'source' FROM events e, json_each(e.source) j;
INSERT OR IGNORE INTO event_actors
  SELECT j.value, e.set_aside, e.first_day, e.id, 'target' FROM events e, json_each(e.target) j;

-- Events that were merged away, and into which one. Triggers keep it.
CREATE TABLE absorbed (
  event TEXT NOT NULL,
  into_event TEXT NOT NULL,
  PRIMARY KEY (event, into_event)
) STRICT, WITHOUT ROWID;
CREATE INDEX absorbed_into ON absorbed(into_event);
CREATE TRIGGER absorbed_new AFTER INSERT ON events WHEN instr(NEW.history, '"absorbed"') BEGIN
  INSERT OR IGNORE INTO absorbed SELECT json_extract(value, '$.event'), NEW.id FROM json_each(NEW.history)
    WHERE json_extract(value, '$.change') = 'absorbed';
END;
CREATE TRIGGER absorbed_gone AFTER DELETE ON events WHEN instr(OLD.history, '"absorbed"') BEGIN
  DELETE FROM absorbed WHERE into_event = OLD.id;
END;
INSERT OR IGNORE INTO absorbed SELECT json_extract(j.value, '$.event'), e.id FROM events e, json_each(e.history) j
  WHERE instr(e.history, '"absorbed"') AND json_extract(j.value, '$.change') = 'absorbed';

-- What lists of actors are ordered and chosen by, and with whom each takes part in events: filled from the two views
-- whenever the records are written.
CREATE VIEW actor_counts_now AS
SELECT a.id AS actor, a.name, a.kind,
  (SELECT count(DISTINCT event) FROM event_actors x WHERE x.actor = a.id AND x.set_aside = 0) AS events,
  (SELECT count(*) FROM statements s WHERE s.speaker = a.id) AS statements,
  (SELECT count(*) FROM actor_mentions m WHERE m.actor = a.id) AS mentions
FROM actors a;
CREATE TABLE actor_counts (
  actor TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  events INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  mentions INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO actor_counts SELECT * FROM actor_counts_now;
CREATE INDEX actor_counts_in_order ON actor_counts(events DESC, statements DESC, mentions DESC, name, actor);
CREATE INDEX actor_counts_kind ON actor_counts(kind, events DESC, statements DESC, mentions DESC, name, actor);

CREATE VIEW actor_contacts_now AS
SELECT x.actor, y.actor AS other, count(DISTINCT x.event) AS events
FROM event_actors x JOIN event_actors y ON y.event = x.event AND y.actor <> x.actor
WHERE x.set_aside = 0 GROUP BY x.actor, y.actor;
CREATE TABLE actor_contacts (
  actor TEXT NOT NULL,
  other TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (actor, other)
) STRICT, WITHOUT ROWID;
INSERT INTO actor_contacts SELECT * FROM actor_contacts_now;
CREATE INDEX actor_contacts_in_order ON actor_contacts(actor, events DESC, other);

-- Articles in order of publication; the events of an article; contradictions; entries of the index of words by number:
-- each from one index, without a look at the rows.
CREATE INDEX documents_in_order ON documents(published, id);
DROP INDEX documents_copy_group;
CREATE INDEX documents_copy_group ON documents(copy_group, published, id) WHERE copy_group IS NOT NULL;
DROP INDEX event_mentions_document;
CREATE INDEX event_mentions_document ON event_mentions(document, event);
DROP INDEX events_contested;
CREATE INDEX events_contested ON events(set_aside, first_day, coalesce(latest, ''), coalesce(date, '~'), id)
  WHERE conflicts <> '[]';
DROP INDEX search_entries_number;
CREATE UNIQUE INDEX search_entries_number ON search_entries(kind, number, id);
