-- What lists of events are chosen and ordered by, so that a page reads its rows and no others.
ALTER TABLE events ADD COLUMN first_day TEXT AS (coalesce(earliest, latest, '~')) VIRTUAL;
ALTER TABLE events ADD COLUMN set_aside INTEGER AS (instr(history, '"change":"rejected"') > 0) VIRTUAL;
ALTER TABLE events ADD COLUMN contested INTEGER AS (conflicts <> '[]') VIRTUAL;
CREATE INDEX events_in_order ON events(set_aside, first_day, coalesce(latest, ''), coalesce(date, '~'), id);
CREATE INDEX events_type ON events(type, set_aside, first_day);
CREATE INDEX events_place ON events(place) WHERE place IS NOT NULL;
CREATE INDEX events_contested ON events(first_day) WHERE conflicts <> '[]';

-- Who takes part in which event: one row per actor and side. Triggers keep it.
CREATE TABLE event_actors (
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  side TEXT NOT NULL,  -- source, target
  PRIMARY KEY (actor, event, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_event ON event_actors(event);
CREATE TRIGGER event_actors_new AFTER INSERT ON events BEGIN
  INSERT OR IGNORE INTO event_actors SELECT value, NEW.id, 'source' FROM json_each(NEW.source);
  INSERT OR IGNORE INTO event_actors SELECT value, NEW.id, 'target' FROM json_each(NEW.target);
END;
CREATE TRIGGER event_actors_gone AFTER DELETE ON events BEGIN
  DELETE FROM event_actors WHERE event = OLD.id;
END;
INSERT OR IGNORE INTO event_actors SELECT j.value, e.id, 'source' FROM events e, json_each(e.source) j;
INSERT OR IGNORE INTO event_actors SELECT j.value, e.id, 'target' FROM events e, json_each(e.target) j;

CREATE INDEX documents_copy_group ON documents(copy_group) WHERE copy_group IS NOT NULL;
CREATE INDEX figures_kind ON figures(kind);
CREATE INDEX positions_holder ON positions(holder);
CREATE INDEX positions_document ON positions(document);
