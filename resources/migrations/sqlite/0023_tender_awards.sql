-- What is bid and at which price, what was won; prices of provinces, who delivers where, which volume was agreed.

CREATE TABLE tender_item (
  id INTEGER PRIMARY KEY,
  tender_id INTEGER NOT NULL REFERENCES tender (id),
  line_no INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  -- As the documents ask for it.
  specification TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  -- Listings name no quantity.
  qty INTEGER CHECK (qty > 0),
  ceiling_price INTEGER CHECK (ceiling_price > 0),
  floor_price INTEGER CHECK (floor_price >= 0),
  note TEXT NOT NULL DEFAULT '',
  quote_state TEXT NOT NULL DEFAULT 'none' CHECK (quote_state IN ('none', 'proposed', 'approved', 'refused')),
  quote_price INTEGER CHECK (quote_price > 0),
  quote_reason TEXT NOT NULL DEFAULT '',
  -- Rises when a locked quote is opened for another round.
  quote_round INTEGER NOT NULL DEFAULT 1,
  proposed_by INTEGER REFERENCES user (id),
  proposed_at INTEGER,
  decided_by INTEGER REFERENCES user (id),
  decided_at INTEGER,
  decide_reason TEXT NOT NULL DEFAULT '',
  is_same_person INTEGER NOT NULL DEFAULT 0 CHECK (is_same_person IN (0, 1)),
  locked_at INTEGER,
  -- What was read out for us at the opening, and our place.
  opened_price INTEGER CHECK (opened_price > 0),
  bid_rank INTEGER CHECK (bid_rank > 0),
  result TEXT NOT NULL DEFAULT 'open' CHECK (result IN ('open', 'won', 'lost')),
  award_price INTEGER CHECK (award_price > 0),
  award_qty INTEGER CHECK (award_qty > 0),
  award_from TEXT,
  award_to TEXT,
  result_note TEXT NOT NULL DEFAULT '',
  is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
  added_by INTEGER NOT NULL REFERENCES user (id),
  added_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (quote_state = 'none' OR (quote_price IS NOT NULL AND proposed_by IS NOT NULL)),
  CHECK (quote_state NOT IN ('approved', 'refused') OR decided_by IS NOT NULL),
  CHECK (quote_state <> 'refused' OR decide_reason <> ''),
  CHECK (locked_at IS NULL OR quote_state = 'approved'),
  -- A won item without price and validity cannot be.
  CHECK (result <> 'won' OR (award_price IS NOT NULL AND award_from IS NOT NULL AND award_to IS NOT NULL
    AND award_from <= award_to AND is_removed = 0))
) STRICT;
CREATE INDEX tender_item_tender ON tender_item (tender_id, line_no);
CREATE UNIQUE INDEX tender_item_product ON tender_item (tender_id, product_id) WHERE is_removed = 0;
CREATE INDEX tender_item_of_product ON tender_item (product_id, id);
CREATE INDEX tender_item_same_person ON tender_item (decided_at) WHERE is_same_person = 1;
CREATE TRIGGER tender_item_no_delete BEFORE DELETE ON tender_item
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_item_fixed BEFORE UPDATE OF tender_id, product_id ON tender_item
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- The price that was approved is the one that stays; another one is proposed and approved again.
CREATE TRIGGER tender_item_approved BEFORE UPDATE OF quote_price ON tender_item
WHEN NEW.quote_state = 'approved' AND NEW.quote_price IS NOT OLD.quote_price
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_item_locked BEFORE UPDATE OF quote_price, quote_state, locked_at, is_removed ON tender_item
WHEN OLD.locked_at IS NOT NULL AND NEW.quote_round <> OLD.quote_round + 1
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER tender_item_won BEFORE UPDATE OF result, award_price, award_qty, award_from, award_to ON tender_item
WHEN OLD.result = 'won'
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- What others bid, as it was read out.
CREATE TABLE competitor_bid (
  id INTEGER PRIMARY KEY,
  tender_item_id INTEGER NOT NULL REFERENCES tender_item (id),
  bidder TEXT NOT NULL CHECK (bidder <> ''),
  maker TEXT NOT NULL DEFAULT '',
  -- Null: refused, or not read out; then the note says so.
  price INTEGER CHECK (price > 0),
  bid_rank INTEGER CHECK (bid_rank > 0),
  is_winner INTEGER NOT NULL DEFAULT 0 CHECK (is_winner IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  CHECK (price IS NOT NULL OR note <> '')
) STRICT;
CREATE UNIQUE INDEX competitor_bid_item ON competitor_bid (tender_item_id, bidder);
CREATE TRIGGER competitor_bid_no_delete BEFORE DELETE ON competitor_bid
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- The price library: what a product cost where and when, ours and others'. Rows are added, never changed.
CREATE TABLE market_price (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  -- Empty: the whole country.
  province TEXT NOT NULL DEFAULT '',
  observed_on TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price > 0),
  kind TEXT NOT NULL CHECK (kind IN ('award', 'opening', 'listing', 'hand')),
  -- Whose price it was; ours: the firm itself.
  company TEXT NOT NULL DEFAULT '',
  is_ours INTEGER NOT NULL CHECK (is_ours IN (0, 1)),
  tender_id INTEGER REFERENCES tender (id),
  note TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER NOT NULL REFERENCES user (id),
  recorded_at INTEGER NOT NULL,
  -- A slip of the hand is struck out, and stays.
  struck_at INTEGER,
  struck_by INTEGER REFERENCES user (id),
  strike_reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (is_ours = 1 OR company <> ''),
  CHECK (struck_at IS NULL OR strike_reason <> '')
) STRICT;
CREATE INDEX market_price_product ON market_price (product_id, id);
CREATE INDEX market_price_product_py ON market_price (product_py, id);
CREATE INDEX market_price_province ON market_price (province, id);
CREATE INDEX market_price_observed ON market_price (observed_on, id);
CREATE INDEX market_price_price ON market_price (price, id);
CREATE INDEX market_price_kind ON market_price (kind, id);
CREATE INDEX market_price_company ON market_price (company, id);
CREATE TRIGGER market_price_no_delete BEFORE DELETE ON market_price
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER market_price_fixed BEFORE UPDATE OF product_id, province, observed_on, price, kind, company, is_ours, tender_id
ON market_price BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER market_price_struck BEFORE UPDATE OF struck_at, struck_by, strike_reason ON market_price
WHEN OLD.struck_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;

-- The most that may be asked: prices that were awarded, and prices under which a product is listed, by province.
CREATE TABLE province_price (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('award', 'listing')),
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  -- Empty: the whole country.
  province TEXT NOT NULL DEFAULT '',
  -- An award of one hospital holds for that buyer only.
  customer_id INTEGER REFERENCES customer (id),
  customer_name TEXT NOT NULL DEFAULT '',
  price INTEGER NOT NULL CHECK (price > 0),
  valid_from TEXT NOT NULL,
  -- The last day; null: until another price or its end. Before the first day: taken back.
  valid_to TEXT,
  tender_item_id INTEGER REFERENCES tender_item (id),
  -- The product's code on the platform.
  listing_no TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  set_by INTEGER NOT NULL REFERENCES user (id),
  set_at INTEGER NOT NULL,
  end_reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (kind <> 'award' OR valid_to IS NOT NULL)
) STRICT;
CREATE INDEX province_price_product ON province_price (product_id, id);
CREATE INDEX province_price_product_py ON province_price (product_py, id);
CREATE INDEX province_price_province ON province_price (province, id);
CREATE INDEX province_price_customer ON province_price (customer_name, id);
CREATE INDEX province_price_customer_id ON province_price (customer_id, id);
CREATE INDEX province_price_kind ON province_price (kind, id);
CREATE INDEX province_price_price ON province_price (price, id);
CREATE INDEX province_price_from ON province_price (valid_from, id);
CREATE INDEX province_price_to ON province_price (valid_to, id);
CREATE INDEX province_price_listing ON province_price (listing_no, id);
CREATE INDEX province_price_item ON province_price (tender_item_id, id);
CREATE TRIGGER province_price_no_delete BEFORE DELETE ON province_price
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER province_price_fixed BEFORE UPDATE OF kind, product_id, province, customer_id, price, valid_from, tender_item_id
ON province_price BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- A price may end earlier, never later: what is longer is a new row.
CREATE TRIGGER province_price_ends BEFORE UPDATE OF valid_to ON province_price
WHEN coalesce(NEW.valid_to, '9999-12-31') > coalesce(OLD.valid_to, '9999-12-31')
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- One price of a kind a day for the same product, place and buyer.
CREATE TRIGGER province_price_single BEFORE INSERT ON province_price
WHEN EXISTS (SELECT 1 FROM province_price AS o WHERE o.product_id = NEW.product_id AND o.kind = NEW.kind
  AND o.province = NEW.province AND o.customer_id IS NEW.customer_id
  AND coalesce(o.valid_to, '9999-12-31') >= o.valid_from
  AND coalesce(NEW.valid_to, '9999-12-31') >= o.valid_from AND coalesce(o.valid_to, '9999-12-31') >= NEW.valid_from)
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER customer_province_price AFTER UPDATE OF name ON customer BEGIN
  UPDATE province_price SET customer_name = NEW.name WHERE customer_id = NEW.id;
END;

-- Who delivers a product to whom in a province, as the platform has it.
CREATE TABLE delivery_agreement (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  -- Null: we deliver ourselves.
  distributor_id INTEGER REFERENCES customer (id),
  distributor_name TEXT NOT NULL DEFAULT '',
  -- Null: every hospital of the place.
  hospital_id INTEGER REFERENCES customer (id),
  hospital_name TEXT NOT NULL DEFAULT '',
  hospital_py TEXT NOT NULL DEFAULT '',
  tender_item_id INTEGER REFERENCES tender_item (id),
  tender_id INTEGER REFERENCES tender (id),
  -- Of the hospital, else of the tender, else who entered it; kept by triggers.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'agreed', 'refused', 'void')),
  valid_from TEXT,
  valid_to TEXT,
  submitted_on TEXT,
  decided_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  agreement_no TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  made_by INTEGER NOT NULL REFERENCES user (id),
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (city = '' OR province <> ''),
  CHECK (state NOT IN ('submitted', 'agreed', 'refused') OR submitted_on IS NOT NULL),
  CHECK (state <> 'agreed' OR (decided_on IS NOT NULL AND valid_from IS NOT NULL)),
  CHECK (state NOT IN ('refused', 'void') OR reason <> ''),
  CHECK (valid_to IS NULL OR (valid_from IS NOT NULL AND valid_to >= valid_from))
) STRICT;
CREATE INDEX delivery_agreement_owner ON delivery_agreement (owner_id, id);
CREATE INDEX delivery_agreement_product ON delivery_agreement (product_id, id);
CREATE INDEX delivery_agreement_product_py ON delivery_agreement (product_py, id, owner_id);
CREATE INDEX delivery_agreement_province ON delivery_agreement (province, id, owner_id);
CREATE INDEX delivery_agreement_distributor ON delivery_agreement (distributor_name, id, owner_id);
CREATE INDEX delivery_agreement_distributor_id ON delivery_agreement (distributor_id, id);
CREATE INDEX delivery_agreement_hospital_py ON delivery_agreement (hospital_py, id, owner_id);
CREATE INDEX delivery_agreement_hospital ON delivery_agreement (hospital_id, id);
CREATE INDEX delivery_agreement_state ON delivery_agreement (state, id, owner_id);
CREATE INDEX delivery_agreement_to ON delivery_agreement (valid_to, id, owner_id);
CREATE INDEX delivery_agreement_submitted ON delivery_agreement (submitted_on, id, owner_id);
CREATE INDEX delivery_agreement_item ON delivery_agreement (tender_item_id, id);
CREATE INDEX delivery_agreement_tender ON delivery_agreement (tender_id, id);
CREATE TRIGGER delivery_agreement_no_delete BEFORE DELETE ON delivery_agreement
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER delivery_agreement_fixed BEFORE UPDATE OF product_id, province, city, distributor_id, hospital_id
ON delivery_agreement WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER delivery_agreement_void BEFORE UPDATE OF state, valid_from, valid_to ON delivery_agreement
WHEN OLD.state = 'void'
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER customer_delivery_agreements AFTER UPDATE OF owner_id, name, py_full ON customer BEGIN
  UPDATE delivery_agreement SET owner_id = NEW.owner_id, hospital_name = NEW.name, hospital_py = NEW.py_full
  WHERE hospital_id = NEW.id;
  UPDATE delivery_agreement SET distributor_name = NEW.name WHERE distributor_id = NEW.id;
END;
CREATE TRIGGER tender_delivery_agreements AFTER UPDATE OF owner_id ON tender BEGIN
  UPDATE delivery_agreement SET owner_id = NEW.owner_id WHERE tender_id = NEW.id AND hospital_id IS NULL;
END;

-- What a hospital agreed to buy within a span; how much of it was bought is a sum over its orders.
CREATE TABLE agreed_volume (
  id INTEGER PRIMARY KEY,
  hospital_id INTEGER NOT NULL REFERENCES customer (id),
  hospital_name TEXT NOT NULL,
  hospital_py TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES user (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL,
  product_py TEXT NOT NULL,
  tender_item_id INTEGER REFERENCES tender_item (id),
  qty INTEGER NOT NULL CHECK (qty > 0),
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  -- Entered by mistake; counted no more.
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  made_by INTEGER NOT NULL REFERENCES user (id),
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (valid_to >= valid_from)
) STRICT;
CREATE INDEX agreed_volume_owner ON agreed_volume (owner_id, id);
CREATE INDEX agreed_volume_hospital ON agreed_volume (hospital_id, id);
CREATE INDEX agreed_volume_hospital_py ON agreed_volume (hospital_py, id, owner_id);
CREATE INDEX agreed_volume_product ON agreed_volume (product_id, id);
CREATE INDEX agreed_volume_product_py ON agreed_volume (product_py, id, owner_id);
CREATE INDEX agreed_volume_qty ON agreed_volume (qty, id, owner_id);
CREATE INDEX agreed_volume_from ON agreed_volume (valid_from, id, owner_id);
CREATE INDEX agreed_volume_to ON agreed_volume (valid_to, id, owner_id);
CREATE INDEX agreed_volume_item ON agreed_volume (tender_item_id, id);
CREATE TRIGGER agreed_volume_no_delete BEFORE DELETE ON agreed_volume
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER agreed_volume_fixed BEFORE UPDATE OF hospital_id, product_id ON agreed_volume
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER customer_agreed_volumes AFTER UPDATE OF owner_id, name, py_full ON customer BEGIN
  UPDATE agreed_volume SET owner_id = NEW.owner_id, hospital_name = NEW.name, hospital_py = NEW.py_full
  WHERE hospital_id = NEW.id;
END;
