-- The analyst's log: what was confirmed, edited, merged, split or rejected. It only grows.
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,   -- ISO 8601 with offset
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('confirm', 'edit', 'merge', 'split', 'reject')),
  subject TEXT NOT NULL,   -- JSON: ids of what is corrected, with the spans that anchor it
  change TEXT NOT NULL     -- JSON: field, old value, new value
) STRICT;

CREATE TRIGGER corrections_keep BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER corrections_fixed BEFORE UPDATE ON corrections
BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
