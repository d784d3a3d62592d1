-- Full-text search and the views that people read in Datasette and DB Browser.

-- Double quotes around "documents": Datasette then finds the index by itself.
CREATE VIRTUAL TABLE documents_search USING fts5(
  title, text,
  content="documents", content_rowid="number",
  tokenize="unicode61 remove_diacritics 2 separators 'ʼ'"
);

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
ORDER BY e.earliest IS NULL, e.earliest, e.latest, e.date, e.id;

-- One row per span that states a field. `words` is exactly what the article says there.
CREATE VIEW evidence AS
WITH spans (record, id, field, document, start, "end") AS (
  SELECT 'event', m.event, f.key, m.document, json_extract(s.value, '$[0]'), json_extract(s.value, '$[1]')
    FROM event_mentions m, json_each(m.fields) f, json_each(f.value) s
  UNION ALL SELECT 'event', event, 'type', document, trigger_start, trigger_end FROM event_mentions
  UNION ALL SELECT 'event', event, 'evidence', document, evidence_start, evidence_end FROM event_mentions
  UNION ALL SELECT 'event', m.event, json_extract(b.value, '$.field'), json_extract(b.value, '$.document'),
      json_extract(b.value, '$.span[0]'), json_extract(b.value, '$.span[1]')
    FROM event_mentions m, json_each(m.borrowed) b
  UNION ALL SELECT 'date', id, 'value', document, span_start, span_end FROM dates
  UNION ALL SELECT 'actor', actor, form, document, span_start, span_end FROM actor_mentions
  UNION ALL SELECT 'statement', id, 'speaker', document, speaker_span_start, speaker_span_end FROM statements
    WHERE speaker_span_start IS NOT NULL
  UNION ALL SELECT 'statement', id, 'cue', document, cue_span_start, cue_span_end FROM statements
    WHERE cue_span_start IS NOT NULL
  UNION ALL SELECT 'statement', t.id, 'content', t.document, json_extract(s.value, '$[0]'), json_extract(s.value, '$[1]')
    FROM statements t, json_each(t.content) s
  UNION ALL SELECT 'figure', id, 'value', document, span_start, span_end FROM figures
  UNION ALL SELECT 'position', id, 'evidence', document, evidence_start, evidence_end FROM positions
)
SELECT s.record, s.id, s.field, d.name AS article, substr(d.text, s.start + 1, s."end" - s.start) AS words,
  s.start, s."end", s.document
FROM spans s JOIN documents d ON d.id = s.document;
