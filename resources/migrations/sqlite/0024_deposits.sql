-- Deposits: what a bid or a contract ties up, and what became of each fen. And what bidding costs.

-- paid = what went out, directly or out of another deposit; returned, forfeited, converted = what became of it;
-- outstanding = what is still with the payee. Balances are moved by the ledger below and by nothing else.
CREATE TABLE deposit (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('bid', 'performance')),
  -- asked for here, taken over from before the book, or what another deposit became.
  source TEXT NOT NULL CHECK (source IN ('request', 'import', 'conversion')),
  tender_id INTEGER REFERENCES tender (id),
  -- The tender's owner, number and title as it has them, kept by a trigger; of one from before only its text.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  tender_number TEXT NOT NULL DEFAULT '',
  tender_title TEXT NOT NULL CHECK (tender_title <> ''),
  tender_py TEXT NOT NULL DEFAULT '',
  payee TEXT NOT NULL CHECK (payee <> ''),
  payee_py TEXT NOT NULL DEFAULT '',
  payee_bank TEXT NOT NULL DEFAULT '',
  payee_account TEXT NOT NULL DEFAULT '',
  form TEXT NOT NULL CHECK (form IN ('transfer', 'guarantee', 'cheque', 'insurance')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  -- Until when it must have arrived, and the day on which finance has to see to it.
  arrive_by_at INTEGER,
  pay_by_on TEXT,
  -- Working days between the two.
  lead_workdays INTEGER NOT NULL DEFAULT 0 CHECK (lead_workdays BETWEEN 0 AND 30),
  -- The last day of a guarantee letter or an insurance.
  valid_to TEXT,
  refund_due_on TEXT NOT NULL,
  -- The deposit that this one came out of.
  origin_id INTEGER REFERENCES deposit (id),
  state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn', 'paid', 'arrived', 'partly',
    'returned', 'forfeited', 'converted', 'settled')),
  note TEXT NOT NULL DEFAULT '',
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  -- Of the payment that stands.
  paid_on TEXT,
  arrived_on TEXT,
  waiting_since INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL DEFAULT 0 CHECK (paid_fen IN (0, amount_fen)),
  returned_fen INTEGER NOT NULL DEFAULT 0 CHECK (returned_fen >= 0),
  forfeited_fen INTEGER NOT NULL DEFAULT 0 CHECK (forfeited_fen >= 0),
  converted_fen INTEGER NOT NULL DEFAULT 0 CHECK (converted_fen >= 0),
  outstanding_fen INTEGER NOT NULL DEFAULT 0 CHECK (outstanding_fen >= 0),
  -- On top of what came back.
  interest_fen INTEGER NOT NULL DEFAULT 0 CHECK (interest_fen >= 0),
  -- Kept by a trigger from what was asked of the payee.
  chase_count INTEGER NOT NULL DEFAULT 0 CHECK (chase_count >= 0),
  last_chased_on TEXT,
  next_chase_on TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  -- Every fen that was paid is back, lost, turned into a bond, or still outside.
  CHECK (paid_fen = returned_fen + forfeited_fen + converted_fen + outstanding_fen),
  CHECK (tender_id IS NOT NULL OR source = 'import'),
  CHECK ((source = 'conversion') = (origin_id IS NOT NULL)),
  CHECK ((state IN ('requested', 'approved', 'refused', 'withdrawn')) = (paid_fen = 0)),
  CHECK ((state IN ('returned', 'forfeited', 'converted', 'settled')) = (paid_fen > 0 AND outstanding_fen = 0)),
  CHECK ((state = 'partly') = (outstanding_fen > 0 AND outstanding_fen < paid_fen)),
  CHECK (state <> 'arrived' OR arrived_on IS NOT NULL),
  CHECK (interest_fen = 0 OR paid_fen > 0),
  CHECK ((paid_on IS NULL) = (paid_fen = 0)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'refused' OR decision_reason <> '')
) STRICT;
CREATE INDEX deposit_number ON deposit (number, id, owner_id);
CREATE INDEX deposit_tender ON deposit (tender_id, id);
CREATE INDEX deposit_tender_py ON deposit (tender_py, id, owner_id);
CREATE INDEX deposit_payee_py ON deposit (payee_py, id, owner_id);
CREATE INDEX deposit_kind ON deposit (kind, id, owner_id);
CREATE INDEX deposit_form ON deposit (form, id, owner_id);
CREATE INDEX deposit_state ON deposit (state, id, owner_id);
CREATE INDEX deposit_state_waiting ON deposit (state, waiting_since, id, owner_id);
CREATE INDEX deposit_owner ON deposit (owner_id, id);
CREATE INDEX deposit_amount ON deposit (amount_fen, id, owner_id);
CREATE INDEX deposit_outstanding ON deposit (outstanding_fen, id, owner_id);
CREATE INDEX deposit_arrive ON deposit (arrive_by_at, id, owner_id);
CREATE INDEX deposit_pay ON deposit (pay_by_on, id, owner_id);
CREATE INDEX deposit_paid ON deposit (paid_on, id, owner_id);
CREATE INDEX deposit_valid ON deposit (valid_to, id, owner_id);
CREATE INDEX deposit_refund ON deposit (refund_due_on, id, owner_id);
CREATE INDEX deposit_next_chase ON deposit (next_chase_on, id, owner_id);
CREATE INDEX deposit_requested ON deposit (requested_at, id, owner_id);
CREATE INDEX deposit_waiting ON deposit (waiting_since, id, owner_id);
CREATE INDEX deposit_outside ON deposit (refund_due_on, id, owner_id) WHERE outstanding_fen > 0;
CREATE INDEX deposit_same_person ON deposit (decided_at) WHERE is_same_person = 1;
CREATE INDEX deposit_origin ON deposit (origin_id) WHERE origin_id IS NOT NULL;

-- What became of the money, row by row; a correction is a row against the first one.
CREATE TABLE deposit_move (
  id INTEGER PRIMARY KEY,
  deposit_id INTEGER NOT NULL REFERENCES deposit (id),
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'returned', 'forfeited', 'converted_out', 'converted_in', 'interest')),
  -- Below zero for the row that takes another back.
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  moved_on TEXT NOT NULL,
  reversal_of INTEGER UNIQUE REFERENCES deposit_move (id),
  -- The deposit on the other side of a conversion.
  other_id INTEGER REFERENCES deposit (id),
  reason TEXT NOT NULL DEFAULT '',
  -- The bank's number of the payment.
  reference TEXT NOT NULL DEFAULT '',
  moved_by INTEGER NOT NULL REFERENCES user (id),
  moved_at INTEGER NOT NULL,
  CHECK ((amount_fen < 0) = (reversal_of IS NOT NULL)),
  CHECK ((kind IN ('converted_out', 'converted_in')) = (other_id IS NOT NULL)),
  CHECK (other_id IS NULL OR other_id <> deposit_id),
  CHECK (reason <> '' OR (kind <> 'forfeited' AND reversal_of IS NULL))
) STRICT;
CREATE INDEX deposit_move_deposit ON deposit_move (deposit_id, id);
CREATE INDEX deposit_move_on ON deposit_move (moved_on, kind, amount_fen);

-- Each time the payee was asked for it; leaves the day on which to ask again.
CREATE TABLE deposit_chase (
  id INTEGER PRIMARY KEY,
  deposit_id INTEGER NOT NULL REFERENCES deposit (id),
  chased_on TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('letter', 'phone', 'visit', 'message')),
  answer TEXT NOT NULL CHECK (answer <> ''),
  next_on TEXT NOT NULL CHECK (next_on >= chased_on),
  noted_by INTEGER NOT NULL REFERENCES user (id),
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX deposit_chase_deposit ON deposit_chase (deposit_id, id);

-- What bidding costs beside the deposit; a wrong row is taken back by a row against it.
CREATE TABLE bid_cost (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  kind TEXT NOT NULL CHECK (kind IN ('documents', 'service_fee', 'travel', 'other')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  spent_on TEXT NOT NULL,
  payee TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  reversal_of INTEGER UNIQUE REFERENCES bid_cost (id),
  reason TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  CHECK ((amount_fen < 0) = (reversal_of IS NOT NULL)),
  CHECK ((reversal_of IS NULL) = (reason = ''))
) STRICT;
CREATE INDEX bid_cost_tender ON bid_cost (tender_id, id, amount_fen);

-- What is posted stays as it is.
CREATE TRIGGER deposit_move_no_update BEFORE UPDATE ON deposit_move BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER deposit_move_no_delete BEFORE DELETE ON deposit_move BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER deposit_chase_no_update BEFORE UPDATE ON deposit_chase BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER deposit_chase_no_delete BEFORE DELETE ON deposit_chase BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER bid_cost_no_update BEFORE UPDATE ON bid_cost BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER bid_cost_no_delete BEFORE DELETE ON bid_cost BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER deposit_starts_empty BEFORE INSERT ON deposit
WHEN NEW.paid_fen <> 0 OR NEW.returned_fen <> 0 OR NEW.forfeited_fen <> 0 OR NEW.converted_fen <> 0
  OR NEW.outstanding_fen <> 0 OR NEW.interest_fen <> 0 OR NEW.chase_count <> 0
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- Whom it is for, how much and to which account is what was approved.
CREATE TRIGGER deposit_fixed BEFORE UPDATE ON deposit
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.source <> OLD.source
  OR NEW.tender_id IS NOT OLD.tender_id OR NEW.payee <> OLD.payee OR NEW.payee_bank <> OLD.payee_bank
  OR NEW.payee_account <> OLD.payee_account OR NEW.form <> OLD.form OR NEW.amount_fen <> OLD.amount_fen
  OR NEW.origin_id IS NOT OLD.origin_id OR NEW.requested_by <> OLD.requested_by OR NEW.requested_at <> OLD.requested_at
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Only what finance approved is paid, once; and a row is taken back whole, once, by one of its own kind.
CREATE TRIGGER deposit_move_pays BEFORE INSERT ON deposit_move
WHEN NEW.reversal_of IS NULL AND NEW.kind IN ('paid', 'converted_in') AND NOT EXISTS (
  SELECT 1 FROM deposit d WHERE d.id = NEW.deposit_id AND d.state = 'approved' AND d.amount_fen = NEW.amount_fen
    AND (NEW.kind = 'converted_in') = (d.source = 'conversion'))
BEGIN SELECT RAISE(ABORT, 'DEPOSIT_NOT_TO_PAY'); END;
CREATE TRIGGER deposit_move_reverses BEFORE INSERT ON deposit_move
WHEN NEW.reversal_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM deposit_move m WHERE m.id = NEW.reversal_of AND m.reversal_of IS NULL
    AND m.deposit_id = NEW.deposit_id AND m.kind = NEW.kind AND m.amount_fen = -NEW.amount_fen
    AND m.other_id IS NEW.other_id)
BEGIN SELECT RAISE(ABORT, 'REVERSAL_DIFFERS'); END;
CREATE TRIGGER bid_cost_reverses BEFORE INSERT ON bid_cost
WHEN NEW.reversal_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM bid_cost c WHERE c.id = NEW.reversal_of AND c.reversal_of IS NULL
    AND c.tender_id = NEW.tender_id AND c.kind = NEW.kind AND c.amount_fen = -NEW.amount_fen)
BEGIN SELECT RAISE(ABORT, 'REVERSAL_DIFFERS'); END;

-- Balances, and with them the state, follow from the row; the CHECKs above refuse what does not add up.
CREATE TRIGGER deposit_move_moves AFTER INSERT ON deposit_move
BEGIN
  UPDATE deposit SET
    paid_fen = n.paid, returned_fen = n.back, forfeited_fen = n.lost, converted_fen = n.bond,
    interest_fen = n.interest, outstanding_fen = n.paid - n.back - n.lost - n.bond,
    paid_on = CASE WHEN n.paid = 0 THEN NULL WHEN paid_fen = 0 THEN NEW.moved_on ELSE paid_on END,
    arrived_on = CASE WHEN n.paid = 0 THEN NULL WHEN source <> 'request' THEN coalesce(arrived_on, NEW.moved_on) ELSE arrived_on END,
    state = CASE
      WHEN n.paid = 0 THEN iif(source = 'request', 'approved', 'withdrawn')
      WHEN n.back + n.lost + n.bond = 0 THEN iif(arrived_on IS NULL AND source = 'request', 'paid', 'arrived')
      WHEN n.back + n.lost + n.bond < n.paid THEN 'partly'
      WHEN n.back = n.paid THEN 'returned'
      WHEN n.lost = n.paid THEN 'forfeited'
      WHEN n.bond = n.paid THEN 'converted'
      ELSE 'settled' END,
    waiting_since = NEW.moved_at
  FROM (
    SELECT coalesce(sum(iif(kind IN ('paid', 'converted_in'), amount_fen, 0)), 0) AS paid,
      coalesce(sum(iif(kind = 'returned', amount_fen, 0)), 0) AS back,
      coalesce(sum(iif(kind = 'forfeited', amount_fen, 0)), 0) AS lost,
      coalesce(sum(iif(kind = 'converted_out', amount_fen, 0)), 0) AS bond,
      coalesce(sum(iif(kind = 'interest', amount_fen, 0)), 0) AS interest
    FROM deposit_move WHERE deposit_id = NEW.deposit_id) AS n
  WHERE deposit.id = NEW.deposit_id;
END;
CREATE TRIGGER deposit_balance AFTER UPDATE OF paid_fen, returned_fen, forfeited_fen, converted_fen, outstanding_fen,
  interest_fen ON deposit
WHEN NOT EXISTS (
  SELECT 1 FROM (
    SELECT coalesce(sum(iif(kind IN ('paid', 'converted_in'), amount_fen, 0)), 0) AS paid,
      coalesce(sum(iif(kind = 'returned', amount_fen, 0)), 0) AS back,
      coalesce(sum(iif(kind = 'forfeited', amount_fen, 0)), 0) AS lost,
      coalesce(sum(iif(kind = 'converted_out', amount_fen, 0)), 0) AS bond,
      coalesce(sum(iif(kind = 'interest', amount_fen, 0)), 0) AS interest
    FROM deposit_move WHERE deposit_id = NEW.id) AS n
  WHERE n.paid = NEW.paid_fen AND n.back = NEW.returned_fen AND n.lost = NEW.forfeited_fen AND n.bond = NEW.converted_fen
    AND n.interest = NEW.interest_fen)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

CREATE TRIGGER deposit_chase_counts AFTER INSERT ON deposit_chase
BEGIN
  UPDATE deposit SET chase_count = chase_count + 1, last_chased_on = NEW.chased_on, next_chase_on = NEW.next_on
  WHERE id = NEW.deposit_id;
END;
CREATE TRIGGER deposit_chase_count BEFORE UPDATE OF chase_count ON deposit
WHEN NEW.chase_count <> (SELECT count(*) FROM deposit_chase WHERE deposit_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- The tender's owner, number and title are the deposit's.
CREATE TRIGGER tender_deposits AFTER UPDATE OF owner_id, number, title, title_py ON tender BEGIN
  UPDATE deposit SET owner_id = NEW.owner_id, tender_number = NEW.number, tender_title = NEW.title,
    tender_py = NEW.title_py
  WHERE tender_id = NEW.id;
END;
