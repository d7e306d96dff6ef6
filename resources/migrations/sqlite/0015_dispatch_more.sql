-- What was refused or missing at the door, what the shelf did not hold, and the way of cold goods.
-- A line that was signed for: accepted = qty - refused - short.
ALTER TABLE note_line ADD COLUMN refused_qty INTEGER NOT NULL DEFAULT 0 CHECK (refused_qty >= 0);
ALTER TABLE note_line ADD COLUMN short_qty INTEGER NOT NULL DEFAULT 0
  CHECK (short_qty >= 0 AND refused_qty + short_qty <= qty);
ALTER TABLE note_line ADD COLUMN sign_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE dispatch_note ADD COLUMN departed_at INTEGER;
ALTER TABLE dispatch_note ADD COLUMN arrival_tenth_c INTEGER;
-- How many lines of the note the shelf did not hold in full.
ALTER TABLE dispatch_note ADD COLUMN short_picks INTEGER NOT NULL DEFAULT 0 CHECK (short_picks >= 0);
CREATE INDEX dispatch_note_short_picks ON dispatch_note (short_picks, id, owner_id);

-- Goods that were on the note and not on the shelf; the line itself may be gone with them.
CREATE TABLE short_pick (
  id INTEGER PRIMARY KEY,
  note_id INTEGER NOT NULL REFERENCES dispatch_note (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  order_line_id INTEGER NOT NULL REFERENCES order_line (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  missing_qty INTEGER NOT NULL CHECK (missing_qty > 0),
  reason TEXT NOT NULL CHECK (reason <> ''),
  picked_by INTEGER NOT NULL REFERENCES user (id),
  picked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX short_pick_note ON short_pick (note_id, id);
CREATE INDEX short_pick_lot ON short_pick (lot_id);
CREATE TRIGGER short_pick_stays BEFORE UPDATE ON short_pick
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER short_pick_no_delete BEFORE DELETE ON short_pick
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Which traceability codes of a product stand for a whole case, by the beginning of the code.
CREATE TABLE trace_case (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product (id),
  prefix TEXT NOT NULL UNIQUE CHECK (length(prefix) BETWEEN 7 AND 20),
  -- Empty: codes of this beginning were seen on pieces and on cases, so the person is asked each time.
  is_case INTEGER CHECK (is_case IN (0, 1)),
  learned_by INTEGER NOT NULL REFERENCES user (id),
  learned_at INTEGER NOT NULL
) STRICT;
CREATE INDEX trace_case_product ON trace_case (product_id);
