-- Dates that are counted from others say so: a moved deadline, a changed limit and a calendar that was entered later take
-- them along, until a person gives one of them a day of its own.

-- 1: counted by a template or the law, and nobody has moved it.
ALTER TABLE tender_milestone ADD COLUMN is_planned INTEGER NOT NULL DEFAULT 0 CHECK (is_planned IN (0, 1));
-- Of an objection: when it was answered. Of a complaint: the objection from whose answer it is counted.
ALTER TABLE tender_milestone ADD COLUMN answered_on TEXT;
ALTER TABLE tender_milestone ADD COLUMN counted_from INTEGER REFERENCES tender_milestone (id);
CREATE INDEX tender_milestone_counted ON tender_milestone (counted_from) WHERE counted_from IS NOT NULL;

-- A move was the program's own where the same act had moved the date it is counted from, or where a step of the tender
-- gives the reason; what an award says was said by a person.
UPDATE tender_milestone SET is_planned = 1
WHERE (basis = 'template' OR (basis = 'law' AND basis_note IN ('objectionDocuments', 'challenge', 'publishedFor', 'contract')))
  AND NOT EXISTS (
    SELECT 1 FROM milestone_move AS by_hand
    WHERE by_hand.milestone_id = tender_milestone.id
      AND (by_hand.reason = 'tenders.actions.win' OR by_hand.reason NOT LIKE 'tenders.actions.%')
      AND NOT (by_hand.reason <> 'tenders.actions.win' AND EXISTS (
        SELECT 1 FROM milestone_move AS first
        INNER JOIN tender_milestone AS moved ON moved.id = first.milestone_id
        WHERE first.id < by_hand.id AND first.moved_at = by_hand.moved_at AND first.moved_by = by_hand.moved_by
          AND moved.tender_id = tender_milestone.tender_id)));

-- In government procurement the documents and the result are challenged each in their own days.
UPDATE tender_milestone SET basis_note = 'challengeResult'
WHERE kind = 'challenge' AND basis_note = 'challenge' AND done_at IS NULL AND is_dropped = 0 AND missed_reason = ''
  AND tender_id IN (SELECT id FROM tender WHERE published_on IS NOT NULL);

-- A lead of its own came before the time limit that the firm sets: 0 is that limit.
UPDATE milestone_template SET lead_workdays = 0
WHERE version = 0 AND platform = '' AND milestone_kind = 'deposit_arrival' AND lead_workdays = 3
  AND tender_kind IN ('open', 'consultation');
