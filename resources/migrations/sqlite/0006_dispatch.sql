-- Dispatch notes and their shipment. A void keeps its number with a reason.
CREATE TABLE dispatch_note (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  -- A note without a sale sends the same goods once more; it moves nothing of its order.
  kind TEXT NOT NULL DEFAULT 'sale' CHECK (kind IN ('sale', 'exchange')),
  exchange_id INTEGER,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  order_number TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  receiver_name TEXT NOT NULL DEFAULT '',
  receiver_phone TEXT NOT NULL DEFAULT '',
  receiver_address TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'released'
    CHECK (state IN ('released', 'picking', 'to_check', 'checked', 'shipped', 'signed', 'partly_signed', 'refused', 'void')),
  line_count INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user (id),
  created_at INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  picked_by INTEGER REFERENCES user (id),
  picked_at INTEGER,
  checked_by INTEGER REFERENCES user (id),
  checked_at INTEGER,
  shipped_by INTEGER REFERENCES user (id),
  shipped_at INTEGER,
  shipped_on TEXT,
  carrier TEXT NOT NULL DEFAULT '',
  waybill_no TEXT NOT NULL DEFAULT '',
  box_count INTEGER NOT NULL DEFAULT 0 CHECK (box_count >= 0),
  departure_tenth_c INTEGER,
  signed_on TEXT,
  signed_by TEXT NOT NULL DEFAULT '',
  sign_recorded_by INTEGER REFERENCES user (id),
  voided_by INTEGER REFERENCES user (id),
  void_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  print_count INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX dispatch_note_buyer ON dispatch_note (buyer_id, state);
CREATE INDEX dispatch_note_order ON dispatch_note (order_id, id);
CREATE INDEX dispatch_note_order_number ON dispatch_note (order_number, id, owner_id);
CREATE INDEX dispatch_note_state ON dispatch_note (state, id, owner_id);
CREATE INDEX dispatch_note_state_waiting ON dispatch_note (state, waiting_since, id, owner_id);
CREATE INDEX dispatch_note_waiting ON dispatch_note (waiting_since, id, owner_id);
CREATE INDEX dispatch_note_buyer_py ON dispatch_note (buyer_py, id, owner_id);
CREATE INDEX dispatch_note_owner ON dispatch_note (owner_id, id);
CREATE INDEX dispatch_note_created ON dispatch_note (created_on, id, owner_id);
CREATE INDEX dispatch_note_shipped ON dispatch_note (shipped_on, id, owner_id);
CREATE INDEX dispatch_note_signed ON dispatch_note (signed_on, id, owner_id);
CREATE INDEX dispatch_note_waybill ON dispatch_note (waybill_no, id, owner_id);
CREATE INDEX dispatch_note_number ON dispatch_note (number, id, owner_id);

CREATE TABLE note_line (
  id INTEGER PRIMARY KEY,
  note_id INTEGER NOT NULL REFERENCES dispatch_note (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  order_line_id INTEGER NOT NULL REFERENCES order_line (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  checked_qty INTEGER NOT NULL DEFAULT 0 CHECK (checked_qty >= 0 AND checked_qty <= qty),
  UNIQUE (note_id, line_no)
) STRICT;
CREATE INDEX note_line_order_line ON note_line (order_line_id);
CREATE INDEX note_line_lot ON note_line (lot_id);

-- A traceability code passes once in its life through a check.
CREATE TABLE note_scan (
  id INTEGER PRIMARY KEY,
  note_line_id INTEGER NOT NULL REFERENCES note_line (id),
  code TEXT NOT NULL UNIQUE,
  qty INTEGER NOT NULL CHECK (qty > 0),
  scanned_at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_scan_line ON note_scan (note_line_id);

-- What a paper showed when it was printed, whatever it was printed of; a reprint counts.
CREATE TABLE print_snapshot (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  copy_no INTEGER NOT NULL CHECK (copy_no > 0),
  content TEXT NOT NULL,
  printed_by INTEGER NOT NULL REFERENCES user (id),
  printed_at INTEGER NOT NULL,
  UNIQUE (entity, entity_id, kind, copy_no)
) STRICT;
