-- The house: settings, numbers, the record of commands, the audit chain.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  prefix TEXT NOT NULL,
  month TEXT NOT NULL CHECK (length(month) = 4),
  last_no INTEGER NOT NULL CHECK (last_no BETWEEN 1 AND 99999),
  PRIMARY KEY (prefix, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE command_record (
  user_id INTEGER NOT NULL,
  command_id TEXT NOT NULL,
  procedure TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  result TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, command_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX command_record_at ON command_record (at);

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER,
  session_id INTEGER,
  procedure TEXT NOT NULL,
  command_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  before TEXT,
  after TEXT,
  reason TEXT,
  key_id TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id, seq);

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
