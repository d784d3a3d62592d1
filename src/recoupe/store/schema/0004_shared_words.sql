-- Statements: who speaks together, where it was said, what the cue does, and the same words in several articles.
ALTER TABLE statements ADD COLUMN inferred_from_start INTEGER;
ALTER TABLE statements ADD COLUMN inferred_from_end INTEGER;
ALTER TABLE statements ADD COLUMN co_speakers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statements ADD COLUMN co_speaker_spans TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statements ADD COLUMN place TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statements ADD COLUMN place_span_start INTEGER;
ALTER TABLE statements ADD COLUMN place_span_end INTEGER;
ALTER TABLE statements ADD COLUMN act TEXT;
ALTER TABLE statements ADD COLUMN assurance TEXT;
ALTER TABLE statements ADD COLUMN shared TEXT;
ALTER TABLE statements ADD COLUMN variant TEXT;
CREATE INDEX statements_shared ON statements(shared) WHERE shared IS NOT NULL;

-- One row per span that states a field. `words` is exactly what the article says there.
DROP VIEW evidence;
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
  UNION ALL SELECT 'statement', id, 'speaker', document, inferred_from_start, inferred_from_end FROM statements
    WHERE inferred_from_start IS NOT NULL
  UNION ALL SELECT 'statement', t.id, 'co_speakers', t.document, json_extract(s.value, '$[0]'), json_extract(s.value, '$[1]')
    FROM statements t, json_each(t.co_speaker_spans) s
  UNION ALL SELECT 'statement', id, 'place', document, place_span_start, place_span_end FROM statements
    WHERE place_span_start IS NOT NULL
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
