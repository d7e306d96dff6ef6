-- Quality: qualification of buyers, suppliers and products, needed licences, scopes, papers with an end.

-- A request and its decision, with what was seen at the moment of approval. The newest approved one that still holds
-- speaks for the subject; older ones stay as its history.
CREATE TABLE qualification (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('buyer', 'supplier', 'product')),
  subject_id INTEGER NOT NULL,
  subject_name TEXT NOT NULL,
  subject_py TEXT NOT NULL,
  -- Of a buyer his owner, else who asked.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn', 'ended')),
  requested_by INTEGER NOT NULL REFERENCES user (id),
  requested_at INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  request_note TEXT NOT NULL DEFAULT '',
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decided_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  valid_until_on TEXT,
  -- The papers as they stood when it was decided.
  snapshot TEXT,
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state NOT IN ('approved', 'ended') OR snapshot IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX qualification_open ON qualification (subject_kind, subject_id) WHERE state = 'requested';
CREATE INDEX qualification_subject ON qualification (subject_kind, subject_id, id);
CREATE INDEX qualification_kind ON qualification (subject_kind, id, owner_id);
CREATE INDEX qualification_state ON qualification (state, id, owner_id);
CREATE INDEX qualification_py ON qualification (subject_py, id, owner_id);
CREATE INDEX qualification_requested ON qualification (requested_on, id, owner_id);
CREATE INDEX qualification_decided ON qualification (decided_on, id, owner_id);
CREATE INDEX qualification_until ON qualification (valid_until_on, id, owner_id);
CREATE INDEX qualification_number ON qualification (number, id, owner_id);
CREATE INDEX qualification_owner ON qualification (owner_id, id);

-- The licences a kind of holder needs, where quality changed the standard list: needs, each with the kinds that will do.
CREATE TABLE licence_need (
  holder_class TEXT PRIMARY KEY,
  needs TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- The classes of goods a licence may name, in the order they are offered. One row a firm keeps.
CREATE TABLE scope_list (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  names TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a buyer's licence allows; no row means it is not entered.
CREATE TABLE customer_scope (
  customer_id INTEGER PRIMARY KEY REFERENCES customer (id),
  scopes TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE supplier_licence (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  expires_on TEXT,
  is_long_term INTEGER NOT NULL DEFAULT 0 CHECK (is_long_term IN (0, 1)),
  UNIQUE (supplier_id, kind)
) STRICT;
-- Grows with each change of a supplier's licences.
CREATE TABLE supplier_papers (
  supplier_id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every paper with a last day, whosever it is, in one list that can be walked by that day.
CREATE TABLE dated_paper (
  id INTEGER PRIMARY KEY,
  holder TEXT NOT NULL CHECK (holder IN ('buyer', 'supplier', 'product')),
  holder_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  py TEXT NOT NULL,
  number TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  -- Of a buyer; the papers of suppliers and products belong to nobody.
  owner_id INTEGER,
  is_idle INTEGER NOT NULL DEFAULT 0 CHECK (is_idle IN (0, 1)),
  UNIQUE (holder, holder_id, kind)
) STRICT;
CREATE INDEX dated_paper_expires ON dated_paper (expires_on, id, owner_id, is_idle);
CREATE INDEX dated_paper_py ON dated_paper (py, id, owner_id, is_idle);
CREATE INDEX dated_paper_holder ON dated_paper (holder, id, owner_id, is_idle);
CREATE INDEX dated_paper_kind ON dated_paper (kind, id, owner_id, is_idle);
CREATE INDEX dated_paper_number ON dated_paper (number, id, owner_id, is_idle);
CREATE INDEX dated_paper_owner ON dated_paper (owner_id, id);

-- The list follows the cards by itself.
CREATE TRIGGER licence_dated_insert AFTER INSERT ON licence WHEN NEW.expires_on IS NOT NULL BEGIN
  INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
  SELECT 'buyer', NEW.customer_id, NEW.kind, name, py_full, NEW.number, NEW.expires_on, owner_id, is_disabled
  FROM customer WHERE id = NEW.customer_id;
END;
CREATE TRIGGER licence_dated_delete AFTER DELETE ON licence BEGIN
  DELETE FROM dated_paper WHERE holder = 'buyer' AND holder_id = OLD.customer_id AND kind = OLD.kind;
END;
CREATE TRIGGER licence_dated_update AFTER UPDATE ON licence BEGIN
  DELETE FROM dated_paper WHERE holder = 'buyer' AND holder_id = OLD.customer_id AND kind = OLD.kind;
  INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
  SELECT 'buyer', NEW.customer_id, NEW.kind, name, py_full, NEW.number, NEW.expires_on, owner_id, is_disabled
  FROM customer WHERE id = NEW.customer_id AND NEW.expires_on IS NOT NULL;
END;
CREATE TRIGGER customer_dated_update AFTER UPDATE OF name, py_full, owner_id, is_disabled ON customer BEGIN
  UPDATE dated_paper SET name = NEW.name, py = NEW.py_full, owner_id = NEW.owner_id, is_idle = NEW.is_disabled
  WHERE holder = 'buyer' AND holder_id = NEW.id;
  UPDATE qualification SET owner_id = NEW.owner_id
  WHERE subject_kind = 'buyer' AND subject_id = NEW.id AND owner_id <> NEW.owner_id;
END;
CREATE TRIGGER product_dated_insert AFTER INSERT ON product WHEN NEW.registration_expires_on IS NOT NULL BEGIN
  INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
  VALUES ('product', NEW.id, 'registration', NEW.generic_name, NEW.py_full, NEW.registration_no,
    NEW.registration_expires_on, NULL, NEW.is_stopped);
END;
CREATE TRIGGER product_dated_update
AFTER UPDATE OF generic_name, py_full, registration_no, registration_expires_on, is_stopped ON product BEGIN
  DELETE FROM dated_paper WHERE holder = 'product' AND holder_id = NEW.id;
  INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
  SELECT 'product', NEW.id, 'registration', NEW.generic_name, NEW.py_full, NEW.registration_no,
    NEW.registration_expires_on, NULL, NEW.is_stopped
  WHERE NEW.registration_expires_on IS NOT NULL;
END;

INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
SELECT 'buyer', customer.id, licence.kind, name, py_full, number, expires_on, owner_id, is_disabled
FROM licence INNER JOIN customer ON customer.id = licence.customer_id WHERE expires_on IS NOT NULL;
INSERT INTO dated_paper (holder, holder_id, kind, name, py, number, expires_on, owner_id, is_idle)
SELECT 'product', id, 'registration', generic_name, py_full, registration_no, registration_expires_on, NULL, is_stopped
FROM product WHERE registration_expires_on IS NOT NULL;
