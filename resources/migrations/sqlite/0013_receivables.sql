-- Receivables: opening documents, bank lines to claim, bills of acceptance, refunds, statements.
ALTER TABLE receipt ADD COLUMN payer_account TEXT NOT NULL DEFAULT '';
-- The payer is not the buyer, and whoever recorded it said that he saw it.
ALTER TABLE receipt ADD COLUMN is_other_payer INTEGER NOT NULL DEFAULT 0 CHECK (is_other_payer IN (0, 1));

-- What a customer owed before the book began, document by document; a wrong one is withdrawn, never changed.
CREATE TABLE opening_document (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  number TEXT NOT NULL CHECK (number <> ''),
  document_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  remark TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  withdrawn_by INTEGER REFERENCES user (id),
  withdrawn_at INTEGER
) STRICT;
CREATE UNIQUE INDEX opening_document_number ON opening_document (customer_id, number) WHERE withdrawn_at IS NULL;
CREATE TRIGGER opening_document_no_update
BEFORE UPDATE OF id, customer_id, number, document_on, due_on, amount_fen, recorded_by, recorded_at ON opening_document
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER opening_document_once BEFORE UPDATE ON opening_document WHEN OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER opening_document_no_delete BEFORE DELETE ON opening_document
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- What part of a receipt pays an opening document, or was paid back to the customer by a refund.
CREATE TABLE receipt_use (
  id INTEGER PRIMARY KEY,
  receipt_id INTEGER NOT NULL REFERENCES receipt (id),
  document_id INTEGER REFERENCES opening_document (id),
  refund_id INTEGER REFERENCES receipt (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  reversal_of INTEGER UNIQUE REFERENCES receipt_use (id),
  matched_by INTEGER NOT NULL REFERENCES user (id),
  matched_at INTEGER NOT NULL,
  CHECK ((document_id IS NULL) <> (refund_id IS NULL))
) STRICT;
CREATE INDEX receipt_use_receipt ON receipt_use (receipt_id);
CREATE INDEX receipt_use_document ON receipt_use (document_id);
CREATE INDEX receipt_use_refund ON receipt_use (refund_id);
CREATE TRIGGER receipt_use_no_update BEFORE UPDATE ON receipt_use
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER receipt_use_no_delete BEFORE DELETE ON receipt_use
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- No receipt pays more than it is, nothing is paid more than it wants, and a reversed receipt pays nothing.
CREATE TRIGGER receipt_allocation_fits BEFORE INSERT ON receipt_allocation WHEN NEW.amount_fen > 0
BEGIN
  SELECT RAISE(ABORT, 'ALLOCATION_EXCEEDED') WHERE
    NEW.amount_fen
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_allocation WHERE receipt_id = NEW.receipt_id)
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_use WHERE receipt_id = NEW.receipt_id)
      > (SELECT amount_fen FROM receipt WHERE id = NEW.receipt_id)
    OR NEW.amount_fen
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_allocation WHERE order_id = NEW.order_id)
      > (SELECT total_fen FROM sales_order WHERE id = NEW.order_id)
    OR EXISTS (SELECT 1 FROM receipt WHERE reversal_of = NEW.receipt_id);
END;
CREATE TRIGGER receipt_use_fits BEFORE INSERT ON receipt_use WHEN NEW.amount_fen > 0
BEGIN
  SELECT RAISE(ABORT, 'ALLOCATION_EXCEEDED') WHERE
    NEW.amount_fen
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_allocation WHERE receipt_id = NEW.receipt_id)
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_use WHERE receipt_id = NEW.receipt_id)
      > (SELECT amount_fen FROM receipt WHERE id = NEW.receipt_id)
    OR (NEW.document_id IS NOT NULL AND NEW.amount_fen
      + (SELECT coalesce(sum(amount_fen), 0) FROM receipt_use WHERE document_id = NEW.document_id)
      > (SELECT amount_fen FROM opening_document WHERE id = NEW.document_id AND withdrawn_at IS NULL))
    OR EXISTS (SELECT 1 FROM receipt WHERE reversal_of = NEW.receipt_id);
END;

-- Money on a bank statement, as the bank wrote it, until somebody says whose it is.
CREATE TABLE bank_line (
  id INTEGER PRIMARY KEY,
  source_key TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL DEFAULT '',
  received_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  payer TEXT NOT NULL DEFAULT '',
  payer_py TEXT NOT NULL DEFAULT '',
  payer_account TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'ignored')),
  customer_id INTEGER REFERENCES customer (id),
  customer_name TEXT NOT NULL DEFAULT '',
  customer_py TEXT NOT NULL DEFAULT '',
  receipt_id INTEGER UNIQUE REFERENCES receipt (id),
  remark TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'claimed') = (receipt_id IS NOT NULL))
) STRICT;
CREATE INDEX bank_line_received ON bank_line (received_on, id);
CREATE INDEX bank_line_amount ON bank_line (amount_fen, id);
CREATE INDEX bank_line_payer ON bank_line (payer_py, id);
CREATE INDEX bank_line_account ON bank_line (payer_account, id);
CREATE INDEX bank_line_state ON bank_line (state, id);
CREATE INDEX bank_line_state_received ON bank_line (state, received_on, id);
CREATE INDEX bank_line_customer ON bank_line (customer_py, id);
CREATE TRIGGER bank_line_no_update
BEFORE UPDATE OF id, source_key, received_on, amount_fen, payer, payer_account, reference, recorded_by, recorded_at
ON bank_line BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER bank_line_no_delete BEFORE DELETE ON bank_line BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- A bill of acceptance is money received on paper until its day.
CREATE TABLE acceptance_bill (
  id INTEGER PRIMARY KEY,
  receipt_id INTEGER NOT NULL UNIQUE REFERENCES receipt (id),
  receipt_number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  bill_no TEXT NOT NULL CHECK (bill_no <> ''),
  acceptor TEXT NOT NULL DEFAULT '',
  due_on TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  state TEXT NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'settled', 'dishonoured', 'withdrawn')),
  closed_on TEXT,
  closed_by INTEGER REFERENCES user (id),
  remark TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX acceptance_bill_live ON acceptance_bill (bill_no) WHERE state IN ('held', 'settled');
CREATE INDEX acceptance_bill_no ON acceptance_bill (bill_no, id);
CREATE INDEX acceptance_bill_receipt ON acceptance_bill (receipt_number, id);
CREATE INDEX acceptance_bill_customer ON acceptance_bill (customer_py, id);
CREATE INDEX acceptance_bill_due ON acceptance_bill (due_on, id);
CREATE INDEX acceptance_bill_amount ON acceptance_bill (amount_fen, id);
CREATE INDEX acceptance_bill_state ON acceptance_bill (state, id);
CREATE INDEX acceptance_bill_closed ON acceptance_bill (closed_on, id);

-- A statement as it was made for a customer, with what he answered.
CREATE TABLE customer_statement (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,
  customer_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  opening_fen INTEGER NOT NULL,
  shipped_fen INTEGER NOT NULL,
  returned_fen INTEGER NOT NULL,
  received_fen INTEGER NOT NULL,
  closing_fen INTEGER NOT NULL,
  overdue_fen INTEGER NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'made' CHECK (state IN ('made', 'sent', 'confirmed', 'disputed', 'void')),
  sent_on TEXT,
  answered_on TEXT,
  answered_by TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  made_by INTEGER NOT NULL REFERENCES user (id),
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (from_on <= until_on)
) STRICT;
CREATE INDEX customer_statement_number ON customer_statement (number, id, owner_id);
CREATE INDEX customer_statement_customer ON customer_statement (customer_py, id, owner_id);
CREATE INDEX customer_statement_from ON customer_statement (from_on, id, owner_id);
CREATE INDEX customer_statement_until ON customer_statement (until_on, id, owner_id);
CREATE INDEX customer_statement_closing ON customer_statement (closing_fen, id, owner_id);
CREATE INDEX customer_statement_overdue ON customer_statement (overdue_fen, id, owner_id);
CREATE INDEX customer_statement_state ON customer_statement (state, id, owner_id);
CREATE INDEX customer_statement_owner ON customer_statement (owner_id, id);
CREATE TRIGGER customer_statement_no_update
BEFORE UPDATE OF id, number, customer_id, from_on, until_on, opening_fen, shipped_fen, returned_fen, received_fen,
  closing_fen, overdue_fen, content, made_by, made_at
ON customer_statement BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER customer_statement_no_delete BEFORE DELETE ON customer_statement
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
