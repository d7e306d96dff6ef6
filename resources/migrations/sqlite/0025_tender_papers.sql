-- Papers of tenders: the checklist of a bid, the firm's own qualifications with their originals, and its accounts on platforms.

-- A paper that the firm itself holds. What it was before a renewal stands in `credential_term`.
CREATE TABLE credential (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('licence', 'authorisation', 'ca', 'registration', 'gsp', 'other')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_py TEXT NOT NULL,
  name_initials TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  -- Whose name stands on it: the firm, a maker, the person of a certificate.
  holder TEXT NOT NULL DEFAULT '',
  -- Of a registration or an authorisation: for which product; null for all or none.
  product_id INTEGER REFERENCES product (id),
  product_name TEXT NOT NULL DEFAULT '',
  product_py TEXT NOT NULL DEFAULT '',
  -- Of a certificate: where one logs in with it.
  platform TEXT NOT NULL DEFAULT '',
  issued_on TEXT,
  -- Null: it never ends.
  expires_on TEXT,
  is_long_term INTEGER NOT NULL DEFAULT 0 CHECK (is_long_term IN (0, 1)),
  -- Where the original lies.
  kept_at TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  retired_at INTEGER,
  retired_by INTEGER REFERENCES user (id),
  retire_reason TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user (id),
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((expires_on IS NULL) = (is_long_term = 1)),
  CHECK (issued_on IS NULL OR expires_on IS NULL OR issued_on <= expires_on),
  CHECK ((retired_at IS NULL) = (retire_reason = ''))
) STRICT;
CREATE INDEX credential_name ON credential (name_py, id);
CREATE INDEX credential_kind ON credential (kind, id);
CREATE INDEX credential_number ON credential (number, id);
CREATE INDEX credential_holder ON credential (holder, id);
CREATE INDEX credential_product_py ON credential (product_py, id);
CREATE INDEX credential_product ON credential (product_id, id);
CREATE INDEX credential_platform ON credential (platform, id);
CREATE INDEX credential_issued ON credential (issued_on, id);
CREATE INDEX credential_expires ON credential (expires_on, id);
CREATE TRIGGER credential_no_delete BEFORE DELETE ON credential
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER product_credentials AFTER UPDATE OF generic_name, py_full ON product BEGIN
  UPDATE credential SET product_name = NEW.generic_name, product_py = NEW.py_full WHERE product_id = NEW.id;
END;

-- Each span that a credential held for; the newest is the one it has now.
CREATE TABLE credential_term (
  id INTEGER PRIMARY KEY,
  credential_id INTEGER NOT NULL REFERENCES credential (id),
  number TEXT NOT NULL,
  issued_on TEXT,
  expires_on TEXT,
  is_long_term INTEGER NOT NULL CHECK (is_long_term IN (0, 1)),
  noted_by INTEGER NOT NULL REFERENCES user (id),
  noted_at INTEGER NOT NULL,
  CHECK ((expires_on IS NULL) = (is_long_term = 1))
) STRICT;
CREATE INDEX credential_term_credential ON credential_term (credential_id, id);
CREATE TRIGGER credential_term_no_update BEFORE UPDATE ON credential_term
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER credential_term_no_delete BEFORE DELETE ON credential_term
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- A day is changed by a new term and by nothing else.
CREATE TRIGGER credential_term_applies AFTER INSERT ON credential_term BEGIN
  UPDATE credential SET number = NEW.number, issued_on = NEW.issued_on, expires_on = NEW.expires_on,
    is_long_term = NEW.is_long_term
  WHERE id = NEW.credential_id;
END;
CREATE TRIGGER credential_moved BEFORE UPDATE OF expires_on, is_long_term ON credential
WHEN NOT EXISTS (SELECT 1 FROM credential_term WHERE id =
    (SELECT max(id) FROM credential_term WHERE credential_id = NEW.id)
  AND expires_on IS NEW.expires_on AND is_long_term = NEW.is_long_term)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- An original that left the safe; one at a time.
CREATE TABLE credential_loan (
  id INTEGER PRIMARY KEY,
  credential_id INTEGER NOT NULL REFERENCES credential (id),
  credential_name TEXT NOT NULL,
  credential_py TEXT NOT NULL,
  borrower TEXT NOT NULL CHECK (borrower <> ''),
  borrower_py TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  tender_id INTEGER REFERENCES tender (id),
  lent_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  lent_by INTEGER NOT NULL REFERENCES user (id),
  lent_at INTEGER NOT NULL,
  returned_on TEXT,
  returned_by INTEGER REFERENCES user (id),
  return_note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (due_on >= lent_on),
  CHECK (returned_on IS NULL OR returned_on >= lent_on),
  CHECK ((returned_on IS NULL) = (returned_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX credential_loan_out ON credential_loan (credential_id) WHERE returned_on IS NULL;
CREATE INDEX credential_loan_credential ON credential_loan (credential_id, id);
CREATE INDEX credential_loan_name ON credential_loan (credential_py, id);
CREATE INDEX credential_loan_borrower ON credential_loan (borrower_py, id);
CREATE INDEX credential_loan_lent ON credential_loan (lent_on, id);
CREATE INDEX credential_loan_due ON credential_loan (due_on, id);
CREATE INDEX credential_loan_open ON credential_loan (due_on) WHERE returned_on IS NULL;
CREATE INDEX credential_loan_returned ON credential_loan (returned_on, id);
CREATE INDEX credential_loan_tender ON credential_loan (tender_id, id);
CREATE TRIGGER credential_loan_no_delete BEFORE DELETE ON credential_loan
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER credential_loan_back BEFORE UPDATE ON credential_loan WHEN OLD.returned_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- What a bid of a kind is made of; a row only where the firm has a list of its own.
CREATE TABLE document_template (
  tender_kind TEXT PRIMARY KEY,
  lines TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One paper of a bid. It has a code of the common list, or a name of its own.
CREATE TABLE tender_document (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  -- Copies of the tender's, kept by a trigger: whose it is, what it is called, when it must be handed in, how it stands.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  tender_number TEXT NOT NULL,
  tender_title TEXT NOT NULL,
  tender_py TEXT NOT NULL,
  bid_deadline_at INTEGER,
  tender_state TEXT NOT NULL,
  place INTEGER NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'missing' CHECK (state IN ('missing', 'draft', 'in_review', 'ready', 'not_needed')),
  -- How often it was written: 0 while there is nothing.
  edition INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0),
  written_by INTEGER REFERENCES user (id),
  written_at INTEGER,
  reviewer_id INTEGER REFERENCES user (id),
  review_note TEXT NOT NULL DEFAULT '',
  ready_by INTEGER REFERENCES user (id),
  ready_at INTEGER,
  not_needed_reason TEXT NOT NULL DEFAULT '',
  credential_id INTEGER REFERENCES credential (id),
  needs_seal INTEGER NOT NULL DEFAULT 0 CHECK (needs_seal IN (0, 1)),
  seal_asked_by INTEGER REFERENCES user (id),
  seal_asked_at INTEGER,
  sealed_by INTEGER REFERENCES user (id),
  sealed_at INTEGER,
  needs_ca INTEGER NOT NULL DEFAULT 0 CHECK (needs_ca IN (0, 1)),
  ca_asked_by INTEGER REFERENCES user (id),
  ca_asked_at INTEGER,
  ca_signed_by INTEGER REFERENCES user (id),
  ca_signed_at INTEGER,
  -- Asked and not done yet: since when the older of the two waits; null when nothing waits. Kept by a trigger.
  waits_since INTEGER,
  note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((code = '') <> (name = '')),
  CHECK ((state = 'not_needed') = (not_needed_reason <> '')),
  CHECK (state = 'not_needed' OR (state = 'missing') = (edition = 0)),
  CHECK ((edition = 0) = (written_by IS NULL) AND (edition = 0) = (written_at IS NULL)),
  CHECK ((state = 'ready') = (ready_at IS NOT NULL)),
  CHECK (sealed_at IS NULL OR (seal_asked_at IS NOT NULL AND sealed_by IS NOT NULL)),
  CHECK (ca_signed_at IS NULL OR (ca_asked_at IS NOT NULL AND ca_signed_by IS NOT NULL))
) STRICT;
CREATE INDEX tender_document_tender ON tender_document (tender_id, place, id);
CREATE UNIQUE INDEX tender_document_code ON tender_document (tender_id, code) WHERE code <> '';
CREATE INDEX tender_document_owner ON tender_document (owner_id, id);
CREATE INDEX tender_document_title ON tender_document (tender_py, id, owner_id);
CREATE INDEX tender_document_number ON tender_document (tender_number, id, owner_id);
CREATE INDEX tender_document_deadline ON tender_document (bid_deadline_at, id, owner_id);
CREATE INDEX tender_document_state ON tender_document (state, id, owner_id);
CREATE INDEX tender_document_reviewer ON tender_document (reviewer_id, id, owner_id);
CREATE INDEX tender_document_waits ON tender_document (waits_since, id, owner_id);
CREATE INDEX tender_document_asked ON tender_document (waits_since, owner_id) WHERE waits_since IS NOT NULL;
CREATE INDEX tender_document_credential ON tender_document (credential_id, tender_id);
CREATE TRIGGER tender_document_no_delete BEFORE DELETE ON tender_document
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_document_waiting
AFTER UPDATE OF state, seal_asked_at, sealed_at, ca_asked_at, ca_signed_at ON tender_document BEGIN
  UPDATE tender_document SET waits_since = CASE
    WHEN NEW.state = 'not_needed' THEN NULL
    WHEN NEW.seal_asked_at IS NOT NULL AND NEW.sealed_at IS NULL
      AND NEW.ca_asked_at IS NOT NULL AND NEW.ca_signed_at IS NULL
      THEN min(NEW.seal_asked_at, NEW.ca_asked_at)
    WHEN NEW.seal_asked_at IS NOT NULL AND NEW.sealed_at IS NULL THEN NEW.seal_asked_at
    WHEN NEW.ca_asked_at IS NOT NULL AND NEW.ca_signed_at IS NULL THEN NEW.ca_asked_at
  END
  WHERE id = NEW.id;
END;
CREATE TRIGGER tender_documents_follow AFTER UPDATE OF owner_id, title, title_py, bid_deadline_at, state ON tender BEGIN
  UPDATE tender_document SET owner_id = NEW.owner_id, tender_title = NEW.title, tender_py = NEW.title_py,
    bid_deadline_at = NEW.bid_deadline_at, tender_state = NEW.state
  WHERE tender_id = NEW.id;
END;

-- The firm's accounts on platforms. Their secrets stand apart, so that no reading of an account meets them.
CREATE TABLE platform_account (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL CHECK (platform <> ''),
  platform_py TEXT NOT NULL,
  platform_initials TEXT NOT NULL,
  province TEXT NOT NULL DEFAULT '',
  site TEXT NOT NULL DEFAULT '',
  login_name TEXT NOT NULL CHECK (login_name <> ''),
  ca_credential_id INTEGER REFERENCES credential (id),
  contact TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user (id),
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (platform, login_name)
) STRICT;
CREATE INDEX platform_account_platform ON platform_account (platform_py, id);
CREATE INDEX platform_account_province ON platform_account (province, id);
CREATE INDEX platform_account_login ON platform_account (login_name, id);
CREATE INDEX platform_account_disabled ON platform_account (is_disabled, id);
CREATE INDEX platform_account_ca ON platform_account (ca_credential_id, id);
CREATE TRIGGER platform_account_no_delete BEFORE DELETE ON platform_account
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- Sealed with a key that is not in the book: nothing else than a sealed text is ever taken.
CREATE TABLE platform_secret (
  account_id INTEGER NOT NULL REFERENCES platform_account (id),
  field TEXT NOT NULL CHECK (field IN ('password', 'ca_pin')),
  sealed TEXT NOT NULL CHECK (sealed GLOB 'sealed1.[0-9a-f]*.*.*.*'),
  set_by INTEGER NOT NULL REFERENCES user (id),
  set_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, field)
) STRICT;

-- Each look at a secret.
CREATE TABLE secret_look (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES platform_account (id),
  field TEXT NOT NULL CHECK (field IN ('password', 'ca_pin')),
  looked_by INTEGER NOT NULL REFERENCES user (id),
  looked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX secret_look_account ON secret_look (account_id, id);
CREATE TRIGGER secret_look_no_update BEFORE UPDATE ON secret_look
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER secret_look_no_delete BEFORE DELETE ON secret_look
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- The product's own code on a platform.
CREATE TABLE platform_code (
  account_id INTEGER NOT NULL REFERENCES platform_account (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  code TEXT NOT NULL CHECK (code <> ''),
  PRIMARY KEY (account_id, product_id)
) STRICT;
CREATE INDEX platform_code_product ON platform_code (product_id, account_id);
