-- Products, agreed prices, lots and their moves.
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE,
  generic_name TEXT NOT NULL,
  trade_name TEXT NOT NULL DEFAULT '',
  py_full TEXT NOT NULL,
  py_initials TEXT NOT NULL,
  mnemonic TEXT NOT NULL DEFAULT '',
  form TEXT NOT NULL DEFAULT '',
  specification TEXT NOT NULL DEFAULT '',
  holder TEXT NOT NULL DEFAULT '',
  maker TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '',
  registration_no TEXT NOT NULL DEFAULT '',
  registration_expires_on TEXT,
  unit TEXT NOT NULL DEFAULT '',
  case_qty INTEGER CHECK (case_qty > 0),
  tax_code TEXT NOT NULL DEFAULT '',
  tax_short_name TEXT NOT NULL DEFAULT '',
  tax_rate_bp INTEGER CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  is_prescription INTEGER NOT NULL DEFAULT 1 CHECK (is_prescription IN (0, 1)),
  scope_class TEXT NOT NULL DEFAULT '',
  storage_class TEXT NOT NULL DEFAULT 'normal' CHECK (storage_class IN ('normal', 'cool', 'cold', 'frozen')),
  is_controlled INTEGER NOT NULL DEFAULT 0 CHECK (is_controlled IN (0, 1)),
  medical_code TEXT NOT NULL DEFAULT '',
  barcode TEXT NOT NULL DEFAULT '',
  trace_prefix TEXT NOT NULL DEFAULT '',
  floor_price INTEGER CHECK (floor_price >= 0),
  category TEXT NOT NULL DEFAULT '',
  is_stopped INTEGER NOT NULL DEFAULT 0 CHECK (is_stopped IN (0, 1)),
  is_complete INTEGER NOT NULL DEFAULT 0 CHECK (is_complete IN (0, 1)),
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (generic_name, trade_name, maker, specification)
) STRICT;
CREATE INDEX product_py ON product (py_full, id);
CREATE INDEX product_initials ON product (py_initials, id);
CREATE INDEX product_maker ON product (maker, id);
CREATE INDEX product_specification ON product (specification, id);
CREATE INDEX product_category ON product (category, id);
CREATE INDEX product_trade_name ON product (trade_name, id);
CREATE INDEX product_floor ON product (floor_price, id);
CREATE INDEX product_complete ON product (is_complete, id);
CREATE INDEX product_created ON product (created_at, id);
CREATE INDEX product_form ON product (form, id);
CREATE INDEX product_registration ON product (registration_no, id);
CREATE INDEX product_unit ON product (unit, id);
CREATE INDEX product_tax_rate ON product (tax_rate_bp, id);
CREATE INDEX product_storage ON product (storage_class, id);
CREATE INDEX product_controlled ON product (is_controlled, id);
CREATE INDEX product_stopped ON product (is_stopped, id);
CREATE INDEX product_barcode ON product (barcode);
CREATE INDEX product_trace ON product (trace_prefix);

CREATE TABLE agreed_price (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  price INTEGER NOT NULL CHECK (price >= 0),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (customer_id, product_id, valid_from)
) STRICT;
CREATE INDEX agreed_price_product ON agreed_price (product_id);

-- on_hand and reserved are guarded balances (A14): one repo function appends the move and moves the balance.
CREATE TABLE lot (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product (id),
  batch_no TEXT NOT NULL,
  -- Where goods stand: for sale, waiting for a verdict, or never to be sold. One batch has a row per area and place.
  area TEXT NOT NULL DEFAULT 'stock' CHECK (area IN ('stock', 'quarantine', 'rejected')),
  made_on TEXT,
  expires_on TEXT NOT NULL,
  expires_label TEXT NOT NULL,
  location TEXT NOT NULL DEFAULT '',
  supplier_name TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'sellable' CHECK (status IN ('sellable', 'locked')),
  on_hand INTEGER NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
  reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0 AND reserved <= on_hand),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, batch_no, area, location)
) STRICT;
CREATE INDEX lot_product ON lot (product_id, id);
CREATE INDEX lot_expiry ON lot (product_id, expires_on, id);
CREATE INDEX lot_product_py ON lot (product_py, id);
CREATE INDEX lot_batch ON lot (batch_no, id);
CREATE INDEX lot_expires ON lot (expires_on, id);
CREATE INDEX lot_location ON lot (location, id);
CREATE INDEX lot_on_hand ON lot (on_hand, id);
CREATE INDEX lot_reserved ON lot (reserved, id);
CREATE INDEX lot_made ON lot (made_on, id);
CREATE INDEX lot_supplier ON lot (supplier_name, id);
CREATE INDEX lot_created ON lot (created_at, id);
CREATE INDEX lot_status ON lot (status, id);
CREATE INDEX lot_area ON lot (area, id);

CREATE TABLE stock_move (
  id INTEGER PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'shipment', 'reversal', 'purchase', 'supplier_return', 'return', 'verdict',
    'exchange', 'stocktake', 'transfer', 'write_off', 'destruction', 'sample')),
  qty INTEGER NOT NULL CHECK (qty <> 0),
  moved_on TEXT NOT NULL,
  moved_at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  note_id INTEGER,
  -- The other document a move belongs to; its table follows from the kind.
  document_id INTEGER,
  reversal_of INTEGER UNIQUE REFERENCES stock_move (id),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stock_move_lot ON stock_move (lot_id, id);
CREATE INDEX stock_move_note ON stock_move (note_id);
CREATE INDEX stock_move_document ON stock_move (kind, document_id);
CREATE INDEX stock_move_day ON stock_move (moved_on, id);
CREATE TRIGGER stock_move_no_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
