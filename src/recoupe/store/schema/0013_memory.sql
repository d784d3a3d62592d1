-- What a build found out, under a digest of all that it was found from: a later build takes it up instead of finding it
-- again. It tells nothing that the other tables do not follow from, and may be emptied.
CREATE TABLE memory (
  digest BLOB NOT NULL PRIMARY KEY,
  found BLOB NOT NULL
) STRICT, WITHOUT ROWID;
