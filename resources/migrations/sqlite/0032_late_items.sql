-- Items that are written down after the bid went out, as they stood in it: with their price, by whom and why.

ALTER TABLE tender_item ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
-- While a bid is prepared without a reason; while others decide only with one, the price fixed; later not at all.
CREATE TRIGGER tender_item_when BEFORE INSERT ON tender_item
WHEN NOT EXISTS (SELECT 1 FROM tender WHERE id = NEW.tender_id AND CASE WHEN NEW.late_reason = ''
  THEN state IN ('found', 'evaluating', 'approved', 'preparing')
  ELSE state IN ('submitted', 'opened', 'published') AND NEW.locked_at IS NOT NULL END)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_item_late_fixed BEFORE UPDATE OF late_reason ON tender_item
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- A locked quote stays; what was written down late by mistake is taken off as it is.
DROP TRIGGER tender_item_locked;
CREATE TRIGGER tender_item_locked BEFORE UPDATE OF quote_price, quote_state, locked_at, is_removed ON tender_item
WHEN OLD.locked_at IS NOT NULL AND NEW.quote_round <> OLD.quote_round + 1
  AND NOT (OLD.late_reason <> '' AND OLD.quote_round = 1 AND OLD.is_removed = 0 AND NEW.is_removed = 1
    AND NEW.quote_price IS OLD.quote_price AND NEW.quote_state = OLD.quote_state AND NEW.locked_at IS OLD.locked_at)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
