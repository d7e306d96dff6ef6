-- What sales asks of an approved order and finance decides: other lines or delivery, a cancellation, the rest closed.
CREATE TABLE order_change (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  change_no INTEGER NOT NULL CHECK (change_no > 0),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'cancel', 'short_close')),
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn')),
  owner_id INTEGER NOT NULL REFERENCES user (id),
  order_number TEXT NOT NULL,
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- The head as it was and as it would be; the same where nothing is asked.
  old_delivery_on TEXT,
  new_delivery_on TEXT,
  old_address_id INTEGER REFERENCES delivery_address (id),
  new_address_id INTEGER REFERENCES delivery_address (id),
  old_receiver TEXT NOT NULL DEFAULT '',
  new_receiver TEXT NOT NULL DEFAULT '',
  old_remark TEXT NOT NULL DEFAULT '',
  new_remark TEXT NOT NULL DEFAULT '',
  old_total_fen INTEGER NOT NULL,
  new_total_fen INTEGER NOT NULL,
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  UNIQUE (order_id, change_no)
) STRICT;
-- One open change an order, whoever asks at the same time.
CREATE UNIQUE INDEX order_change_open ON order_change (order_id) WHERE state = 'requested';
CREATE INDEX order_change_owner ON order_change (owner_id, id);
CREATE INDEX order_change_number ON order_change (order_number, id, owner_id);
CREATE INDEX order_change_buyer_py ON order_change (buyer_py, id, owner_id);
CREATE INDEX order_change_buyer ON order_change (buyer_id, id);
CREATE INDEX order_change_kind ON order_change (kind, id, owner_id);
CREATE INDEX order_change_state ON order_change (state, id, owner_id);
CREATE INDEX order_change_total ON order_change (new_total_fen, id, owner_id);
CREATE INDEX order_change_requested ON order_change (requested_at, id, owner_id);

-- The lines that differ: old → new. Without order_line_id a line more; with new_qty 0 a line less. The line itself may
-- be typed anew once the order is a draft again, so nothing refers to its row.
CREATE TABLE order_change_line (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES order_change (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  order_line_id INTEGER,
  product_id INTEGER NOT NULL REFERENCES product (id),
  old_qty INTEGER NOT NULL CHECK (old_qty >= 0),
  new_qty INTEGER NOT NULL CHECK (new_qty >= 0),
  old_price INTEGER NOT NULL CHECK (old_price >= 0),
  new_price INTEGER NOT NULL CHECK (new_price >= 0),
  old_remark TEXT NOT NULL DEFAULT '',
  new_remark TEXT NOT NULL DEFAULT '',
  UNIQUE (change_id, line_no)
) STRICT;
-- Every change is decided once; what was decided stays as it was.
CREATE TRIGGER order_change_decided BEFORE UPDATE ON order_change
WHEN OLD.state <> 'requested' AND (NEW.state <> OLD.state OR NEW.new_total_fen <> OLD.new_total_fen)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER order_change_no_delete BEFORE DELETE ON order_change
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER order_change_line_no_update BEFORE UPDATE ON order_change_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER order_change_line_no_delete BEFORE DELETE ON order_change_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
