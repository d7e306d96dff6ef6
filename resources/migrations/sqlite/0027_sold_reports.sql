-- Reports of sales: what a buyer says he sold of goods that he pays as he sells them. And copies of an owner follow him.

-- Nothing is changed: a mistake is taken back by a report against it, with its reason in the remark and no lines.
CREATE TABLE sold_report (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  buyer_id INTEGER NOT NULL REFERENCES customer (id),
  buyer_name TEXT NOT NULL,
  buyer_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  sold_on TEXT NOT NULL,
  -- At the prices of the orders; of a report against another one below zero.
  amount_fen INTEGER NOT NULL,
  remark TEXT NOT NULL DEFAULT '',
  reversal_of INTEGER UNIQUE REFERENCES sold_report (id),
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  CHECK (iif(reversal_of IS NULL, amount_fen >= 0, amount_fen <= 0 AND remark <> ''))
) STRICT;
CREATE INDEX sold_report_number ON sold_report (number, id, owner_id);
CREATE INDEX sold_report_buyer_py ON sold_report (buyer_py, id, owner_id);
CREATE INDEX sold_report_sold ON sold_report (sold_on, id, owner_id);
CREATE INDEX sold_report_amount ON sold_report (amount_fen, id, owner_id);
CREATE INDEX sold_report_owner ON sold_report (owner_id, id);
CREATE INDEX sold_report_buyer ON sold_report (buyer_id, sold_on);
CREATE TRIGGER sold_report_no_update
BEFORE UPDATE OF id, number, buyer_id, sold_on, amount_fen, remark, reversal_of, recorded_by, recorded_at ON sold_report
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER sold_report_no_delete BEFORE DELETE ON sold_report BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TABLE sold_report_line (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES sold_report (id),
  order_line_id INTEGER NOT NULL REFERENCES order_line (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  UNIQUE (report_id, order_line_id)
) STRICT;
CREATE INDEX sold_report_line_order_line ON sold_report_line (order_line_id, report_id);
CREATE TRIGGER sold_report_line_no_update BEFORE UPDATE ON sold_report_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER sold_report_line_no_delete BEFORE DELETE ON sold_report_line
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- Never more than left the house and was not credited back, whoever reports.
CREATE TRIGGER sold_report_line_fits AFTER INSERT ON sold_report_line
BEGIN
  SELECT RAISE(ABORT, 'QUANTITY_EXCEEDED') WHERE
    EXISTS (SELECT 1 FROM sold_report WHERE id = NEW.report_id AND reversal_of IS NOT NULL)
    OR (SELECT sum(l.qty) FROM sold_report_line AS l WHERE l.order_line_id = NEW.order_line_id
          AND NOT EXISTS (SELECT 1 FROM sold_report AS r WHERE r.reversal_of = l.report_id))
      > (SELECT coalesce(sum(l.qty), 0) FROM note_line AS l JOIN dispatch_note AS n ON n.id = l.note_id
          WHERE l.order_line_id = NEW.order_line_id AND n.kind = 'sale' AND n.shipped_on IS NOT NULL AND n.state <> 'void')
      - (SELECT coalesce(sum(iif(r.has_goods, l.received_qty, l.qty)), 0)
          FROM return_line AS l JOIN return_request AS r ON r.id = l.return_id
          WHERE l.order_line_id = NEW.order_line_id AND r.state = 'closed' AND r.kind = 'return');
END;
-- What a desk asks for: orders of this term that are not at their end.
CREATE INDEX sales_order_as_sold ON sales_order (state, id, owner_id) WHERE payment_term = 'as_sold';

-- A closed return stays as it was decided; only whose it is may change, and the note of an exchange come.
DROP TRIGGER return_request_closed_stays;
CREATE TRIGGER return_request_closed_stays
BEFORE UPDATE OF id, number, kind, state, source, has_goods, note_id, note_number, order_id, order_number, buyer_id,
  buyer_name, buyer_py, reason, requested_by, requested_at, requested_on, decided_by, decided_at, decision_reason,
  received_by, received_at, judged_by, verdict, closed_on, credit_fen, exchange_note_id, is_same_person, waiting_since,
  version
ON return_request
WHEN OLD.state IN ('refused', 'withdrawn') OR (OLD.state = 'closed' AND NOT (
  NEW.state = 'closed' AND OLD.exchange_note_id IS NOT NEW.exchange_note_id AND NEW.credit_fen = OLD.credit_fen))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Whose an order is stands on its papers too: their lists are cut by it.
CREATE TRIGGER sales_order_papers_follow AFTER UPDATE OF owner_id ON sales_order WHEN NEW.owner_id <> OLD.owner_id
BEGIN
  UPDATE dispatch_note SET owner_id = NEW.owner_id WHERE order_id = NEW.id;
  UPDATE return_request SET owner_id = NEW.owner_id WHERE order_id = NEW.id;
  UPDATE order_change SET owner_id = NEW.owner_id WHERE order_id = NEW.id;
  UPDATE release_request SET owner_id = NEW.owner_id WHERE order_id = NEW.id;
END;
-- What is told to a customer belongs to whom he belongs.
CREATE TRIGGER customer_papers_follow AFTER UPDATE OF owner_id ON customer WHEN NEW.owner_id <> OLD.owner_id
BEGIN
  UPDATE customer_statement SET owner_id = NEW.owner_id WHERE customer_id = NEW.id;
  UPDATE sold_report SET owner_id = NEW.owner_id WHERE buyer_id = NEW.id;
END;
-- Those that were handed over before.
UPDATE dispatch_note SET owner_id = (SELECT owner_id FROM sales_order AS o WHERE o.id = order_id)
WHERE owner_id <> (SELECT owner_id FROM sales_order AS o WHERE o.id = order_id);
UPDATE return_request SET owner_id = (SELECT owner_id FROM sales_order AS o WHERE o.id = order_id)
WHERE owner_id <> (SELECT owner_id FROM sales_order AS o WHERE o.id = order_id);
UPDATE customer_statement SET owner_id = (SELECT owner_id FROM customer AS c WHERE c.id = customer_id)
WHERE owner_id <> (SELECT owner_id FROM customer AS c WHERE c.id = customer_id);
