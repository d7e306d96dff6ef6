-- Sales orders with their three parties, releases, receipts.
CREATE TABLE sales_order (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'approved', 'on_hold', 'completed', 'cancelled', 'short_closed')),
  owner_id INTEGER NOT NULL REFERENCES user (id),
  owner_name TEXT NOT NULL,
  owner_py TEXT NOT NULL,
  agent_id INTEGER REFERENCES customer (id),
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  buyer_initials TEXT NOT NULL,
  delivery_address_id INTEGER REFERENCES delivery_address (id),
  receiver_name TEXT NOT NULL DEFAULT '',
  receiver_phone TEXT NOT NULL DEFAULT '',
  receiver_address TEXT NOT NULL DEFAULT '',
  customer_order_no TEXT NOT NULL DEFAULT '',
  delivery_on TEXT,
  invoice_demand TEXT NOT NULL DEFAULT 'stored' CHECK (invoice_demand IN ('with_goods', 'stored', 'write_off_advance', 'month_end')),
  payment_term TEXT NOT NULL CHECK (payment_term IN ('prepaid', 'after_shipping', 'after_signing', 'after_invoice', 'monthly', 'monthly_day', 'next_delivery', 'as_sold')),
  payment_days INTEGER NOT NULL DEFAULT 0,
  shipping_demand TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  total_fen INTEGER NOT NULL DEFAULT 0,
  line_count INTEGER NOT NULL DEFAULT 0,
  created_by INTEGER NOT NULL REFERENCES user (id),
  created_at INTEGER NOT NULL,
  edited_by INTEGER NOT NULL REFERENCES user (id),
  submitted_by INTEGER REFERENCES user (id),
  submitted_at INTEGER,
  submitted_on TEXT,
  approved_by INTEGER REFERENCES user (id),
  approved_at INTEGER,
  approval_count INTEGER NOT NULL DEFAULT 0,
  completed_at INTEGER,
  waiting_since INTEGER NOT NULL,
  return_reason TEXT NOT NULL DEFAULT '',
  duplicate_seen INTEGER NOT NULL DEFAULT 0 CHECK (duplicate_seen IN (0, 1)),
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX sales_order_customer_no ON sales_order (buyer_id, customer_order_no)
  WHERE customer_order_no <> '' AND state <> 'cancelled';
-- One index a sort. They end with the owner, so that a block of some people's orders is found without the table.
CREATE INDEX sales_order_state ON sales_order (state, id, owner_id);
CREATE INDEX sales_order_state_waiting ON sales_order (state, waiting_since, id, owner_id);
CREATE INDEX sales_order_waiting ON sales_order (waiting_since, id, owner_id);
CREATE INDEX sales_order_buyer ON sales_order (buyer_id, id);
CREATE INDEX sales_order_buyer_py ON sales_order (buyer_py, id, owner_id);
CREATE INDEX sales_order_owner ON sales_order (owner_id, id);
CREATE INDEX sales_order_owner_py ON sales_order (owner_py, id, owner_id);
CREATE INDEX sales_order_total ON sales_order (total_fen, id, owner_id);
CREATE INDEX sales_order_submitted_on ON sales_order (submitted_on, id, owner_id);
CREATE INDEX sales_order_delivery ON sales_order (delivery_on, id, owner_id);
CREATE INDEX sales_order_number ON sales_order (number, id, owner_id);
CREATE INDEX sales_order_lines ON sales_order (line_count, id, owner_id);
CREATE INDEX sales_order_customer_order ON sales_order (customer_order_no, id, owner_id);
CREATE INDEX sales_order_phone ON sales_order (receiver_phone, id);

-- noted = quantity on live and shipped dispatch notes, a guarded balance (A14).
CREATE TABLE order_line (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id INTEGER NOT NULL REFERENCES product (id),
  ordered_qty INTEGER NOT NULL CHECK (ordered_qty > 0),
  noted_qty INTEGER NOT NULL DEFAULT 0 CHECK (noted_qty >= 0 AND noted_qty + closed_qty <= ordered_qty),
  -- What will not be shipped any more: the rest of a short-closed order.
  closed_qty INTEGER NOT NULL DEFAULT 0 CHECK (closed_qty >= 0),
  price INTEGER NOT NULL CHECK (price >= 0),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  tax_rate_bp INTEGER NOT NULL,
  remark TEXT NOT NULL DEFAULT '',
  UNIQUE (order_id, line_no)
) STRICT;
CREATE INDEX order_line_product ON order_line (product_id, order_id);
-- What is still promised (A15) is asked at every approval: it must not grow with what was shipped years ago.
CREATE INDEX order_line_open ON order_line (product_id, order_id) WHERE noted_qty + closed_qty < ordered_qty;

-- A release of one blocking check, valid up to the figure it was given for and until a day.
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  check_code TEXT NOT NULL,
  up_to INTEGER NOT NULL,
  reason TEXT NOT NULL,
  released_by INTEGER NOT NULL REFERENCES user (id),
  released_at INTEGER NOT NULL,
  valid_until_on TEXT NOT NULL
) STRICT;
CREATE INDEX release_order ON release (order_id);

CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  received_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  form TEXT NOT NULL CHECK (form IN ('transfer', 'cash', 'acceptance', 'deduction', 'rounding', 'refund')),
  payer TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  reversal_of INTEGER UNIQUE REFERENCES receipt (id),
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_customer ON receipt (customer_id, id);
CREATE INDEX receipt_customer_py ON receipt (customer_py, id);
CREATE INDEX receipt_received ON receipt (received_on, id);
CREATE INDEX receipt_amount ON receipt (amount_fen, id);
CREATE INDEX receipt_form ON receipt (form, id);
CREATE INDEX receipt_number ON receipt (number, id);
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- What part of a receipt pays which order; un-matched by a reversing row.
CREATE TABLE receipt_allocation (
  id INTEGER PRIMARY KEY,
  receipt_id INTEGER NOT NULL REFERENCES receipt (id),
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  reversal_of INTEGER UNIQUE REFERENCES receipt_allocation (id),
  matched_by INTEGER NOT NULL REFERENCES user (id),
  matched_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_allocation_receipt ON receipt_allocation (receipt_id);
CREATE INDEX receipt_allocation_order ON receipt_allocation (order_id);
CREATE TRIGGER receipt_allocation_no_update BEFORE UPDATE ON receipt_allocation
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER receipt_allocation_no_delete BEFORE DELETE ON receipt_allocation
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
