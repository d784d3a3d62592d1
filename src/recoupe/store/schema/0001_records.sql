-- The records of a dossier. A single span is two columns (name_start, name_end: code points into documents.text, end
-- exclusive); lists and maps are JSON. References are checked when a build is committed.

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  uri TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  agency TEXT,
  byline TEXT,
  dateline TEXT,
  published TEXT,
  published_source TEXT,
  language TEXT,
  text TEXT NOT NULL,
  boilerplate TEXT NOT NULL,
  copy_group TEXT,
  independent_source TEXT,
  metadata TEXT NOT NULL,
  boilerplate_rules TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;

CREATE TABLE rejected (
  id TEXT NOT NULL PRIMARY KEY,
  uri TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE places (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  kind TEXT NOT NULL,
  latitude REAL,
  longitude REAL
) STRICT;

CREATE TABLE actors (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  wikidata TEXT,
  roles TEXT NOT NULL,
  gazetteer TEXT
) STRICT;

CREATE TABLE events (
  id TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  mode TEXT,
  context TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  date TEXT,
  place TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  mentions TEXT NOT NULL,
  documents TEXT NOT NULL,
  outlets INTEGER NOT NULL,
  independent_sources INTEGER NOT NULL,
  primary_sources INTEGER NOT NULL,
  first_reported TEXT,
  last_reported TEXT,
  conflicts TEXT NOT NULL,
  confidence REAL NOT NULL,
  title TEXT NOT NULL,
  history TEXT NOT NULL,
  earliest TEXT,  -- first day that `date` allows, derived; null without a year
  latest TEXT     -- last day that `date` allows
) STRICT;

CREATE TABLE dates (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  value TEXT,
  timex3 TEXT,
  type TEXT NOT NULL,
  mod TEXT,
  anchor TEXT,
  rule TEXT NOT NULL,
  borrowed TEXT NOT NULL
) STRICT;

CREATE TABLE actor_mentions (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors(id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  speaker TEXT REFERENCES actors(id) DEFERRABLE INITIALLY DEFERRED,
  speaker_span_start INTEGER,
  speaker_span_end INTEGER,
  cue TEXT,
  cue_span_start INTEGER,
  cue_span_end INTEGER,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  addressee TEXT,  -- actor, or the words where they name no actor
  addressee_span_start INTEGER,
  addressee_span_end INTEGER,
  medium TEXT,
  medium_span_start INTEGER,
  medium_span_end INTEGER,
  date TEXT,
  date_span_start INTEGER,
  date_span_end INTEGER,
  certainty TEXT NOT NULL,
  chain TEXT NOT NULL,
  chain_spans TEXT NOT NULL,
  parent TEXT REFERENCES statements(id) DEFERRABLE INITIALLY DEFERRED,
  translated INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL
) STRICT;

CREATE TABLE event_mentions (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  event TEXT REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  mode TEXT,
  context TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  date TEXT,
  place TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  attributed_to TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  fields TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  also TEXT NOT NULL,
  borrowed TEXT NOT NULL
) STRICT;

CREATE TABLE figures (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value ANY NOT NULL,
  low ANY,
  high ANY,
  qualifier TEXT NOT NULL,
  as_of TEXT,
  place TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT REFERENCES actors(id) DEFERRABLE INITIALLY DEFERRED,
  event TEXT,  -- the event, or the mention of it in the same article
  fields TEXT NOT NULL
) STRICT;

CREATE TABLE positions (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  holder TEXT NOT NULL REFERENCES actors(id) DEFERRABLE INITIALLY DEFERRED,
  stance TEXT NOT NULL,
  object TEXT NOT NULL,
  "from" TEXT,
  "to" TEXT,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  fields TEXT NOT NULL
) STRICT;

-- What each article says, as it was read, so that a later build reads only new articles.
CREATE TABLE readings (
  document TEXT NOT NULL PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  reader TEXT NOT NULL,   -- fingerprint of the reading code and of the French model
  reading TEXT NOT NULL   -- JSON
) STRICT;

CREATE INDEX event_mentions_event ON event_mentions(event);
CREATE INDEX event_mentions_document ON event_mentions(document);
CREATE INDEX actor_mentions_actor ON actor_mentions(actor);
CREATE INDEX actor_mentions_document ON actor_mentions(document);
CREATE INDEX statements_document ON statements(document);
CREATE INDEX statements_speaker ON statements(speaker);
CREATE INDEX dates_document ON dates(document);
CREATE INDEX figures_event ON figures(event);
CREATE INDEX figures_document ON figures(document);
CREATE INDEX events_earliest ON events(earliest);
