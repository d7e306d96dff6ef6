-- Returns and exchanges: what comes back of a shipped note, its verdict, and what goes out in its place.
CREATE TABLE return_request (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('return', 'exchange')),
  state TEXT NOT NULL DEFAULT 'requested'
    CHECK (state IN ('requested', 'approved', 'received', 'closed', 'refused', 'withdrawn')),
  -- Asked for by somebody, or opened by the sign-off of a note that was refused or short.
  source TEXT NOT NULL CHECK (source IN ('request', 'refused', 'short')),
  -- 0: nothing comes back, the goods are lost or never arrived.
  has_goods INTEGER NOT NULL DEFAULT 1 CHECK (has_goods IN (0, 1)),
  note_id INTEGER NOT NULL REFERENCES dispatch_note (id),
  note_number TEXT NOT NULL,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  order_number TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  reason TEXT NOT NULL,
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  received_by INTEGER REFERENCES user (id),
  received_at INTEGER,
  judged_by INTEGER REFERENCES user (id),
  verdict TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  -- What was credited, set once when it is closed; 0 for an exchange.
  credit_fen INTEGER NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
  exchange_note_id INTEGER REFERENCES dispatch_note (id),
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX return_request_number ON return_request (number, id, owner_id);
CREATE INDEX return_request_note ON return_request (note_id);
CREATE INDEX return_request_note_number ON return_request (note_number, id, owner_id);
CREATE INDEX return_request_order ON return_request (order_id);
CREATE INDEX return_request_order_number ON return_request (order_number, id, owner_id);
CREATE INDEX return_request_owner ON return_request (owner_id, id);
CREATE INDEX return_request_buyer ON return_request (buyer_id, closed_on);
CREATE INDEX return_request_buyer_py ON return_request (buyer_py, id, owner_id);
CREATE INDEX return_request_state ON return_request (state, id, owner_id);
CREATE INDEX return_request_state_waiting ON return_request (state, waiting_since, id, owner_id);
CREATE INDEX return_request_waiting ON return_request (waiting_since, id, owner_id);
CREATE INDEX return_request_kind ON return_request (kind, id, owner_id);
CREATE INDEX return_request_source ON return_request (source, id, owner_id);
CREATE INDEX return_request_requested ON return_request (requested_on, id, owner_id);
CREATE INDEX return_request_closed ON return_request (closed_on, id, owner_id);
CREATE INDEX return_request_credit ON return_request (credit_fen, id, owner_id);

CREATE TABLE return_line (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES return_request (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  note_line_id INTEGER NOT NULL REFERENCES note_line (id),
  order_line_id INTEGER NOT NULL REFERENCES order_line (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  -- The price of the sale, 1/10000 yuan.
  price INTEGER NOT NULL CHECK (price >= 0),
  received_qty INTEGER NOT NULL DEFAULT 0 CHECK (received_qty >= 0 AND received_qty <= qty),
  passed_qty INTEGER NOT NULL DEFAULT 0 CHECK (passed_qty >= 0),
  failed_qty INTEGER NOT NULL DEFAULT 0 CHECK (failed_qty >= 0),
  -- Where the received goods wait for their verdict.
  quarantine_lot_id INTEGER REFERENCES lot (id),
  CHECK (passed_qty + failed_qty <= received_qty),
  UNIQUE (return_id, note_line_id)
) STRICT;
CREATE INDEX return_line_note_line ON return_line (note_line_id);
CREATE INDEX return_line_order_line ON return_line (order_line_id);

-- Never more than was shipped, whoever asks.
CREATE TRIGGER return_line_within_shipped AFTER INSERT ON return_line
WHEN (SELECT sum(l.qty) FROM return_line AS l JOIN return_request AS r ON r.id = l.return_id
      WHERE l.note_line_id = NEW.note_line_id AND r.state NOT IN ('refused', 'withdrawn'))
   > (SELECT qty FROM note_line WHERE id = NEW.note_line_id)
BEGIN SELECT RAISE(ABORT, 'QUANTITY_EXCEEDED'); END;
-- What was decided stays: a closed return is a fact of the account.
CREATE TRIGGER return_request_closed_stays BEFORE UPDATE ON return_request
WHEN OLD.state IN ('refused', 'withdrawn') OR (OLD.state = 'closed' AND NOT (
  NEW.state = 'closed' AND OLD.exchange_note_id IS NOT NEW.exchange_note_id AND NEW.credit_fen = OLD.credit_fen))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER return_request_no_delete BEFORE DELETE ON return_request
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER return_line_no_delete BEFORE DELETE ON return_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
