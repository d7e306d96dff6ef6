-- The invoicing ledger: what may be invoiced, what is, and what goes with what. Quantities and money side by side.

-- How a sale is taxed. Rates are rows with their source; an old entitlement keeps its own.
CREATE TABLE tax_treatment (
  id INTEGER PRIMARY KEY,
  method TEXT NOT NULL CHECK (method IN ('general', 'simple', 'exempt')),
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  source TEXT NOT NULL DEFAULT '',
  UNIQUE (method, rate_bp, valid_from),
  CHECK ((method = 'exempt') = (rate_bp = 0))
) STRICT;
INSERT INTO tax_treatment (method, rate_bp, valid_from, valid_until, source) VALUES
  ('general', 1300, '2019-04-01', NULL, '增值税法第十条;2026 年前为财政部 税务总局 海关总署公告 2019 年第 39 号'),
  ('general', 900, '2019-04-01', NULL, '增值税法第十条;2026 年前为财政部 税务总局 海关总署公告 2019 年第 39 号'),
  ('general', 600, '2016-05-01', NULL, '增值税法第十条;2026 年前为财税〔2016〕36 号'),
  ('simple', 300, '2014-07-01', NULL, '增值税法第十一条;2026 年前为财税〔2014〕57 号'),
  ('simple', 100, '2023-01-01', '2027-12-31', '财政部 税务总局公告 2023 年第 19 号'),
  ('exempt', 0, '1994-01-01', NULL, '增值税法第二十四条;2026 年前为增值税暂行条例第十五条');
-- A book may hold sales at rates that this list does not know.
INSERT INTO tax_treatment (method, rate_bp, valid_from, source)
SELECT DISTINCT 'general', tax_rate_bp, '2019-04-01', '' FROM order_line
WHERE tax_rate_bp > 0 AND tax_rate_bp NOT IN (SELECT rate_bp FROM tax_treatment);

-- Whom an invoice names: a buyer under one tax number.
CREATE TABLE tax_party (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  title TEXT NOT NULL,
  tax_no TEXT NOT NULL DEFAULT '',
  UNIQUE (customer_id, tax_no)
) STRICT;

-- The key of the ledger: tax party × product × treatment. Names are copied, so that lists can sort.
CREATE TABLE ledger_account (
  id INTEGER PRIMARY KEY,
  party_id INTEGER NOT NULL REFERENCES tax_party (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  treatment_id INTEGER NOT NULL REFERENCES tax_treatment (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  product_code TEXT NOT NULL,
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  UNIQUE (party_id, product_id, treatment_id)
) STRICT;

-- One per approved order line and approval, per line of opening data, and per part that a change of price or key split
-- off. net = sum of its events, allocated = sum of its allocations, the others = sums of its supply: balances that
-- constraints guard, moved by triggers only.
CREATE TABLE entitlement (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ledger_account (id),
  price INTEGER NOT NULL CHECK (price >= 0),
  source TEXT NOT NULL CHECK (source IN ('order', 'opening', 'price', 'rekey')),
  origin_id INTEGER REFERENCES entitlement (id),
  order_id INTEGER REFERENCES sales_order (id),
  order_line_id INTEGER REFERENCES order_line (id),
  approval_count INTEGER NOT NULL DEFAULT 0,
  order_number TEXT NOT NULL,
  line_no INTEGER NOT NULL,
  invoice_demand TEXT NOT NULL DEFAULT 'stored' CHECK (invoice_demand IN ('with_goods', 'stored', 'write_off_advance', 'month_end')),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_py TEXT NOT NULL,
  product_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  approved_at INTEGER NOT NULL,
  approved_on TEXT NOT NULL,
  net_qty INTEGER NOT NULL DEFAULT 0 CHECK (net_qty >= 0),
  net_fen INTEGER NOT NULL DEFAULT 0 CHECK (net_fen >= 0),
  allocated_qty INTEGER NOT NULL DEFAULT 0 CHECK (allocated_qty BETWEEN 0 AND net_qty),
  allocated_fen INTEGER NOT NULL DEFAULT 0 CHECK (allocated_fen BETWEEN 0 AND net_fen),
  checked_qty INTEGER NOT NULL DEFAULT 0 CHECK (checked_qty >= 0),
  shipped_qty INTEGER NOT NULL DEFAULT 0 CHECK (shipped_qty >= 0),
  signed_qty INTEGER NOT NULL DEFAULT 0 CHECK (signed_qty >= 0),
  CHECK ((source IN ('order', 'price')) <= (order_line_id IS NOT NULL))
) STRICT;

CREATE TABLE entitlement_event (
  id INTEGER PRIMARY KEY,
  entitlement_id INTEGER NOT NULL REFERENCES entitlement (id),
  kind TEXT NOT NULL CHECK (kind IN ('approve', 'change', 'cancel', 'short_close', 'return', 'price', 'opening', 'rekey')),
  qty INTEGER NOT NULL,
  fen INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL DEFAULT '',
  document_id INTEGER,
  posted_on TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user (id),
  row_hash TEXT NOT NULL DEFAULT ''
) STRICT;

-- What was checked, shipped, signed for and came back: the account does not move, what may be invoiced does.
CREATE TABLE supply_event (
  id INTEGER PRIMARY KEY,
  entitlement_id INTEGER NOT NULL REFERENCES entitlement (id),
  stage TEXT NOT NULL CHECK (stage IN ('checked', 'shipped', 'signed')),
  qty INTEGER NOT NULL CHECK (qty <> 0),
  document TEXT NOT NULL,
  document_id INTEGER,
  posted_on TEXT NOT NULL,
  posted_at INTEGER NOT NULL
) STRICT;

-- What is asked of the invoicing clerk or of the tax office. Its lines say which entitlements or blue lines.
CREATE TABLE invoice_request (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'advance', 'red', 'reissue')),
  state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'sent', 'confirmed', 'exported', 'failed', 'issued',
    'refused', 'withdrawn', 'lapsed', 'rejected')),
  party_id INTEGER NOT NULL REFERENCES tax_party (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  total_fen INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  -- Contract or tender of an advance, and the day on which its sale is expected.
  basis TEXT NOT NULL DEFAULT '',
  expected_on TEXT,
  remark TEXT NOT NULL DEFAULT '',
  -- A red form: its blue invoice, whether the buyer booked it, the reason of the form, where it stands.
  blue_invoice_id INTEGER,
  is_booked INTEGER CHECK (is_booked IN (0, 1)),
  red_reason TEXT CHECK (red_reason IN ('01', '02', '03', '04')),
  is_from_buyer INTEGER NOT NULL DEFAULT 0 CHECK (is_from_buyer IN (0, 1)),
  form_no TEXT NOT NULL DEFAULT '',
  -- Whom the invoice after a red one names, where that changes.
  new_title TEXT NOT NULL DEFAULT '',
  sent_at INTEGER,
  answered_at INTEGER,
  -- The blue invoice that follows a red one, by the request of it; the red request of a reissue.
  reissue_of INTEGER REFERENCES invoice_request (id),
  limit_result TEXT NOT NULL DEFAULT '',
  fail_reason TEXT NOT NULL DEFAULT '',
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  -- How often it went into a workbook of the tax platform, and when last.
  export_count INTEGER NOT NULL DEFAULT 0 CHECK (export_count >= 0),
  exported_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX invoice_request_number ON invoice_request (number, id, owner_id);
CREATE INDEX invoice_request_kind ON invoice_request (kind, id, owner_id);
CREATE INDEX invoice_request_state ON invoice_request (state, id, owner_id);
CREATE INDEX invoice_request_customer_py ON invoice_request (customer_py, id, owner_id);
CREATE INDEX invoice_request_customer ON invoice_request (customer_id, state);
CREATE INDEX invoice_request_total ON invoice_request (total_fen, id, owner_id);
CREATE INDEX invoice_request_requested ON invoice_request (requested_on, id, owner_id);
CREATE INDEX invoice_request_waiting ON invoice_request (waiting_since, id, owner_id);
CREATE INDEX invoice_request_owner ON invoice_request (owner_id, id);
CREATE INDEX invoice_request_blue ON invoice_request (blue_invoice_id);
-- Red forms are few among all requests, and have a desk of their own.
CREATE INDEX invoice_request_red_number ON invoice_request (number, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_kind ON invoice_request (kind, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_state ON invoice_request (state, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_customer_py ON invoice_request (customer_py, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_total ON invoice_request (total_fen, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_requested ON invoice_request (requested_on, id, owner_id) WHERE red_reason IS NOT NULL;
CREATE INDEX invoice_request_red_waiting ON invoice_request (waiting_since, id, owner_id) WHERE red_reason IS NOT NULL;

CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 8 AND 20),
  kind TEXT NOT NULL CHECK (kind IN ('blue', 'red')),
  is_advance INTEGER NOT NULL DEFAULT 0 CHECK (is_advance IN (0, 1)),
  source TEXT NOT NULL CHECK (source IN ('hand', 'platform', 'opening')),
  request_id INTEGER REFERENCES invoice_request (id),
  red_of INTEGER REFERENCES invoice (id),
  party_id INTEGER NOT NULL REFERENCES tax_party (id),
  title TEXT NOT NULL,
  tax_no TEXT NOT NULL DEFAULT '',
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  total_fen INTEGER NOT NULL,
  excl_fen INTEGER NOT NULL,
  tax_fen INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  remark TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  CHECK (excl_fen + tax_fen = total_fen),
  CHECK ((kind = 'red') = (red_of IS NOT NULL)),
  CHECK ((kind = 'red') = (total_fen < 0))
) STRICT;
CREATE INDEX invoice_number ON invoice (number, id, owner_id);
CREATE INDEX invoice_issued ON invoice (issued_on, id, owner_id);
CREATE INDEX invoice_customer_py ON invoice (customer_py, id, owner_id);
CREATE INDEX invoice_customer ON invoice (customer_id, issued_on);
CREATE INDEX invoice_total ON invoice (total_fen, id, owner_id);
CREATE INDEX invoice_kind ON invoice (kind, id, owner_id);
CREATE INDEX invoice_request_of ON invoice (request_id);
CREATE INDEX invoice_red_of ON invoice (red_of);
CREATE INDEX invoice_owner ON invoice (owner_id, id);
CREATE TRIGGER invoice_no_update BEFORE UPDATE ON invoice
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.is_advance <> OLD.is_advance
  OR NEW.source <> OLD.source OR NEW.request_id IS NOT OLD.request_id OR NEW.red_of IS NOT OLD.red_of
  OR NEW.party_id <> OLD.party_id OR NEW.title <> OLD.title OR NEW.tax_no <> OLD.tax_no
  OR NEW.customer_id <> OLD.customer_id OR NEW.total_fen <> OLD.total_fen OR NEW.excl_fen <> OLD.excl_fen
  OR NEW.tax_fen <> OLD.tax_fen OR NEW.issued_on <> OLD.issued_on OR NEW.remark <> OLD.remark
  OR NEW.recorded_by <> OLD.recorded_by OR NEW.recorded_at <> OLD.recorded_at
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- Opening data is imported again until it is signed off; nothing else ever goes.
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice
WHEN OLD.source <> 'opening' OR EXISTS (SELECT 1 FROM setting WHERE key = 'openingSignedOffOn' AND length(value) > 2)
  OR EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(OLD.issued_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- A blue line has what is allocated, red and waiting to be red; the rest of it is an open advance. A red line is negative.
CREATE TABLE invoice_line (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  account_id INTEGER NOT NULL REFERENCES ledger_account (id),
  price INTEGER NOT NULL CHECK (price >= 0),
  is_advance INTEGER NOT NULL DEFAULT 0 CHECK (is_advance IN (0, 1)),
  red_of INTEGER REFERENCES invoice_line (id),
  invoice_number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  qty INTEGER NOT NULL,
  fen INTEGER NOT NULL,
  excl_fen INTEGER NOT NULL,
  tax_fen INTEGER NOT NULL,
  allocated_qty INTEGER NOT NULL DEFAULT 0 CHECK (allocated_qty >= 0),
  allocated_fen INTEGER NOT NULL DEFAULT 0 CHECK (allocated_fen >= 0),
  red_qty INTEGER NOT NULL DEFAULT 0 CHECK (red_qty >= 0),
  red_fen INTEGER NOT NULL DEFAULT 0 CHECK (red_fen >= 0),
  pending_qty INTEGER NOT NULL DEFAULT 0 CHECK (pending_qty >= 0),
  pending_fen INTEGER NOT NULL DEFAULT 0 CHECK (pending_fen >= 0),
  posted_at INTEGER NOT NULL,
  row_hash TEXT NOT NULL DEFAULT '',
  UNIQUE (invoice_id, line_no),
  CHECK (excl_fen + tax_fen = fen),
  CHECK ((red_of IS NULL AND qty >= 0 AND fen >= 0) OR (red_of IS NOT NULL AND qty <= 0 AND fen < 0)),
  CHECK (red_of IS NOT NULL OR (allocated_qty + red_qty + pending_qty <= qty AND allocated_fen + red_fen + pending_fen <= fen)),
  CHECK (red_of IS NULL OR (allocated_qty = 0 AND allocated_fen = 0 AND red_qty = 0 AND red_fen = 0 AND pending_qty = 0 AND pending_fen = 0))
) STRICT;
CREATE INDEX invoice_line_account ON invoice_line (account_id, price);
CREATE INDEX invoice_line_issued ON invoice_line (issued_on, account_id, price, red_of, qty, fen);
CREATE INDEX invoice_line_red_of ON invoice_line (red_of, qty, fen) WHERE red_of IS NOT NULL;
CREATE INDEX invoice_line_open ON invoice_line (account_id, price)
  WHERE red_of IS NULL AND (qty > allocated_qty + red_qty + pending_qty OR fen > allocated_fen + red_fen + pending_fen);
CREATE INDEX invoice_line_pending ON invoice_line (account_id, id) WHERE pending_qty > 0 OR pending_fen > 0;
CREATE TRIGGER invoice_line_no_delete BEFORE DELETE ON invoice_line
WHEN NOT EXISTS (SELECT 1 FROM invoice i WHERE i.id = OLD.invoice_id AND i.source = 'opening')
  OR EXISTS (SELECT 1 FROM setting WHERE key = 'openingSignedOffOn' AND length(value) > 2)
  OR EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(OLD.issued_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Which part of an invoice line goes with which entitlement; two amounts, one for each side. Undone by a reversing row.
CREATE TABLE allocation (
  id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES invoice_line (id),
  entitlement_id INTEGER NOT NULL REFERENCES entitlement (id),
  qty INTEGER NOT NULL,
  entitlement_fen INTEGER NOT NULL,
  invoice_fen INTEGER NOT NULL,
  reversal_of INTEGER REFERENCES allocation (id),
  cause TEXT NOT NULL CHECK (cause IN ('issue', 'write_off', 'opening', 'cancel', 'return', 'price', 'red', 'rounding', 'pending')),
  posted_on TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  -- NULL: by the matcher.
  user_id INTEGER REFERENCES user (id),
  row_hash TEXT NOT NULL DEFAULT '',
  CHECK (reversal_of IS NULL OR qty <= 0)
) STRICT;
CREATE INDEX allocation_line ON allocation (line_id, qty, invoice_fen);
CREATE INDEX allocation_entitlement ON allocation (entitlement_id, qty, entitlement_fen);
CREATE INDEX allocation_reversal ON allocation (reversal_of) WHERE reversal_of IS NOT NULL;
CREATE INDEX allocation_posted ON allocation (posted_on, entitlement_id, line_id, qty, entitlement_fen, invoice_fen);

-- What of a blue line must be taken back by a red one, and has not been yet.
CREATE TABLE red_pending (
  id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES invoice_line (id),
  entitlement_id INTEGER REFERENCES entitlement (id),
  qty INTEGER NOT NULL,
  fen INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('return', 'cancel', 'price', 'opening', 'red', 'to_advance')),
  reason TEXT NOT NULL DEFAULT '',
  posted_on TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user (id),
  row_hash TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX red_pending_line ON red_pending (line_id, qty, fen);
CREATE INDEX red_pending_posted ON red_pending (posted_on, line_id, qty, fen);

CREATE TABLE invoice_request_line (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES invoice_request (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  -- Lines with the same number come onto the same invoice.
  invoice_no INTEGER NOT NULL DEFAULT 1,
  account_id INTEGER NOT NULL REFERENCES ledger_account (id),
  price INTEGER NOT NULL CHECK (price >= 0),
  qty INTEGER NOT NULL CHECK (qty >= 0),
  fen INTEGER NOT NULL CHECK (fen >= 0),
  entitlement_id INTEGER REFERENCES entitlement (id),
  blue_line_id INTEGER REFERENCES invoice_line (id),
  -- The invoice that was issued of it; results may come one by one.
  invoice_id INTEGER REFERENCES invoice (id),
  fail_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (request_id, line_no)
) STRICT;
CREATE INDEX invoice_request_line_entitlement ON invoice_request_line (entitlement_id);
CREATE INDEX invoice_request_line_blue ON invoice_request_line (blue_line_id);

-- Somebody asks that what waits to be red be an open advance again; another person decides.
CREATE TABLE pending_wish (
  id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES invoice_line (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  reason TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'refused')),
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX pending_wish_open ON pending_wish (line_id) WHERE state = 'requested';
CREATE INDEX pending_wish_line ON pending_wish (line_id);

-- Sales and advances of a key stand at different prices and are left so: why.
CREATE TABLE price_note (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ledger_account (id),
  note TEXT NOT NULL,
  noted_by INTEGER NOT NULL REFERENCES user (id),
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX price_note_account ON price_note (account_id, id);

-- Blank workbooks of the tax platform, as the firm handed them over; the newest is filled.
CREATE TABLE platform_template (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES stored_file (id),
  name TEXT NOT NULL,
  sheets TEXT NOT NULL,
  kept_by INTEGER NOT NULL REFERENCES user (id),
  kept_at INTEGER NOT NULL
) STRICT;

-- An invoice reached the buyer: when, how, to whom. A wrong record is withdrawn.
CREATE TABLE invoice_handover (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  handed_on TEXT NOT NULL,
  way TEXT NOT NULL DEFAULT '',
  receiver TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by INTEGER REFERENCES user (id)
) STRICT;
CREATE UNIQUE INDEX invoice_handover_once ON invoice_handover (invoice_id) WHERE withdrawn_at IS NULL;

-- When a buyer's sales may be invoiced, and how far in advance; empty means as the firm does.
CREATE TABLE invoice_terms (
  customer_id INTEGER PRIMARY KEY REFERENCES customer (id),
  timing TEXT CHECK (timing IN ('approved', 'checked', 'shipped', 'signed')),
  advance_limit_fen INTEGER CHECK (advance_limit_fen >= 0),
  advance_max_count INTEGER CHECK (advance_max_count >= 0),
  advance_max_days INTEGER CHECK (advance_max_days >= 0),
  -- The boss lets a buyer with an advance that is too old ask for more until this day.
  age_released_until TEXT,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A closed month refuses every row of the ledger; the boss opens it again with a reason.
CREATE TABLE period_close (
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL,
  closed_by INTEGER NOT NULL REFERENCES user (id),
  closed_at INTEGER NOT NULL,
  key_count INTEGER NOT NULL,
  hash TEXT NOT NULL,
  reopened_by INTEGER REFERENCES user (id),
  reopened_at INTEGER,
  reopen_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX period_close_month ON period_close (month) WHERE reopened_at IS NULL;
CREATE TRIGGER period_close_no_update
BEFORE UPDATE ON period_close
WHEN OLD.reopened_at IS NOT NULL OR NEW.month <> OLD.month OR NEW.hash <> OLD.hash OR NEW.closed_at <> OLD.closed_at
  OR NEW.closed_by <> OLD.closed_by OR NEW.key_count <> OLD.key_count
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER period_close_no_delete BEFORE DELETE ON period_close BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Every key and price at the end of a closed month: opening + approved − cancelled ± adjusted − invoiced + red = closing.
CREATE TABLE period_snapshot (
  id INTEGER PRIMARY KEY,
  close_id INTEGER NOT NULL REFERENCES period_close (id),
  account_id INTEGER NOT NULL REFERENCES ledger_account (id),
  price INTEGER NOT NULL,
  opening_qty INTEGER NOT NULL,
  opening_fen INTEGER NOT NULL,
  approved_qty INTEGER NOT NULL,
  approved_fen INTEGER NOT NULL,
  cancelled_qty INTEGER NOT NULL,
  cancelled_fen INTEGER NOT NULL,
  adjusted_qty INTEGER NOT NULL,
  adjusted_fen INTEGER NOT NULL,
  invoiced_qty INTEGER NOT NULL,
  invoiced_fen INTEGER NOT NULL,
  red_qty INTEGER NOT NULL,
  red_fen INTEGER NOT NULL,
  closing_qty INTEGER NOT NULL,
  closing_fen INTEGER NOT NULL,
  stored_qty INTEGER NOT NULL,
  stored_fen INTEGER NOT NULL,
  advance_qty INTEGER NOT NULL,
  advance_fen INTEGER NOT NULL,
  pending_qty INTEGER NOT NULL,
  pending_fen INTEGER NOT NULL,
  UNIQUE (close_id, account_id, price)
) STRICT;
CREATE TRIGGER period_snapshot_no_update BEFORE UPDATE ON period_snapshot BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER period_snapshot_no_delete BEFORE DELETE ON period_snapshot BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- A book that sold before it had this ledger: what was approved may be invoiced, as far as it did not come back.
INSERT INTO tax_party (customer_id, title, tax_no)
SELECT c.id, coalesce(nullif(p.title, ''), c.name), coalesce(nullif(p.tax_no, ''), c.tax_no)
FROM customer c
LEFT JOIN invoice_profile p ON p.id = (SELECT min(i.id) FROM invoice_profile i WHERE i.customer_id = c.id AND i.is_default = 1)
WHERE EXISTS (SELECT 1 FROM sales_order o WHERE o.buyer_id = c.id AND o.state IN ('approved', 'on_hold', 'completed', 'short_closed'));
INSERT INTO ledger_account (party_id, product_id, treatment_id, customer_id, customer_name, customer_py, product_code, product_name, product_py, rate_bp, owner_id)
SELECT t.id, p.id, (SELECT min(x.id) FROM tax_treatment x WHERE x.rate_bp = k.rate_bp), c.id, c.name, c.py_full,
  coalesce(p.code, ''), p.generic_name, p.py_full, k.rate_bp, c.owner_id
FROM (
  SELECT DISTINCT o.buyer_id, l.product_id, l.tax_rate_bp AS rate_bp
  FROM order_line l
  CROSS JOIN sales_order o ON o.id = l.order_id AND o.state IN ('approved', 'on_hold', 'completed', 'short_closed')
) AS k
JOIN customer c ON c.id = k.buyer_id
JOIN tax_party t ON t.customer_id = c.id
JOIN product p ON p.id = k.product_id
ORDER BY t.id, p.id;
-- In the order in which the lines lie, so that nothing is sorted: who comes first says approved_at.
INSERT INTO entitlement (account_id, price, source, order_id, order_line_id, approval_count, order_number, line_no,
  invoice_demand, customer_id, customer_py, product_py, owner_id, approved_at, approved_on, net_qty, net_fen)
SELECT a.id, l.price, 'order', o.id, l.id, o.approval_count, coalesce(o.number, ''), l.line_no, o.invoice_demand,
  o.buyer_id, a.customer_py, a.product_py, a.owner_id, coalesce(o.approved_at, o.created_at),
  date(coalesce(o.approved_at, o.created_at) / 1000 + 28800, 'unixepoch'), l.ordered_qty - l.closed_qty, l.amount_fen
FROM order_line l
CROSS JOIN sales_order o ON o.id = l.order_id AND o.state IN ('approved', 'on_hold', 'completed', 'short_closed')
CROSS JOIN tax_party t ON t.customer_id = o.buyer_id
CROSS JOIN ledger_account a ON a.party_id = t.id AND a.product_id = l.product_id AND a.rate_bp = l.tax_rate_bp;
CREATE INDEX entitlement_line ON entitlement (order_line_id, id);
INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, document, document_id, posted_on, posted_at)
SELECT e.id, 'approve', e.net_qty, e.net_fen, 'sales_order', e.order_id, e.approved_on, e.approved_at
FROM entitlement e;
INSERT INTO supply_event (entitlement_id, stage, qty, document, document_id, posted_on, posted_at)
SELECT e.id, s.stage, s.qty, 'dispatch_note', s.note_id, s.posted_on, s.posted_at
FROM (
  SELECT l.order_line_id, l.note_id, 'checked' AS stage, l.qty AS qty, coalesce(n.shipped_on, n.created_on) AS posted_on,
    coalesce(n.checked_at, n.created_at) AS posted_at
  FROM note_line l JOIN dispatch_note n ON n.id = l.note_id
  WHERE n.kind = 'sale' AND n.state IN ('checked', 'shipped', 'signed', 'partly_signed', 'refused')
  UNION ALL
  SELECT l.order_line_id, l.note_id, 'shipped', l.qty, n.shipped_on, n.shipped_at
  FROM note_line l JOIN dispatch_note n ON n.id = l.note_id
  WHERE n.kind = 'sale' AND n.shipped_on IS NOT NULL
  UNION ALL
  SELECT l.order_line_id, l.note_id, 'signed', l.qty - l.refused_qty - l.short_qty, coalesce(n.signed_on, n.shipped_on), n.shipped_at
  FROM note_line l JOIN dispatch_note n ON n.id = l.note_id
  WHERE n.kind = 'sale' AND n.state IN ('signed', 'partly_signed') AND l.qty > l.refused_qty + l.short_qty
) AS s JOIN entitlement e ON e.order_line_id = s.order_line_id;
UPDATE entitlement SET checked_qty = v.c, shipped_qty = v.h, signed_qty = v.s
FROM (
  SELECT entitlement_id, sum(iif(stage = 'checked', qty, 0)) AS c, sum(iif(stage = 'shipped', qty, 0)) AS h,
    sum(iif(stage = 'signed', qty, 0)) AS s
  FROM supply_event GROUP BY entitlement_id
) AS v
WHERE v.entitlement_id = entitlement.id;
INSERT INTO entitlement_event (entitlement_id, kind, qty, fen, document, posted_on, posted_at)
SELECT e.id, 'return', -b.qty, (2 * (e.net_qty - b.qty) * e.price + 100000) / 200000 - e.net_fen, 'return_request', b.closed_on,
  e.approved_at
FROM (
  SELECT l.order_line_id, sum(iif(r.has_goods = 1, l.received_qty, l.qty)) AS qty, max(r.closed_on) AS closed_on
  FROM return_line l JOIN return_request r ON r.id = l.return_id
  WHERE r.kind = 'return' AND r.state = 'closed' GROUP BY l.order_line_id
) AS b JOIN entitlement e ON e.order_line_id = b.order_line_id
WHERE b.qty > 0;
INSERT INTO supply_event (entitlement_id, stage, qty, document, posted_on, posted_at)
SELECT e.id, s.stage, -min(iif(s.stage = 'signed', b.signed_back, b.qty), iif(s.stage = 'checked', e.checked_qty, iif(s.stage = 'shipped', e.shipped_qty, e.signed_qty))),
  'return_request', b.closed_on, e.approved_at
FROM (
  SELECT l.order_line_id, sum(iif(r.has_goods = 1, l.received_qty, l.qty)) AS qty,
    sum(iif(r.source = 'request', iif(r.has_goods = 1, l.received_qty, l.qty), 0)) AS signed_back, max(r.closed_on) AS closed_on
  FROM return_line l JOIN return_request r ON r.id = l.return_id
  WHERE r.kind = 'return' AND r.state = 'closed' GROUP BY l.order_line_id
) AS b
JOIN entitlement e ON e.order_line_id = b.order_line_id
JOIN (SELECT 'checked' AS stage UNION ALL SELECT 'shipped' UNION ALL SELECT 'signed') AS s
  ON iif(s.stage = 'signed', b.signed_back, b.qty) > 0
  AND iif(s.stage = 'checked', e.checked_qty, iif(s.stage = 'shipped', e.shipped_qty, e.signed_qty)) > 0;
UPDATE entitlement SET net_qty = net_qty + v.qty, net_fen = net_fen + v.fen
FROM (SELECT entitlement_id, sum(qty) AS qty, sum(fen) AS fen FROM entitlement_event WHERE kind = 'return' GROUP BY entitlement_id) AS v
WHERE v.entitlement_id = entitlement.id;
UPDATE entitlement SET checked_qty = v.c, shipped_qty = v.h, signed_qty = v.s
FROM (
  SELECT entitlement_id, sum(iif(stage = 'checked', qty, 0)) AS c, sum(iif(stage = 'shipped', qty, 0)) AS h,
    sum(iif(stage = 'signed', qty, 0)) AS s
  FROM supply_event
  WHERE entitlement_id IN (SELECT entitlement_id FROM supply_event WHERE document = 'return_request') GROUP BY entitlement_id
) AS v
WHERE v.entitlement_id = entitlement.id;

-- Indexes are built over what is there, in one go: row by row a book of a million orders would take half an hour.
CREATE INDEX ledger_account_customer ON ledger_account (customer_id, id);
CREATE INDEX ledger_account_customer_py ON ledger_account (customer_py, id, owner_id);
CREATE INDEX ledger_account_product_py ON ledger_account (product_py, id, owner_id);
CREATE INDEX ledger_account_product_code ON ledger_account (product_code, id, owner_id);
CREATE INDEX ledger_account_rate ON ledger_account (rate_bp, id, owner_id);
CREATE INDEX ledger_account_owner ON ledger_account (owner_id, id);
CREATE UNIQUE INDEX entitlement_once ON entitlement (order_line_id, approval_count) WHERE source = 'order';
CREATE INDEX entitlement_order ON entitlement (order_id, id);
CREATE INDEX entitlement_account ON entitlement (account_id, price);
CREATE INDEX entitlement_open ON entitlement (account_id, price) WHERE net_qty > allocated_qty OR net_fen > allocated_fen;
-- What is still to be invoiced, in the order of the desk of the invoicing clerk.
CREATE INDEX entitlement_stored ON entitlement (approved_at, id, owner_id) WHERE net_qty > allocated_qty OR net_fen > allocated_fen;
CREATE INDEX entitlement_stored_customer ON entitlement (customer_id, approved_at, id) WHERE net_qty > allocated_qty OR net_fen > allocated_fen;
CREATE INDEX entitlement_approved ON entitlement (approved_at, id, owner_id);
CREATE INDEX entitlement_number ON entitlement (order_number, id, owner_id);
CREATE INDEX entitlement_customer_py ON entitlement (customer_py, id, owner_id);
CREATE INDEX entitlement_product_py ON entitlement (product_py, id, owner_id);
CREATE INDEX entitlement_owner ON entitlement (owner_id, id);
CREATE INDEX entitlement_event_entitlement ON entitlement_event (entitlement_id, qty, fen);
CREATE INDEX entitlement_event_posted ON entitlement_event (posted_on, entitlement_id, qty, fen);
CREATE INDEX supply_event_entitlement ON supply_event (entitlement_id, stage, qty);
CREATE INDEX supply_event_posted ON supply_event (posted_on, stage, entitlement_id, qty);

-- What is posted stays as it is.
CREATE TRIGGER entitlement_event_no_update BEFORE UPDATE ON entitlement_event BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER entitlement_event_no_delete BEFORE DELETE ON entitlement_event BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER supply_event_no_update BEFORE UPDATE ON supply_event BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER supply_event_no_delete BEFORE DELETE ON supply_event BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER allocation_no_update BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER red_pending_no_update BEFORE UPDATE ON red_pending BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER red_pending_no_delete BEFORE DELETE ON red_pending BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- No row of a closed month.
CREATE TRIGGER entitlement_event_period BEFORE INSERT ON entitlement_event
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.posted_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;
CREATE TRIGGER supply_event_period BEFORE INSERT ON supply_event
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.posted_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;
CREATE TRIGGER allocation_period BEFORE INSERT ON allocation
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.posted_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;
CREATE TRIGGER red_pending_period BEFORE INSERT ON red_pending
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.posted_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;
CREATE TRIGGER invoice_period BEFORE INSERT ON invoice
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.issued_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;
CREATE TRIGGER invoice_line_period BEFORE INSERT ON invoice_line
WHEN EXISTS (SELECT 1 FROM period_close WHERE reopened_at IS NULL AND month >= substr(NEW.issued_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED'); END;

-- Balances are moved by their ledgers and by nothing else.
CREATE TRIGGER entitlement_event_moves AFTER INSERT ON entitlement_event
BEGIN
  UPDATE entitlement SET net_qty = net_qty + NEW.qty, net_fen = net_fen + NEW.fen WHERE id = NEW.entitlement_id;
END;
CREATE TRIGGER supply_event_moves AFTER INSERT ON supply_event
BEGIN
  UPDATE entitlement SET
    checked_qty = checked_qty + iif(NEW.stage = 'checked', NEW.qty, 0),
    shipped_qty = shipped_qty + iif(NEW.stage = 'shipped', NEW.qty, 0),
    signed_qty = signed_qty + iif(NEW.stage = 'signed', NEW.qty, 0)
  WHERE id = NEW.entitlement_id;
END;
CREATE TRIGGER allocation_one_key BEFORE INSERT ON allocation
WHEN NOT EXISTS (
  SELECT 1 FROM invoice_line l JOIN entitlement e ON e.account_id = l.account_id AND e.price = l.price
  WHERE l.id = NEW.line_id AND e.id = NEW.entitlement_id AND l.red_of IS NULL)
BEGIN SELECT RAISE(ABORT, 'OTHER_KEY'); END;
CREATE TRIGGER allocation_reverses BEFORE INSERT ON allocation
WHEN NEW.reversal_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM allocation a
  WHERE a.id = NEW.reversal_of AND a.reversal_of IS NULL
    AND a.line_id = NEW.line_id AND a.entitlement_id = NEW.entitlement_id
    AND a.qty + NEW.qty + (SELECT coalesce(sum(r.qty), 0) FROM allocation r WHERE r.reversal_of = a.id) >= 0)
BEGIN SELECT RAISE(ABORT, 'ALLOCATION_EXCEEDED'); END;
CREATE TRIGGER allocation_moves AFTER INSERT ON allocation
BEGIN
  UPDATE entitlement SET allocated_qty = allocated_qty + NEW.qty, allocated_fen = allocated_fen + NEW.entitlement_fen
  WHERE id = NEW.entitlement_id;
  UPDATE invoice_line SET allocated_qty = allocated_qty + NEW.qty, allocated_fen = allocated_fen + NEW.invoice_fen
  WHERE id = NEW.line_id;
END;
CREATE TRIGGER red_pending_moves AFTER INSERT ON red_pending
BEGIN
  UPDATE invoice_line SET pending_qty = pending_qty + NEW.qty, pending_fen = pending_fen + NEW.fen WHERE id = NEW.line_id;
END;
CREATE TRIGGER invoice_line_red_fits BEFORE INSERT ON invoice_line
WHEN NEW.red_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM invoice_line b JOIN invoice i ON i.id = NEW.invoice_id
  WHERE b.id = NEW.red_of AND b.red_of IS NULL AND b.account_id = NEW.account_id AND b.price = NEW.price
    AND i.red_of = b.invoice_id)
BEGIN SELECT RAISE(ABORT, 'OTHER_KEY'); END;
CREATE TRIGGER invoice_line_red_moves AFTER INSERT ON invoice_line WHEN NEW.red_of IS NOT NULL
BEGIN
  UPDATE invoice_line SET red_qty = red_qty - NEW.qty, red_fen = red_fen - NEW.fen WHERE id = NEW.red_of;
END;
CREATE TRIGGER entitlement_no_delete BEFORE DELETE ON entitlement BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER entitlement_starts_empty BEFORE INSERT ON entitlement
WHEN NEW.net_qty <> 0 OR NEW.net_fen <> 0 OR NEW.allocated_qty <> 0 OR NEW.allocated_fen <> 0
  OR NEW.checked_qty <> 0 OR NEW.shipped_qty <> 0 OR NEW.signed_qty <> 0
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER invoice_line_starts_empty BEFORE INSERT ON invoice_line
WHEN NEW.allocated_qty <> 0 OR NEW.allocated_fen <> 0 OR NEW.red_qty <> 0 OR NEW.red_fen <> 0 OR NEW.pending_qty <> 0
  OR NEW.pending_fen <> 0
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- Only the owner of a record moves by hand; a balance must be what its ledger says.
CREATE TRIGGER entitlement_no_update BEFORE UPDATE ON entitlement
WHEN NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.price <> OLD.price OR NEW.source <> OLD.source
  OR NEW.origin_id IS NOT OLD.origin_id OR NEW.order_id IS NOT OLD.order_id OR NEW.order_line_id IS NOT OLD.order_line_id
  OR NEW.approval_count <> OLD.approval_count OR NEW.order_number <> OLD.order_number OR NEW.line_no <> OLD.line_no
  OR NEW.customer_id <> OLD.customer_id OR NEW.approved_at <> OLD.approved_at OR NEW.approved_on <> OLD.approved_on
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER entitlement_balance AFTER UPDATE OF net_qty, net_fen, allocated_qty, allocated_fen, checked_qty, shipped_qty, signed_qty
ON entitlement
WHEN (NEW.net_qty <> OLD.net_qty OR NEW.net_fen <> OLD.net_fen OR NEW.allocated_qty <> OLD.allocated_qty
    OR NEW.allocated_fen <> OLD.allocated_fen OR NEW.checked_qty <> OLD.checked_qty OR NEW.shipped_qty <> OLD.shipped_qty
    OR NEW.signed_qty <> OLD.signed_qty)
  AND NOT EXISTS (
    SELECT 1 FROM
      (SELECT coalesce(sum(qty), 0) AS q, coalesce(sum(fen), 0) AS f FROM entitlement_event WHERE entitlement_id = NEW.id) AS n,
      (SELECT coalesce(sum(qty), 0) AS q, coalesce(sum(entitlement_fen), 0) AS f FROM allocation WHERE entitlement_id = NEW.id) AS a,
      (SELECT coalesce(sum(iif(stage = 'checked', qty, 0)), 0) AS c, coalesce(sum(iif(stage = 'shipped', qty, 0)), 0) AS h,
        coalesce(sum(iif(stage = 'signed', qty, 0)), 0) AS s FROM supply_event WHERE entitlement_id = NEW.id) AS p
    WHERE n.q = NEW.net_qty AND n.f = NEW.net_fen AND a.q = NEW.allocated_qty AND a.f = NEW.allocated_fen
      AND p.c = NEW.checked_qty AND p.h = NEW.shipped_qty AND p.s = NEW.signed_qty)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER invoice_line_no_update BEFORE UPDATE ON invoice_line
WHEN NEW.id <> OLD.id OR NEW.invoice_id <> OLD.invoice_id OR NEW.line_no <> OLD.line_no OR NEW.account_id <> OLD.account_id
  OR NEW.price <> OLD.price OR NEW.is_advance <> OLD.is_advance OR NEW.red_of IS NOT OLD.red_of
  OR NEW.invoice_number <> OLD.invoice_number OR NEW.issued_on <> OLD.issued_on OR NEW.qty <> OLD.qty OR NEW.fen <> OLD.fen
  OR NEW.excl_fen <> OLD.excl_fen OR NEW.tax_fen <> OLD.tax_fen OR NEW.posted_at <> OLD.posted_at OR NEW.row_hash <> OLD.row_hash
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER invoice_line_balance AFTER UPDATE OF allocated_qty, allocated_fen, red_qty, red_fen, pending_qty, pending_fen ON invoice_line
WHEN NOT EXISTS (
  SELECT 1 FROM
    (SELECT coalesce(sum(qty), 0) AS q, coalesce(sum(invoice_fen), 0) AS f FROM allocation WHERE line_id = NEW.id) AS a,
    (SELECT coalesce(sum(qty), 0) AS q, coalesce(sum(fen), 0) AS f FROM invoice_line WHERE red_of = NEW.id) AS r,
    (SELECT coalesce(sum(qty), 0) AS q, coalesce(sum(fen), 0) AS f FROM red_pending WHERE line_id = NEW.id) AS p
  WHERE a.q = NEW.allocated_qty AND a.f = NEW.allocated_fen AND -r.q = NEW.red_qty AND -r.f = NEW.red_fen
    AND p.q = NEW.pending_qty AND p.f = NEW.pending_fen)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
