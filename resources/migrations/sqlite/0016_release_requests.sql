-- Blocked orders whose release was asked for, and releases that somebody gave by word of mouth.
CREATE TABLE release_request (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  order_number TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  check_code TEXT NOT NULL,
  -- The figure of the check when it was asked, in the check's unit.
  figure INTEGER NOT NULL,
  is_verbal INTEGER NOT NULL DEFAULT 0 CHECK (is_verbal IN (0, 1)),
  -- Who is said to have agreed, and the release that stands on his word.
  named_id INTEGER REFERENCES user (id),
  release_id INTEGER REFERENCES release (id),
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'released', 'refused', 'withdrawn', 'stale', 'verbal', 'objected')),
  reason TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES user (id),
  asked_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  CHECK (is_verbal = 0 OR (named_id IS NOT NULL AND release_id IS NOT NULL)),
  CHECK (is_verbal = 1 OR state NOT IN ('verbal', 'objected'))
) STRICT;
-- One open question an order and check, whoever asks at the same time.
CREATE UNIQUE INDEX release_request_open ON release_request (order_id, check_code) WHERE state IN ('waiting', 'verbal');
CREATE INDEX release_request_order ON release_request (order_id, id);
CREATE INDEX release_request_owner ON release_request (owner_id, id);
CREATE INDEX release_request_buyer ON release_request (buyer_id, id);
CREATE INDEX release_request_number ON release_request (order_number, id, owner_id);
CREATE INDEX release_request_buyer_py ON release_request (buyer_py, id, owner_id);
CREATE INDEX release_request_check ON release_request (check_code, id, owner_id);
CREATE INDEX release_request_state ON release_request (state, id, owner_id);
CREATE INDEX release_request_asked_by ON release_request (asked_by, id);
CREATE INDEX release_request_asked ON release_request (asked_at, id, owner_id);

-- Null for a release given in person; else what became of the word: a word that was objected to releases nothing.
ALTER TABLE release ADD COLUMN verbal_state TEXT CHECK (verbal_state IN ('unconfirmed', 'confirmed', 'objected'));
-- Who wrote the word down.
ALTER TABLE release ADD COLUMN recorded_by INTEGER REFERENCES user (id);

CREATE TRIGGER release_request_decided BEFORE UPDATE ON release_request
WHEN OLD.state NOT IN ('waiting', 'verbal') AND (NEW.state <> OLD.state OR NEW.decision_reason <> OLD.decision_reason)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER release_request_no_delete BEFORE DELETE ON release_request
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
