-- Files that belong to records: scans of licences, test reports, signed receipts.
-- The one column of bytes of the book. The same bytes are kept once, however often they are attached.
CREATE TABLE stored_file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  -- What the bytes are, whatever the file was called.
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 20971520),
  bytes BLOB NOT NULL CHECK (length(bytes) = size),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER stored_file_no_update BEFORE UPDATE ON stored_file BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER stored_file_no_delete BEFORE DELETE ON stored_file BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Which record a file belongs to: the name of its table and its id. A removed one stays, with who and why.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES stored_file (id),
  added_by INTEGER NOT NULL REFERENCES user (id),
  added_at INTEGER NOT NULL,
  removed_by INTEGER REFERENCES user (id),
  removed_at INTEGER,
  remove_reason TEXT NOT NULL DEFAULT '',
  CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;
CREATE INDEX attachment_record ON attachment (entity, entity_id, id);
CREATE INDEX attachment_file ON attachment (file_id);
CREATE UNIQUE INDEX attachment_once ON attachment (entity, entity_id, kind, file_id) WHERE removed_at IS NULL;
