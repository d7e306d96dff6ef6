-- Purchasing: suppliers, receipts with their inspection, returns to suppliers.
CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  py_full TEXT NOT NULL,
  py_initials TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('maker', 'wholesaler')),
  tax_no TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX supplier_py ON supplier (py_full, id);
CREATE INDEX supplier_kind ON supplier (kind, id);
CREATE INDEX supplier_tax ON supplier (tax_no, id);
CREATE INDEX supplier_contact ON supplier (contact_name, id);
CREATE INDEX supplier_phone ON supplier (phone, id);
CREATE INDEX supplier_disabled ON supplier (is_disabled, id);
CREATE INDEX supplier_created ON supplier (created_at, id);
CREATE TRIGGER supplier_no_delete BEFORE DELETE ON supplier BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- The list of papers with an end follows the card.
CREATE TRIGGER supplier_dated_update AFTER UPDATE OF name, py_full, is_disabled ON supplier BEGIN
  UPDATE dated_paper SET name = NEW.name, py = NEW.py_full, is_idle = NEW.is_disabled
  WHERE holder = 'supplier' AND holder_id = NEW.id;
END;

CREATE TABLE purchase_receipt (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'arrived' CHECK (state IN ('arrived', 'accepted', 'cancelled')),
  supplier_id INTEGER NOT NULL REFERENCES supplier (id),
  supplier_name TEXT NOT NULL,
  supplier_py TEXT NOT NULL,
  -- The number of the note that came with the goods.
  paper_no TEXT NOT NULL,
  arrived_on TEXT NOT NULL,
  -- Of cold goods on arrival, tenths of a degree.
  arrival_tenth_c INTEGER,
  remark TEXT NOT NULL DEFAULT '',
  product_names TEXT NOT NULL,
  line_count INTEGER NOT NULL,
  -- The supplier's invoice, often later than the goods.
  invoice_no TEXT NOT NULL DEFAULT '',
  invoice_on TEXT,
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  inspected_by INTEGER REFERENCES user (id),
  inspected_at INTEGER,
  accepted_on TEXT,
  verdict TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((inspected_by IS NULL) = (inspected_at IS NULL)),
  CHECK (state <> 'accepted' OR accepted_on IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX purchase_receipt_paper ON purchase_receipt (supplier_id, paper_no) WHERE state <> 'cancelled';
CREATE INDEX purchase_receipt_number ON purchase_receipt (number, id);
CREATE INDEX purchase_receipt_state ON purchase_receipt (state, id);
CREATE INDEX purchase_receipt_supplier_py ON purchase_receipt (supplier_py, id);
CREATE INDEX purchase_receipt_paper_no ON purchase_receipt (paper_no, id);
CREATE INDEX purchase_receipt_products ON purchase_receipt (product_names, id);
CREATE INDEX purchase_receipt_lines ON purchase_receipt (line_count, id);
CREATE INDEX purchase_receipt_arrived ON purchase_receipt (arrived_on, id);
CREATE INDEX purchase_receipt_accepted ON purchase_receipt (accepted_on, id);
CREATE INDEX purchase_receipt_invoice ON purchase_receipt (invoice_no, id);
CREATE INDEX purchase_receipt_waiting ON purchase_receipt (waiting_since, id);
-- Once judged, only what comes later is written: the invoice.
CREATE TRIGGER purchase_receipt_posted_no_update BEFORE UPDATE ON purchase_receipt
WHEN OLD.state = 'cancelled' OR (OLD.state = 'accepted' AND (
  NEW.state <> OLD.state OR NEW.number <> OLD.number OR NEW.supplier_id <> OLD.supplier_id
  OR NEW.supplier_name <> OLD.supplier_name OR NEW.paper_no <> OLD.paper_no OR NEW.arrived_on <> OLD.arrived_on
  OR NEW.arrival_tenth_c IS NOT OLD.arrival_tenth_c OR NEW.recorded_by <> OLD.recorded_by
  OR NEW.inspected_by IS NOT OLD.inspected_by OR NEW.accepted_on IS NOT OLD.accepted_on
  OR NEW.verdict <> OLD.verdict OR NEW.is_same_person <> OLD.is_same_person
))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER purchase_receipt_no_delete BEFORE DELETE ON purchase_receipt
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE purchase_line (
  id INTEGER PRIMARY KEY,
  receipt_id INTEGER NOT NULL REFERENCES purchase_receipt (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id INTEGER NOT NULL REFERENCES product (id),
  batch_no TEXT NOT NULL,
  -- Where it waits for its verdict.
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  -- Where it is put once accepted.
  location TEXT NOT NULL DEFAULT '',
  arrived_qty INTEGER NOT NULL CHECK (arrived_qty > 0),
  accepted_qty INTEGER CHECK (accepted_qty BETWEEN 0 AND arrived_qty),
  -- 1/10000 yuan, tax included; known to those who buy.
  price INTEGER CHECK (price >= 0),
  UNIQUE (receipt_id, line_no)
) STRICT;
CREATE INDEX purchase_line_batch ON purchase_line (product_id, batch_no);
CREATE INDEX purchase_line_lot ON purchase_line (lot_id);
CREATE TRIGGER purchase_line_posted_no_update BEFORE UPDATE ON purchase_line
WHEN NEW.receipt_id <> OLD.receipt_id OR NEW.product_id <> OLD.product_id OR NEW.batch_no <> OLD.batch_no
  OR NEW.lot_id <> OLD.lot_id OR NEW.arrived_qty <> OLD.arrived_qty
  OR (OLD.accepted_qty IS NOT NULL AND (NEW.accepted_qty IS NOT OLD.accepted_qty OR NEW.location <> OLD.location))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER purchase_line_no_delete BEFORE DELETE ON purchase_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE supplier_return (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'posted', 'refused', 'cancelled')),
  supplier_id INTEGER NOT NULL REFERENCES supplier (id),
  supplier_name TEXT NOT NULL,
  supplier_py TEXT NOT NULL,
  reason TEXT NOT NULL,
  product_names TEXT NOT NULL,
  line_count INTEGER NOT NULL,
  -- The supplier's red invoice or credit note, later than the goods.
  credit_note_no TEXT NOT NULL DEFAULT '',
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  posted_on TEXT,
  decision TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX supplier_return_number ON supplier_return (number, id);
CREATE INDEX supplier_return_state ON supplier_return (state, id);
CREATE INDEX supplier_return_supplier ON supplier_return (supplier_id);
CREATE INDEX supplier_return_supplier_py ON supplier_return (supplier_py, id);
CREATE INDEX supplier_return_products ON supplier_return (product_names, id);
CREATE INDEX supplier_return_reason ON supplier_return (reason, id);
CREATE INDEX supplier_return_requested ON supplier_return (requested_on, id);
CREATE INDEX supplier_return_posted ON supplier_return (posted_on, id);
CREATE INDEX supplier_return_credit ON supplier_return (credit_note_no, id);
CREATE INDEX supplier_return_waiting ON supplier_return (waiting_since, id);
CREATE TRIGGER supplier_return_posted_no_update BEFORE UPDATE ON supplier_return
WHEN OLD.state IN ('refused', 'cancelled') OR (OLD.state = 'posted' AND (
  NEW.state <> OLD.state OR NEW.number <> OLD.number OR NEW.supplier_id <> OLD.supplier_id
  OR NEW.reason <> OLD.reason OR NEW.requested_by <> OLD.requested_by OR NEW.decided_by IS NOT OLD.decided_by
  OR NEW.posted_on IS NOT OLD.posted_on OR NEW.is_same_person <> OLD.is_same_person
))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER supplier_return_no_delete BEFORE DELETE ON supplier_return
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE supplier_return_line (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES supplier_return (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  UNIQUE (return_id, line_no),
  UNIQUE (return_id, lot_id)
) STRICT;
CREATE INDEX supplier_return_line_lot ON supplier_return_line (lot_id);
CREATE TRIGGER supplier_return_line_no_update BEFORE UPDATE ON supplier_return_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER supplier_return_line_no_delete BEFORE DELETE ON supplier_return_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
