-- Reminders: what was told to whom, and what became of it. Ids and dates only: what a reminder says is read from its
-- record when it is shown, so nobody learns of a record that he may no longer open.

-- A row only where the firm changed a rule; the defaults are in the program.
CREATE TABLE reminder_rule (
  key TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Days before its date on which a ladder begins.
  threshold INTEGER CHECK (threshold BETWEEN 1 AND 15),
  is_quiet INTEGER NOT NULL CHECK (is_quiet IN (0, 1)),
  -- Working hours; 0: never.
  escalate_hours INTEGER NOT NULL CHECK (escalate_hours BETWEEN 0 AND 240),
  is_pop_up INTEGER NOT NULL CHECK (is_pop_up IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Quiet hours of a person, where he chose his own. Minutes of the day in the firm's zone.
CREATE TABLE reminder_quiet (
  user_id INTEGER PRIMARY KEY REFERENCES user (id),
  from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  until_minute INTEGER NOT NULL CHECK (until_minute BETWEEN 0 AND 1439),
  has_days_off INTEGER NOT NULL CHECK (has_days_off IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  -- The record: its table and id; below zero for an opening document, as on the desk.
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  -- 15d, 7d, … over, late: what was told; and of which date: a moved one is told anew.
  step TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  fired_at INTEGER NOT NULL,
  -- When it was last put before him: fired, or awake again.
  shown_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'snoozed', 'escalated', 'acknowledged', 'done')),
  snoozed_until INTEGER,
  -- Acknowledged by him, or done by itself.
  closed_at INTEGER,
  escalated_to INTEGER REFERENCES user (id),
  -- Of a manager's: who did not answer.
  escalated_from INTEGER REFERENCES user (id),
  CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
  CHECK ((state IN ('acknowledged', 'done')) = (closed_at IS NOT NULL)),
  CHECK (state <> 'escalated' OR escalated_to IS NOT NULL)
) STRICT;
-- Each step of each date once to each person.
CREATE UNIQUE INDEX reminder_once ON reminder (rule, entity_id, user_id, due_at, step);
CREATE INDEX reminder_inbox ON reminder (user_id, state, shown_at);
CREATE INDEX reminder_live ON reminder (rule, entity_id) WHERE state IN ('open', 'snoozed', 'escalated');
CREATE INDEX reminder_closed ON reminder (closed_at) WHERE state = 'done';
CREATE TRIGGER reminder_told BEFORE UPDATE OF rule, entity, entity_id, step, due_at, user_id, fired_at ON reminder
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
