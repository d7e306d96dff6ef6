-- Awards that were entered wrongly are put right with a trace; papers without a last day come last.

-- Each correction of what was won: from, to, why. The row moves the award, and nothing else does.
CREATE TABLE award_correction (
  id INTEGER PRIMARY KEY,
  tender_item_id INTEGER NOT NULL REFERENCES tender_item (id),
  from_price INTEGER NOT NULL,
  to_price INTEGER NOT NULL CHECK (to_price > 0),
  from_qty INTEGER,
  to_qty INTEGER CHECK (to_qty > 0),
  from_first_on TEXT NOT NULL,
  to_first_on TEXT NOT NULL,
  from_last_on TEXT NOT NULL,
  to_last_on TEXT NOT NULL CHECK (to_last_on >= to_first_on),
  -- The first day on which the new price binds; the old one was what orders were checked by until then.
  binds_from TEXT NOT NULL CHECK (binds_from >= to_first_on AND binds_from <= to_last_on),
  reason TEXT NOT NULL CHECK (reason <> ''),
  corrected_by INTEGER NOT NULL REFERENCES user (id),
  corrected_at INTEGER NOT NULL,
  CHECK (from_price <> to_price OR from_qty IS NOT to_qty OR from_first_on <> to_first_on OR from_last_on <> to_last_on)
) STRICT;
CREATE INDEX award_correction_item ON award_correction (tender_item_id, id);
CREATE TRIGGER award_correction_no_update BEFORE UPDATE ON award_correction
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER award_correction_no_delete BEFORE DELETE ON award_correction
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

ALTER TABLE tender_item ADD COLUMN award_corrections INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER tender_item_won;
CREATE TRIGGER tender_item_won BEFORE UPDATE OF result, award_price, award_qty, award_from, award_to ON tender_item
WHEN OLD.result = 'won' AND (NEW.result <> 'won' OR NEW.award_corrections <> OLD.award_corrections + 1)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_item_corrections BEFORE UPDATE OF award_corrections ON tender_item
WHEN NEW.award_corrections <> (SELECT count(*) FROM award_correction WHERE tender_item_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER award_correction_applies AFTER INSERT ON award_correction BEGIN
  UPDATE tender_item SET award_price = NEW.to_price, award_qty = NEW.to_qty, award_from = NEW.to_first_on,
    award_to = NEW.to_last_on, award_corrections = award_corrections + 1, version = version + 1
  WHERE id = NEW.tender_item_id AND result = 'won' AND award_price = NEW.from_price AND award_qty IS NEW.from_qty
    AND award_from = NEW.from_first_on AND award_to = NEW.from_last_on;
  SELECT RAISE(ABORT, 'POSTED_IMMUTABLE') WHERE changes() = 0;
END;

-- A paper without a last day ends after all that have one.
ALTER TABLE credential ADD COLUMN ends_on TEXT GENERATED ALWAYS AS (coalesce(expires_on, '9999-12-31')) VIRTUAL;
CREATE INDEX credential_ends ON credential (ends_on, id);
