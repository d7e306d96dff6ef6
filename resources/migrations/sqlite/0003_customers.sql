-- Customers (hospital, clinic, pharmacy, distributor, agent) and what belongs to them.
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  kind TEXT NOT NULL CHECK (kind IN ('hospital', 'clinic', 'pharmacy', 'distributor', 'agent')),
  ownership TEXT CHECK (ownership IN ('public', 'private', 'natural_person')),
  name TEXT NOT NULL,
  py_full TEXT NOT NULL,
  py_initials TEXT NOT NULL,
  mnemonic TEXT NOT NULL DEFAULT '',
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  tax_no TEXT NOT NULL DEFAULT '',
  credit_limit_fen INTEGER CHECK (credit_limit_fen >= 0),
  payment_term TEXT NOT NULL DEFAULT 'prepaid' CHECK (payment_term IN ('prepaid', 'after_shipping', 'after_signing', 'after_invoice', 'monthly', 'monthly_day', 'next_delivery', 'as_sold')),
  payment_days INTEGER NOT NULL DEFAULT 0 CHECK (payment_days BETWEEN 0 AND 720),
  opening_receivable_fen INTEGER NOT NULL DEFAULT 0,
  min_shelf_months INTEGER NOT NULL DEFAULT 0 CHECK (min_shelf_months BETWEEN 0 AND 60),
  has_prices_on_papers INTEGER NOT NULL DEFAULT 1 CHECK (has_prices_on_papers IN (0, 1)),
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  remark TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, city)
) STRICT;
CREATE INDEX customer_py ON customer (py_full, id);
CREATE INDEX customer_initials ON customer (py_initials, id);
CREATE INDEX customer_kind ON customer (kind, id);
CREATE INDEX customer_province ON customer (province, id);
CREATE INDEX customer_city ON customer (city, id);
CREATE INDEX customer_created ON customer (created_at, id);
CREATE INDEX customer_credit ON customer (credit_limit_fen, id);
CREATE INDEX customer_owner ON customer (owner_id, id);
CREATE INDEX customer_ownership ON customer (ownership, id);
CREATE INDEX customer_term ON customer (payment_term, id);
CREATE INDEX customer_opening ON customer (opening_receivable_fen, id);
CREATE INDEX customer_disabled ON customer (is_disabled, id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_customer ON contact (customer_id);

CREATE TABLE invoice_profile (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  title TEXT NOT NULL,
  tax_no TEXT NOT NULL DEFAULT '',
  address_phone TEXT NOT NULL DEFAULT '',
  bank_account TEXT NOT NULL DEFAULT '',
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX invoice_profile_customer ON invoice_profile (customer_id);

-- A removed address stays: orders point at it.
CREATE TABLE delivery_address (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  receiver TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;
CREATE INDEX delivery_address_customer ON delivery_address (customer_id);

-- expires_on NULL with is_long_term 0 means the date is not entered yet.
CREATE TABLE licence (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  expires_on TEXT,
  is_long_term INTEGER NOT NULL DEFAULT 0 CHECK (is_long_term IN (0, 1)),
  UNIQUE (customer_id, kind)
) STRICT;
CREATE INDEX licence_expiry ON licence (expires_on);
