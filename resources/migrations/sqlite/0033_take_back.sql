-- The last step of a tender can be taken back: each step is written down with what it changed.

CREATE TABLE tender_step (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  step TEXT NOT NULL CHECK (step <> ''),
  from_state TEXT NOT NULL CHECK (from_state <> ''),
  to_state TEXT NOT NULL CHECK (to_state <> ''),
  -- JSON: what it changed of the tender, its dates and its deposits, as it was and as it became; null: not written down.
  changed TEXT,
  taken_by INTEGER NOT NULL REFERENCES user (id),
  taken_at INTEGER NOT NULL,
  taken_back_at INTEGER,
  taken_back_by INTEGER REFERENCES user (id),
  back_reason TEXT NOT NULL DEFAULT '',
  CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL) AND (taken_back_at IS NULL) = (back_reason = ''))
) STRICT;
CREATE INDEX tender_step_tender ON tender_step (tender_id, id);
CREATE TRIGGER tender_step_no_delete BEFORE DELETE ON tender_step
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_step_fixed BEFORE UPDATE OF tender_id, step, from_state, to_state, changed, taken_by, taken_at
ON tender_step BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- Only the last one that stands is taken back, once.
CREATE TRIGGER tender_step_back_once BEFORE UPDATE OF taken_back_at ON tender_step
WHEN OLD.taken_back_at IS NOT NULL OR EXISTS (SELECT 1 FROM tender_step AS later
  WHERE later.tender_id = OLD.tender_id AND later.id > OLD.id AND later.taken_back_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- From which state the last step that stands was taken; empty where none was written down.
ALTER TABLE tender ADD COLUMN previous_state TEXT NOT NULL DEFAULT '';
CREATE TRIGGER tender_step_taken AFTER INSERT ON tender_step BEGIN
  UPDATE tender SET previous_state = NEW.from_state WHERE id = NEW.tender_id;
END;
CREATE TRIGGER tender_step_back AFTER UPDATE OF taken_back_at ON tender_step BEGIN
  UPDATE tender SET previous_state = coalesce((SELECT from_state FROM tender_step
    WHERE tender_id = NEW.tender_id AND taken_back_at IS NULL ORDER BY id DESC LIMIT 1), '')
  WHERE id = NEW.tender_id;
END;

-- Steps from before, as the trail tells them. One that was reopened went on from a state that nobody had recorded.
INSERT INTO tender_step (tender_id, step, from_state, to_state, taken_by, taken_at)
SELECT entity_id, action, json_extract(before, '$.state'), json_extract(after, '$.state'), user_id, at
FROM audit_entry
WHERE entity = 'tender' AND user_id IS NOT NULL
  AND action IN ('evaluate', 'go', 'noGo', 'prepare', 'submit', 'recordOpening', 'recordPublication', 'win', 'lose',
    'sign', 'execute', 'close', 'abandon', 'fail', 'void', 'terminate', 'reject')
  AND json_extract(before, '$.state') <> json_extract(after, '$.state')
  AND NOT EXISTS (SELECT 1 FROM audit_entry AS again
    WHERE again.entity = 'tender' AND again.entity_id = audit_entry.entity_id AND again.action = 'reopen')
ORDER BY seq;

-- A date that came with a step and went with it: planned anew when the step is taken again.
ALTER TABLE tender_milestone ADD COLUMN is_taken_back INTEGER NOT NULL DEFAULT 0
  CHECK (is_taken_back IN (0, 1) AND (is_taken_back = 0 OR is_dropped = 1));

-- Quotes are open again when the bid turns out not to be out; as they are, nothing else changes with it.
DROP TRIGGER tender_item_locked;
CREATE TRIGGER tender_item_locked BEFORE UPDATE OF quote_price, quote_state, locked_at, is_removed ON tender_item
WHEN OLD.locked_at IS NOT NULL AND NEW.quote_round <> OLD.quote_round + 1
  AND NOT (OLD.late_reason <> '' AND OLD.quote_round = 1 AND OLD.is_removed = 0 AND NEW.is_removed = 1
    AND NEW.quote_price IS OLD.quote_price AND NEW.quote_state = OLD.quote_state AND NEW.locked_at IS OLD.locked_at)
  AND NOT (NEW.locked_at IS NULL AND NEW.is_removed = OLD.is_removed
    AND NEW.quote_price IS OLD.quote_price AND NEW.quote_state = OLD.quote_state
    AND EXISTS (SELECT 1 FROM tender WHERE id = OLD.tender_id
      AND state IN ('found', 'evaluating', 'approved', 'preparing')))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- What was won is corrected by its correction, or not won at all where others decide again.
DROP TRIGGER tender_item_won;
CREATE TRIGGER tender_item_won BEFORE UPDATE OF result, award_price, award_qty, award_from, award_to ON tender_item
WHEN OLD.result = 'won' AND (NEW.result <> 'won' OR NEW.award_corrections <> OLD.award_corrections + 1)
  AND NOT (NEW.result = 'open' AND NEW.award_price IS NULL AND NEW.award_qty IS NULL AND NEW.award_from IS NULL
    AND NEW.award_to IS NULL AND EXISTS (SELECT 1 FROM tender WHERE id = OLD.tender_id
      AND state IN ('submitted', 'opened', 'published')))
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
