-- Who acts on whom: one row for each event that has the one among its sources and the other among its targets, events that an
-- analyst rejected left out. Triggers keep it. The days are those by which lists choose; '' and '~' where they are not known.
CREATE TABLE contacts (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  last TEXT NOT NULL,   -- last day that the date allows
  first TEXT NOT NULL,  -- first day that it allows
  type TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (source, target, last, first, type, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_target ON contacts(target, source);
CREATE INDEX contacts_event ON contacts(event);
CREATE TRIGGER contacts_new AFTER INSERT ON events WHEN NEW.set_aside = 0 BEGIN
  INSERT OR IGNORE INTO contacts
  SELECT s.value, t.value, coalesce(NEW.latest, CASE WHEN NEW.earliest IS NULL THEN '' ELSE '9999' END),
    coalesce(NEW.earliest, NEW.latest, '~'), NEW.type, NEW.id
  FROM json_each(NEW.source) s, json_each(NEW.target) t;
END;
CREATE TRIGGER contacts_gone AFTER DELETE ON events BEGIN
  DELETE FROM contacts WHERE event = OLD.id;
END;
INSERT OR IGNORE INTO contacts
SELECT s.value, t.value, coalesce(e.latest, CASE WHEN e.earliest IS NULL THEN '' ELSE '9999' END),
  coalesce(e.earliest, e.latest, '~'), e.type, e.id
FROM events e, json_each(e.source) s, json_each(e.target) t WHERE e.set_aside = 0;

-- Counting events by place reads an index in its order, and no rows.
DROP INDEX events_place;
CREATE INDEX events_at ON events(place, set_aside, type, status, first_day, latest, earliest);
CREATE INDEX positions_object ON positions(object);
