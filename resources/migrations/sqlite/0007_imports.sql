-- Imports that were carried out, the records they made, and the columns that files of one layout were matched to.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  target TEXT NOT NULL,
  file_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  added_count INTEGER NOT NULL CHECK (added_count >= 0),
  changed_count INTEGER NOT NULL CHECK (changed_count >= 0),
  skipped_count INTEGER NOT NULL CHECK (skipped_count >= 0),
  undone_at INTEGER,
  undone_by INTEGER REFERENCES user (id),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_run_owner ON import_run (owner_id, id);

-- before: what stood there when the import put a record right; NULL for one that it made.
CREATE TABLE import_record (
  run_id INTEGER NOT NULL REFERENCES import_run (id),
  record_id INTEGER NOT NULL,
  before TEXT,
  PRIMARY KEY (run_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_mapping (
  target TEXT NOT NULL,
  signature TEXT NOT NULL,
  columns TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (target, signature)
) STRICT, WITHOUT ROWID;

-- To take back an import of customers or products is to delete them, and each deletion asks every table that refers to
-- them: without these it would read all orders and all note lines once a record.
CREATE INDEX sales_order_agent ON sales_order (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX note_line_product ON note_line (product_id);
