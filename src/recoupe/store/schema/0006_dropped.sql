-- Documents: where invisible characters of the source were dropped (offset in the text, how many).
ALTER TABLE documents ADD COLUMN dropped TEXT NOT NULL DEFAULT '[]';
