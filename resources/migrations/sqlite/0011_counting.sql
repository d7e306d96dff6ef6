-- Stocktakes, issues without a sale, recalls.
CREATE TABLE stocktake (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'counting' CHECK (state IN ('counting', 'counted', 'posted', 'cancelled')),
  scope TEXT NOT NULL CHECK (scope IN ('all', 'location', 'product')),
  -- Places that begin with this text, or the product by name.
  scope_text TEXT NOT NULL DEFAULT '',
  product_id INTEGER REFERENCES product (id),
  remark TEXT NOT NULL DEFAULT '',
  -- The second round counts again what differed in the first.
  round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
  line_count INTEGER NOT NULL,
  difference_count INTEGER NOT NULL DEFAULT 0 CHECK (difference_count >= 0),
  started_by INTEGER NOT NULL REFERENCES user (id),
  started_at INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  finished_by INTEGER REFERENCES user (id),
  finished_at INTEGER,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  posted_on TEXT,
  decision TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  waiting_since INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stocktake_number ON stocktake (number, id);
CREATE INDEX stocktake_state ON stocktake (state, id);
CREATE INDEX stocktake_scope ON stocktake (scope_text, id);
CREATE INDEX stocktake_started ON stocktake (started_on, id);
CREATE INDEX stocktake_posted ON stocktake (posted_on, id);
CREATE INDEX stocktake_lines ON stocktake (line_count, id);
CREATE INDEX stocktake_differences ON stocktake (difference_count, id);
CREATE INDEX stocktake_waiting ON stocktake (waiting_since, id);
CREATE TRIGGER stocktake_posted_no_update BEFORE UPDATE ON stocktake WHEN OLD.state IN ('posted', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER stocktake_no_delete BEFORE DELETE ON stocktake BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- book_qty is what the ledger said when the line was counted; the difference is posted as a delta.
CREATE TABLE stocktake_line (
  id INTEGER PRIMARY KEY,
  stocktake_id INTEGER NOT NULL REFERENCES stocktake (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  -- Goods that the ledger did not have in this place.
  is_found INTEGER NOT NULL DEFAULT 0 CHECK (is_found IN (0, 1)),
  -- A lot is counted by one open stocktake at a time: two would post one difference twice.
  is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
  book_qty INTEGER CHECK (book_qty >= 0),
  counted_qty INTEGER CHECK (counted_qty >= 0),
  counted_by INTEGER REFERENCES user (id),
  counted_at INTEGER,
  -- What an earlier round had counted.
  earlier_qty INTEGER CHECK (earlier_qty >= 0),
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (stocktake_id, line_no),
  CHECK ((book_qty IS NULL) = (counted_qty IS NULL))
) STRICT;
CREATE INDEX stocktake_line_lot ON stocktake_line (lot_id);
CREATE UNIQUE INDEX stocktake_line_open ON stocktake_line (lot_id) WHERE is_open = 1;

-- Goods that leave without a sale: 报损, 销毁, 样品领用.
CREATE TABLE stock_issue (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('write_off', 'destruction', 'sample')),
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'posted', 'refused', 'cancelled')),
  reason TEXT NOT NULL,
  -- Who takes a sample; who watches a destruction.
  receiver TEXT NOT NULL DEFAULT '',
  product_names TEXT NOT NULL,
  line_count INTEGER NOT NULL,
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
CREATE INDEX stock_issue_number ON stock_issue (number, id);
CREATE INDEX stock_issue_kind ON stock_issue (kind, id);
CREATE INDEX stock_issue_state ON stock_issue (state, id);
CREATE INDEX stock_issue_products ON stock_issue (product_names, id);
CREATE INDEX stock_issue_reason ON stock_issue (reason, id);
CREATE INDEX stock_issue_lines ON stock_issue (line_count, id);
CREATE INDEX stock_issue_requested ON stock_issue (requested_on, id);
CREATE INDEX stock_issue_posted ON stock_issue (posted_on, id);
CREATE INDEX stock_issue_waiting ON stock_issue (waiting_since, id);
CREATE TRIGGER stock_issue_posted_no_update BEFORE UPDATE ON stock_issue WHEN OLD.state <> 'requested'
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER stock_issue_no_delete BEFORE DELETE ON stock_issue BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE stock_issue_line (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES stock_issue (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  UNIQUE (issue_id, line_no),
  UNIQUE (issue_id, lot_id)
) STRICT;
CREATE INDEX stock_issue_line_lot ON stock_issue_line (lot_id);
CREATE TRIGGER stock_issue_line_no_update BEFORE UPDATE ON stock_issue_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER stock_issue_line_no_delete BEFORE DELETE ON stock_issue_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE recall (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  batch_no TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  reason TEXT NOT NULL,
  -- What customers are asked to do, as it stands in their letter.
  instruction TEXT NOT NULL DEFAULT '',
  started_on TEXT NOT NULL,
  started_by INTEGER NOT NULL REFERENCES user (id),
  started_at INTEGER NOT NULL,
  closed_on TEXT,
  closed_by INTEGER REFERENCES user (id),
  summary TEXT NOT NULL DEFAULT '',
  -- The figures on the day it was closed.
  customer_count INTEGER,
  shipped_qty INTEGER,
  returned_qty INTEGER,
  on_hand_qty INTEGER,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX recall_open ON recall (product_id, batch_no) WHERE state = 'open';
CREATE INDEX recall_number ON recall (number, id);
CREATE INDEX recall_state ON recall (state, id);
CREATE INDEX recall_product_py ON recall (product_py, id);
CREATE INDEX recall_batch ON recall (batch_no, id);
CREATE INDEX recall_level ON recall (level, id);
CREATE INDEX recall_started ON recall (started_on, id);
CREATE INDEX recall_closed ON recall (closed_on, id);
CREATE TRIGGER recall_closed_no_update BEFORE UPDATE ON recall WHEN OLD.state = 'closed'
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER recall_no_delete BEFORE DELETE ON recall BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Near expiry is asked by every desk: it must not read the lots that were sold out years ago.
CREATE INDEX lot_stocked_expires ON lot (expires_on, id) WHERE on_hand > 0;
