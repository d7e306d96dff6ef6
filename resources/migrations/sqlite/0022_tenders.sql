-- Tenders: what is bid for, its dates, what was asked and answered. And the calendar of working days they count by.

-- Days on which the calendar of the country leaves the week: a weekday off, a Saturday or Sunday worked.
CREATE TABLE calendar_day (
  day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  -- new_year, spring_festival, … or what the firm calls it.
  name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Years whose days are entered; dates of other years count by the week alone and say so.
CREATE TABLE calendar_year (
  year INTEGER PRIMARY KEY,
  source TEXT NOT NULL DEFAULT '',
  entered_at INTEGER,
  entered_by INTEGER REFERENCES user (id),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Days off and worked as the State Council announced them for these years. Other years are entered by hand.
INSERT INTO calendar_year (year, source) VALUES (2025, 'state_council'), (2026, 'state_council');
INSERT INTO calendar_day (day, kind, name) VALUES
  ('2025-01-01', 'holiday', 'new_year'), ('2025-01-26', 'workday', 'spring_festival'),
  ('2025-01-28', 'holiday', 'spring_festival'), ('2025-01-29', 'holiday', 'spring_festival'),
  ('2025-01-30', 'holiday', 'spring_festival'), ('2025-01-31', 'holiday', 'spring_festival'),
  ('2025-02-01', 'holiday', 'spring_festival'), ('2025-02-02', 'holiday', 'spring_festival'),
  ('2025-02-03', 'holiday', 'spring_festival'), ('2025-02-04', 'holiday', 'spring_festival'),
  ('2025-02-08', 'workday', 'spring_festival'), ('2025-04-04', 'holiday', 'tomb_sweeping'),
  ('2025-04-05', 'holiday', 'tomb_sweeping'), ('2025-04-06', 'holiday', 'tomb_sweeping'),
  ('2025-04-27', 'workday', 'labour_day'), ('2025-05-01', 'holiday', 'labour_day'),
  ('2025-05-02', 'holiday', 'labour_day'), ('2025-05-03', 'holiday', 'labour_day'),
  ('2025-05-04', 'holiday', 'labour_day'), ('2025-05-05', 'holiday', 'labour_day'),
  ('2025-05-31', 'holiday', 'dragon_boat'), ('2025-06-01', 'holiday', 'dragon_boat'),
  ('2025-06-02', 'holiday', 'dragon_boat'), ('2025-09-28', 'workday', 'national_day'),
  ('2025-10-01', 'holiday', 'national_day'), ('2025-10-02', 'holiday', 'national_day'),
  ('2025-10-03', 'holiday', 'national_day'), ('2025-10-04', 'holiday', 'national_day'),
  ('2025-10-05', 'holiday', 'national_day'), ('2025-10-06', 'holiday', 'mid_autumn'),
  ('2025-10-07', 'holiday', 'national_day'), ('2025-10-08', 'holiday', 'national_day'),
  ('2025-10-11', 'workday', 'national_day'), ('2026-01-01', 'holiday', 'new_year'),
  ('2026-01-02', 'holiday', 'new_year'), ('2026-01-03', 'holiday', 'new_year'), ('2026-01-04', 'workday', 'new_year'),
  ('2026-02-14', 'workday', 'spring_festival'), ('2026-02-15', 'holiday', 'spring_festival'),
  ('2026-02-16', 'holiday', 'spring_festival'), ('2026-02-17', 'holiday', 'spring_festival'),
  ('2026-02-18', 'holiday', 'spring_festival'), ('2026-02-19', 'holiday', 'spring_festival'),
  ('2026-02-20', 'holiday', 'spring_festival'), ('2026-02-21', 'holiday', 'spring_festival'),
  ('2026-02-22', 'holiday', 'spring_festival'), ('2026-02-23', 'holiday', 'spring_festival'),
  ('2026-02-28', 'workday', 'spring_festival'), ('2026-04-04', 'holiday', 'tomb_sweeping'),
  ('2026-04-05', 'holiday', 'tomb_sweeping'), ('2026-04-06', 'holiday', 'tomb_sweeping'),
  ('2026-05-01', 'holiday', 'labour_day'), ('2026-05-02', 'holiday', 'labour_day'),
  ('2026-05-03', 'holiday', 'labour_day'), ('2026-05-04', 'holiday', 'labour_day'),
  ('2026-05-05', 'holiday', 'labour_day'), ('2026-05-09', 'workday', 'labour_day'),
  ('2026-06-19', 'holiday', 'dragon_boat'), ('2026-06-20', 'holiday', 'dragon_boat'),
  ('2026-06-21', 'holiday', 'dragon_boat'), ('2026-09-20', 'workday', 'national_day'),
  ('2026-09-25', 'holiday', 'mid_autumn'), ('2026-09-26', 'holiday', 'mid_autumn'),
  ('2026-09-27', 'holiday', 'mid_autumn'), ('2026-10-01', 'holiday', 'national_day'),
  ('2026-10-02', 'holiday', 'national_day'), ('2026-10-03', 'holiday', 'national_day'),
  ('2026-10-04', 'holiday', 'national_day'), ('2026-10-05', 'holiday', 'national_day'),
  ('2026-10-06', 'holiday', 'national_day'), ('2026-10-07', 'holiday', 'national_day'),
  ('2026-10-10', 'workday', 'national_day');

CREATE TABLE tender (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_py TEXT NOT NULL,
  title_initials TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('open', 'national_volume', 'provincial_volume', 'alliance_volume', 'listing',
    'negotiation', 'rfq', 'in_hospital', 'consultation')),
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'evaluating', 'approved', 'preparing', 'submitted',
    'opened', 'published', 'won', 'lost', 'listed', 'signed', 'executing', 'closed',
    'abandoned', 'failed', 'voided', 'terminated', 'rejected')),
  -- Government procurement has clocks of its own.
  is_government INTEGER NOT NULL DEFAULT 0 CHECK (is_government IN (0, 1)),
  purchaser TEXT NOT NULL,
  purchaser_py TEXT NOT NULL,
  purchaser_initials TEXT NOT NULL,
  purchaser_id INTEGER REFERENCES customer (id),
  platform TEXT NOT NULL DEFAULT '',
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  -- Whose it is (row scope), and who does it.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  assistant_id INTEGER NOT NULL REFERENCES user (id),
  -- Copies of the milestones of that kind, kept by triggers, so that lists sort and count by them.
  bid_deadline_at INTEGER,
  opening_at INTEGER,
  -- When the documents came out; the estimate of the purchaser in fen.
  documents_on TEXT,
  estimate_fen INTEGER CHECK (estimate_fen >= 0),
  bidder TEXT NOT NULL DEFAULT 'own' CHECK (bidder IN ('own', 'entrusted')),
  bidder_name TEXT NOT NULL DEFAULT '',
  go_decision TEXT NOT NULL DEFAULT '' CHECK (go_decision IN ('', 'go', 'no_go')),
  go_reason TEXT NOT NULL DEFAULT '',
  go_by INTEGER REFERENCES user (id),
  go_at INTEGER,
  submitted_at INTEGER,
  submitted_by INTEGER REFERENCES user (id),
  -- How it went: mailed with its courier number, or uploaded.
  submitted_how TEXT NOT NULL DEFAULT '' CHECK (submitted_how IN ('', 'mailed', 'uploaded', 'by_hand')),
  courier_no TEXT NOT NULL DEFAULT '',
  late_reason TEXT NOT NULL DEFAULT '',
  opened_at INTEGER,
  published_on TEXT,
  -- The last day of the publication.
  published_until TEXT,
  -- Of what became of it: lost reason, or why it ended; and what was done so that it does not happen again.
  outcome_reason TEXT NOT NULL DEFAULT '',
  outcome_note TEXT NOT NULL DEFAULT '',
  lesson TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  award_notice_on TEXT,
  contract_on TEXT,
  next_follow_up_on TEXT,
  last_answer TEXT NOT NULL DEFAULT '',
  last_answer_on TEXT,
  previous_round_id INTEGER REFERENCES tender (id),
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user (id),
  version INTEGER NOT NULL DEFAULT 0,
  -- Never without a next follow-up while others decide.
  CHECK (state NOT IN ('submitted', 'opened', 'published') OR next_follow_up_on IS NOT NULL),
  CHECK (bidder = 'own' OR bidder_name <> ''),
  -- Handed in after its deadline only with a reason.
  CHECK (submitted_at IS NULL OR bid_deadline_at IS NULL OR submitted_at <= bid_deadline_at OR late_reason <> ''),
  CHECK (state NOT IN ('abandoned', 'failed', 'voided', 'terminated', 'rejected', 'lost') OR outcome_reason <> '')
) STRICT;
CREATE INDEX tender_owner ON tender (owner_id, id);
CREATE INDEX tender_title ON tender (title_py, id, owner_id);
CREATE INDEX tender_kind ON tender (kind, id, owner_id);
CREATE INDEX tender_state ON tender (state, id, owner_id);
CREATE INDEX tender_purchaser ON tender (purchaser_py, id, owner_id);
CREATE INDEX tender_purchaser_id ON tender (purchaser_id, id);
CREATE INDEX tender_platform ON tender (platform, id, owner_id);
CREATE INDEX tender_province ON tender (province, id, owner_id);
CREATE INDEX tender_assistant ON tender (assistant_id, id, owner_id);
CREATE INDEX tender_deadline ON tender (bid_deadline_at, id, owner_id);
-- What has not ended, by its deadline.
CREATE INDEX tender_bidding ON tender (bid_deadline_at, id, owner_id)
  WHERE ended_at IS NULL;
CREATE INDEX tender_opening ON tender (opening_at, id, owner_id);
CREATE INDEX tender_next_follow_up ON tender (next_follow_up_on, id, owner_id);
CREATE INDEX tender_submitted ON tender (submitted_at, id, owner_id);
CREATE INDEX tender_estimate ON tender (estimate_fen, id, owner_id);
CREATE INDEX tender_created ON tender (created_at, id, owner_id);
CREATE INDEX tender_previous ON tender (previous_round_id, id);
CREATE TRIGGER tender_no_delete BEFORE DELETE ON tender
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- A date of a tender. Moving it leaves a row behind; the first one stays as `original_due_at`.
CREATE TABLE tender_milestone (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  kind TEXT NOT NULL CHECK (kind IN ('registration', 'buy_documents', 'objection_documents', 'clarification', 'samples',
    'deposit_arrival', 'bid_deadline', 'sent', 'opening', 'publication', 'objection_result', 'challenge', 'complaint',
    'award_notice', 'contract', 'performance_bond', 'deposit_refund', 'other')),
  title TEXT NOT NULL DEFAULT '',
  due_at INTEGER NOT NULL,
  -- 1: a day without a time; due_at is then its last millisecond in the firm's zone.
  is_whole_day INTEGER NOT NULL DEFAULT 0 CHECK (is_whole_day IN (0, 1)),
  original_due_at INTEGER NOT NULL,
  moved_count INTEGER NOT NULL DEFAULT 0,
  basis TEXT NOT NULL DEFAULT 'documents' CHECK (basis IN ('law', 'documents', 'agreed', 'template')),
  basis_note TEXT NOT NULL DEFAULT '',
  -- 1: ours to keep, red when missed; 0: the purchaser's.
  is_ours INTEGER NOT NULL DEFAULT 1 CHECK (is_ours IN (0, 1)),
  -- Working days before it on which finance is asked (the deposit).
  lead_workdays INTEGER NOT NULL DEFAULT 0 CHECK (lead_workdays BETWEEN 0 AND 30),
  -- Of the opening: who sits there, minutes allowed to sign in or decrypt, certificate in hand and tried.
  attendee_id INTEGER REFERENCES user (id),
  minutes_allowed INTEGER CHECK (minutes_allowed BETWEEN 1 AND 1440),
  ca_tried_at INTEGER,
  done_at INTEGER,
  done_by INTEGER REFERENCES user (id),
  done_note TEXT NOT NULL DEFAULT '',
  missed_reason TEXT NOT NULL DEFAULT '',
  -- No longer needed (a state was skipped, the tender ended).
  is_dropped INTEGER NOT NULL DEFAULT 0 CHECK (is_dropped IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((done_at IS NULL) = (done_by IS NULL)),
  CHECK (kind <> 'other' OR title <> '')
) STRICT;
CREATE INDEX tender_milestone_tender ON tender_milestone (tender_id, due_at);
CREATE INDEX tender_milestone_open ON tender_milestone (due_at, tender_id) WHERE done_at IS NULL AND is_dropped = 0;
-- The month's calendar and the figures read what is done as well.
CREATE INDEX tender_milestone_due ON tender_milestone (due_at, tender_id);
-- One deadline and one opening a tender: the list reads them.
CREATE UNIQUE INDEX tender_milestone_single ON tender_milestone (tender_id, kind)
  WHERE kind IN ('bid_deadline', 'opening', 'publication', 'award_notice', 'contract') AND is_dropped = 0;
CREATE TRIGGER tender_milestone_no_delete BEFORE DELETE ON tender_milestone
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_milestone_original BEFORE UPDATE OF original_due_at, tender_id, kind ON tender_milestone
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Each move of a date: from, to, why.
CREATE TABLE milestone_move (
  id INTEGER PRIMARY KEY,
  milestone_id INTEGER NOT NULL REFERENCES tender_milestone (id),
  from_due_at INTEGER NOT NULL,
  to_due_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  moved_by INTEGER NOT NULL REFERENCES user (id),
  moved_at INTEGER NOT NULL,
  CHECK (from_due_at <> to_due_at)
) STRICT;
CREATE INDEX milestone_move_milestone ON milestone_move (milestone_id, id);
CREATE TRIGGER milestone_move_no_update BEFORE UPDATE ON milestone_move
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER milestone_move_no_delete BEFORE DELETE ON milestone_move
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- A date is moved by its move and by nothing else.
CREATE TRIGGER milestone_move_applies AFTER INSERT ON milestone_move BEGIN
  UPDATE tender_milestone SET due_at = NEW.to_due_at, moved_count = moved_count + 1
  WHERE id = NEW.milestone_id AND due_at = NEW.from_due_at;
  SELECT RAISE(ABORT, 'POSTED_IMMUTABLE') WHERE changes() = 0;
END;
CREATE TRIGGER tender_milestone_moved BEFORE UPDATE OF due_at ON tender_milestone
WHEN NEW.moved_count <> OLD.moved_count + 1
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_milestone_count BEFORE UPDATE OF moved_count ON tender_milestone
WHEN NEW.moved_count <> (SELECT count(*) FROM milestone_move WHERE milestone_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_milestone_added AFTER INSERT ON tender_milestone
WHEN NEW.kind IN ('bid_deadline', 'opening') BEGIN
  UPDATE tender SET bid_deadline_at = iif(NEW.kind = 'bid_deadline', NEW.due_at, bid_deadline_at),
    opening_at = iif(NEW.kind = 'opening', NEW.due_at, opening_at)
  WHERE id = NEW.tender_id;
END;
CREATE TRIGGER tender_milestone_copied AFTER UPDATE OF due_at, is_dropped ON tender_milestone
WHEN NEW.kind IN ('bid_deadline', 'opening') BEGIN
  UPDATE tender SET
    bid_deadline_at = iif(NEW.kind = 'bid_deadline', iif(NEW.is_dropped, NULL, NEW.due_at), bid_deadline_at),
    opening_at = iif(NEW.kind = 'opening', iif(NEW.is_dropped, NULL, NEW.due_at), opening_at)
  WHERE id = NEW.tender_id;
END;
CREATE TRIGGER tender_deadline_moved BEFORE UPDATE OF bid_deadline_at ON tender
WHEN NEW.bid_deadline_at IS NOT (SELECT due_at FROM tender_milestone
  WHERE tender_id = NEW.id AND kind = 'bid_deadline' AND is_dropped = 0)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_opening_moved BEFORE UPDATE OF opening_at ON tender
WHEN NEW.opening_at IS NOT (SELECT due_at FROM tender_milestone
  WHERE tender_id = NEW.id AND kind = 'opening' AND is_dropped = 0)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- What was asked and answered; each leaves the next day on which to ask.
CREATE TABLE tender_follow_up (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  asked_on TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer <> ''),
  next_on TEXT,
  noted_by INTEGER NOT NULL REFERENCES user (id),
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tender_follow_up_tender ON tender_follow_up (tender_id, id);
CREATE TRIGGER tender_follow_up_no_update BEFORE UPDATE ON tender_follow_up
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_follow_up_no_delete BEFORE DELETE ON tender_follow_up
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Our clocks and the purchaser's: defaults that the firm may change; a row only where it did.
CREATE TABLE tender_clock (
  key TEXT PRIMARY KEY,
  amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 3650),
  note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Dates that a new tender of a kind (and platform, when named) begins with.
CREATE TABLE milestone_template (
  id INTEGER PRIMARY KEY,
  tender_kind TEXT NOT NULL,
  platform TEXT NOT NULL DEFAULT '',
  milestone_kind TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  -- Counted from the deadline, the opening or the publication, before (negative) or after it.
  anchor TEXT NOT NULL CHECK (anchor IN ('bid_deadline', 'opening', 'publication', 'award_notice', 'contract')),
  offset_days INTEGER NOT NULL,
  unit TEXT NOT NULL DEFAULT 'day' CHECK (unit IN ('day', 'workday')),
  is_ours INTEGER NOT NULL DEFAULT 1 CHECK (is_ours IN (0, 1)),
  lead_workdays INTEGER NOT NULL DEFAULT 0,
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX milestone_template_kind ON milestone_template (tender_kind, platform, id);

-- Dates that follow from the deadline and the publication unless the firm says otherwise.
INSERT INTO milestone_template (tender_kind, milestone_kind, anchor, offset_days, unit, is_ours, lead_workdays) VALUES
  ('open', 'deposit_arrival', 'bid_deadline', -1, 'workday', 1, 3),
  ('open', 'sent', 'bid_deadline', -2, 'workday', 1, 0),
  ('open', 'award_notice', 'publication', 3, 'workday', 0, 0),
  ('national_volume', 'registration', 'bid_deadline', -5, 'workday', 1, 0),
  ('provincial_volume', 'registration', 'bid_deadline', -5, 'workday', 1, 0),
  ('alliance_volume', 'registration', 'bid_deadline', -5, 'workday', 1, 0),
  ('listing', 'registration', 'bid_deadline', -5, 'workday', 1, 0),
  ('rfq', 'sent', 'bid_deadline', -1, 'workday', 1, 0),
  ('in_hospital', 'samples', 'bid_deadline', -1, 'workday', 1, 0),
  ('in_hospital', 'sent', 'bid_deadline', -1, 'workday', 1, 0),
  ('consultation', 'deposit_arrival', 'bid_deadline', -1, 'workday', 1, 3),
  ('consultation', 'sent', 'bid_deadline', -2, 'workday', 1, 0);
